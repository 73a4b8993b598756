//! Any list and any report as a CSV file: the rows of the command's own answer, cell by cell.
//!
//! A cell of text that a spreadsheet would take for a formula is made harmless; figures are written plainly.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Currency;
use kontor_core::permission::{Action, Permission};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use crate::command::{Command, Effect, Run};
use crate::commands::COMMANDS;
use crate::context::Context;
use crate::error::Answer;
use crate::file::FileContent;

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CsvColumn {
    /// Name of the field.
    pub name: String,
    /// What stands above it; the name when empty.
    #[serde(default)]
    pub title: String,
}

/// A report as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportCsv {
    /// Name of the command: `report_sales`.
    pub report: String,
    /// Its request.
    #[serde(default)]
    pub parameters: Value,
    /// Which columns, in this order; all when empty.
    #[serde(default)]
    pub columns: Vec<CsvColumn>,
    /// Semicolons between cells and commas in figures, as spreadsheets read it where a comma is the decimal mark.
    #[serde(default)]
    pub semicolons: bool,
}

/// A list as a file: all rows, not only a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ListCsv {
    /// Name of the command: `payment_list`.
    pub list: String,
    /// Its request; search, sort and filters hold, the window does not.
    #[serde(default)]
    pub parameters: Value,
    /// Which columns, in this order; all when empty.
    #[serde(default)]
    pub columns: Vec<CsvColumn>,
    /// Semicolons between cells and commas in figures, as spreadsheets read it where a comma is the decimal mark.
    #[serde(default)]
    pub semicolons: bool,
}

/// How many rows a list is asked for at a time.
const STEP: usize = 1000;

pub(crate) fn report_csv(context: &Context<'_>, request: ReportCsv) -> Answer<FileContent> {
    let fits = |name: &str| name.starts_with("report_") || name == "trial_balance";
    let command = exported(context, "report", &request.report, fits)?;
    let rows = rows_of(ask(context, command, request.parameters)?);
    Ok(file(&request.report, &rows, &request.columns, request.semicolons))
}

pub(crate) fn list_csv(context: &Context<'_>, request: ListCsv) -> Answer<FileContent> {
    let fits = |name: &str| name.ends_with("_list");
    let command = exported(context, "list", &request.list, fits)?;
    let mut rows = Vec::new();
    let mut parameters = fields_of("parameters", request.parameters)?;
    let mut window = fields_of("parameters.window", parameters.remove("window").unwrap_or_default())?;
    loop {
        // A list takes its window as the request, or beside other fields; what it does not know it leaves alone.
        for fields in [&mut parameters, &mut window] {
            fields.insert("from".to_owned(), json!(rows.len()));
            fields.insert("limit".to_owned(), json!(STEP));
        }
        let mut asked = parameters.clone();
        asked.insert("window".to_owned(), Value::Object(window.clone()));
        let answer = ask(context, command, Value::Object(asked))?;
        let total = answer.get("total").and_then(Value::as_u64);
        let page = rows_of(answer);
        let last = page.is_empty();
        rows.extend(page);
        if last || total.is_none_or(|total| rows.len() as u64 >= total) {
            return Ok(file(&request.list, &rows, &request.columns, request.semicolons));
        }
    }
}

fn fields_of(field: &str, value: Value) -> Result<Map<String, Value>, Fault> {
    match value {
        Value::Null => Ok(Map::new()),
        Value::Object(fields) => Ok(fields),
        _ => Err(Fault::at(field, Code::BadFormat).with("example", "{}")),
    }
}

/// The command behind a file. One must be allowed to see its records and to take them out of the program.
fn exported(context: &Context<'_>, field: &str, name: &str, fits: impl Fn(&str) -> bool) -> Answer<&'static Command> {
    let command = COMMANDS.iter().find(|command| {
        command.name == name && command.effect == Effect::Reads && fits(name) && matches!(command.run, Run::Office(_))
    });
    let Some(command) = command else { return Err(Fault::at(field, Code::NotAChoice).into()) };
    if let Some(needed) = command.needs {
        for right in [needed, Permission { action: Action::Export, ..needed }] {
            if !context.user.role.may(right) {
                return Err(Fault::new(Code::NotAllowed).with("permission", right).into());
            }
        }
    }
    Ok(command)
}

fn ask(context: &Context<'_>, command: &Command, parameters: Value) -> Answer<Value> {
    match command.run {
        Run::Office(run) => run(context, parameters),
        Run::Desk(_) => Err(Fault::new(Code::UnknownCommand).with("name", command.name).into()),
    }
}

/// The rows of an answer: its own list, or the list that it is.
fn rows_of(answer: Value) -> Vec<Value> {
    match answer {
        Value::Array(rows) => rows,
        Value::Object(mut fields) => match fields.remove("rows") {
            Some(Value::Array(rows)) => rows,
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn file(name: &str, rows: &[Value], columns: &[CsvColumn], semicolons: bool) -> FileContent {
    let rows: Vec<Map<String, Value>> = rows.iter().filter_map(|row| row.as_object().cloned()).collect();
    let columns = if columns.is_empty() { plain_columns(&rows) } else { columns.to_vec() };
    let mark = if semicolons { ';' } else { ',' };
    let mut text = String::from('\u{feff}');
    let title = |column: &CsvColumn| guarded(if column.title.is_empty() { &column.name } else { &column.title });
    line(&mut text, mark, columns.iter().map(title));
    for row in &rows {
        let cells = columns.iter().map(|column| cell(row.get(&column.name).unwrap_or(&Value::Null), semicolons));
        line(&mut text, mark, cells);
    }
    FileContent {
        name: format!("{name}.csv"),
        mime: "text/csv; charset=utf-8".to_owned(),
        base64: STANDARD.encode(text),
    }
}

/// All fields of the rows that fit in a cell, in their order.
fn plain_columns(rows: &[Map<String, Value>]) -> Vec<CsvColumn> {
    let fields = rows.first().into_iter().flat_map(|row| row.iter());
    let plain = fields.filter(|(_, value)| !value.is_array() && (!value.is_object() || money(value).is_some()));
    plain.map(|(name, _)| CsvColumn { name: name.clone(), title: String::new() }).collect()
}

fn line(text: &mut String, mark: char, cells: impl Iterator<Item = String>) {
    let quoted = cells.map(|cell| {
        let plain = !cell.contains([mark, '"', '\n', '\r']);
        if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    });
    text.push_str(&quoted.collect::<Vec<String>>().join(&mark.to_string()));
    text.push_str("\r\n");
}

fn cell(value: &Value, semicolons: bool) -> String {
    let figure = |text: String| if semicolons { text.replace('.', ",") } else { text };
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => String::from(if *yes { "1" } else { "0" }),
        Value::Number(number) => figure(number.to_string()),
        // Quantities and rates travel as text.
        Value::String(text) if Decimal::from_str_exact(text).is_ok() && !text.starts_with('+') => figure(text.clone()),
        Value::String(text) => guarded(text),
        other => money(other).map_or_else(|| guarded(&other.to_string()), figure),
    }
}

fn money(value: &Value) -> Option<String> {
    let (minor, currency) = (value.get("minor")?.as_i64()?, value.get("currency")?.as_str()?);
    let currency = Currency::new(currency).ok()?;
    Some(kontor_core::money::Money::new(minor, currency).to_decimal().to_string())
}

/// Text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_plain_figures_or_harmless_text() {
        for (value, international, continental) in [
            (json!({ "minor": -12_345, "currency": "EUR" }), "-123.45", "-123,45"),
            (json!({ "minor": 5, "currency": "JPY" }), "5", "5"),
            (json!("-1.5"), "-1.5", "-1,5"),
            (json!(3), "3", "3"),
            (json!(true), "1", "1"),
            (json!(null), "", ""),
            (json!("2026-03-02"), "2026-03-02", "2026-03-02"),
            (json!("=1+1"), "'=1+1", "'=1+1"),
            (json!("+49 40 1234"), "'+49 40 1234", "'+49 40 1234"),
            (json!("+1"), "'+1", "'+1"),
            (json!("@SUM(A1)"), "'@SUM(A1)", "'@SUM(A1)"),
            (json!("-cmd|' /C calc'!A0"), "'-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
            (json!("\t=1"), "'\t=1", "'\t=1"),
        ] {
            assert_eq!((cell(&value, false).as_str(), cell(&value, true).as_str()), (international, continental));
        }
    }

    #[test]
    fn cells_with_marks_are_quoted() {
        let mut text = String::new();
        line(&mut text, ';', ["a".to_owned(), "b;c".to_owned(), "say \"x\"".to_owned(), "1,5".to_owned()].into_iter());
        assert_eq!(text, "a;\"b;c\";\"say \"\"x\"\"\";1,5\r\n");
    }
}
