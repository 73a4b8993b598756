//! Of the PCs: each holds what head office has for it, no less and no more.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_record::{columns_of, kind_of, parent};
use kontor_store::StoreError;
use kontor_sync::commit::Cell;

use super::{OfficeRow, rows_of};
use crate::office::may_hold;
use crate::pc::Pc;
use crate::story::World;
use crate::trace::Rule;

type Key = (u16, Id);
type Rows = BTreeMap<Key, (bool, BTreeMap<u16, Cell>)>;

/// I5, and I6 for what lies on the disk: the rows of every PC are those of head office within its reach, with removed ones.
pub fn every_pc_holds_what_head_office_has_for_it(world: &mut World) {
    let mut between = world.between.lock().unwrap();
    let rows = rows_of(between.office());
    for pc in world.pcs.iter().filter(|pc| !pc.stopped) {
        let reach = between.office().reach(pc.line.who);
        let visible = rows.iter().filter(|(_, row)| may_hold(&reach, &row.part));
        let wanted: Rows = visible.map(|(key, row)| (*key, (row.removed, row.cells.clone()))).collect();
        let held = rows_on(pc);
        for (key, row) in &wanted {
            match held.get(key) {
                None => between.trace.violation(Rule::Convergence, format!("pc{} lacks {}", pc.at, name(*key))),
                Some(other) if other != row => {
                    let what = format!(
                        "pc{} has {} as {} instead of {}",
                        pc.at,
                        name(*key),
                        short(other, row),
                        short(row, other)
                    );
                    between.trace.violation(Rule::Convergence, what);
                }
                Some(_) => {}
            }
        }
        let lost = if between.office().was_set_back() { left_by_a_set_back(&held, &rows) } else { BTreeSet::new() };
        for key in held.keys().filter(|key| !wanted.contains_key(key) && !lost.contains(key)) {
            let hidden = rows.contains_key(key);
            let rule = if hidden { Rule::Confidentiality } else { Rule::Convergence };
            between.trace.violation(rule, format!("pc{} has {}, which is not for it", pc.at, name(*key)));
        }
    }
}

/// What a head office that was set back has lost for good and a PC keeps all the same (`store/src/lost.rs`): facts, unless they only tell of a
/// row that is gone, and what something names that stays.
fn left_by_a_set_back(held: &Rows, rows: &BTreeMap<Key, OfficeRow>) -> BTreeSet<Key> {
    let extra: BTreeSet<Key> = held.keys().filter(|key| !rows.contains_key(key)).copied().collect();
    let names = |key: &Key| {
        let cells = held[key].1.values();
        cells.filter_map(|cell| if let Cell::Bytes(id) = cell { Some(id.clone()) } else { None })
    };
    let tells_of = |key: &Key| {
        let cells = &held[key].1;
        parent(kind_of(key.0)?, |column| cells.get(&column).cloned()).map(|(kind, id)| (kind.wire(), id))
    };
    let is = |key: &Key, class: MergeClass| kind_of(key.0).is_some_and(|kind| kind.class() == class);
    let is_fact = |key: &Key| is(key, MergeClass::Fact);
    let tells = |key: &Key| is_fact(key) || is(key, MergeClass::Guarded);
    let mut kept: BTreeSet<Key> = extra
        .iter()
        .filter(|key| is_fact(key) && tells_of(key).is_none_or(|above| !extra.contains(&above)))
        .copied()
        .collect();
    loop {
        let stays = held.keys().filter(|key| !extra.contains(key) || kept.contains(key));
        let named: BTreeSet<Vec<u8>> = stays.flat_map(names).collect();
        let more = |key: &&Key| {
            named.contains(key.1.0.as_bytes().as_slice())
                || tells(key) && tells_of(key).is_some_and(|above| kept.contains(&above))
        };
        let now: BTreeSet<Key> = extra.iter().filter(more).copied().chain(kept.iter().copied()).collect();
        if now == kept {
            return kept;
        }
        kept = now;
    }
}

fn name((table, id): (u16, Id)) -> String {
    format!("{} {id}", kind_of(table).map_or("?", EntityKind::table))
}

/// What differs of a row.
fn short(row: &(bool, BTreeMap<u16, Cell>), other: &(bool, BTreeMap<u16, Cell>)) -> String {
    let cells: BTreeMap<_, _> = row.1.iter().filter(|(column, cell)| other.1.get(column) != Some(cell)).collect();
    format!("{}{cells:?}", if row.0 { "removed " } else { "" })
}

/// Everything that travels, as a PC has it.
#[must_use]
pub fn rows_on(pc: &Pc) -> Rows {
    let mut rows = Rows::new();
    let travels = |kind: &&EntityKind| !matches!(kind.class(), MergeClass::Local | MergeClass::Projection);
    let read = |read: &kontor_store::Read<'_>| {
        for kind in EntityKind::ALL.iter().filter(travels) {
            read.each_row(*kind, |row| {
                let numbers = columns_of(*kind).iter().map(|(_, number)| *number);
                let cells = numbers.zip(row.cells).filter(|(_, cell)| *cell != Cell::Null).collect();
                rows.insert((kind.wire(), row.id), (row.removed, cells));
                Ok::<_, StoreError>(())
            })?;
        }
        Ok::<_, StoreError>(())
    };
    pc.store().read(read).unwrap();
    rows
}
