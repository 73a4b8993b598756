//! What a line costs and how it is taxed, from the rows of the store: used by documents, by the price screen and by scripts,
//! so that all of them give the same answer.

use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rate, Rounding, UnitPrice};
use kontor_core::entity::{PriceListId, TaxCategoryId};
use kontor_core::fault::{Code, Fault};
use kontor_core::item::{Item, ItemKind};
use kontor_core::money::Currency;
use kontor_core::party::{Party, PartyKind};
use kontor_core::price::{Price, PriceBook, PriceList, PriceRequest};
use kontor_core::tax::{LineTax, TaxCategory, TaxedSupply, tax_category_for, taxes_on};
use kontor_core::time::LocalDate;
use kontor_core::totals::PercentOrAmount;
use kontor_store::Read;

use crate::error::Answer;

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
}

/// The price of an item.
///
/// A list in another currency than the document's gives its price converted by the exchange rate of the document, rounded
/// half away from zero to the digits of a unit price; the trace then shows the converted price as typed, because it came
/// from no row of that currency.
///
/// # Errors
/// As [`PriceBook::price`].
pub(crate) fn price(read: &Read<'_>, ask: &PriceAsk<'_>) -> Answer<Price> {
    let lists = read.price_lists()?;
    let categories = read.category_path(ask.item.category)?;
    let items = read.prices_for(ask.item.id, &categories)?;
    let rules = read.price_rules()?;
    let units = read.units_of(ask.item.id)?;
    let book = PriceBook { lists: &lists, items: &items, rules: &rules };
    let list = lists.iter().find(|list| list.id == ask.list);
    let currency = list.map_or(ask.currency, |list| list.currency);
    let request = PriceRequest {
        list: ask.list,
        currency,
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
        floor: None,
    };
    if currency == ask.currency || ask.typed.is_some() {
        return Ok(in_currency(&lists, request, &book, ask.currency)?);
    }
    let found = book.price(&request)?;
    let converted = convert(read, found.unit_price, currency, ask)?;
    Ok(in_currency(&lists, PriceRequest { typed: Some(converted), ..request }, &book, ask.currency)?)
}

/// Asks in the currency of the document; a list of another currency stands in with its terms only.
fn in_currency(
    lists: &[PriceList],
    request: PriceRequest<'_>,
    book: &PriceBook<'_>,
    currency: Currency,
) -> Result<Price, Fault> {
    if request.currency == currency {
        return book.price(&request);
    }
    let standing_in: Vec<PriceList> = lists
        .iter()
        .filter(|list| list.id == request.list)
        .map(|list| PriceList { currency, parent: None, ..list.clone() })
        .collect();
    PriceBook { lists: &standing_in, ..*book }.price(&PriceRequest { currency, ..request })
}

fn convert(read: &Read<'_>, price: UnitPrice, from: Currency, ask: &PriceAsk<'_>) -> Answer<UnitPrice> {
    let company = crate::context::company(read)?;
    let to_company = if from == company.currency {
        Rate::from(1)
    } else {
        let known = read.exchange_rate(from, ask.on)?;
        known.ok_or_else(|| Fault::at("price", Code::NoExchangeRate).with("currency", from).with("on", ask.on))?.rate
    };
    let exact = (price.get() * to_company.get()).checked_div(ask.exchange_rate.get());
    let exact = exact
        .ok_or_else(|| Fault::at("price", Code::NoExchangeRate).with("currency", ask.currency).with("on", ask.on))?;
    Ok(UnitPrice::new(Rounding::HalfUp.apply(exact, UnitPrice::SCALE))?)
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

/// The taxes of a line: the rules of the company for such customers, then the rates of the day.
///
/// # Errors
/// `not-found`, `no-tax-rate`.
pub(crate) fn taxes(read: &Read<'_>, ask: &TaxAsk<'_>) -> Answer<Vec<LineTax>> {
    let supply = TaxedSupply {
        seller_country: &ask.company.country,
        country: ask.country,
        customer: ask.party.map_or(PartyKind::Person, |party| party.kind),
        with_vat_id: ask.party.is_some_and(|party| party.vat_id.as_deref().is_some_and(|id| !id.trim().is_empty())),
        supply: ask.supply,
        category: ask.category,
        on: ask.on,
    };
    let category: TaxCategory = read.get(tax_category_for(&read.tax_rules()?, &supply))?;
    Ok(taxes_on(&category, &read.tax_rates()?, ask.on, ask.prices_gross)?)
}
