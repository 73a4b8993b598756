//! A commit read without copies: what a check of a whole year goes through.

use kontor_core::id::{Id, Uuid};
use minicbor::Decoder;
use minicbor::data::Type;

use crate::clock::Hlc;
use crate::commit::{Bytes, Cell, CellAt, FORMAT, NotACommit, Op, Written, cbor};
use crate::seal::Values;

/// A value in the bytes of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellView<'b> {
    /// Empty.
    Null,
    /// Integer.
    Int(i64),
    /// Text.
    Text(&'b str),
    /// Bytes.
    Bytes(&'b [u8]),
    /// Erased, or not at hand.
    Erased,
}

impl<'b> CellView<'b> {
    pub(crate) fn read(from: &mut Decoder<'b>) -> Result<Self, NotACommit> {
        Ok(match from.datatype()? {
            Type::Null => from.null().map(|()| Self::Null)?,
            Type::Undefined => from.undefined().map(|()| Self::Erased)?,
            Type::String => Self::Text(from.str()?),
            Type::Bytes => Self::Bytes(from.bytes()?),
            _ => Self::Int(from.i64()?),
        })
    }
    pub(crate) fn write(self, out: &mut Bytes) -> Written {
        match self {
            Self::Null => out.null()?,
            Self::Int(value) => out.i64(value)?,
            Self::Text(value) => out.str(value)?,
            Self::Bytes(value) => out.bytes(value)?,
            Self::Erased => out.undefined()?,
        };
        Ok(())
    }
    /// A copy of the value.
    #[must_use]
    pub fn to_cell(self) -> Cell {
        match self {
            Self::Null => Cell::Null,
            Self::Int(value) => Cell::Int(value),
            Self::Text(value) => Cell::Text(value.to_owned()),
            Self::Bytes(value) => Cell::Bytes(value.to_vec()),
            Self::Erased => Cell::Erased,
        }
    }
}

/// What an op does, by its number in the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpKind {
    /// [`Op::Put`].
    Put,
    /// [`Op::Patch`].
    Patch,
    /// [`Op::Delete`].
    Delete,
    /// [`Op::Undelete`].
    Undelete,
    /// [`Op::Fact`].
    Fact,
    /// [`Op::Erase`].
    Erase,
}

impl Op {
    /// The op without a copy of its values.
    #[must_use]
    pub fn view(&self) -> OpView<'_> {
        let kind = match self {
            Self::Put { .. } => OpKind::Put,
            Self::Patch { .. } => OpKind::Patch,
            Self::Delete { .. } => OpKind::Delete,
            Self::Undelete { .. } => OpKind::Undelete,
            Self::Fact { .. } => OpKind::Fact,
            Self::Erase { .. } => OpKind::Erase,
        };
        let cells = self.cells().iter().map(|(column, cell)| (*column, cell.view())).collect();
        OpView { kind, table: self.table(), id: self.id(), cells, sealed: Vec::new() }
    }
}

impl OpKind {
    const ALL: [Self; 6] = [Self::Put, Self::Patch, Self::Delete, Self::Undelete, Self::Fact, Self::Erase];
}

/// A value that stands beside the commit.
#[derive(Debug)]
pub(crate) struct SealedAt<'b> {
    pub column: u16,
    /// Salt and value, while they are there.
    pub value: Option<(&'b [u8], CellView<'b>)>,
}

/// A change of a row.
#[derive(Debug)]
pub struct OpView<'b> {
    /// What it does.
    pub kind: OpKind,
    /// Table number.
    pub table: u16,
    /// Row.
    pub id: Id,
    /// The values.
    pub cells: Vec<(u16, CellView<'b>)>,
    pub(crate) sealed: Vec<SealedAt<'b>>,
}

impl<'b> OpView<'b> {
    /// The value of a column, if the op writes it.
    #[must_use]
    pub fn cell(&self, column: u16) -> Option<CellView<'b>> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| *cell)
    }
    /// Whether any of its values stands beside the commit.
    #[must_use]
    pub fn has_seals(&self) -> bool {
        !self.sealed.is_empty()
    }
    /// Whether a value was taken out of the commit itself.
    #[must_use]
    pub fn was_emptied(&self) -> bool {
        let beside = |column: u16| self.sealed.iter().any(|sealed| sealed.column == column);
        self.cells.iter().any(|(column, cell)| *cell == CellView::Erased && !beside(*column))
    }
    /// A copy that stands for itself.
    #[must_use]
    pub fn to_op(&self) -> Op {
        let (table, id) = (self.table, self.id);
        let cells: Vec<CellAt> = self.cells.iter().map(|(column, cell)| (*column, cell.to_cell())).collect();
        match self.kind {
            OpKind::Put => Op::Put { table, id, cells },
            OpKind::Patch => Op::Patch { table, id, cells },
            OpKind::Delete => Op::Delete { table, id },
            OpKind::Undelete => Op::Undelete { table, id },
            OpKind::Fact => Op::Fact { table, id, cells },
            OpKind::Erase => Op::Erase { table, id, cells },
        }
    }
}

/// The head of a commit, and its ops one after the other.
pub struct CommitView<'b> {
    /// The writing PC.
    pub device: Id,
    /// Its incarnation.
    pub incarnation: u16,
    /// Position in the chain.
    pub dseq: u64,
    /// When.
    pub hlc: Hlc,
    /// Who.
    pub user: Id,
    /// Version of the tables.
    pub schema: u32,
    /// The feed cursor that the author had seen.
    pub seen: u64,
    /// Name of the command.
    pub command: &'b str,
    left: u64,
    from: Decoder<'b>,
    values: Option<Values<'b>>,
}

impl<'b> CommitView<'b> {
    /// Reads the head; `values` are those that stand beside the commit.
    ///
    /// # Errors
    /// When the bytes are cut or of another format.
    pub fn read(bytes: &'b [u8], values: Option<&'b [u8]>) -> Result<Self, NotACommit> {
        let mut from = Decoder::new(bytes);
        let length = from.array()?;
        let format = from.u16()?;
        if length != Some(10) || !(1..=FORMAT).contains(&format) {
            return Err(NotACommit::because(format!("format {format}")));
        }
        Ok(Self {
            device: id(&mut from)?,
            incarnation: from.u16()?,
            dseq: from.u64()?,
            hlc: Hlc(from.u64()?),
            user: id(&mut from)?,
            schema: from.u32()?,
            seen: from.u64()?,
            command: from.str()?,
            left: from.array()?.ok_or_else(|| NotACommit::because("indefinite length"))?,
            from,
            values: values.map(Values::read).transpose()?,
        })
    }
    /// Where in the bytes the next op begins.
    pub(crate) fn position(&self) -> usize {
        self.from.position()
    }
    /// The bytes of its head, with so many ops to come.
    pub(crate) fn head(&self, ops: u64) -> Vec<u8> {
        cbor(96, |out| {
            out.array(10)?.u16(FORMAT)?.bytes(self.device.0.as_bytes())?.u16(self.incarnation)?.u64(self.dseq)?;
            out.u64(self.hlc.0)?.bytes(self.user.0.as_bytes())?.u32(self.schema)?.u64(self.seen)?.str(self.command)?;
            out.array(ops).map(drop)
        })
    }
    /// How many ops are still to come.
    #[must_use]
    pub const fn ops_left(&self) -> u64 {
        self.left
    }
    /// The next op; nothing at the end.
    ///
    /// # Errors
    /// When the bytes are no op, a value beside them is not theirs, or bytes stand behind the end.
    pub fn next_op(&mut self) -> Result<Option<OpView<'b>>, NotACommit> {
        let Some(left) = self.left.checked_sub(1) else {
            self.values.as_ref().map_or(Ok(()), Values::end)?;
            let whole = self.from.position() == self.from.input().len();
            return if whole { Ok(None) } else { Err(NotACommit::because("bytes behind the end")) };
        };
        self.left = left;
        OpView::read(&mut self.from, self.values.as_mut()).map(Some)
    }
}

impl<'b> OpView<'b> {
    pub(crate) fn read(from: &mut Decoder<'b>, mut values: Option<&mut Values<'b>>) -> Result<Self, NotACommit> {
        if from.array()? != Some(4) {
            return Err(NotACommit::because("op"));
        }
        let tag = from.u8()?;
        let kind = usize::from(tag).checked_sub(1).and_then(|at| OpKind::ALL.get(at));
        let kind = *kind.ok_or_else(|| NotACommit::because(format!("op {tag}")))?;
        let (table, id) = (from.u16()?, id(from)?);
        let count = from.map()?.ok_or_else(|| NotACommit::because("indefinite length"))?;
        let (mut cells, mut sealed) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let column = from.u16()?;
            if from.datatype()? != Type::Array {
                cells.push((column, CellView::read(from)?));
                continue;
            }
            if from.array()? != Some(1) {
                return Err(NotACommit::because("cell"));
            }
            let hash = from.bytes()?;
            let value = values.as_mut().map_or(Ok(None), |values| values.take(hash))?;
            cells.push((column, value.map_or(CellView::Erased, |(_, cell)| cell)));
            sealed.push(SealedAt { column, value });
        }
        Ok(Self { kind, table, id, cells, sealed })
    }
}

fn id(from: &mut Decoder<'_>) -> Result<Id, NotACommit> {
    let bytes = from.bytes()?;
    <[u8; 16]>::try_from(bytes).map(|bytes| Id(Uuid::from_bytes(bytes))).map_err(|_| NotACommit::because("id"))
}
