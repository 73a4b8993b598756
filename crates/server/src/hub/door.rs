//! The door of the administration page: one password per firm, stretched; wrong ones make the next try wait.

use kontor_core::id::Id;

use crate::db::{Result, Sql};
use crate::values;

/// What stands at the door.
#[derive(Debug)]
pub enum Knock {
    /// Nobody administers this firm.
    Nobody,
    /// The next try must wait for so many milliseconds.
    Wait(u64),
    /// The password must come to `stretched` with `salt`.
    Prove {
        /// With what it was stretched.
        salt: [u8; 16],
        /// What it came to.
        stretched: [u8; 32],
    },
}

/// Wrong passwords in a row that cost no time.
const FREE_TRIES: u32 = 3;
/// The longest wait after a wrong one, in milliseconds.
const LONGEST_WAIT_MS: u64 = 15 * 60 * 1_000;

/// How long the next try waits after so many wrong ones in a row.
fn wait_ms(failures: u64) -> u64 {
    let beyond = u32::try_from(failures).unwrap_or(u32::MAX).saturating_sub(FREE_TRIES);
    if beyond == 0 { 0 } else { (500_u64 << beyond.min(20)).min(LONGEST_WAIT_MS) }
}

/// Begins a try: it counts as a wrong one until [`open`] says otherwise, so that many at once gain nothing.
///
/// # Errors
/// When the database cannot be written.
pub fn knock(sql: &mut dyn Sql, firm: Id, now_ms: u64) -> Result<Knock> {
    let update = "UPDATE administrator SET failures = failures WHERE firm = $1 \
                  RETURNING salt, stretched, failures, shut_until_ms";
    let Some(mut row) = sql.first(update, values![firm])? else { return Ok(Knock::Nobody) };
    let (salt, stretched) = (row.take()?, row.take()?);
    let (failures, shut_until_ms): (u64, u64) = (row.take()?, row.take()?);
    if shut_until_ms > now_ms {
        return Ok(Knock::Wait(shut_until_ms - now_ms));
    }
    let set = "UPDATE administrator SET failures = $2, shut_until_ms = $3 WHERE firm = $1";
    sql.execute(set, values![firm, failures + 1, now_ms + wait_ms(failures + 1)])?;
    Ok(Knock::Prove { salt, stretched })
}

/// The password was right.
///
/// # Errors
/// When the database cannot be written.
pub fn open(sql: &mut dyn Sql, firm: Id) -> Result<()> {
    sql.execute("UPDATE administrator SET failures = 0, shut_until_ms = 0 WHERE firm = $1", values![firm]).map(drop)
}

/// Sets the password of the administrator of a firm.
///
/// # Errors
/// When the database cannot be written.
pub fn set(sql: &mut dyn Sql, firm: Id, salt: [u8; 16], stretched: [u8; 32]) -> Result<()> {
    let insert = "INSERT INTO administrator (firm, salt, stretched, failures, shut_until_ms) VALUES ($1, $2, $3, 0, 0) \
                  ON CONFLICT (firm) DO UPDATE SET salt = excluded.salt, stretched = excluded.stretched, failures = 0, shut_until_ms = 0";
    sql.execute(insert, values![firm, salt, stretched]).map(drop)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_wrong_password_waits_longer_up_to_a_quarter_of_an_hour() {
        let waits: Vec<u64> = (0..8).map(super::wait_ms).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000]);
        assert_eq!(super::wait_ms(u64::MAX), super::LONGEST_WAIT_MS);
    }
}
