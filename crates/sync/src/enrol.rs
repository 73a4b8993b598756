//! Joining a firm with a one-time code, without showing the code to whoever listens or stands in between.
//!
//! A code has eight characters: the first two name the place that the administrator made, the other six are secret. Both sides
//! stretch the secret ([`stretch`]) and prove that they know it over the
//! certificate that they see: somebody in between has another certificate, and too little time to guess.

use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kontor_core::id::Id;
use sha2::Sha256;

use crate::chain::Hash;
use crate::sign::PublicKey;

/// Letters and digits that nobody mistakes for each other.
pub const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// Characters of a code that name the place.
pub const PLACE: usize = 2;
/// Characters of a code.
pub const CODE: usize = 8;

/// The secret of a code after Argon2id (19 MiB, 2 passes, 1 lane, 32 bytes) with the salt of the challenge.
pub type Stretched = [u8; 32];

/// Stretches the secret of a code; nothing when there is no memory for it.
#[must_use]
pub fn stretch(secret: &str, salt: &[u8; 16]) -> Option<Stretched> {
    let mut stretched = [0; 32];
    let params = Params::new(19 * 1_024, 2, 1, Some(32)).ok()?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(secret.as_bytes(), salt, &mut stretched).ok()?;
    Some(stretched)
}

/// Who proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The PC.
    Device,
    /// Head office.
    Server,
}

/// The parts of a code as it was typed: capital letters and digits count, whatever stands between them does not. Nothing when it
/// is no code.
#[must_use]
pub fn split(typed: &str) -> Option<(String, String)> {
    let code: String = typed.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let fits = code.len() == CODE && code.bytes().all(|byte| ALPHABET.contains(&byte));
    let (place, secret) = code.split_at_checked(PLACE).filter(|_| fits)?;
    Some((place.to_owned(), secret.to_owned()))
}

/// A code from random bytes.
#[must_use]
pub fn code(random: [u8; CODE]) -> String {
    let letter = |byte: u8| ALPHABET.get(usize::from(byte % 32)).copied().map_or('A', char::from);
    random.into_iter().map(letter).collect()
}

/// The proof that somebody knows the code, bound to the key of the PC and the certificate of the server (SHA-256 of its DER).
#[must_use]
pub fn proof(side: Side, stretched: &Stretched, device: Id, public: &PublicKey, fingerprint: &Hash) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(stretched) else { return [0; 32] };
    mac.update(match side {
        Side::Device => b"kontor-enrol-1 device",
        Side::Server => b"kontor-enrol-1 server",
    });
    mac.update(device.0.as_bytes());
    mac.update(public);
    mac.update(fingerprint);
    mac.finalize().into_bytes().into()
}

/// What the firm signs of a PC: `kontor-device-1`, the firm, the PC, its key and its code.
#[must_use]
pub fn certificate_message(firm: Id, device: Id, public: &PublicKey, code: &str) -> Vec<u8> {
    let mut message = b"kontor-device-1".to_vec();
    message.extend_from_slice(firm.0.as_bytes());
    message.extend_from_slice(device.0.as_bytes());
    message.extend_from_slice(public);
    message.extend_from_slice(code.as_bytes());
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(split("k7-m4xq-2p"), Some(("K7".into(), "M4XQ2P".into())));
        assert_eq!(split("K7M4XQ2"), None);
        assert_eq!(split("K7M4XQ20"), None, "0 looks like O");
        assert_eq!(split("ÄK7M4XQ2P").map(|_| ()), Some(()), "what is no letter of the alphabet is passed over");
        assert_eq!(split(&code([255, 0, 31, 32, 7, 8, 9, 10])).map(|(place, _)| place.len()), Some(2));
    }

    #[test]
    fn somebody_in_between_has_another_proof() {
        let proof = |side, fingerprint| proof(side, &[1; 32], Id::named("d"), &[2; 32], &[fingerprint; 32]);
        assert_ne!(proof(Side::Device, 1), proof(Side::Device, 2));
        assert_ne!(proof(Side::Device, 1), proof(Side::Server, 1), "an echo proves nothing");
    }
}
