//! When attachments travel (SYNC.md 2.14): beside the exchange of commits, on a connection of their own, so that a large one never holds
//! up what people do. Pure, as the courier is: whoever drives it says what time it is and what came of the last piece.
//!
//! They keep to the limit of the line by themselves: a piece that was carried lets the next one wait, and commits not at all.

use crate::courier::back_off;
use crate::line::Failure;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haul {
    /// Begin a session.
    SignIn,
    /// Carry the next piece.
    Carry,
    /// Nothing before this time, in milliseconds, unless something wakes the porter.
    Wait(u64),
}

/// How often it looks although nobody told it anything: what was put off comes due.
const LOOK_MS: u64 = 60_000;
/// What a limit of the line may make it wait at most: a clock that is set back must not stop it for a year.
const LONGEST_MS: u64 = 10 * 60_000;

/// The plan for attachments.
#[derive(Debug, Clone)]
pub struct Porter {
    session_until: u64,
    look_at: u64,
    not_before: u64,
    failures: u32,
    due: bool,
    rests: bool,
    /// Bytes a second that it may carry; all there are without a limit.
    most: Option<u64>,
}

impl Porter {
    /// A porter that looks at once.
    #[must_use]
    pub const fn new() -> Self {
        Self { session_until: 0, look_at: 0, not_before: 0, failures: 0, due: true, rests: false, most: None }
    }
    /// How many bytes a second it may carry; all there are without a limit.
    pub const fn limit(&mut self, most: Option<u64>) {
        self.most = most;
    }
    /// Does nothing until it is told otherwise: sync is paused, or the line is to be spared.
    pub const fn rest(&mut self, rests: bool) {
        self.rests = rests;
    }
    /// There may be something to carry.
    pub const fn wake(&mut self) {
        self.due = true;
    }
    /// A person does not want to wait.
    pub const fn hurry(&mut self) {
        (self.due, self.not_before, self.failures) = (true, 0, 0);
    }
    /// What to do now.
    #[must_use]
    pub fn next(&mut self, now_ms: u64) -> Haul {
        if self.rests {
            return Haul::Wait(u64::MAX);
        }
        self.look_at = self.look_at.min(now_ms.saturating_add(LOOK_MS));
        self.not_before = self.not_before.min(now_ms.saturating_add(LONGEST_MS));
        if now_ms >= self.look_at {
            self.due = true;
        }
        if !self.due {
            return Haul::Wait(self.look_at);
        }
        if now_ms < self.not_before {
            return Haul::Wait(self.not_before);
        }
        if self.session_until <= now_ms { Haul::SignIn } else { Haul::Carry }
    }
    /// A session began that lasts so long.
    pub const fn signed_in(&mut self, lasts_ms: u64, now_ms: u64) {
        self.session_until = now_ms.saturating_add(lasts_ms / 2);
    }
    /// A piece is done, with so many bytes; `more` says that there may be another.
    pub fn done(&mut self, more: bool, bytes: u64, now_ms: u64) {
        (self.failures, self.due) = (0, more);
        self.look_at = now_ms.saturating_add(LOOK_MS);
        self.carried(bytes, now_ms);
    }
    /// A piece failed, after so many bytes. `random` decides how long is waited.
    pub fn failed(&mut self, failure: &Failure, bytes: u64, now_ms: u64, random: u64) {
        self.failures = self.failures.saturating_add(1);
        if *failure == Failure::SignedOut {
            self.session_until = 0;
        }
        self.due = true;
        self.not_before = now_ms.saturating_add(back_off(failure, self.failures, random));
        self.carried(bytes, now_ms);
    }
    fn carried(&mut self, bytes: u64, now_ms: u64) {
        if let Some(most) = self.most.filter(|most| *most > 0) {
            self.not_before = self.not_before.max(now_ms.saturating_add(bytes.saturating_mul(1_000) / most));
        }
    }
}

impl Default for Porter {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed_in() -> Porter {
        let mut porter = Porter::new();
        assert_eq!(porter.next(0), Haul::SignIn);
        porter.signed_in(900_000, 0);
        porter
    }

    #[test]
    fn it_carries_piece_by_piece_and_then_looks_once_a_minute() {
        let mut porter = signed_in();
        assert_eq!(porter.next(0), Haul::Carry);
        porter.done(true, 10, 5);
        assert_eq!(porter.next(5), Haul::Carry);
        porter.done(false, 0, 6);
        assert_eq!(porter.next(6), Haul::Wait(6 + LOOK_MS));
        porter.wake();
        assert_eq!(porter.next(7), Haul::Carry);
        porter.done(false, 0, 7);
        assert_eq!(porter.next(7 + LOOK_MS), Haul::Carry, "nobody told it anything");
    }

    #[test]
    fn the_line_is_not_filled_beyond_its_limit() {
        let mut porter = signed_in();
        porter.limit(Some(10_000));
        porter.done(true, 50_000, 0);
        assert_eq!(porter.next(0), Haul::Wait(5_000));
        porter.wake();
        assert_eq!(porter.next(4_999), Haul::Wait(5_000), "what comes due meanwhile waits, too");
        assert_eq!(porter.next(5_000), Haul::Carry);
        porter.failed(&Failure::Refused { status: 500 }, 600_000, 5_000, 0);
        assert_eq!(porter.next(5_000), Haul::Wait(65_000), "what failed was carried all the same");
    }

    #[test]
    fn while_the_line_is_spared_nothing_is_carried() {
        let mut porter = signed_in();
        porter.rest(true);
        porter.hurry();
        assert_eq!(porter.next(1 << 40), Haul::Wait(u64::MAX));
        porter.rest(false);
        assert_eq!(porter.next(1), Haul::Carry);
    }

    #[test]
    fn a_failure_is_waited_out_and_a_session_renewed() {
        let mut porter = signed_in();
        porter.failed(&Failure::SignedOut, 0, 1, 77);
        assert_eq!(porter.next(1), Haul::SignIn, "once is what the end of a session looks like");
        porter.failed(&Failure::Unreachable, 0, 1, 3_999);
        assert_eq!(porter.next(1), Haul::Wait(4_000));
        porter.hurry();
        assert_eq!(porter.next(1), Haul::SignIn);
        let mut late = signed_in();
        late.failed(&Failure::Unreachable, 0, 31_536_000_000, 1_999);
        let Haul::Wait(until) = late.next(1_000) else { panic!("busy") };
        assert!(until <= 1_000 + LONGEST_MS, "the clock was set back by a year");
    }
}
