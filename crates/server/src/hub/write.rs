//! What a push leaves behind: what it tells to the feed, and everything else, written together at its end.

use std::collections::BTreeSet;

use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::Change;

use super::chains::Linked;
use super::push::Work;
use super::rows::Key;
use super::series::Counted;
use super::{firm, reach};
use crate::db::{DbError, Result, Value};
use crate::values;

impl Work<'_> {
    /// Puts what came of an op into the feed of a part. What is as its author wrote it need not go back to that PC, if it has it so: not where
    /// the row was told as a whole just before, which says what stood there until then.
    pub(super) fn tell_row(&mut self, seq: u64, part: Part, key: Key, applied: &Op, op: &Op) -> Result<()> {
        let unchanged = match (applied, op) {
            (Op::Patch { cells, .. }, Op::Patch { cells: wanted, .. } | Op::Put { cells: wanted, .. }) => {
                cells.iter().all(|cell| wanted.contains(cell))
            }
            _ => applied == op,
        };
        let as_written = unchanged && self.of_this_feed && !self.moved.contains(&(key, seq));
        self.tell_as(seq, part, key, &Change::Row(applied.encode()), as_written)
    }
    /// Puts a change into the feed of a part.
    pub(super) fn tell(&mut self, seq: u64, part: Part, key: Key, change: &Change) -> Result<()> {
        self.tell_as(seq, part, key, change, false)
    }
    fn tell_as(&mut self, seq: u64, part: Part, key: Key, change: &Change, as_written: bool) -> Result<()> {
        let bytes = minicbor::to_vec(change).map_err(|_| DbError::Unreadable("change"))?;
        let no = self.told.len() as u64;
        self.parts.insert(part);
        self.told.push(values![self.who.firm, part.key(), seq, no, as_written, key.0, key.1, bytes].to_vec());
        Ok(())
    }

    /// Writes everything: as many statements for one change as for thousands.
    pub(super) fn flush(
        &mut self,
        incarnation: u16,
        new: &[&Linked<'_>],
        commits: Vec<Vec<Value>>,
        series: &mut Counted,
    ) -> Result<()> {
        let Some(last) = new.last() else { return Ok(()) };
        let firm = self.who.firm;
        let people = self.rows.changes(reach::hangs_on);
        self.rows.flush(self.sql)?;
        let into = "feed_commit (firm, seq, device, incarnation, dseq, claimed, clock, top, received_at_ms, author, command, hash, \
                    bytes, beside, verdict)";
        self.sql.insert_all(into, "", commits)?;
        let parked = std::mem::take(&mut self.parked).into_iter().map(|seq| values![firm, seq].to_vec()).collect();
        self.sql.insert_all("parked (firm, seq)", "", parked)?;
        let touched = std::mem::take(&mut self.touched).into_iter();
        let touched = touched.map(|((table, id), seq)| values![firm, table, id, seq].to_vec()).collect();
        self.sql.insert_all("touched (firm, tbl, id, seq)", "", touched)?;
        let parts: BTreeSet<Part> = std::mem::take(&mut self.parts);
        let parts = parts.into_iter().map(|part| values![firm, part.key()].to_vec()).collect();
        self.sql.insert_all("part (firm, part)", "ON CONFLICT (firm, part) DO NOTHING", parts)?;
        let into = "feed_op (firm, part, seq, opno, as_written, tbl, id, bytes)";
        self.sql.insert_all(into, "", std::mem::take(&mut self.told))?;
        let into = "feed_answer (firm, device, seq, opno, part, tbl, id, bytes)";
        self.sql.insert_all(into, "", std::mem::take(&mut self.answers))?;
        self.issues.flush(self.sql, firm)?;
        self.tallies.flush(self.sql, firm)?;
        self.names.flush(self.sql, firm)?;
        self.flush_blobs()?;
        series.flush(self.sql, firm, &self.device.code)?;
        let chain = "INSERT INTO chain (firm, device, incarnation, dseq, hash, status) VALUES ($1, $2, $3, $4, $5, 'open') \
                     ON CONFLICT (firm, device, incarnation) DO UPDATE SET dseq = excluded.dseq, hash = excluded.hash";
        self.sql.execute(chain, values![firm, self.who.device, incarnation, last.dseq, last.hash])?;
        let seen = "UPDATE device SET seen_at_ms = $3 WHERE firm = $1 AND id = $2";
        self.sql.execute(seen, values![firm, self.who.device, self.now_ms])?;
        if people {
            reach::follow(self.sql, firm, &mut self.rows)?;
        }
        firm::advance(self.sql, firm, &self.head)?;
        self.forget_values()
    }
}
