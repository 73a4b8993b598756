//! Issues: opened by the merge and the rules, closed by whoever settles them.

use std::collections::BTreeMap;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::journal::IssueNote;
use kontor_core::payment::Allocation;
use kontor_sync::commit::{Cell, Op};
use kontor_sync::merge::{Clash, Mark};
use kontor_sync::part::Part;
use kontor_sync::wire::{Change, Issue, IssueKind, Writer};

use super::push::{Incoming, Work};
use super::rows::Key;
use super::rules;
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// An issue that waits for somebody.
#[derive(Debug, Clone)]
pub struct Open {
    number: u64,
    kind: IssueKind,
    seq: u64,
    table: u16,
    column: Option<u16>,
    part: Part,
    beside: Option<Id>,
}

/// The issues that a push finds and leaves.
#[derive(Default)]
pub struct Issues {
    open: BTreeMap<Id, Vec<Open>>,
    new: Vec<Vec<Value>>,
    /// Numbers of those that were closed, by the commits that did it.
    closed: BTreeMap<u64, Vec<Value>>,
}

/// What an issue is about.
pub struct About {
    pub kind: IssueKind,
    pub row: Key,
    pub column: Option<u16>,
    pub stands: Option<Cell>,
    pub other: Option<Cell>,
    pub beside: Option<Id>,
}

impl About {
    /// A row that breaks a rule: what follows from the facts, and what was found.
    pub fn broken(kind: IssueKind, of: EntityKind, row: Id, expected: String, found: String) -> Self {
        let (stands, other) = (Some(Cell::Text(expected)), Some(Cell::Text(found)));
        Self { kind, row: (of.wire(), row), column: None, stands, other, beside: None }
    }
    /// Two rows that get in each other's way.
    pub const fn pair(kind: IssueKind, row: Key, beside: Id) -> Self {
        Self { kind, row, column: None, stands: None, other: None, beside: Some(beside) }
    }
}

impl Issues {
    /// Reads the issues about rows that wait for somebody.
    pub fn load(&mut self, sql: &mut dyn Sql, firm: Id, rows: impl Iterator<Item = Id>) -> Result<()> {
        let keys: Vec<Value> = rows.map(Value::from).collect();
        let select = "SELECT bytes, part FROM issue WHERE firm = $1 AND closed_by IS NULL AND id IN";
        for mut row in sql.query_all(select, values![firm], &keys)? {
            let issue: Issue = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("issue"))?;
            let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
            self.keep(&issue, part);
        }
        Ok(())
    }
    fn keep(&mut self, issue: &Issue, part: Part) {
        let Issue { number, kind, seq, table, column, beside, .. } = *issue;
        self.open.entry(issue.row).or_default().push(Open { number, kind, seq, table, column, part, beside });
    }
    /// Writes the new ones, and which were closed.
    pub fn flush(&mut self, sql: &mut dyn Sql, firm: Id) -> Result<()> {
        let into = "issue (firm, number, kind, seq, tbl, id, col, part, bytes)";
        sql.insert_all(into, "", std::mem::take(&mut self.new))?;
        for (seq, numbers) in std::mem::take(&mut self.closed) {
            let set = "UPDATE issue SET closed_by = $2 WHERE firm = $1 AND number IN";
            sql.query_all(set, values![firm, seq], &numbers)?;
        }
        Ok(())
    }
}

impl Work<'_> {
    /// Opens an issue, unless one about the same waits already. Answers its number.
    pub(super) fn open_issue(&mut self, incoming: &Incoming, about: About) -> Result<Option<u64>> {
        let loser = Mark { seq: incoming.seq, ..incoming.author.mark };
        self.open_with(incoming, about, loser, (None, None))
    }
    /// Opens an issue about a clash.
    pub(super) fn open_clash(&mut self, incoming: &Incoming, row: Key, clash: Clash) -> Result<Option<u64>> {
        let kind = match (clash.column, clash.held) {
            (None, _) => IssueKind::RemovalAsked,
            (Some(_), true) => IssueKind::Held,
            (Some(_), false) => IssueKind::Overwritten,
        };
        let Clash { column, stands, other, loser, .. } = clash;
        let before = clash.before.map(|cell| cell.encode());
        let (device, user) = self.author_of(incoming, clash.winner.seq)?;
        let stands_by = Some(Writer { user, device, hlc: clash.winner.hlc });
        let about = About { kind, row, column, stands: Some(stands), other: Some(other), beside: None };
        self.open_with(incoming, about, loser, (before, stands_by))
    }

    fn open_with(
        &mut self,
        incoming: &Incoming,
        about: About,
        loser: Mark,
        (before, stands_by): (Option<Vec<u8>>, Option<Writer>),
    ) -> Result<Option<u64>> {
        let (table, row) = about.row;
        // Clashes each stand for a value of their own; what breaks a rule breaks it once.
        let again = about.stands.is_none() || about.column.is_none();
        let waits = self.issues.open.get(&row).is_some_and(|open| {
            open.iter().any(|one| one.kind == about.kind && one.table == table && one.beside == about.beside)
        });
        if again && waits {
            return Ok(None);
        }
        let (device, user) = self.author_of(incoming, loser.seq)?;
        self.head.issues += 1;
        let issue = Issue {
            number: self.head.issues,
            kind: about.kind,
            seq: incoming.seq,
            table,
            row,
            column: about.column,
            stands: about.stands.map(|cell| cell.encode()),
            other: about.other.map(|cell| cell.encode()),
            beside: about.beside,
            user,
            device,
            hlc: loser.hlc,
            before,
            stands_by,
        };
        let place = self.place_of_issue(about.row)?;
        let part = self.rows.get(self.sql, place)?.part;
        self.issues.keep(&issue, part);
        let bytes = minicbor::to_vec(&issue).map_err(|_| DbError::Unreadable("issue"))?;
        let kind = i64::from(number_of(issue.kind));
        let (number, seq, column) = (issue.number, issue.seq, issue.column);
        let values = values![self.who.firm, number, kind, seq, table, row, column, part.key(), bytes];
        self.issues.new.push(values.to_vec());
        self.tell(incoming.seq, part, about.row, &Change::Opened(Box::new(issue)))?;
        Ok(Some(number))
    }

    /// The row that an issue lies with. What settles a claim is told to the whole firm, but that it settles too much concerns whoever holds the claim.
    fn place_of_issue(&mut self, (table, id): Key) -> Result<Key> {
        if table != EntityKind::Allocation.wire() {
            return Ok((table, id));
        }
        let claim = self.rows.record::<Allocation>(self.sql, id)?.and_then(|allocation| allocation.instalment);
        Ok(claim.map_or((table, id), |claim| (EntityKind::Instalment.wire(), claim.0)))
    }

    fn author_of(&mut self, incoming: &Incoming, seq: u64) -> Result<(Id, Id)> {
        if seq == incoming.seq {
            return Ok((incoming.commit.device, incoming.commit.user));
        }
        if let Some(found) = self.authors.get(&seq) {
            return Ok(*found);
        }
        // Asked once for all rows that were read: where there is one clash there are more.
        let mut places = self.rows.places();
        places.insert(seq);
        let places: Vec<Value> =
            places.into_iter().filter(|seq| !self.authors.contains_key(seq)).map(Value::from).collect();
        let select = "SELECT seq, device, author FROM feed_commit WHERE firm = $1 AND seq IN";
        for mut row in self.sql.query_all(select, values![self.who.firm], &places)? {
            self.authors.insert(row.take()?, (row.take()?, row.take()?));
        }
        Ok(*self.authors.entry(seq).or_default())
    }

    /// Closes what an applied change settles: its author had seen the issue, and says what shall stand.
    pub(super) fn settle(&mut self, incoming: &Incoming, op: &Op) -> Result<()> {
        if op.table() == EntityKind::IssueNote.wire() {
            return self.settle_with_word(incoming, op);
        }
        let Some(open) = self.issues.open.get_mut(&op.id()) else { return Ok(()) };
        let whole = matches!(op, Op::Delete { .. } | Op::Undelete { .. } | Op::Erase { .. });
        let says = |one: &Open| match one.column {
            Some(column) => op.cells().iter().any(|(written, _)| *written == column),
            None => whole || matches!(op, Op::Patch { .. }),
        };
        let settled: Vec<Open> = open
            .extract_if(.., |one| one.table == op.table() && one.seq <= incoming.author.seen && (whole || says(one)))
            .collect();
        settled.iter().try_for_each(|one| self.close(incoming, (op.table(), op.id()), one))
    }

    /// Closes the issue that a note names: whoever wrote it had it before the eyes.
    fn settle_with_word(&mut self, incoming: &Incoming, op: &Op) -> Result<()> {
        let Some(note) = rules::facts::<IssueNote>(incoming).find(|note| note.id.0 == op.id()) else { return Ok(()) };
        let key = (note.kind.wire(), note.record);
        let Some(open) = self.issues.open.get_mut(&key.1) else { return Ok(()) };
        let named = |one: &Open| one.table == key.0 && one.number == u64::from(note.issue);
        let settled: Vec<Open> = open.extract_if(.., |one| named(one)).collect();
        settled.iter().try_for_each(|one| self.close(incoming, key, one))
    }

    fn close(&mut self, incoming: &Incoming, row: Key, one: &Open) -> Result<()> {
        self.issues.closed.entry(incoming.seq).or_default().push(Value::from(one.number));
        self.tell(incoming.seq, one.part, row, &Change::Closed { issue: one.number })
    }
}

/// The number of a sort, as it is encoded.
fn number_of(kind: IssueKind) -> u8 {
    minicbor::to_vec(kind).ok().and_then(|bytes| bytes.first().copied()).unwrap_or(u8::MAX)
}
