//! Sales over the counter of the outlets: an invoice with tax in its prices, the goods handed over with it, paid at once.

use kontor_core::id::Id;
use serde_json::{Value, json};

use super::diary::Diary;
use super::firm::{Firm, Part, days_after};
use super::goods::item;
use super::house::{OUTLETS, SHOPKEEPERS, branch, shelf};
use super::partners::walk_in;
use super::supply::ASSORTMENT;
use crate::error::Answer;

/// Days between two such sales in an outlet.
const EVERY_DAYS: i64 = 14;
/// The outlets open when their shelves are filled.
const OPENING: i64 = 16;

/// Plans the sales.
pub(super) fn plan(firm: &Firm<'_>, diary: &mut Diary) {
    let days = (firm.data.today - firm.data.first_day).num_days();
    for (turn, after) in (OPENING..days).step_by(usize::try_from(EVERY_DAYS).unwrap_or(1)).enumerate() {
        for outlet in OUTLETS {
            let day = days_after(firm.data.first_day, after + i64::try_from(outlet).unwrap_or(0));
            diary.note(super::supply::weekday(day), 960, move |firm| sell(firm, outlet, turn));
        }
    }
}

fn sell(firm: &mut Firm<'_>, outlet: usize, turn: usize) -> Answer<()> {
    firm.work_as(SHOPKEEPERS[outlet])?;
    let name = format!("counter/{outlet}/{turn}");
    let lines: Vec<Value> = (0..3)
        .map(|at| {
            let product = ASSORTMENT[(turn * 3 + at + outlet) % ASSORTMENT.len()];
            json!({ "item": item(product), "quantity": (1 + (turn + at) % 4).to_string() })
        })
        .collect();
    let own: Id = branch(outlet);
    let body =
        json!({ "kind": "invoice", "party": walk_in(), "branch": own, "location": shelf(outlet), "lines": lines });
    firm.issue(&name, body)?;
    let method = if turn.is_multiple_of(3) { "card" } else { "cash" };
    firm.paid(&name, Part::Rest, method, Some(own))
}
