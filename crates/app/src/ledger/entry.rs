//! Entries: posting one for whatever caused it, taking one back, showing them.

use kontor_core::entity::{AccountId, BranchId, DocumentId, EntityKind, EntryId, PartyId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::ledger::{Account, Entry, EntryHead, EntryLine, EntryLineRow, Journal, Side, TaxKey};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::payment::Payment;
use kontor_core::sales::Document;
use kontor_core::time::LocalDate;
use kontor_store::list::{Page, Window};
use kontor_store::rows::ledger::EntryRow;
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

/// What an entry comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Cause {
    /// A payment with all that it settles.
    Payment(PaymentId),
    /// A credit that settles a claim: of a document, or of a payment.
    Settlement(Option<DocumentId>, Option<PaymentId>),
}

/// Posts an entry, if there is anything to post.
pub(crate) fn post(
    context: &Context<'_>,
    write: &mut Write<'_>,
    branch: BranchId,
    cause: Cause,
    entry: Option<Entry>,
) -> Answer<()> {
    let Some(entry) = entry else { return Ok(()) };
    let (document, payment) = match cause {
        Cause::Payment(payment) => (None, Some(payment)),
        Cause::Settlement(document, payment) => (document, payment),
    };
    let head = EntryHead {
        id: context.new_id(),
        branch,
        journal: Journal::Payment,
        booked_on: entry.booked_on(),
        document,
        payment,
        reversal_of: None,
        text: String::new(),
    };
    Ok(write.post_entry(&head, &entry, || context.new_id())?)
}

/// Takes an entry back by its mirror, on behalf of another payment where one does it.
///
/// # Errors
/// `nothing-to-do` when it was taken back before.
pub(crate) fn reverse(
    context: &Context<'_>,
    write: &mut Write<'_>,
    head: &EntryHead,
    on: LocalDate,
    payment: Option<PaymentId>,
) -> Answer<EntryId> {
    if write.reversal_of_entry(head.id)?.is_some() {
        return Err(Fault::new(Code::NothingToDo).into());
    }
    let lines = write.lines_of_entry(head.id)?.iter().map(line_of).collect();
    let mirror = Entry::balanced(head.booked_on, lines)?.reversed(on);
    let reversal = EntryHead {
        id: context.new_id(),
        booked_on: on,
        payment: payment.or(head.payment),
        reversal_of: Some(head.id),
        ..head.clone()
    };
    write.post_entry(&reversal, &mirror, || context.new_id())?;
    Ok(reversal.id)
}

/// Moves what an entry booked to another day: its mirror stands on its own day, so that this one stays as if nothing had been booked.
pub(crate) fn post_again(context: &Context<'_>, write: &mut Write<'_>, head: &EntryHead, on: LocalDate) -> Answer<()> {
    reverse(context, write, head, head.booked_on, None)?;
    let lines = write.lines_of_entry(head.id)?.iter().map(line_of).collect();
    let entry = Entry::balanced(on, lines)?;
    let again = EntryHead { id: context.new_id(), booked_on: on, ..head.clone() };
    Ok(write.post_entry(&again, &entry, || context.new_id())?)
}

fn line_of(row: &EntryLineRow) -> EntryLine {
    let (side, minor) =
        if row.debit_minor == 0 { (Side::Credit, row.credit_minor) } else { (Side::Debit, row.debit_minor) };
    EntryLine {
        account: row.account,
        side,
        amount: Money::new(minor, row.currency),
        foreign: row.foreign_minor.zip(row.foreign_currency).map(|(minor, currency)| Money::new(minor, currency)),
        party: row.party,
        due_on: row.due_on,
        tax: row.vat.zip(row.rate).map(|(category, rate)| TaxKey { category, rate }),
    }
}

/// Which entry.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryGet {
    /// Its identity.
    pub id: EntryId,
}

/// Entries of what.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntriesOf {
    /// Of a document.
    Document {
        /// Which.
        id: DocumentId,
    },
    /// Of a payment.
    Payment {
        /// Which.
        id: PaymentId,
    },
}

/// A side of an entry with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryLineView {
    /// The account.
    pub account: AccountId,
    /// Its number.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Left side, in company currency.
    pub debit: Option<Money>,
    /// Right side, in company currency.
    pub credit: Option<Money>,
    /// The same in the currency of the document, where it is another one.
    pub foreign: Option<Money>,
    /// Whose claim or debt.
    pub party: Option<PartyId>,
    /// Name of the party.
    pub party_name: Option<String>,
    /// When it is due.
    pub due_on: Option<LocalDate>,
    /// For the tax return.
    pub tax: Option<TaxKey>,
}

/// An entry with its lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryView {
    /// What it is about.
    pub entry: EntryHead,
    /// Number of the document, or what the payer wrote.
    pub number: String,
    /// Its lines.
    pub lines: Vec<EntryLineView>,
    /// What stands on each side.
    pub total: Money,
    /// The entry that takes it back.
    pub reversed_by: Option<EntryId>,
}

pub(crate) fn entry_list(context: &Context<'_>, window: Window) -> Answer<Page<EntryRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn entry_get(context: &Context<'_>, request: EntryGet) -> Answer<EntryView> {
    context.read(|read| view(read, read.get(request.id)?))
}

pub(crate) fn entries_of(context: &Context<'_>, request: EntriesOf) -> Answer<Vec<EntryView>> {
    context.read(|read| {
        let heads = match request {
            EntriesOf::Document { id } => read.entries_of_document(read.get::<Document>(id)?.id)?,
            EntriesOf::Payment { id } => read.entries_of_payment(read.get::<Payment>(id)?.id)?,
        };
        let heads = read.only_seen(EntityKind::Entry, heads, |head| Some(head.id.0))?;
        heads.into_iter().map(|head| view(read, head)).collect()
    })
}

/// An entry with names.
pub(crate) fn view(read: &Read<'_>, entry: EntryHead) -> Answer<EntryView> {
    let number = match (entry.document, entry.payment) {
        // A claim of another branch may have been settled here.
        (Some(document), _) => read.find::<Document>(document)?.map(|document| document.number).unwrap_or_default(),
        (None, Some(payment)) => read.get::<Payment>(payment)?.reference,
        (None, None) => String::new(),
    };
    let rows = read.lines_of_entry(entry.id)?;
    let currency = crate::context::company(read)?.currency;
    let total = Money::sum(currency, rows.iter().map(|row| Money::new(row.debit_minor, row.currency)))?;
    let lines = rows.iter().map(|row| line(read, row)).collect::<Answer<_>>()?;
    let reversed_by = read.reversal_of_entry(entry.id)?.map(|reversal| reversal.id);
    Ok(EntryView { number, lines, total, reversed_by, entry })
}

fn line(read: &Read<'_>, row: &EntryLineRow) -> Answer<EntryLineView> {
    let account: Account = read.get(row.account)?;
    let party: Option<Party> = row.party.map(|id| read.get(id)).transpose()?;
    let side = |minor| (minor != 0).then(|| Money::new(minor, row.currency));
    Ok(EntryLineView {
        account: account.id,
        code: account.code,
        name: account.name,
        debit: side(row.debit_minor),
        credit: side(row.credit_minor),
        foreign: row.foreign_minor.zip(row.foreign_currency).map(|(minor, currency)| Money::new(minor, currency)),
        party: row.party,
        party_name: party.map(|party| party.name),
        due_on: row.due_on,
        tax: row.vat.zip(row.rate).map(|(category, rate)| TaxKey { category, rate }),
    })
}
