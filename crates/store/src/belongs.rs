//! Where rows belong, as head office reckons it when they are written (`hub/parts.rs` of the server).

use std::collections::HashMap;

use kontor_core::entity::{EntityKind, MergeClass, Partition};
use kontor_core::id::Id;
use kontor_record::{columns_of, parent, part};
use kontor_sync::commit::Cell;
use kontor_sync::part::Part;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;

impl Read<'_> {
    /// Tells of each row that may lie in another part than the common one where it lies.
    pub(crate) fn each_placed(&self, mut tell: impl FnMut(EntityKind, Id, Part)) -> Result<()> {
        let mut places = Places::new(self)?;
        for kind in EntityKind::ALL.iter().copied().filter(|kind| is_placed(*kind)) {
            self.each_row::<StoreError>(kind, |row| {
                tell(kind, row.id, places.of_row(kind, row.id, &row.cells)?);
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Whether rows of a kind travel and may lie in another part than the common one.
fn is_placed(kind: EntityKind) -> bool {
    let travels = !matches!(kind.class(), MergeClass::Local | MergeClass::Projection);
    travels && (kind.partition() == Partition::Branch || kind.facet().is_some())
}

/// Parts that were reckoned already.
struct Places<'r, 'c> {
    read: &'r Read<'c>,
    /// The branch of this PC.
    home: Option<Id>,
    known: HashMap<Id, Option<Part>>,
}

impl<'r, 'c> Places<'r, 'c> {
    fn new(read: &'r Read<'c>) -> Result<Self> {
        let home = read.link()?.and_then(|link| link.joined.branch).map(|branch| branch.0);
        Ok(Self { read, home, known: HashMap::new() })
    }

    fn of_row(&mut self, kind: EntityKind, id: Id, cells: &[Cell]) -> Result<Part> {
        let cell = |number: u16| {
            let at = columns_of(kind).iter().position(|(_, known)| *known == number)?;
            cells.get(at).filter(|cell| **cell != Cell::Null).cloned()
        };
        let above = match parent(kind, cell) {
            Some((of, id)) => self.of(of, id)?,
            None => None,
        };
        let home = if kind == EntityKind::Draft { self.home_of_draft(id)? } else { self.home };
        Ok(part(kind, cell, above, home))
    }

    /// The part of a row that others hang on; nothing where it is not here.
    fn of(&mut self, kind: EntityKind, id: Id) -> Result<Option<Part>> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let found = match self.read.row(kind, id)? {
            Some(row) => Some(self.of_row(kind, id, &row.cells)?),
            None => None,
        };
        self.known.insert(id, found);
        Ok(found)
    }

    /// A draft that names no branch is where the PC is that began it: this one, or that of whoever owns it.
    fn home_of_draft(&self, id: Id) -> Result<Option<Id>> {
        if self.read.holds("SELECT 1 FROM record_change WHERE record = ?1", id)? {
            return Ok(self.home);
        }
        let sql = "SELECT u.branch FROM draft d JOIN user u ON u.id = d.owner WHERE d.id = ?1";
        Ok(self.read.value::<Option<Id>>(sql, [Sql(&id.to_cell())])?.flatten().or(self.home))
    }
}
