//! What of the journal leaves the program as evidence: commits as they are, signed heads, and what was signed of a document.

use kontor_core::entity::DocumentId;
use kontor_core::id::Id;
use kontor_core::sales::DocumentKind;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_sync::chain::Hash;
use kontor_sync::facet::Facet;
use kontor_sync::sign::{Signature, document_message};
use rusqlite::params;

pub use kontor_sync::chain;
pub use kontor_sync::sign::{PublicKey, Verifier, head_message};
pub use kontor_sync::view::CommitView;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::write::Write;
use kontor_record::facets;

/// A part of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The first commit: incarnation and place in the chain.
    pub first: Option<(u32, i64)>,
    /// The last one.
    pub last: Option<(u32, i64)>,
    /// Hash of the chain before the first.
    pub before: Hash,
    /// How many commits it has.
    pub commits: u64,
}

/// A commit as it stands in the journal.
pub struct CommitBytes<'b> {
    /// Incarnation of the PC.
    pub incarnation: u32,
    /// Place in the chain.
    pub dseq: i64,
    /// The bytes.
    pub bytes: &'b [u8],
    /// Hash of the chain behind it.
    pub hash: &'b [u8],
}

/// A signed head.
pub struct SignedHead {
    /// Incarnation of the PC.
    pub incarnation: u32,
    /// Place in the chain.
    pub dseq: i64,
    /// With which key.
    pub key: Id,
    /// What was signed.
    pub message: Vec<u8>,
    /// The signature.
    pub signature: Vec<u8>,
}

/// What was signed of a document.
pub struct DocumentProof {
    /// The facts that stand on the paper, as they are hashed.
    pub paper: Vec<u8>,
    /// The message that was signed.
    pub message: Vec<u8>,
}

impl Read<'_> {
    /// The commits between two instants, up to the first signed head behind them: it vouches for all of them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn span_of(&self, from: Timestamp, until: Timestamp) -> Result<Span> {
        let nth = |sql: &str, at: i64| self.value::<Option<i64>>(sql, [at]).map(Option::flatten);
        let first = nth("SELECT min(nth) FROM journal_entry WHERE at_ms >= ?1", from.0)?;
        let last = nth("SELECT max(nth) FROM journal_entry WHERE at_ms < ?1", until.0)?;
        let (Some(first), Some(last)) = (first, last) else {
            return Ok(Span { first: None, last: None, before: chain::START, commits: 0 });
        };
        let signed = nth(
            "SELECT min(j.nth) FROM head_signature h JOIN journal_entry j ON j.incarnation = h.incarnation AND j.dseq = h.dseq \
             WHERE j.nth >= ?1",
            last,
        )?;
        let last = signed.unwrap_or(last);
        let place = |nth: i64| -> Result<Option<(u32, i64)>> {
            let sql = "SELECT incarnation, dseq FROM journal_entry WHERE nth = ?1";
            Ok(self.rows(sql, [nth], |cells| Ok((cells.take()?, cells.take()?)))?.pop())
        };
        let (first_at, last_at) = (place(first)?, place(last)?);
        let before = match first_at {
            Some((incarnation, dseq)) => {
                let sql = "SELECT hash FROM commit_log WHERE incarnation = ?1 AND dseq = ?2";
                let hash: Option<Vec<u8>> = self.value(sql, params![incarnation, dseq - 1])?;
                hash.and_then(|hash| hash.try_into().ok()).unwrap_or(chain::START)
            }
            None => chain::START,
        };
        let commits = (last - first + 1).max(0).cast_unsigned();
        Ok(Span { first: first_at, last: last_at, before, commits })
    }
    /// Goes through the commits of a span in their order.
    ///
    /// # Errors
    /// What `each` answers, or that the file cannot be read.
    pub fn each_commit<E: From<StoreError>>(
        &self,
        span: &Span,
        mut each: impl FnMut(&CommitBytes<'_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (Some(first), Some(last)) = (span.first, span.last) else { return Ok(()) };
        let sql = "SELECT incarnation, dseq, bytes, hash FROM commit_log \
            WHERE (incarnation, dseq) >= (?1, ?2) AND (incarnation, dseq) <= (?3, ?4) ORDER BY incarnation, dseq";
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut statement = self.sql.prepare(sql).map_err(failed)?;
        let mut rows = statement.query(params![first.0, first.1, last.0, last.1]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let blob = |at: usize| row.get_ref(at).map(|value| value.as_blob().unwrap_or(&[]));
            each(&CommitBytes {
                incarnation: row.get(0).map_err(failed)?,
                dseq: row.get(1).map_err(failed)?,
                bytes: blob(2).map_err(failed)?,
                hash: blob(3).map_err(failed)?,
            })?;
        }
        Ok(())
    }
    /// The signed heads in a span.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn heads(&self, span: &Span) -> Result<Vec<SignedHead>> {
        let (Some(first), Some(last)) = (span.first, span.last) else { return Ok(Vec::new()) };
        let sql = "SELECT h.incarnation, h.dseq, h.key, h.signature, c.hash, k.device FROM head_signature h \
            JOIN device_key k ON k.id = h.key JOIN commit_log c ON c.incarnation = h.incarnation AND c.dseq = h.dseq \
            WHERE (h.incarnation, h.dseq) >= (?1, ?2) AND (h.incarnation, h.dseq) <= (?3, ?4) ORDER BY h.incarnation, h.dseq";
        self.rows(sql, params![first.0, first.1, last.0, last.1], |cells| {
            let (incarnation, dseq): (u32, i64) = (cells.take()?, cells.take()?);
            let (key, signature, hash): (Id, Vec<u8>, Vec<u8>) = (cells.take()?, cells.take()?, cells.take()?);
            let hash: Hash = hash.try_into().unwrap_or(chain::START);
            let device: Id = cells.take()?;
            let counted = u16::try_from(incarnation).unwrap_or_default();
            let message = head_message(device, counted, dseq.cast_unsigned(), &hash);
            Ok(SignedHead { incarnation, dseq, key, message, signature })
        })
    }
    /// The commit that issued a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issued_in(&self, document: DocumentId) -> Result<Option<(u32, i64)>> {
        // A document bears the identity of its draft: the last commit that knows both kinds is the one that issued it.
        let sql = "SELECT j.incarnation, j.dseq FROM record_change r JOIN journal_entry j ON j.nth = r.nth \
            JOIN journal_kind k ON k.kind = 'document' AND k.nth = r.nth WHERE r.record = ?1 ORDER BY r.nth LIMIT 1";
        let found = self.rows(sql, [Sql(&document.0.to_cell())], |cells| Ok((cells.take()?, cells.take()?)))?;
        Ok(found.into_iter().next())
    }
    /// What was signed of a document, made anew from the commit that issued it.
    ///
    /// # Errors
    /// When the file cannot be read, or the commit does not issue the document.
    pub fn document_proof(&self, document: DocumentId, (incarnation, dseq): (u32, i64)) -> Result<DocumentProof> {
        let unreadable =
            |detail: String| StoreError::Unreadable { what: format!("commit {incarnation}/{dseq}"), detail };
        let (bytes, values) = self.commit_bytes(incarnation, dseq)?;
        let mut view = CommitView::read(&bytes, values.as_deref()).map_err(|error| unreadable(error.to_string()))?;
        let mut ops = Vec::new();
        while let Some(op) = view.next_op().map_err(|error| unreadable(error.to_string()))? {
            ops.push(op);
        }
        let mut documents = facets::by_document(&ops);
        let facts = documents.remove(&document).ok_or_else(|| unreadable(document.to_string()))?;
        let secret = self.rows("SELECT secret FROM signing_key WHERE incarnation = ?1", [incarnation], |cells| {
            let secret: Vec<u8> = cells.take()?;
            secret.try_into().map_err(|_| unreadable("secret".to_owned()))
        })?;
        let secret: [u8; 32] = secret.into_iter().next().ok_or_else(|| unreadable("secret".to_owned()))?;
        let facets = facets::of(document, &facts, &secret);
        Ok(DocumentProof {
            paper: facets::hashed(document, &facts, Facet::Paper),
            message: document_message(document.0, &facets),
        })
    }
}

/// A number that was given.
pub struct GivenNumber {
    /// Kind of document.
    pub kind: String,
    /// Code of the PC.
    pub device: String,
    /// Year of the series.
    pub year: u32,
    /// The number.
    pub number: String,
    /// Date of the document.
    pub issued_on: String,
    /// The document.
    pub document: Id,
}

impl Read<'_> {
    /// Documents of a span of days, in the order of their days, kinds and numbers, each with its kind.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_between(&self, from: LocalDate, until: LocalDate) -> Result<Vec<(DocumentId, DocumentKind)>> {
        let sql = "SELECT id, kind FROM document WHERE issued_on BETWEEN ?1 AND ?2 ORDER BY issued_on, kind, number";
        let days = [from.to_cell(), until.to_cell()];
        self.rows(sql, days.each_ref().map(Sql), |cells| Ok((cells.take()?, cells.take()?)))
    }
    /// Goes through the numbers that documents of the years bear, series by series. Claims of the time before the first day
    /// keep foreign numbers and are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn each_number(&self, from: i32, until: i32, mut each: impl FnMut(&GivenNumber)) -> Result<()> {
        let sql = "SELECT d.kind, v.code, CAST(substr(d.issued_on, 1, 4) AS INTEGER), d.number, d.issued_on, d.id \
            FROM document d JOIN device v ON v.id = d.device \
            WHERE d.issued_on BETWEEN ?1 AND ?2 AND NOT (d.opening = 1 AND d.kind IN ('invoice', 'credit_note')) ORDER BY 1, 2, 3, d.number";
        self.each::<StoreError>(sql, [format!("{from:04}-01-01"), format!("{until:04}-12-31")], |cells| {
            each(&GivenNumber {
                kind: cells.take()?,
                device: cells.take()?,
                year: cells.take()?,
                number: cells.take()?,
                issued_on: cells.take()?,
                document: cells.take()?,
            });
            Ok(())
        })
    }
    /// How many numbers each series of the years has drawn: kind, code of the PC, year, how many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn series_between(&self, from: i32, until: i32) -> Result<Vec<(String, String, u32, u32)>> {
        let sql = "SELECT kind, device, year, last_no FROM number_series WHERE year BETWEEN ?1 AND ?2 ORDER BY 1, 2, 3";
        self.rows(sql, [from, until], |cells| Ok((cells.take()?, cells.take()?, cells.take()?, cells.take()?)))
    }
}

impl Write<'_> {
    /// Signs a message with the key of this PC; answers which one that is.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn sign(&mut self, message: &[u8]) -> Result<(kontor_core::entity::DeviceKeyId, Signature)> {
        let at = self.position()?;
        self.ready_to_sign(&at)?;
        let signer = self.signer.clone();
        let missing = || StoreError::Unreadable { what: "signing_key".to_owned(), detail: String::new() };
        let signer = signer.ok_or_else(missing)?;
        Ok((signer.key, signer.sign(message)))
    }
}
