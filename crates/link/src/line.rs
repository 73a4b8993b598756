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

/// What a PC asks of head office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Take these commits.
    Push(Push),
    /// The next page of the feed.
    Pull(Pull),
    /// What there is to load.
    Snapshot(SnapshotAsk),
    /// A chunk of it.
    Chunk(Hash),
    /// This is how far I am.
    Status(Status),
    /// Which numbers may I give?
    Series(SeriesAsk),
}

/// What head office says to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What came of the commits.
    Push(Reply<Pushed>),
    /// A page.
    Pull(Reply<Pulled>),
    /// What there is to load.
    Snapshot(Reply<Manifest>),
    /// The bytes of a chunk as they travel; nothing when the server has it no longer.
    Chunk(Option<Vec<u8>>),
    /// What is known of this PC.
    Status(Reply<StatusSeen>),
    /// The numbers that are known.
    Series(Reply<SeriesLease>),
}

/// A way to head office.
pub trait Line: Send {
    /// Begins a session; answers for how many milliseconds.
    ///
    /// # Errors
    /// Why there is no answer; [`Failure::SignedOut`] when the PC is not known.
    fn sign_in(&mut self, pass: &Pass) -> Result<u64, Failure>;
    /// Asks; the answer is of the same sort.
    ///
    /// # Errors
    /// Why there is no answer. What was sent may have arrived all the same.
    fn ask(&mut self, request: &Request) -> Result<Answer, Failure>;
    /// Bytes that were carried in both directions since this was asked last.
    fn carried(&mut self) -> u64;
}
