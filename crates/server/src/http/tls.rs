//! The certificate of the server, and TLS connections from it.
//!
//! Without one that is given the server makes its own at its first start. PCs pin its fingerprint when they join, so that no
//! authority has to vouch for it.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use kontor_sync::chain::{Hash, of_file};
use rustls::ServerConfig;
use rustls_pki_types::pem::PemObject as _;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::limits;

/// A certificate with its key.
pub struct Identity {
    config: Arc<ServerConfig>,
    /// SHA-256 of the certificate: what PCs pin.
    pub fingerprint: Hash,
}

fn odd(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

impl Identity {
    /// From files in PEM.
    ///
    /// # Errors
    /// When they cannot be read, or do not belong together.
    pub fn read(certificate: &Path, key: &Path) -> io::Result<Self> {
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_file_iter(certificate).map_err(odd)?.collect::<Result<_, _>>().map_err(odd)?;
        let key = PrivateKeyDer::from_pem_file(key).map_err(odd)?;
        let first = chain.first().ok_or(io::ErrorKind::InvalidData)?;
        let fingerprint = of_file(first);
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(odd)?;
        let mut config = builder.with_no_client_auth().with_single_cert(chain, key).map_err(odd)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { config: Arc::new(config), fingerprint })
    }
    /// The one in a folder; it is made there where it is not yet, for these names.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn own(folder: &Path, names: Vec<String>) -> io::Result<Self> {
        let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
        if !certificate.exists() {
            let made = rcgen::generate_simple_self_signed(names).map_err(odd)?;
            write_secret(&key, &made.signing_key.serialize_pem())?;
            std::fs::write(&certificate, made.cert.pem())?;
        }
        Self::read(&certificate, &key)
    }
}

/// A file that nobody else on the machine may read.
fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// Connections whose handshake is done. A slow one keeps nobody else waiting.
pub struct Connections {
    ready: mpsc::Receiver<TlsStream<TcpStream>>,
    address: SocketAddr,
}

impl Connections {
    /// Listens at an address.
    ///
    /// # Errors
    /// When the address cannot be had.
    pub async fn listen(address: SocketAddr, identity: &Identity) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let acceptor = TlsAcceptor::from(Arc::clone(&identity.config));
        let (sender, ready) = mpsc::channel(limits::HANDSHAKES);
        tokio::spawn(accept(listener, acceptor, sender));
        Ok(Self { ready, address })
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, sender: mpsc::Sender<TlsStream<TcpStream>>) {
    let places = Arc::new(Semaphore::new(limits::HANDSHAKES));
    while !sender.is_closed() {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let (stream, _) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // Out of handles, most often: others will close theirs.
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(limits::COALESCE).await;
                    continue;
                }
            },
            () = sender.closed() => return,
        };
        let (acceptor, sender) = (acceptor.clone(), sender.clone());
        tokio::spawn(async move {
            let _place = place;
            let _ = stream.set_nodelay(true);
            if let Ok(Ok(stream)) = tokio::time::timeout(limits::HANDSHAKE, acceptor.accept(stream)).await {
                // Nobody takes it any more when the server stops.
                let _ = sender.send(stream).await;
            }
        });
    }
}

impl Connections {
    /// The next one.
    pub async fn next(&mut self) -> TlsStream<TcpStream> {
        match self.ready.recv().await {
            Some(ready) => ready,
            None => std::future::pending().await,
        }
    }
    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}
