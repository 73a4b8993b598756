//! Taxes: categories with the codes of EN 16931, rates that are valid by date, what a line carries, and the rules by
//! which a customer's region changes the category.
//!
//! A [`TaxCategory`] says *how* a group of items is taxed; its [`TaxRate`] rows say *how much* and when. On a given day
//! [`taxes_on`] turns both into the [`LineTax`]es that a document line carries from then on: a copy, so that a credit
//! note years later still uses the rates of its invoice. [`TaxRule`]s replace the category before that (export,
//! intra-Community supply, reverse charge, small business).
//!
//! # Where tax is rounded
//!
//! Everything before these points is exact; nothing else rounds. All of them round half away from zero to the minor
//! unit of the document's currency.
//!
//! 1. *Line amount*: quantity x price, then each discount, allowance and charge (`totals::line`).
//! 2. *Tax of a group*: once per (tax, category, rate) on the sum of its lines, or once per line when the document says
//!    so (`totals::levy`). Taxes that are contained in the price are taken out together, over one shared base, and so
//!    are exclusive taxes of the same rate on the same lines (the halves of a divided tax): their sum is rounded and
//!    then divided.
//! 3. *Shares of lines*: the rounded tax of a group is divided over its lines by largest remainder; shares add up to it.
//! 4. *Cash rounding*: the total to the smallest coin, as an amount of its own (`totals::cash`).
//!
//! Contained and added tax of one group on the same document are rounded each for itself, because the prices that
//! contain it stand; and not every amount is a base with its tax (19 % of 9176 is 1743, yet 10920 contains 1744). Where
//! a format wants base x rate to the cent, the difference is the document's rounding amount, never a changed price.
//!
//! # Invariants
//!
//! * What a price contains is never more or less than the price: net = amount - contained taxes.
//! * A tax that raises the base does so with its rounded share, hence every printed base is a sum of printed figures.
//! * Taxes of the same sequence do not see each other; the order of rows in the store changes nothing.

mod category;
mod check;
mod group;
mod line_tax;
pub mod preset;
mod rate;
mod rule;
mod validity;

pub use category::{TaxCategory, VatCategory};
pub use check::{SupplyFacts, check_categories};
pub use group::TaxGroup;
pub use line_tax::{LineTax, TaxKind, VAT};
pub use rate::{TaxRate, taxes_on};
pub use rule::{Region, TaxRule, TaxedSupply, tax_category_for};
pub(crate) use validity::{check_order, valid_on};

#[cfg(test)]
mod tests;
