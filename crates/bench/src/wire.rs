//! HTTPS by hand for many PCs of one program: a connection that trusts one certificate, kept from request to request.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use kontor_sync::chain::hex;
use kontor_sync::wire::{pack, unpack};
use minicbor::{Decode, Encode};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, ServerName};

/// Where to go and whom to trust.
#[derive(Clone)]
pub struct Way {
    address: SocketAddr,
    config: Arc<ClientConfig>,
}

impl Way {
    /// To the server whose certificate lies in a file.
    pub fn new(address: SocketAddr, certificate: &Path) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from_pem_file(certificate)?)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
        Ok(Self { address, config: Arc::new(config.with_root_certificates(roots).with_no_client_auth()) })
    }
}

/// A connection.
pub struct Connection(BufReader<StreamOwned<ClientConnection, TcpStream>>);

impl Connection {
    /// Opens one.
    pub fn open(way: &Way) -> Result<Self> {
        let stream = TcpStream::connect(way.address)?;
        stream.set_nodelay(true)?;
        let client = ClientConnection::new(Arc::clone(&way.config), ServerName::try_from("localhost")?)?;
        Ok(Self(BufReader::new(StreamOwned::new(client, stream))))
    }
    fn request(&mut self, line: &str, token: &[u8], body: &[u8]) -> Result<(u16, usize)> {
        let (token, length) = (hex(token), body.len());
        let head = format!(
            "{line} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n"
        );
        let stream = self.0.get_mut();
        stream.write_all(&[head.as_bytes(), body].concat())?;
        stream.flush()?;
        let (mut status, mut length) = (0, 0);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                return Ok((status, length));
            } else if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse()?;
            } else if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.split(' ').next().unwrap_or_default().parse()?;
            }
        }
    }
    /// The next line that comes.
    pub fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            bail!("the server ended the connection");
        }
        Ok(line.trim_end().to_owned())
    }
    /// Sends a message; answers the one that comes back.
    pub fn ask<A: for<'b> Decode<'b, ()>>(&mut self, path: &str, token: &[u8], message: &impl Encode<()>) -> Result<A> {
        let (status, length) = self.request(&format!("POST {path}"), token, &pack(message))?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        if status != 200 {
            bail!("{path}: {status}");
        }
        unpack(&body).context("an answer")
    }
    /// Listens to the feed of a firm.
    pub fn listen(&mut self, token: &[u8]) -> Result<()> {
        match self.request("GET /v1/events", token, &[])? {
            (200, _) => Ok(()),
            (status, _) => bail!("/v1/events: {status}"),
        }
    }
}
