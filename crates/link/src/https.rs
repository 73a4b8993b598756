//! Requests over HTTPS with the pinned certificate. Proxies that the system or the environment names are used.

use std::io::Read as _;
use std::time::Duration;

use kontor_sync::chain::{Hash, hex};
use kontor_sync::sign::session_message;
use kontor_sync::wire::{
    CloseAsk, MOST_MESSAGE_BYTES, MediaType, Ready, Reply, Session, SessionBegin, SessionChallenge, SessionFinish,
    pack, unpack,
};
use minicbor::{Decode, Encode};
use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Method, StatusCode};

use crate::line::{Answer, Failure, Line, Pass, Request};
use crate::pinned::{self, Pin};

/// Where head office listens when the address names no port.
pub const PORT: u16 = 7443;
/// How long a connection may take to come about.
const TO_CONNECT: Duration = Duration::from_secs(10);
/// How long may pass without a byte.
const TO_ANSWER: Duration = Duration::from_secs(60);

/// Head office over HTTPS.
#[derive(Debug)]
pub struct Https {
    root: String,
    client: Client,
    pin: Pin,
    token: String,
    carried: u64,
}

/// The address of head office as people type it: a name or an address, with a port or without.
#[must_use]
pub fn root(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches('/');
    let place = typed.strip_prefix("https://").unwrap_or(typed);
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '@' | '?' | '#' | '\\');
    if place.is_empty() || place.contains(odd) {
        return None;
    }
    let has_port = match place.rsplit_once(':') {
        // Colons inside brackets belong to an IPv6 address.
        Some((host, port)) if !port.contains(']') => {
            port.parse::<u16>().ok()?;
            !host.is_empty()
        }
        _ => false,
    };
    Some(if has_port { format!("https://{place}") } else { format!("https://{place}:{PORT}") })
}

impl Https {
    /// A way to the server at `address`; without a fingerprint the first certificate that it shows counts from then on.
    ///
    /// # Errors
    /// [`Failure::Unreachable`] when the address is none.
    pub fn new(address: &str, fingerprint: Option<Hash>) -> Result<Self, Failure> {
        let root = root(address).ok_or(Failure::Unreachable)?;
        let pin = fingerprint.map_or_else(Pin::default, Pin::of);
        let client = client(&pin, TO_ANSWER)?;
        Ok(Self { root, client, pin, token: String::new(), carried: 0 })
    }
    /// The fingerprint of the certificate that counts, once one was seen.
    #[must_use]
    pub fn fingerprint(&self) -> Option<Hash> {
        self.pin.fingerprint()
    }
    /// A second way with the same session, for another thread.
    #[must_use]
    pub fn beside(&self) -> Self {
        let (root, client, pin) = (self.root.clone(), self.client.clone(), self.pin.clone());
        Self { root, client, pin, token: self.token.clone(), carried: 0 }
    }
    /// The same on a connection of its own, on which so much time may pass without a byte.
    pub(crate) fn listening(&self, silence: Duration) -> Result<Self, Failure> {
        Ok(Self { client: client(&self.pin, silence)?, ..self.beside() })
    }
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.root));
        if self.token.is_empty() { request } else { request.header(AUTHORIZATION, format!("Bearer {}", self.token)) }
    }
    /// Sends a message; answers the one that comes back.
    pub(crate) fn exchange<A: for<'b> Decode<'b, ()>>(
        &mut self,
        path: &str,
        message: &impl Encode<()>,
    ) -> Result<A, Failure> {
        let packed = pack(message);
        self.carried += packed.len() as u64;
        let request = self.request(Method::POST, path).header(CONTENT_TYPE, MediaType::NAME).body(packed);
        let answer = answered(request)?;
        // Whatever else answers 200, a login page above all, is not head office.
        if answer.headers().get(CONTENT_TYPE).is_none_or(|kind| kind != MediaType::NAME) {
            return Err(Failure::Strange);
        }
        let bytes = self.body(answer)?;
        unpack(&bytes).map_err(|_| Failure::Strange)
    }
    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
        match answered(self.request(Method::GET, &format!("/v1/chunk/{}", hex(hash)))) {
            Ok(answer) => self.body(answer).map(Some),
            Err(Failure::Refused { status: 404 }) => Ok(None),
            Err(failure) => Err(failure),
        }
    }
    /// Asks which PCs may still bring something from before a moment: somebody waits for the answer.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn close_readiness(&mut self, ask: &CloseAsk) -> Result<Reply<Ready>, Failure> {
        self.exchange("/v1/close", ask)
    }
    pub(crate) const fn note_carried(&mut self, bytes: usize) {
        self.carried += bytes as u64;
    }
    pub(crate) fn body(&mut self, answer: Response) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        answer.take(MOST_MESSAGE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|_| Failure::Unreachable)?;
        self.carried += bytes.len() as u64;
        if bytes.len() > MOST_MESSAGE_BYTES { Err(Failure::Strange) } else { Ok(bytes) }
    }
}

/// `silence`: how long may pass without a byte.
fn client(pin: &Pin, silence: Duration) -> Result<Client, Failure> {
    let tls = pinned::config(pin).map_err(|_| Failure::Unreachable)?;
    Client::builder()
        .tls_backend_preconfigured(tls)
        .https_only(true)
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(TO_CONNECT)
        .timeout(silence)
        .user_agent(concat!("kontor/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| told(&error))
}

/// Sends a request; what is not a success says why.
pub(crate) fn answered(request: RequestBuilder) -> Result<Response, Failure> {
    let answer = request.send().map_err(|error| told(&error))?;
    match answer.status() {
        StatusCode::OK => Ok(answer),
        StatusCode::UNAUTHORIZED => Err(Failure::SignedOut),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            let seconds = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
            Err(Failure::Busy { ms: seconds.unwrap_or(2).saturating_mul(1_000) })
        }
        StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT => {
            Err(Failure::Unreachable)
        }
        status if status.is_client_error() || status.is_server_error() => {
            Err(Failure::Refused { status: status.as_u16() })
        }
        _ => Err(Failure::Strange),
    }
}

fn told(error: &reqwest::Error) -> Failure {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(one) = cause {
        if one.to_string().contains(pinned::ANOTHER) {
            return Failure::OtherServer;
        }
        cause = one.source();
    }
    tracing::debug!(?error, "head office does not answer");
    Failure::Unreachable
}

impl Line for Https {
    fn sign_in(&mut self, pass: &Pass) -> Result<u64, Failure> {
        self.token.clear();
        let Pass { firm, device, secret } = pass;
        let begun: SessionChallenge =
            self.exchange("/v1/session/begin", &SessionBegin { firm: *firm, device: *device })?;
        let fingerprint = self.fingerprint().ok_or(Failure::Strange)?;
        let signature = secret.sign(&session_message(*firm, *device, &fingerprint, &begun.challenge));
        let finish = SessionFinish { firm: *firm, device: *device, challenge: begun.challenge, signature };
        let session: Session = self.exchange("/v1/session/finish", &finish)?;
        self.token = hex(&session.token);
        Ok(session.lasts_ms)
    }
    fn ask(&mut self, request: &Request) -> Result<Answer, Failure> {
        match request {
            Request::Push(push) => self.exchange("/v1/push", push).map(Answer::Push),
            Request::Pull(pull) => self.exchange("/v1/pull", pull).map(Answer::Pull),
            Request::Snapshot(ask) => self.exchange("/v1/snapshot", ask).map(Answer::Snapshot),
            Request::Status(status) => self.exchange("/v1/status", status).map(Answer::Status),
            Request::Series(ask) => self.exchange("/v1/series", ask).map(Answer::Series),
            Request::Chunk(hash) => self.chunk(hash).map(Answer::Chunk),
        }
    }
    fn carried(&mut self) -> u64 {
        std::mem::take(&mut self.carried)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_type_it() {
        let cases = [
            ("office.example", Some("https://office.example:7443")),
            (" https://office.example:8443/ ", Some("https://office.example:8443")),
            ("192.168.1.5", Some("https://192.168.1.5:7443")),
            ("[fe80::1]", Some("https://[fe80::1]:7443")),
            ("[fe80::1]:9", Some("https://[fe80::1]:9")),
            ("", None),
            ("http://office", None),
            ("a b", None),
            ("office:notaport", None),
            ("user@office", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(root(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn nobody_there_is_told_as_such() {
        let mut line = Https::new("127.0.0.1:1", Some([1; 32])).unwrap();
        assert_eq!(line.ask(&Request::Chunk([2; 32])).unwrap_err(), Failure::Unreachable);
        assert!(Https::new("http://nowhere", None).is_err());
    }
}
