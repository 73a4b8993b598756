//! Documents: their numbers belong to their PC and are given once, their day is open, their signature fits.

use kontor_core::entity::{BranchId, EntityKind};
use kontor_core::id::Id;
use kontor_core::journal::{DeviceKey, DocumentSignature};
use kontor_core::ledger::{EntryHead, Journal, LockArea, PeriodLock, check_period};
use kontor_core::payment::Payment;
use kontor_core::sales::{Document, DocumentKind};
use kontor_core::time::LocalDate;
use kontor_record::facets;
use kontor_sync::commit::Op;
use kontor_sync::facet::Facets;
use kontor_sync::sign::{PublicKey, Verifier, document_message};
use kontor_sync::view::OpView;
use kontor_sync::wire::IssueKind;

use super::{facts, is_told};
use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::names::Name;
use crate::hub::push::{Incoming, Work};
use crate::hub::rows::Key;
use crate::hub::series::Counted;

pub fn judge(work: &mut Work<'_>, incoming: &Incoming, series: &mut Counted, found: &mut Vec<About>) -> Result<()> {
    let documents: Vec<Document> = facts(incoming).filter(|one: &Document| incoming.is_new(one.id.0)).collect();
    for document in &documents {
        let about = |kind, expected: &str, said: &str| {
            About::broken(kind, EntityKind::Document, document.id.0, expected.to_owned(), said.to_owned())
        };
        let row = (EntityKind::Document.wire(), document.id.0);
        if !document.opening {
            series.add(document);
            let own = document.device.0 == incoming.commit.device && document.number.contains(&work.device.code);
            if !own {
                found.push(about(IssueKind::SeriesNotOwned, &work.device.code, &document.number));
            }
        }
        if let Some(name) = number(document) {
            found.extend(first(work, &name, row)?.map(|other| About::pair(IssueKind::NumberTwice, row, other)));
        }
        if let Some(name) = received(document) {
            found.extend(first(work, &name, row)?.map(|other| About::pair(IssueKind::ReceivedTwice, row, other)));
        }
        if let Some(name) = drafted(document)
            && let Some(other) = first(work, &name, row)?
        {
            let kind = match document.kind {
                DocumentKind::Invoice => IssueKind::InvoicedTwice,
                DocumentKind::Receipt | DocumentKind::Arrival => IssueKind::ReceivedTwice,
                _ => IssueKind::IssuedTwice,
            };
            if !is_told(found, kind, row) {
                found.push(About::pair(kind, row, other));
            }
        }
    }
    periods(work, incoming, &documents, found)?;
    signatures(work, incoming, found)
}

/// What was posted on a day that was closed by then: documents, payments, entries by hand.
fn periods(work: &mut Work<'_>, incoming: &Incoming, documents: &[Document], found: &mut Vec<About>) -> Result<()> {
    let papers = documents.iter().filter_map(|document| {
        let area = match document.kind {
            DocumentKind::Quote | DocumentKind::Order => return None,
            DocumentKind::Invoice | DocumentKind::CreditNote => LockArea::Sales,
            DocumentKind::Delivery
            | DocumentKind::Receipt
            | DocumentKind::Correction
            | DocumentKind::Dispatch
            | DocumentKind::Arrival => LockArea::Stock,
        };
        Some((EntityKind::Document, document.id.0, area, document.branch, document.issued_on))
    });
    let payments = facts::<Payment>(incoming)
        .map(|one| (EntityKind::Payment, one.id.0, LockArea::Payment, one.branch, one.paid_on));
    // What takes an entry back stands on its day.
    let by_hand = |head: &EntryHead| head.journal == Journal::General && head.reversal_of.is_none();
    let entries = facts::<EntryHead>(incoming)
        .filter(by_hand)
        .map(|head| (EntityKind::Entry, head.id.0, LockArea::All, head.branch, head.booked_on));
    let posted: Vec<_> = papers.chain(payments).chain(entries).filter(|(_, id, ..)| incoming.is_new(*id)).collect();
    for (kind, id, area, branch, on) in posted {
        if let Some(until) = closed(work, area, branch, on)? {
            found.push(About::broken(IssueKind::PeriodClosed, kind, id, until, on.to_string()));
        }
    }
    Ok(())
}

/// What a document is told apart by: its number, its draft, a receipt by what its supplier calls it, an invoice by its deal.
pub(super) fn number(document: &Document) -> Option<Name> {
    // What takes a claim from before the first day back bears its number.
    let own = document.revision_of.is_none() || !document.opening;
    own.then(|| ("number".to_owned(), format!("{}/{}", document.kind.as_str(), document.number)))
}
pub(super) fn received(document: &Document) -> Option<Name> {
    let supplier = document.party.filter(|_| document.kind == DocumentKind::Receipt)?;
    let reference = document.reference.trim();
    (!reference.is_empty()).then(|| ("receipt".to_owned(), format!("{supplier}/{reference}")))
}

pub(super) fn drafted(document: &Document) -> Option<Name> {
    Some(("draft".to_owned(), document.draft?.to_string()))
}

pub(super) fn of_deal(document: &Document) -> Option<Name> {
    let deal =
        document.deal.filter(|_| document.kind == DocumentKind::Invoice && document.prepayment_percent.is_none())?;
    Some(("deal".to_owned(), deal.to_string()))
}

/// The row that has a name already; else the name is taken.
pub(super) fn first(work: &mut Work<'_>, name: &Name, row: Key) -> Result<Option<Id>> {
    Ok(work.names.call(work.sql, work.who.firm, row, name)?.first().copied())
}

/// The last closed day of an area, where a day is not behind it.
fn closed(work: &mut Work<'_>, area: LockArea, branch: BranchId, on: LocalDate) -> Result<Option<String>> {
    if work.locks.is_none() {
        work.locks = Some(work.rows.all::<PeriodLock>(work.sql)?);
    }
    let locks = work.locks.as_deref().unwrap_or_default();
    let fault = check_period(locks, area, branch, on).err();
    Ok(fault.map(|fault| fault.params.get("until").cloned().unwrap_or_default()))
}

/// The signatures that a commit brings fit the facts beside them, as far as these are not secret.
fn signatures(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let signatures: Vec<DocumentSignature> = facts(incoming).collect();
    if signatures.is_empty() {
        return Ok(());
    }
    let views: Vec<OpView<'_>> = incoming.commit.ops.iter().map(Op::view).collect();
    let documents = facets::by_document(&views);
    for signed in signatures {
        let key: Option<DeviceKey> = work.rows.record(work.sql, signed.key.0)?;
        let facts = documents.get(&signed.document).map(Vec::as_slice).unwrap_or_default();
        if !fits(&signed, key.as_ref(), facts) {
            let (kind, of) = (IssueKind::SignatureWrong, EntityKind::DocumentSignature);
            found.push(About::broken(kind, of, signed.id.0, String::new(), String::new()));
        }
    }
    Ok(())
}

fn fits(signed: &DocumentSignature, key: Option<&DeviceKey>, facts: &[&OpView<'_>]) -> bool {
    let public = key.and_then(|key| PublicKey::try_from(key.public.as_slice()).ok());
    let (Some(verifier), Some(said)) = (public.and_then(|key| Verifier::new(&key)), Facets::from_bytes(&signed.facets))
    else {
        return false;
    };
    // Paper and goods need no secret; costs and books are hashed with one that only the PC has.
    let is = facets::of(signed.document, facts, &[0; 32]);
    let open = is.0.iter().zip(said.0).take(2).all(|(is, said)| *is == said);
    open && verifier.signed(&document_message(signed.document.0, &said), &signed.signature)
}
