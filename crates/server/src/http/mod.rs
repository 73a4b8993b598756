//! Head office on the network: TLS, sessions, the endpoints of [`kontor_sync::wire`], pokes, health and figures.

pub mod admin;
mod blobs;
pub mod clock;
mod enrolment;
mod events;
mod exchange;
mod figures;
mod limits;
mod serve;
mod session;
mod snapshots;
pub mod tls;

use std::path::PathBuf;
use std::sync::Arc;

use kontor_sync::chain::Hash;

use crate::db::Database;
use crate::hub::window::Windows;
pub use events::Heads;
pub use figures::Figures;
pub use serve::{Running, serve};
pub use session::{Purpose, Tokens};
pub use snapshots::Snapshots;

/// Head office as its endpoints share it.
pub struct Office {
    /// Where everything is kept.
    pub db: Box<dyn Database>,
    /// What sessions are made with; the same on all nodes.
    pub tokens: Tokens,
    /// SHA-256 of the certificate.
    pub fingerprint: Hash,
    /// Who waits for which feed.
    pub heads: Heads,
    /// Stretches of feeds that PCs share.
    pub windows: Windows,
    /// Snapshots that are being taken.
    pub snapshots: Snapshots,
    /// What happened so far.
    pub figures: Figures,
    /// How many requests work at the same time.
    pub places: tokio::sync::Semaphore,
    /// Where the server keeps its files; none where it has no place of its own.
    pub folder: Option<PathBuf>,
}

impl Office {
    /// An office over a database, for a certificate.
    #[must_use]
    pub fn new(db: Box<dyn Database>, secret: [u8; 32], fingerprint: Hash) -> Arc<Self> {
        Self::at(db, secret, fingerprint, None)
    }
    /// An office that keeps files in a folder: backups that its page asks for.
    #[must_use]
    pub fn at(db: Box<dyn Database>, secret: [u8; 32], fingerprint: Hash, folder: Option<PathBuf>) -> Arc<Self> {
        Arc::new(Self {
            db,
            tokens: Tokens::new(secret),
            fingerprint,
            heads: Heads::default(),
            windows: Windows::default(),
            snapshots: Snapshots::default(),
            figures: Figures::default(),
            places: tokio::sync::Semaphore::new(limits::AT_ONCE),
            folder,
        })
    }
}
