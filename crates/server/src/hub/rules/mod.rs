//! What head office checks of what it accepts (SYNC.md 2.15). A fact that breaks a rule stands; people are told.

mod ahead;
mod arithmetic;
mod credit;
mod goods;
mod money;
mod papers;
mod words;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_record::{Record, kind_of};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::wire::IssueKind;

pub use ahead::{Ahead, look};
pub use words::Words;

use super::issues::About;
use super::push::{Incoming, Work};
use super::rights;
use super::rows::{Key, record_from, text};
use super::series::Counted;
use super::tally::Sum;
use crate::db::Result;

/// The records of a kind that a commit adds as facts.
pub(super) fn facts<R: Record>(incoming: &Incoming) -> impl Iterator<Item = R> {
    incoming.commit.ops.iter().filter_map(|op| match op {
        Op::Fact { table, id, cells } if *table == R::KIND.wire() => record_from(*id, cells),
        _ => None,
    })
}

/// Whether a rule has said the same of a document already.
fn is_told(found: &[About], kind: IssueKind, row: Key) -> bool {
    found.iter().any(|about| about.kind == kind && about.row == row)
}

/// Whether a fact can be read as the record that it is.
fn readable(op: &Op) -> bool {
    let Some(kind) = kind_of(op.table()) else { return true };
    let cell = |number: u16| op.cells().iter().find(|(column, _)| *column == number).map(|(_, cell)| cell.clone());
    let columns = kontor_record::columns_of(kind);
    let values = columns.iter().map(|(_, number)| cell(*number).unwrap_or(Cell::Null)).collect();
    kontor_record::check_row(kind, op.id(), values).is_ok()
}

/// Judges the facts of a commit that are new here. Answers the numbers of the issues that they open.
pub(super) fn judge(work: &mut Work<'_>, incoming: &Incoming, series: &mut Counted) -> Result<Vec<u64>> {
    let mut found = Vec::new();
    let new = incoming.commit.ops.iter().filter(|op| {
        kind_of(op.table()).is_some_and(|kind| kind.class() == MergeClass::Fact) && matches!(op, Op::Fact { .. })
    });
    for op in new.filter(|op| !readable(op)) {
        let (table, id) = (op.table(), op.id());
        found.push(About {
            kind: IssueKind::Unreadable,
            row: (table, id),
            column: None,
            stands: None,
            other: None,
            beside: None,
        });
    }
    rights_of_facts(work, incoming, &mut found)?;
    papers::judge(work, incoming, series, &mut found)?;
    arithmetic::judge(incoming, &mut found);
    goods::judge(work, incoming, &mut found)?;
    money::judge(work, incoming, &mut found)?;
    credit::judge(work, incoming, &mut found)?;
    let mut numbers = Vec::new();
    for about in found {
        numbers.extend(work.open_issue(incoming, about)?);
    }
    Ok(numbers)
}

/// Facts stand whoever wrote them; what was beyond the rights of their author is shown.
fn rights_of_facts(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let document = facts::<kontor_core::sales::Document>(incoming).next();
    let standing = rights::of_user(work.sql, &mut work.rows, &work.device, incoming.commit.user)?;
    if rights::cover(&standing, &work.rows, &incoming.commit, true, document.as_ref()) {
        return Ok(());
    }
    let first = incoming.commit.ops.iter().find(|op| matches!(op, Op::Fact { .. }));
    found.extend(first.map(|op| About {
        kind: IssueKind::NotAllowed,
        row: (op.table(), op.id()),
        column: None,
        stands: None,
        other: None,
        beside: None,
    }));
    Ok(())
}

/// The decision about a document that stands, if another one than `event` asks for was taken before.
pub(super) fn decided_otherwise(work: &mut Work<'_>, op: &Op) -> Result<bool> {
    let key = (op.table(), op.id());
    let kind = EntityKind::DocumentEvent;
    if key.0 != kind.wire() {
        return Ok(false);
    }
    let Some(event) = facts_of_event(op) else { return Ok(false) };
    if !event.decides() {
        return Ok(false);
    }
    let hangs = work.rows.below(work.sql, event.document)?;
    for other in hangs.into_iter().filter(|other| other.0 == key.0 && other.1 != key.1) {
        let state = work.rows.get(work.sql, other)?.state.clone();
        let says = state.as_ref().and_then(|state| text(state, kind, "kind"));
        if says.is_some_and(|says| DECISIONS.contains(&says) && says != event.kind) {
            return Ok(true);
        }
    }
    Ok(false)
}

const DECISIONS: &[&str] = &["accepted", "declined", "replaced", "closed"];

struct Event {
    document: Id,
    kind: String,
}

impl Event {
    fn decides(&self) -> bool {
        DECISIONS.contains(&self.kind.as_str())
    }
}

fn facts_of_event(op: &Op) -> Option<Event> {
    let column = |name| kontor_record::number_of(EntityKind::DocumentEvent, name);
    let cell = |number: Option<u16>| op.cells().iter().find(|(at, _)| Some(*at) == number).map(|(_, cell)| cell);
    match (cell(column("document"))?, cell(column("kind"))?) {
        (Cell::Bytes(bytes), Cell::Text(kind)) => {
            Some(Event { document: kontor_record::id_of(bytes)?, kind: kind.clone() })
        }
        _ => None,
    }
}

impl Work<'_> {
    /// Adds to a sum over facts. Answers what it comes to.
    pub(super) fn tally(&mut self, of: (Sum, Id, Id), amount: i64) -> Result<i64> {
        self.tallies.add(self.sql, self.who.firm, of, amount)
    }
}
