//! The clock of a year that is lived again: it stands where it is set, and gives identities in the order of their making.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kontor_core::time::Timestamp;

use crate::host::Host;

/// Bytes of the key of a company file: the only randomness that must not be guessed.
const KEY: usize = 32;

struct Past {
    now_ms: AtomicI64,
    count: AtomicU64,
    key: Mutex<Option<[u8; KEY]>>,
}

/// A clock that is set by hand. Identities repeat from run to run; the key of the company file is really random and given once.
#[derive(Clone)]
pub(super) struct PastClock(Arc<Past>);

impl PastClock {
    /// Draws the key from the real host.
    pub fn new(host: &dyn Host) -> Self {
        let mut key = [0; KEY];
        host.random(&mut key);
        let past = Past { now_ms: AtomicI64::default(), count: AtomicU64::default(), key: Mutex::new(Some(key)) };
        Self(Arc::new(past))
    }
    /// Sets the time.
    pub fn set(&self, now: Timestamp) {
        self.0.now_ms.store(now.0, Ordering::Relaxed);
    }
}

impl Host for PastClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.now_ms.load(Ordering::Relaxed))
    }
    fn random(&self, bytes: &mut [u8]) {
        if bytes.len() == KEY
            && let Some(key) = self.0.key.lock().unwrap_or_else(PoisonError::into_inner).take()
        {
            bytes.copy_from_slice(&key);
            return;
        }
        let count = self.0.count.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let (front, back) = bytes.split_at_mut(bytes.len().saturating_sub(count.len()));
        front.fill(0);
        // The last bytes: identities of the same moment sort in the order of their making.
        back.iter_mut().rev().zip(count.iter().rev()).for_each(|(byte, count)| *byte = *count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sevens;
    impl Host for Sevens {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }
        fn random(&self, bytes: &mut [u8]) {
            bytes.fill(7);
        }
    }

    #[test]
    fn only_the_key_is_random_and_only_once() {
        let clock = PastClock::new(&Sevens);
        let draw = |length: usize| {
            let mut bytes = vec![9; length];
            clock.random(&mut bytes);
            bytes
        };
        assert_eq!(draw(10), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(draw(10), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(draw(KEY), [7; KEY]);
        assert_ne!(draw(KEY), [7; KEY]);
    }
}
