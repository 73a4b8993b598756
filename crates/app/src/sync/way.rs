//! The way of an open company to head office: what is due is done, and what comes of it is shown to people.

use std::collections::BTreeSet;
use std::sync::Arc;

use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_link::{Courier, Line as _, Next, Task, Wake, events};
use kontor_store::Changed;
use kontor_sync::wire::Stop;

use super::attachments::carry_all;
use super::connection::Connection;
use super::exchange::Trouble;
use super::live::Seen;
use super::setback::{Setback, set_back};
use crate::desk::Desk;
use crate::error::Answer;
use crate::host::Host;

/// The exchange of commits of an open company.
pub(super) struct Way {
    pub to: Connection,
    pub courier: Courier,
    /// Whoever listens for pokes ends at the next sign of life without it.
    ear: Option<Arc<()>>,
}

impl Way {
    /// That of the company that is open; nothing when none is, or when it works alone.
    ///
    /// # Errors
    /// `sync-key-missing`; `sync-unreachable` where the address is none.
    pub fn open(desk: &Desk) -> Answer<Option<Self>> {
        let Some(to) = Connection::open(desk)? else { return Ok(None) };
        let mut courier = Courier::new();
        courier.pause(to.link.paused);
        courier.limit(to.limit());
        Ok(Some(Self { to, courier, ear: None }))
    }
    /// The same; what is wrong is shown to people.
    pub fn open_or_tell(desk: &Desk) -> Option<Self> {
        Self::open(desk).unwrap_or_else(|error| {
            let problem = error.faults.into_iter().next();
            desk.live().show(Seen { problem, stopped: true, ..Seen::default() });
            None
        })
    }

    /// Does what is due. Answers how many milliseconds to wait before the next step.
    pub fn step(&mut self, desk: &Desk) -> u64 {
        let now = now_ms(desk);
        self.courier.spare(self.to.spares(desk));
        if self.courier.is_sparing() || self.courier.is_paused() {
            self.ear = None;
        }
        let task = match self.courier.next(now) {
            Next::Wait(until) => {
                self.listen(desk);
                self.show(desk, until);
                return until.saturating_sub(now).max(1);
            }
            Next::Do(task) => task,
        };
        let done = self.work(desk, task);
        let now = now_ms(desk);
        self.courier.carried(self.to.line.carried(), now);
        match done {
            Ok(more) => {
                self.courier.done(task, more, now);
                self.show(desk, now);
            }
            Err(trouble) => self.trouble(desk, task, trouble),
        }
        0
    }

    pub fn work(&mut self, desk: &Desk, task: Task) -> Result<bool, Trouble> {
        if task == Task::SignIn {
            let lasts = self.to.line.sign_in(&self.to.pass).map_err(Trouble::Line)?;
            self.courier.signed_in(lasts, now_ms(desk));
            return Ok(false);
        }
        let request = self.to.at(desk, |exchange| exchange.prepare(task, &self.to.pass))?;
        let Some(request) = request else {
            return if task == Task::Load { self.finish_load(desk) } else { Ok(false) };
        };
        let came = self.to.line.ask(&request).map_err(Trouble::Line)?;
        let (more, load) =
            self.to.at(desk, |exchange| Ok((exchange.absorb(&request, came)?, exchange.is_to_load()?)))?;
        if load {
            self.courier.wake(Wake::ToLoad);
        }
        // Attachments follow the commits that name them, and rows that came may name others.
        if !more && matches!(task, Task::Push | Task::Pull) {
            desk.live().wake_attachments();
        }
        Ok(more)
    }

    fn finish_load(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        let (more, waits) = self.to.at(desk, |exchange| {
            let more = match exchange.finish_load(&desk.live().begin_work()) {
                // Somebody leaves the company.
                Err(error) if error.has(Code::Stopped) => return Ok((false, false)),
                more => more?,
            };
            Ok((more, exchange.store.read(|read| read.waiting())? > 0))
        })?;
        // What the copy that this PC was did is to be sent.
        if waits {
            self.courier.wake(Wake::Written);
        }
        Ok(more)
    }

    /// Listens for pokes beside the work; whoever listens says so when the line ends, and what was missed since is asked for.
    fn listen(&mut self, desk: &Desk) {
        if !self.courier.listens(now_ms(desk)) {
            return;
        }
        let ear = self.ear.insert(Arc::new(()));
        let (line, live, still) = (self.to.line.beside(), Arc::downgrade(desk.live()), Arc::downgrade(ear));
        let spawned = std::thread::Builder::new().name("sync-events".into()).spawn(move || {
            let wake = |wake| match (still.upgrade(), live.upgrade()) {
                (Some(_), Some(live)) => {
                    if let Some(wake) = wake {
                        live.wake(wake);
                    }
                    true
                }
                _ => false,
            };
            for told in events::listen(&line).into_iter().flatten() {
                if !wake(told.map(|_| Wake::Poked)) {
                    return;
                }
            }
            wake(Some(Wake::Silence));
        });
        if let Err(failure) = spawned {
            tracing::warn!(%failure, "nobody listens for pokes");
            self.courier.wake(Wake::Silence);
        }
    }

    pub fn trouble(&mut self, desk: &Desk, task: Task, mut trouble: Trouble) {
        if matches!(trouble, Trouble::Stopped(Stop::Revoked)) {
            match self.leave_firm(desk) {
                Ok(true) => return,
                // It was let in again meanwhile.
                Ok(false) => trouble = Trouble::Stopped(Stop::RetryAfter { ms: 0 }),
                Err(other) => trouble = other,
            }
        }
        let (now, random) = (now_ms(desk), random(desk.host()));
        let server = &self.to.link.joined.server;
        let Some(setback) = set_back(&mut self.courier, task, trouble, server, now, random) else { return };
        let Setback { problem, stopped, .. } = setback;
        tracing::info!(?task, ?problem, "head office");
        self.courier.pause(stopped || self.to.link.paused);
        let next_try_at = Some(Timestamp(self.courier.not_before().cast_signed()));
        desk.live().show(Seen { problem, stopped, busy: false, sparing: self.courier.is_sparing(), next_try_at });
        desk.tell(&Changed { kinds: BTreeSet::new() });
    }

    /// Notes what people should see; tells them when it is something else than before.
    fn show(&self, desk: &Desk, until: u64) {
        let seen = desk.live().seen();
        if self.courier.is_failing() || seen.stopped {
            return;
        }
        let (busy, sparing) = (self.courier.is_busy(), self.courier.is_sparing());
        let next_try_at = Some(Timestamp(until.cast_signed()));
        desk.live().show(Seen { problem: None, stopped: false, busy, sparing, next_try_at });
        if seen.busy != busy || seen.sparing != sparing || seen.problem.is_some() {
            desk.tell(&Changed { kinds: BTreeSet::new() });
        }
    }
}

impl Desk {
    /// Exchanges with head office until everything is sent and everything is here, with what it names: for scripts, and where nobody keeps in touch.
    ///
    /// # Errors
    /// Why not: what went over until then stays.
    pub fn sync_until_current(&self) -> Answer<()> {
        self.live().reset();
        let alone = || Fault::new(Code::NotFound).with("kind", "link");
        let mut way = Way::open(self)?.ok_or_else(alone)?;
        let mut told = false;
        loop {
            let task = match way.courier.next(now_ms(self)) {
                // Head office hears at last that this PC has everything.
                Next::Wait(_) if !told => Task::Status,
                Next::Wait(_) => break,
                Next::Do(task) => task,
            };
            told = task == Task::Status;
            match way.work(self, task) {
                Ok(more) => way.courier.done(task, more, now_ms(self)),
                Err(trouble) => {
                    way.trouble(self, task, trouble);
                    if let Some(problem) = self.live().seen().problem {
                        return Err(problem.into());
                    }
                }
            }
        }
        match carry_all(&mut way.to, self) {
            Ok(()) => Ok(()),
            Err(trouble) => {
                way.trouble(self, Task::Status, trouble);
                Err(self.live().seen().problem.unwrap_or_else(|| Fault::new(Code::SyncBusy)).into())
            }
        }
    }
}

pub(super) fn now_ms(desk: &Desk) -> u64 {
    desk.host().now().0.max(0).cast_unsigned()
}

/// What decides how long is waited after a failure.
pub(super) fn random(host: &dyn Host) -> u64 {
    let mut random = [0; 8];
    host.random(&mut random);
    u64::from_le_bytes(random)
}
