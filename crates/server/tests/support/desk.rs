//! A PC at which people work: what they write stands in its rows at once, and until head office has answered it nothing that
//! comes from others is written over it. What went out of reach leaves when nothing waits, unless it came back meanwhile.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use kontor_core::id::Id;
use kontor_server::hub::{pull, snapshot};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::Part;
use kontor_sync::wire::{Change, Chunk, Frame, Pull, SnapshotAsk, Told, unpack};

use super::{NOW, Pc};

type Key = (u16, Id);
/// Whether a row is removed, among its columns.
const REMOVAL: u16 = 0;

pub struct Desk<'d> {
    pub pc: Pc<'d>,
    pub rows: BTreeMap<Key, BTreeMap<u16, Cell>>,
    pub removed: BTreeSet<Key>,
    /// The rows that it made.
    pub made: BTreeSet<Key>,
    /// What head office has not answered: the place in the chain, and the changes.
    waits: VecDeque<(u64, Vec<Op>)>,
    cursor: u64,
    epoch: u64,
    floors: Vec<(Part, u64)>,
    /// Rows that are to leave.
    leaving: BTreeSet<Key>,
    /// Rows that were loaded, and as of which place of the feed.
    loaded: BTreeMap<Key, u64>,
    /// The places of its own commits in the order in which they were told.
    pub own: Vec<u64>,
    pub told: Vec<Told>,
}

impl<'d> Desk<'d> {
    pub fn new(mut pc: Pc<'d>) -> Self {
        // A past that has room for clocks that differ.
        pc.clock_ms = NOW - 1_000_000;
        let (rows, waits) = (BTreeMap::new(), VecDeque::new());
        let (removed, made) = (BTreeSet::new(), BTreeSet::new());
        Self {
            pc,
            rows,
            removed,
            made,
            waits,
            cursor: 0,
            epoch: 0,
            floors: Vec::new(),
            leaving: BTreeSet::new(),
            loaded: BTreeMap::new(),
            own: Vec::new(),
            told: Vec::new(),
        }
    }
    pub fn here(&self, key: Key) -> bool {
        self.rows.contains_key(&key) && !self.removed.contains(&key)
    }
    pub fn write_as(&mut self, user: Id, ops: Vec<Op>) {
        self.pc.copy.cursor = self.cursor;
        ops.iter().for_each(|op| self.apply(op));
        let made = ops.iter().filter(|op| matches!(op, Op::Put { .. }));
        self.made.extend(made.map(|op| (op.table(), op.id())));
        self.pc.write_as(user, ops.clone());
        self.waits.push_back((self.pc.commits.len() as u64, ops));
    }
    /// Pushes at most so many of what waits.
    pub fn push(&mut self, most: usize) {
        let (from, all) = (self.pc.acknowledged, self.pc.commits.len());
        let to = all.min(from + most);
        if from == to {
            return;
        }
        let push = self.pc.push_between(from, to);
        self.pc.send(&push).unwrap();
        self.pc.acknowledged = to;
    }
    /// Takes a page in; answers whether there is more.
    pub fn pull_page(&mut self) -> bool {
        let Self { cursor, epoch, .. } = *self;
        let asked = Pull { feed: None, cursor, epoch, floors: self.floors.clone(), incarnation: 1 };
        let reply = self.pc.db.look(|sql| pull::pull(sql, self.pc.who, &asked, NOW)).unwrap();
        let page = reply.body.unwrap();
        let mut added = None;
        for frame in page.frames {
            match frame {
                Frame::Commit(told) => self.arrive(told),
                Frame::PartAdd { part, as_of } => added.get_or_insert((Vec::new(), as_of)).0.push(part),
                // What is out of reach is named whenever the reach changes; here it only grows.
                Frame::PartDrop { part } => assert!(self.floors.iter().all(|(held, _)| *held != part), "{part:?}"),
            }
        }
        (self.cursor, self.epoch) = (page.cursor, page.epoch);
        if let Some((parts, as_of)) = added {
            self.load(parts, as_of);
        }
        page.more
    }
    pub fn pull(&mut self) {
        while self.pull_page() {}
    }

    fn arrive(&mut self, told: Told) {
        if told.device == self.pc.who.device {
            let next = self.waits.pop_front().map(|(dseq, _)| dseq);
            assert_eq!(next, Some(told.dseq), "each of its own commits is told, once and in order");
            self.own.push(told.dseq);
        }
        let as_of = |loaded: &BTreeMap<Key, u64>, key| loaded.get(&key).copied().unwrap_or(0);
        for change in &told.changes {
            match change {
                Change::Row(op) => self.take(&Op::decode(op).unwrap(), 0),
                Change::Out { table, id, .. } if told.seq <= as_of(&self.loaded, (*table, *id)) => {}
                Change::Out { table, id, .. } => {
                    self.leaving.insert((*table, *id));
                }
                Change::Opened(_) | Change::Closed { .. } => {}
            }
        }
        self.told.push(told);
        if self.waits.is_empty() {
            for key in std::mem::take(&mut self.leaving) {
                self.rows.remove(&key);
                self.removed.remove(&key);
            }
        }
    }

    /// Applies a change but for the columns that its own commits behind a place of the chain changed.
    fn take(&mut self, op: &Op, behind: u64) {
        let key = (op.table(), op.id());
        self.leaving.remove(&key);
        if !self.rows.contains_key(&key) {
            assert!(matches!(op, Op::Put { .. } | Op::Fact { .. }), "a change of a row that is not here: {op:?}");
            self.apply(op);
            return;
        }
        let waits = |column: u16| {
            let later = self.waits.iter().filter(|(dseq, _)| *dseq > behind).flat_map(|(_, ops)| ops);
            later.filter(|own| (own.table(), own.id()) == key).any(|own| match own {
                Op::Delete { .. } | Op::Undelete { .. } => column == REMOVAL,
                own => own.cells().iter().any(|(at, _)| *at == column),
            })
        };
        match op {
            Op::Delete { .. } | Op::Undelete { .. } if waits(REMOVAL) => {}
            Op::Put { table, id, cells } | Op::Patch { table, id, cells } => {
                let row = &self.rows[&key];
                let whole = matches!(op, Op::Put { .. });
                let named = |column: &u16| cells.iter().any(|(at, _)| at == column);
                let emptied = row.keys().filter(|column| whole && !named(column)).map(|column| (*column, Cell::Null));
                let cells: Vec<_> = cells.iter().cloned().chain(emptied).collect();
                let cells = cells.iter().filter(|(column, _)| !waits(*column)).cloned().collect();
                self.apply(&Op::Patch { table: *table, id: *id, cells });
            }
            op => self.apply(op),
        }
    }

    fn apply(&mut self, op: &Op) {
        let key = (op.table(), op.id());
        match op {
            Op::Delete { .. } => drop(self.removed.insert(key)),
            Op::Undelete { .. } => drop(self.removed.remove(&key)),
            Op::Put { cells, .. } | Op::Patch { cells, .. } | Op::Fact { cells, .. } | Op::Erase { cells, .. } => {
                let row = self.rows.entry(key).or_default();
                for (column, cell) in cells {
                    match cell {
                        Cell::Null | Cell::Erased => drop(row.remove(column)),
                        cell => drop(row.insert(*column, cell.clone())),
                    }
                }
            }
        }
    }

    /// Loads parts that came within reach.
    fn load(&mut self, parts: Vec<Part>, at_least: u64) {
        let asked = SnapshotAsk { parts: parts.clone(), at_least };
        let reply = self.pc.db.change(|sql| snapshot::manifest(sql, self.pc.who, &asked, NOW)).unwrap();
        let manifest = reply.body.unwrap();
        let behind = manifest.own.iter().map(|(_, dseq)| *dseq).max().unwrap_or(0);
        for chunk in manifest.chunks {
            let bytes = self.pc.db.look(|sql| snapshot::chunk(sql, self.pc.who, &chunk.hash)).unwrap().unwrap();
            for row in unpack::<Chunk>(&bytes).unwrap().rows {
                let op = Op::decode(&row.op).unwrap();
                let (table, id) = (op.table(), op.id());
                self.loaded.insert((table, id), manifest.as_of);
                self.take(&op, behind);
                self.take(&if row.removed { Op::Delete { table, id } } else { Op::Undelete { table, id } }, behind);
            }
        }
        self.floors.extend(parts.into_iter().map(|part| (part, manifest.as_of)));
    }
}
