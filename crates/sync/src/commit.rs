//! A commit: all that one command changed, in one record (SYNC.md 2.3).
//!
//! Deterministic CBOR: arrays of fixed order, shortest integers, definite lengths. Numbers of tables and columns are never
//! reused, so that a commit written today is readable for ever; what a reader does not know it keeps.
//!
//! Since format 2 the values of people stand beside the commit, which holds their salted hashes ([`crate::seal`]): they can be
//! erased, and the commit still proves all the rest. Commits of format 1 are read as they are.

use kontor_core::id::Id;
use minicbor::Encoder;

use crate::clock::Hlc;
use crate::seal::{Entropy, Salted, digest};
use crate::view::{CellView, CommitView, OpView};

/// Version of this format.
pub const FORMAT: u16 = 2;

/// A value in a column, as SQLite holds it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cell {
    /// Empty.
    Null,
    /// Integer: amounts, quantities, instants, flags.
    Int(i64),
    /// Text: names, decimals, dates, JSON.
    Text(String),
    /// Bytes: ids, files.
    Bytes(Vec<u8>),
    /// In a commit: the value was erased for ever, its hash is left. No row holds it.
    Erased,
}

/// Column number and value.
pub type CellAt = (u16, Cell);

/// One change of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// A new row of master data or of a draft.
    Put {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
        /// All columns that are not empty.
        cells: Vec<CellAt>,
    },
    /// Changed columns only.
    Patch {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
        /// The new values.
        cells: Vec<CellAt>,
    },
    /// The row is gone for people; it stays as a tombstone.
    Delete {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
    },
    /// The row is back.
    Undelete {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
    },
    /// A fact: written once, never changed.
    Fact {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
        /// All columns that are not empty.
        cells: Vec<CellAt>,
    },
    /// What is known of a person was erased; it wins over every other change, for ever.
    Erase {
        /// Table number.
        table: u16,
        /// Row.
        id: Id,
        /// The columns that were emptied, with what stands there instead.
        cells: Vec<CellAt>,
    },
}

/// The bytes of a commit, and what stands beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The canonical bytes: what is hashed and signed.
    pub bytes: Vec<u8>,
    /// The values whose hashes stand in the bytes, in their order; nothing where there are none.
    pub values: Option<Vec<u8>>,
}

/// What one command changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The writing PC.
    pub device: Id,
    /// Its incarnation: a restored or cloned PC gets a new one.
    pub incarnation: u16,
    /// Gapless from 1 in an incarnation.
    pub dseq: u64,
    /// When, by the hybrid clock.
    pub hlc: Hlc,
    /// Who.
    pub user: Id,
    /// Version of the tables that the ops speak of.
    pub schema: u32,
    /// The feed cursor that the author had seen.
    pub seen: u64,
    /// Name of the command.
    pub command: String,
    /// The changes in the order in which they were made.
    pub ops: Vec<Op>,
}

/// The bytes are not a commit of a known format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a commit: {0}")]
pub struct NotACommit(String);

impl NotACommit {
    /// What is wrong with the bytes.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.0
    }
    pub(crate) fn because(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl From<minicbor::decode::Error> for NotACommit {
    fn from(error: minicbor::decode::Error) -> Self {
        Self(error.to_string())
    }
}

pub(crate) type Bytes = Encoder<Vec<u8>>;
pub(crate) type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

/// Writes to memory, which cannot fail: the error type is uninhabited apart from custom messages, which we never make.
pub(crate) fn cbor(capacity: usize, write: impl FnOnce(&mut Bytes) -> Written) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(capacity));
    let written = write(&mut out);
    debug_assert!(written.is_ok());
    out.into_writer()
}

impl Commit {
    /// The canonical bytes with every value in them.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.seal(|_, _| false, &Entropy::none()).bytes
    }

    /// The canonical bytes with the hashes of personal values in them, and those values. Which cells are personal is told by
    /// the numbers of table and column.
    #[must_use]
    pub fn seal(&self, personal: impl Fn(u16, u16) -> bool, entropy: &Entropy) -> Sealed {
        let mut beside: Vec<Salted> = Vec::new();
        let bytes = cbor(64 + self.ops.len() * 96, |out| {
            out.array(10)?.u16(FORMAT)?.bytes(self.device.0.as_bytes())?.u16(self.incarnation)?.u64(self.dseq)?;
            out.u64(self.hlc.0)?.bytes(self.user.0.as_bytes())?.u32(self.schema)?.u64(self.seen)?.str(&self.command)?;
            out.array(self.ops.len() as u64)?;
            self.ops.iter().try_for_each(|op| {
                op.write(out, |column, cell| {
                    let says_something =
                        !matches!(cell, Cell::Null | Cell::Erased) && *cell != Cell::Text(String::new());
                    (says_something && personal(op.table(), column)).then(|| {
                        let salted = Salted::new(entropy, self.dseq, beside.len(), cell.clone());
                        let hash = digest(&salted);
                        beside.push(salted);
                        hash
                    })
                })
            })
        });
        Sealed { bytes, values: (!beside.is_empty()).then(|| crate::seal::encode(beside.into_iter().map(Some))) }
    }

    /// Reads the bytes back; values that stand beside them are [`Cell::Erased`].
    ///
    /// # Errors
    /// When they are cut, of another format, or not canonical.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotACommit> {
        Self::open(bytes, None)
    }

    /// Reads the bytes with the values that stand beside them.
    ///
    /// # Errors
    /// As [`Commit::decode`]; also when a value is not the one whose hash stands in the bytes.
    pub fn open(bytes: &[u8], values: Option<&[u8]>) -> Result<Self, NotACommit> {
        let mut view = CommitView::read(bytes, values)?;
        let mut ops = Vec::new();
        while let Some(op) = view.next_op()? {
            ops.push(op.to_op());
        }
        let CommitView { device, incarnation, dseq, hlc, user, schema, seen, command, .. } = view;
        Ok(Self { device, incarnation, dseq, hlc, user, schema, seen, command: command.to_owned(), ops })
    }
}

impl Op {
    /// Number of the table it changes.
    #[must_use]
    pub const fn table(&self) -> u16 {
        self.parts().1
    }
    /// The row that it changes.
    #[must_use]
    pub const fn id(&self) -> Id {
        *self.parts().2
    }
    /// The values that it writes.
    #[must_use]
    pub const fn cells(&self) -> &[CellAt] {
        self.parts().3
    }

    /// The op by itself, with every value in it: as the feed of head office carries it.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        cbor(32 + self.cells().len() * 16, |out| self.write(out, |_, _| None))
    }
    /// Reads an op back.
    ///
    /// # Errors
    /// When the bytes are no op, or something stands behind it.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotACommit> {
        let mut from = minicbor::Decoder::new(bytes);
        let op = OpView::read(&mut from, None)?.to_op();
        if from.position() == bytes.len() { Ok(op) } else { Err(NotACommit::because("bytes behind the end")) }
    }

    const fn parts(&self) -> (u8, u16, &Id, &[CellAt]) {
        match self {
            Self::Put { table, id, cells } => (1, *table, id, cells.as_slice()),
            Self::Patch { table, id, cells } => (2, *table, id, cells.as_slice()),
            Self::Delete { table, id } => (3, *table, id, &[]),
            Self::Undelete { table, id } => (4, *table, id, &[]),
            Self::Fact { table, id, cells } => (5, *table, id, cells.as_slice()),
            Self::Erase { table, id, cells } => (6, *table, id, cells.as_slice()),
        }
    }

    fn write(&self, out: &mut Bytes, mut sealed: impl FnMut(u16, &Cell) -> Option<crate::chain::Hash>) -> Written {
        let (tag, table, id, cells) = self.parts();
        out.array(4)?.u8(tag)?.u16(table)?.bytes(id.0.as_bytes())?.map(cells.len() as u64)?;
        for (column, cell) in cells {
            out.u16(*column)?;
            match sealed(*column, cell) {
                // An array of one: no value of a column is an array.
                Some(hash) => out.array(1)?.bytes(&hash).map(drop)?,
                None => cell.write(out)?,
            }
        }
        Ok(())
    }

    #[cfg(test)]
    fn of(tag: u8, table: u16, id: Id, cells: Vec<CellAt>) -> Result<Self, NotACommit> {
        match tag {
            1 => Ok(Self::Put { table, id, cells }),
            2 => Ok(Self::Patch { table, id, cells }),
            3 => Ok(Self::Delete { table, id }),
            4 => Ok(Self::Undelete { table, id }),
            5 => Ok(Self::Fact { table, id, cells }),
            6 => Ok(Self::Erase { table, id, cells }),
            _ => Err(NotACommit(format!("op {tag}"))),
        }
    }
}

impl Cell {
    pub(crate) fn write(&self, out: &mut Bytes) -> Written {
        self.view().write(out)
    }
    /// The bytes of the value alone.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        cbor(16, |out| self.write(out))
    }
    /// Reads a value back.
    ///
    /// # Errors
    /// When the bytes are no value.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotACommit> {
        CellView::read(&mut minicbor::Decoder::new(bytes)).map(CellView::to_cell)
    }
    /// The value without a copy of it.
    #[must_use]
    pub fn view(&self) -> CellView<'_> {
        match self {
            Self::Null => CellView::Null,
            Self::Int(value) => CellView::Int(*value),
            Self::Text(value) => CellView::Text(value),
            Self::Bytes(value) => CellView::Bytes(value),
            Self::Erased => CellView::Erased,
        }
    }
}

#[cfg(test)]
mod tests {
    use kontor_core::id::Uuid;
    use proptest::prelude::*;

    use super::*;

    fn cell() -> impl Strategy<Value = Cell> {
        prop_oneof![
            Just(Cell::Null),
            any::<i64>().prop_map(Cell::Int),
            ".{0,20}".prop_map(Cell::Text),
            prop::collection::vec(any::<u8>(), 0..20).prop_map(Cell::Bytes),
        ]
    }

    fn op() -> impl Strategy<Value = Op> {
        let cells = prop::collection::vec((any::<u16>(), cell()), 0..6);
        (1_u8..7, any::<u16>(), any::<u128>(), cells)
            .prop_map(|(tag, table, id, cells)| Op::of(tag, table, Id(Uuid::from_u128(id)), cells).unwrap())
    }

    proptest! {
        #[test]
        fn round_trip_is_canonical(ops in prop::collection::vec(op(), 0..8), dseq in any::<u64>(), hlc in any::<u64>()) {
            let commit = Commit { device: Id::named("d"), incarnation: 1, dseq, hlc: Hlc(hlc), user: Id::named("u"), schema: 3, seen: 0, command: "x".into(), ops };
            let bytes = commit.encode();
            let back = Commit::decode(&bytes).unwrap();
            prop_assert_eq!(&back, &commit);
            prop_assert_eq!(back.encode(), bytes);
        }
        #[test]
        fn an_op_by_itself_comes_back(op in op()) {
            prop_assert_eq!(Op::decode(&op.encode()).unwrap(), op);
        }
        #[test]
        fn what_is_personal_stands_beside_and_can_be_erased(ops in prop::collection::vec(op(), 1..8), odd in any::<[u8; 32]>()) {
            let commit = Commit { device: Id::named("d"), incarnation: 1, dseq: 7, hlc: Hlc(1), user: Id::named("u"), schema: 3, seen: 0, command: "x".into(), ops };
            let personal = |_: u16, column: u16| column.is_multiple_of(2);
            let sealed = commit.seal(personal, &Entropy::new(odd));
            prop_assert_eq!(&Commit::open(&sealed.bytes, sealed.values.as_deref()).unwrap(), &commit);
            let hidden = Commit::decode(&sealed.bytes).unwrap();
            for (op, hidden) in commit.ops.iter().zip(&hidden.ops) {
                for ((column, cell), (_, left)) in op.cells().iter().zip(hidden.cells()) {
                    let kept = !personal(op.table(), *column) || matches!(cell, Cell::Null) || *cell == Cell::Text(String::new());
                    prop_assert_eq!(left, if kept { cell } else { &Cell::Erased });
                }
            }
            if let Some(values) = sealed.values {
                let erased = crate::seal::erase(&sealed.bytes, &values, |_, _, _| true).unwrap().unwrap();
                prop_assert_eq!(Commit::open(&sealed.bytes, Some(&erased)).unwrap(), hidden);
                let mut changed = values.clone();
                let last = changed.len() - 1;
                changed[last] ^= 1;
                prop_assert_ne!(Commit::open(&sealed.bytes, Some(&changed)).ok(), Some(commit));
            }
        }
        #[test]
        fn hostile_bytes_are_refused_not_fatal(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Commit::decode(&bytes);
            let _ = Commit::open(&bytes, Some(&bytes));
        }
    }

    #[test]
    fn a_cut_commit_is_refused() {
        let commit = Commit {
            device: Id::named("d"),
            incarnation: 1,
            dseq: 1,
            hlc: Hlc(9),
            user: Id::named("u"),
            schema: 1,
            seen: 0,
            command: "party_save".into(),
            ops: vec![Op::Delete { table: 10, id: Id::named("p") }],
        };
        let bytes = commit.encode();
        for end in 0..bytes.len() {
            assert!(Commit::decode(&bytes[..end]).is_err(), "cut at {end}");
        }
    }
}
