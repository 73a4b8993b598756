//! `person_export`: all that is kept about a person, for programs (JSON) and for people (HTML), in one archive.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::journal::DisclosureKind;
use kontor_record::schema::TableSpec;
use kontor_store::{Read, StoreError};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Person;
use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::export::cell::to_json;
use crate::journal::disclose;
use crate::report::export::{Exported, written};

/// Whose data, and where it goes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonExport {
    /// The person.
    pub person: Person,
    /// Where the archive goes; without it the answer holds its bytes.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub to: Option<PathBuf>,
}

pub(crate) fn person_export(context: &Context<'_>, request: PersonExport) -> Answer<Exported> {
    let Person { kind, id } = request.person;
    request.person.check()?;
    let (name, records, history) = context.read(|read| {
        if read.row(kind, id)?.is_none() {
            return Err(Fault::new(Code::NotFound).with("kind", kind.table()).into());
        }
        let records = kept_about(context, read, request.person)?;
        let mut history = read.history_of(kind, id, |kind| !context.may_see(kind))?;
        read.name_history(&mut history)?;
        let name = records.first().and_then(|record| record["values"]["name"].as_str()).unwrap_or_default().to_owned();
        Ok((name, records, history))
    })?;
    let count = records.len() as u64;
    let made = written(request.to.as_deref(), &name, "zip", "application/zip", |out| {
        let mut archive = ZipWriter::new_stream(out);
        let content =
            json!({ "format": "kontor-person", "version": 1, "name": name, "records": records, "history": history });
        let text = serde_json::to_vec_pretty(&content).map_err(|failure| AppError::unexpected(&failure))?;
        for (file, bytes) in [("person.json", text), ("person.html", html(&name, &records).into_bytes())] {
            archive.start_file(file, SimpleFileOptions::default()).map_err(|failure| AppError::unexpected(&failure))?;
            archive.write_all(&bytes).map_err(StoreError::from)?;
        }
        archive.finish().map_err(|failure| AppError::unexpected(&failure))?;
        Ok(count)
    })?;
    context.write(|write| disclose(context, write, DisclosureKind::Person, Some(id), kind.table(), made.rows))?;
    Ok(made)
}

/// Every row about the person, each with what its columns mean; the person first, facts last.
fn kept_about(context: &Context<'_>, read: &Read<'_>, person: Person) -> Answer<Vec<Value>> {
    let first = (person.kind, person.id);
    let told = |record: &(EntityKind, Id)| *record != first && record.0 != EntityKind::Credential;
    let others = read.records_of_person(person.kind, person.id)?.into_iter().filter(told);
    let facts = read.facts_of_person(person.id)?;
    let mut found = Vec::new();
    for (kind, id) in std::iter::once(first).chain(others).chain(facts) {
        if let Some(record) = record(context, read, kind, id)? {
            found.push(record);
        }
    }
    Ok(found)
}

fn record(context: &Context<'_>, read: &Read<'_>, kind: EntityKind, id: Id) -> Answer<Option<Value>> {
    let Some(row) = read.row(kind, id)?.filter(|_| context.may_see(kind)) else { return Ok(None) };
    if !read.in_sight(kind, id)? {
        return Ok(None);
    }
    let mut values = Map::new();
    for (column, cell) in TableSpec::of(kind).columns.iter().zip(&row.cells) {
        values.insert(column.name.to_owned(), to_json(column, cell).unwrap_or_default());
    }
    Ok(Some(json!({ "kind": kind, "id": id, "meaning": kind.meaning(), "removed": row.removed, "values": values })))
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn html(name: &str, records: &[Value]) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{0}</title>\
         <style>body{{font:15px/1.5 system-ui,sans-serif;max-width:60em;margin:2em auto}}td{{vertical-align:top;padding:.1em 1em .1em 0}}</style>\
         </head><body><h1>{0}</h1>\n",
        safe(name)
    );
    for record in records {
        let text = |field: &str| safe(record[field].as_str().unwrap_or_default());
        let _ = writeln!(page, "<h2>{}</h2><table>", text("meaning"));
        for (column, value) in record["values"].as_object().into_iter().flatten() {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            if !value.is_null() && !shown.is_empty() {
                let _ = writeln!(page, "<tr><td>{}</td><td>{}</td></tr>", safe(column), safe(&shown));
            }
        }
        page.push_str("</table>\n");
    }
    page.push_str("</body></html>\n");
    page
}
