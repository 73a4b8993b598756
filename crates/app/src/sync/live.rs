//! The link as it is at this moment: what it does, why it does not, and the thread that drives it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kontor_core::fault::{Code, Fault};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_link::{Courier, Failure, Https, Line, Next, Pass, Task, Wake, events};
use kontor_store::link::Link;
use kontor_store::{Changed, Read, StoreError};
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::Stop;

use super::exchange::{Exchange, Trouble};
use super::told::{of_line, of_stop};
use super::wipe::{Doomed, wipe};
use crate::desk::Desk;
use crate::error::Answer;
use crate::job::Progress;

text_enum! {
    /// What the link with head office does.
    SyncPhase {
        /// The PC works alone.
        Alone "alone",
        /// Everything is sent, everything is here.
        Current "current",
        /// Something is on its way.
        Working "working",
        /// Head office is not reached; it is tried again by itself.
        Offline "offline",
        /// What the PC may hold is loaded.
        Loading "loading",
        /// Somebody paused it.
        Paused "paused",
        /// It goes on only when somebody does something.
        Stopped "stopped",
    }
}

/// What is known of the link at this moment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// What is wrong.
    pub problem: Option<Fault>,
    /// Nothing is tried any more until somebody does something.
    pub stopped: bool,
    /// Something is on its way.
    pub busy: bool,
    /// When it is tried again.
    pub next_try_at: Option<Timestamp>,
}

#[derive(Default)]
struct Signals {
    wakes: Vec<Wake>,
    /// Another company, another link or other limits: everything is looked at anew.
    changed: bool,
    ended: bool,
}

/// The link at this moment, shared between the program and the thread that drives it.
#[derive(Default)]
pub struct Live {
    signals: Mutex<Signals>,
    woken: Condvar,
    seen: Mutex<Seen>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Something happened.
    pub(crate) fn wake(&self, wake: Wake) {
        let mut signals = lock(&self.signals);
        if !signals.wakes.contains(&wake) {
            signals.wakes.push(wake);
        }
        self.woken.notify_all();
    }
    /// Everything is to be looked at anew.
    pub(crate) fn reset(&self) {
        lock(&self.signals).changed = true;
        *lock(&self.seen) = Seen::default();
        self.woken.notify_all();
    }
    /// What is known at this moment.
    pub(crate) fn seen(&self) -> Seen {
        lock(&self.seen).clone()
    }
    fn end(&self) {
        lock(&self.signals).ended = true;
        self.woken.notify_all();
    }
    /// Waits until something happens, but not longer than so many milliseconds.
    fn wait(&self, ms: u64) -> Signals {
        let mut signals = lock(&self.signals);
        if signals.wakes.is_empty() && !signals.changed && !signals.ended {
            let longest = Duration::from_millis(ms.min(60_000));
            signals = self.woken.wait_timeout(signals, longest).unwrap_or_else(PoisonError::into_inner).0;
        }
        let ended = signals.ended;
        let taken = std::mem::take(&mut *signals);
        signals.ended = ended;
        taken
    }
}

/// The thread that keeps in touch with head office; it ends with this.
#[must_use]
pub struct InTouch {
    live: Arc<Live>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for InTouch {
    fn drop(&mut self) {
        self.live.end();
        if let Some(thread) = self.thread.take() {
            // A request that is under way is waited for: what it brought may be half written otherwise.
            let _ = thread.join();
        }
    }
}

/// The open company and its way to head office.
struct Way {
    path: PathBuf,
    link: Link,
    pass: Pass,
    line: Https,
    courier: Courier,
    /// Whether somebody listens for pokes.
    heard: Arc<AtomicBool>,
}

impl Desk {
    /// Keeps in touch with head office, whichever company is open, until what this answers is dropped.
    pub fn keep_in_touch(&self) -> InTouch {
        let (live, desk) = (Arc::clone(self.live()), self.downgrade());
        let own = Arc::clone(&live);
        let thread = std::thread::Builder::new().name("sync".into()).spawn(move || {
            let mut way: Option<Way> = None;
            loop {
                let wait = match (desk(), &mut way) {
                    (None, _) => return,
                    (Some(desk), Some(way)) => way.step(&desk),
                    (Some(_), None) => 60_000,
                };
                let signals = if wait == 0 { own.wait(0) } else { own.wait(wait) };
                if signals.ended {
                    return;
                }
                if signals.changed {
                    way = desk().and_then(|desk| Way::open(&desk));
                }
                if let Some(way) = &mut way {
                    signals.wakes.into_iter().for_each(|wake| way.courier.wake(wake));
                }
            }
        });
        live.reset();
        InTouch { live, thread: thread.ok() }
    }
}

impl Desk {
    /// Exchanges with head office until everything is sent and everything is here: for scripts, and where nobody keeps in touch.
    ///
    /// # Errors
    /// Why not: what went over until then stays.
    pub fn sync_until_current(&self) -> Answer<()> {
        self.live().reset();
        let alone = || Fault::new(Code::NotFound).with("kind", "link");
        let mut way = Way::open(self).ok_or_else(|| self.live().seen().problem.unwrap_or_else(alone))?;
        let mut told = false;
        loop {
            let task = match way.courier.next(now_ms(self)) {
                // Head office hears at last that this PC has everything.
                Next::Wait(_) if !told => Task::Status,
                Next::Wait(_) => return Ok(()),
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
    }
}

impl Way {
    /// The way of the company that is open; nothing when none is, or when it works alone.
    fn open(desk: &Desk) -> Option<Self> {
        let opened = desk.in_office(|office| {
            let (link, device) =
                office.store.read(|read| Ok::<_, kontor_store::StoreError>((read.link()?, read.position()?.device)))?;
            let Some(link) = link else { return Ok(None) };
            let path = office.store.path().to_owned();
            let key = desk.keys().pass(&path)?.ok_or_else(|| Fault::new(Code::SyncKeyMissing))?;
            let secret = DeviceSecret::new(key.bytes());
            let pass = Pass { firm: link.joined.firm, device: device.0, secret };
            let line = Https::new(&link.joined.server, Some(link.joined.fingerprint));
            let line = line.map_err(|_| Fault::new(Code::SyncUnreachable).with("server", &link.joined.server))?;
            let mut courier = Courier::new();
            courier.pause(link.paused);
            courier.limit(link.most_kilobytes.map(|most| u64::from(most) * 1_024));
            Ok(Some(Self { path, link, pass, line, courier, heard: Arc::default() }))
        });
        match opened {
            Ok(way) => way,
            Err(error) => {
                let problem = error.faults.into_iter().next();
                *lock(&desk.live().seen) = Seen { problem, stopped: true, ..Seen::default() };
                None
            }
        }
    }

    /// Does what is due. Answers how many milliseconds to wait before the next step.
    fn step(&mut self, desk: &Desk) -> u64 {
        let now = now_ms(desk);
        let task = match self.courier.next(now) {
            Next::Wait(until) => {
                self.listen(desk);
                self.show(desk, None, until);
                return until.saturating_sub(now).max(1);
            }
            Next::Do(task) => task,
        };
        let done = self.work(desk, task);
        let now = now_ms(desk);
        self.courier.carried(self.line.carried(), now);
        match done {
            Ok(more) => {
                self.courier.done(task, more, now);
                self.show(desk, None, now);
            }
            Err(trouble) => self.trouble(desk, task, trouble),
        }
        0
    }

    fn work(&mut self, desk: &Desk, task: Task) -> Result<bool, Trouble> {
        if task == Task::SignIn {
            let lasts = self.line.sign_in(&self.pass).map_err(Trouble::Line)?;
            self.courier.signed_in(lasts, now_ms(desk));
            return Ok(false);
        }
        let request = self.at(desk, |exchange| exchange.prepare(task, &self.pass))?;
        let Some(request) = request else {
            return if task == Task::Load {
                self.at(desk, |exchange| Ok(exchange.finish_load(&Progress::unseen())?))
            } else {
                Ok(false)
            };
        };
        let came = self.line.ask(&request).map_err(Trouble::Line)?;
        let (more, load) = self.at(desk, |exchange| Ok((exchange.absorb(&request, came)?, exchange.is_to_load()?)))?;
        if load {
            self.courier.wake(Wake::ToLoad);
        }
        Ok(more)
    }

    /// Works in the company, if it is still the one that is open.
    fn at<T>(&self, desk: &Desk, work: impl FnOnce(&Exchange<'_>) -> Result<T, Trouble>) -> Result<T, Trouble> {
        let worked = desk.in_office(|office| {
            if office.store.path() != self.path {
                return Err(Fault::new(Code::NotFound).with("kind", "company").into());
            }
            Ok(work(&Exchange { store: &office.store, host: desk.host(), disk_free: 0 }))
        });
        worked.unwrap_or_else(|error| Err(Trouble::Here(error)))
    }

    /// Listens for pokes beside the work, unless somebody does; whoever listens ends with the line, and the timer takes over until the
    /// next time that there is nothing to do.
    fn listen(&self, desk: &Desk) {
        if self.courier.is_failing() || self.courier.is_paused() || self.heard.swap(true, Ordering::Relaxed) {
            return;
        }
        let (line, live, heard) = (self.line.beside(), Arc::downgrade(desk.live()), Arc::clone(&self.heard));
        let spawned = std::thread::Builder::new().name("sync-events".into()).spawn(move || {
            for _ in events::listen(&line).into_iter().flatten() {
                let Some(live) = live.upgrade() else { return };
                live.wake(Wake::Poked);
            }
            heard.store(false, Ordering::Relaxed);
        });
        if let Err(failure) = spawned {
            tracing::warn!(%failure, "nobody listens for pokes");
        }
    }

    /// What was not sent yet goes over into quarantine, and head office says once more, to a PC that it knows by its key, that this one
    /// was taken out. Answers whether it did.
    fn hand_over(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        self.line.sign_in(&self.pass).map_err(Trouble::Line)?;
        for task in [Task::Push, Task::Status] {
            while let Some(request) = self.at(desk, |exchange| exchange.prepare(task, &self.pass))? {
                let came = self.line.ask(&request).map_err(Trouble::Line)?;
                match self.at(desk, |exchange| exchange.absorb(&request, came)) {
                    Err(Trouble::Stopped(Stop::Revoked)) if task == Task::Status => return Ok(true),
                    Err(Trouble::Stopped(Stop::Revoked)) => self.at(desk, |exchange| exchange.handed_over(&request))?,
                    Ok(_) => return Ok(false),
                    Err(trouble) => return Err(trouble),
                }
            }
        }
        Ok(false)
    }

    /// This PC was taken out of the firm: it keeps nothing of it. Answers whether it was.
    fn leave_firm(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        if !self.hand_over(desk)? {
            return Ok(false);
        }
        let (company, device) = self.at(desk, |exchange| {
            let known = |read: &Read<'_>| Ok((read.company()?.map(|company| company.id.0), read.this_device()?.0));
            Ok(exchange.store.read::<_, StoreError>(known)?)
        })?;
        let firm = self.link.joined.firm_name.clone();
        wipe(desk, &Doomed { path: self.path.clone(), firm: firm.clone(), company, device });
        let problem = Some(Fault::new(Code::PcWiped).with("firm", firm));
        *lock(&desk.live().seen) = Seen { problem, stopped: true, ..Seen::default() };
        Ok(true)
    }

    fn trouble(&mut self, desk: &Desk, task: Task, mut trouble: Trouble) {
        if matches!(trouble, Trouble::Stopped(Stop::Revoked)) {
            match self.leave_firm(desk) {
                Ok(true) => return,
                // It was let in again meanwhile.
                Ok(false) => trouble = Trouble::Stopped(Stop::RetryAfter { ms: 0 }),
                Err(other) => trouble = other,
            }
        }
        let now = now_ms(desk);
        let mut random = [0; 8];
        desk.host().random(&mut random);
        let random = u64::from_le_bytes(random);
        let server = &self.link.joined.server;
        let (failure, problem, stopped) = match trouble {
            // What is known of this PC there is asked first.
            Trouble::OtherFeed => {
                self.courier.wake(Wake::Now);
                self.courier.done(task, false, now);
                return;
            }
            Trouble::Line(failure) => {
                let problem =
                    (failure != Failure::SignedOut || self.courier.is_failing()).then(|| of_line(&failure, server));
                (failure, problem, false)
            }
            Trouble::Stopped(Stop::RetryAfter { ms }) => (Failure::Busy { ms }, None, false),
            Trouble::Stopped(stop) => {
                let (problem, stopped) = of_stop(&stop);
                (Failure::Refused { status: 0 }, Some(problem), stopped)
            }
            Trouble::Here(error) => (Failure::Unreachable, error.faults.into_iter().next(), false),
        };
        tracing::info!(?task, ?failure, ?problem, "head office");
        self.courier.failed(&failure, now, random);
        self.courier.pause(stopped || self.link.paused);
        let seen = Seen {
            problem,
            stopped,
            busy: false,
            next_try_at: Some(Timestamp(self.courier.not_before().cast_signed())),
        };
        *lock(&desk.live().seen) = seen;
        desk.tell(&Changed { kinds: BTreeSet::new() });
    }

    /// Notes what people should see; tells them when it is something else than before.
    fn show(&self, desk: &Desk, problem: Option<Fault>, until: u64) {
        let mut seen = lock(&desk.live().seen);
        let waits = self.courier.is_failing() || seen.stopped;
        if waits && problem.is_none() {
            return;
        }
        let busy = self.courier.is_busy();
        let differs = seen.busy != busy || seen.problem.is_some();
        *seen = Seen { problem, stopped: false, busy, next_try_at: Some(Timestamp(until.cast_signed())) };
        drop(seen);
        if differs {
            desk.tell(&Changed { kinds: BTreeSet::new() });
        }
    }
}

fn now_ms(desk: &Desk) -> u64 {
    desk.host().now().0.max(0).cast_unsigned()
}

/// What joining needs to load everything at once: as many requests as it takes, without waiting for anything else.
pub(crate) fn load_now(exchange: &Exchange<'_>, line: &mut dyn Line, pass: &Pass, progress: &Progress) -> Answer<()> {
    let told = |trouble: Trouble| match trouble {
        Trouble::Here(error) => error,
        Trouble::Line(failure) => of_line(&failure, "").into(),
        Trouble::Stopped(stop) => of_stop(&stop).0.into(),
        Trouble::OtherFeed => Fault::new(Code::SyncBusy).into(),
    };
    line.sign_in(pass).map_err(|failure| told(Trouble::Line(failure)))?;
    loop {
        if let Some(loaded) = exchange.store.read(|read| read.loaded())? {
            progress.expect(loaded.of.max(1));
            progress.reach(loaded.rows)?;
        }
        let more = match exchange.prepare(Task::Load, pass).map_err(told)? {
            Some(request) => {
                let came = line.ask(&request).map_err(|failure| told(Trouble::Line(failure)))?;
                exchange.absorb(&request, came).map_err(told)?
            }
            None => exchange.finish_load(&Progress::unseen())?,
        };
        if !more {
            return Ok(());
        }
    }
}
