//! The value of a column as text and as JSON, and back: exact in both directions.

use std::borrow::Cow;

use kontor_core::id::Uuid;
use kontor_record::Holds;
use kontor_record::schema::ColumnSpec;
use kontor_store::row::Cell;
use serde_json::Value;

/// The largest whole number that every reader of JSON keeps exactly; amounts and instants are smaller.
const SAFE: u64 = 9_007_199_254_740_991;
/// The largest quantity, in millionths.
const LARGEST_QUANTITY: u64 = 1_000_000_000_000_000_000;

/// As text; nothing where the column is empty.
pub(super) fn to_text(cell: &Cell) -> Option<Cow<'_, str>> {
    match cell {
        Cell::Null | Cell::Erased => None,
        Cell::Int(value) => Some(value.to_string().into()),
        Cell::Text(text) => Some(text.into()),
        Cell::Bytes(bytes) => Some(bytes_text(bytes).into()),
    }
}

/// From text, if the column can hold it.
pub(super) fn from_text(column: &ColumnSpec, text: Option<String>) -> Option<Cell> {
    let Some(text) = text else { return column.optional.then_some(Cell::Null) };
    match column.holds {
        Holds::Integer | Holds::Flag | Holds::Instant | Holds::Quantity => {
            text.parse().ok().filter(|value| fits(column.holds, *value)).map(Cell::Int)
        }
        Holds::Id(_) | Holds::Bytes => text_bytes(column.holds, &text).map(Cell::Bytes),
        _ => Some(Cell::Text(text)),
    }
}

/// As JSON; none where a structured value is none.
pub(crate) fn to_json(column: &ColumnSpec, cell: &Cell) -> Option<Value> {
    Some(match (cell, column.holds) {
        (Cell::Null | Cell::Erased, _) => Value::Null,
        (Cell::Int(value @ (0 | 1)), Holds::Flag) => Value::Bool(*value == 1),
        (Cell::Int(value), _) => Value::from(*value),
        (Cell::Text(text), Holds::Json) => serde_json::from_str(text).ok()?,
        (Cell::Text(text), _) => Value::String(text.clone()),
        (Cell::Bytes(bytes), _) => Value::String(bytes_text(bytes)),
    })
}

/// From JSON, if the column can hold it.
pub(super) fn from_json(column: &ColumnSpec, value: Value) -> Option<Cell> {
    match (value, column.holds) {
        (Value::Null, _) if column.optional => Some(Cell::Null),
        (value, Holds::Json) => Some(Cell::Text(value.to_string())),
        (Value::Bool(value), Holds::Flag) => Some(Cell::Int(i64::from(value))),
        (Value::Number(number), Holds::Integer | Holds::Instant | Holds::Quantity) => {
            number.as_i64().filter(|value| fits(column.holds, *value)).map(Cell::Int)
        }
        (Value::String(text), holds @ (Holds::Id(_) | Holds::Bytes)) => text_bytes(holds, &text).map(Cell::Bytes),
        (Value::String(_), Holds::Integer | Holds::Flag | Holds::Instant | Holds::Quantity) => None,
        (Value::String(text), _) => Some(Cell::Text(text)),
        _ => None,
    }
}

/// Numbers beyond these are none that the program reckons with, and their sums could overflow.
fn fits(holds: Holds, value: i64) -> bool {
    match holds {
        Holds::Flag => matches!(value, 0 | 1),
        Holds::Quantity => value.unsigned_abs() <= LARGEST_QUANTITY,
        _ => value.unsigned_abs() <= SAFE,
    }
}

/// An identity as people write it; other bytes as hexadecimal digits.
fn bytes_text(bytes: &[u8]) -> String {
    Uuid::from_slice(bytes).map_or_else(|_| kontor_store::key::hex(bytes), |id| id.to_string())
}

fn text_bytes(holds: Holds, text: &str) -> Option<Vec<u8>> {
    if let Holds::Id(_) = holds {
        return Uuid::try_parse(text).ok().map(|id| id.as_bytes().to_vec());
    }
    let digits = text.as_bytes();
    let pair = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(pair).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(holds: Holds, optional: bool) -> ColumnSpec {
        ColumnSpec { name: "x", holds, optional, meaning: String::new() }
    }

    #[test]
    fn every_value_comes_back_from_both_forms() {
        let id = Holds::Id(None);
        let cases = [
            (Holds::Integer, Cell::Int(-12)),
            (Holds::Flag, Cell::Int(1)),
            (Holds::Quantity, Cell::Int(1_000_000_000_000_000_000)),
            (Holds::Instant, Cell::Int(1_772_442_000_000)),
            (Holds::Text, Cell::Text("=1+1, \"so\"\r\nä\u{0}".to_owned())),
            (Holds::Text, Cell::Text(String::new())),
            (Holds::Decimal, Cell::Text("12.50".to_owned())),
            (Holds::Json, Cell::Text(r#"{"b":1,"a":["0.10",null]}"#.to_owned())),
            (Holds::Json, Cell::Text("null".to_owned())),
            (id, Cell::Bytes((0..16).collect())),
        ];
        for (holds, cell) in cases {
            let own = column(holds, false);
            let text = to_text(&cell).map(Cow::into_owned);
            assert_eq!(from_text(&own, text), Some(cell.clone()), "{holds:?}");
            assert_eq!(from_json(&own, to_json(&own, &cell).unwrap()), Some(cell), "{holds:?}");
        }
        let empty = column(Holds::Text, true);
        assert_eq!(from_text(&empty, None), Some(Cell::Null));
        assert_eq!(from_json(&empty, Value::Null), Some(Cell::Null));
    }

    #[test]
    fn what_a_column_cannot_hold_is_refused() {
        let check = |holds, text: &str, value: Value| {
            assert_eq!(from_text(&column(holds, false), Some(text.to_owned())), None, "{holds:?} {text}");
            assert_eq!(from_json(&column(holds, false), value.clone()), None, "{holds:?} {value}");
        };
        check(Holds::Integer, "1.5", Value::from(1.5));
        check(Holds::Integer, "9007199254740992", Value::from(9_007_199_254_740_992_u64));
        check(Holds::Flag, "2", Value::from(1));
        check(Holds::Id(None), "01900000", Value::from("x"));
        check(Holds::Bytes, "abc", Value::from("zz"));
        check(Holds::Quantity, "", Value::from("1"));
        assert_eq!(from_text(&column(Holds::Text, false), None), None);
        assert_eq!(from_json(&column(Holds::Text, false), Value::Null), None);
    }
}
