//! The floor: the lowest price that may be sold without approval, as a margin on what the item costs.
//!
//! The cost is that of stock in company currency; the floor of a line is in the document's currency and, where the list's
//! prices contain tax, contains the tax of the item at home. An item that never cost anything has no floor.

use kontor_core::decimal::{Quantity, Rate, Rounding, UnitPrice};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Facet;
use kontor_store::Read;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::look_up::PriceAsk;
use crate::program::Nothing;

/// The setting that keeps the margin.
const SETTING: &str = "price.floor_margin";

/// The lowest price that may be sold without approval.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceFloor {
    /// Percent on the cost of an item; no floor when empty. People who may not see costs are told nothing of it.
    #[serde(default)]
    pub margin_percent: Option<Rate>,
}

pub(crate) fn price_floor_get(context: &Context<'_>, _: Nothing) -> Answer<PriceFloor> {
    context.read(|read| Ok(PriceFloor { margin_percent: floor_margin(read)?.filter(|_| context.sees(Facet::Cost)) }))
}

pub(crate) fn price_floor_save(context: &Context<'_>, request: PriceFloor) -> Answer<PriceFloor> {
    if request.margin_percent.is_some_and(|margin| !(Rate::from(-100)..=Rate::from(10_000)).contains(&margin)) {
        let fault = Fault::at("margin_percent", Code::OutOfRange);
        return Err(fault.with("min", -100).with("max", 10_000).into());
    }
    context.write(|write| {
        let value = request.margin_percent.map_or(serde_json::Value::Null, |margin| margin.to_string().into());
        write.set_setting(SETTING, value)?;
        Ok(request)
    })
}

/// The margin that must be earned on the cost of an item; nothing where none was set.
pub(crate) fn floor_margin(read: &Read<'_>) -> Answer<Option<Rate>> {
    Ok(read.setting(SETTING)?.and_then(|value| value.as_str()?.parse().ok()))
}

/// The floor of a stock unit in the document's currency, with so much tax in it.
pub(crate) fn floor_of(read: &Read<'_>, margin: Rate, tax: Rate, ask: &PriceAsk<'_>) -> Answer<Option<UnitPrice>> {
    let company = company(read)?;
    let loaded = read.load_cost(ask.item.id, company.cost_method, company.currency, Quantity::from(1))?;
    let cost = loaded.state.unit_cost()?;
    if cost <= UnitPrice::ZERO {
        return Ok(None);
    }
    let with_percent = |percent: Rate| Decimal::ONE + percent.of_percent();
    let floor = cost
        .get()
        .checked_mul(with_percent(margin))
        .and_then(|floor| floor.checked_mul(with_percent(tax)))
        .and_then(|floor| floor.checked_div(ask.exchange_rate.get()))
        .ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    Ok(Some(UnitPrice::new(Rounding::HalfUp.apply(floor, UnitPrice::SCALE))?))
}
