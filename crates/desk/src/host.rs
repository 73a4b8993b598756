//! The machine's clock and randomness.

use std::time::{SystemTime, UNIX_EPOCH};

use kontor_app::Host;
use kontor_core::time::Timestamp;

/// The machine's clock and randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemHost;

impl Host for SystemHost {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    #[allow(
        clippy::panic,
        reason = "without randomness there is no key and no identity; guessable ones would be worse"
    )]
    fn random(&self, bytes: &mut [u8]) {
        if let Err(failure) = getrandom::fill(bytes) {
            panic!("the operating system gives no randomness: {failure}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_of_this_century_and_randomness_differs() {
        assert!(SystemHost.now().0 > 1_700_000_000_000, "milliseconds since 1970");
        let (mut one, mut two) = ([0_u8; 32], [0_u8; 32]);
        SystemHost.random(&mut one);
        SystemHost.random(&mut two);
        assert_ne!(one, two);
    }
}
