//! Signatures: which PC wrote something, and that it was not changed since (Ed25519, RFC 8032).

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use kontor_core::id::Id;
use minicbor::{Decode, Encode};

use crate::chain::{self, Hash};
use crate::facet::Facets;
use crate::wire::PushedCommit;

/// The public half of the key of a PC.
pub type PublicKey = [u8; 32];
/// A signature.
pub type Signature = [u8; 64];

/// The key with which a PC signs. Zeroed when it is dropped, never shown.
pub struct DeviceSecret(SigningKey);

impl DeviceSecret {
    /// From the 32 random bytes that are kept of it.
    #[must_use]
    pub fn new(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }
    /// The half that everybody may know.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.0.verifying_key().to_bytes()
    }
    /// Signs a message.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }
}

impl std::fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceSecret(..)")
    }
}

/// A public key, ready to check many signatures.
#[derive(Debug, Clone, Copy)]
pub struct Verifier(VerifyingKey);

impl Verifier {
    /// From its bytes; nothing when they are no key.
    #[must_use]
    pub fn new(public: &PublicKey) -> Option<Self> {
        VerifyingKey::from_bytes(public).ok().filter(|key| !key.is_weak()).map(Self)
    }
    /// Whether the owner of the key signed exactly this.
    #[must_use]
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = <&Signature>::try_from(signature).map(ed25519_dalek::Signature::from_bytes);
        signature.is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

/// What is signed of a chain: `kontor-head-1`, the PC, its incarnation, the position and the hash there. It covers every
/// commit up to it.
#[must_use]
pub fn head_message(device: Id, incarnation: u16, dseq: u64, hash: &Hash) -> Vec<u8> {
    let mut message = b"kontor-head-1".to_vec();
    message.extend_from_slice(device.0.as_bytes());
    message.extend_from_slice(&incarnation.to_be_bytes());
    message.extend_from_slice(&dseq.to_be_bytes());
    message.extend_from_slice(hash);
    message
}

/// What is signed of an issued document: `kontor-document-1`, its identity and the hashes of its facets, so that somebody who
/// may not see all of them can check the signature over the hashes and those that he sees against theirs.
#[must_use]
pub fn document_message(document: Id, facets: &Facets) -> Vec<u8> {
    let mut message = b"kontor-document-1".to_vec();
    message.extend_from_slice(document.0.as_bytes());
    facets.0.iter().for_each(|hash| message.extend_from_slice(hash));
    message
}

/// What is signed of a push: `kontor-push-1`, the firm, and the head of the chain behind the last of its commits. Where one of them was
/// replaced, that head vouches for none before it: then it is `kontor-push-2`, with the bytes [`as_sent`] behind it.
#[must_use]
pub fn push_message(
    firm: Id,
    device: Id,
    incarnation: u16,
    (dseq, hash): (u64, &Hash),
    as_sent: Option<&Hash>,
) -> Vec<u8> {
    let mut message = if as_sent.is_some() { b"kontor-push-2".to_vec() } else { b"kontor-push-1".to_vec() };
    message.extend_from_slice(firm.0.as_bytes());
    message.extend(head_message(device, incarnation, dseq, hash));
    message.extend(as_sent.into_iter().flatten());
    message
}

/// The chain over the bytes of commits as they travel; nothing where it is their own, because none of them was replaced.
#[must_use]
pub fn as_sent(before: &Hash, commits: &[PushedCommit]) -> Option<Hash> {
    let replaced = commits.iter().any(|commit| commit.original.is_some());
    replaced.then(|| commits.iter().fold(*before, |hash, commit| chain::next(&hash, &commit.bytes)))
}

/// The end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ChainEnd {
    /// The PC.
    #[cbor(n(0), with = "crate::wire::id")]
    pub device: Id,
    /// Its incarnation.
    #[n(1)]
    pub incarnation: u16,
    /// The last commit.
    #[n(2)]
    pub dseq: u64,
    /// The hash of the chain there.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub hash: Hash,
}

/// What the firm signs once a day: `kontor-anchor-1`, the firm, its feed and how long it is, the moment, and the ends of all chains.
/// It covers every commit that was accepted up to then.
#[must_use]
pub fn anchor_message(firm: Id, feed: &[u8; 16], head: u64, at_ms: u64, chains: &[ChainEnd]) -> Vec<u8> {
    let mut message = b"kontor-anchor-1".to_vec();
    message.extend_from_slice(firm.0.as_bytes());
    message.extend_from_slice(feed);
    message.extend_from_slice(&head.to_be_bytes());
    message.extend_from_slice(&at_ms.to_be_bytes());
    chains.iter().for_each(|end| message.extend(head_message(end.device, end.incarnation, end.dseq, &end.hash)));
    message
}

/// What is signed to begin a session: `kontor-session-1`, the firm, the PC, the server's certificate (SHA-256 of its DER) and
/// the challenge. The certificate binds it to this server: nobody in between can pass it on.
#[must_use]
pub fn session_message(firm: Id, device: Id, fingerprint: &Hash, challenge: &[u8]) -> Vec<u8> {
    let mut message = b"kontor-session-1".to_vec();
    message.extend_from_slice(firm.0.as_bytes());
    message.extend_from_slice(device.0.as_bytes());
    message.extend_from_slice(fingerprint);
    message.extend_from_slice(challenge);
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_signed_by_that_key_counts() {
        let (one, other) = (DeviceSecret::new(&[1; 32]), DeviceSecret::new(&[2; 32]));
        let message = head_message(Id::named("d"), 1, 9, &[7; 32]);
        let signature = one.sign(&message);
        let verifier = Verifier::new(&one.public()).unwrap();
        assert!(verifier.signed(&message, &signature));
        assert!(!Verifier::new(&other.public()).unwrap().signed(&message, &signature));
        for at in 0..message.len() {
            let mut changed = message.clone();
            changed[at] ^= 1;
            assert!(!verifier.signed(&changed, &signature), "byte {at}");
        }
        assert!(!verifier.signed(&message, &signature[1..]));
        assert_eq!(format!("{one:?}"), "DeviceSecret(..)");
    }

    #[test]
    fn the_first_vector_of_rfc_8032() {
        let hex = |text: &str| -> Vec<u8> {
            (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
        };
        let seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let key = DeviceSecret::new(&seed.try_into().unwrap());
        assert_eq!(key.public().to_vec(), hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assert_eq!(
            key.sign(b"").to_vec(),
            hex(
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            )
        );
    }
}
