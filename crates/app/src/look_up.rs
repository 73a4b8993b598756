//! What a line costs and how it is taxed, from the rows of the store: used by documents, by the price screen and by scripts,
//! so that all of them give the same answer.

use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::{PriceListId, TaxCategoryId};
use kontor_core::fault::{Code, Fault};
use kontor_core::item::{Item, ItemKind};
use kontor_core::money::Currency;
use kontor_core::party::{Party, PartyKind};
use kontor_core::price::{Exchange, Price, PriceBook, PriceList, PriceRequest, PriceRule};
use kontor_core::tax::{LineTax, TaxCategory, TaxKind, TaxRate, TaxRule, TaxedSupply, tax_category_for, taxes_on};
use kontor_core::time::LocalDate;
use kontor_core::totals::PercentOrAmount;
use kontor_store::Read;

use crate::context::company;
use crate::error::Answer;
use crate::price::{floor_margin, floor_of};
use crate::setup::standard_price_list;

/// A question for a price.
pub(crate) struct PriceAsk<'a> {
    pub list: PriceListId,
    pub party: Option<&'a Party>,
    pub item: &'a Item,
    pub unit: &'a str,
    pub quantity: Quantity,
    pub on: LocalDate,
    /// Currency of the document.
    pub currency: Currency,
    /// Units of company currency for one unit of it.
    pub exchange_rate: Rate,
    pub typed: Option<UnitPrice>,
    pub discount: Option<Rate>,
    /// Percent off the whole document.
    pub document_discount: Option<Rate>,
}

/// What the firm charges, read once for all lines of a document: its price lists and rules, its tax rules and rates.
pub(crate) struct Conditions {
    lists: Vec<PriceList>,
    rules: Vec<PriceRule>,
    tax_rules: Vec<TaxRule>,
    tax_rates: Vec<TaxRate>,
    floor_margin: Option<Rate>,
}

impl Conditions {
    /// As they stand now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(read: &Read<'_>) -> Answer<Self> {
        Ok(Self {
            lists: read.price_lists()?,
            rules: read.price_rules()?,
            tax_rules: read.tax_rules()?,
            tax_rates: read.tax_rates()?,
            floor_margin: floor_margin(read)?,
        })
    }
    /// The price of an item, with the floor below which it must be approved.
    ///
    /// A list in another currency than the document's gives its price through company currency: by the rate of the day for the
    /// list's currency and the document's own rate. It is rounded half away from zero and stays as fine as it was in its list,
    /// with three figures at least ([`Exchange`]). That comes after the rules and the rounding of the list and before the
    /// discount of the line, and is a step of the trace. Typed prices are in the document's currency.
    ///
    /// # Errors
    /// `no-exchange-rate`, and as [`PriceBook::price`].
    pub fn price(&self, read: &Read<'_>, ask: &PriceAsk<'_>) -> Answer<Price> {
        let categories = read.category_path(ask.item.category)?;
        let items = read.prices_for(ask.item.id, &categories)?;
        let units = read.units_of(ask.item.id)?;
        let request = PriceRequest {
            list: ask.list,
            currency: ask.currency,
            exchange: exchange(read, &self.lists, ask)?,
            on: ask.on,
            item: ask.item.id,
            variant_of: None,
            categories: &categories,
            stock_unit: &ask.item.unit,
            units: &units,
            unit: ask.unit,
            quantity: ask.quantity,
            party: ask.party.map(|party| party.id),
            segment: ask.party.map_or("", |party| party.segment.as_str()),
            typed: ask.typed,
            discount: ask.discount.map(PercentOrAmount::Percent),
            document_discount: ask.document_discount,
            floor: self.floor(read, ask)?,
        };
        Ok(PriceBook { lists: &self.lists, items: &items, rules: &self.rules }.price(&request)?)
    }
    /// Whether prices have a floor at all.
    pub const fn has_floor(&self) -> bool {
        self.floor_margin.is_some()
    }
    /// The floor of a stock unit, in the currency and the terms (net or gross) of the document.
    pub fn floor(&self, read: &Read<'_>, ask: &PriceAsk<'_>) -> Answer<Option<UnitPrice>> {
        let Some(margin) = self.floor_margin else { return Ok(None) };
        let gross = self.lists.iter().any(|list| list.id == ask.list && list.includes_tax);
        let category: Option<TaxCategory> = read.find(ask.item.tax_category)?;
        let home_tax = category.filter(|_| gross).and_then(|category| vat_percent(&category, &self.tax_rates, ask.on));
        floor_of(read, margin, home_tax.unwrap_or(Rate::ZERO), ask)
    }
    /// The taxes of a line: the rules of the company for such customers, then the rates of the day.
    ///
    /// # Errors
    /// `not-found`, `no-tax-rate`.
    pub fn taxes(&self, read: &Read<'_>, ask: &TaxAsk<'_>) -> Answer<Vec<LineTax>> {
        let supply = TaxedSupply {
            seller_country: &ask.company.country,
            country: ask.country,
            customer: ask.party.map_or(PartyKind::Person, |party| party.kind),
            with_vat_id: ask.party.is_some_and(|party| party.vat_id.as_deref().is_some_and(|id| !id.trim().is_empty())),
            supply: ask.supply,
            category: ask.category,
            on: ask.on,
        };
        let category: TaxCategory = read.get(tax_category_for(&self.tax_rules, &supply))?;
        Ok(taxes_on(&category, &self.tax_rates, ask.on, ask.prices_gross)?)
    }
}

/// The list that counts: the one that is asked for, else the customer's, else the standard one.
pub(crate) fn list_for(asked: Option<PriceListId>, party: Option<&Party>) -> PriceListId {
    asked.or(party.and_then(|party| party.price_list)).unwrap_or_else(standard_price_list)
}

/// What one unit of a currency is worth in company currency on a day.
///
/// # Errors
/// `no-exchange-rate`.
pub(crate) fn worth(read: &Read<'_>, company: &Company, currency: Currency, on: LocalDate) -> Answer<Rate> {
    if currency == company.currency {
        return Ok(Rate::from(1));
    }
    let missing = || Fault::at("currency", Code::NoExchangeRate).with("currency", currency).with("on", on);
    Ok(read.exchange_rate(currency, on)?.ok_or_else(missing)?.rate)
}

/// How the list's prices get into the document's currency; nothing where they are in it, or where a price is typed.
fn exchange(read: &Read<'_>, lists: &[PriceList], ask: &PriceAsk<'_>) -> Answer<Option<Exchange>> {
    let foreign = |list: &&PriceList| list.id == ask.list && list.currency != ask.currency;
    let Some(list) = lists.iter().find(foreign).filter(|_| ask.typed.is_none()) else { return Ok(None) };
    let from_rate = worth(read, &company(read)?, list.currency, ask.on)?;
    Ok(Some(Exchange { from_rate, to_rate: ask.exchange_rate }))
}

/// A question for taxes.
pub(crate) struct TaxAsk<'a> {
    pub company: &'a Company,
    pub party: Option<&'a Party>,
    /// Country to which goods go, or where the customer sits.
    pub country: &'a str,
    pub supply: ItemKind,
    pub category: TaxCategoryId,
    pub on: LocalDate,
    pub prices_gross: bool,
}

/// The VAT of a category on a day in percent, rules for customers left aside; nothing when no rate is valid.
pub(crate) fn vat_percent(category: &TaxCategory, rates: &[TaxRate], on: LocalDate) -> Option<Rate> {
    let taxes = taxes_on(category, rates, on, false).ok()?;
    taxes.into_iter().find(|tax| tax.category.is_some() && tax.kind == TaxKind::Percent).map(|tax| tax.amount)
}
