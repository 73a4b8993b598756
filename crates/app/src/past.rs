//! A host whose clock stands in the past, for documents of a time before: identities sort by the time of what they name.

use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use kontor_core::time::Timestamp;

use crate::host::Host;

/// Length of the randomness of an identity.
const IDENTITY: usize = 10;

/// The real host with a clock that is set by hand.
pub(crate) struct PastHost<'a> {
    real: &'a dyn Host,
    now_ms: AtomicI64,
    count: AtomicU32,
}

impl<'a> PastHost<'a> {
    /// Stands where the real clock stands until it is set.
    pub fn of(real: &'a dyn Host) -> Self {
        Self { real, now_ms: AtomicI64::new(real.now().0), count: AtomicU32::default() }
    }
    /// Sets the time.
    pub fn set(&self, now: Timestamp) {
        self.now_ms.store(now.0, Ordering::Relaxed);
    }
}

impl Host for PastHost<'_> {
    fn now(&self) -> Timestamp {
        Timestamp(self.now_ms.load(Ordering::Relaxed))
    }
    fn random(&self, bytes: &mut [u8]) {
        self.real.random(bytes);
        if bytes.len() == IDENTITY {
            // Of one moment they sort in the order of their making, which keeps the rows of a document together on disk.
            let count = self.count.fetch_add(1, Ordering::Relaxed).to_be_bytes();
            let start = [0, 0, 0].into_iter().chain(count);
            bytes.iter_mut().zip(start).for_each(|(byte, given)| *byte = given);
        }
    }
}
