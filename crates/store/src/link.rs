//! The link with head office, as far as the company file knows it: where it is, and how far this PC has come with it.

use kontor_core::entity::BranchId;
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_sync::chain::Hash;
use kontor_sync::part::Part;
use kontor_sync::wire::FeedId;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::write::Write;

/// What this PC got when it joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Address of head office.
    pub server: String,
    /// Fingerprint of its certificate.
    pub fingerprint: Hash,
    /// The firm.
    pub firm: Id,
    /// Name of the firm.
    pub firm_name: String,
    /// The key of the firm.
    pub firm_key: [u8; 32],
    /// The code of this PC in numbers.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// Where it stands; at no branch in particular when empty.
    pub branch: Option<BranchId>,
}

/// What a PC that joined misses yet of what it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing.
    Nothing,
    /// Everything: nobody can work.
    Everything,
    /// What was posted and done. Records, settings and drafts are here.
    History,
}

/// How far this PC has come with head office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it got when it joined.
    pub joined: Joined,
    /// The feed that the cursor counts; none before the first page.
    pub feed: Option<FeedId>,
    /// The feed from which everything is to be loaded.
    pub load_feed: Option<FeedId>,
    /// The last place of the feed that was applied.
    pub cursor: u64,
    /// The epoch of what this PC may hold.
    pub epoch: u64,
    /// The last own commit that has an outcome: incarnation and place in the chain.
    pub answered: (u16, u64),
    /// The last place that a backup of head office covers.
    pub backup_mark: u64,
    /// Everything is to be loaded.
    pub load_all: bool,
    /// What the first load did not bring yet.
    pub missing: Missing,
    /// The last time that head office answered.
    pub contact_at: Option<Timestamp>,
    /// The last time that there was nothing left to send or to get.
    pub current_at: Option<Timestamp>,
    /// The own clock less the server's, in milliseconds.
    pub clock_off_ms: i64,
    /// Somebody paused it.
    pub paused: bool,
    /// Kilobytes a second that it may carry.
    pub most_kilobytes: Option<u32>,
    /// When the line is spared: `never`, while the system calls it `metered`, `always`.
    pub spare: String,
    /// Minutes between two exchanges on a line that is spared.
    pub spare_minutes: u32,
    /// This PC brought the company to head office; all others were loaded from there.
    pub founder: bool,
    /// How long it has been without head office.
    pub apart: Apart,
}

/// How long a PC has been without head office, by a clock that only counts forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// What had passed at the last look at the clock, in milliseconds.
    pub ms: i64,
    /// What the clock said then.
    pub clock_at: Timestamp,
}

impl Apart {
    /// How it stands at another look at the clock: time that went back did not pass.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Self {
        let passed = now.0.saturating_sub(self.clock_at.0).max(0);
        Self { ms: self.ms.saturating_add(passed), clock_at: now }
    }
}

fn damaged(what: &str) -> StoreError {
    StoreError::Unreadable { what: what.to_owned(), detail: "link".to_owned() }
}

fn bytes<const N: usize>(cell: Vec<u8>, what: &str) -> Result<[u8; N]> {
    cell.try_into().map_err(|_| damaged(what))
}

impl Read<'_> {
    /// The link; none when the PC works alone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn link(&self) -> Result<Option<Link>> {
        let sql = "SELECT server, fingerprint, firm, firm_name, firm_key, code, name, branch, feed, seen, epoch, answered_incarnation, \
            answered_dseq, backup_mark, load_all, contact_at_ms, current_at_ms, clock_off_ms, paused, most_kilobytes, \
            spare, spare_minutes, founder, apart_ms, clock_at_ms, load_feed, missing FROM link, sync_state";
        let found = self.rows_as_written(sql, [], |cells| {
            let joined = Joined {
                server: cells.take()?,
                fingerprint: bytes(cells.take()?, "fingerprint")?,
                firm: cells.take()?,
                firm_name: cells.take()?,
                firm_key: bytes(cells.take()?, "key of the firm")?,
                code: cells.take()?,
                name: cells.take()?,
                branch: cells.take::<Option<Id>>()?.map(BranchId),
            };
            let feed: Option<Vec<u8>> = cells.take()?;
            let (cursor, epoch): (i64, i64) = (cells.take()?, cells.take()?);
            let (incarnation, dseq): (u32, i64) = (cells.take()?, cells.take()?);
            Ok(Link {
                joined,
                feed: feed.map(|feed| bytes(feed, "feed")).transpose()?,
                cursor: cursor.cast_unsigned(),
                epoch: epoch.cast_unsigned(),
                answered: (u16::try_from(incarnation).map_err(|_| damaged("incarnation"))?, dseq.cast_unsigned()),
                backup_mark: cells.take::<i64>()?.cast_unsigned(),
                load_all: cells.take()?,
                contact_at: cells.take()?,
                current_at: cells.take()?,
                clock_off_ms: cells.take()?,
                paused: cells.take()?,
                most_kilobytes: cells.take()?,
                spare: cells.take()?,
                spare_minutes: cells.take()?,
                founder: cells.take()?,
                apart: Apart { ms: cells.take()?, clock_at: cells.take()? },
                load_feed: cells.take::<Option<Vec<u8>>>()?.map(|feed| bytes(feed, "feed")).transpose()?,
                missing: match cells.take::<i64>()? {
                    0 => Missing::Nothing,
                    1 => Missing::Everything,
                    _ => Missing::History,
                },
            })
        })?;
        Ok(found.into_iter().next())
    }
    /// Parts that were loaded from behind the cursor, and from which place.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn floors(&self) -> Result<Vec<(Part, u64)>> {
        self.rows("SELECT part, floor FROM part_floor ORDER BY part", [], |cells| {
            Ok((part_of(&cells.take::<Vec<u8>>()?)?, cells.take::<i64>()?.cast_unsigned()))
        })
    }
    /// Whether the feed comes, with a page up to there, to the last of what was loaded from behind it. Until then a part tells of what the
    /// others do not have yet: a paper is here, and the goods that left with it are not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn catches_up(&self, cursor: u64) -> Result<bool> {
        Ok(self.floors()?.into_iter().map(|(_, floor)| floor).max().is_some_and(|last| last <= cursor))
    }
}

pub(crate) fn part_of(key: &[u8]) -> Result<Part> {
    Part::from_key(key).ok_or_else(|| damaged("part"))
}

impl Write<'_> {
    /// The PC joined. One that joined before and does so again, with another key or another server, goes on from where it was.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn join(&mut self, joined: &Joined, load_all: bool) -> Result<()> {
        let sql = "INSERT INTO link (one, server, fingerprint, firm, firm_name, firm_key, code, name, branch, joined_at_ms, load_all, \
            missing, founder, clock_at_ms) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, NOT ?10, ?9) \
            ON CONFLICT (one) DO UPDATE SET server = ?1, fingerprint = ?2, firm = ?3, firm_name = ?4, firm_key = ?5, code = ?6, \
            name = ?7, branch = ?8, joined_at_ms = ?9, load_all = load_all OR ?10, apart_ms = 0, clock_at_ms = ?9";
        let Joined { server, fingerprint, firm, firm_name, firm_key, code, name, branch } = joined;
        let now = self.author().now.0;
        let (firm, branch) = (firm.to_cell(), branch.map(|branch| branch.0).to_cell());
        let values =
            params![server, fingerprint, Sql(&firm), firm_name, firm_key, code, name, Sql(&branch), now, load_all];
        self.execute(None, sql, values)?;
        self.send_files_again()
    }
    /// Head office answered.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_contact(&mut self, backup_mark: u64, clock_off_ms: Option<i64>, current: bool) -> Result<()> {
        let sql = "UPDATE link SET contact_at_ms = ?1, backup_mark = max(backup_mark, ?2), clock_off_ms = coalesce(?3, clock_off_ms), \
            current_at_ms = CASE WHEN ?4 THEN ?1 ELSE current_at_ms END, apart_ms = 0, clock_at_ms = ?1";
        let now = self.author().now.0;
        self.execute(None, sql, params![now, backup_mark.cast_signed(), clock_off_ms, current]).map(drop)
    }
    /// Remembers a look at the clock while head office is not reached.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_apart(&mut self, apart: Apart) -> Result<()> {
        let sql = "UPDATE link SET apart_ms = ?1, clock_at_ms = ?2";
        self.execute(None, sql, params![apart.ms, apart.clock_at.0]).map(drop)
    }
    /// Somebody pauses the link or limits it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_link(&mut self, paused: bool, most_kilobytes: Option<u32>) -> Result<()> {
        let sql = "UPDATE link SET paused = ?1, most_kilobytes = ?2";
        self.execute(None, sql, params![paused, most_kilobytes]).map(drop)
    }
    /// Somebody says when the line is spared (`never`, `metered`, `always`), and how many minutes lie between two exchanges then.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn spare_line(&mut self, spare: &str, minutes: u32) -> Result<()> {
        let sql = "UPDATE link SET spare = ?1, spare_minutes = ?2";
        self.execute(None, sql, params![spare, minutes]).map(drop)
    }
    /// A page was applied: the cursor stands behind it, in the same transaction.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_page(&mut self, feed: &FeedId, cursor: u64, epoch: u64) -> Result<()> {
        self.see_feed(feed)?;
        self.execute(None, "UPDATE sync_state SET seen = max(seen, ?1)", [cursor.cast_signed()])?;
        self.execute(None, "UPDATE link SET epoch = ?1", [epoch.cast_signed()])?;
        self.execute(None, "DELETE FROM part_floor WHERE floor <= ?1", [cursor.cast_signed()]).map(drop)
    }
    /// From now on the cursor counts this feed.
    fn see_feed(&mut self, feed: &FeedId) -> Result<()> {
        let sql = "UPDATE link SET feed = ?1 WHERE feed IS NULL OR feed <> ?1";
        if self.execute(None, sql, [feed.as_slice()])? == 0 {
            return Ok(());
        }
        let at = self.position()?;
        let sql = "INSERT OR REPLACE INTO feed_since (incarnation, dseq, feed) VALUES (?1, ?2, ?3)";
        self.execute(None, sql, params![at.incarnation, at.dseq.cast_signed() + 1, feed.as_slice()]).map(drop)
    }
    /// The feed is another one, or what is kept of it begins behind the cursor: everything is to be loaded from it. Own commits behind the
    /// last that head office still has count as not answered; those that it has and whose outcome was not heard are asked for again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn load_anew(&mut self, feed: &FeedId, known: (u16, u64)) -> Result<()> {
        self.forget_load()?;
        let heard = self.link()?.map_or(known, |link| link.answered);
        self.answered_up_to(known.min(heard))?;
        self.send_files_again()?;
        let sql = "UPDATE link SET load_all = 1, missing = min(missing, 1), feed = NULL, load_feed = ?1";
        self.execute(None, sql, [feed.as_slice()]).map(drop)
    }
    /// Head office spoke of this feed before anything of it was applied: what it says from now on must be of the same.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn hear_of_feed(&mut self, feed: &FeedId) -> Result<()> {
        let sql = "UPDATE link SET load_feed = ?1 WHERE feed IS NULL AND load_feed IS NULL";
        self.execute(None, sql, [feed.as_slice()]).map(drop)
    }
    /// A part came within reach.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn part_came(&mut self, part: &Part, at_least: u64) -> Result<()> {
        let sql = "INSERT INTO part_due (part, at_least) VALUES (?1, ?2) ON CONFLICT (part) DO UPDATE SET at_least = max(at_least, ?2)";
        self.execute(None, sql, params![part.key(), at_least.cast_signed()]).map(drop)
    }
    /// A part is no longer within reach: nothing of it is to be loaded.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn part_went(&mut self, part: &Part) -> Result<()> {
        for sql in ["DELETE FROM part_due WHERE part = ?1", "DELETE FROM part_floor WHERE part = ?1"] {
            self.execute(None, sql, [part.key()])?;
        }
        self.execute(None, "DELETE FROM chunk_due WHERE part = ?1", [part.key()]).map(drop)
    }
}
