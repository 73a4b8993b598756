//! The time of a story, and the clocks of its PCs, which may be wrong.

use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use kontor_app::Host;
use kontor_core::time::Timestamp;
use kontor_testkit::Seeded;

/// The time as it is.
#[derive(Debug, Clone)]
pub struct Clock(Arc<AtomicI64>);

impl Clock {
    /// Begins at an instant.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }
    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.0.load(Relaxed)
    }
    /// Lets time pass.
    pub fn pass_ms(&self, ms: u64) {
        self.0.fetch_add(ms.cast_signed(), Relaxed);
    }
}

/// What a PC takes for the time, and its randomness.
#[derive(Debug)]
pub struct Surroundings {
    clock: Clock,
    off_ms: AtomicI64,
    /// The reading at which the clock stands still; 0 while it goes.
    frozen_at: AtomicI64,
    chance: Mutex<Seeded>,
}

impl Surroundings {
    /// Of a PC whose clock is right.
    #[must_use]
    pub fn new(clock: Clock, seed: u64) -> Self {
        let chance = Mutex::new(Seeded::new(seed));
        Self { clock, off_ms: AtomicI64::new(0), frozen_at: AtomicI64::new(0), chance }
    }
    /// The clock of the PC is set.
    pub fn set_off_ms(&self, off_ms: i64) {
        self.off_ms.store(off_ms, Relaxed);
    }
    /// The clock stands still, or goes again.
    pub fn freeze(&self, frozen: bool) {
        let reading = if frozen { self.now().0 } else { 0 };
        self.frozen_at.store(reading, Relaxed);
    }
}

impl Host for Surroundings {
    fn now(&self) -> Timestamp {
        match self.frozen_at.load(Relaxed) {
            0 => Timestamp(self.clock.now_ms() + self.off_ms.load(Relaxed)),
            frozen => Timestamp(frozen),
        }
    }
    fn random(&self, bytes: &mut [u8]) {
        let mut chance = self.chance.lock().unwrap();
        for some in bytes.chunks_mut(8) {
            let number = chance.number().to_le_bytes();
            some.copy_from_slice(&number[..some.len()]);
        }
    }
}
