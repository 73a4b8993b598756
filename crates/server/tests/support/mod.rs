//! A firm with PCs that are nothing but their commits and what they applied.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod client;
pub mod cluster;
pub mod desk;
pub mod process;
pub mod secret;
pub mod site;
pub mod teams;

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::company::User;
use kontor_core::entity::{BranchId, EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::language::Language;
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::RoleKey;
use kontor_record::{Record, number_of};
use kontor_server::db::{Database, open};
use kontor_server::hub::reach::Holds;
use kontor_server::hub::{Who, enrol, firm, pull, push, snapshot};
use kontor_sync::chain::{self, Hash};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, CellAt, Commit, Op};
use kontor_sync::enrol::{Side, proof};
use kontor_sync::part::{Part, Reach};
use kontor_sync::seal::Entropy;
use kontor_sync::sign::{DeviceSecret, push_message};
use kontor_sync::wire::{
    Change, Chunk, EnrolAnswer, EnrolFinish, Frame, Issue, IssueKind, Outcome, Pull, Push, PushedCommit, SnapshotAsk,
    Stop, unpack,
};

pub const NOW: u64 = 1_800_000_000_000;
const FINGERPRINT: Hash = [7; 32];

/// A firm in a database.
pub struct Firm<'d> {
    pub db: &'d (dyn Database + 'd),
    pub id: Id,
}

impl<'d> Firm<'d> {
    pub fn new(db: &'d dyn Database, name: &str) -> Self {
        let id = Id::named(name);
        db.change(|sql| firm::create(sql, id, name, &[1; 32], [2; 16], NOW)).unwrap();
        Self { db, id }
    }
    pub fn pc(&self, name: &str, branch: Option<&str>, reach: Reach) -> Pc<'d> {
        self.open_place(branch, Holds::Fixed(reach));
        self.join(name)
    }
    /// Opens a place, which the next PC takes that joins.
    pub fn open_place(&self, branch: Option<&str>, holds: Holds) {
        let place = enrol::Place {
            place: "K7".to_owned(),
            firm: self.id,
            salt: [3; 16],
            stretched: [4; 32],
            branch: branch.map(Id::named),
            founder: true,
            holds,
        };
        assert!(self.db.change(|sql| enrol::open(sql, &place, NOW)).unwrap());
    }
    pub fn join(&self, name: &str) -> Pc<'d> {
        let device = Id::named(&format!("{}/{name}", self.id));
        let secret = DeviceSecret::new(&chain::of_file(name.as_bytes()));
        let public = secret.public();
        let proof = proof(Side::Device, &[4; 32], device, &public, &FINGERPRINT);
        let company = Some(Id::named("company"));
        let asked =
            EnrolFinish { place: "K7".to_owned(), device, public, proof, name: name.to_owned(), code: None, company };
        let enrolled = self.db.change(|sql| enrol::finish(sql, &asked, &FINGERPRINT, NOW)).unwrap().unwrap();
        let EnrolAnswer::Joined(enrolled) = enrolled else { panic!("not joined") };
        Pc {
            db: self.db,
            who: Who { firm: self.id, device },
            code: enrolled.code,
            secret,
            incarnation: 1,
            head: chain::START,
            commits: Vec::new(),
            acknowledged: 0,
            clock_ms: NOW,
            copy: Replica::default(),
        }
    }
}

/// What a PC has applied.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replica {
    pub cursor: u64,
    pub epoch: u64,
    pub floors: Vec<(Part, u64)>,
    pub rows: BTreeMap<(u16, Id), BTreeMap<u16, Cell>>,
    pub removed: BTreeSet<(u16, Id)>,
    pub issues: BTreeMap<u64, Issue>,
    pub dropped: Vec<Part>,
    pub added: Vec<Part>,
    pub seqs: Vec<u64>,
}

impl Replica {
    pub fn cell(&self, kind: EntityKind, id: Id, column: &str) -> Option<&Cell> {
        self.rows.get(&(kind.wire(), id))?.get(&number_of(kind, column)?)
    }
    fn apply(&mut self, op: &Op) {
        let key = (op.table(), op.id());
        match op {
            Op::Delete { .. } => drop(self.removed.insert(key)),
            Op::Undelete { .. } => drop(self.removed.remove(&key)),
            Op::Put { cells, .. } | Op::Fact { cells, .. } => {
                let filled = cells.iter().filter(|(_, cell)| !matches!(cell, Cell::Null | Cell::Erased)).cloned();
                self.rows.insert(key, filled.collect());
            }
            Op::Patch { cells, .. } | Op::Erase { cells, .. } => {
                let row = self.rows.get_mut(&key).expect("a change of a row that is not there");
                for (column, cell) in cells {
                    match cell {
                        Cell::Null | Cell::Erased => drop(row.remove(column)),
                        cell => drop(row.insert(*column, cell.clone())),
                    }
                }
            }
        }
    }
    fn take(&mut self, frame: Frame) {
        match frame {
            Frame::PartDrop { part } => self.dropped.push(part),
            Frame::PartAdd { part, as_of } => {
                self.added.push(part);
                self.floors.push((part, as_of));
            }
            Frame::Commit(told) => {
                self.seqs.push(told.seq);
                for change in told.changes {
                    match change {
                        Change::Row(op) => self.apply(&Op::decode(&op).unwrap()),
                        Change::Out { table, id, .. } => drop(self.rows.remove(&(table, id))),
                        Change::Opened(issue) => drop(self.issues.insert(issue.number, *issue)),
                        Change::Closed { issue } => drop(self.issues.remove(&issue)),
                    }
                }
            }
        }
    }
}

/// A PC.
pub struct Pc<'d> {
    pub db: &'d (dyn Database + 'd),
    pub who: Who,
    pub code: String,
    pub secret: DeviceSecret,
    pub incarnation: u16,
    pub head: Hash,
    pub commits: Vec<PushedCommit>,
    pub acknowledged: usize,
    pub clock_ms: u64,
    pub copy: Replica,
}

impl Pc<'_> {
    /// Writes a commit of its own, as the store does.
    pub fn write(&mut self, ops: Vec<Op>) {
        self.write_as(Id::named("user"), ops);
    }
    pub fn write_as(&mut self, user: Id, ops: Vec<Op>) {
        let commit = Commit {
            device: self.who.device,
            incarnation: self.incarnation,
            dseq: self.commits.len() as u64 + 1,
            hlc: Hlc(self.clock_ms << 16),
            user,
            schema: 1,
            seen: self.copy.cursor,
            command: "test".to_owned(),
            ops,
        };
        self.clock_ms += 1;
        let names = number_of(EntityKind::Party, "name");
        let personal = |table: u16, column: u16| table == EntityKind::Party.wire() && Some(column) == names;
        let sealed = commit.seal(personal, &Entropy::new([9; 32]));
        self.head = chain::next(&self.head, &sealed.bytes);
        self.commits.push(PushedCommit { bytes: sealed.bytes, values: sealed.values, original: None });
    }
    /// A push of its commits behind the first `from`.
    pub fn push_from(&self, from: usize) -> Push {
        self.push_between(from, self.commits.len())
    }
    /// A push of its commits behind the first `from` up to `to`.
    pub fn push_between(&self, from: usize, to: usize) -> Push {
        let head = |at: usize| {
            let commits = self.commits[..at].iter();
            commits.fold(chain::START, |hash, commit| chain::next(&hash, &commit.bytes))
        };
        let (hash, commits) = (head(from), self.commits[from..to].to_vec());
        let message = push_message(self.who.firm, self.who.device, self.incarnation, (to as u64, &head(to)), None);
        let signature = self.secret.sign(&message);
        Push {
            incarnation: self.incarnation,
            first_dseq: from as u64 + 1,
            prev_hash: hash,
            commits,
            signature,
            feed: Some([2; 16]),
        }
    }
    pub fn send(&self, request: &Push) -> Result<Vec<Outcome>, Stop> {
        let reply = self.db.change(|sql| push::push(sql, self.who, request, NOW)).unwrap();
        reply.body.map(|pushed| pushed.outcomes)
    }
    /// Pushes what waits.
    pub fn push(&mut self) -> Vec<Outcome> {
        let outcomes = self.send(&self.push_from(self.acknowledged)).unwrap();
        self.acknowledged = self.commits.len();
        outcomes
    }
    /// Pulls until there is no more.
    pub fn pull(&mut self) {
        loop {
            let Replica { cursor, epoch, floors, .. } = self.copy.clone();
            let asked = Pull { feed: None, cursor, epoch, floors, incarnation: 0 };
            let reply = self.db.look(|sql| pull::pull(sql, self.who, &asked, NOW)).unwrap();
            let page = reply.body.unwrap();
            page.frames.into_iter().for_each(|frame| self.copy.take(frame));
            (self.copy.cursor, self.copy.epoch) = (page.cursor, page.epoch);
            if !page.more {
                return;
            }
        }
    }
    /// Begins anew from a snapshot; answers the parts that it had.
    pub fn load(&mut self, parts: Vec<Part>) -> BTreeSet<Part> {
        let asked = SnapshotAsk { parts, at_least: 0 };
        let manifest = self.db.change(|sql| snapshot::manifest(sql, self.who, &asked, NOW)).unwrap().body.unwrap();
        self.copy = Replica { cursor: manifest.as_of, epoch: manifest.epoch, ..Replica::default() };
        let mut loaded = BTreeSet::new();
        for chunk in manifest.chunks {
            let bytes = self.db.look(|sql| snapshot::chunk(sql, self.who, &chunk.hash)).unwrap().unwrap();
            assert_eq!((chain::of_file(&bytes), bytes.len() as u64), (chunk.hash, chunk.bytes));
            let chunk: Chunk = unpack(&bytes).unwrap();
            loaded.insert(chunk.part);
            for row in chunk.rows {
                let op = Op::decode(&row.op).unwrap();
                self.copy.apply(&op);
                if row.removed {
                    self.copy.removed.insert((op.table(), op.id()));
                }
            }
        }
        loaded
    }
}

/// The first commit of a PC.
pub fn commit(device: Id, dseq: u64, ops: Vec<Op>) -> Commit {
    let (hlc, user, command) = (Hlc(dseq << 16), Id::named("user"), "test".to_owned());
    Commit { device, incarnation: 1, dseq, hlc, user, schema: 1, seen: 0, command, ops }
}
/// The first push of a PC.
pub fn signed_push(firm: Id, device: Id, secret: &DeviceSecret, commits: Vec<Vec<u8>>) -> Push {
    let hash = commits.iter().fold(chain::START, |hash, bytes| chain::next(&hash, bytes));
    let signature = secret.sign(&push_message(firm, device, 1, (commits.len() as u64, &hash), None));
    let commits = commits.into_iter().map(|bytes| PushedCommit { bytes, values: None, original: None }).collect();
    Push { incarnation: 1, first_dseq: 1, prev_hash: chain::START, commits, signature, feed: None }
}

pub fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}
pub fn bytes(id: Id) -> Cell {
    Cell::Bytes(id.0.as_bytes().to_vec())
}
/// Cells by the names of columns.
pub fn cells(kind: EntityKind, named: &[(&str, Cell)]) -> Vec<CellAt> {
    named.iter().map(|(name, cell)| (number_of(kind, name).unwrap(), cell.clone())).collect()
}
pub fn put(kind: EntityKind, id: Id, named: &[(&str, Cell)]) -> Op {
    Op::Put { table: kind.wire(), id, cells: cells(kind, named) }
}
pub fn patch(kind: EntityKind, id: Id, named: &[(&str, Cell)]) -> Op {
    Op::Patch { table: kind.wire(), id, cells: cells(kind, named) }
}
/// A record as the op that adds it.
pub fn fact<R: Record>(record: &R) -> Op {
    let numbers = R::COLUMNS.iter().map(|(_, number)| *number);
    let filled = numbers.zip(record.cells()).filter(|(_, cell)| *cell != Cell::Null);
    Op::Fact { table: R::KIND.wire(), id: record.id(), cells: filled.collect() }
}
/// A record as the op that adds it where it may change later.
pub fn put_record<R: Record>(record: &R) -> Op {
    let numbers = R::COLUMNS.iter().map(|(_, number)| *number);
    let cells = numbers.zip(record.cells()).filter(|(_, cell)| *cell != Cell::Null).collect();
    Op::Put { table: R::KIND.wire(), id: record.id(), cells }
}
/// Somebody who works for the firm.
pub fn person(name: &str, role: ReadyRole, branch: Option<&str>) -> Op {
    put_record(&User {
        id: UserId(Id::named(name)),
        name: name.to_owned(),
        role: RoleKey::Ready(role),
        language: Some(Language::En),
        employee: None,
        active: true,
        team: None,
        branch: branch.map(|name| BranchId(Id::named(name))),
    })
}
/// Where one branch sees no confidential figures.
pub fn shop(branch: &str) -> Reach {
    Reach { branches: Some([Id::named(branch)].into()), ..Reach::default() }
}

/// A story of two PCs that may hold everything.
pub fn with_two_pcs(story: impl FnOnce(&mut Pc<'_>, &mut Pc<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let db: Box<dyn Database> = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let (mut one, mut two) = (firm.pc("one", None, Reach::everything()), firm.pc("two", None, Reach::everything()));
    story(&mut one, &mut two);
}

/// The sorts of issues that wait, as a PC sees them.
pub fn waits(pc: &mut Pc<'_>) -> Vec<IssueKind> {
    pc.pull();
    pc.copy.issues.values().map(|issue| issue.kind).collect()
}
