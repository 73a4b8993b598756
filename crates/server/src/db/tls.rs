//! TLS on the way to PostgreSQL, as the address of the database asks for it:
//!
//! | `sslmode` | what it gives |
//! |---|---|
//! | absent, `disable` | none: the way must be safe by itself (loopback, a socket, a private network) |
//! | `require` | nobody on the way reads along; who answers is not asked |
//! | `verify-full` | and who answers bears a certificate for its name, from `sslrootcert` (a file in PEM) or what the system trusts |

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;

use super::{DbError, Result};

/// What an address asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Mode {
    /// No TLS.
    Plain,
    /// TLS with whoever answers.
    Require,
    /// TLS with whoever is vouched for: by the certificates in a file, or by those that the system trusts.
    VerifyFull(Option<PathBuf>),
}

/// Divides an address into what the driver understands and what it asks of TLS.
///
/// # Errors
/// When it asks for what there is not.
pub fn divided(address: &str) -> Result<(String, Mode)> {
    let (place, query) = address.split_once('?').unwrap_or((address, ""));
    let (mut mode, mut root, mut rest) = (None, None, Vec::new());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = Some(value),
            Some(("sslrootcert", value)) => root = Some(PathBuf::from(decoded(value)?)),
            _ => rest.push(pair),
        }
    }
    let mode = match (mode, root) {
        (None | Some("disable"), None) => Mode::Plain,
        (Some("require"), None) => Mode::Require,
        (Some("verify-full"), root) => Mode::VerifyFull(root),
        // A certificate that would not be looked at promises what it does not keep.
        (_, Some(_)) => return Err(DbError::Address("sslrootcert needs sslmode=verify-full")),
        (Some(_), None) => return Err(DbError::Address("sslmode is disable, require or verify-full")),
    };
    let encrypted = (mode != Mode::Plain).then_some("sslmode=require");
    rest.extend(encrypted);
    Ok((if rest.is_empty() { place.to_owned() } else { format!("{place}?{}", rest.join("&")) }, mode))
}

/// A value of a query, its `%2F` as `/`.
fn decoded(value: &str) -> Result<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, behind) {
            (b'%', [high, low, behind @ ..]) => {
                let byte = digit(high).zip(digit(low)).map(|(high, low)| high << 4 | low);
                bytes.push(byte.ok_or(DbError::Address("a % that is none"))?);
                rest = behind;
            }
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).map_err(|_| DbError::Address("not UTF-8"))
}

/// Makes connections secret.
#[derive(Clone)]
pub struct Tls(TlsConnector);

impl Tls {
    /// As a mode asks for it; nothing where it asks for none.
    ///
    /// # Errors
    /// When the certificates cannot be read.
    pub fn of(mode: &Mode) -> Result<Option<Self>> {
        let provider = rustls::crypto::ring::default_provider();
        let builder = ClientConfig::builder_with_provider(Arc::new(provider.clone()))
            .with_safe_default_protocol_versions()
            .map_err(|_| DbError::Address("TLS"))?;
        let config = match mode {
            Mode::Plain => return Ok(None),
            Mode::Require => builder.dangerous().with_custom_certificate_verifier(Arc::new(Anybody(provider))),
            Mode::VerifyFull(root) => builder.with_root_certificates(roots(root.as_ref())?),
        };
        Ok(Some(Self(TlsConnector::from(Arc::new(config.with_no_client_auth())))))
    }
}

fn roots(file: Option<&PathBuf>) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let (given, _) = match file {
        Some(file) => {
            let odd = |_| DbError::Address("sslrootcert cannot be read");
            let read: std::result::Result<Vec<_>, _> = CertificateDer::pem_file_iter(file).map_err(odd)?.collect();
            roots.add_parsable_certificates(read.map_err(odd)?)
        }
        None => roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs),
    };
    if given == 0 { Err(DbError::Address("no certificate to trust")) } else { Ok(roots) }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Tls {
    type Stream = Secret<S>;
    type TlsConnect = To;
    type Error = rustls_pki_types::InvalidDnsNameError;

    fn make_tls_connect(&mut self, name: &str) -> std::result::Result<To, Self::Error> {
        Ok(To(self.0.clone(), ServerName::try_from(name)?.to_owned()))
    }
}

/// A server by its name.
pub struct To(TlsConnector, ServerName<'static>);

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for To {
    type Stream = Secret<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Secret<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move { self.0.connect(self.1, stream).await.map(Secret) })
    }
}

/// A connection that nobody reads along.
pub struct Secret<S>(tokio_rustls::client::TlsStream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Secret<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Secret<S> {
    fn poll_read(self: Pin<&mut Self>, task: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_read(task, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Secret<S> {
    fn poll_write(self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().0).poll_write(task, bytes)
    }
    fn poll_flush(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_flush(task)
    }
    fn poll_shutdown(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().0).poll_shutdown(task)
    }
}

/// Believes whoever answers, but only with the key of the certificate that it shows.
#[derive(Debug)]
struct Anybody(CryptoProvider);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_asks_of_tls() {
        let plain = ("postgres://kontor@db/kontor".to_owned(), Mode::Plain);
        assert_eq!(divided("postgres://kontor@db/kontor").unwrap(), plain);
        assert_eq!(divided("postgres://kontor@db/kontor?sslmode=disable").unwrap(), plain);
        let required = divided("postgres://kontor@db/kontor?connect_timeout=5&sslmode=require").unwrap();
        assert_eq!(
            required,
            ("postgres://kontor@db/kontor?connect_timeout=5&sslmode=require".to_owned(), Mode::Require)
        );
        let (address, mode) = divided("postgres://db/k?sslmode=verify-full&sslrootcert=%2Fetc%2Fca%20x.pem").unwrap();
        assert_eq!(address, "postgres://db/k?sslmode=require", "the driver knows no more than that");
        assert_eq!(mode, Mode::VerifyFull(Some(PathBuf::from("/etc/ca x.pem"))));
        for odd in
            ["sslmode=prefer", "sslrootcert=x", "sslmode=require&sslrootcert=x", "sslmode=verify-full&sslrootcert=%zz"]
        {
            let refused = divided(&format!("postgres://db/k?{odd}"));
            assert!(matches!(refused, Err(DbError::Address(_))), "{odd}: {refused:?}");
        }
    }
}
