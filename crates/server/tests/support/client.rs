//! A client that trusts one certificate and nothing else, over real TLS: HTTP/1.1 by hand, so that it can also misbehave.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use kontor_core::id::Id;
use kontor_sync::chain::{Hash, of_file};
use kontor_sync::enrol::{Side, proof, split, stretch};
use kontor_sync::sign::{DeviceSecret, session_message};
use kontor_sync::wire::{
    EnrolAnswer, EnrolBegin, EnrolChallenge, EnrolFinish, Enrolled, Session, SessionBegin, SessionChallenge,
    SessionFinish, pack, unpack,
};
use minicbor::{Decode, Encode};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme, StreamOwned};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

/// Trusts the certificate with this fingerprint.
#[derive(Debug)]
struct Pinned(Hash, CryptoProvider);

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if of_file(certificate) == self.0 {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(rustls::Error::General("another certificate".to_owned()))
        }
    }
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, certificate, signed, &self.1.signature_verification_algorithms)
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signed, &self.1.signature_verification_algorithms)
    }
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.1.signature_verification_algorithms.supported_schemes()
    }
}

/// A server as a PC reaches it.
#[derive(Clone)]
pub struct Client {
    pub address: SocketAddr,
    pub fingerprint: Hash,
    config: Arc<ClientConfig>,
    pub token: Vec<u8>,
}

pub type Stream = StreamOwned<ClientConnection, TcpStream>;

impl Client {
    pub fn new(address: SocketAddr, fingerprint: Hash) -> Self {
        let provider = rustls::crypto::ring::default_provider();
        let config = ClientConfig::builder_with_provider(Arc::new(provider.clone()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Pinned(fingerprint, provider)))
            .with_no_client_auth();
        Self { address, fingerprint, config: Arc::new(config), token: Vec::new() }
    }
    pub fn connect(&self) -> Stream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let name = ServerName::try_from("localhost").unwrap();
        StreamOwned::new(ClientConnection::new(Arc::clone(&self.config), name).unwrap(), stream)
    }
    /// Sends a request as it is; answers the status and the body.
    pub fn raw(&self, head: &str, body: &[u8]) -> std::io::Result<(u16, Vec<u8>)> {
        self.whole(head, body).map(|(status, _, body)| (status, body))
    }
    /// Sends a request as it is; answers the status, the head and the body.
    pub fn whole(&self, head: &str, body: &[u8]) -> std::io::Result<(u16, String, Vec<u8>)> {
        let mut stream = self.connect();
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        stream.flush()?;
        let mut answer = Vec::new();
        // The server ends the connection; without a farewell where it refuses to read on.
        if let Err(error) = stream.read_to_end(&mut answer)
            && answer.is_empty()
        {
            return Err(error);
        }
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or(std::io::ErrorKind::InvalidData)?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Ok((status, head, answer.split_off(end + 4)))
    }
    pub fn head(&self, method: &str, path: &str, length: usize) -> String {
        let token: String = self.token.iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        )
    }
    pub fn get(&self, path: &str) -> (u16, Vec<u8>) {
        self.raw(&self.head("GET", path, 0), &[]).unwrap()
    }
    pub fn post(&self, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
        self.raw(&self.head("POST", path, body.len()), body).unwrap()
    }
    /// Sends a message; answers the one that comes back.
    pub fn ask<A: for<'b> Decode<'b, ()>>(&self, path: &str, message: &impl Encode<()>) -> Result<A, u16> {
        let (status, body) = self.post(path, &pack(message));
        if status == 200 { Ok(unpack(&body).unwrap()) } else { Err(status) }
    }
    /// Joins a firm with a code.
    pub fn enrol(&self, code: &str, device: Id, secret: &DeviceSecret, name: &str) -> Result<Enrolled, u16> {
        let (place, secret_part) = split(code).unwrap();
        let challenge: EnrolChallenge = self.ask("/v1/enrol/begin", &EnrolBegin { place: place.clone() })?;
        let stretched = stretch(&secret_part, &challenge.salt).unwrap();
        let public = secret.public();
        let prove = |side| proof(side, &stretched, device, &public, &self.fingerprint);
        let (proof, company) = (prove(Side::Device), Some(Id::named("company")));
        let asked = EnrolFinish { place, device, public, proof, name: name.to_owned(), code: None, company };
        let answer: EnrolAnswer = self.ask("/v1/enrol/finish", &asked)?;
        let EnrolAnswer::Joined(enrolled) = answer else { panic!("not joined: {answer:?}") };
        assert_eq!(enrolled.proof, prove(Side::Server), "the server knew the code, and this is its certificate");
        Ok(*enrolled)
    }
    /// Begins a session.
    pub fn sign_in(&mut self, firm: Id, device: Id, secret: &DeviceSecret) -> Result<(), u16> {
        let begun: SessionChallenge = self.ask("/v1/session/begin", &SessionBegin { firm, device })?;
        let signature = secret.sign(&session_message(firm, device, &self.fingerprint, &begun.challenge));
        let asked = SessionFinish { firm, device, challenge: begun.challenge, signature };
        let session: Session = self.ask("/v1/session/finish", &asked)?;
        self.token = session.token;
        Ok(())
    }
}

/// A connection that is kept for many requests; it is opened anew where the server ended it.
pub struct Kept {
    client: Client,
    stream: std::io::BufReader<Stream>,
}

impl Kept {
    pub fn open(client: &Client) -> Self {
        Self { client: client.clone(), stream: std::io::BufReader::new(client.connect()) }
    }
    /// Sends a request; answers the status and the body.
    pub fn ask(&mut self, method: &str, path: &str, token: &[u8], body: &[u8]) -> (u16, Vec<u8>) {
        let (token, length) = (kontor_sync::chain::hex(token), body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n"
        );
        for _ in 0..3 {
            if let Ok(answer) = self.exchange(&[head.as_bytes(), body].concat()) {
                return answer;
            }
            *self = Self::open(&self.client);
        }
        panic!("no answer to {method} {path}");
    }
    fn exchange(&mut self, request: &[u8]) -> std::io::Result<(u16, Vec<u8>)> {
        use std::io::BufRead as _;
        self.stream.get_mut().write_all(request)?;
        self.stream.get_mut().flush()?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            } else if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse().unwrap_or(0);
            } else if line.starts_with("http/1.1 ") {
                status = line[9..12].parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, body))
    }
}
