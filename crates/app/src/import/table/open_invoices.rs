//! What is not paid on the first day: claims with the numbers that customers know, against the opening balance.

use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{DocumentId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::party::Party;
use kontor_core::sales::{DocumentDraft, DocumentKind, DraftLine};
use kontor_store::{Read, Write};
use rust_decimal::Decimal;

use super::line::Line;
use super::outcome::Found;
use crate::context::Context;
use crate::error::Answer;
use crate::sales::issue_body;

/// The party of a row, by number or by name; one that nobody knows, or that two bear, is noted.
pub(super) fn party(read: &Read<'_>, line: &Line<'_>) -> Answer<Option<PartyId>> {
    let (number, name) = (line.text("party_number"), line.text("party"));
    let found: Vec<Party> = match (&number, &name) {
        (Some(number), _) => read.parties_with_number(number)?,
        // A column of names may hold numbers.
        (None, Some(name)) => {
            let named = read.parties_named(name)?;
            if named.is_empty() { read.parties_with_number(name)? } else { named }
        }
        (None, None) => Vec::new(),
    };
    if let [party] = found.as_slice() {
        return Ok(Some(party.id));
    }
    let (field, value) = if number.is_some() { ("party_number", number) } else { ("party", name) };
    match value {
        Some(value) => {
            let code = if found.is_empty() { Code::UnknownName } else { Code::Ambiguous };
            line.blame(field, Fault::new(code).with("value", value));
        }
        None => line.blame(field, Fault::new(Code::Required)),
    }
    Ok(None)
}

/// An open claim of that number that came in before.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>) -> Answer<Found> {
    let known = write.document_by_number(&line.words("number"))?.filter(|document| document.opening);
    Ok(known.map_or(Found::New, |document| Found::Known(document.id.0)))
}

/// Books a row as a claim; a negative amount is a credit.
pub(super) fn put(context: &Context<'_>, write: &mut Write<'_>, line: &Line<'_>, text: &str) -> Answer<()> {
    let party = party(write, line)?;
    let amount = line.amount("amount");
    if amount.is_none() && line.text("amount").is_none() {
        line.blame("amount", Fault::new(Code::Required));
    }
    let (Some(party), Some(amount)) = (party, amount) else { return Ok(()) };
    if amount.value.is_zero() {
        line.blame("amount", Fault::new(Code::NotPositive));
        return Ok(());
    }
    let kind = if amount.value.is_sign_negative() { DocumentKind::CreditNote } else { DocumentKind::Invoice };
    let price: UnitPrice = match UnitPrice::new(Decimal::abs(&amount.value)) {
        Ok(price) => price,
        Err(fault) => {
            line.blame("amount", fault);
            return Ok(());
        }
    };
    let number = line.words("number");
    let body = DocumentDraft {
        party: Some(party),
        opening: true,
        reference: number.clone(),
        issued_on: line.date("issued_on"),
        until_on: line.date("due_on"),
        currency: line.currency("currency").or(amount.currency),
        reason: if kind == DocumentKind::CreditNote { text.to_owned() } else { String::new() },
        lines: vec![DraftLine {
            text: text.to_owned(),
            quantity: Some(Quantity::from(1)),
            price: Some(price),
            ..DraftLine::default()
        }],
        ..DocumentDraft::new(kind)
    };
    issue_body(context, write, DocumentId(context.new_id()), &body).map(drop)
}
