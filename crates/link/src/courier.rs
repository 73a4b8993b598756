//! What to do next (SYNC.md 2.7): sign in, tell of oneself, load, push, pull, or wait. Pure: whoever drives it says what time it is
//! and what came of the last task.
//!
//! Pushing and pulling take turns, so that neither waits for the other. After a failure the courier waits longer and longer, at random
//! up to a minute, so that fifty PCs do not come back in step; its own timer wakes it even when nobody tells it anything.

use crate::line::Failure;

/// A piece of work with head office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// Begin a session.
    SignIn,
    /// Tell how far this PC is, and hear which chains of it are known.
    Status,
    /// Load the next chunk of a snapshot.
    Load,
    /// Send the next commits.
    Push,
    /// Get the next page of the feed.
    Pull,
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// This task.
    Do(Task),
    /// Nothing before this time, in milliseconds, unless something wakes the courier.
    Wait(u64),
}

/// What may change the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Somebody wrote something here.
    Written,
    /// Head office has something new.
    Poked,
    /// The line on which it is told ended, or could not be opened.
    Silence,
    /// A part of the company is to be loaded.
    ToLoad,
    /// A person does not want to wait, or the network came back.
    Now,
}

/// How often a PC tells of itself.
const STATUS_MS: u64 = 60_000;
/// How soon it tells of itself after something went up or came down.
const TOLD_MS: u64 = 5_000;
/// How often it asks although nobody poked it: the line for pokes may be cut without a sound.
const POLL_MS: u64 = 60_000;
/// The longest wait after a failure.
const LONGEST_MS: u64 = 60_000;
/// The shortest.
const SHORTEST_MS: u64 = 1_000;
/// A line for pokes that was open for so long did its service.
const LASTS_MS: u64 = 5_000;
/// A session that ends this soon is renewed before the next request.
const MARGIN_MS: u64 = 30_000;

/// The plan of a PC.
#[derive(Debug, Clone)]
pub struct Courier {
    /// Until when the session is good, by the own clock.
    session_until: u64,
    /// When it told of itself last.
    told_at: u64,
    status_at: u64,
    poll_at: u64,
    not_before: u64,
    failures: u32,
    push: bool,
    pull: bool,
    load: bool,
    push_next: bool,
    /// Bytes a second that it may carry; all there are without a limit.
    most: Option<u64>,
    paused: bool,
    /// Milliseconds between two rounds on a line that is spared; none on any other.
    spares: Option<u64>,
    /// When the next round begins, and whether one is under way.
    round_at: u64,
    in_round: bool,
    ear: Ear,
}

/// The line on which head office tells that it has something new.
#[derive(Debug, Clone, Copy)]
struct Ear {
    /// Since when it is open.
    open_since: Option<u64>,
    /// It ended, and nobody has said yet what time it is.
    ended: bool,
    /// How often in a row it did not last.
    cut: u32,
    /// Before when it is not opened again.
    not_before: u64,
}

impl Courier {
    /// A courier that begins at once with everything.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            session_until: 0,
            told_at: 0,
            status_at: 0,
            poll_at: 0,
            not_before: 0,
            failures: 0,
            push: true,
            pull: true,
            load: true,
            push_next: true,
            most: None,
            paused: false,
            spares: None,
            round_at: 0,
            in_round: false,
            ear: Ear { open_since: None, ended: false, cut: 0, not_before: 0 },
        }
    }
    /// How many bytes a second it may carry; all there are without a limit.
    pub const fn limit(&mut self, most: Option<u64>) {
        self.most = most;
    }
    /// Does nothing until it is told otherwise.
    pub const fn pause(&mut self, paused: bool) {
        self.paused = paused;
        if paused {
            self.ear.open_since = None;
        }
    }
    /// Spares the line: everything that is due goes in one round, and then nothing for so many milliseconds; a person can begin a round at
    /// any time. Nothing: it works as soon as there is something to do.
    pub const fn spare(&mut self, between_ms: Option<u64>) {
        self.spares = between_ms;
        if between_ms.is_some() {
            self.ear.open_since = None;
        }
    }
    /// Whether the line is spared.
    #[must_use]
    pub const fn is_sparing(&self) -> bool {
        self.spares.is_some()
    }
    /// Whether it was told to do nothing.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }
    /// Whether the last attempt failed.
    #[must_use]
    pub const fn is_failing(&self) -> bool {
        self.failures > 0
    }
    /// Whether something is known to be due, apart from the timer.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.push || self.pull || self.load
    }
    /// Before when nothing is tried.
    #[must_use]
    pub const fn not_before(&self) -> u64 {
        self.not_before
    }
    /// Takes note of something.
    pub const fn wake(&mut self, wake: Wake) {
        match wake {
            Wake::Written => self.push = true,
            Wake::Poked => self.pull = true,
            Wake::ToLoad => self.load = true,
            // Whatever was told since it ended was told to nobody.
            Wake::Silence => (self.ear.ended, self.pull) = (true, true),
            Wake::Now => {
                (self.push, self.pull, self.load) = (true, true, true);
                (self.not_before, self.failures, self.status_at) = (0, 0, 0);
                self.round_at = 0;
            }
        }
    }
    /// Whether the line on which head office tells of news is to be opened now, while there is nothing to do. Whoever does so says
    /// [`Wake::Silence`] when it ends or cannot be opened, and closes it without a word when this is paused or spares the line.
    pub fn listens(&mut self, now_ms: u64) -> bool {
        let may = self.spares.is_none() && !self.paused && self.failures == 0 && !self.ear.ended;
        let opens = may && self.ear.open_since.is_none() && now_ms >= self.ear.not_before;
        if opens {
            self.ear.open_since = Some(now_ms);
        }
        opens
    }
    /// Takes note of the end of that line. One that did not last is not opened again at once: something on the way cuts it.
    fn hear_silence(&mut self, now_ms: u64) {
        if std::mem::take(&mut self.ear.ended) {
            let lasted = self.ear.open_since.take().is_some_and(|since| now_ms.saturating_sub(since) >= LASTS_MS);
            self.ear.cut = if lasted { 0 } else { self.ear.cut.saturating_add(1) };
            let pause = if lasted { 0 } else { (SHORTEST_MS << self.ear.cut.min(10)).min(LONGEST_MS) };
            self.ear.not_before = now_ms.saturating_add(pause);
        }
        self.ear.not_before = self.ear.not_before.min(now_ms.saturating_add(LONGEST_MS));
    }
    /// What to do now.
    #[must_use]
    pub fn next(&mut self, now_ms: u64) -> Next {
        self.hear_silence(now_ms);
        if self.paused {
            return Next::Wait(u64::MAX);
        }
        // A clock that was set back must not make anybody wait for a year.
        self.not_before = self.not_before.min(now_ms.saturating_add(LONGEST_MS.max(self.not_before_slack())));
        if now_ms < self.not_before {
            return Next::Wait(self.not_before);
        }
        if let Some(between) = self.spares {
            self.round_at = self.round_at.min(now_ms.saturating_add(between));
            if !self.in_round && now_ms < self.round_at {
                return Next::Wait(self.round_at);
            }
            self.in_round = true;
        }
        self.status_at = self.status_at.min(now_ms.saturating_add(STATUS_MS));
        self.poll_at = self.poll_at.min(now_ms.saturating_add(POLL_MS));
        if now_ms >= self.poll_at {
            self.poll_at = now_ms.saturating_add(POLL_MS);
            (self.push, self.pull) = (true, true);
        }
        let status = now_ms >= self.status_at;
        if !(status || self.is_busy()) {
            if let Some(between) = self.spares {
                (self.in_round, self.round_at) = (false, now_ms.saturating_add(between));
                return Next::Wait(self.round_at);
            }
            let timer = self.status_at.min(self.poll_at);
            let deaf = self.ear.open_since.is_none() && now_ms < self.ear.not_before;
            return Next::Wait(if deaf { timer.min(self.ear.not_before) } else { timer });
        }
        if self.session_until <= now_ms {
            return Next::Do(Task::SignIn);
        }
        Next::Do(match () {
            () if status => Task::Status,
            () if self.push && (self.push_next || !(self.load || self.pull)) => Task::Push,
            () if self.load => Task::Load,
            () => Task::Pull,
        })
    }
    const fn not_before_slack(&self) -> u64 {
        // What the limit of the line asks for may be longer than any back-off.
        if self.most.is_some() { 10 * LONGEST_MS } else { LONGEST_MS }
    }
    /// A task is done; `more` says that there is more of it to do at once.
    pub const fn done(&mut self, task: Task, more: bool, now_ms: u64) {
        self.failures = 0;
        match task {
            Task::SignIn => {}
            Task::Status => {
                (self.told_at, self.status_at) = (now_ms, if more { now_ms } else { now_ms.saturating_add(STATUS_MS) });
            }
            // The feed goes on from where the load was taken.
            Task::Load => (self.load, self.pull, self.push_next) = (more, self.pull || !more, true),
            Task::Pull => (self.pull, self.push_next) = (more, true),
            Task::Push => (self.push, self.push_next) = (more, false),
        }
        // What went up or came down is behind it: head office hears how far it is, but not with every single change.
        if !matches!(task, Task::SignIn | Task::Status) && !self.is_busy() {
            let soon = self.told_at.saturating_add(TOLD_MS);
            let soon = if soon > now_ms.saturating_add(TOLD_MS) { now_ms } else { soon };
            self.status_at = if soon < self.status_at { soon } else { self.status_at };
        }
    }
    /// A session began that lasts so long.
    pub const fn signed_in(&mut self, lasts_ms: u64, now_ms: u64) {
        self.failures = 0;
        self.session_until = now_ms.saturating_add(lasts_ms.saturating_sub(MARGIN_MS));
    }
    /// Something was carried: with a limit on the line the next task waits until it would have been.
    pub fn carried(&mut self, bytes: u64, now_ms: u64) {
        if let Some(most) = self.most.filter(|most| *most > 0) {
            self.not_before = self.not_before.max(now_ms.saturating_add(bytes.saturating_mul(1_000) / most));
        }
    }
    /// A task failed. `random` decides how long is waited.
    pub fn failed(&mut self, failure: &Failure, now_ms: u64, random: u64) {
        self.failures = self.failures.saturating_add(1);
        if *failure == Failure::SignedOut {
            self.session_until = 0;
        }
        self.not_before = now_ms.saturating_add(back_off(failure, self.failures, random));
    }
}

/// How long to wait after a failure, the so many-th in a row, in milliseconds: longer and longer, at random up to a minute.
pub(crate) fn back_off(failure: &Failure, failures: u32, random: u64) -> u64 {
    let ceiling = (SHORTEST_MS << failures.min(10)).min(LONGEST_MS);
    match failure {
        // Once is what the end of a session looks like.
        Failure::SignedOut if failures < 2 => 0,
        Failure::SignedOut | Failure::Unreachable | Failure::Strange => random % ceiling,
        Failure::Busy { ms } => ms.saturating_add(random % SHORTEST_MS).min(LONGEST_MS),
        Failure::OtherServer | Failure::Refused { .. } => LONGEST_MS / 2 + random % (LONGEST_MS / 2),
    }
}

impl Default for Courier {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
