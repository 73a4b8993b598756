//! Of the books: what is kept beside the facts follows from them, every change is in its commit, and no number is given twice.

use std::collections::BTreeMap;

use kontor_core::entity::EntityKind;
use kontor_record::number_of;
use kontor_sync::commit::Cell;
use serde_json::json;

use super::{OfficeRow, rows_of};
use crate::story::World;
use crate::trace::Rule;

/// I12, I18: the program itself finds nothing on any PC: stock, claims, sums and balances are what follows from the facts, debit is credit,
/// series have no gap that nobody explains, and every row is what its commits say.
pub fn the_books_of_every_pc_are_sound(world: &mut World) {
    for pc in world.pcs.iter_mut().filter(|pc| !pc.stopped) {
        let report = pc.at_desk(|desk| desk.call("company_verify", json!({}))).unwrap();
        let found = report["findings"].as_array().unwrap();
        let mut between = world.between.lock().unwrap();
        for finding in found {
            between.trace.violation(Rule::Projections, format!("pc{}: {finding}", pc.at));
        }
    }
}

/// I4: no number stands on two papers, and where no file was copied or put back each series goes from 1 to its end. I12: what head office has
/// of every entry is balanced.
pub fn numbers_are_given_once(world: &mut World) {
    let whole = !(world.plan.set_back || world.plan.clones);
    let mut between = world.between.lock().unwrap();
    let rows = rows_of(between.office());
    let of = |kind: EntityKind| rows.iter().filter(move |((table, _), _)| *table == kind.wire()).map(|(_, row)| row);
    let mut series: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for document in of(EntityKind::Document) {
        let number = text(document, EntityKind::Document, "number");
        // The branch stands in between; a PC counts for all of them together.
        let pieces: Vec<&str> = number.split('-').collect();
        let [sort, .., device, count] = pieces[..] else { continue };
        series.entry(format!("{sort}-{device}")).or_default().push(count.parse().unwrap_or_default());
    }
    for (name, mut counts) in series {
        counts.sort_unstable();
        if counts.windows(2).any(|two| two[0] == two[1]) {
            between.trace.violation(Rule::NoDuplicate, format!("series {name}: {counts:?}"));
        }
        if whole && !counts.iter().copied().eq(1..=counts.len() as u64) {
            between.trace.violation(Rule::Gapless, format!("series {name}: {counts:?}"));
        }
    }
    let mut sums: BTreeMap<Vec<u8>, i64> = BTreeMap::new();
    for line in of(EntityKind::EntryLine) {
        let entry = cell(line, EntityKind::EntryLine, "entry").encode();
        let minor = |column| match cell(line, EntityKind::EntryLine, column) {
            Cell::Int(minor) => minor,
            _ => 0,
        };
        *sums.entry(entry).or_default() += minor("debit_minor") - minor("credit_minor");
    }
    if let Some((_, sum)) = sums.iter().find(|(_, sum)| **sum != 0) {
        between.trace.violation(Rule::Projections, format!("an entry is out of balance by {sum}"));
    }
}

fn cell(row: &OfficeRow, kind: EntityKind, column: &str) -> Cell {
    number_of(kind, column).and_then(|number| row.cells.get(&number).cloned()).unwrap_or(Cell::Null)
}

fn text(row: &OfficeRow, kind: EntityKind, column: &str) -> String {
    match cell(row, kind, column) {
        Cell::Text(text) => text,
        _ => String::new(),
    }
}
