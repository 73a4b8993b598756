//! The price of an item, explained step by step.

use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::{ItemId, PartyId, PriceListId};
use kontor_core::fault::{Code, Fault};
use kontor_core::item::Item;
use kontor_core::money::Currency;
use kontor_core::party::Party;
use kontor_core::permission::Facet;
use kontor_core::price::{ExplainedStep, PriceList, PriceRule, PriceStep, PriceTrace};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::look_up::{self, Conditions, PriceAsk};

/// A question for a price.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct PriceQuestion {
    /// What is sold.
    pub item: ItemId,
    /// In which unit; the stock unit when empty.
    #[serde(default)]
    pub unit: Option<String>,
    /// How many of it; one when left out.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// To whom.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// From which list; the customer's or the standard one when empty.
    #[serde(default)]
    pub list: Option<PriceListId>,
    /// On which day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
    /// In which currency; the customer's, else the company's, when empty.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Units of company currency for one of `currency`; the rate of the day when empty.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// A price that was typed in.
    #[serde(default)]
    pub typed: Option<UnitPrice>,
    /// Discount of the line in percent.
    #[serde(default)]
    pub discount_percent: Option<Rate>,
}

/// A price and why it is what it is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceQuote {
    /// Price of one unit, before the discount of the line.
    pub unit_price: UnitPrice,
    /// Price of one unit after it.
    pub discounted: UnitPrice,
    /// Currency of both.
    pub currency: Currency,
    /// Whether they contain tax.
    pub includes_tax: bool,
    /// The list that they come from.
    pub list: PriceListId,
    /// Its name.
    pub list_name: String,
    /// The way to the price.
    pub steps: Vec<QuoteStep>,
    /// Lowest price of one stock unit that may be sold without approval; absent without one, and for people who may not see
    /// costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub floor: Option<UnitPrice>,
    /// The floor of one unit, when the price is below it; absent as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub below_floor: Option<UnitPrice>,
    /// The explanation as it is kept with the line of a document.
    pub trace: PriceTrace,
}

/// A step towards the price, with names.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct QuoteStep {
    /// The step.
    pub step: PriceStep,
    /// Name of the list or rule that it comes from.
    pub name: Option<String>,
    /// Price before it.
    pub before: UnitPrice,
    /// Price after it.
    pub after: UnitPrice,
}

pub(crate) fn price_quote(context: &Context<'_>, request: PriceQuestion) -> Answer<PriceQuote> {
    context.read(|read| {
        let company = company(read)?;
        let on = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        let item: Item = read.get(request.item)?;
        let party: Option<Party> = request.party.map(|party| read.get(party)).transpose()?;
        let usual = party.as_ref().and_then(|party| party.currency).unwrap_or(company.currency);
        let currency = request.currency.unwrap_or(usual);
        let exchange_rate = match request.exchange_rate {
            Some(rate) if rate <= Rate::ZERO => return Err(Fault::at("exchange_rate", Code::NotPositive).into()),
            Some(rate) => rate,
            None => look_up::worth(read, &company, currency, on)?,
        };
        let unit = request.unit.as_deref().filter(|unit| !unit.trim().is_empty()).unwrap_or(&item.unit);
        let list: PriceList = read.get(look_up::list_for(request.list, party.as_ref()))?;
        let ask = PriceAsk {
            list: list.id,
            party: party.as_ref(),
            item: &item,
            unit,
            quantity: request.quantity.unwrap_or(Quantity::from(1)),
            on,
            currency,
            exchange_rate,
            typed: request.typed,
            discount: request.discount_percent,
            document_discount: None,
        };
        let conditions = Conditions::of(read)?;
        let price = conditions.price(read, &ask)?;
        let costs = context.sees(Facet::Cost);
        let steps = price.trace.explain()?.into_iter().map(|step| named(read, step)).collect::<Answer<_>>()?;
        Ok(PriceQuote {
            unit_price: price.unit_price,
            discounted: price.discounted,
            currency,
            includes_tax: price.includes_tax,
            list: list.id,
            floor: if costs { conditions.floor(read, &ask)? } else { None },
            list_name: list.name,
            steps,
            below_floor: price.below_floor.filter(|_| costs),
            trace: price.trace,
        })
    })
}

fn named(read: &Read<'_>, explained: ExplainedStep) -> Answer<QuoteStep> {
    let name = match &explained.step {
        PriceStep::Base { list, .. } | PriceStep::Formula { list, .. } => {
            read.find::<PriceList>(*list)?.map(|list| list.name)
        }
        PriceStep::Rule { rule, .. } => read.find::<PriceRule>(*rule)?.map(|rule| rule.name),
        _ => None,
    };
    Ok(QuoteStep { step: explained.step, name, before: explained.before, after: explained.after })
}
