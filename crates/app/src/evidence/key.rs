//! Public keys as every tool reads them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_store::journal::proof::PublicKey;
use kontor_store::key::hex;

/// What stands before the 32 bytes of an Ed25519 key in a `SubjectPublicKeyInfo` (RFC 8410).
const HEAD: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
const BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const END: &str = "-----END PUBLIC KEY-----";

/// As PEM.
pub(super) fn pem(public: &[u8]) -> String {
    format!("{BEGIN}\n{}\n{END}\n", STANDARD.encode([&HEAD, public].concat()))
}

/// From PEM; nothing when it is no Ed25519 key.
pub(super) fn of_pem(text: &str) -> Option<PublicKey> {
    let inner = text.trim().strip_prefix(BEGIN)?.strip_suffix(END)?;
    let bytes = STANDARD.decode(inner.split_whitespace().collect::<String>()).ok()?;
    bytes.strip_prefix(&HEAD)?.try_into().ok()
}

/// SHA-256 of the public key, in groups that people can compare.
pub(super) fn fingerprint(public: &[u8]) -> String {
    let digits = hex(&kontor_store::journal::proof::chain::of_file(public));
    let groups: Vec<String> =
        digits.as_bytes().chunks(8).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_pem_and_nothing_else_does() {
        let key = [7; 32];
        assert_eq!(of_pem(&pem(&key)), Some(key));
        assert_eq!(of_pem(&pem(&key[1..])), None);
        assert_eq!(of_pem("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"), None);
        assert_eq!(fingerprint(&key).len(), 71);
    }
}
