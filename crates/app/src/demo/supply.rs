//! Goods come in: each supplier delivers four times in the year what the orders of the quarter need; what stays at the end
//! is what the sample data has in stock. Some of it goes on to the outlets.

use std::collections::BTreeMap;

use kontor_core::time::LocalDate;
use serde_json::{Value, json};

use super::diary::Diary;
use super::firm::{DIRECTOR, Firm, STOREKEEPER, days_after};
use super::goods::{cost, item};
use super::house::{OUTLETS, shelf, warehouse};
use super::partners::party;
use super::pipeline;
use crate::error::Answer;

/// What the outlets keep on their shelves.
pub(super) const ASSORTMENT: [u32; 10] = [1, 3, 19, 21, 24, 33, 41, 47, 52, 75];
/// How much of each goes to each outlet, twice a year.
pub(super) const OUTLET_FILL: u32 = 40;

const QUARTERS: i64 = 4;
const DAYS_OF_QUARTER: i64 = 92;

/// Plans the receipts and the way to the outlets.
pub(super) fn plan(firm: &Firm<'_>, diary: &mut Diary) {
    let first = days_after(firm.data.first_day, 3);
    let needed = demand(firm, first);
    for quarter in 0..QUARTERS {
        for (at, supplier) in firm.data.suppliers.iter().enumerate() {
            let lines = lines(firm, &supplier.code, quarter, &needed);
            if lines.is_empty() {
                continue;
            }
            // What a quarter needs is there before it begins.
            let ahead = if quarter == 0 { 0 } else { 10 };
            let after = quarter * DAYS_OF_QUARTER - ahead + i64::try_from(at % 4).unwrap_or(0);
            let day = weekday(days_after(first, after));
            let code = supplier.code.clone();
            diary.note(day, 430 + u32::try_from(at).unwrap_or(0), move |firm| receive(firm, &code, quarter, &lines));
        }
        if quarter % 2 == 0 {
            let day = weekday(days_after(first, quarter * DAYS_OF_QUARTER + 7));
            diary.note(day, 700, move |firm| fill_outlets(firm, quarter));
        }
    }
    diary.note(weekday(days_after(firm.data.today, -26)), 720, breakage);
    diary.note(days_after(firm.data.today, -1), 1_050, want_more_than_there_is);
}

/// Nobody delivers on a Sunday or Saturday.
pub(super) fn weekday(day: LocalDate) -> LocalDate {
    use chrono::{Datelike as _, Weekday};
    match day.weekday() {
        Weekday::Sat => days_after(day, 2),
        Weekday::Sun => days_after(day, 1),
        _ => day,
    }
}

/// What the orders of each quarter, those of the won deals and the outlets ask of each product.
fn demand(firm: &Firm<'_>, first: LocalDate) -> BTreeMap<(i64, u32), u32> {
    let mut needed = BTreeMap::new();
    for order in &firm.data.orders {
        let quarter = ((order.ordered - first).num_days() / DAYS_OF_QUARTER).clamp(0, QUARTERS - 1);
        for line in &order.lines {
            *needed.entry((quarter, line.product)).or_default() += line.quantity;
        }
    }
    for (product, quantity) in pipeline::won(firm) {
        *needed.entry((QUARTERS - 1, product)).or_default() += quantity;
    }
    for product in ASSORTMENT {
        for quarter in [0, 2] {
            *needed.entry((quarter, product)).or_default() += OUTLET_FILL * u32::try_from(OUTLETS.len()).unwrap_or(0);
        }
    }
    needed
}

fn lines(firm: &Firm<'_>, supplier: &str, quarter: i64, needed: &BTreeMap<(i64, u32), u32>) -> Vec<Value> {
    let of_supplier = firm.data.products.iter().filter(|product| product.supplier == supplier);
    of_supplier
        .filter_map(|product| {
            let first = if quarter == 0 { product.units_in_stock } else { 0 };
            let quantity = needed.get(&(quarter, product.id)).copied().unwrap_or(0) + first;
            let line =
                json!({ "item": item(product.id), "quantity": quantity.to_string(), "price": cost(firm, product) });
            (quantity > 0).then_some(line)
        })
        .collect()
}

fn receive(firm: &mut Firm<'_>, supplier: &str, quarter: i64, lines: &[Value]) -> Answer<()> {
    firm.work_as(STOREKEEPER)?;
    let name = format!("receipt/{supplier}/{quarter}");
    let body = json!({
        "kind": "receipt", "party": party(supplier), "currency": firm.currency, "location": warehouse(),
        "reference": format!("DN {supplier}-{}", quarter + 1), "lines": lines,
    });
    firm.issue(&name, body)
}

fn fill_outlets(firm: &mut Firm<'_>, quarter: i64) -> Answer<()> {
    firm.work_as(STOREKEEPER)?;
    for outlet in OUTLETS {
        let lines: Vec<Value> = ASSORTMENT
            .iter()
            .map(|product| json!({ "item": item(*product), "quantity": OUTLET_FILL.to_string() }))
            .collect();
        let body = json!({ "kind": "dispatch", "location": warehouse(), "destination": shelf(outlet), "lines": lines });
        firm.issue(&format!("dispatch/{outlet}/{quarter}"), body)?;
    }
    // Each outlet has unpacked what came.
    let expected = firm.call("arrival_list", json!({}))?;
    for arrival in expected.as_array().into_iter().flatten() {
        firm.call("document_issue", json!({ "draft": arrival["id"], "version": 1 }))?;
    }
    Ok(())
}

/// The last order of the year waits for goods: more is wanted than is free.
fn want_more_than_there_is(firm: &mut Firm<'_>) -> Answer<()> {
    firm.work_as(DIRECTOR)?;
    let lines: Vec<Value> =
        [5, 29, 66].iter().map(|product| json!({ "item": item(*product), "quantity": "40" })).collect();
    let until = weekday(days_after(firm.data.today, 9));
    let body = json!({ "kind": "order", "party": party("SAVEA"), "until_on": until, "lines": lines });
    firm.issue("order/waiting", body)
}

/// A carton fell from the shelf.
fn breakage(firm: &mut Firm<'_>) -> Answer<()> {
    firm.work_as(STOREKEEPER)?;
    let line = json!({ "item": item(39), "quantity": "-2" });
    let body = json!({ "kind": "correction", "location": warehouse(), "reason": firm.words.broken, "lines": [line] });
    firm.issue("correction/breakage", body)
}
