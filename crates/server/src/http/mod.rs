//! Head office on the network: TLS, sessions, the endpoints of [`kontor_sync::wire`], pokes, health and figures.

pub mod clock;
mod enrolment;
mod events;
mod exchange;
mod figures;
mod limits;
mod serve;
mod session;
pub mod tls;

use std::sync::Arc;

use kontor_sync::chain::Hash;

use crate::db::Database;
pub use events::Heads;
pub use figures::Figures;
pub use serve::{Running, serve};
pub use session::Tokens;

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
    /// What happened so far.
    pub figures: Figures,
    /// How many requests work at the same time.
    pub places: tokio::sync::Semaphore,
}

impl Office {
    /// An office over a database, for a certificate.
    #[must_use]
    pub fn new(db: Box<dyn Database>, secret: [u8; 32], fingerprint: Hash) -> Arc<Self> {
        Arc::new(Self {
            db,
            tokens: Tokens::new(secret),
            fingerprint,
            heads: Heads::default(),
            figures: Figures::default(),
            places: tokio::sync::Semaphore::new(limits::AT_ONCE),
        })
    }
}
