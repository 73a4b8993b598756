//! How the types of core stand in a column: one cell each, exact and readable by any database.

use std::collections::BTreeMap;

use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::EntityKind;
use kontor_core::id::{Id, Uuid};
use kontor_core::money::Currency;
use kontor_core::permission::role::RoleKey;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_sync::commit::Cell;

use crate::{Result, Unreadable};

/// What a column holds: what a reader outside the program must know to understand it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A whole number.
    Integer,
    /// 0 or 1.
    Flag,
    /// Text.
    Text,
    /// Milliseconds since 1970-01-01 UTC.
    Instant,
    /// Millionths.
    Quantity,
    /// A decimal number as text.
    Decimal,
    /// A date as `2026-01-31`.
    Date,
    /// A code of ISO 4217.
    Currency,
    /// A closed list of texts.
    Choice(&'static [&'static str]),
    /// Name of a table.
    Kind,
    /// The identity of a record of that kind, or of any.
    Id(Option<EntityKind>),
    /// A structured value as JSON.
    Json,
    /// Bytes.
    Bytes,
}

/// A type that fits in one column.
pub trait Column: Sized {
    /// What the column holds.
    const HOLDS: Holds;
    /// Whether it may be empty.
    const OPTIONAL: bool = false;
    /// To the column.
    fn to_cell(&self) -> Cell;
    /// From the column.
    ///
    /// # Errors
    /// When the cell holds something else.
    fn from_cell(cell: Cell) -> Result<Self>;
}

fn unreadable<T>(what: &str, cell: &Cell) -> Result<T> {
    Err(Unreadable::new(what, format!("{cell:?}")))
}

impl Column for i64 {
    const HOLDS: Holds = Holds::Integer;
    fn to_cell(&self) -> Cell {
        Cell::Int(*self)
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        if let Cell::Int(value) = cell { Ok(value) } else { unreadable("integer", &cell) }
    }
}

macro_rules! integer_columns {
    ($($name:ident)*) => {$(
        impl Column for $name {
            const HOLDS: Holds = Holds::Integer;
            fn to_cell(&self) -> Cell { Cell::Int(i64::from(*self)) }
            fn from_cell(cell: Cell) -> Result<Self> {
                let value = i64::from_cell(cell)?;
                $name::try_from(value).or_else(|_| unreadable(stringify!($name), &Cell::Int(value)))
            }
        }
    )*};
}
integer_columns!(i32 u32);

impl Column for bool {
    const HOLDS: Holds = Holds::Flag;
    fn to_cell(&self) -> Cell {
        Cell::Int(i64::from(*self))
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        i64::from_cell(cell).map(|value| value != 0)
    }
}

impl Column for String {
    const HOLDS: Holds = Holds::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.clone())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        if let Cell::Text(value) = cell { Ok(value) } else { unreadable("text", &cell) }
    }
}

impl<T: Column> Column for Option<T> {
    const HOLDS: Holds = T::HOLDS;
    const OPTIONAL: bool = true;
    fn to_cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Null, Column::to_cell)
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        if cell == Cell::Null { Ok(None) } else { T::from_cell(cell).map(Some) }
    }
}

impl Column for Timestamp {
    const HOLDS: Holds = Holds::Instant;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.0)
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        i64::from_cell(cell).map(Timestamp)
    }
}

impl Column for Quantity {
    const HOLDS: Holds = Holds::Quantity;
    fn to_cell(&self) -> Cell {
        Cell::Int(self.micro())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        i64::from_cell(cell).map(Self::from_micro)
    }
}

impl Column for Vec<u8> {
    const HOLDS: Holds = Holds::Bytes;
    fn to_cell(&self) -> Cell {
        Cell::Bytes(self.clone())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        if let Cell::Bytes(value) = cell { Ok(value) } else { unreadable("bytes", &cell) }
    }
}

impl Column for Id {
    const HOLDS: Holds = Holds::Id(None);
    fn to_cell(&self) -> Cell {
        Cell::Bytes(self.0.as_bytes().to_vec())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        let Cell::Bytes(bytes) = &cell else { return unreadable("id", &cell) };
        Uuid::from_slice(bytes).map(Id).or_else(|_| unreadable("id", &cell))
    }
}

impl Column for LocalDate {
    const HOLDS: Holds = Holds::Date;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.format("%Y-%m-%d").to_string())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        let text = String::from_cell(cell)?;
        LocalDate::parse_from_str(&text, "%Y-%m-%d").or_else(|_| unreadable("date", &Cell::Text(text)))
    }
}

impl Column for EntityKind {
    const HOLDS: Holds = Holds::Kind;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.table().to_owned())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        let text = String::from_cell(cell)?;
        EntityKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.table() == text)
            .map_or_else(|| unreadable("kind", &Cell::Text(text)), Ok)
    }
}

impl Column for Currency {
    const HOLDS: Holds = Holds::Currency;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.code().to_owned())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        let text = String::from_cell(cell)?;
        Currency::new(&text).or_else(|_| unreadable("currency", &Cell::Text(text)))
    }
}

macro_rules! decimal_columns {
    ($($name:ident)*) => {$(
        impl Column for $name {
            const HOLDS: Holds = Holds::Decimal;
            fn to_cell(&self) -> Cell { Cell::Text(self.to_string()) }
            fn from_cell(cell: Cell) -> Result<Self> {
                let text = String::from_cell(cell)?;
                text.parse().or_else(|_| unreadable(stringify!($name), &Cell::Text(text)))
            }
        }
    )*};
}
decimal_columns!(UnitPrice Rate);

/// Declares which branded ids, closed lists and structured values stand in columns.
macro_rules! columns {
    (ids: $($id:ty)*) => {$(
        impl $crate::column::Column for $id {
            const HOLDS: $crate::column::Holds = $crate::column::Holds::Id(<$id as kontor_core::id::EntityId>::KIND);
            fn to_cell(&self) -> kontor_sync::commit::Cell { kontor_core::id::EntityId::id(*self).to_cell() }
            fn from_cell(cell: kontor_sync::commit::Cell) -> $crate::Result<Self> {
                kontor_core::id::Id::from_cell(cell).map(kontor_core::id::EntityId::from_id)
            }
        }
    )*};
    (texts: $($name:ty)*) => {$(
        impl $crate::column::Column for $name {
            const HOLDS: $crate::column::Holds =
                $crate::column::Holds::Choice(<$name as kontor_core::text_enum::TextEnum>::TEXTS);
            fn to_cell(&self) -> kontor_sync::commit::Cell { kontor_sync::commit::Cell::Text(self.as_str().to_owned()) }
            fn from_cell(cell: kontor_sync::commit::Cell) -> $crate::Result<Self> {
                let text = String::from_cell(cell)?;
                <$name as kontor_core::text_enum::TextEnum>::from_text(&text).ok_or_else(|| {
                    $crate::Unreadable::new(stringify!($name), text)
                })
            }
        }
    )*};
    (json: $($name:ty)*) => {$(
        impl $crate::column::Column for $name {
            const HOLDS: $crate::column::Holds = $crate::column::Holds::Json;
            fn to_cell(&self) -> kontor_sync::commit::Cell { $crate::column::json_cell(self) }
            fn from_cell(cell: kontor_sync::commit::Cell) -> $crate::Result<Self> {
                Ok(serde_json::from_str(&String::from_cell(cell)?)?)
            }
        }
    )*};
}

pub(crate) use columns;

/// A structured value as JSON text. Our own types always serialise; a failure would be seen as an unreadable cell at once.
pub fn json_cell<T: serde::Serialize>(value: &T) -> Cell {
    Cell::Text(serde_json::to_string(value).unwrap_or_default())
}

impl<V: serde::Serialize + serde::de::DeserializeOwned> Column for BTreeMap<kontor_core::language::Language, V> {
    const HOLDS: Holds = Holds::Json;
    fn to_cell(&self) -> Cell {
        json_cell(self)
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        Ok(serde_json::from_str(&String::from_cell(cell)?)?)
    }
}

impl Column for serde_json::Value {
    const HOLDS: Holds = Holds::Json;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.to_string())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        Ok(serde_json::from_str(&String::from_cell(cell)?)?)
    }
}

impl Column for RoleKey {
    const HOLDS: Holds = Holds::Text;
    fn to_cell(&self) -> Cell {
        Cell::Text(self.to_string())
    }
    fn from_cell(cell: Cell) -> Result<Self> {
        Self::try_from(String::from_cell(cell)?).map_err(|detail| Unreadable::new("role", detail))
    }
}

/// An identity as a column holds it.
pub fn id_of(bytes: &[u8]) -> Option<Id> {
    Uuid::from_slice(bytes).ok().map(Id)
}

/// The kind of a table number.
pub fn kind_of(table: u16) -> Option<EntityKind> {
    EntityKind::ALL.iter().copied().find(|kind| kind.wire() == table)
}
