//! Joining a firm with a one-time code: the code is proved without being shown, and the server proves that it knew it, which is what
//! its certificate is pinned for.

use kontor_core::id::Id;
use kontor_sync::chain::Hash;
use kontor_sync::enrol::{Side, certificate_message, proof, split, stretch};
use kontor_sync::sign::{DeviceSecret, Verifier};
use kontor_sync::wire::{EnrolAnswer, EnrolBegin, EnrolChallenge, EnrolFinish, EnrolRefusal, Enrolled};

use crate::https::Https;
use crate::line::Failure;

/// Who wants to join.
#[derive(Debug)]
pub struct Joiner<'a> {
    /// The identity that the PC writes its commits under.
    pub device: Id,
    /// Its key.
    pub secret: &'a DeviceSecret,
    /// Its name for people.
    pub name: &'a str,
    /// The code under which it gives numbers already.
    pub code: Option<String>,
    /// The company that it brings; none when it shall get the firm's.
    pub company: Option<Id>,
}

/// Why a PC could not join.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotJoined {
    /// The server was not reached, or is none.
    #[error(transparent)]
    Failed(#[from] Failure),
    /// What was typed is no code.
    #[error("no code")]
    NoCode,
    /// The server does not know the code: mistyped, used already, or too old.
    #[error("unknown code")]
    UnknownCode,
    /// The server did not prove that it knows the code, or its papers are not in order: it is not head office.
    #[error("the server does not know the code")]
    Impostor,
    /// The server says no.
    #[error("refused: {0:?}")]
    Refused(EnrolRefusal),
}

/// Joins. Answers what the PC got, and the fingerprint of the certificate that is to be trusted from now on.
///
/// # Errors
/// Why not; the code is used up only when the PC joined.
pub fn join(line: &mut Https, typed: &str, joiner: &Joiner<'_>) -> Result<(Enrolled, Hash), NotJoined> {
    let (place, secret) = split(typed).ok_or(NotJoined::NoCode)?;
    let unknown = |failure| match failure {
        Failure::Refused { status: 404 } => NotJoined::UnknownCode,
        failure => NotJoined::Failed(failure),
    };
    let challenge: EnrolChallenge =
        line.exchange("/v1/enrol/begin", &EnrolBegin { place: place.clone() }).map_err(unknown)?;
    let fingerprint = line.fingerprint().ok_or(Failure::Strange)?;
    let stretched = stretch(&secret, &challenge.salt).ok_or(Failure::Strange)?;
    let public = joiner.secret.public();
    let prove = |side| proof(side, &stretched, joiner.device, &public, &fingerprint);
    let finish = EnrolFinish {
        place,
        device: joiner.device,
        public,
        proof: prove(Side::Device),
        name: joiner.name.to_owned(),
        code: joiner.code.clone(),
        company: joiner.company,
    };
    let answer: EnrolAnswer = line.exchange("/v1/enrol/finish", &finish).map_err(unknown)?;
    let enrolled = match answer {
        EnrolAnswer::Joined(enrolled) => enrolled,
        EnrolAnswer::Refused(refusal) => return Err(NotJoined::Refused(refusal)),
    };
    let message = certificate_message(enrolled.firm, joiner.device, &public, &enrolled.code);
    let papers = Verifier::new(&enrolled.firm_key).is_some_and(|key| key.signed(&message, &enrolled.certificate));
    if enrolled.proof == prove(Side::Server) && papers {
        Ok((*enrolled, fingerprint))
    } else {
        Err(NotJoined::Impostor)
    }
}
