//! A commit: all that one command changed, in one record (SYNC.md 2.3).
//!
//! Deterministic CBOR: arrays of fixed order, shortest integers, definite lengths. Numbers of tables and columns are never
//! reused, so that a commit written today is readable for ever; what a reader does not know it keeps.

use kontor_core::id::{Id, Uuid};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use crate::clock::Hlc;

/// Version of this format.
pub const FORMAT: u16 = 1;

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

impl From<minicbor::decode::Error> for NotACommit {
    fn from(error: minicbor::decode::Error) -> Self {
        Self(error.to_string())
    }
}

type Bytes = Encoder<Vec<u8>>;
type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

impl Commit {
    /// The canonical bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::with_capacity(64 + self.ops.len() * 96));
        // Writing to memory cannot fail: the error type is uninhabited apart from custom messages, which we never make.
        let written = self.write(&mut out);
        debug_assert!(written.is_ok());
        out.into_writer()
    }

    fn write(&self, out: &mut Bytes) -> Written {
        out.array(10)?.u16(FORMAT)?.bytes(self.device.0.as_bytes())?.u16(self.incarnation)?.u64(self.dseq)?;
        out.u64(self.hlc.0)?.bytes(self.user.0.as_bytes())?.u32(self.schema)?.u64(self.seen)?.str(&self.command)?;
        out.array(self.ops.len() as u64)?;
        self.ops.iter().try_for_each(|op| op.write(out))
    }

    /// Reads the bytes back.
    ///
    /// # Errors
    /// When they are cut, of another format, or not canonical.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotACommit> {
        let mut from = Decoder::new(bytes);
        let length = from.array()?;
        let format = from.u16()?;
        if length != Some(10) || format != FORMAT {
            return Err(NotACommit(format!("format {format}")));
        }
        let (device, incarnation, dseq) = (id(&mut from)?, from.u16()?, from.u64()?);
        let (hlc, user, schema, seen) = (Hlc(from.u64()?), id(&mut from)?, from.u32()?, from.u64()?);
        let command = from.str()?.to_owned();
        let count = from.array()?.ok_or_else(|| NotACommit("indefinite length".to_owned()))?;
        let ops = (0..count).map(|_| Op::read(&mut from)).collect::<Result<Vec<_>, _>>()?;
        if from.position() != bytes.len() {
            return Err(NotACommit("bytes behind the end".to_owned()));
        }
        Ok(Self { device, incarnation, dseq, hlc, user, schema, seen, command, ops })
    }
}

fn id(from: &mut Decoder<'_>) -> Result<Id, NotACommit> {
    let bytes = from.bytes()?;
    <[u8; 16]>::try_from(bytes).map(|bytes| Id(Uuid::from_bytes(bytes))).map_err(|_| NotACommit("id".to_owned()))
}

impl Op {
    /// Number of the table it changes.
    #[must_use]
    pub const fn table(&self) -> u16 {
        match self {
            Self::Put { table, .. }
            | Self::Patch { table, .. }
            | Self::Delete { table, .. }
            | Self::Undelete { table, .. }
            | Self::Fact { table, .. } => *table,
        }
    }

    fn write(&self, out: &mut Bytes) -> Written {
        let (tag, table, id, cells): (u8, u16, &Id, &[CellAt]) = match self {
            Self::Put { table, id, cells } => (1, *table, id, cells),
            Self::Patch { table, id, cells } => (2, *table, id, cells),
            Self::Delete { table, id } => (3, *table, id, &[]),
            Self::Undelete { table, id } => (4, *table, id, &[]),
            Self::Fact { table, id, cells } => (5, *table, id, cells),
        };
        out.array(4)?.u8(tag)?.u16(table)?.bytes(id.0.as_bytes())?.map(cells.len() as u64)?;
        for (column, cell) in cells {
            out.u16(*column)?;
            match cell {
                Cell::Null => out.null()?,
                Cell::Int(value) => out.i64(*value)?,
                Cell::Text(value) => out.str(value)?,
                Cell::Bytes(value) => out.bytes(value)?,
            };
        }
        Ok(())
    }

    fn read(from: &mut Decoder<'_>) -> Result<Self, NotACommit> {
        if from.array()? != Some(4) {
            return Err(NotACommit("op".to_owned()));
        }
        let (tag, table, id) = (from.u8()?, from.u16()?, id(from)?);
        let count = from.map()?.ok_or_else(|| NotACommit("indefinite length".to_owned()))?;
        let mut cells = Vec::new();
        for _ in 0..count {
            let column = from.u16()?;
            let cell = match from.datatype()? {
                Type::Null => from.null().map(|()| Cell::Null)?,
                Type::String => Cell::Text(from.str()?.to_owned()),
                Type::Bytes => Cell::Bytes(from.bytes()?.to_vec()),
                _ => Cell::Int(from.i64()?),
            };
            cells.push((column, cell));
        }
        match tag {
            1 => Ok(Self::Put { table, id, cells }),
            2 => Ok(Self::Patch { table, id, cells }),
            3 => Ok(Self::Delete { table, id }),
            4 => Ok(Self::Undelete { table, id }),
            5 => Ok(Self::Fact { table, id, cells }),
            _ => Err(NotACommit(format!("op {tag}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        (0..5, any::<u16>(), any::<u128>(), cells).prop_map(|(tag, table, id, cells)| {
            let id = Id(Uuid::from_u128(id));
            match tag {
                0 => Op::Put { table, id, cells },
                1 => Op::Patch { table, id, cells },
                2 => Op::Delete { table, id },
                3 => Op::Undelete { table, id },
                _ => Op::Fact { table, id, cells },
            }
        })
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
        fn hostile_bytes_are_refused_not_fatal(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Commit::decode(&bytes);
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
