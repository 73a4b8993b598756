//! A copy of a PC becomes one of its own: what it did since the two parted comes along (SYNC.md 2.16).
//!
//! Nothing of it is trusted more than what others did meanwhile: it is written once more by the PC that the copy became, in the names of those
//! who did it, and head office merges it like anything else that was written without having been seen. A number that both gave is told there.

use kontor_core::id::Id;
use kontor_link::{Line as _, Request, Task};
use kontor_store::arrive::Arrived;
use kontor_store::parted::Parted;
use kontor_store::{Author, StoreError};
use kontor_sync::chain::Hash;
use kontor_sync::commit::Op;
use kontor_sync::wire::{Reason, Stop};

use super::exchange::{Exchange, Trouble};
use super::told::{of_line, of_stop};
use super::way::Way;
use crate::desk::Desk;
use crate::error::Answer;
use crate::rebuild;

/// The firm of the open company, and what it did since it parted from the PC that it is a copy of; nothing when it is no copy.
///
/// # Errors
/// That head office is not reached, or the company file cannot be read.
pub(super) fn parted(desk: &Desk) -> Answer<Option<(Id, Parted)>> {
    if !desk.live().seen().is_copy() {
        return Ok(None);
    }
    let Some(mut way) = Way::open(desk)? else { return Ok(None) };
    let server = way.to.link.joined.server.clone();
    let place = way.parting(desk).map_err(|trouble| match trouble {
        Trouble::Here(error) => error,
        Trouble::Line(failure) => of_line(&failure, &server).into(),
        Trouble::Stopped(stop) => of_stop(&stop).0.into(),
        Trouble::OtherFeed => of_stop(&Stop::FeedChanged).0.into(),
    })?;
    let Some(place) = place else { return Ok(None) };
    let parted = desk.in_office(|office| Ok(office.store.read(|read| read.parted_from(place))?))?;
    Ok(Some((way.to.link.joined.firm, parted)).filter(|(_, parted)| !parted.is_empty()))
}

impl Way {
    /// The first place of its chain at which head office has something else: it is asked, by sending once more what waits.
    fn parting(&mut self, desk: &Desk) -> Result<Option<(u16, u64)>, Trouble> {
        self.to.line.sign_in(&self.to.pass).map_err(Trouble::Line)?;
        while let Some(request) = self.to.at(desk, |exchange| exchange.prepare(Task::Push, &self.to.pass))? {
            let Request::Push(push) = &request else { break };
            let came = self.to.line.ask(&request).map_err(Trouble::Line)?;
            match self.to.at(desk, |exchange| exchange.absorb(&request, came)) {
                Err(Trouble::Stopped(Stop::Fork { dseq })) => return Ok(Some((push.incarnation, dseq))),
                done => done?,
            };
        }
        Ok(None)
    }
}

impl Exchange<'_> {
    /// Whether the end of a chain that head office has of this PC is of this file: another copy of it may have come first, also to a head
    /// office that was restored since this one was heard. Then the whole chain counts as not answered, so that it shows where they part.
    pub(super) fn is_own(&self, (incarnation, dseq): (u16, u64), hash: &Hash) -> Result<(), Trouble> {
        let (at, here) =
            self.store.read(|read| Ok::<_, StoreError>((read.position()?, read.chain_at((incarnation, dseq))?)))?;
        let ahead = incarnation == at.incarnation && dseq > at.dseq;
        if ahead || here.is_some_and(|here| here != *hash) {
            self.write(|write| Ok(write.answered_up_to((incarnation, 0))?))?;
            return Err(Trouble::Stopped(Stop::Fork { dseq }));
        }
        Ok(())
    }

    /// Writes what waits once more, now that everything is here. What finds no place is told to people like what head office refuses; it
    /// also stays in the file of before and in the quarantine of head office.
    pub(super) fn take_over(&self) -> Answer<()> {
        let author = || Author { command: "sync_join", durable: true, ..self.author() };
        while let Some(waiting) = self.store.read(|read| read.next_parted())? {
            let taken: Answer<()> = self.store.write(author(), |write| {
                let mut arrived = Arrived::default();
                write.take_over(&waiting, &mut arrived)?;
                rebuild::settle(self.host, write, &arrived)?;
                Ok(write.drop_parted(&waiting)?)
            });
            let Err(error) = taken else { continue };
            tracing::warn!(%error, command = waiting.commit.command, "a change of the copy found no place");
            // What was posted cannot be tried again: its number was given by the other PC too, or what it belongs to found no place.
            let posted = waiting.commit.ops.iter().any(|op| matches!(op, Op::Fact { .. }));
            let reason = if posted { Reason::OtherFact } else { Reason::NoRow };
            self.store.write(author(), |write| write.refuse_parted(waiting, reason))?;
        }
        Ok(())
    }
}
