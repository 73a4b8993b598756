//! Keys of PCs, signatures of documents, and what was taken out of the program.

use kontor_core::entity::DocumentId;
use kontor_core::id::Id;
use kontor_core::journal::{CommitReplaced, DeviceKey, Disclosure, DocumentSignature};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

impl Read<'_> {
    /// The public keys of all PCs.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn device_keys(&self) -> Result<Vec<DeviceKey>> {
        self.all("1 ORDER BY device, incarnation", [])
    }
    /// The signature over the facts of a document; nothing where it was issued before PCs signed, or came in with an import.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn signature_of(&self, document: DocumentId) -> Result<Option<DocumentSignature>> {
        Ok(self.all("document = ?1 ORDER BY id LIMIT 1", [Sql(&document.to_cell())])?.pop())
    }
    /// Commits out of which values of people were taken.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn commits_replaced(&self) -> Result<Vec<CommitReplaced>> {
        self.all("1 ORDER BY incarnation, dseq, id", [])
    }
    /// How a record left the program, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn disclosures_of(&self, record: Id) -> Result<Vec<Disclosure>> {
        self.all("record = ?1 ORDER BY at_ms, id", [Sql(&record.to_cell())])
    }
}
