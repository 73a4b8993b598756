//! The key of a company file: 256 random bits that never stand in a log.

use std::fmt;

use kontor_core::fault::{Code, Fault};
pub use kontor_sync::chain::hex;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The key. Its bytes are zeroed when it is dropped and never shown.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// From random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// From 64 hex digits, as key files and key stores hold it.
    ///
    /// # Errors
    /// `bad-format`.
    pub fn from_hex(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        let bad = || Fault::new(Code::BadFormat).with("example", "64 hex digits");
        let mut bytes = [0_u8; 32];
        if text.len() != 64 || !text.is_ascii() {
            return Err(bad());
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = text.get(at * 2..at * 2 + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(bad)?;
        }
        Ok(Self(bytes))
    }
    /// As 64 hex digits, for the key store.
    #[must_use]
    pub fn to_hex(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(hex(&self.0))
    }
    /// The bytes, for whoever derives something from them.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
    /// Whether both are the same key, told in the same time whatever they are.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |differing, (one, two)| differing | (one ^ two)) == 0
    }
    /// The pragma that begins a file with these first bytes.
    pub(crate) fn pragma_with_salt(&self, salt: &[u8; 16]) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(format!("PRAGMA key = \"x'{}{}'\"", self.to_hex().as_str(), hex(salt)))
    }
    /// The pragma that unlocks the file.
    pub(crate) fn pragma(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", self.to_hex().as_str()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trip_and_silence() {
        let key = Key::new([0xa5; 32]);
        assert_eq!(Key::from_hex(&key.to_hex()).unwrap().0, key.0);
        assert_eq!(format!("{key:?}"), "Key(..)");
        assert!(Key::from_hex("zz").is_err());
        assert!(Key::from_hex(&"ä".repeat(32)).is_err());
    }
}
