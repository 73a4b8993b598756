//! The words around the table: opening, terms of payment, where to pay, closing.

use kontor_core::decimal::{Rate, Rounding};
use kontor_core::money::Currency;
use kontor_core::sales::{DocumentKind, Instalment};
use rust_decimal::Decimal;

use super::letterhead::{delivery_line, given, grouped};
use super::{Mark, Pen};
use crate::epc::{CreditTransfer, Remittance};
use crate::model::{Fact, Payment};

/// Opening words: the user's own, or those of the kind.
pub(super) fn intro(pen: &Pen<'_>) -> Vec<String> {
    let own = paragraphs(&pen.document.intro);
    let mut said = if own.is_empty() { vec![usual_intro(pen)] } else { own };
    if let (DocumentKind::Quote, Some(old)) = (pen.document.kind, &pen.issued.source) {
        let date = pen.format.date(old.issued_on);
        said.push(pen.words.with("paper-replaces-quote", &[("number", &old.number), ("date", &date)]));
    }
    if let Some(reason) = given(&pen.document.reason) {
        said.push(pen.words.with("paper-reason", &[("reason", reason)]));
    }
    if !pen.form.to_delivery_address {
        let line = delivery_line(pen);
        said.extend(line.map(|line| format!("{}: {line}", pen.words.text("paper-deliver-to"))));
    }
    said
}

fn usual_intro(pen: &Pen<'_>) -> String {
    match (&pen.issued.source, pen.document.kind) {
        (Some(source), DocumentKind::CreditNote) => {
            let date = pen.format.date(source.issued_on);
            pen.words.with(pen.form.intro, &[("number", &source.number), ("date", &date)])
        }
        (None, DocumentKind::CreditNote) => pen.words.text("paper-intro-credit-note-free"),
        _ if pen.is_prepayment() => pen.words.text("paper-intro-prepayment-invoice"),
        _ => pen.words.text(pen.form.intro),
    }
}

/// Closing words: the user's own, or those of the kind.
pub(super) fn closing(pen: &Pen<'_>) -> Vec<String> {
    let own = paragraphs(&pen.document.closing);
    if own.is_empty() { pen.form.closing.map(|id| pen.words.text(id)).into_iter().collect() } else { own }
}

/// When what is to be paid, and what else was agreed.
pub(super) fn terms(pen: &Pen<'_>) -> Vec<String> {
    let document = pen.document;
    // Terms that come with the program are stored by their key.
    let named =
        |terms: &str| pen.words.known(&format!("name-payment-term-{terms}")).unwrap_or_else(|| terms.to_owned());
    let agreed = given(&document.terms).map(|terms| pen.words.with("paper-terms-label", &[("terms", &named(terms))]));
    match document.kind {
        DocumentKind::Quote => {
            let until =
                document.until_on.map(|on| pen.words.with("paper-terms-quote", &[("date", &pen.format.date(on))]));
            agreed.into_iter().chain(until).collect()
        }
        DocumentKind::Order => agreed.into_iter().collect(),
        DocumentKind::Delivery | DocumentKind::Dispatch => vec![pen.words.text("paper-sign-received")],
        DocumentKind::CreditNote => vec![pen.words.text("paper-terms-credit")],
        DocumentKind::Invoice if document.due_minor <= 0 => vec![pen.words.text("paper-terms-paid")],
        DocumentKind::Invoice => due(pen, agreed),
        DocumentKind::Receipt | DocumentKind::Correction | DocumentKind::Arrival => Vec::new(),
    }
}

fn due(pen: &Pen<'_>, agreed: Option<String>) -> Vec<String> {
    match pen.issued.instalments {
        [] => {
            let amount = pen.money(pen.document.due_minor);
            agreed.into_iter().chain([pen.words.with("paper-terms-due-now", &[("amount", &amount)])]).collect()
        }
        [only] => {
            let due = pen.words.with(
                "paper-terms-due",
                &[("amount", &pen.money(only.amount_minor)), ("date", &pen.format.date(only.due_on))],
            );
            std::iter::once(due).chain(discount(pen, only, "paper-terms-discount")).collect()
        }
        several => {
            let parts = several.iter().map(|part| {
                let position = part.position.to_string();
                let (amount, date) = (pen.money(part.amount_minor), pen.format.date(part.due_on));
                let params = [("position", position.as_str()), ("amount", &amount), ("date", &date)];
                let due = pen.words.with("paper-terms-instalment", &params);
                due + &discount(pen, part, "paper-terms-instalment-discount")
                    .map(|said| format!(" ({said})"))
                    .unwrap_or_default()
            });
            std::iter::once(pen.words.text("paper-terms-instalments")).chain(parts).collect()
        }
    }
}

/// The early-payment discount of an instalment, as percentage, last day and the amount that is then enough.
fn discount(pen: &Pen<'_>, part: &Instalment, id: &str) -> Option<String> {
    let until = part.discount_until_on.filter(|_| part.discount_minor > 0 && part.amount_minor > 0)?;
    let percent = agreed_percent(part)?;
    let amount = pen.money(part.amount_minor - part.discount_minor);
    let (percent, date) = (pen.format.percent(percent), pen.format.date(until));
    Some(pen.words.with(id, &[("percent", percent.as_str()), ("date", &date), ("amount", &amount)]))
}

/// The percentage with the fewest decimals that gives the amount to the cent: 4 of 222 yen is 2 %, not 1.8 %.
fn agreed_percent(part: &Instalment) -> Option<Rate> {
    let (amount, discount) = (Decimal::from(part.amount_minor), Decimal::from(part.discount_minor));
    let exact = discount * Decimal::ONE_HUNDRED / amount;
    let gives = |percent: &Decimal| (amount * percent / Decimal::ONE_HUNDRED - discount).abs() <= Decimal::ONE;
    let percent = (0..2).map(|digits| Rounding::HalfUp.apply(exact, digits)).find(gives);
    Rate::new(percent.unwrap_or(Rounding::HalfUp.apply(exact, 2))).ok()
}

/// Account and code, on invoices that are not paid yet.
pub(super) fn payment(pen: &Pen<'_>) -> Option<Payment> {
    let document = pen.document;
    let seller = &document.seller_snapshot;
    let iban = seller.iban.as_deref().and_then(given)?;
    if document.kind != DocumentKind::Invoice || document.due_minor <= 0 {
        return None;
    }
    let facts = [
        ("paper-payment-recipient", seller.name.clone()),
        ("paper-payment-bank", seller.bank_name.clone()),
        ("paper-payment-iban", grouped(iban)),
        ("paper-payment-bic", seller.bic.clone().unwrap_or_default()),
        ("paper-payment-amount", pen.money(payable(pen))),
        ("paper-payment-reference", document.number.clone()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| given(value).is_some());
    Some(Payment {
        heading: pen.words.text("paper-payment-heading"),
        facts: facts.map(|(id, value)| Fact { label: pen.words.text(id), value }).collect(),
        code: code(pen, iban),
        caption: pen.words.text("paper-payment-caption"),
    })
}

/// What is to be paid next: the first instalment, or all.
fn payable(pen: &Pen<'_>) -> i64 {
    pen.issued.instalments.first().map_or(pen.document.due_minor, |first| first.amount_minor)
}

/// The payment code of an invoice in euro. A draft has none: it must not be paid. Neither has an invoice whose data do
/// not fit the code; it is still an invoice.
fn code(pen: &Pen<'_>, iban: &str) -> Option<String> {
    let document = pen.document;
    if document.currency != Currency::EUR || pen.issued.mark == Some(Mark::Draft) || given(&document.number).is_none() {
        return None;
    }
    let transfer = CreditTransfer {
        name: document.seller_snapshot.name.trim().chars().take(70).collect(),
        iban: iban.to_owned(),
        bic: document.seller_snapshot.bic.clone().filter(|bic| given(bic).is_some()),
        amount: document.money(payable(pen)),
        remittance: Remittance::Text(document.number.clone()),
    };
    transfer.payload().ok()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split('\n').filter_map(given).map(str::to_owned).collect()
}
