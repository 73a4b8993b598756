//! Whether the file says what the journal says: the chain, the signatures, and every row against the commits that made it.
//!
//! Readers of one moment go through the commits and through the tables side by side. Both add up a keyed hash of every value,
//! facts in buckets of their table, the others row by row; only where the sums differ are commits and rows looked at again
//! and compared value by value. So a sound file is judged in one pass and in little memory, however long it is.

mod difference;
mod log;
pub(crate) mod names;
mod rows;
mod sums;

use std::sync::{Mutex, PoisonError};

use kontor_core::entity::{DeviceId, EntityKind, UserId};
use kontor_core::fault::Fault;
use kontor_core::time::Timestamp;
use kontor_sync::view::CommitView;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::log::{Claim, Log};
use self::names::Names;
use self::sums::{Keys, Sums, is_told};
use crate::audit::Finding;
use crate::error::Result;
use crate::file::Store;
use crate::read::Read;
use kontor_record::columns_of;

/// A commit, as a finding names it: who wrote it, when, on which PC, with which command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CommitRef {
    /// How often the PC had begun to count anew.
    pub incarnation: u32,
    /// Its place in the chain.
    #[ts(type = "number")]
    pub dseq: i64,
    /// When.
    pub at_ms: Timestamp,
    /// Who.
    pub user: UserId,
    /// The name of that person, if the file still has it.
    pub user_name: String,
    /// The PC.
    pub device: DeviceId,
    /// Name of the command.
    pub command: String,
}

impl CommitRef {
    pub(crate) fn of(view: &CommitView<'_>) -> Self {
        Self {
            incarnation: u32::from(view.incarnation),
            dseq: view.dseq.cast_signed(),
            at_ms: Timestamp(view.hlc.at_ms().cast_signed()),
            user: UserId(view.user),
            user_name: String::new(),
            device: DeviceId(view.device),
            command: view.command.to_owned(),
        }
    }
}

/// More findings of one rule than these say nothing new.
pub(crate) const MOST: usize = 100;

/// Hears of every commit that was read; answers `stopped` when the check shall end.
pub type Told<'a> = &'a (dyn Fn(u64) -> std::result::Result<(), Fault> + Sync);

impl Read<'_> {
    /// How many commits a check of the journal reads.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_commits(&self) -> Result<u64> {
        Ok(self.value::<i64>("SELECT max(nth) FROM journal_entry", [])?.unwrap_or(0).cast_unsigned())
    }
}

/// A part of the check that stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalPart {
    /// All commits, in their order.
    Log,
    /// The rows of a kind.
    Rows(EntityKind),
}

/// Compares the whole file with its journal. The findings name the record, the column, what the journal says (`expected`), what
/// the file says (`found`) and the last true change.
#[derive(Default)]
pub struct JournalCheck {
    keys: Keys,
    seen: Mutex<Seen>,
}

/// What both sides say, and signatures that are still to be judged.
#[derive(Default)]
struct Seen {
    log: Sums,
    rows: Sums,
    claims: Vec<Claim>,
}

impl JournalCheck {
    /// The parts, in any order and on any number of readers of the same moment; what takes longest comes first.
    #[must_use]
    pub fn parts() -> Vec<JournalPart> {
        let kinds = EntityKind::ALL.iter().copied().filter(|kind| is_told(*kind) && !columns_of(*kind).is_empty());
        std::iter::once(JournalPart::Log).chain(kinds.map(JournalPart::Rows)).collect()
    }
    /// Does a part.
    ///
    /// # Errors
    /// When the file cannot be read; what `told` answers.
    pub fn judge(&self, read: &Read<'_>, part: JournalPart, told: Told<'_>) -> Result<Vec<Finding>> {
        let seen = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match part {
            JournalPart::Rows(kind) => {
                let sums = rows::sums(read, kind, &self.keys)?;
                seen().rows.absorb(sums);
                Ok(Vec::new())
            }
            JournalPart::Log => {
                let log = Log::read(read, &self.keys, told)?;
                let mut findings = first_of_each(log.findings);
                let mut seen = seen();
                (seen.log, seen.claims) = (log.sums, log.claims);
                drop(seen);
                Names::new(read).fill(&mut findings)?;
                Ok(findings)
            }
        }
    }
    /// What follows from all parts: signatures, and where the rows are not what the commits made them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn end(self, read: &Read<'_>) -> Result<Vec<Finding>> {
        let Seen { log, rows, claims } = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut findings = judged(&claims);
        let suspects = log.differing(&rows);
        if !suspects.is_empty() {
            findings.extend(difference::explain(read, &suspects)?);
        }
        let mut findings = first_of_each(findings);
        Names::new(read).fill(&mut findings)?;
        Ok(findings)
    }
}

impl Store {
    /// The whole check.
    ///
    /// # Errors
    /// When the file cannot be read; `stopped`; `busy` while a long change is being written.
    pub fn check_journal(&self, told: Told<'_>) -> Result<Vec<Finding>> {
        let check = JournalCheck::default();
        let findings = self.read_divided(&JournalCheck::parts(), |read, part| check.judge(read, *part, told))?;
        Ok([findings.concat(), self.read(|read| check.end(read))?].concat())
    }
}

/// Judges signatures on all cores.
fn judged(claims: &[Claim]) -> Vec<Finding> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let part = claims.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = claims.chunks(part).map(|part| (part, scope.spawn(|| broken(part)))).collect();
        // Whatever stops a thread stops no judgement: its part is judged here.
        parts.into_iter().flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| broken(part))).collect()
    })
}

fn broken(claims: &[Claim]) -> Vec<Finding> {
    claims.iter().filter_map(Claim::judge).collect()
}

/// The first findings of each rule.
fn first_of_each(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| finding.rule);
    let parts = findings.chunk_by(|a, b| a.rule == b.rule);
    parts.flat_map(|part| part.iter().take(MOST).cloned()).collect()
}
