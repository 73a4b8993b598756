//! Values as they stand in columns and parameters.

use super::{DbError, Result};

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row of an answer, taken value by value.
pub struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }
    /// The next value.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn take<T: FromValue>(&mut self) -> Result<T> {
        T::from_value(self.0.next().unwrap_or(Value::Null))
    }
}

/// What stands in one column of an answer.
pub trait FromValue: Sized {
    /// From the column.
    ///
    /// # Errors
    /// When something else stands there.
    fn from_value(value: Value) -> Result<Self>;
}

macro_rules! from_value {
    ($($ty:ty: $pattern:pat => $value:expr, $what:literal;)*) => {$(
        impl FromValue for $ty {
            fn from_value(value: Value) -> Result<Self> {
                match value { $pattern => Ok($value), _ => Err(DbError::Unreadable($what)) }
            }
        }
    )*};
}
from_value! {
    i64: Value::Int(value) => value, "number";
    // 64 bits as they are: the clock and hashes of it use all of them.
    u64: Value::Int(value) => value.cast_unsigned(), "number";
    String: Value::Text(value) => value, "text";
    Vec<u8>: Value::Bytes(value) => value, "bytes";
    bool: Value::Int(value) => value != 0, "flag";
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self> {
        Ok(value)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}
impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value) -> Result<Self> {
        Vec::from_value(value)?.try_into().map_err(|_| DbError::Unreadable("length"))
    }
}
impl FromValue for kontor_core::id::Id {
    fn from_value(value: Value) -> Result<Self> {
        <[u8; 16]>::from_value(value).map(|bytes| Self(kontor_core::id::Uuid::from_bytes(bytes)))
    }
}

macro_rules! to_value {
    ($($ty:ty: $from:ident => $value:expr;)*) => {$(
        impl From<$ty> for Value {
            fn from($from: $ty) -> Self { $value }
        }
    )*};
}
to_value! {
    i64: value => Self::Int(value);
    u64: value => Self::Int(value.cast_signed());
    u16: value => Self::Int(i64::from(value));
    u32: value => Self::Int(i64::from(value));
    bool: value => Self::Int(i64::from(value));
    &str: value => Self::Text(value.to_owned());
    String: value => Self::Text(value);
    &[u8]: value => Self::Bytes(value.to_vec());
    Vec<u8>: value => Self::Bytes(value);
    kontor_core::id::Id: value => Self::Bytes(value.0.as_bytes().to_vec());
}
impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Parameters of a statement: `values![firm, seq]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}
