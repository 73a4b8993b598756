//! What must hold when everything has come to rest. Each function says what it judges, and tells the trace what it finds.

mod books;
mod disk;
mod feed;
mod overwrite;
mod replica;

use std::collections::BTreeMap;

use kontor_core::id::Id;
use kontor_server::values;
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::Part;

use crate::office::Office;
use crate::story::World;

/// A row as head office has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeRow {
    /// Who may hold it.
    pub part: Part,
    /// Removed for people.
    pub removed: bool,
    /// Its values.
    pub cells: BTreeMap<u16, Cell>,
}

/// All rows at head office, by table and identity.
#[must_use]
pub fn rows_of(office: &Office) -> BTreeMap<(u16, Id), OfficeRow> {
    let firm = office.firm;
    office.look(|sql| {
        let select = "SELECT tbl, id, part, removed, cells FROM row_state WHERE firm = $1";
        let read = |mut row: kontor_server::db::Row| {
            let (table, id): (i64, Id) = (row.take()?, row.take()?);
            let part = Part::from_key(&row.take::<Vec<u8>>()?).unwrap();
            let removed = row.take()?;
            let op = Op::decode(&row.take::<Vec<u8>>()?).unwrap();
            let cells = op.cells().iter().filter(|(_, cell)| *cell != Cell::Null).cloned().collect();
            Ok(((u16::try_from(table).unwrap(), id), OfficeRow { part, removed, cells }))
        };
        sql.query(select, values![firm])?.into_iter().map(read).collect()
    })
}

/// Judges everything.
pub fn all(world: &mut World) {
    feed::commits_are_at_head_office_once_and_unchanged(world);
    feed::clocks_go_forward(world);
    replica::every_pc_holds_what_head_office_has_for_it(world);
    overwrite::whoever_lost_is_told(world);
    if world.plan.regrants {
        disk::nothing_out_of_reach_is_on_a_disk(world);
    }
    if world.plan.books {
        books::the_books_of_every_pc_are_sound(world);
        books::numbers_are_given_once(world);
    }
    // The last: it asks head office all over again.
    feed::whatever_arrives_again_changes_nothing(world);
}
