//! What is sold: taxes of the country, groups, items with barcodes, prices net for firms and gross for the outlets, a rule for
//! large quantities, payment terms, and what the dollar costs.

use chrono::Months;
use kontor_core::decimal::Rate;
use kontor_core::entity::{TaxCategoryId, TaxRateId};
use kontor_core::id::Id;
use kontor_core::tax::{TaxCategory, TaxRate, VatCategory, preset};
use kontor_core::time::LocalDate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::firm::{Firm, id};
use super::market::Since;
use super::northwind::Product;
use crate::error::{Answer, AppError};
use crate::setup::standard_price_list;

/// An item.
pub(super) fn item(product: u32) -> Id {
    id(&format!("item/{product}"))
}
/// What carriage costs.
pub(super) fn freight() -> Id {
    id("item/freight")
}
/// The prices of the outlets.
pub(super) fn retail_list() -> Id {
    id("price_list/retail")
}
/// The term with a discount for early payment.
pub(super) fn discount_term() -> Id {
    id("payment_term/discount")
}

/// Group of beverages in the sample data: the one that is not food.
const BEVERAGES: usize = 1;

/// What the outlets take on top, tax included, in percent of the price for firms.
const RETAIL_PERCENT: i64 = 160;

/// Sets all of it up.
pub(super) fn stock_the_shelves(firm: &Firm<'_>) -> Answer<()> {
    taxes(firm)?;
    for (at, name) in firm.words.categories.iter().enumerate() {
        firm.call("item_category_save", json!({ "id": category(at + 1), "name": name }))?;
    }
    let retail = json!({
        "id": retail_list(), "name": firm.words.retail_list, "currency": firm.currency, "includes_tax": true,
    });
    firm.call("price_list_save", retail)?;
    for product in &firm.data.products {
        goods(firm, product)?;
    }
    extra(firm, freight(), "ancillary", ("F-001", firm.words.freight), Decimal::from(18))?;
    extra(firm, id("item/tasting"), "service", ("S-001", firm.words.tasting), Decimal::from(120))?;
    quantity_rule(firm)?;
    early_payment(firm)?;
    dollars(firm)
}

fn category(number: usize) -> Id {
    id(&format!("category/{number}"))
}

/// What the presets of the country do not bring.
fn taxes(firm: &Firm<'_>) -> Answer<()> {
    for (name, since) in [("standard", firm.market.standard), ("reduced", firm.market.reduced)] {
        if since.is_empty() {
            continue;
        }
        let category = preset::category_id(name);
        save(firm, "tax_category_save", &standard(category, name))?;
        for rate in since {
            save(firm, "tax_rate_save", &charged(category, name, *rate))?;
        }
    }
    Ok(())
}

fn standard(id: TaxCategoryId, name: &str) -> TaxCategory {
    TaxCategory { id, name: name.to_owned(), vat: VatCategory::Standard, reason_code: None, reason_text: None }
}

fn charged(category: TaxCategoryId, name: &str, (tenths, year, month): Since) -> TaxRate {
    let row = TaxRateId(id(&format!("tax_rate/{name}/{year}-{month}")));
    let percent = Rate::new(Decimal::new(tenths, 1)).unwrap_or(Rate::ZERO);
    TaxRate::vat(row, category, percent, LocalDate::from_ymd_opt(year, month, 1))
}

fn save(firm: &Firm<'_>, command: &str, record: &impl serde::Serialize) -> Answer<()> {
    let record = serde_json::to_value(record).map_err(|failure| AppError::unexpected(&failure))?;
    firm.call(command, record).map(drop)
}

/// Food is taxed less where there is a lower rate; where nothing is charged at all it stays so.
fn tax_of(firm: &Firm<'_>, food: bool) -> Id {
    let name = match firm.market.country {
        "US" => "zero",
        "GB" if food => "zero",
        "DE" | "PL" if food => "reduced",
        _ if food && !firm.market.reduced.is_empty() => "reduced",
        _ => "standard",
    };
    preset::category_id(name).0
}

fn goods(firm: &Firm<'_>, product: &Product) -> Answer<()> {
    let own = item(product.id);
    let record = json!({
        "id": own, "sku": format!("N-{:03}", product.id), "name": product.name, "description": product.pack, "kind": "goods",
        "category": category(product.category), "tax_category": tax_of(firm, product.category != BEVERAGES), "unit": "XCT",
        "reorder_point": product.reorder_level.to_string(), "active": product.discontinued == 0,
    });
    let barcode = json!({ "id": id(&format!("barcode/{}", product.id)), "item": own, "code": house_ean(product.id) });
    firm.call("item_save", json!({ "item": record, "barcodes": [barcode] }))?;
    price(firm, standard_price_list().0, own, firm.market.price(product.price, 100))?;
    price(firm, retail_list(), own, firm.market.price(product.price, RETAIL_PERCENT))
}

fn extra(firm: &Firm<'_>, own: Id, kind: &str, (sku, name): (&str, &str), dollars: Decimal) -> Answer<()> {
    let record = json!({ "id": own, "sku": sku, "name": name, "kind": kind, "tax_category": tax_of(firm, false), "unit": "C62" });
    firm.call("item_save", json!({ "item": record }))?;
    price(firm, standard_price_list().0, own, firm.market.price(dollars, 100))
}

fn price(firm: &Firm<'_>, list: Id, item: Id, price: Decimal) -> Answer<()> {
    let row = id(&format!("price/{list}/{item}"));
    let record = json!({ "id": row, "list": list, "item": item, "price": price.to_string() });
    firm.call("price_item_save", record).map(drop)
}

/// An EAN-13 of the range that a firm gives to itself: 2, the number of the item, check digit.
fn house_ean(number: u32) -> String {
    let body = format!("2{number:011}");
    let digits = body.bytes().enumerate().map(|(at, digit)| u32::from(digit - b'0') * if at % 2 == 0 { 1 } else { 3 });
    format!("{body}{}", (10 - digits.sum::<u32>() % 10) % 10)
}

fn quantity_rule(firm: &Firm<'_>) -> Answer<()> {
    let rule = json!({
        "id": id("price_rule/quantity"), "name": firm.words.quantity_rule, "priority": 10, "min_quantity": "60",
        "list": standard_price_list(), "action": "percent", "value": "3", "active": true,
    });
    firm.call("price_rule_save", rule).map(drop)
}

fn early_payment(firm: &Firm<'_>) -> Answer<()> {
    let term = json!({
        "id": discount_term(), "name": firm.words.discount_term,
        "parts": [{ "share": { "kind": "remainder" }, "due": { "days": 30 } }],
        "discount": { "percent": "2", "days": 10, "tax": "reduced_when_taken" },
    });
    firm.call("payment_term_save", term).map(drop)
}

/// How the dollar goes up and down from month to month, in parts of ten thousand.
const SWING: [i64; 13] = [0, 40, 90, 60, -20, -70, -110, -50, 10, 70, 120, 80, 30];

/// What a dollar costs from each month on.
fn dollars(firm: &Firm<'_>) -> Answer<()> {
    if firm.market.currency == "USD" {
        return Ok(());
    }
    for (months, swing) in (0_u32..).zip(SWING) {
        let on = firm.data.first_day.checked_add_months(Months::new(months)).unwrap_or(firm.data.first_day);
        let rate = Decimal::new(firm.market.dollar, 4) * Decimal::new(10_000 + swing, 4);
        let record = json!({
            "id": id(&format!("exchange_rate/{months}")), "currency": "USD", "on_day": on, "rate": rate.round_dp(4).normalize().to_string(),
        });
        firm.call("exchange_rate_save", record)?;
    }
    Ok(())
}

/// What a pack cost when it was bought.
pub(super) fn cost(firm: &Firm<'_>, product: &Product) -> Value {
    json!(firm.market.price(product.price, 62).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn house_barcodes_have_their_check_digit() {
        for number in [1, 7, 42, 77] {
            let code = house_ean(number);
            assert_eq!(code.len(), 13);
            assert_eq!(kontor_core::check::barcode(&code), Ok(()), "{code}");
        }
    }
}
