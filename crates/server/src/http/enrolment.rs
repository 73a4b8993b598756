//! Enrolment and the beginning of sessions: the endpoints of whoever has no session yet.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use kontor_sync::sign::{Verifier, session_message};
use kontor_sync::wire::{EnrolAnswer, EnrolBegin, EnrolFinish, Session, SessionBegin, SessionChallenge, SessionFinish};

use super::exchange::{Refused, answer, work};
use super::session::{CHALLENGE_MS, Purpose, SESSION_MS};
use super::{Office, clock};
use crate::hub::{Who, device, enrol};

/// `POST /v1/enrol/begin`.
pub async fn begin(State(office): State<Arc<Office>>, body: Bytes) -> Result<Response, Refused> {
    let found = work(Arc::clone(&office), body, |office, asked: EnrolBegin| {
        office.db.look(|sql| enrol::begin(sql, &asked.place, clock::now_ms()))
    });
    found.await?.map(|challenge| answer(&office, &challenge)).ok_or(Refused::NotThere)
}

/// `POST /v1/enrol/finish`.
pub async fn finish(State(office): State<Arc<Office>>, body: Bytes) -> Result<Response, Refused> {
    let enrolled = work(Arc::clone(&office), body, |office, asked: EnrolFinish| {
        office.db.change(|sql| enrol::finish(sql, &asked, &office.fingerprint, clock::now_ms()))
    });
    let came = enrolled.await?.ok_or(Refused::NotThere)?;
    match &came {
        EnrolAnswer::Joined(enrolled) => {
            office.figures.enrolled.add(1);
            tracing::info!(firm = %enrolled.firm, code = %enrolled.code, "a PC joined");
        }
        EnrolAnswer::Refused(refusal) => tracing::info!(?refusal, "a PC could not join"),
    }
    Ok(answer(&office, &came))
}

/// `POST /v1/session/begin`. Whether there is such a PC is not told here.
pub async fn challenge(State(office): State<Arc<Office>>, body: Bytes) -> Result<Response, Refused> {
    let challenge = work(Arc::clone(&office), body, |office, asked: SessionBegin| {
        let who = Who { firm: asked.firm, device: asked.device };
        let challenge = office.tokens.seal(Purpose::Challenge, who, clock::now_ms() + CHALLENGE_MS);
        Ok(SessionChallenge { challenge })
    });
    Ok(answer(&office, &challenge.await?))
}

/// `POST /v1/session/finish`.
pub async fn session(State(office): State<Arc<Office>>, body: Bytes) -> Result<Response, Refused> {
    let begun = work(Arc::clone(&office), body, |office, asked: SessionFinish| {
        let now_ms = clock::now_ms();
        let who = Who { firm: asked.firm, device: asked.device };
        if office.tokens.read(Purpose::Challenge, &asked.challenge, now_ms) != Some(who) {
            return Ok(None);
        }
        // A revoked PC still gets a session: with it it learns that it was revoked, and delivers what it holds.
        let Some(device) = office.db.look(|sql| device::find(sql, who))? else { return Ok(None) };
        let message = session_message(who.firm, who.device, &office.fingerprint, &asked.challenge);
        let signed = Verifier::new(&device.public).is_some_and(|key| key.signed(&message, &asked.signature));
        let until_ms = now_ms + SESSION_MS;
        let token = || office.tokens.seal(Purpose::Session, who, until_ms);
        Ok(signed.then(|| Session { token: token(), lasts_ms: SESSION_MS }))
    });
    let session = begun.await?.ok_or(Refused::NoSession)?;
    office.figures.sessions.add(1);
    Ok(answer(&office, &session))
}
