//! Trust in one certificate: the one that the server showed when the PC joined, and proved to be its own by knowing the code.

use std::sync::{Arc, Mutex, PoisonError};

use kontor_sync::chain::{Hash, of_file};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::{ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

/// The fingerprint of the certificate that counts. Before the first connection there is none: the first that is seen counts from then
/// on.
#[derive(Debug, Clone, Default)]
pub struct Pin {
    known: Arc<Mutex<Option<Hash>>>,
}

impl Pin {
    /// This certificate and no other.
    pub fn of(fingerprint: Hash) -> Self {
        Self { known: Arc::new(Mutex::new(Some(fingerprint))) }
    }
    /// The fingerprint that counts.
    pub fn fingerprint(&self) -> Option<Hash> {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn meet(&self, shown: Hash) -> bool {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(shown) == shown
    }
}

/// What is said of a certificate that does not count; told apart from other failures by these words.
pub const ANOTHER: &str = "another certificate than the pinned one";

#[derive(Debug)]
struct Pinned {
    pin: Pin,
    provider: Arc<CryptoProvider>,
}

/// TLS 1.2 and 1.3 that trust the pinned certificate, whatever name or authority it bears: neither vouches for head office, the pin
/// does.
pub fn config(pin: &Pin) -> Result<ClientConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = Pinned { pin: pin.clone(), provider: Arc::clone(&provider) };
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if self.pin.meet(of_file(certificate)) {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(Error::General(ANOTHER.to_owned()))
        }
    }
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
