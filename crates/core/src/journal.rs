//! What the journal itself keeps as facts: keys of PCs, signatures of documents, and what was taken out of the program.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::{
    CommitReplacedId, DeviceId, DeviceKeyId, DisclosureId, DocumentId, DocumentSignatureId, EntityKind, IssueNoteId,
    UserId,
};
use crate::id::Id;
use crate::text_enum;
use crate::time::Timestamp;

/// The public key with which a PC signs what it writes. A restored or cloned PC counts anew and gets a new one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeviceKey {
    /// Identity.
    pub id: DeviceKeyId,
    /// Whose key it is.
    pub device: DeviceId,
    /// From which counting of its commits on.
    pub incarnation: u32,
    /// Ed25519 public key, 32 bytes.
    pub public: Vec<u8>,
    /// Where the counting before it ended.
    pub follows_dseq: Option<u32>,
    /// Hash of the chain there.
    pub follows_hash: Option<Vec<u8>>,
    /// When it was made.
    pub made_at_ms: Timestamp,
}

/// The signature over the facts of an issued document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentSignature {
    /// Identity.
    pub id: DocumentSignatureId,
    /// Of which document.
    pub document: DocumentId,
    /// With which key.
    pub key: DeviceKeyId,
    /// SHA-256 of each part of its facts: paper, goods, costs, books.
    pub facets: Vec<u8>,
    /// Ed25519 signature, 64 bytes.
    pub signature: Vec<u8>,
}

/// A commit of the first format out of which values of a person were taken when they were erased.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CommitReplaced {
    /// Identity.
    pub id: CommitReplacedId,
    /// Incarnation of the PC that wrote it.
    pub incarnation: u32,
    /// Its place in the chain.
    pub dseq: u32,
    /// SHA-256 of the bytes that stand there since.
    pub bytes_hash: Vec<u8>,
}

text_enum! {
    /// How something left the program.
    DisclosureKind {
        /// The paper of a document as a file.
        Paper "paper",
        /// The paper of a document on a printer.
        Print "print",
        /// The rows of a list.
        List "list",
        /// A report.
        Report "report",
        /// Everything that the company has.
        Everything "everything",
        /// A package of evidence for an auditor.
        Evidence "evidence",
        /// All that is kept about a person.
        Person "person",
    }
}

/// Something was printed, handed out or exported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Disclosure {
    /// Identity.
    pub id: DisclosureId,
    /// How it left the program.
    pub kind: DisclosureKind,
    /// Which record it was, where it was one.
    pub record: Option<Id>,
    /// Which list or report it was, or the number of the document.
    pub what: String,
    /// How many rows or documents it had.
    pub rows: u32,
    /// When.
    pub at_ms: Timestamp,
    /// Who took it out.
    pub by: UserId,
}

/// Somebody looked at an issue that head office had found, and settled it with a word: it is closed for everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueNote {
    /// Identity.
    pub id: IssueNoteId,
    /// Number of the issue in the firm.
    pub issue: u32,
    /// What kind of record it is about.
    pub kind: EntityKind,
    /// Which.
    pub record: Id,
    /// What came of it.
    pub note: String,
    /// When.
    pub at_ms: Timestamp,
    /// Who.
    pub by: UserId,
}
