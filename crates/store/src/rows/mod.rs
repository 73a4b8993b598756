//! The lists that people see, one module per area: which columns, from where, in which order.

pub mod activity;
pub mod deal;
pub mod document;
pub mod employee;
pub mod home;
pub mod item;
pub mod journal;
pub mod ledger;
pub mod party;
pub mod payment;
pub mod price;
pub mod stock;
pub mod tax;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS, TypeVisitor};

use crate::column::Column;
use crate::error::Result;
use crate::list::{Fetch, SeveralCells};
use crate::read::Cells;

/// A decimal that stands as text in its column. Its first expression is its size as a number, only to sort by (text would put
/// 9 behind 10); the second is the exact value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct BySize<T>(pub T);

impl<T: Column> Fetch<SeveralCells> for BySize<T> {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let _: Option<i64> = cells.take()?;
        cells.take().map(Self)
    }
}

/// On the wire and in TypeScript it is nothing but the value.
impl<T: TS> TS for BySize<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(config: &Config) -> String {
        T::name(config)
    }
    fn inline(config: &Config) -> String {
        T::inline(config)
    }
    fn decl(config: &Config) -> String {
        T::decl(config)
    }
    fn decl_concrete(config: &Config) -> String {
        T::decl_concrete(config)
    }
    fn visit_dependencies(visitor: &mut impl TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_dependencies(visitor);
    }
    fn visit_generics(visitor: &mut impl TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_generics(visitor);
        visitor.visit::<T>();
    }
}
