//! Sessions without memory: what a PC shows says by itself who it is and until when, sealed with a secret of all nodes.

use hmac::{Hmac, KeyInit as _, Mac as _};
use kontor_core::id::{Id, Uuid};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::hub::Who;

/// How long a session lasts.
pub const SESSION_MS: u64 = 15 * 60 * 1_000;
/// How long a challenge may wait for its answer.
pub const CHALLENGE_MS: u64 = 60 * 1_000;

/// Makes and reads sealed words.
pub struct Tokens(Zeroizing<[u8; 32]>);

/// What a sealed word is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be signed.
    Challenge,
    /// To be shown with every request.
    Session,
    /// To administer a firm.
    Administration,
}

/// Firm, PC, instant; then the seal.
const LENGTH: usize = 16 + 16 + 8 + 32;

impl Tokens {
    /// Over a secret.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self(Zeroizing::new(secret))
    }
    /// A word for a PC, good until an instant.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, who: Who, until_ms: u64) -> Vec<u8> {
        let mut word = Vec::with_capacity(LENGTH);
        word.extend_from_slice(who.firm.0.as_bytes());
        word.extend_from_slice(who.device.0.as_bytes());
        word.extend_from_slice(&until_ms.to_be_bytes());
        let seal = self.mac(purpose, &word).map(|mac| mac.finalize().into_bytes());
        word.extend(seal.iter().flatten());
        word
    }
    /// Who a word was made for, while it is good.
    #[must_use]
    pub fn read(&self, purpose: Purpose, word: &[u8], now_ms: u64) -> Option<Who> {
        let (said, seal) = word.split_at_checked(LENGTH - 32).filter(|_| word.len() == LENGTH)?;
        self.mac(purpose, said)?.verify_slice(seal).ok()?;
        let id = |at: usize| Some(Id(Uuid::from_slice(said.get(at..at + 16)?).ok()?));
        let until_ms = u64::from_be_bytes(said.get(32..40)?.try_into().ok()?);
        (now_ms <= until_ms).then_some(Who { firm: id(0)?, device: id(16)? })
    }

    fn mac(&self, purpose: Purpose, said: &[u8]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.0).ok()?;
        mac.update(match purpose {
            Purpose::Challenge => b"challenge",
            Purpose::Session => b"session  ",
            Purpose::Administration => b"administ ",
        });
        mac.update(said);
        Some(mac)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_good_for_its_purpose_its_time_and_as_it_was_made() {
        let tokens = Tokens::new([1; 32]);
        let who = Who { firm: Id::named("f"), device: Id::named("d") };
        let word = tokens.seal(Purpose::Session, who, 100);
        assert_eq!(tokens.read(Purpose::Session, &word, 100), Some(who));
        assert_eq!(tokens.read(Purpose::Session, &word, 101), None);
        assert_eq!(tokens.read(Purpose::Challenge, &word, 1), None);
        assert_eq!(Tokens::new([2; 32]).read(Purpose::Session, &word, 1), None);
        for at in 0..word.len() {
            let mut bent = word.clone();
            bent[at] ^= 1;
            assert_eq!(tokens.read(Purpose::Session, &bent, 1), None, "byte {at}");
            assert_eq!(tokens.read(Purpose::Session, &word[..at], 1), None);
        }
    }
}
