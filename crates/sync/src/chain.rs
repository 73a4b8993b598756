//! The chain of a device: every commit's hash covers the one before, so that none can be changed or taken out unseen.

use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash before the first commit of an incarnation.
pub const START: Hash = [0; 32];

/// `SHA-256(previous || commit bytes)` (SYNC.md 2.13).
#[must_use]
pub fn next(previous: &Hash, commit: &[u8]) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(commit);
    hasher.finalize().into()
}

/// Hash of a stored file: its identity.
#[must_use]
pub fn of_file(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// Bytes as lower-case hex digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A hash from its hex digits.
#[must_use]
pub fn from_hex(text: &str) -> Option<Hash> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes?.try_into().ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = of_file(b"paper");
        assert_eq!(from_hex(&hex(&hash)), Some(hash));
        for wrong in ["", "zz", "abc", &hex(&hash)[2..], &format!("{}00", hex(&hash))] {
            assert_eq!(from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn order_and_content_matter() {
        let ab = next(&next(&START, b"a"), b"b");
        let ba = next(&next(&START, b"b"), b"a");
        assert_ne!(ab, ba);
        assert_ne!(next(&START, b"a"), next(&START, b"A"));
    }
}
