//! What the world around the use cases offers: time, randomness, and what the line costs. Everything else they do themselves.

use kontor_core::id::{EntityId, Id};
use kontor_core::time::Timestamp;
use kontor_store::Entropy;

/// A clock and a source of randomness. The desktop and the command line have the real ones, the tests fixed ones.
pub trait Host: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
    /// Fills the bytes with randomness fit for keys.
    fn random(&self, bytes: &mut [u8]);
    /// Whether the system calls the line to the network metered; where it does not say, it is not.
    fn is_line_metered(&self) -> bool {
        false
    }
}

/// A new identity, sorted by the time of its making.
pub fn new_id<T: EntityId>(host: &dyn Host) -> T {
    let mut random = [0_u8; 10];
    host.random(&mut random);
    T::from_id(Id::v7(u64::try_from(host.now().0).unwrap_or(0), random))
}

/// Randomness for what a change must keep secret.
pub fn entropy(host: &dyn Host) -> Entropy {
    let mut random = [0_u8; 32];
    host.random(&mut random);
    Entropy::new(random)
}
