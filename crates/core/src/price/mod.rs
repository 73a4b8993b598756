//! Prices: what a unit of an item costs a customer on a day, and why.
//!
//! The order of reckoning: base price from the price list by unit and quantity band (bands count in *stock units*, so
//! that two boxes of five reach the band of ten) -> formulas of derived lists -> margin -> rules by priority ->
//! rounding of the list -> exchange into the currency of the document -> line discount. Document discount, tax and cash
//! rounding follow in [`crate::totals`].
//!
//! # Invariants
//!
//! * The same rows and the same question give the same price on every PC, in whatever order the rows come: every choice
//!   has a full order that ends at the ids.
//! * A price is never below zero.
//! * The [`PriceTrace`] holds every value that was used; it reckons the price again without any row of the store.
//! * A list that builds on itself gives no price, whatever the question.
//!
//! Each step is rounded half away from zero to [`crate::decimal::UnitPrice::SCALE`] digits; only the list's own
//! rounding and the exchange ([`Exchange`]) are coarser, and they are steps of the trace.

mod base;
mod exchange;
mod list;
mod rule;
mod trace;
mod units;

pub use exchange::Exchange;
pub use list::{PriceItem, PriceList, check_lists};
pub use rule::{PriceAction, PriceRule};
pub use trace::{ExplainedStep, PriceStep, PriceTrace};

use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::entity::{ItemCategoryId, ItemId, PartyId, PriceListId};
use crate::fault::{Code, Fault};
use crate::item::ItemUnit;
use crate::money::Currency;
use crate::time::LocalDate;
use crate::totals::PercentOrAmount;

/// The rows from which prices are found.
#[derive(Debug, Clone, Copy)]
pub struct PriceBook<'a> {
    /// All lists that the asked one builds on, and itself.
    pub lists: &'a [PriceList],
    /// Their prices.
    pub items: &'a [PriceItem],
    /// Rules.
    pub rules: &'a [PriceRule],
}

/// A question for a price.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceRequest<'a> {
    /// The list of the customer.
    pub list: PriceListId,
    /// Currency of the document.
    pub currency: Currency,
    /// How prices get into it from a list of another currency. Typed prices are in it already.
    pub exchange: Option<Exchange>,
    /// Day of the document.
    pub on: LocalDate,
    /// What is sold.
    pub item: ItemId,
    /// The item of which it is a variant.
    pub variant_of: Option<ItemId>,
    /// Its groups, the nearest first.
    pub categories: &'a [ItemCategoryId],
    /// Unit in which its stock is kept.
    pub stock_unit: &'a str,
    /// Its other units.
    pub units: &'a [ItemUnit],
    /// Unit in which it is sold here.
    pub unit: &'a str,
    /// How many of that unit; the sign makes no difference.
    pub quantity: Quantity,
    /// Customer.
    pub party: Option<PartyId>,
    /// Group of the customer.
    pub segment: &'a str,
    /// Price that was typed in; it stands instead of list and rules.
    pub typed: Option<UnitPrice>,
    /// Discount of the line.
    pub discount: Option<PercentOrAmount>,
    /// Percent off the whole document: no step towards the price of the line, but the floor counts it.
    pub document_discount: Option<Rate>,
    /// Lowest price of a stock unit that may be sold without approval, in the terms of the list (net or gross).
    pub floor: Option<UnitPrice>,
}

/// A price that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// Price of one unit, before the line discount; goes into the line.
    pub unit_price: UnitPrice,
    /// Price of one unit after the line discount.
    pub discounted: UnitPrice,
    /// Whether prices of the list contain tax.
    pub includes_tax: bool,
    /// What the customer pays for one unit in the end: less the discount of the document, too.
    pub paid: UnitPrice,
    /// The floor for one unit, when what is paid is below it.
    pub below_floor: Option<UnitPrice>,
    /// Why.
    pub trace: PriceTrace,
}

impl Price {
    /// The guard of the floor price, to be asked before a document is issued.
    ///
    /// # Errors
    /// `below-floor-price`, unless somebody who may has approved.
    pub fn guard(&self, approved: bool) -> Result<(), Fault> {
        match self.below_floor {
            Some(floor) if !approved => {
                let fault = Fault::at("unit_price", Code::BelowFloorPrice);
                Err(fault.with("price", self.paid).with("floor", floor))
            }
            _ => Ok(()),
        }
    }
}

impl PriceBook<'_> {
    /// Finds the price.
    ///
    /// # Errors
    /// `not-found` (list), `price-list-cycle`, `currency-mismatch`, `unknown-unit`, `no-price`, `negative` (typed
    /// price), `out-of-range` (discount), `amount-too-large`.
    pub fn price(&self, request: &PriceRequest<'_>) -> Result<Price, Fault> {
        let chain = list::chain(self.lists, request.list)?;
        let Some(own) = chain.first() else { return Err(Fault::at("list", Code::NotFound).with("kind", "price_list")) };
        let foreign = own.currency != request.currency;
        if foreign && request.typed.is_none() && request.exchange.is_none() {
            let fault = Fault::new(Code::CurrencyMismatch);
            return Err(fault.with("left", own.currency).with("right", request.currency));
        }
        let factor = units::factor(request, request.unit)?;
        let stock_quantity = units::in_stock_units(request.quantity, factor)?;
        let mut trace = PriceTrace::open(request, own, stock_quantity);
        match request.typed {
            Some(price) if price.is_negative() => return Err(Fault::at("unit_price", Code::Negative)),
            Some(price) => trace.take(PriceStep::Typed { price })?,
            None => {
                // Rules name amounts in the currency of the list that they change.
                let listed = PriceRequest { currency: own.currency, ..request.clone() };
                base::find(self, &listed, &chain, stock_quantity, &mut trace)?;
                rule::apply(self.rules, &listed, stock_quantity, factor, &mut trace)?;
                if let Some(digits) = own.price_digits {
                    trace.take(PriceStep::Round { digits })?;
                }
                if let Some(exchange) = request.exchange.filter(|_| foreign) {
                    trace.take(exchange.step(trace.price, own.currency, request.currency)?)?;
                }
            }
        }
        let unit_price = trace.price;
        if let Some(discount) = request.discount {
            trace.take(PriceStep::Discount { of: discount })?;
        }
        let off = request.document_discount.unwrap_or(Rate::ZERO);
        let paid = PriceStep::Discount { of: PercentOrAmount::Percent(off) }.lead(trace.price, request.quantity)?;
        let below_floor = below(request.floor, paid, factor)?;
        Ok(Price { unit_price, discounted: trace.price, includes_tax: own.includes_tax, paid, below_floor, trace })
    }
}

fn below(floor: Option<UnitPrice>, price: UnitPrice, factor: Rate) -> Result<Option<UnitPrice>, Fault> {
    let Some(floor) = floor else { return Ok(None) };
    let floor = trace::settled(crate::totals::exact::times(floor.get(), factor.get())?)?;
    Ok((price < floor).then_some(floor))
}

#[cfg(test)]
mod tests;
