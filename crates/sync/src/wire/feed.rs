//! What head office sends down: commits as they came out of the merge, cut to what a PC may hold.

use kontor_core::id::Id;
use minicbor::{Decode, Encode};

use super::{id, maybe_id};
use crate::part::Part;

/// A piece of a page of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Frame {
    /// A commit of which something is within reach, or which the PC wrote itself.
    #[n(0)]
    Commit(#[n(0)] Told),
    /// A part came within reach: load its snapshot of at least `as_of`, and name the place of the snapshot as a floor in every
    /// pull until the cursor is there, so that the feed leaves the part out up to then.
    #[n(1)]
    PartAdd {
        /// Which.
        #[n(0)]
        part: Part,
        /// From where on the feed carries it, as a place in the feed.
        #[n(1)]
        as_of: u64,
    },
    /// A part is no longer within reach: forget what belongs to no other.
    #[n(2)]
    PartDrop {
        /// Which.
        #[n(0)]
        part: Part,
    },
}

/// What there is to tell of a commit.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Told {
    /// Its place in the feed.
    #[n(0)]
    pub seq: u64,
    /// Who wrote it: the PC.
    #[cbor(n(1), with = "id")]
    pub device: Id,
    /// Its incarnation.
    #[n(2)]
    pub incarnation: u16,
    /// Its place in the chain of the PC.
    #[n(3)]
    pub dseq: u64,
    /// When, by the corrected clock.
    #[n(4)]
    pub hlc: u64,
    /// Who.
    #[cbor(n(5), with = "id")]
    pub user: Id,
    /// Name of the command.
    #[n(6)]
    pub command: String,
    /// What came of it, in order.
    #[n(7)]
    pub changes: Vec<Change>,
}

/// A change of a replica.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Change {
    /// Apply this op as it stands ([`crate::commit::Op::decode`]).
    #[n(0)]
    Row(
        /// Its bytes.
        #[cbor(n(0), with = "minicbor::bytes")]
        Vec<u8>,
    ),
    /// The row went to where it is out of reach; or, in a commit of the PC itself, it is not at head office.
    #[n(1)]
    Out {
        /// Table number.
        #[n(0)]
        table: u16,
        /// Row.
        #[cbor(n(1), with = "id")]
        id: Id,
        /// The part that it left; that of the place of the PC where no other may be told.
        #[n(2)]
        part: Part,
        /// Where it went: head office keeps that for itself.
        #[n(3)]
        to: Option<Part>,
    },
    /// Something for a person to look at.
    #[n(2)]
    Opened(#[n(0)] Box<Issue>),
    /// It was settled.
    #[n(3)]
    Closed {
        /// Which.
        #[n(0)]
        issue: u64,
    },
}

/// Something that people must look at: two of them said different things, or what was accepted breaks a rule (SYNC.md 2.15).
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Issue {
    /// Number in the firm.
    #[n(0)]
    pub number: u64,
    /// Of which sort.
    #[n(1)]
    pub kind: IssueKind,
    /// The place in the feed of the commit that brought it up.
    #[n(2)]
    pub seq: u64,
    /// Table number of the row that it is about.
    #[n(3)]
    pub table: u16,
    /// The row.
    #[cbor(n(4), with = "id")]
    pub row: Id,
    /// The column.
    #[n(5)]
    pub column: Option<u16>,
    /// The value that stands ([`crate::commit::Cell::decode`]); with a broken rule, what follows from the facts, as text.
    #[cbor(n(6), with = "minicbor::bytes")]
    pub stands: Option<Vec<u8>>,
    /// The value that does not; with a broken rule, what was found.
    #[cbor(n(7), with = "minicbor::bytes")]
    pub other: Option<Vec<u8>>,
    /// The other record, where there are two.
    #[cbor(n(8), with = "maybe_id")]
    pub beside: Option<Id>,
    /// Who wrote what does not stand.
    #[cbor(n(9), with = "id")]
    pub user: Id,
    /// On which PC.
    #[cbor(n(10), with = "id")]
    pub device: Id,
    /// When, by the corrected clock.
    #[n(11)]
    pub hlc: u64,
    /// What stood in the column before both ([`crate::commit::Cell::decode`]), as far as head office knows it.
    #[cbor(n(12), with = "minicbor::bytes")]
    pub before: Option<Vec<u8>>,
    /// Who wrote what stands, where two people wrote.
    #[n(13)]
    pub stands_by: Option<Writer>,
}

/// Who wrote a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Writer {
    /// Who.
    #[cbor(n(0), with = "id")]
    pub user: Id,
    /// On which PC.
    #[cbor(n(1), with = "id")]
    pub device: Id,
    /// When, by the corrected clock.
    #[n(2)]
    pub hlc: u64,
}

impl Issue {
    /// As a PC keeps it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        let written = minicbor::encode(self, &mut bytes);
        debug_assert!(written.is_ok());
        bytes
    }
    /// From what a PC kept; nothing when it is no issue.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        minicbor::decode(bytes).ok()
    }
}

/// Sorts of issues. The numbers are kept for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum IssueKind {
    /// The same column at the same time: the later one stands.
    #[n(0)]
    Overwritten,
    /// The same column at the same time, and it is one of those that a person decides.
    #[n(1)]
    Held,
    /// One removed what another changed: it stays.
    #[n(2)]
    RemovalAsked,
    /// Two records with the same number, VAT id, code or name for a scanner.
    #[n(3)]
    Duplicate,
    /// Two documents bear the same number.
    #[n(4)]
    NumberTwice,
    /// The document bears a number of a series that its PC does not own.
    #[n(5)]
    SeriesNotOwned,
    /// A document does not come to its own totals.
    #[n(6)]
    TotalsWrong,
    /// Debits and credits of an entry differ.
    #[n(7)]
    EntryUnbalanced,
    /// The author had no right to it; a fact stands all the same.
    #[n(8)]
    NotAllowed,
    /// Posted into a period that was closed.
    #[n(9)]
    PeriodClosed,
    /// More goods left than were there.
    #[n(10)]
    Oversold,
    /// More was settled than was open.
    #[n(11)]
    OverAllocated,
    /// Two invoices for what was invoiced already.
    #[n(12)]
    InvoicedTwice,
    /// A document was decided on twice, in different ways.
    #[n(13)]
    DecidedTwice,
    /// The clock of the PC was wrong by more than a day.
    #[n(14)]
    ClockOff,
    /// A fact that this version of head office cannot read: kept as it is.
    #[n(15)]
    Unreadable,
    /// The same delivery note of a supplier was booked twice.
    #[n(16)]
    ReceivedTwice,
    /// The signature of a document does not fit its facts.
    #[n(17)]
    SignatureWrong,
    /// A customer owes more than its credit, by documents of several PCs.
    #[n(18)]
    CreditExceeded,
    /// The same draft was issued on two PCs.
    #[n(19)]
    IssuedTwice,
}
