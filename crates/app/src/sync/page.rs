//! A page of the feed taken in, whole: rows, what is kept beside them, and the cursor, in one transaction (SYNC.md 2.7).

use kontor_core::entity::DeviceId;
use kontor_link::Failure;
use kontor_store::Write;
use kontor_store::arrive::{Arrived, Incoming, Origin};
use kontor_sync::commit::Op;
use kontor_sync::wire::{Change, FeedId, Frame, Pulled, Reply, Stop, Told};

use super::exchange::{Exchange, Trouble};
use crate::error::Answer;
use crate::job::Progress;
use crate::rebuild;

impl Exchange<'_> {
    /// Takes in a page that head office sent. Answers whether there is more.
    pub(super) fn pulled(&self, reply: Reply<Pulled>) -> Result<bool, Trouble> {
        let link = self.link()?;
        // The same feed, which is not kept from the cursor on, or this PC was silent for too long.
        if link.feed == Some(reply.feed) && reply.body == Err(Stop::FeedChanged) {
            self.write(|write| Ok(write.load_anew(&reply.feed, link.answered)?))?;
            return Ok(false);
        }
        let (feed, mark, page) = self.heard(reply)?;
        let at = self.store.read(|read| read.position())?;
        // Head office knows more of this chain than this file: another copy of it works, and gives the same numbers.
        let ahead = page.frames.iter().find_map(|frame| match frame {
            Frame::Commit(told) if told.device == at.device.0 && told.incarnation == at.incarnation => {
                Some(told.dseq).filter(|dseq| *dseq > at.dseq)
            }
            _ => None,
        });
        if let Some(dseq) = ahead {
            return Err(Trouble::Stopped(Stop::Fork { dseq }));
        }
        let read =
            || page.frames.iter().map(|frame| read_frame(frame.clone(), at.device)).collect::<Result<Vec<_>, _>>();
        let first = read().map_err(Trouble::Line)?;
        let taken = if self.store.read(|read| read.catches_up(page.cursor))? {
            self.store.write_long(self.author(), |write| self.take_page(write, first, &page, &feed, mark))
        } else {
            self.write(|write| self.take_page(write, first, &page, &feed, mark))
        };
        // A row that names one which head office did not take must not hold up everything behind it.
        if let Err(error) = taken {
            if !error.has(kontor_core::fault::Code::Internal) {
                return Err(error.into());
            }
            tracing::error!("a page is taken in without its references");
            let again = read().map_err(Trouble::Line)?;
            self.store.write_unbound(self.author(), |write| self.take_page(write, again, &page, &feed, mark))?;
        }
        super::let_leave(self.store, self.author())?;
        Ok(page.more)
    }

    fn take_page(
        &self,
        write: &mut Write<'_>,
        changes: Vec<(Taken, Origin)>,
        page: &Pulled,
        feed: &FeedId,
        mark: u64,
    ) -> Answer<()> {
        let mut arrived = Arrived::default();
        for change in changes {
            take(write, change, &mut arrived)?;
        }
        write.arrived(&mut arrived)?;
        rebuild::settle(self.host, write, &arrived)?;
        rebuild::own_numbers(write, &arrived)?;
        write.fetch_ahead(&arrived)?;
        for (kind, id) in &arrived.differing {
            tracing::error!(kind = kind.table(), %id, "a fact is here with another content");
        }
        let catches_up = write.catches_up(page.cursor)?;
        write.note_page(feed, page.cursor, page.epoch)?;
        if catches_up {
            rebuild::derive(write, &Progress::unseen())?;
        }
        let current = !page.more && write.waiting()? == 0;
        Ok(write.note_contact(mark, None, current)?)
    }
}

/// A piece of a page, ready to be taken in.
enum Taken {
    Commit { told: Told, steps: Vec<Step> },
    Part(Frame),
}

enum Step {
    Ops(Vec<Op>),
    Other(Change),
}

/// Reads a piece of a page before anything of the page is written.
fn read_frame(frame: Frame, own: DeviceId) -> Result<(Taken, Origin), Failure> {
    let Frame::Commit(mut told) = frame else { return Ok((Taken::Part(frame), Origin::Other)) };
    let mut steps = Vec::new();
    for change in std::mem::take(&mut told.changes) {
        match change {
            Change::Row(bytes) => {
                let op = Op::decode(&bytes).map_err(|_| Failure::Strange)?;
                match steps.last_mut() {
                    Some(Step::Ops(ops)) => ops.push(op),
                    _ => steps.push(Step::Ops(vec![op])),
                }
            }
            other => steps.push(Step::Other(other)),
        }
    }
    let mine = told.device == own.0;
    let origin = if mine { Origin::Own { incarnation: told.incarnation, dseq: told.dseq } } else { Origin::Other };
    Ok((Taken::Commit { told, steps }, origin))
}

fn take(write: &mut Write<'_>, (taken, origin): (Taken, Origin), arrived: &mut Arrived) -> Answer<()> {
    let (told, steps) = match taken {
        Taken::Commit { told, steps } => (told, steps),
        Taken::Part(Frame::PartAdd { part, as_of }) => {
            write.keep_part(&part)?;
            return Ok(write.part_came(&part, as_of)?);
        }
        Taken::Part(Frame::PartDrop { part }) => {
            write.part_went(&part)?;
            return Ok(write.forget_part(&part)?);
        }
        Taken::Part(Frame::Commit(_)) => return Ok(()),
    };
    let seq = told.seq;
    // Also a commit of which nothing is left here: that it came back is what counts.
    write.arrive(Incoming { seq, origin, ops: Vec::new() }, arrived)?;
    for step in steps {
        match step {
            Step::Ops(ops) => write.arrive(Incoming { seq, origin, ops }, arrived)?,
            Step::Other(Change::Opened(issue)) => write.open_issue(&issue)?,
            Step::Other(Change::Closed { issue }) => write.close_issue(issue)?,
            Step::Other(Change::Out { table, id, .. }) => write.forget_row(table, id, seq)?,
            // Rows are ops by now.
            Step::Other(Change::Row(_)) => {}
        }
    }
    Ok(())
}
