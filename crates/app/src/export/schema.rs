//! `schema.json`: every table and column in words that an outsider understands, made from what the program itself goes by.

use kontor_record::Holds;
use kontor_record::schema::{ColumnSpec, TableSpec, removable};
use serde_json::{Value, json};

use super::rows::{ID, REMOVED};
use super::{FORMAT, VERSION};

/// How each type of column is written, in English: a schema is read by whoever writes programs.
const TYPES: &[(&str, &str)] = &[
    ("id", "UUID (RFC 9562) in lower case; names a row of the table that `refers_to` says"),
    ("text", "text"),
    ("integer", "whole number"),
    ("flag", "yes or no: 1 or 0 in CSV, true or false in JSON"),
    ("quantity", "whole number of millionths: 1500000 is 1.5"),
    ("decimal", "decimal number with a point, as text"),
    ("date", "date as YYYY-MM-DD (ISO 8601), without a time zone"),
    ("instant", "whole number of milliseconds since 1970-01-01T00:00:00Z"),
    ("currency", "currency code (ISO 4217)"),
    ("choice", "one of the texts in `values`"),
    ("table", "name of a table"),
    ("json", "structured value: JSON text in CSV, the value itself in JSON"),
    ("bytes", "bytes as hexadecimal digits"),
];

/// The whole schema.
pub(super) fn describe(tables: &[TableSpec]) -> Value {
    let types: serde_json::Map<String, Value> =
        TYPES.iter().map(|(name, meaning)| ((*name).to_owned(), json!(meaning))).collect();
    json!({ "format": FORMAT, "version": VERSION, "types": types, "tables": tables.iter().map(table).collect::<Vec<_>>() })
}

fn table(table: &TableSpec) -> Value {
    let id =
        json!({ "name": ID, "type": "id", "nullable": false, "refers_to": table.kind.table(), "meaning": "Identity." });
    let mark = removable(table.kind).then(|| {
        json!({ "name": REMOVED, "type": "flag", "nullable": false, "meaning": "The row was removed and is kept for what refers to it." })
    });
    let columns: Vec<Value> = [id].into_iter().chain(mark).chain(table.columns.iter().map(column)).collect();
    json!({
        "table": table.kind.table(), "meaning": table.kind.meaning(), "class": table.kind.class(), "key": [ID], "columns": columns,
    })
}

fn column(column: &ColumnSpec) -> Value {
    let mut described = json!({ "name": column.name, "type": type_of(column.holds), "nullable": column.optional });
    if let Some(unit) = unit(column) {
        described["unit"] = json!(unit);
    }
    match column.holds {
        Holds::Id(Some(kind)) => described["refers_to"] = json!(kind.table()),
        Holds::Choice(values) => described["values"] = json!(values),
        _ => {}
    }
    described["meaning"] = json!(column.meaning);
    described
}

const fn type_of(holds: Holds) -> &'static str {
    match holds {
        Holds::Integer => "integer",
        Holds::Flag => "flag",
        Holds::Text => "text",
        Holds::Instant => "instant",
        Holds::Quantity => "quantity",
        Holds::Decimal => "decimal",
        Holds::Date => "date",
        Holds::Currency => "currency",
        Holds::Choice(_) => "choice",
        Holds::Kind => "table",
        Holds::Id(_) => "id",
        Holds::Json => "json",
        Holds::Bytes => "bytes",
    }
}

/// In what a number counts: by its type, or by the last word of its name, as the house names columns.
fn unit(column: &ColumnSpec) -> Option<&'static str> {
    match column.holds {
        Holds::Quantity => Some("millionths"),
        Holds::Instant => Some("milliseconds since 1970-01-01T00:00:00Z"),
        Holds::Integer if column.name.ends_with("_minor") => Some("minor units of the currency (ISO 4217)"),
        Holds::Integer if column.name.ends_with("_min") => Some("minutes"),
        Holds::Integer if column.name.ends_with("_days") => Some("days"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outsider_finds_types_units_references_and_values() {
        let schema = describe(&TableSpec::all());
        let found = |table: &str, column: &str| {
            let tables = schema["tables"].as_array().unwrap();
            let table = tables.iter().find(|known| known["table"] == table).unwrap();
            let columns = table["columns"].as_array().unwrap();
            columns.iter().find(|known| known["name"] == column).unwrap().clone()
        };
        assert_eq!(found("document", "gross_minor")["unit"], "minor units of the currency (ISO 4217)");
        assert_eq!(found("document", "party")["refers_to"], "party");
        assert_eq!(found("document", "party")["nullable"], true);
        assert_eq!(found("stock_move", "quantity")["unit"], "millionths");
        assert_eq!(found("payment", "method")["values"], json!(["cash", "bank", "card"]));
        assert_eq!(found("party", "removed")["type"], "flag");
        let named: Vec<&str> = TYPES.iter().map(|(name, _)| *name).collect();
        for table in schema["tables"].as_array().unwrap() {
            for column in table["columns"].as_array().unwrap() {
                assert!(named.contains(&column["type"].as_str().unwrap()), "{column}");
            }
        }
    }
}
