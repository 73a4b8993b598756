//! One piece of work with head office: what is asked of it, and what becomes of its answer (SYNC.md 2.7).
//!
//! Asking and taking the answer in are two steps, so that the network lies between them and nothing is held while it is slow. What was
//! asked may be asked again at any time: commits have their outcome once, and a page is applied together with its cursor.

use kontor_core::entity::UserId;
use kontor_link::{Answer as Came, Failure, Pass, Request, Task};
use kontor_store::link::Link;
use kontor_store::load::Load;
use kontor_store::{Author, Read, Store, StoreError, Write};
use kontor_sync::sign::{as_sent, push_message};
use kontor_sync::wire::{FeedId, Pull, Push, Pushed, Reply, SeriesAsk, SeriesLease, Status, StatusSeen, Stop};

use crate::error::{Answer, AppError};
use crate::host::{Host, entropy};
use crate::rebuild;

/// Not many more bytes than this go up at a time.
const PUSH_BYTES: usize = 1 << 20;

/// Why a piece of work was not done.
#[derive(Debug)]
pub enum Trouble {
    /// The line failed.
    Line(Failure),
    /// Head office does something else instead.
    Stopped(Stop),
    /// The feed is not the one that the cursor counts: head office was restored.
    OtherFeed,
    /// Here.
    Here(AppError),
}

impl From<AppError> for Trouble {
    fn from(error: AppError) -> Self {
        Self::Here(error)
    }
}
impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Here(error.into())
    }
}

/// A company and its way of working with head office.
pub struct Exchange<'a> {
    /// The company file.
    pub store: &'a Store,
    /// Clock and randomness.
    pub host: &'a dyn Host,
    /// What head office is told of this program.
    pub disk_free: u64,
}

impl Exchange<'_> {
    pub(super) fn write<T>(&self, work: impl FnOnce(&mut Write<'_>) -> Answer<T>) -> Answer<T> {
        self.store.write(self.author(), work)
    }
    pub(super) fn author(&self) -> Author {
        let (now, entropy) = (self.host.now(), entropy(self.host));
        Author { user: UserId::default(), command: "sync", now, durable: false, entropy }
    }
    pub(super) fn link(&self) -> Result<Link, Trouble> {
        let link = self.store.read(|read| read.link())?;
        link.ok_or_else(|| Trouble::Here(kontor_core::fault::Fault::new(kontor_core::fault::Code::NotFound).into()))
    }

    /// What is to be asked for a task; nothing when there is nothing to do.
    ///
    /// # Errors
    /// That the company file cannot be read.
    pub fn prepare(&self, task: Task, pass: &Pass) -> Result<Option<Request>, Trouble> {
        let link = self.link()?;
        match task {
            Task::SignIn => Ok(None),
            // A file that was set back must not give numbers that it gave before: that is asked first.
            Task::Status => match self.store.read(|read| read.numbers_to_ask())? {
                Some(incarnation) => Ok(Some(Request::Series(SeriesAsk { incarnation }))),
                None => self.tell().map(|status| Some(Request::Status(status))),
            },
            Task::Push => Ok(self.store.read(|read| read.outbox(PUSH_BYTES))?.map(|batch| {
                let last = batch.first_dseq + batch.commits.len() as u64 - 1;
                let sent = as_sent(&batch.prev_hash, &batch.commits);
                let end = (last, &batch.last_hash);
                let message = push_message(pass.firm, pass.device, batch.incarnation, end, sent.as_ref());
                Request::Push(Push {
                    incarnation: batch.incarnation,
                    first_dseq: batch.first_dseq,
                    prev_hash: batch.prev_hash,
                    commits: batch.commits,
                    signature: pass.secret.sign(&message),
                    feed: batch.feed,
                })
            })),
            // What is to be loaded anew makes pages of the old state useless.
            Task::Pull if link.load_all => Ok(None),
            Task::Pull => {
                let (floors, at) = self.store.read(|read| Ok::<_, StoreError>((read.floors()?, read.position()?)))?;
                let Link { feed, cursor, epoch, .. } = link;
                Ok(Some(Request::Pull(Pull { feed, cursor, epoch, floors, incarnation: at.incarnation })))
            }
            Task::Load => Ok(match self.store.read(|read| read.load_step())? {
                Load::Nothing | Load::Begin | Load::Ready => None,
                Load::Ask(ask) => Some(Request::Snapshot(ask)),
                Load::Fetch(hash) => Some(Request::Chunk(hash)),
            }),
        }
    }

    fn tell(&self) -> Result<Status, Trouble> {
        let now = self.host.now();
        self.store
            .read(|read: &Read<'_>| {
                Ok(Status {
                    cursor: read.position()?.seen,
                    clean_to_ms: read.clean_to()?.unwrap_or(now).0.max(0).cast_unsigned(),
                    waiting: read.waiting()?,
                    clock_ms: now.0.max(0).cast_unsigned(),
                    app: env!("CARGO_PKG_VERSION").to_owned(),
                    schema: read.schema()?,
                    disk_free: self.disk_free,
                })
            })
            .map_err(|error: StoreError| error.into())
    }

    /// Takes an answer in. Answers whether there is more of the task to do at once.
    ///
    /// # Errors
    /// Why nothing was done.
    pub fn absorb(&self, request: &Request, came: Came) -> Result<bool, Trouble> {
        match (request, came) {
            (Request::Push(push), Came::Push(reply)) => self.pushed(push, reply),
            (Request::Pull(_), Came::Pull(reply)) => self.pulled(reply),
            (Request::Status(_), Came::Status(reply)) => self.seen(reply).map(|()| false),
            (Request::Snapshot(_), Came::Snapshot(reply)) => self.planned(reply),
            (Request::Chunk(hash), Came::Chunk(bytes)) => self.chunk_came(hash, bytes.as_deref()).map(|()| true),
            (Request::Series(asked), Came::Series(reply)) => self.numbered(asked, reply).map(|()| true),
            _ => Err(Trouble::Line(Failure::Strange)),
        }
    }

    /// What an answer says of the feed. One that speaks of another feed is not looked into, also while everything is loaded from one: what
    /// was sent meanwhile would count as answered by a head office that has it no longer.
    pub(super) fn heard<T>(&self, reply: Reply<T>) -> Result<(FeedId, u64, T), Trouble> {
        let link = self.link()?;
        if link.feed.or(link.load_feed).is_some_and(|feed| feed != reply.feed) {
            return Err(Trouble::OtherFeed);
        }
        match reply.body {
            Ok(body) => Ok((reply.feed, reply.backup_mark, body)),
            Err(Stop::FeedChanged) => Err(Trouble::OtherFeed),
            Err(stop) => Err(Trouble::Stopped(stop)),
        }
    }

    fn pushed(&self, push: &Push, reply: Reply<Pushed>) -> Result<bool, Trouble> {
        let (feed, mark, pushed) = match self.heard(reply) {
            Err(Trouble::Stopped(Stop::Need { dseq })) => {
                let known = (push.incarnation, dseq.saturating_sub(1));
                self.write(|write| Ok(write.answered_up_to(known)?))?;
                return Ok(true);
            }
            heard => heard?,
        };
        let sent = push.first_dseq..push.first_dseq + push.commits.len() as u64;
        // An answer about anything else than what was sent is none.
        if pushed.outcomes.len() != push.commits.len() || !pushed.outcomes.iter().map(|one| one.dseq).eq(sent) {
            return Err(Trouble::Line(Failure::Strange));
        }
        self.write(|write| {
            write.answered(push.incarnation, &pushed.outcomes)?;
            write.hear_of_feed(&feed)?;
            Ok(write.note_contact(mark, None, false)?)
        })?;
        super::let_leave(self.store, self.author())?;
        Ok(self.store.read(|read| read.waiting())? > 0)
    }

    /// Head office put what was sent aside, because this PC was taken out of the firm: it is sent once.
    ///
    /// # Errors
    /// When the company file cannot be written.
    pub fn handed_over(&self, request: &Request) -> Result<(), Trouble> {
        let Request::Push(push) = request else { return Ok(()) };
        let last = push.first_dseq + (push.commits.len() as u64).saturating_sub(1);
        Ok(self.write(|write| Ok(write.answered_up_to((push.incarnation, last))?))?)
    }

    fn seen(&self, reply: Reply<StatusSeen>) -> Result<(), Trouble> {
        let (head, feed) = (reply.head, reply.feed);
        let chains = reply.body.as_ref().map(|seen| seen.chains.clone()).unwrap_or_default();
        for (incarnation, dseq, hash) in &chains {
            self.is_own((*incarnation, *dseq), hash)?;
        }
        match self.heard(reply) {
            // Head office was restored: what it lost of this PC goes up again, and everything is loaded anew.
            Err(Trouble::OtherFeed) => {
                let known = chains.iter().map(|(incarnation, dseq, _)| (*incarnation, *dseq)).max().unwrap_or((0, 0));
                Ok(self.write(|write| Ok(write.load_anew(&feed, known)?))?)
            }
            Err(trouble) => Err(trouble),
            Ok((_, mark, seen)) => Ok(self.write(|write| {
                write.hear_of_feed(&feed)?;
                let loads = write.link()?.is_some_and(|link| link.load_all);
                let current = !loads && write.waiting()? == 0 && write.position()?.seen >= head;
                Ok(write.note_contact(mark, Some(seen.clock_off_ms), current)?)
            })?),
        }
    }

    /// Whatever feed it speaks of: numbers only ever go up.
    fn numbered(&self, asked: &SeriesAsk, reply: Reply<SeriesLease>) -> Result<(), Trouble> {
        let lease = reply.body.map_err(Trouble::Stopped)?;
        Ok(self.write(|write| {
            rebuild::known_numbers(write, &lease)?;
            Ok(write.numbers_asked(asked.incarnation)?)
        })?)
    }
}
