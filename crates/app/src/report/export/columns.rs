//! The columns of a file: what each field of a row is, by the schema of its command, and what that becomes in a cell.

use std::collections::BTreeMap;

use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_tables::write::Out;
use rust_decimal::Decimal;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::ExportColumn;
use crate::command::Command;
use crate::context::Calendar;
use crate::error::Answer;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    YesNo,
    Figure,
    Money,
    Day,
    Instant,
}

/// A column with what is known of its field.
pub(super) struct Column {
    pub title: String,
    pub kind: Kind,
    path: Vec<String>,
    words: BTreeMap<String, String>,
}

/// All columns of a file, and the calendar by which instants are shown.
pub(super) struct Columns {
    pub all: Vec<Column>,
    pub calendar: Calendar,
}

impl Columns {
    /// The wished columns of a command's rows; all that fit into a cell if there are no wishes.
    ///
    /// # Errors
    /// `not-a-choice` (`column`) for a field that the rows do not have.
    pub(super) fn of(command: &Command, wishes: &[ExportColumn], calendar: Calendar) -> Answer<Self> {
        let row = RowSchema::of(command);
        let plain: Vec<ExportColumn> = if wishes.is_empty() { row.plain_fields() } else { Vec::new() };
        let wishes = if wishes.is_empty() { &plain } else { wishes };
        let column = |wish: &ExportColumn| {
            let path: Vec<String> = wish.name.split('.').map(str::to_owned).collect();
            let unknown = || Fault::at("columns", Code::NotAChoice).with("column", &wish.name);
            let kind = row.kind_at(&path).ok_or_else(unknown)?;
            let title = if wish.title.is_empty() { &wish.name } else { &wish.title };
            Ok(Column { title: title.clone(), kind, path, words: wish.words.clone() })
        };
        Ok(Self { all: wishes.iter().map(column).collect::<Answer<_>>()?, calendar })
    }
    pub(super) fn titles(&self) -> Vec<&str> {
        self.all.iter().map(|column| column.title.as_str()).collect()
    }
    /// A row as it stands in a spreadsheet.
    pub(super) fn cells(&self, row: &Value) -> Vec<Out> {
        self.all.iter().map(|column| column.out(row, self.calendar)).collect()
    }
}

impl Column {
    /// What the row has in this column.
    fn value<'r>(&self, row: &'r Value) -> &'r Value {
        self.path.iter().try_fold(row, |value, part| value.get(part)).unwrap_or(&Value::Null)
    }
    /// The amount, in a column of money.
    pub(super) fn money(&self, row: &Value) -> Option<Money> {
        let value = self.value(row);
        let (minor, currency) = (value.get("minor")?.as_i64()?, value.get("currency")?.as_str()?);
        Some(Money::new(minor, Currency::new(currency).ok()?))
    }
    /// The value as a spreadsheet keeps it.
    pub(super) fn out(&self, row: &Value, calendar: Calendar) -> Out {
        if self.kind == Kind::Money {
            let cell = |money: Money| Out::Money { minor: money.minor, digits: money.currency.digits() };
            return self.money(row).map_or(Out::Empty, cell);
        }
        let value = self.value(row);
        if let Some(word) = self.word(value) {
            return Out::Text(word.to_owned());
        }
        match (self.kind, value) {
            (_, Value::Null) => Out::Empty,
            (_, Value::Bool(yes)) => Out::Number(Decimal::from(i32::from(*yes))),
            (Kind::Instant, Value::Number(ms)) => {
                ms.as_i64().map_or(Out::Empty, |ms| Out::Moment(calendar.shown(Timestamp(ms))))
            }
            (_, Value::Number(number)) => number.as_i64().map_or(Out::Empty, |number| Out::Number(number.into())),
            (Kind::Figure, Value::String(text)) => {
                Decimal::from_str_exact(text).map_or_else(|_| Out::Text(text.clone()), Out::Number)
            }
            (Kind::Day, Value::String(text)) => {
                text.parse::<LocalDate>().map_or_else(|_| Out::Text(text.clone()), Out::Date)
            }
            (_, Value::String(text)) => Out::Text(text.clone()),
            (_, other) => Out::Text(other.to_string()),
        }
    }
    fn word(&self, value: &Value) -> Option<&str> {
        let known = match value {
            Value::String(text) => self.words.get(text),
            Value::Bool(yes) => self.words.get(if *yes { "true" } else { "false" }),
            _ => None,
        };
        known.map(String::as_str)
    }
}

/// The schema of a row, with the definitions that it refers to.
struct RowSchema {
    definitions: Map<String, Value>,
    row: Value,
}

impl RowSchema {
    /// Of what a command answers: its own list, or the list that it is.
    fn of(command: &Command) -> Self {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let (_, response) = (command.schemas)(&mut generator);
        let definitions = generator.take_definitions(true);
        let mut schema = Self { definitions, row: response.to_value() };
        let answer = schema.resolved(&schema.row).1.clone();
        let rows = match answer.pointer("/properties/rows") {
            Some(rows) => schema.resolved(rows).1.clone(),
            None => answer,
        };
        schema.row = rows.get("items").map(|items| schema.resolved(items).1.clone()).unwrap_or_default();
        schema
    }
    /// Follows references and leaves `null` away; answers the last name on the way as well.
    fn resolved<'s>(&'s self, schema: &'s Value) -> (&'s str, &'s Value) {
        let (mut name, mut at) = ("", schema);
        loop {
            let reference = at.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix("#/$defs/"));
            let choice = || {
                let choices = at.get("anyOf").and_then(Value::as_array)?;
                choices.iter().find(|choice| choice.get("type").and_then(Value::as_str) != Some("null"))
            };
            at = match reference.map(|reference| (reference, self.definitions.get(reference))) {
                Some((reference, Some(definition))) => {
                    name = reference;
                    definition
                }
                Some((_, None)) => return (name, at),
                None => match choice() {
                    Some(choice) => choice,
                    None => return (name, at),
                },
            };
        }
    }
    fn kind_at(&self, path: &[String]) -> Option<Kind> {
        let field = path.iter().try_fold(&self.row, |at, part| self.resolved(at).1.get("properties")?.get(part))?;
        self.kind(field)
    }
    /// What a cell of it holds; nothing for lists and records.
    fn kind(&self, field: &Value) -> Option<Kind> {
        let (name, schema) = self.resolved(field);
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(some)) => some.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let is = |wanted: &str| types.contains(&wanted);
        let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        Some(match name {
            "Money" => Kind::Money,
            "Timestamp" => Kind::Instant,
            _ if is("array") || is("object") => return None,
            _ if is("boolean") => Kind::YesNo,
            _ if is("integer") => Kind::Figure,
            _ if text("format") == "date" => Kind::Day,
            _ if text("pattern").starts_with("^-?\\d+") => Kind::Figure,
            _ => Kind::Text,
        })
    }
    fn plain_fields(&self) -> Vec<ExportColumn> {
        let fields = self.row.get("properties").and_then(Value::as_object).into_iter().flatten();
        let plain = fields.filter(|(_, field)| self.kind(field).is_some());
        plain.map(|(name, _)| ExportColumn { name: name.clone(), ..ExportColumn::default() }).collect()
    }
}
