//! Numbers of this PC that are known elsewhere (SYNC.md 2.16): a file that was set back goes on behind them, and what it left out is filled
//! by the documents that come back.

use kontor_core::numbering::SeriesKey;
use rusqlite::params;

use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

impl Read<'_> {
    /// The incarnation whose numbers head office is still to be asked for; nothing once it was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn numbers_to_ask(&self) -> Result<Option<u16>> {
        let now = self.position()?.incarnation;
        let asked = self.value::<i64>("SELECT numbers_asked_in FROM link", [])?;
        Ok(asked.filter(|asked| *asked < i64::from(now)).map(|_| now))
    }
}

impl Write<'_> {
    /// Head office was asked for the numbers of an incarnation.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn numbers_asked(&mut self, incarnation: u16) -> Result<()> {
        self.execute(None, "UPDATE link SET numbers_asked_in = ?1", [incarnation]).map(drop)
    }
    /// Elsewhere a series of this PC is known up to a number: it goes on behind it. What is missing here counts as left out until it comes.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn number_known(&mut self, key: &SeriesKey, no: u32) -> Result<()> {
        let last = self.last_number(key)?;
        if no > last {
            self.leave_out(key, last, no)?;
            self.go_on_behind(key, no)?;
        }
        Ok(())
    }
    /// A document of this PC came back from elsewhere: its number is not left out any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn number_came(&mut self, key: &SeriesKey, no: u32) -> Result<()> {
        let last = self.last_number(key)?;
        if no > last {
            self.leave_out(key, last, no - 1)?;
            return self.go_on_behind(key, no);
        }
        let sql = "DELETE FROM number_gap WHERE kind = ?1 AND device = ?2 AND year = ?3 AND after_no < ?4 AND last_no >= ?4 \
            RETURNING after_no, last_no";
        let values = params![key.kind, key.device.as_str(), key.year, no];
        let gaps = self.rows(sql, values, |cells| Ok((cells.take::<u32>()?, cells.take::<u32>()?)))?;
        for (after, last) in gaps {
            self.leave_out(key, after, no - 1)?;
            self.leave_out(key, no, last)?;
        }
        Ok(())
    }
    fn leave_out(&mut self, key: &SeriesKey, after: u32, last: u32) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO number_gap (kind, device, year, after_no, last_no, at_ms) \
            SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?5 > ?4";
        let now = self.author().now.0;
        self.execute(None, sql, params![key.kind, key.device.as_str(), key.year, after, last, now]).map(drop)
    }
    fn go_on_behind(&mut self, key: &SeriesKey, no: u32) -> Result<()> {
        let sql = "INSERT INTO number_series (kind, device, year, last_no) VALUES (?1, ?2, ?3, ?4) \
            ON CONFLICT (kind, device, year) DO UPDATE SET last_no = excluded.last_no";
        self.execute(None, sql, params![key.kind, key.device.as_str(), key.year, no]).map(drop)
    }
}
