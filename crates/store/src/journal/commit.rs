//! The end of a commit: signatures, the record in the chain, the step that takes it back, the index of the journal.

use kontor_core::entity::{DeviceId, DocumentSignatureId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::{EntityId as _, Id};
use kontor_core::journal::DocumentSignature;
use kontor_sync::chain::{self, Hash};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Commit, Op};
use kontor_sync::sign::{document_message, head_message};
use kontor_sync::wire::{MOST_COMMIT_BYTES, MOST_OPS};
use rusqlite::params;

use crate::error::{Result, StoreError};
use kontor_record::facets;

use crate::journal::{index, personal};
use crate::read::Read;
use crate::undo;
use crate::write::Write;

/// Where this PC stands in its own chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// This PC.
    pub device: DeviceId,
    /// Its incarnation.
    pub incarnation: u16,
    /// The last commit; zero before the first.
    pub dseq: u64,
    /// The clock of the last commit.
    pub hlc: Hlc,
    /// Hash of the chain there.
    pub head: Hash,
    /// The feed cursor that it has seen.
    pub seen: u64,
}

impl Read<'_> {
    /// Where this PC stands in its own chain.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn position(&self) -> Result<Position> {
        let damaged = || StoreError::Unreadable { what: "sync_state".to_owned(), detail: "device or head".to_owned() };
        let sql = "SELECT device, incarnation, dseq, hlc, head_hash, seen FROM sync_state";
        let found = self.rows_as_written(sql, [], |cells| {
            let (device, incarnation, dseq): (Id, u32, i64) = (cells.take()?, cells.take()?, cells.take()?);
            let (hlc, head, seen): (i64, Vec<u8>, i64) = (cells.take()?, cells.take()?, cells.take()?);
            Ok(Position {
                device: DeviceId(device),
                incarnation: u16::try_from(incarnation).map_err(|_| damaged())?,
                dseq: u64::try_from(dseq).map_err(|_| damaged())?,
                // The clock is 64 bits wide; SQLite keeps the same bits as a signed integer.
                hlc: Hlc(hlc.cast_unsigned()),
                head: head.try_into().map_err(|_| damaged())?,
                seen: seen.cast_unsigned(),
            })
        })?;
        found.into_iter().next().ok_or_else(damaged)
    }
}

impl Write<'_> {
    /// A document was issued: what its commit says of it is signed when the commit ends.
    pub fn sign_document(&mut self, document: kontor_core::entity::DocumentId) {
        self.issued.push(document);
    }

    /// Writes the commit record and the undo step, and makes findable what the commit changed.
    pub(crate) fn end_commit(&mut self) -> Result<()> {
        if self.ops.is_empty() {
            return Ok(());
        }
        self.keep_findable()?;
        let before = self.position()?;
        self.ready_to_sign(&before)?;
        self.sign_issued()?;
        let commit = Commit {
            device: before.device.0,
            incarnation: before.incarnation,
            dseq: before.dseq + 1,
            hlc: before.hlc.tick(u64::try_from(self.author.now.0).unwrap_or(0)),
            user: self.author.user.id(),
            schema: self.schema()?,
            seen: self.seen.map_or(before.seen, |seen| seen.min(before.seen)),
            command: self.author.command.to_owned(),
            ops: std::mem::take(&mut self.ops),
        };
        let sealed = commit.seal(personal::is_personal, &self.author.entropy);
        // Head office would not take it, and nothing behind it either.
        let bytes = sealed.bytes.len() + sealed.values.as_ref().map_or(0, Vec::len);
        if bytes > MOST_COMMIT_BYTES || commit.ops.len() > MOST_OPS {
            return Err(Fault::new(Code::RequestTooLarge).with("max", MOST_COMMIT_BYTES >> 20).into());
        }
        let hash = chain::next(&before.head, &sealed.bytes);
        let (incarnation, dseq, hlc) = (commit.incarnation, commit.dseq.cast_signed(), commit.hlc.0.cast_signed());
        self.sql
            .prepare_cached("INSERT INTO commit_log (incarnation, dseq, hlc, bytes, hash, state) VALUES (?1, ?2, ?3, ?4, ?5, 'pending')")?
            .execute(params![incarnation, dseq, hlc, sealed.bytes, hash])?;
        if let Some(values) = sealed.values {
            self.sql
                .prepare_cached("INSERT INTO commit_value (incarnation, dseq, bytes) VALUES (?1, ?2, ?3)")?
                .execute(params![incarnation, dseq, values])?;
        }
        self.sql
            .prepare_cached("UPDATE sync_state SET dseq = ?1, hlc = ?2, head_hash = ?3")?
            .execute(params![dseq, hlc, hash])?;
        index::add(self.sql, &commit)?;
        self.keep_step(commit.ops)
    }

    /// What takes the commit back.
    fn keep_step(&mut self, done: Vec<Op>) -> Result<()> {
        if let Some(run) = self.import {
            undo::remember_import(self.sql, run, &done, std::mem::take(&mut self.inverse))?;
        } else if let Some(step) = &mut self.step {
            match step {
                Some((ops, inverse)) if self.undoable => {
                    ops.extend(done);
                    inverse.append(&mut self.inverse);
                }
                _ => *step = None,
            }
        } else if self.undoable && !self.inverse.is_empty() {
            let inverse = std::mem::take(&mut self.inverse);
            undo::remember(self.sql, &self.author, &done, inverse)?;
        }
        Ok(())
    }

    /// Signs the documents that were issued in this commit.
    fn sign_issued(&mut self) -> Result<()> {
        let issued = std::mem::take(&mut self.issued);
        let Some(signer) = self.signer.clone().filter(|_| !issued.is_empty()) else { return Ok(()) };
        let facts: Vec<_> = self.ops.iter().map(Op::view).collect();
        let signatures: Vec<DocumentSignature> = facets::by_document(&facts)
            .into_iter()
            .filter(|(document, _)| issued.contains(document))
            .map(|(document, facts)| {
                let facets = facets::of(document, &facts, &signer.secret);
                DocumentSignature {
                    id: DocumentSignatureId(Id::named(&format!("document_signature/{document}"))),
                    document,
                    key: signer.key,
                    facets: facets.to_bytes(),
                    signature: signer.sign(&document_message(document.0, &facets)).to_vec(),
                }
            })
            .collect();
        signatures.iter().try_for_each(|signature| self.insert_trail(signature))
    }

    /// Signs the head of the chain after a change that must count: with it everything that came before. Answers whether it did;
    /// nothing when there was no commit.
    pub(crate) fn sign_head(&mut self) -> Result<Option<bool>> {
        let Some(signer) = self.signer.clone() else { return Ok(None) };
        if !self.author.durable {
            return Ok(Some(false));
        }
        let at = self.position()?;
        let signature = signer.sign(&head_message(at.device.0, at.incarnation, at.dseq, &at.head));
        self.sql
            .prepare_cached(
                "INSERT OR IGNORE INTO head_signature (incarnation, dseq, key, signature) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![at.incarnation, at.dseq.cast_signed(), signer.key.0.0.as_bytes(), signature])?;
        Ok(Some(true))
    }

    /// Signs the last commits, whatever they were: before the file is put away.
    pub(crate) fn sign_end(&mut self) -> Result<()> {
        let at = self.position()?;
        if at.dseq > 0 && self.load_signer(&at)? {
            self.author.durable = true;
            self.sign_head()?;
        }
        Ok(())
    }
}
