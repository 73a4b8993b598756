//! The machine's clock and randomness, and what its line costs.

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

    fn is_line_metered(&self) -> bool {
        metered::says_the_system()
    }
}

/// What NetworkManager says of the line; nobody is asked on other systems.
#[cfg(target_os = "linux")]
mod metered {
    /// `NM_METERED_YES` and `NM_METERED_GUESS_YES`.
    const METERED: [u32; 2] = [1, 3];

    pub fn says_the_system() -> bool {
        asked().inspect_err(|failure| tracing::debug!(%failure, "nobody says what the line costs")).unwrap_or(false)
    }

    fn asked() -> zbus::Result<bool> {
        let bus = zbus::blocking::Connection::system()?;
        let (name, path) = ("org.freedesktop.NetworkManager", "/org/freedesktop/NetworkManager");
        let manager = zbus::blocking::Proxy::new(&bus, name, path, name)?;
        Ok(METERED.contains(&manager.get_property::<u32>("Metered")?))
    }
}
#[cfg(not(target_os = "linux"))]
mod metered {
    pub const fn says_the_system() -> bool {
        false
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
