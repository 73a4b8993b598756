//! The hybrid logical clock: 48 bits of milliseconds, 16 bits of counter (SYNC.md 2.4).
//!
//! It never goes back and never fails: a PC whose clock is wrong must still be able to sell.

/// A reading of the hybrid clock. Orders events of one device strictly, and of several devices as well as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc(pub u64);

impl Hlc {
    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub const fn at_ms(self) -> u64 {
        self.0 >> 16
    }
    /// The reading for a new local event: later than the last one whatever the wall clock says.
    /// When the counter is full it borrows a millisecond from the future instead of failing.
    #[must_use]
    pub const fn tick(self, now_ms: u64) -> Self {
        let wall = now_ms << 16;
        if wall > self.0 { Self(wall) } else { Self(self.0 + 1) }
    }
    /// The reading that head office goes by instead of the one that is claimed: later than all that its author had seen, never
    /// later than the moment at which it arrived. A wrong clock is corrected, never a reason to refuse (SYNC.md 2.4).
    #[must_use]
    pub fn clamped(self, seen: Self, received_ms: u64) -> Self {
        let latest = Self((received_ms << 16) | 0xffff);
        self.min(latest).max(seen.next())
    }
    const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
    /// Takes over what was seen from others, but never further than a minute beyond the server's time.
    #[must_use]
    pub fn fold(self, seen: Self, server_now_ms: u64) -> Self {
        let limit = Self((server_now_ms + 60_000) << 16);
        self.max(seen.min(limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn always_forward(steps in prop::collection::vec(0_u64..4_000_000_000_000, 1..200)) {
            let mut clock = Hlc::default();
            for now in steps {
                let next = clock.tick(now);
                prop_assert!(next > clock);
                clock = next;
            }
        }
        #[test]
        fn a_clock_a_year_ahead_does_not_poison(ahead in 61_000_u64..40_000_000_000) {
            let now = 1_800_000_000_000;
            let folded = Hlc(now << 16).fold(Hlc((now + ahead) << 16), now);
            prop_assert_eq!(folded.at_ms(), now + 60_000);
        }
    }

    #[test]
    fn what_follows_is_later_and_nothing_is_from_the_future() {
        let now = 1_800_000_000_000;
        let (seen, year) = (Hlc((now - 5_000) << 16), 31_536_000_000);
        assert_eq!(Hlc((now - 100) << 16).clamped(seen, now), Hlc((now - 100) << 16), "a sound clock stands");
        assert_eq!(Hlc((now + year) << 16).clamped(seen, now).at_ms(), now);
        assert_eq!(Hlc((now - year) << 16).clamped(seen, now), Hlc(seen.0 + 1));
    }

    #[test]
    fn counter_overflow_borrows() {
        let full = Hlc((5 << 16) | 0xffff);
        assert_eq!(full.tick(5), Hlc(6 << 16));
    }
}
