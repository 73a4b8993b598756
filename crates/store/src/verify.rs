//! What `kontorctl verify` asks of the file itself: the commits, the guards, the columns.

use kontor_core::entity::EntityKind;
use kontor_sync::chain;
use rusqlite::params;

use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// The bytes of a commit, and the values that stand beside them.
pub type StoredCommit = (Vec<u8>, Option<Vec<u8>>);

impl Read<'_> {
    /// All commits of this PC in their order, as they were written.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn commits(&self) -> Result<Vec<Vec<u8>>> {
        let mut statement = self.sql.prepare_cached("SELECT bytes FROM commit_log ORDER BY incarnation, dseq")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
    /// All commits in their order with the values that stand beside them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn commits_with_values(&self) -> Result<Vec<StoredCommit>> {
        let sql = "SELECT c.bytes, v.bytes FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq ORDER BY c.incarnation, c.dseq";
        self.rows(sql, [], |cells| Ok((cells.take()?, cells.take()?)))
    }
    /// Whether every commit fits the one before it and the last one is the known head.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain_is_whole(&self) -> Result<bool> {
        let mut statement = self
            .sql
            .prepare_cached("SELECT incarnation, dseq, bytes, hash FROM commit_log ORDER BY incarnation, dseq")?;
        let mut rows = statement.query([])?;
        let (mut incarnation, mut head, mut expected) = (0_i64, chain::START, 1_i64);
        while let Some(row) = rows.next()? {
            let (of, dseq): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (bytes, hash): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(3)?);
            // Every incarnation has a chain of its own.
            if of != incarnation {
                (incarnation, head, expected) = (of, chain::START, 1);
            }
            let next = chain::next(&head, &bytes);
            let fits = hash == next || self.is_replaced(of, dseq, &bytes)?;
            if !fits || dseq != expected {
                return Ok(false);
            }
            head = hash.try_into().unwrap_or(next);
            expected += 1;
        }
        let known: (i64, i64, Vec<u8>) =
            self.sql.query_row("SELECT incarnation, dseq, head_hash FROM sync_state", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        // A file that was just restored has written nothing in its new incarnation yet.
        Ok(known == (incarnation, expected - 1, head.to_vec())
            || (known.0 > incarnation && known.1 == 0 && known.2 == chain::START))
    }
    /// Whether values were taken out of a commit in the way that the journal itself tells, or because this PC may not hold them any more.
    fn is_replaced(&self, incarnation: i64, dseq: i64, bytes: &[u8]) -> Result<bool> {
        let sql = "SELECT 1 FROM commit_replaced WHERE incarnation = ?1 AND dseq = ?2 AND bytes_hash = ?3 \
            UNION ALL SELECT 1 FROM commit_left WHERE incarnation = ?1 AND dseq = ?2";
        let hash = chain::of_file(bytes);
        Ok(self.value::<i64>(sql, params![incarnation, dseq, hash])?.is_some())
    }
    /// What SQLite itself finds wrong with the file, in its words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn damage(&self) -> Result<Option<String>> {
        // The check of FTS5 trusts what its connection remembers of the index; only opening a cursor makes it look again
        // at what other connections wrote meanwhile.
        self.sql.query_row("SELECT count(*) FROM (SELECT rowid FROM search LIMIT 1)", [], |_| Ok(()))?;
        let answer: String = self.sql.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((answer != "ok").then_some(answer))
    }
    /// Columns of a table as the file has them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn table_columns(&self, kind: EntityKind) -> Result<Vec<String>> {
        let mut statement = self.sql.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
        let rows = statement.query_map([kind.table()], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
    /// How many triggers guard a table against change and removal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn guards_of(&self, kind: EntityKind) -> Result<i64> {
        let sql =
            "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND sql LIKE '%RAISE(ABORT%'";
        Ok(self.sql.query_row(sql, [kind.table()], |row| row.get(0))?)
    }
}

impl Write<'_> {
    /// Notes a migration that this program does not know, as a newer program would; for the test of the refusal.
    ///
    /// # Errors
    /// When the file cannot be written.
    #[doc(hidden)]
    pub fn pretend_migration(&mut self, name: &str) -> Result<()> {
        let sql = "INSERT INTO schema_migration (name, checksum, keep, applied_at_ms) VALUES (?1, '', 0, 0)";
        self.execute(None, sql, params![name]).map(drop)
    }
}
