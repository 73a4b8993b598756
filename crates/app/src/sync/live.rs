//! The link as it is at this moment: what it does, why it does not, and the threads that drive it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kontor_core::fault::{Code, Fault};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_link::Wake;

use super::attachments::Haulage;
use super::way::Way;
use crate::desk::Desk;
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
    /// The line is spared.
    pub sparing: bool,
    /// When it is tried again.
    pub next_try_at: Option<Timestamp>,
}

impl Seen {
    /// The company file is a copy of another PC's.
    pub fn is_copy(&self) -> bool {
        self.problem.as_ref().is_some_and(|problem| problem.code == Code::SyncForked)
    }
}

/// What a thread is to hear of.
#[derive(Default)]
struct Signals {
    wakes: Vec<Wake>,
    /// Another company, another link or other limits: everything is looked at anew.
    changed: bool,
    ended: bool,
}

/// By which a thread is woken.
#[derive(Default)]
struct Bell {
    signals: Mutex<Signals>,
    rung: Condvar,
}

impl Bell {
    fn ring(&self, note: impl FnOnce(&mut Signals)) {
        note(&mut lock(&self.signals));
        self.rung.notify_all();
    }
    fn wake(&self, wake: Wake) {
        self.ring(|signals| {
            if !signals.wakes.contains(&wake) {
                signals.wakes.push(wake);
            }
        });
    }
    /// Waits until something happens, but not longer than so many milliseconds.
    fn wait(&self, ms: u64) -> Signals {
        let mut signals = lock(&self.signals);
        if signals.wakes.is_empty() && !signals.changed && !signals.ended {
            let longest = Duration::from_millis(ms.min(60_000));
            signals = self.rung.wait_timeout(signals, longest).unwrap_or_else(PoisonError::into_inner).0;
        }
        let ended = signals.ended;
        let taken = std::mem::take(&mut *signals);
        signals.ended = ended;
        taken
    }
}

/// The link at this moment, shared between the program and the threads that drive it.
#[derive(Default)]
pub struct Live {
    commits: Bell,
    attachments: Bell,
    seen: Mutex<Seen>,
    /// The long work that is under way in the company file, or was last.
    work: Mutex<Progress>,
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    /// Something happened.
    pub(crate) fn wake(&self, wake: Wake) {
        self.commits.wake(wake);
        if wake == Wake::Now {
            self.attachments.wake(wake);
        }
    }
    /// There may be an attachment to carry.
    pub(crate) fn wake_attachments(&self) {
        self.attachments.wake(Wake::Written);
    }
    /// Everything is to be looked at anew.
    pub(crate) fn reset(&self) {
        *lock(&self.seen) = Seen::default();
        for bell in [&self.commits, &self.attachments] {
            bell.ring(|signals| signals.changed = true);
        }
    }
    /// Long work in the company file begins; it ends when somebody leaves the company.
    pub(super) fn begin_work(&self) -> Progress {
        let progress = Progress::unseen();
        *lock(&self.work) = progress.clone();
        progress
    }
    /// Somebody wants to leave the company: nobody waits for long work in it, which begins anew when it is open again.
    pub(crate) fn stop_work(&self) {
        lock(&self.work).stop();
    }
    /// What is known at this moment.
    pub(crate) fn seen(&self) -> Seen {
        lock(&self.seen).clone()
    }
    pub(super) fn show(&self, seen: Seen) {
        *lock(&self.seen) = seen;
    }
    fn end(&self) {
        for bell in [&self.commits, &self.attachments] {
            bell.ring(|signals| signals.ended = true);
        }
    }
}

/// The threads that keep in touch with head office; they end with this.
#[must_use]
pub struct InTouch {
    live: Arc<Live>,
    threads: Vec<JoinHandle<()>>,
}

impl Drop for InTouch {
    fn drop(&mut self) {
        self.live.end();
        for thread in self.threads.drain(..) {
            // A request that is under way is waited for: what it brought may be half written otherwise.
            let _ = thread.join();
        }
    }
}

/// What a thread drives.
trait Drive: Sized {
    /// What the open company needs driven; nothing when none is open, or when it works alone.
    fn begin(desk: &Desk) -> Option<Self>;
    /// Does what is due. Answers how many milliseconds to wait before the next step.
    fn step(&mut self, desk: &Desk) -> u64;
    /// Something happened.
    fn wake(&mut self, wake: Wake);
}

impl Drive for Way {
    fn begin(desk: &Desk) -> Option<Self> {
        Self::open_or_tell(desk)
    }
    fn step(&mut self, desk: &Desk) -> u64 {
        Self::step(self, desk)
    }
    fn wake(&mut self, wake: Wake) {
        self.courier.wake(wake);
    }
}

impl Drive for Haulage {
    fn begin(desk: &Desk) -> Option<Self> {
        Self::open(desk)
    }
    fn step(&mut self, desk: &Desk) -> u64 {
        Self::step(self, desk)
    }
    fn wake(&mut self, wake: Wake) {
        Self::wake(self, wake);
    }
}

impl Desk {
    /// Keeps in touch with head office, whichever company is open, until what this answers is dropped.
    pub fn keep_in_touch(&self) -> InTouch {
        let live = Arc::clone(self.live());
        let threads = [
            self.drive::<Way>("sync", |live| &live.commits),
            self.drive::<Haulage>("attachments", |live| &live.attachments),
        ];
        live.reset();
        InTouch { live, threads: threads.into_iter().flatten().collect() }
    }

    fn drive<D: Drive>(&self, name: &str, bell: fn(&Live) -> &Bell) -> Option<JoinHandle<()>> {
        let (live, desk) = (Arc::clone(self.live()), self.downgrade());
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let mut driven: Option<D> = None;
            loop {
                let wait = match (desk(), &mut driven) {
                    (None, _) => return,
                    (Some(desk), Some(driven)) => driven.step(&desk),
                    (Some(_), None) => 60_000,
                };
                let signals = bell(&live).wait(wait);
                if signals.ended {
                    return;
                }
                if signals.changed {
                    driven = desk().and_then(|desk| D::begin(&desk));
                }
                if let Some(driven) = &mut driven {
                    signals.wakes.into_iter().for_each(|wake| driven.wake(wake));
                }
            }
        });
        spawned.inspect_err(|failure| tracing::warn!(%failure, name, "no thread")).ok()
    }
}
