//! The orders of the year: quoted now and then, confirmed, delivered at once or in two parts, invoiced, paid sooner or later,
//! and sometimes sent back.

use kontor_core::time::LocalDate;
use serde_json::{Value, json};

use super::diary::Diary;
use super::firm::{ACCOUNTANT, Firm, Part, STOREKEEPER, days_after};
use super::goods::{freight, item};
use super::northwind::Order;
use super::partners::{contact, party, pays_early};
use super::supply::weekday;
use crate::error::Answer;

/// Plans the life of every order.
pub(super) fn plan(firm: &Firm<'_>, diary: &mut Diary) {
    for order in &firm.data.orders {
        let own = order.clone();
        if quoted(order) {
            let quote = own.clone();
            diary.note(weekday(days_after(order.ordered, -4)), 600, move |firm| send_quote(firm, &quote));
        }
        diary.note(order.ordered, 540 + order.id % 240, move |firm| confirm(firm, &own));
        if let Some(shipped) = order.shipped {
            let at = firm.data.customers.iter().position(|customer| customer.code == order.customer);
            ship(diary, order, shipped, at.is_some_and(pays_early));
        } else if order.id.is_multiple_of(13) {
            let own = order.clone();
            diary.note(weekday(days_after(order.ordered, 3)), 800, move |firm| give_up(firm, &own));
        }
    }
}

const fn quoted(order: &Order) -> bool {
    order.id.is_multiple_of(3)
}
const fn prepaid(order: &Order) -> bool {
    order.id.is_multiple_of(47)
}
fn in_two_parts(order: &Order) -> bool {
    order.id.is_multiple_of(9) && order.lines.len() > 2 && !prepaid(order)
}

fn name(what: &str, order: &Order) -> String {
    format!("{what}/{}", order.id)
}

fn body(kind: &str, order: &Order) -> Value {
    let mut lines: Vec<Value> = order
        .lines
        .iter()
        .map(|line| {
            json!({ "item": item(line.product), "quantity": line.quantity.to_string(), "discount_percent": line.discount.to_string() })
        })
        .collect();
    if order.id.is_multiple_of(5) {
        lines.push(json!({ "item": freight(), "quantity": "1" }));
    }
    json!({
        "kind": kind, "party": party(&order.customer), "contact": contact(&order.customer),
        "reference": format!("PO {}", order.id), "lines": lines,
    })
}

fn send_quote(firm: &mut Firm<'_>, order: &Order) -> Answer<()> {
    firm.work_as(order.employee)?;
    let mut wanted = body("quote", order);
    wanted["until_on"] = json!(days_after(firm.day, 30));
    wanted["intro"] = json!(firm.words.quote_intro);
    firm.issue(&name("quote", order), wanted)?;
    firm.step(&name("quote", order), "sent", "")
}

fn confirm(firm: &mut Firm<'_>, order: &Order) -> Answer<()> {
    firm.work_as(order.employee)?;
    // What is still to be delivered is wanted around today; some customers do not say when.
    let soon = || days_after(firm.data.today, i64::from(order.id % 12) - 2).max(days_after(order.ordered, 1));
    let wanted_on = weekday(order.shipped.unwrap_or_else(soon));
    let until = if order.shipped.is_none() && order.id.is_multiple_of(4) { Value::Null } else { json!(wanted_on) };
    let own = name("order", order);
    match firm.paper(&name("quote", order)).map(|quote| quote.id.clone()) {
        Some(quote) => {
            firm.continue_with(&own, json!({ "kind": "order", "source": quote }), |body| body["until_on"] = until)?;
        }
        None => {
            let mut wanted = body("order", order);
            wanted["until_on"] = until;
            firm.issue(&own, wanted)?;
        }
    }
    if prepaid(order) {
        firm.work_as(ACCOUNTANT)?;
        let start = json!({ "kind": "invoice", "source": source(firm, &own), "prepayment_percent": "30" });
        firm.continue_with(&name("prepayment", order), start, |_| {})?;
    }
    Ok(())
}

/// The customer needs no more of it.
fn give_up(firm: &mut Firm<'_>, order: &Order) -> Answer<()> {
    firm.work_as(order.employee)?;
    firm.step(&name("order", order), "closed", firm.words.no_more)
}

fn source(firm: &Firm<'_>, name: &str) -> Value {
    firm.paper(name).map_or(Value::Null, |paper| paper.id.clone())
}

/// Delivery, invoice, payment, and what went wrong.
fn ship(diary: &mut Diary, order: &Order, shipped: LocalDate, early: bool) {
    let own = order.clone();
    if prepaid(order) {
        let prepayment = name("prepayment", order);
        let day = days_after(order.ordered, ((shipped - order.ordered).num_days() - 1).max(0));
        diary.note(day, 1_000, move |firm| pay(firm, &prepayment, Part::Rest));
    }
    diary.note(shipped, 660, move |firm| deliver(firm, &own, "first"));
    bill(diary, order, shipped, "first", early);
    if in_two_parts(order) {
        let (own, later) = (order.clone(), weekday(days_after(shipped, 6)));
        diary.note(later, 665, move |firm| deliver(firm, &own, "rest"));
        bill(diary, order, later, "rest", early);
    }
    if order.id.is_multiple_of(53) {
        let own = order.clone();
        diary.note(weekday(days_after(shipped, 8)), 820, move |firm| credit(firm, &own));
    }
}

fn deliver(firm: &mut Firm<'_>, order: &Order, part: &str) -> Answer<()> {
    firm.work_as(STOREKEEPER)?;
    let start = json!({ "kind": "delivery", "source": source(firm, &name("order", order)) });
    let half = in_two_parts(order) && part == "first";
    firm.continue_with(&name(&format!("delivery/{part}"), order), start, |body| {
        if let Some(lines) = body["lines"].as_array_mut().filter(|_| half) {
            lines.truncate(1);
        }
    })
}

/// The invoice goes out on the day of the delivery; money comes as the customer is used to.
fn bill(diary: &mut Diary, order: &Order, day: LocalDate, part: &'static str, early: bool) {
    let own = order.clone();
    let invoice = name(&format!("invoice/{part}"), order);
    diary.note(day, 900, move |firm| {
        firm.work_as(ACCOUNTANT)?;
        let start = json!({ "kind": "invoice", "source": source(firm, &name("order", &own)) });
        let closing = json!(firm.words.invoice_closing);
        let invoice = name(&format!("invoice/{part}"), &own);
        firm.continue_with(&invoice, start, |body| body["closing"] = closing)?;
        firm.step(&invoice, "sent", "")
    });
    for (days, share) in habit(order, early) {
        let invoice = invoice.clone();
        diary.note(weekday(days_after(day, *days)), 620, move |firm| pay(firm, &invoice, *share));
    }
}

/// After how many days which part of an invoice is paid.
const fn habit(order: &Order, early: bool) -> &'static [(i64, Part)] {
    match order.id % 11 {
        0..=5 if early => &[(7, Part::Early)],
        0..=4 => &[(21, Part::Rest)],
        5 | 6 => &[(29, Part::Rest)],
        7 => &[(28, Part::Percent(50)), (47, Part::Rest)],
        8 => &[(38, Part::Rest)],
        9 => &[(52, Part::Rest)],
        _ => &[(33, Part::Rest)],
    }
}

fn pay(firm: &mut Firm<'_>, invoice: &str, part: Part) -> Answer<()> {
    firm.work_as(ACCOUNTANT)?;
    firm.paid(invoice, part, "bank", None)
}

/// A part of the first line comes back.
fn credit(firm: &mut Firm<'_>, order: &Order) -> Answer<()> {
    firm.work_as(ACCOUNTANT)?;
    let start = json!({ "kind": "credit_note", "source": source(firm, &name("invoice/first", order)) });
    let reason = json!(firm.words.returned);
    firm.continue_with(&name("credit_note", order), start, |body| {
        body["reason"] = reason;
        body["goods_back"] = json!(true);
        if let Some(lines) = body["lines"].as_array_mut() {
            lines.truncate(1);
            lines.iter_mut().for_each(|line| line["quantity"] = json!("1"));
        }
    })
}
