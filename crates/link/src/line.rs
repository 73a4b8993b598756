//! The requests that a PC makes of head office, whoever carries them.

use kontor_core::id::Id;
use kontor_sync::chain::Hash;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::{
    Manifest, Pull, Pulled, Push, Pushed, Reply, SeriesAsk, SeriesLease, SnapshotAsk, Status, StatusSeen,
};

/// Why a request got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nobody there: no network, no such name, no answer in time, or cut in the middle.
    #[error("unreachable")]
    Unreachable,
    /// An answer that is not head office's: the page of a proxy, or bytes that are no message.
    #[error("not head office")]
    Strange,
    /// Another certificate than the one that was seen when the PC joined.
    #[error("another server")]
    OtherServer,
    /// The session ended, or is not known.
    #[error("signed out")]
    SignedOut,
    /// Too much at once there.
    #[error("busy for {ms} ms")]
    Busy {
        /// How long to wait.
        ms: u64,
    },
    /// The server will not, and says so by an HTTP status.
    #[error("refused with {status}")]
    Refused {
        /// The status.
        status: u16,
    },
}

/// With what a PC shows who it is.
#[derive(Debug)]
pub struct Pass {
    /// The firm.
    pub firm: Id,
    /// The PC.
    pub device: Id,
    /// Its key.
    pub secret: DeviceSecret,
}

/// A way to head office.
pub trait Line: Send {
    /// Begins a session; answers for how many milliseconds.
    ///
    /// # Errors
    /// Why there is no answer; [`Failure::SignedOut`] when the PC is not known.
    fn sign_in(&mut self, pass: &Pass) -> Result<u64, Failure>;
    /// Sends commits.
    ///
    /// # Errors
    /// Why there is no answer. What was sent may have arrived all the same.
    fn push(&mut self, push: &Push) -> Result<Reply<Pushed>, Failure>;
    /// Gets a page of the feed.
    ///
    /// # Errors
    /// Why there is no answer.
    fn pull(&mut self, pull: &Pull) -> Result<Reply<Pulled>, Failure>;
    /// Asks what to load.
    ///
    /// # Errors
    /// Why there is no answer.
    fn snapshot(&mut self, ask: &SnapshotAsk) -> Result<Reply<Manifest>, Failure>;
    /// Loads a chunk: its bytes as they travel; nothing when the server has it no longer.
    ///
    /// # Errors
    /// Why there is no answer.
    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Failure>;
    /// Tells of this PC.
    ///
    /// # Errors
    /// Why there is no answer.
    fn status(&mut self, status: &Status) -> Result<Reply<StatusSeen>, Failure>;
    /// Asks which numbers the PC may give.
    ///
    /// # Errors
    /// Why there is no answer.
    fn series(&mut self, ask: &SeriesAsk) -> Result<Reply<SeriesLease>, Failure>;
    /// Bytes that were carried in both directions since this was asked last.
    fn carried(&mut self) -> u64;
}
