//! Payments in the list, and one with what it settled and how it was booked.

use kontor_core::company::Branch;
use kontor_core::entity::{AllocationId, DocumentId, PaymentId};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::payment::{Allocation, Payment};
use kontor_core::sales::{Document, DocumentKind, Instalment};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::list::{Page, Window};
use kontor_store::rows::payment::PaymentRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::ledger::{EntryView, view};

/// Which payment.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentGet {
    /// Its identity.
    pub id: PaymentId,
}

/// What a payment settled, or gave back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AllocationView {
    /// The allocation.
    pub id: AllocationId,
    /// When.
    pub allocated_on: LocalDate,
    /// The settled invoice or credit note; none when credit of another payment was given back.
    pub document: Option<DocumentId>,
    /// What kind of document.
    pub document_kind: Option<DocumentKind>,
    /// Its number.
    pub number: String,
    /// When the settled part was due.
    pub due_on: Option<LocalDate>,
    /// The payment whose credit was given back.
    pub refunded: Option<PaymentId>,
    /// The payment that gave: another one where this payment's own credit was given back.
    pub payment: Option<PaymentId>,
    /// What was given.
    pub amount: Money,
    /// Early-payment discount taken.
    pub discount: Money,
    /// Given up.
    pub write_off: Money,
    /// Exchange difference in company currency: gain above zero.
    pub exchange: Money,
    /// Whether it was taken back, or takes another one back.
    pub reversed: bool,
}

/// A payment with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentView {
    /// The payment.
    pub payment: Payment,
    /// From or to whom.
    pub party_name: String,
    /// Where.
    pub branch_name: String,
    /// How much came in; below zero when it went out.
    pub amount: Money,
    /// What of it settles nothing yet.
    pub credit: Money,
    /// The payment that took it back.
    pub reversed_by: Option<PaymentId>,
    /// What it settled, the first first.
    pub allocations: Vec<AllocationView>,
    /// How it was booked.
    pub entries: Vec<EntryView>,
}

pub(crate) fn payment_list(context: &Context<'_>, window: Window) -> Answer<Page<PaymentRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn payment_get(context: &Context<'_>, request: PaymentGet) -> Answer<PaymentView> {
    context.read(|read| {
        let payment: Payment = read.get(request.id)?;
        let rows = read.allocations_of_payment(payment.id)?;
        let gone: Vec<AllocationId> = rows.iter().filter_map(|row| row.reversal_of).collect();
        let currency = crate::context::company(read)?.currency;
        let allocations = rows
            .iter()
            .map(|row| {
                let reversed = row.reversal_of.is_some() || gone.contains(&row.id);
                allocation(read, row, reversed, currency)
            })
            .collect::<Answer<_>>()?;
        let entries = read.entries_of_payment(payment.id)?;
        let party: Option<Party> = payment.party.map(|id| read.get(id)).transpose()?;
        let branch: Option<Branch> = read.find(payment.branch)?;
        let open = read.open_item(payment.id.0)?.map_or(0, |item| -item.open_minor);
        Ok(PaymentView {
            party_name: party.map(|party| party.name).unwrap_or_default(),
            branch_name: branch.map(|branch| branch.name).unwrap_or_default(),
            amount: Money::new(payment.amount_minor, payment.currency),
            credit: Money::new(open, payment.currency),
            reversed_by: read.reversal_of_payment(payment.id)?.map(|reversal| reversal.id),
            allocations,
            entries: entries.into_iter().map(|head| view(read, head)).collect::<Answer<_>>()?,
            payment,
        })
    })
}

fn allocation(
    read: &Read<'_>,
    row: &Allocation,
    reversed: bool,
    company: kontor_core::money::Currency,
) -> Answer<AllocationView> {
    let instalment: Option<Instalment> = row.instalment.map(|id| read.find(id)).transpose()?.flatten();
    let document: Option<Document> = instalment.as_ref().map(|part| read.get(part.document)).transpose()?;
    let money = |minor| Money::new(minor, row.currency);
    Ok(AllocationView {
        id: row.id,
        allocated_on: row.allocated_on,
        document: document.as_ref().map(|document| document.id),
        document_kind: document.as_ref().map(|document| document.kind),
        number: document.map(|document| document.number).unwrap_or_default(),
        due_on: instalment.map(|part| part.due_on),
        refunded: row.refunded,
        payment: row.payment,
        amount: money(row.amount_minor),
        discount: money(row.discount_minor),
        write_off: money(row.write_off_minor),
        exchange: Money::new(row.exchange_minor, company),
        reversed,
    })
}
