//! Head office: the real hub on a real database, asked with packed bytes; and what a witness who sits beside it has seen.

mod broken;
mod home;
mod witness;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kontor_core::id::Id;
use kontor_server::db::{Database, DbError, Sql};
use kontor_server::hub::{Who, device, firm, pull, push, series, snapshot};
use kontor_sync::part::Reach;
use kontor_sync::wire::{Pull, Push, SeriesAsk, SnapshotAsk, Status, pack, unpack};
use minicbor::{Decode, Encode};

pub use home::{Home, Server, transfer};
pub use witness::{Accepted, Pushes, Witness, may_hold};

use crate::bug::Bug;
use crate::trace::Trace;

/// A request as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of which sort.
    pub sort: Sort,
    /// Its body.
    pub bytes: Vec<u8>,
}

/// Sorts of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Commits.
    Push,
    /// A page of the feed.
    Pull,
    /// What there is to load.
    Snapshot,
    /// A chunk of it.
    Chunk,
    /// How far a PC is.
    Status,
    /// Which numbers it may give.
    Series,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// A body.
    Bytes(Vec<u8>),
    /// There is no such thing.
    NotThere,
    /// The request is no message.
    NoMessage,
    /// It was not done; the server ended, or could not.
    Failed,
}

/// Whether head office ends while it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It goes on.
    Never,
    /// Before its commit.
    Before,
    /// Behind its commit.
    After,
}

/// Head office of one firm.
pub struct Office {
    home: Home,
    folder: PathBuf,
    db: Option<Box<dyn Database>>,
    /// The firm.
    pub firm: Id,
    /// What is broken on purpose.
    pub bug: Option<Bug>,
    /// What was seen so far.
    pub witness: Witness,
    backup: Option<(Home, Witness)>,
    backups: u64,
    restores: u64,
}

impl Office {
    /// Opens the database of a firm; files that belong to it lie in the folder.
    #[must_use]
    pub fn open(home: Home, folder: &Path, firm: Id) -> Self {
        let db = home.open();
        let mut office = Self {
            home,
            folder: folder.to_owned(),
            db: Some(db),
            firm,
            bug: None,
            witness: Witness::default(),
            backup: None,
            backups: 0,
            restores: 0,
        };
        office.witness = office.look(|sql| Witness::of(sql, firm));
        office
    }
    /// Looks at the database.
    pub fn look<T>(&self, work: impl FnMut(&mut dyn Sql) -> kontor_server::db::Result<T>) -> T {
        self.db.as_ref().unwrap().look(work).unwrap()
    }
    /// Changes the database.
    pub fn change<T>(&self, work: impl FnMut(&mut dyn Sql) -> kontor_server::db::Result<T>) -> T {
        self.db.as_ref().unwrap().change(work).unwrap()
    }
    /// It ends and begins again.
    pub fn restart(&mut self) {
        self.db = None;
        self.db = Some(self.home.open());
    }
    /// Writes a copy of the database.
    pub fn copy_to(&self, file: &Path) {
        self.db.as_ref().unwrap().copy_to(file).unwrap();
    }
    /// A backup is taken.
    pub fn back_up(&mut self) {
        self.backups += 1;
        let file = self.folder.join(format!("backup-{}.db", self.backups));
        self.db = None;
        self.backup = Some((self.home.copy(&file), self.witness.clone()));
        self.db = Some(self.home.open());
    }
    /// The last backup takes the place of the database. Answers whether there was one.
    pub fn set_back(&mut self) -> bool {
        let Some((copy, witness)) = &self.backup else { return false };
        let witness = witness.clone();
        self.db = None;
        self.home.put_back(copy);
        self.db = Some(self.home.open());
        self.restores += 1;
        if self.bug != Some(Bug::SetBackUnnoticed) {
            let (firm, mut feed) = (self.firm, [0xf0; 16]);
            feed[..8].copy_from_slice(&self.restores.to_le_bytes());
            self.change(|sql| firm::renew_feed(sql, firm, feed));
        }
        // The reach of the PCs is what it was, and so is all that was accepted.
        self.witness = witness;
        true
    }
    /// Whether it was ever set back.
    #[must_use]
    pub const fn was_set_back(&self) -> bool {
        self.restores > 0
    }
    /// Nobody has the backup any more.
    pub fn forget_backup(&mut self) {
        self.backup = None;
    }
    /// Whether a backup was taken.
    #[must_use]
    pub const fn has_backup(&self) -> bool {
        self.backup.is_some()
    }
    /// Takes a PC out of the firm.
    pub fn revoke(&self, device: Id) {
        let who = Who { firm: self.firm, device };
        self.change(|sql| device::revoke(sql, who));
    }
    /// Whether a PC may come in.
    #[must_use]
    pub fn knows(&self, who: Who) -> bool {
        self.look(|sql| device::find(sql, who)).is_some()
    }
    /// What a PC may hold.
    #[must_use]
    pub fn reach(&self, who: Who) -> Reach {
        self.look(|sql| device::find(sql, who)).unwrap().reach
    }
    /// How far a PC is that has heard everything: the last place of the feed, the epoch of what it may hold.
    #[must_use]
    pub fn told(&self, who: Who) -> (u64, u64) {
        (self.head(), self.look(|sql| device::find(sql, who)).map_or(0, |device| device.epoch))
    }
    /// The last place of the feed.
    #[must_use]
    pub fn head(&self) -> u64 {
        let firm = self.firm;
        self.look(|sql| firm::head(sql, firm)).head
    }

    /// Answers a request.
    pub fn answer(&mut self, who: Who, asked: &Asked, ends: Ends, now_ms: u64, trace: &mut Trace) -> Came {
        let came = match asked.sort {
            Sort::Push => self.push(who, &asked.bytes, ends, now_ms, trace),
            Sort::Pull => self.pull(who, &asked.bytes, now_ms, trace),
            Sort::Snapshot => {
                self.ask(&asked.bytes, ends, |sql, asked: &SnapshotAsk| snapshot::manifest(sql, who, asked, now_ms))
            }
            Sort::Status => self.ask(&asked.bytes, ends, |sql, asked: &Status| device::status(sql, who, asked, now_ms)),
            Sort::Series => self.ask(&asked.bytes, ends, |sql, _: &SeriesAsk| series::lease(sql, who, now_ms)),
            Sort::Chunk => self.chunk(who, &asked.bytes, trace),
        };
        if ends != Ends::Never {
            self.restart();
        }
        came
    }

    fn ask<Q, A>(
        &self,
        bytes: &[u8],
        ends: Ends,
        mut work: impl FnMut(&mut dyn Sql, &Q) -> kontor_server::db::Result<A>,
    ) -> Came
    where
        Q: for<'b> Decode<'b, ()>,
        A: Encode<()>,
    {
        let Ok(asked) = unpack::<Q>(bytes) else { return Came::NoMessage };
        match self.transaction(ends, |sql| work(sql, &asked)) {
            Some(reply) => Came::Bytes(pack(&reply)),
            None => Came::Failed,
        }
    }

    /// A transaction, unless the server ends before its commit.
    fn transaction<T>(
        &self,
        ends: Ends,
        mut work: impl FnMut(&mut dyn Sql) -> kontor_server::db::Result<T>,
    ) -> Option<T> {
        let done = self.db.as_ref().unwrap().change(|sql| {
            let answer = work(sql)?;
            if ends == Ends::Before { Err(DbError::Busy) } else { Ok(answer) }
        });
        match done {
            Ok(answer) => Some(answer),
            Err(DbError::Busy) => None,
            Err(error) => panic!("head office: {error}"),
        }
    }

    fn push(&mut self, who: Who, bytes: &[u8], ends: Ends, now_ms: u64, trace: &mut Trace) -> Came {
        let Ok(asked) = unpack::<Push>(bytes) else { return Came::NoMessage };
        let bug = self.bug;
        let received = if bug == Some(Bug::ClockTrusted) { now_ms + TEN_YEARS_MS } else { now_ms };
        let reply = self.transaction(ends, |sql| {
            if bug == Some(Bug::DedupeOff) {
                broken::forget_that_it_was_here(sql, who, &asked)?;
            }
            let mut reply = push::push(sql, who, &asked, received)?;
            if bug == Some(Bug::ForkUnnoticed) {
                broken::answer_as_if_it_were_the_first(sql, who, &asked, &mut reply)?;
            }
            if bug == Some(Bug::WrongTakenForRight) {
                broken::take_what_is_wrong(&asked, &mut reply);
            }
            if bug == Some(Bug::IssueForgotten) {
                broken::forget_issues(sql, who)?;
            }
            Ok(reply)
        });
        let Some(reply) = reply else { return Came::Failed };
        let firm = self.firm;
        let new = self.db.as_ref().unwrap().look(|sql| Witness::behind(sql, firm, self.witness.head)).unwrap();
        self.witness.saw_push((who, bytes), &reply, new, now_ms, trace);
        Came::Bytes(pack(&reply))
    }

    fn pull(&mut self, who: Who, bytes: &[u8], now_ms: u64, trace: &mut Trace) -> Came {
        let Ok(asked) = unpack::<Pull>(bytes) else { return Came::NoMessage };
        let bug = self.bug;
        if bug == Some(Bug::FloorForgotten) {
            self.change(|sql| broken::forget_floor(sql, who));
        }
        let reply = self.look(|sql| {
            let mut reply = pull::pull(sql, who, &asked, now_ms)?;
            match bug {
                Some(Bug::FilterOff) => broken::tell_everything(sql, who, &asked, &mut reply)?,
                Some(Bug::PageTorn) => broken::tear(&mut reply),
                _ => {}
            }
            Ok(reply)
        });
        if let Ok(page) = &reply.body {
            let reach = self.reach(who);
            let expected = self.look(|sql| witness::told(sql, who, &reach, &asked, page.cursor));
            witness::judge_page(who, page, &expected, trace);
            witness::judge_canaries(&reach, &minicbor::to_vec(page).unwrap(), trace);
        }
        Came::Bytes(pack(&reply))
    }

    fn chunk(&self, who: Who, bytes: &[u8], trace: &mut Trace) -> Came {
        let Ok(hash) = <[u8; 32]>::try_from(bytes) else { return Came::NotThere };
        match self.look(|sql| snapshot::chunk(sql, who, &hash)) {
            Some(bytes) => {
                let plain: kontor_sync::wire::Chunk = unpack(&bytes).unwrap();
                witness::judge_canaries(&self.reach(who), &minicbor::to_vec(&plain).unwrap(), trace);
                Came::Bytes(bytes)
            }
            None => Came::NotThere,
        }
    }

    /// Sends everything again that ever arrived, in its order: the outcomes are those that were told, and nothing else happens.
    pub fn send_all_again(&self, now_ms: u64) -> Vec<String> {
        let before = self.state();
        let mut odd = Vec::new();
        for (who, bytes, outcomes) in &self.witness.pushes {
            let Ok(asked) = unpack::<Push>(bytes) else { continue };
            let reply = self.change(|sql| push::push(sql, *who, &asked, now_ms));
            let revoked = matches!(reply.body, Err(kontor_sync::wire::Stop::Revoked));
            if !revoked && reply.body.as_ref().ok().map(|pushed| &pushed.outcomes) != Some(outcomes) {
                odd.push(format!("{:?} from {}: {:?}, was {outcomes:?}", asked.first_dseq, who.device, reply.body));
            }
        }
        if self.state() != before {
            odd.push("rows or head changed".to_owned());
        }
        odd
    }
    /// Hash of all that the feed says, and of what is told beside it: the same on every database.
    #[must_use]
    pub fn feed(&self) -> [u8; 32] {
        let db = self.db.as_deref().unwrap();
        let tables = [("feed_commit ORDER BY firm, seq", 15), ("feed_op ORDER BY firm, part, seq, opno", 8)];
        let beside = [("feed_answer ORDER BY firm, device, seq, opno", 8), ("issue ORDER BY firm, number", 10)];
        let told: Vec<_> =
            tables.into_iter().chain(beside).map(|(table, columns)| home::rows(db, table, columns)).collect();
        kontor_sync::chain::of_file(format!("{told:?}").as_bytes())
    }
    /// The end of the feed, and all rows.
    #[must_use]
    pub fn state(&self) -> (u64, [u8; 32]) {
        (self.head(), self.rows_hash())
    }
    /// The hashes of commits that were put aside.
    #[must_use]
    pub fn in_quarantine(&self) -> std::collections::BTreeSet<[u8; 32]> {
        let select = "SELECT hash FROM quarantine WHERE firm = $1";
        let firm = self.firm;
        self.look(|sql| {
            sql.query(select, kontor_server::values![firm])?.into_iter().map(|mut row| row.take()).collect()
        })
    }
    fn rows_hash(&self) -> [u8; 32] {
        let rows = crate::check::rows_of(self);
        kontor_sync::chain::of_file(format!("{rows:?}").as_bytes())
    }
}

/// What the clock of a PC may run ahead where it is trusted.
const TEN_YEARS_MS: u64 = 315_360_000_000;

/// What was accepted, by device, incarnation and place.
pub type Places = BTreeMap<(Id, u16, u64), Accepted>;
