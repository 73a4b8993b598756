//! What cures an issue: the command that does it, what of its request is known, and the right that it needs.

use kontor_core::entity::{EntityKind, ItemId, PartyId};
use kontor_core::id::Id;
use kontor_core::item::ItemBarcode;
use kontor_core::party::{ContactPoint, PartyCredit};
use kontor_core::payment::Allocation;
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::sales::{Document, DocumentKind};
use kontor_core::text_enum;
use kontor_core::warehouse::StockMove;
use kontor_store::Read;
use kontor_store::table::issue::{IssueKind, KeptIssue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

text_enum! {
    /// Ways to cure an issue.
    Cure {
        /// Choose the value that shall stand.
        Choose "choose",
        /// Remove the record after all.
        Remove "remove",
        /// Keep the record.
        Keep "keep",
        /// Make one of two records.
        Merge "merge",
        /// Correct what is in stock.
        CorrectStock "correct_stock",
        /// Take the allocation back, so that the money is free for another claim.
        Reallocate "reallocate",
        /// Take the document back with a credit note.
        Credit "credit",
        /// Book the goods that came twice out again.
        TakeOut "take_out",
        /// Open the period again.
        Reopen "reopen",
        /// Post into the first period that is open.
        PostLater "post_later",
        /// Let the customer owe more.
        RaiseLimit "raise_limit",
        /// Look at it and say what came of it.
        Look "look",
    }
}

/// A way to cure an issue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueCure {
    /// Which.
    pub cure: Cure,
    /// The command that does it.
    pub command: String,
    /// What of its request is known already; the screen asks for the rest.
    #[ts(type = "Record<string, unknown>")]
    pub request: Value,
    /// The right that it needs, as `payment.void`.
    pub needs: String,
    /// Whether the person may do it.
    pub allowed: bool,
}

/// The right to cure an issue, and the record that it must reach.
pub(super) fn right(read: &Read<'_>, kept: &KeptIssue) -> Answer<Permission> {
    let paper = |action| -> Answer<Permission> {
        let resource = match kept.of {
            EntityKind::Document => read.find::<Document>(kept.issue.row)?.map(|document| document.kind.resource()),
            _ => None,
        };
        Ok(Permission::new(resource.unwrap_or(Resource::Document), action))
    };
    Ok(match kept.kind {
        IssueKind::Overwritten
        | IssueKind::Held
        | IssueKind::RemovalAsked
        | IssueKind::Duplicate
        | IssueKind::CreditExceeded => Permission::new(kept.of.resource(), Action::Change),
        IssueKind::NumberTwice
        | IssueKind::SeriesNotOwned
        | IssueKind::TotalsWrong
        | IssueKind::InvoicedTwice
        | IssueKind::DecidedTwice
        | IssueKind::ReceivedTwice
        | IssueKind::IssuedTwice => paper(Action::Post)?,
        IssueKind::EntryUnbalanced => Permission::new(Resource::Ledger, Action::Post),
        IssueKind::PeriodClosed => Permission::new(Resource::Ledger, Action::Change),
        IssueKind::Oversold => Permission::new(Resource::Stock, Action::Post),
        IssueKind::OverAllocated => Permission::new(Resource::Payment, Action::Void),
        IssueKind::NotAllowed | IssueKind::ClockOff | IssueKind::Unreadable | IssueKind::SignatureWrong => {
            Permission::new(Resource::Company, Action::Change)
        }
    })
}

/// Whether the person could cure an issue.
pub(super) fn may_cure(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue) -> Answer<bool> {
    let right = right(read, kept)?;
    Ok(context.viewer.rights.may(right) && read.reaches_whole(context.viewer, kept.of, right.action, kept.issue.row)?)
}

/// The ways to cure an issue, the usual one first. What is only looked at can always be settled with a word.
pub(super) fn cures(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue) -> Answer<Vec<IssueCure>> {
    let right = right(read, kept)?;
    let allowed = may_cure(context, read, kept)?;
    let with = |cure, command: &str, request, needs: Permission| IssueCure {
        cure,
        command: command.to_owned(),
        request,
        needs: needs.to_string(),
        allowed: allowed && context.viewer.rights.may(needs),
    };
    let of = |resource, action| Permission::new(resource, action);
    let (number, row) = (kept.issue.number, kept.issue.row);
    let settle = |how: &str| json!({ "number": number, "settling": { "how": how } });
    let period = |way: &str| json!({ "number": number, "way": way });
    let credit = || {
        let request = json!({ "kind": DocumentKind::CreditNote, "source": row });
        with(Cure::Credit, "draft_start", request, of(Resource::Document, Action::Post))
    };
    let mut cures = match kept.kind {
        IssueKind::Overwritten | IssueKind::Held => {
            vec![with(Cure::Choose, "issue_settle", json!({ "number": number }), right)]
        }
        IssueKind::RemovalAsked => vec![
            with(Cure::Keep, "issue_settle", settle("keep"), right),
            with(Cure::Remove, "issue_settle", settle("remove"), of(kept.of.resource(), Action::Void)),
        ],
        IssueKind::Duplicate => merge(read, kept)?
            .map(|(command, request)| with(Cure::Merge, command, request, of(kept.of.resource(), Action::Void)))
            .into_iter()
            .collect(),
        IssueKind::NumberTwice | IssueKind::SeriesNotOwned | IssueKind::TotalsWrong | IssueKind::InvoicedTwice => {
            let invoice = read.find::<Document>(row)?.is_some_and(|document| document.kind == DocumentKind::Invoice);
            if invoice { vec![credit()] } else { Vec::new() }
        }
        IssueKind::ReceivedTwice => {
            let request = json!({ "kind": DocumentKind::Correction, "copy_of": row });
            vec![with(Cure::TakeOut, "draft_start", request, of(Resource::Purchase, Action::Post))]
        }
        IssueKind::PeriodClosed => vec![
            with(Cure::PostLater, "issue_period", period("post_later"), of(Resource::Ledger, Action::Post)),
            with(Cure::Reopen, "issue_period", period("reopen"), right),
        ],
        IssueKind::Oversold => {
            let moved = read.find::<StockMove>(row)?;
            let request = moved.map_or_else(
                || json!({ "kind": DocumentKind::Correction }),
                |moved| json!({ "kind": DocumentKind::Correction, "item": moved.item, "location": moved.from_location }),
            );
            vec![with(Cure::CorrectStock, "draft_start", request, of(Resource::Purchase, Action::Post))]
        }
        IssueKind::OverAllocated => {
            let request = json!({ "allocation": row, "party": party_of(read, row)? });
            vec![with(Cure::Reallocate, "payment_unallocate", request, right)]
        }
        IssueKind::CreditExceeded => {
            let party = read.find::<PartyCredit>(row)?.map(|credit| credit.party);
            vec![with(Cure::RaiseLimit, "party_save", json!({ "party": party }), right)]
        }
        IssueKind::EntryUnbalanced
        | IssueKind::NotAllowed
        | IssueKind::DecidedTwice
        | IssueKind::IssuedTwice
        | IssueKind::ClockOff
        | IssueKind::Unreadable
        | IssueKind::SignatureWrong => Vec::new(),
    };
    if !matches!(kept.kind, IssueKind::Overwritten | IssueKind::Held | IssueKind::RemovalAsked) {
        cures.push(with(Cure::Look, "issue_settle", settle("seen"), right));
    }
    Ok(cures)
}

/// Two records that may be one: the one that was there first goes on.
fn merge(read: &Read<'_>, kept: &KeptIssue) -> Answer<Option<(&'static str, Value)>> {
    let Some(beside) = kept.issue.beside else { return Ok(None) };
    let pair = |command, keep: Id, drop: Id| {
        (keep != drop).then(|| (command, json!({ "keep": keep, "drop": drop, "issue": kept.issue.number })))
    };
    Ok(match kept.of {
        EntityKind::Party => pair("party_merge", beside, kept.issue.row),
        EntityKind::Item => pair("item_merge", beside, kept.issue.row),
        EntityKind::ItemBarcode => {
            let item = |id: Id| -> Answer<Option<ItemId>> { Ok(read.find::<ItemBarcode>(id)?.map(|code| code.item)) };
            item(beside)?.zip(item(kept.issue.row)?).and_then(|(keep, drop)| pair("item_merge", keep.0, drop.0))
        }
        EntityKind::ContactPoint => {
            let party =
                |id: Id| -> Answer<Option<PartyId>> { Ok(read.find::<ContactPoint>(id)?.map(|point| point.party)) };
            party(beside)?.zip(party(kept.issue.row)?).and_then(|(keep, drop)| pair("party_merge", keep.0, drop.0))
        }
        _ => None,
    })
}

/// Whose claim an allocation settles.
fn party_of(read: &Read<'_>, allocation: Id) -> Answer<Option<PartyId>> {
    let Some(claim) = read.find::<Allocation>(allocation)?.and_then(|found| found.instalment) else { return Ok(None) };
    let Some(part) = read.find::<kontor_core::sales::Instalment>(claim)? else { return Ok(None) };
    Ok(read.find::<Document>(part.document)?.and_then(|document| document.party))
}
