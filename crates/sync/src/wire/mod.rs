//! The messages between a PC and head office (SYNC.md 2.7): CBOR arrays of fixed order inside a zstd frame, over HTTPS.
//!
//! | Request | Answer | Who may |
//! |---|---|---|
//! | `POST /v1/enrol/begin` [`EnrolBegin`] | [`EnrolChallenge`] | anybody with a code |
//! | `POST /v1/enrol/finish` [`EnrolFinish`] | [`EnrolAnswer`] | whoever knows the code |
//! | `POST /v1/session/begin` [`SessionBegin`] | [`SessionChallenge`] | anybody |
//! | `POST /v1/session/finish` [`SessionFinish`] | [`Session`] | the key of an enrolled PC |
//! | `POST /v1/push` [`Push`] | [`Reply`] of [`Pushed`] | a session |
//! | `POST /v1/pull` [`Pull`] | [`Reply`] of [`Pulled`] | a session |
//! | `GET /v1/events` | server-sent events, data = the head as decimal | a session |
//! | `POST /v1/snapshot` [`SnapshotAsk`] | [`Reply`] of [`Manifest`] | a session, for parts in its reach |
//! | `GET /v1/chunk/{hash}` | a [`Chunk`] | a session, for chunks of parts in its reach |
//! | `PUT /v1/blob/{hash}/{n}?size=` the bytes of a chunk | [`BlobState`] | a session, for attachments that a row in its reach or of its own names |
//! | `GET /v1/blob/{hash}` | [`BlobState`] | the same |
//! | `GET /v1/blob/{hash}/{n}` | the bytes of a chunk | a session, for attachments that a row in its reach names |
//! | `POST /v1/status` [`Status`] | [`Reply`] of [`StatusSeen`] | a session |
//! | `POST /v1/series` [`SeriesAsk`] | [`Reply`] of [`SeriesLease`] | a session |
//! | `POST /v1/close` [`CloseAsk`] | [`Reply`] of [`Ready`] | a session |
//!
//! The session token travels as `Authorization: Bearer`, in hexadecimal. What a PC does with the answers:
//!
//! * Every [`Reply`] says which feed it speaks of. Another `feed` than before, or a `head` below the own cursor: head office was
//!   restored; push again from [`Stop::Need`] on, and pull from the last common place.
//! * A commit is pushed until an [`Outcome`] for its `dseq` came back; the same bytes get the same outcome again, however often.
//!   The outcome of a commit never holds up the next one. Only a [`Stop`] says that nothing was done.
//! * A page of [`Pulled`] is applied in one transaction with its cursor. Changes are applied as they stand, in order: head
//!   office has merged them. What is in none of the PC's tables is kept for the version that knows it.
//! * Every commit of a PC comes back to it as [`Told`], also when nothing of it was applied. What it changed says for everything
//!   that the commit wanted what stands now: the columns as they stand, the removal as it stands, [`Change::Out`] for rows that
//!   are not at head office or not in reach, a whole fact where another one stands under its identity. Until then the PC keeps
//!   what was typed; from then on the row is as head office has it, but for what later commits of the PC wait for. Such an
//!   [`Change::Out`] takes the row away in any case.
//! * A loaded row is as of [`Manifest::as_of`]: what the feed still says of it up to there, [`Change::Out`] included, is passed over.
//!   It holds the outcome of the own commits that [`Manifest::own`] names, so it replaces what those wrote.
//! * An attachment is named by the SHA-256 of its bytes, in the column of a row that was pushed before ([`kontor_core`]: `hash` of a
//!   kept paper, `logo` of the company). It travels by itself, in chunks of [`BLOB_CHUNK`] bytes from 0, the last one shorter, with its
//!   whole size at every chunk; any order, any time, the same chunk again does no harm. 404: no row that counts names it. 409: all
//!   chunks were there and are something else; send them again. 507: the firm's attachments fill what they may.
//! * To settle an [`Issue`] about a column, patch the column with the value that shall stand, also where it stands already: the
//!   commit of somebody who had seen the issue (`seen` at or behind its `seq`) closes it.

mod feed;
mod message;
mod pack;

pub use feed::{Change, Frame, Issue, IssueKind, Told, Writer};
pub use message::{
    BlobState, Chunk, ChunkRef, ChunkRow, CloseAsk, EnrolAnswer, EnrolBegin, EnrolChallenge, EnrolFinish, EnrolRefusal,
    Enrolled, LastNumber, Manifest, NotYet, Outcome, Pull, Pulled, Push, Pushed, PushedCommit, Ready, Reason, Reply,
    SeriesAsk, SeriesLease, Session, SessionBegin, SessionChallenge, SessionFinish, SnapshotAsk, Status, StatusSeen,
    Stop, Verdict,
};
pub use pack::{MediaType, NotAMessage, pack, unpack};

/// The identity of a feed: drawn anew whenever head office was restored.
pub type FeedId = [u8; 16];

/// At most so many commits in a push.
pub const MOST_COMMITS: usize = 256;
/// At most so many ops in a commit. More than SYNC.md 2.3 has: a document is one commit, because it comes about as a whole, and one of as
/// many lines as there may be, of goods that leave at a cost, has five ops a line. A PC writes no larger one.
pub const MOST_OPS: usize = 40_000;
/// At most so many bytes in a commit with its values; two of them and what stands around them are one message.
pub const MOST_COMMIT_BYTES: usize = 6 << 20;
/// Bytes of a chunk of an attachment.
pub const BLOB_CHUNK: usize = 1 << 20;
/// At most so many bytes in an attachment.
pub const MOST_BLOB_BYTES: u64 = 64 << 20;
/// At most so many bytes in a message, unpacked.
pub const MOST_MESSAGE_BYTES: usize = 16 << 20;

/// Ids as 16 bytes.
pub(crate) mod id {
    use kontor_core::id::{Id, Uuid};
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Write};

    pub fn encode<C, W: Write>(
        id: &Id,
        out: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        out.bytes(id.0.as_bytes()).map(drop)
    }
    pub fn decode<C>(from: &mut Decoder<'_>, _: &mut C) -> Result<Id, Error> {
        Uuid::from_slice(from.bytes()?).map(Id).map_err(|_| Error::message("id"))
    }
}

/// Lists of ids.
pub(crate) mod ids {
    use kontor_core::id::Id;
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Write};

    pub fn encode<C, W: Write>(
        ids: &[Id],
        out: &mut Encoder<W>,
        context: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        out.array(ids.len() as u64)?;
        ids.iter().try_for_each(|id| super::id::encode(id, out, context))
    }
    pub fn decode<C>(from: &mut Decoder<'_>, context: &mut C) -> Result<Vec<Id>, Error> {
        let length = from.array()?.ok_or_else(|| Error::message("ids"))?;
        (0..length).map(|_| super::id::decode(from, context)).collect()
    }
}

/// Ids that may be absent.
pub(crate) mod maybe_id {
    use kontor_core::id::Id;
    use minicbor::data::Type;
    use minicbor::decode::{Decoder, Error};
    use minicbor::encode::{Encoder, Write};

    pub fn encode<C, W: Write>(
        id: &Option<Id>,
        out: &mut Encoder<W>,
        context: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match id {
            Some(id) => super::id::encode(id, out, context),
            None => out.null().map(drop),
        }
    }
    pub fn decode<C>(from: &mut Decoder<'_>, context: &mut C) -> Result<Option<Id>, Error> {
        if from.datatype()? == Type::Null {
            from.null().map(|()| None)
        } else {
            super::id::decode(from, context).map(Some)
        }
    }
}

#[cfg(test)]
mod tests;
