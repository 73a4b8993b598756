//! Where the sums differ: the rows and the commits of them, value by value.

use std::collections::{BTreeMap, HashMap};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::commit::Cell;
use kontor_sync::view::{CellView, CommitView, OpKind};

use super::sums::Suspects;
use super::{CommitRef, rows};
use crate::audit::{Finding, Rule};
use crate::error::Result;
use crate::journal::moved::{assumed, filled, place};
use crate::journal::personal::is_secret;
use crate::read::Read;
use crate::undo::kind_of;
use kontor_record::columns_of;
use kontor_record::schema::removable;

/// A row as the journal has it, each value with the commit that wrote it.
#[derive(Default)]
struct Told {
    cells: BTreeMap<u16, (Cell, CommitRef)>,
    removed: bool,
    /// The last commit that touched the row.
    last: Option<CommitRef>,
    there: bool,
    doubled: bool,
}

/// What is wrong with the suspects.
pub(super) fn explain(read: &Read<'_>, suspects: &Suspects) -> Result<Vec<Finding>> {
    let mut told: HashMap<(u16, Id), Told> = HashMap::new();
    let mut statement = read.sql.prepare(
        "SELECT c.bytes, v.bytes FROM commit_log c \
         LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq ORDER BY c.incarnation, c.dseq",
    )?;
    let mut rows_of_log = statement.query([])?;
    while let Some(row) = rows_of_log.next()? {
        let (bytes, values) = (row.get_ref(0)?.as_blob().unwrap_or(&[]), row.get_ref(1)?.as_blob().ok());
        replay(bytes, values, suspects, &mut told);
    }
    let mut findings = Vec::new();
    for kind in suspects.tables().into_iter().filter_map(|table| kind_of(table).ok()) {
        rows::each(read, kind, |row| {
            if suspects.has(kind.wire(), row.id) {
                compare(kind, row, told.remove(&(kind.wire(), row.id)), &mut findings);
            }
        })?;
    }
    // What no row was found for.
    let mut gone: Vec<_> = told.into_iter().filter(|(_, told)| told.there).collect();
    gone.sort_by_key(|((table, id), _)| (*table, *id));
    findings.extend(gone.into_iter().filter_map(|((table, id), told)| {
        let finding = of_row(kind_of(table).ok()?, id, told.last);
        Some(Finding { expected: "there".to_owned(), found: "missing".to_owned(), ..finding })
    }));
    Ok(findings)
}

fn replay(bytes: &[u8], values: Option<&[u8]>, suspects: &Suspects, told: &mut HashMap<(u16, Id), Told>) {
    // What cannot be read was told by the first pass.
    let Ok(mut view) = CommitView::read(bytes, values) else { return };
    let commit = CommitRef::of(&view);
    while let Ok(Some(op)) = view.next_op() {
        for (column, cell) in &op.cells {
            let Some((table, column)) = place(op.table, *column).filter(|(table, _)| suspects.has(*table, op.id))
            else {
                continue;
            };
            let row = told.entry((table, op.id)).or_default();
            row.there |= table != op.table;
            if *cell == CellView::Erased && filled(table, column).is_some() {
                row.cells.remove(&column);
                continue;
            }
            row.cells.insert(column, (cell.to_cell(), commit.clone()));
        }
        if !suspects.has(op.table, op.id) {
            continue;
        }
        let row = told.entry((op.table, op.id)).or_default();
        row.last = Some(commit.clone());
        match op.kind {
            OpKind::Put | OpKind::Fact => {
                row.doubled = row.there;
                row.there = true;
            }
            OpKind::Delete => row.removed = true,
            OpKind::Undelete => row.removed = false,
            OpKind::Patch | OpKind::Erase => {}
        }
    }
}

fn of_row(kind: EntityKind, id: Id, commit: Option<CommitRef>) -> Finding {
    let finding = Finding::of_file(Rule::RowsAsCommitted, "", "");
    Finding { kind: Some(kind), id: Some(id), commit, ..finding }
}

fn compare(kind: EntityKind, row: &rows::RowView<'_>, told: Option<Told>, findings: &mut Vec<Finding>) {
    let Some(told) = told.filter(|told| told.there) else {
        let finding = of_row(kind, row.id, None);
        return findings.push(Finding { expected: "missing".to_owned(), found: "there".to_owned(), ..finding });
    };
    if told.doubled {
        let finding = of_row(kind, row.id, told.last.clone());
        findings.push(Finding { expected: "once".to_owned(), found: "doubled".to_owned(), ..finding });
    }
    if removable(kind) && told.removed != row.removed {
        let word = |removed: bool| if removed { "removed" } else { "there" }.to_owned();
        let finding = of_row(kind, row.id, told.last.clone());
        findings.push(Finding { expected: word(told.removed), found: word(row.removed), ..finding });
    }
    for (name, number) in columns_of(kind) {
        let found = row.cells.iter().find(|(at, _)| at == number).map_or(Cell::Null, |(_, cell)| cell.to_cell());
        let (expected, commit) = match told.cells.get(number) {
            Some((cell, commit)) => (cell.clone(), Some(commit.clone())),
            None => (Cell::Null, told.last.clone()),
        };
        let silent = filled(kind.wire(), *number).is_some() && !told.cells.contains_key(number);
        if expected != found && !silent && !assumed(kind.wire(), *number, found.view()) {
            let column = Some((*name).to_owned());
            let finding = of_row(kind, row.id, commit);
            let shown = |cell: &Cell| if is_secret(kind, name) { HIDDEN.to_owned() } else { shown(cell) };
            findings.push(Finding { column, expected: shown(&expected), found: shown(&found), ..finding });
        }
    }
}

/// What a finding says instead of a value that is told to nobody.
const HIDDEN: &str = "\u{2026}";

/// A value as a finding shows it.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Int(value) => value.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Bytes(bytes) if bytes.len() == 16 => {
            kontor_record::id_of(bytes).map(|id| id.to_string()).unwrap_or_default()
        }
        Cell::Bytes(bytes) => crate::key::hex(bytes),
        Cell::Erased => "erased".to_owned(),
    }
}
