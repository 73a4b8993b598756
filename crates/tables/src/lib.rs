//! Spreadsheets: what a file of somebody else's program holds, how it is written and what its columns mean; and lists
//! written as CSV and XLSX.
//!
//! Pure: bytes in, values out. [`Source`] reads, [`values`] turns cells into typed values, [`fields`] knows what can be
//! imported and proposes which column is what, [`write`](mod@write) makes files that Excel opens.
//! Nothing here trusts a file: every size is bounded by [`Limits`], and what cannot be read is a fault with a code.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod cell;
pub mod fields;
mod fold;
mod guess;
pub mod limits;
pub mod read;
pub mod shape;
pub mod values;
pub mod write;

pub use cell::{Cell, Row};
pub use fields::{Field, FieldKind, Proposal, TableKind};
pub use limits::Limits;
pub use read::{ColumnSeen, Look, Rows, Source};
pub use shape::{DateOrder, DecimalMark, Format, Shape, ShapeWish, Thousands};
