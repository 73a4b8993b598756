//! What the goods in stock are worth at cost, beside what the ledger says.

use kontor_core::decimal::Rounding;
use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{ItemCategoryId, ItemId};
use kontor_core::ledger::AccountRole;
use kontor_core::money::Money;
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::report::stock::ItemValue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::ledger::turnover;

/// Which goods.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportStockValue {
    /// Of one group of items only.
    #[serde(default)]
    pub category: Option<ItemCategoryId>,
}

/// What an item in stock is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockValueRow {
    /// The item.
    pub item: ItemId,
    /// Its number.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Its group.
    pub category: Option<ItemCategoryId>,
    /// Name of its group.
    pub category_name: String,
    /// Stock unit.
    pub unit: String,
    /// How many, in all our places.
    pub quantity: Quantity,
    /// What one costs on average.
    pub unit_cost: UnitPrice,
    /// What all of them cost.
    pub value: Money,
}

/// What a group of items is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockValueGroup {
    /// The group; nothing for items without one.
    pub category: Option<ItemCategoryId>,
    /// Its name.
    pub name: String,
    /// What its items cost.
    pub value: Money,
}

/// What the goods in stock are worth now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportStockValueView {
    /// By group and name.
    pub rows: Vec<StockValueRow>,
    /// By group.
    pub groups: Vec<StockValueGroup>,
    /// All of it.
    pub total: Money,
    /// What stands on the inventory account; the total of all groups, always.
    pub inventory_account: Money,
}

pub(crate) fn report_stock_value(context: &Context<'_>, request: ReportStockValue) -> Answer<ReportStockValueView> {
    context.read(|read| {
        let currency = company(read)?.currency;
        let mut values = read.item_values()?;
        values.retain(|value| request.category.is_none() || value.category == request.category);
        let mut groups: Vec<StockValueGroup> = Vec::new();
        let mut rows = Vec::with_capacity(values.len());
        for found in values {
            let value = Money::new(found.value_minor, currency);
            match groups.iter_mut().find(|group| group.category == found.category) {
                Some(group) => group.value = group.value.plus(value)?,
                None => groups.push(StockValueGroup {
                    category: found.category,
                    name: found.category_name.clone().unwrap_or_default(),
                    value,
                }),
            }
            rows.push(row(found, value)?);
        }
        let total = Money::sum(currency, rows.iter().map(|row: &StockValueRow| row.value))?;
        let inventory_account = Money::new(balance_of(read, AccountRole::Inventory)?, currency);
        Ok(ReportStockValueView { rows, groups, total, inventory_account })
    })
}

fn row(found: ItemValue, value: Money) -> Answer<StockValueRow> {
    let average = value.to_decimal().checked_div(found.quantity.get()).unwrap_or_default();
    Ok(StockValueRow {
        item: found.item,
        sku: found.sku,
        name: found.name,
        category: found.category,
        category_name: found.category_name.unwrap_or_default(),
        unit: found.unit,
        quantity: found.quantity,
        unit_cost: UnitPrice::new(Rounding::HalfUp.apply(average, 4))?,
        value,
    })
}

/// Debits less credits of all accounts of a role, to the end of time.
fn balance_of(read: &Read<'_>, role: AccountRole) -> Answer<i64> {
    let turnover = turnover(read, LocalDate::from_ymd_opt(9999, 12, 31).unwrap_or(LocalDate::MAX), None)?;
    let accounts = read.account_rows()?;
    let of_role = accounts.iter().filter(|account| account.role == Some(role));
    Ok(of_role.filter_map(|account| turnover.get(&account.id)).map(|(debit, credit)| debit - credit).sum())
}
