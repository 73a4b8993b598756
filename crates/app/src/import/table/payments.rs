//! Payments that were made or received: of a claim that the row names, or of the oldest ones of its party.

use kontor_core::decimal::Rounding;
use kontor_core::entity::PaymentId;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::payment::{Choice, PaymentMethod};
use kontor_core::sales::Document;
use kontor_store::{Read, Write};

use super::line::Line;
use super::open_invoices::party;
use super::outcome::Found;
use crate::context::{Context, company};
use crate::error::Answer;
use crate::payment::{PaymentRecord, Settling, record};

/// The same payment, if it was recorded before: of the same party, day and amount, with the same words.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>) -> Answer<Found> {
    let Some(request) = read(write, line, PaymentId::default())? else { return Ok(Found::New) };
    let known = write.payment_like(request.party, request.paid_on, request.amount, &request.reference)?;
    Ok(known.map_or(Found::New, |payment| Found::Known(payment.id.0)))
}

/// Records a row.
pub(super) fn put(context: &Context<'_>, write: &mut Write<'_>, line: &Line<'_>) -> Answer<()> {
    match read(write, line, PaymentId(context.new_id()))? {
        Some(request) => record(context, write, &request),
        None => Ok(()),
    }
}

fn read(read: &Read<'_>, line: &Line<'_>, id: PaymentId) -> Answer<Option<PaymentRecord>> {
    let invoice = invoice(read, line)?;
    let party = match invoice.as_ref().and_then(|invoice| invoice.party) {
        Some(party) => Some(party),
        None => party(read, line)?,
    };
    let (amount, paid_on) = (money(read, line)?, line.date("paid_on"));
    if line.text("paid_on").is_none() {
        line.blame("paid_on", Fault::new(Code::Required));
    }
    let method = method(line);
    let (Some(party), Some(amount), Some(paid_on)) = (party, amount, paid_on) else { return Ok(None) };
    let settling = match &invoice {
        Some(invoice) => Settling::ByHand { choices: choices(read, invoice, amount)? },
        None => Settling::OldestFirst,
    };
    Ok(Some(PaymentRecord {
        id,
        party,
        branch: None,
        method,
        amount,
        paid_on,
        exchange_rate: None,
        settles: None,
        reference: line.words("reference"),
        settling,
    }))
}

/// The claim that a row names; a number that nobody knows is noted.
fn invoice(read: &Read<'_>, line: &Line<'_>) -> Answer<Option<Document>> {
    let Some(number) = line.text("invoice") else { return Ok(None) };
    let found = read.document_by_number(&number)?.filter(|document| document.kind.is_claim());
    if found.is_none() {
        line.blame("invoice", Fault::new(Code::UnknownName).with("value", number));
    }
    Ok(found)
}

/// As much of the claim's parts as the money covers, the earliest first.
fn choices(read: &Read<'_>, invoice: &Document, amount: Money) -> Answer<Vec<Choice>> {
    let mut left = amount.minor;
    let mut choices = Vec::new();
    for part in read.instalments_of(invoice.id)? {
        let open = read.open_item(part.id.0)?.map_or(0, |item| item.open_minor);
        let taken =
            if open.signum() == left.signum() { if left > 0 { open.min(left) } else { open.max(left) } } else { 0 };
        if taken != 0 {
            choices.push(Choice::pay(part.id, Money::new(taken, amount.currency)));
            left -= taken;
        }
    }
    Ok(choices)
}

fn money(read: &Read<'_>, line: &Line<'_>) -> Answer<Option<Money>> {
    let Some(amount) = line.amount("amount") else {
        if line.text("amount").is_none() {
            line.blame("amount", Fault::new(Code::Required));
        }
        return Ok(None);
    };
    let currency = match line.currency("currency").or(amount.currency) {
        Some(currency) => currency,
        None => company(read)?.currency,
    };
    match Money::round(amount.value, currency, Rounding::HalfUp) {
        Ok(money) if money.to_decimal() == amount.value => Ok(Some(money)),
        Ok(_) => {
            line.blame("amount", Fault::new(Code::TooManyDecimals).with("max", currency.digits()));
            Ok(None)
        }
        Err(fault) => {
            line.blame("amount", fault);
            Ok(None)
        }
    }
}

/// How it was paid, in words of six languages; by bank without any.
fn method(line: &Line<'_>) -> PaymentMethod {
    const CASH: &str = "cash bar bargeld gotówka наличные нал қолма-қол tunai kas";
    const CARD: &str = "card karte ec-karte kreditkarte karta карта kartu";
    const BANK: &str = "bank transfer überweisung lastschrift przelew банк безнал перевод аударым";
    let Some(text) = line.text("method") else { return PaymentMethod::Bank };
    let word = text.trim().to_lowercase();
    let among = |words: &str| words.split(' ').any(|known| known == word);
    if among(CASH) {
        PaymentMethod::Cash
    } else if among(CARD) {
        PaymentMethod::Card
    } else {
        if !among(BANK) {
            line.blame("method", Fault::new(Code::UnknownName).with("value", text));
        }
        PaymentMethod::Bank
    }
}
