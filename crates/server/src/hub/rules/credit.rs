//! Credit: what a customer owes, by the documents of all PCs together, and how much it may.
//!
//! A PC refuses what goes above the credit that it knows of, unless somebody approves. What several PCs wrote without knowing of each other can
//! only be seen here, where all of it comes together: it stands, and whoever may change the credit is told.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, PartyCreditId};
use kontor_core::id::Id;
use kontor_core::ledger::{Account, AccountRole, EntryLineRow};
use kontor_core::party::{Party, PartyCredit};
use kontor_sync::wire::IssueKind;

use super::facts;
use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::push::{Incoming, Work};
use crate::hub::tally::Sum;

pub fn judge(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let mut grown: BTreeSet<Id> = BTreeSet::new();
    let lines: Vec<EntryLineRow> = facts(incoming).filter(|line: &EntryLineRow| incoming.is_new(line.id.0)).collect();
    for line in lines {
        let Some(party) = line.party else { continue };
        let account: Option<Account> = work.rows.record(work.sql, line.account.0)?;
        if account.is_none_or(|account| account.role != Some(AccountRole::Receivable)) {
            continue;
        }
        let party = goes_on_as(work, party.0)?;
        let more = line.debit_minor.saturating_sub(line.credit_minor);
        work.tally((Sum::Owed, party, Id::default()), more)?;
        let of = (Sum::OwedAt, party, work.who.device);
        work.tallies.set(work.sql, work.who.firm, of, incoming.seq.cast_signed())?;
        if more > 0 {
            grown.insert(party);
        }
    }
    for party in grown {
        let owed = work.tally((Sum::Owed, party, Id::default()), 0)?;
        let id = credit_of(party);
        let key = (EntityKind::PartyCredit.wire(), id);
        let removed = work.rows.get(work.sql, key)?.state.as_ref().is_none_or(|state| state.removed);
        let Some(credit) = work.rows.record::<PartyCredit>(work.sql, id)?.filter(|_| !removed) else { continue };
        if owed > credit.limit_minor && !knew_all(work, incoming, party)? {
            let (limit, owed) = (credit.limit_minor.to_string(), owed.to_string());
            found.push(About::broken(IssueKind::CreditExceeded, EntityKind::PartyCredit, id, limit, owed));
        }
    }
    Ok(())
}

/// The record of the credit of a party.
pub(super) fn credit_of(party: Id) -> Id {
    PartyCreditId(Id::named(&format!("party_credit/{party}"))).0
}

/// The party that a party turned out to be.
fn goes_on_as(work: &mut Work<'_>, party: Id) -> Result<Id> {
    let known: Option<Party> = work.rows.record(work.sql, party)?;
    Ok(known.and_then(|known| known.merged_into).map_or(party, |other| other.0))
}

/// Whether the author had heard of all that others did with the party: then the PC has asked for an approval.
fn knew_all(work: &mut Work<'_>, incoming: &Incoming, party: Id) -> Result<bool> {
    let (firm, device) = (work.who.firm, work.who.device);
    let others = work.tallies.of(work.sql, firm, (Sum::OwedAt, party))?;
    let last = others.into_iter().filter(|(pc, _)| *pc != device).map(|(_, place)| place).max();
    Ok(last.is_none_or(|last| last.cast_unsigned() <= incoming.author.seen))
}
