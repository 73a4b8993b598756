//! Requests and answers.

use kontor_core::id::Id;
use minicbor::{Decode, Encode};

use super::{FeedId, Frame, Issue, id, ids, maybe_id};
use crate::chain::Hash;
use crate::part::{Part, Reach};

/// An answer of head office to a PC with a session.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Reply<T> {
    /// Which feed it speaks of.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub feed: FeedId,
    /// The last place of the feed.
    #[n(1)]
    pub head: u64,
    /// The server's clock, in milliseconds since 1970 UTC.
    #[n(2)]
    pub server_time_ms: u64,
    /// The last place that a backup off the machine covers: commits up to there need no longer be kept on PCs.
    #[n(3)]
    pub backup_mark: u64,
    /// What was asked for, or why nothing was done.
    #[n(4)]
    pub body: Result<T, Stop>,
}

/// Nothing was done; what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Stop {
    /// Try again after so many milliseconds.
    #[n(0)]
    RetryAfter {
        /// How long to wait.
        #[n(0)]
        ms: u64,
    },
    /// Push from this commit on.
    #[n(1)]
    Need {
        /// The first that is missing.
        #[n(0)]
        dseq: u64,
    },
    /// The feed was replaced, or the cursor lies behind what is kept of it: load snapshots.
    #[n(2)]
    FeedChanged,
    /// Head office does not know tables as new as these; or the program is too old for new work.
    #[n(3)]
    UpgradeRequired {
        /// The last version of the tables that is understood.
        #[n(0)]
        schema: u32,
    },
    /// The PC was revoked. What it still held was taken into quarantine with this push; it wipes itself.
    #[n(4)]
    Revoked,
    /// A commit of this place was here before and said something else: the company file is a copy or was set back. What came now
    /// is kept in quarantine; begin a new incarnation and issue anew what must count.
    #[n(5)]
    Fork {
        /// The first place where they part.
        #[n(0)]
        dseq: u64,
    },
    /// The request itself is wrong: bytes, chain, signature or limits. The same request will be refused again.
    #[n(6)]
    Wrong {
        /// What of it, for the log.
        #[n(0)]
        what: String,
    },
}

/// Commits of a PC, in the order of its chain.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Push {
    /// Incarnation of all of them.
    #[n(0)]
    pub incarnation: u16,
    /// Place of the first in the chain, from 1.
    #[n(1)]
    pub first_dseq: u64,
    /// Hash of the chain before the first.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub prev_hash: Hash,
    /// At most [`super::MOST_COMMITS`].
    #[n(3)]
    pub commits: Vec<PushedCommit>,
    /// [`crate::sign::push_message`] for the last of them, signed with the key of the enrolment.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub signature: [u8; 64],
    /// The feed whose places they had seen; none where they had seen nothing. What was written under different feeds, because
    /// head office was restored in between, travels in different pushes.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub feed: Option<FeedId>,
}

/// A commit on its way up.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct PushedCommit {
    /// Its bytes as they were written and hashed.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    /// The values that stand beside it; absent where there are none, or where they were erased since.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub values: Option<Vec<u8>>,
    /// The hash of the chain with the bytes that stood there before: only where values of a person were taken out of a commit
    /// of the first format ([`kontor_core::journal::CommitReplaced`]).
    #[cbor(n(2), with = "minicbor::bytes")]
    pub original: Option<Hash>,
}

/// What came of a push.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Pushed {
    /// One per commit, in their order.
    #[n(0)]
    pub outcomes: Vec<Outcome>,
}

/// What came of a commit.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Outcome {
    /// The commit.
    #[n(0)]
    pub dseq: u64,
    /// Its place in the feed.
    #[n(1)]
    pub seq: u64,
    /// What came of it.
    #[n(2)]
    pub verdict: Verdict,
}

/// What came of a commit. It is decided once and told again for the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Verdict {
    /// All of it stands.
    #[n(0)]
    Accepted,
    /// It stands, with issues: their numbers.
    #[n(1)]
    WithIssues(#[n(0)] Vec<u64>),
    /// Its facts stand; of its other changes none was applied.
    #[n(2)]
    Refused(#[n(0)] Reason),
    /// Its bytes are kept, and nothing of it was applied: head office cannot read it yet.
    #[n(3)]
    Parked(#[n(0)] Reason),
}

/// Why changes were not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Reason {
    /// The author has no right to them.
    #[n(0)]
    NotAllowed,
    /// A row that they change is not there.
    #[n(1)]
    NoRow,
    /// A row that they change was erased for ever.
    #[n(2)]
    Erased,
    /// A fact of that identity says something else.
    #[n(3)]
    OtherFact,
    /// Not a commit that this version reads.
    #[n(4)]
    Unreadable,
    /// A document was decided on already.
    #[n(5)]
    Decided,
    /// The PC was silent for so long that its changes of master data need a new first sync.
    #[n(6)]
    Stale,
}

/// Asks for a page of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Pull {
    /// The feed that the cursor belongs to; none before the first page.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub feed: Option<FeedId>,
    /// The last place that was applied; 0 before the first page.
    #[n(1)]
    pub cursor: u64,
    /// The epoch of reach that the PC knows; 0 before the first page.
    #[n(2)]
    pub epoch: u64,
    /// Parts that were loaded from a snapshot which lies behind the cursor, and of which place it was.
    #[n(3)]
    pub floors: Vec<(Part, u64)>,
    /// The incarnation in which the PC writes: the rows that it wrote in it are not sent back to it, only what became of them, but for
    /// those that it wrote under a feed that was set back since. 0: all of them are.
    #[n(4)]
    pub incarnation: u16,
}

/// A page of the feed. Commits are never cut.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Pulled {
    /// In order.
    #[n(0)]
    pub frames: Vec<Frame>,
    /// The cursor behind them.
    #[n(1)]
    pub cursor: u64,
    /// The epoch of reach that they speak of.
    #[n(2)]
    pub epoch: u64,
    /// There is more at once.
    #[n(3)]
    pub more: bool,
}

/// Asks for snapshots of parts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SnapshotAsk {
    /// Which; all within reach when empty.
    #[n(0)]
    pub parts: Vec<Part>,
    /// Not older than this place of the feed.
    #[n(1)]
    pub at_least: u64,
}

/// What to load of parts.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Manifest {
    /// The place of the feed at which they were taken: pull from there.
    #[n(0)]
    pub as_of: u64,
    /// The epoch of reach.
    #[n(1)]
    pub epoch: u64,
    /// The chunks of all of them.
    #[n(2)]
    pub chunks: Vec<ChunkRef>,
    /// What they hold of the PC itself: incarnation, last commit. What it wrote up to there is answered by the rows.
    #[n(3)]
    pub own: Vec<(u16, u64)>,
    /// The issues about rows of these parts that waited for somebody then.
    #[n(4)]
    pub issues: Vec<Issue>,
    /// What the PC may hold in that epoch: what it has of other parts leaves it. Versions of before do not say.
    #[n(5)]
    pub reach: Option<Reach>,
}

/// A chunk of a part.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ChunkRef {
    /// Of which part.
    #[n(0)]
    pub part: Part,
    /// SHA-256 of its bytes as they travel.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub hash: Hash,
    /// How many.
    #[n(2)]
    pub bytes: u64,
    /// How many rows it holds.
    #[n(3)]
    pub rows: u64,
    /// It holds what people need to begin; all of these go before the rest. Versions of before do not say.
    #[cbor(n(4), default)]
    pub first: bool,
}

/// Rows of a part, in the order of table and identity.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Chunk {
    /// Of which part.
    #[n(0)]
    pub part: Part,
    /// The rows.
    #[n(1)]
    pub rows: Vec<ChunkRow>,
}

/// A row as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ChunkRow {
    /// An op that makes it ([`crate::commit::Op::decode`]).
    #[cbor(n(0), with = "minicbor::bytes")]
    pub op: Vec<u8>,
    /// It was removed for people.
    #[n(1)]
    pub removed: bool,
}

/// How much of an attachment head office has.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct BlobState {
    /// Its bytes; 0 where nothing of it was sent yet.
    #[n(0)]
    pub size: u64,
    /// The chunks that are missing; with a size and none missing it can be read.
    #[n(1)]
    pub missing: Vec<u64>,
}

/// What a PC tells of itself.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Status {
    /// The feed cursor that it has applied.
    #[n(0)]
    pub cursor: u64,
    /// All that was done on it up to this instant is pushed: milliseconds since 1970 UTC.
    #[n(1)]
    pub clean_to_ms: u64,
    /// How many commits wait.
    #[n(2)]
    pub waiting: u64,
    /// Its clock, in milliseconds since 1970 UTC.
    #[n(3)]
    pub clock_ms: u64,
    /// Version of the program.
    #[n(4)]
    pub app: String,
    /// Version of its tables.
    #[n(5)]
    pub schema: u32,
    /// Bytes that are free on its disk.
    #[n(6)]
    pub disk_free: u64,
}

/// What head office says to that.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct StatusSeen {
    /// The clock of the PC less that of the server, in milliseconds.
    #[n(0)]
    pub clock_off_ms: i64,
    /// The chains of this PC: incarnation, last commit, its hash.
    #[n(1)]
    pub chains: Vec<(u16, u64, minicbor::bytes::ByteArray<32>)>,
}

/// Asks which numbers a PC may give.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SeriesAsk {
    /// For which incarnation.
    #[n(0)]
    pub incarnation: u16,
}

/// The numbers that a PC may give: those that bear its code.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SeriesLease {
    /// The code of the PC; no other bears it.
    #[n(0)]
    pub code: String,
    /// The documents that are known under this code, so that a PC that was set back goes on behind them.
    #[n(1)]
    pub last: Vec<LastNumber>,
}

/// The last document of a series that is known.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct LastNumber {
    /// The kind of document, as its text.
    #[n(0)]
    pub kind: String,
    /// The year of its date.
    #[n(1)]
    pub year: i32,
    /// How many documents of the series are known.
    #[n(2)]
    pub count: u64,
    /// The number of the latest, as it is printed.
    #[n(3)]
    pub number: String,
}

/// Begins an enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrolBegin {
    /// The first two characters of the code: which place is meant.
    #[n(0)]
    pub place: String,
}

/// What to prove the code with.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrolChallenge {
    /// Random bytes of this enrolment.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub salt: [u8; 16],
}

/// Proves the code without showing it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrolFinish {
    /// The first two characters of the code.
    #[n(0)]
    pub place: String,
    /// The identity that the PC writes its commits under.
    #[cbor(n(1), with = "id")]
    pub device: Id,
    /// The key of the PC.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub public: [u8; 32],
    /// [`crate::enrol::proof`] of the PC.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub proof: [u8; 32],
    /// Name of the PC for people.
    #[n(4)]
    pub name: String,
    /// The code under which it gives numbers already: it keeps it where no other PC of the firm has it.
    #[n(5)]
    pub code: Option<String>,
    /// The company that the PC brings; none when it shall get the firm's.
    #[cbor(n(6), with = "maybe_id")]
    pub company: Option<Id>,
}

/// What came of an enrolment whose code was proved.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum EnrolAnswer {
    /// The PC joined; the code is used up.
    #[n(0)]
    Joined(#[n(0)] Box<Enrolled>),
    /// It cannot join like this; the code is still good.
    #[n(1)]
    Refused(#[n(0)] EnrolRefusal),
}

/// Why a PC that knows the code cannot join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum EnrolRefusal {
    /// The PC brings a company, and the firm has another one already.
    #[n(0)]
    OtherCompany,
    /// The PC brings none, and the firm has none yet.
    #[n(1)]
    NoCompany,
}

/// The PC belongs to the firm.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Enrolled {
    /// [`crate::enrol::proof`] of the server: it knew the code, and this is its certificate.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub proof: [u8; 32],
    /// The firm.
    #[cbor(n(1), with = "id")]
    pub firm: Id,
    /// Name of the firm.
    #[n(2)]
    pub firm_name: String,
    /// The code of the PC in numbers.
    #[n(3)]
    pub code: String,
    /// What it may hold.
    #[n(4)]
    pub reach: Reach,
    /// The key of the firm, which signs what head office vouches for.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub firm_key: [u8; 32],
    /// The firm's signature over [`crate::enrol::certificate_message`].
    #[cbor(n(6), with = "minicbor::bytes")]
    pub certificate: [u8; 64],
    /// Where the PC stands; at no branch in particular when empty.
    #[cbor(n(7), with = "maybe_id")]
    pub branch: Option<Id>,
    /// The last place of the feed: with 0 there is nothing to load first.
    #[n(8)]
    pub head: u64,
}

/// Begins a session.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SessionBegin {
    /// The firm.
    #[cbor(n(0), with = "id")]
    pub firm: Id,
    /// The PC.
    #[cbor(n(1), with = "id")]
    pub device: Id,
}

/// What is to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SessionChallenge {
    /// Good for a minute.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub challenge: Vec<u8>,
}

/// The challenge, signed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SessionFinish {
    /// The firm.
    #[cbor(n(0), with = "id")]
    pub firm: Id,
    /// The PC.
    #[cbor(n(1), with = "id")]
    pub device: Id,
    /// As it came.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub challenge: Vec<u8>,
    /// [`crate::sign::session_message`], signed with the key of the enrolment.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub signature: [u8; 64],
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Session {
    /// Travels with every request.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: Vec<u8>,
    /// For how many milliseconds it is good.
    #[n(1)]
    pub lasts_ms: u64,
}

/// Asks whether everything is here that was done before a moment: whoever closes a period should know what may still come.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct CloseAsk {
    /// The moment, in milliseconds since 1970 UTC.
    #[n(0)]
    pub before_ms: u64,
}

/// Whether a period can be closed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Ready {
    /// The PCs from which something may still come; none when everything is here.
    #[n(0)]
    pub not_yet: Vec<NotYet>,
}

/// A PC that may not have sent everything.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct NotYet {
    /// Its identity.
    #[cbor(n(0), with = "id")]
    pub device: Id,
    /// Its code in numbers.
    #[n(1)]
    pub code: String,
    /// Its name for people.
    #[n(2)]
    pub name: String,
    /// Everything done on it up to this instant is here: milliseconds since 1970 UTC, by the clock of head office.
    #[n(3)]
    pub clean_to_ms: u64,
    /// How many commits waited on it when it was heard of last.
    #[n(4)]
    pub waiting: u64,
    /// When that was, in milliseconds since 1970 UTC.
    #[n(5)]
    pub seen_at_ms: u64,
    /// Who wrote on it lately, as far as head office has heard.
    #[cbor(n(6), with = "ids")]
    pub people: Vec<Id>,
}
