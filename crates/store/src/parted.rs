//! What a copy of a company file did after it parted from the other one (SYNC.md 2.16): it waits in the file of the PC that the copy
//! becomes until everything that the firm has was loaded, and is written once more as changes of that PC.

use kontor_core::entity::{DocumentId, EntityKind, MergeClass, UserId};
use kontor_core::id::Id;
use kontor_sync::commit::{Commit, Op};
use kontor_sync::wire::{FeedId, Reason, Verdict};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::row::KeptFile;
use crate::undo::{self, kind_of};
use crate::write::Write;

/// What a copy did by itself.
#[derive(Debug, Clone, Default)]
pub struct Parted {
    commits: Vec<Kept>,
    files: Vec<KeptFile>,
}

#[derive(Debug, Clone)]
struct Kept {
    /// The feed whose places its author had seen.
    feed: Option<FeedId>,
    bytes: Vec<u8>,
    beside: Option<Vec<u8>>,
}

/// A change that waits to be written once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    nth: i64,
    feed: Option<FeedId>,
    /// What was changed, and by whom.
    pub commit: Commit,
}

impl Parted {
    /// Whether it did nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.commits.is_empty()
    }
}

/// What was tried and found no place is told like what head office refused ([`Read::refusals`]), as of an incarnation that no PC has.
const NEXT: &str = "SELECT nth, feed, bytes, beside FROM parted \
    WHERE NOT EXISTS (SELECT 1 FROM refusal WHERE incarnation = 0 AND dseq = nth) ORDER BY nth LIMIT 1";

fn opened(bytes: &[u8], beside: Option<&[u8]>) -> Result<Commit> {
    Commit::open(bytes, beside)
        .map_err(|error| StoreError::Unreadable { what: "commit".to_owned(), detail: error.to_string() })
}

impl Read<'_> {
    /// What this file wrote from a place in its chain on, with the attachments that it names.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parted_from(&self, (incarnation, dseq): (u16, u64)) -> Result<Parted> {
        let sql = "SELECT c.incarnation, c.dseq, c.bytes, v.bytes FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE (c.incarnation, c.dseq) >= (?1, ?2) ORDER BY c.incarnation, c.dseq";
        let rows = self.rows(sql, params![incarnation, dseq.cast_signed()], |cells| {
            let place = (cells.take::<u32>()?, cells.take::<i64>()?);
            Ok((place, cells.take::<Vec<u8>>()?, cells.take::<Option<Vec<u8>>>()?))
        })?;
        let mut parted = Parted::default();
        for ((incarnation, dseq), bytes, beside) in rows {
            for op in opened(&bytes, beside.as_deref())?.ops {
                if op.table() == EntityKind::DocumentFile.wire() {
                    parted.files.extend(self.attachment_of(op.id())?);
                }
            }
            let feed = self.feed_at((u16::try_from(incarnation).unwrap_or(u16::MAX), dseq.cast_unsigned()))?;
            parted.commits.push(Kept { feed, bytes, beside });
        }
        Ok(parted)
    }

    fn attachment_of(&self, row: Id) -> Result<Option<KeptFile>> {
        let sql = "SELECT f.hash, f.mime, f.bytes FROM document_file d JOIN file f ON f.hash = d.hash WHERE d.id = ?1";
        let found = self.rows(sql, [row.0.as_bytes()], |cells| {
            Ok(KeptFile { hash: cells.take()?, mime: cells.take()?, bytes: cells.take()? })
        })?;
        Ok(found.into_iter().next())
    }

    /// The next change that waits to be written once more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next_parted(&self) -> Result<Option<Waiting>> {
        let found = self.rows(NEXT, [], |cells| {
            let (nth, feed) = (cells.take()?, cells.take::<Option<Vec<u8>>>()?);
            let (bytes, beside) = (cells.take::<Vec<u8>>()?, cells.take::<Option<Vec<u8>>>()?);
            let feed = feed.and_then(|feed| feed.try_into().ok());
            Ok(Waiting { nth, feed, commit: opened(&bytes, beside.as_deref())? })
        })?;
        Ok(found.into_iter().next())
    }
}

impl Write<'_> {
    /// Keeps what a copy did, until it can be written once more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_parted(&mut self, parted: &Parted) -> Result<()> {
        for kept in &parted.commits {
            let sql = "INSERT INTO parted (feed, bytes, beside) VALUES (?1, ?2, ?3)";
            self.execute(None, sql, params![kept.feed, kept.bytes, kept.beside])?;
        }
        for file in &parted.files {
            self.keep_file(&file.mime, &file.bytes)?;
        }
        Ok(())
    }

    /// Such a change does not wait any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn drop_parted(&mut self, waiting: &Waiting) -> Result<()> {
        self.execute(None, "DELETE FROM parted WHERE nth = ?1", [waiting.nth]).map(drop)
    }

    /// Such a change finds no place, and a person must hear of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn refuse_parted(&mut self, waiting: Waiting, reason: Reason) -> Result<()> {
        let sql = "INSERT INTO refusal (incarnation, dseq, verdict, at_ms, ops) VALUES (0, ?1, ?2, ?3, ?4)";
        let verdict = minicbor::to_vec(Verdict::Refused(reason))
            .map_err(|error| StoreError::Unreadable { what: "verdict".to_owned(), detail: error.to_string() })?;
        let now = self.author().now.0;
        let values = params![waiting.nth, verdict, now, undo::pack(waiting.commit.ops)];
        self.execute(None, sql, values).map(drop)
    }

    /// Writes such a change once more, in the name of whoever made it and as somebody who has seen no more than that person had: what others
    /// did meanwhile is not overwritten unseen. Facts that are here already stay as they are.
    ///
    /// # Errors
    /// `erased`; `not-found` where it changes a row that is not here; that a row breaks a rule of its table.
    pub fn take_over(&mut self, waiting: &Waiting, arrived: &mut Arrived) -> Result<()> {
        self.not_undoable();
        self.author.user = UserId(waiting.commit.user);
        let of_this_feed = waiting.feed.is_some() && waiting.feed == self.link()?.and_then(|link| link.feed);
        self.seen = Some(if of_this_feed { waiting.commit.seen } else { 0 });
        for op in &waiting.commit.ops {
            let kind = kind_of(op.table())?;
            // This PC signs what it takes over with its own key.
            let signature = kind == EntityKind::DocumentSignature;
            if signature || matches!(kind.class(), MergeClass::Local | MergeClass::Projection) {
                continue;
            }
            let was_here = self.row(kind, op.id())?.is_some();
            self.again(op)?;
            match op {
                Op::Fact { .. } if was_here => continue,
                _ if was_here => arrived.note_changed(kind, op.id()),
                _ => arrived.note_new(kind, op.id()),
            }
            if kind == EntityKind::Document {
                let sql = "INSERT INTO number_elsewhere (document) VALUES (?1)";
                self.execute(None, sql, [op.id().0.as_bytes()])?;
                self.sign_document(DocumentId(op.id()));
            }
        }
        Ok(())
    }
}
