//! How head office merges: column by column, by what each author had seen (SYNC.md 2.5). Pure; PCs have no merge code.
//!
//! A change that had seen the value it replaces is applied. One that had not, and says something else, is a clash: the later
//! reading of the corrected clock wins, the device number where they are equal, unless the column is held for a person
//! ([`Policy::Hold`]). The feed carries what came of it, so that every PC applies it blindly, in order.

use std::collections::BTreeMap;

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use crate::clock::Hlc;
use crate::commit::{Cell, CellAt, Op};

/// What happens when two people changed a column without knowing of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The later one stands; nobody is asked.
    Silent,
    /// The later one stands, and the other is shown to a person.
    Visible,
    /// What stands stays, and the other waits for a person.
    Hold,
}

/// Who wrote a value last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Mark {
    /// Place in the feed of the firm.
    #[n(0)]
    pub seq: u64,
    /// Number of the PC in the firm.
    #[n(1)]
    pub slot: u32,
    /// Its incarnation.
    #[n(2)]
    pub incarnation: u16,
    /// The commit.
    #[n(3)]
    pub dseq: u64,
    /// When, by the corrected clock.
    #[n(4)]
    pub hlc: u64,
}

/// The author of a change: where it stands, and what it had seen of the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// Where its change stands.
    pub mark: Mark,
    /// The feed cursor that its person had before the eyes.
    pub seen: u64,
}

impl Author {
    /// Whether it had seen what was written there, or wrote it itself.
    #[must_use]
    pub const fn saw(&self, written: &Mark) -> bool {
        let own = written.slot == self.mark.slot && written.incarnation == self.mark.incarnation;
        written.seq <= self.seen || (own && written.dseq <= self.mark.dseq)
    }
    const fn later_than(&self, written: &Mark) -> bool {
        self.mark.hlc > written.hlc || (self.mark.hlc == written.hlc && self.mark.slot > written.slot)
    }
    /// The corrected clock of its change.
    #[must_use]
    pub const fn hlc(&self) -> Hlc {
        Hlc(self.mark.hlc)
    }
}

/// A row as head office keeps it: its values, and who wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowState {
    /// Values by column; what is empty is absent.
    pub cells: BTreeMap<u16, Cell>,
    /// Who wrote what.
    pub marks: Marks,
    /// It was removed for people.
    pub removed: bool,
    /// It was erased: no change reaches it any more.
    pub erased: bool,
}

/// Who wrote the columns of a row: the row as a whole, and each column that was changed since.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Marks {
    /// Who made the row.
    #[n(0)]
    pub made: Mark,
    /// Who removed it or brought it back.
    #[n(1)]
    pub removal: Option<Mark>,
    /// Who changed its columns.
    #[n(2)]
    pub cells: BTreeMap<u16, Mark>,
    /// What stood in them before ([`Cell::decode`]), where a person may be asked about it.
    #[cbor(n(3), default)]
    pub before: BTreeMap<u16, ByteVec>,
}

impl Marks {
    fn of(&self, column: u16) -> &Mark {
        self.cells.get(&column).unwrap_or(&self.made)
    }
    /// Notes what a change replaces. Values that were written side by side all replace the one from before them; so do those that one PC
    /// wrote in a row before it heard of the first.
    fn note_before(&mut self, column: u16, author: &Author, stands: &Cell) {
        let written = *self.of(column);
        let replaced = ByteVec::from(stands.encode());
        if written.seq <= author.seen {
            self.before.insert(column, replaced);
        } else if author.saw(&written) {
            self.before.entry(column).or_insert(replaced);
        }
    }
    fn before(&self, column: u16) -> Option<Cell> {
        Cell::decode(self.before.get(&column)?).ok()
    }
}

/// Two people said something different about a column, or one removed what the other changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The column; none for a removal.
    pub column: Option<u16>,
    /// What stands now.
    pub stands: Cell,
    /// What does not.
    pub other: Cell,
    /// What stood before both, as far as that is known.
    pub before: Option<Cell>,
    /// Who wrote what stands.
    pub winner: Mark,
    /// Who wrote what does not stand.
    pub loser: Mark,
    /// Whether it waits for a person.
    pub held: bool,
}

/// Why a change cannot be applied at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such row.
    NoRow,
    /// The row was erased for ever.
    Erased,
    /// A fact with this identity says something else.
    OtherFact,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// What every PC applies; nothing where all stays as it was.
    pub applied: Vec<Op>,
    /// What a person should see.
    pub clashes: Vec<Clash>,
}

/// Merges a change into a row. The row is untouched where it is refused.
///
/// # Errors
/// Why it cannot be applied.
pub fn merge(
    row: &mut Option<RowState>,
    author: &Author,
    op: &Op,
    policy: impl Fn(u16) -> Policy,
) -> Result<Merged, Refusal> {
    match (row, op) {
        (Some(row), Op::Erase { .. }) => Ok(erase(row, author, op)),
        // Who is erased is removed as well, in the same commit.
        (Some(row), _) if row.erased && !matches!(op, Op::Delete { .. }) => Err(Refusal::Erased),
        (Some(row), Op::Fact { cells, .. }) => {
            if same_fact(row, cells) {
                Ok(Merged::default())
            } else {
                Err(Refusal::OtherFact)
            }
        }
        (Some(row), Op::Put { cells, .. } | Op::Patch { cells, .. }) => Ok(patch(row, author, op, cells, policy)),
        (Some(row), Op::Delete { .. }) => Ok(remove(row, author, op)),
        (Some(row), Op::Undelete { .. }) => Ok(bring_back(row, author, op)),
        (none, Op::Put { cells, .. } | Op::Fact { cells, .. }) => {
            let filled = cells.iter().filter(|(_, cell)| !matches!(cell, Cell::Null | Cell::Erased)).cloned();
            let marks = Marks { made: author.mark, removal: None, cells: BTreeMap::new(), before: BTreeMap::new() };
            *none = Some(RowState { cells: filled.collect(), marks, removed: false, erased: false });
            Ok(Merged { applied: vec![op.clone()], clashes: Vec::new() })
        }
        (None, Op::Patch { .. } | Op::Delete { .. } | Op::Undelete { .. } | Op::Erase { .. }) => Err(Refusal::NoRow),
    }
}

/// Values that were erased since may be missing; all others must be the same.
fn same_fact(row: &RowState, cells: &[CellAt]) -> bool {
    let says = |cell: &Cell| !matches!(cell, Cell::Null);
    cells.iter().filter(|(_, cell)| says(cell)).count() == row.cells.len()
        && cells.iter().all(|(column, cell)| match cell {
            Cell::Null | Cell::Erased => true,
            cell => row.cells.get(column) == Some(cell),
        })
}

fn patch(row: &mut RowState, author: &Author, op: &Op, cells: &[CellAt], policy: impl Fn(u16) -> Policy) -> Merged {
    let mut merged = Merged::default();
    if row.removed && row.marks.removal.as_ref().is_some_and(|removal| !author.saw(removal)) {
        // Whoever edited did not know that it was removed: the work counts more, and the removal becomes a request.
        let removal = row.marks.removal.replace(author.mark);
        row.removed = false;
        merged.applied.push(Op::Undelete { table: op.table(), id: op.id() });
        merged.clashes.extend(removal.map(|removal| removal_lost(removal, author.mark)));
    }
    let mut applied = Vec::new();
    for (column, offered) in cells {
        let stands = row.cells.get(column).cloned().unwrap_or(Cell::Null);
        let written = *row.marks.of(*column);
        let saw = author.saw(&written);
        if *offered == Cell::Erased || (!saw && *offered == stands) {
            continue;
        }
        let policy = policy(*column);
        let wins = saw || (policy != Policy::Hold && author.later_than(&written));
        if !saw && policy != Policy::Silent {
            let (left, other) = if wins { (offered, &stands) } else { (&stands, offered) };
            // A row that was made at the same time was not there before.
            let made = (!row.marks.cells.contains_key(column)).then_some(Cell::Null);
            let (winner, loser) = if wins { (author.mark, written) } else { (written, author.mark) };
            merged.clashes.push(Clash {
                column: Some(*column),
                stands: left.clone(),
                other: other.clone(),
                before: row.marks.before(*column).or(made),
                winner,
                loser,
                held: policy == Policy::Hold,
            });
        }
        if wins {
            if policy != Policy::Silent {
                row.marks.note_before(*column, author, &stands);
            }
            row.marks.cells.insert(*column, author.mark);
            set(row, *column, offered);
            applied.push((*column, offered.clone()));
        }
    }
    if !applied.is_empty() {
        merged.applied.push(Op::Patch { table: op.table(), id: op.id(), cells: applied });
    }
    merged
}

fn set(row: &mut RowState, column: u16, cell: &Cell) {
    if matches!(cell, Cell::Null | Cell::Erased) {
        row.cells.remove(&column);
    } else {
        row.cells.insert(column, cell.clone());
    }
}

const fn removal_lost(loser: Mark, winner: Mark) -> Clash {
    Clash { column: None, stands: Cell::Int(0), other: Cell::Int(1), before: None, winner, loser, held: false }
}

fn remove(row: &mut RowState, author: &Author, op: &Op) -> Merged {
    if row.removed {
        return Merged::default();
    }
    let marks = std::iter::once(&row.marks.made).chain(row.marks.cells.values());
    let unseen = marks.filter(|mark| !row.erased && !author.saw(mark)).max_by_key(|mark| mark.seq);
    if let Some(edit) = unseen {
        return Merged { applied: Vec::new(), clashes: vec![removal_lost(author.mark, *edit)] };
    }
    row.removed = true;
    row.marks.removal = Some(author.mark);
    Merged { applied: vec![op.clone()], clashes: Vec::new() }
}

fn bring_back(row: &mut RowState, author: &Author, op: &Op) -> Merged {
    if !row.removed {
        return Merged::default();
    }
    row.removed = false;
    row.marks.removal = Some(author.mark);
    Merged { applied: vec![op.clone()], clashes: Vec::new() }
}

fn erase(row: &mut RowState, author: &Author, op: &Op) -> Merged {
    for (column, cell) in op.cells() {
        set(row, *column, cell);
        row.marks.cells.insert(*column, author.mark);
        row.marks.before.remove(column);
    }
    row.erased = true;
    Merged { applied: vec![op.clone()], clashes: Vec::new() }
}

#[cfg(test)]
mod tests;
