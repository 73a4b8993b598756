//! What comes as a whole instead of change by change: chunks of a snapshot, when a PC joins, when head office was restored, when a part
//! comes within reach (SYNC.md 2.10).

use kontor_core::fault::Code;
use kontor_link::Failure;
use kontor_store::Write;
use kontor_store::arrive::Arrived;
use kontor_store::link::Missing;
use kontor_store::load::Load;
use kontor_sync::chain::Hash;
use kontor_sync::wire::{Manifest, Reply};

use super::exchange::{Exchange, Trouble};
use crate::error::{Answer, AppError};
use crate::job::Progress;
use crate::rebuild;

impl Exchange<'_> {
    /// Whether something is to be loaded: the PC joined, head office was restored, or a part came within reach.
    ///
    /// # Errors
    /// When the company file cannot be read.
    pub fn is_to_load(&self) -> Answer<bool> {
        Ok(self.store.read(|read| read.load_step())? != Load::Nothing)
    }

    /// Notes what there is to load.
    pub(super) fn planned(&self, reply: Reply<Manifest>) -> Result<bool, Trouble> {
        let (feed, _, manifest) = self.heard(reply)?;
        if self.write(|write| Ok(write.plan_load(&manifest, &feed)?))? {
            return Ok(true);
        }
        Err(Trouble::Line(Failure::Strange))
    }

    /// A chunk came, or head office has it no longer. It is kept until all are here; one of history on a PC that works already becomes rows
    /// at once.
    pub(super) fn chunk_came(&self, hash: &Hash, bytes: Option<&[u8]>) -> Result<(), Trouble> {
        let Some(bytes) = bytes else { return Ok(self.write(|write| Ok(write.ask_again()?))?) };
        let taken = if self.link()?.missing == Missing::History {
            // A row may name one that comes with a later chunk.
            self.store.write_unbound(self.author(), |write| -> Answer<bool> {
                let mut arrived = Arrived::default();
                let taken = write.take_history(hash, bytes, &mut arrived)?;
                beside(write, &arrived)?;
                Ok(taken)
            })?
        } else {
            self.write(|write| Ok(write.keep_chunk(hash, bytes)?))?
        };
        if taken { Ok(()) } else { Err(Trouble::Line(Failure::Strange)) }
    }

    /// Puts what was loaded into the rows, when that is what is to be done next; behind everything comes what the copy that this PC was did by
    /// itself. Answers whether there is more to do.
    ///
    /// # Errors
    /// That the company file cannot be written; `stopped`.
    pub fn finish_load(&self, progress: &Progress) -> Answer<bool> {
        let (step, link) = self.store.read(|read| Ok::<_, AppError>((read.load_step()?, read.link()?)))?;
        let missing = link.as_ref().map_or(Missing::Nothing, |link| link.missing);
        let all = link.is_some_and(|link| link.load_all);
        match step {
            Load::Nothing => self.take_over().map(|()| false),
            Load::Begin => self.put(begin).map(|()| true),
            Load::Ready if missing == Missing::History => self.end_history(progress).map(|()| true),
            Load::Ready => self.put(|write| self.whole(write, all, progress)).map(|()| true),
            Load::Ask(_) | Load::Fetch(_) => Ok(true),
        }
    }

    /// As with pages: a row that names one which head office does not have must not hold up the rest.
    fn put(&self, load: impl Fn(&mut Write<'_>) -> Answer<()>) -> Answer<()> {
        match self.store.write_long(self.author(), &load) {
            Err(error) if error.has(Code::Internal) => self.put_unbound(load),
            done => done,
        }
    }
    /// The same of what does not keep others from writing.
    pub(super) fn put_step<T>(&self, step: impl Fn(&mut Write<'_>) -> Answer<T>) -> Answer<T> {
        match self.write(&step) {
            Err(error) if error.has(Code::Internal) => self.put_unbound(step),
            done => done,
        }
    }
    fn put_unbound<T>(&self, load: impl Fn(&mut Write<'_>) -> Answer<T>) -> Answer<T> {
        tracing::error!("a load is taken in without its references");
        self.store.write_unbound(self.author(), load)
    }

    fn whole(&self, write: &mut Write<'_>, all: bool, progress: &Progress) -> Answer<()> {
        let mut arrived = Arrived::default();
        write.finish_load(&mut arrived)?;
        beside(write, &arrived)?;
        if all {
            return rebuild::rebuild_with_holds(self.host, write, progress);
        }
        if write.floors()?.is_empty() {
            // What came may tell of what was here before: of costs of goods that had left.
            rebuild::derive(write, progress)?;
            return rebuild::hold(self.host, write, &arrived);
        }
        // All of it is derived when the feed has come up to what was loaded.
        rebuild::settle(self.host, write, &arrived)
    }
}

/// What people need to begin is here: they find it, and work.
fn begin(write: &mut Write<'_>) -> Answer<()> {
    let mut arrived = Arrived::default();
    write.begin_with_records(&mut arrived)?;
    beside(write, &arrived)?;
    Ok(write.rebuild_search()?)
}

/// What follows from loaded rows, whatever is derived anew: papers to fetch, numbers that are taken.
fn beside(write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    write.fetch_ahead(arrived)?;
    rebuild::own_numbers(write, arrived)
}
