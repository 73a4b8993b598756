//! `kontorctl import`: what another program leaves behind, with the progress on standard error.

use std::path::Path;

use kontor_app::job::Progress;
use kontor_core::fault::{Code, Fault};
use serde_json::{Value, json};

use crate::arguments::{Import, TableWishes};
use crate::found;
use crate::office::Office;
use crate::outcome::{Failure, Outcome, say, show};
use crate::progress::watched;

/// Imports what was asked for.
pub fn import(office: &Office, wishes: &Import) -> Outcome {
    match wishes {
        Import::OnlineRetail { file } => online_retail(office, file),
        Import::Table(wishes) => table(office, wishes),
        Import::Everything { file } => everything(office, file),
    }
}

/// A table: looked at, mapped as it was said, tried out or imported.
fn table(office: &Office, wishes: &TableWishes) -> Outcome {
    let desk = office.desk_in_company()?;
    let file = json!({ "from": "path", "path": std::path::absolute(&wishes.file)? });
    let seen = desk.call("import_look", json!({ "file": file, "kind": wishes.kind }))?;
    let mut defaults = seen["defaults"].clone();
    for (field, value) in pairs("set", &wishes.sets)? {
        defaults[field] = json!(value);
    }
    let wish = json!({
        "file": file, "hash": seen["hash"], "kind": seen["kind"], "shape": seen["said"], "fields": mapped(&seen, &wishes.maps)?,
        "defaults": defaults, "match_by": wishes.match_by.as_ref().map_or_else(|| seen["match_by"].clone(), |by| json!(by)),
        "leave_out_wrong": wishes.leave_out_wrong,
    });
    let progress = Progress::default();
    let command = if wishes.only_try { "import_try" } else { "import_run" };
    let answer = watched(&progress, || desk.call_with(&progress, command, wish));
    show(&answer?)
}

/// The field of each column: as proposed, unless something else was said of it.
fn mapped(seen: &Value, maps: &[String]) -> Result<Vec<Value>, Fault> {
    let maps = pairs("map", maps)?;
    let columns = seen["columns"].as_array().map_or(&[][..], Vec::as_slice);
    let named = |column: &Value| column["column"]["name"].as_str().unwrap_or_default().to_owned();
    if let Some((column, _)) = maps.iter().find(|(column, _)| !columns.iter().any(|known| named(known) == *column)) {
        return Err(Fault::at("map", Code::UnknownName).with("value", column));
    }
    let said = |column: &Value| maps.iter().find(|(name, _)| *name == named(column)).map(|(_, field)| *field);
    let taken: Vec<&str> = maps.iter().map(|(_, field)| *field).collect();
    let field = |column: &Value| match said(column) {
        Some("") => Value::Null,
        Some(field) => json!(field),
        // A field that was said of another column is not proposed a second time.
        None if column["field"].as_str().is_some_and(|field| taken.contains(&field)) => Value::Null,
        None => column["field"].clone(),
    };
    Ok(columns.iter().map(field).collect())
}

/// Words of the form `NAME=VALUE`.
fn pairs<'a>(option: &str, words: &'a [String]) -> Result<Vec<(&'a str, &'a str)>, Fault> {
    let bad = || Fault::at(option, Code::BadFormat).with("example", "NAME=VALUE");
    words.iter().map(|word| word.split_once('=').ok_or_else(bad)).collect()
}

/// Into the company that was named; where there is none yet, one is made for it.
fn online_retail(office: &Office, file: &Path) -> Outcome {
    let file = std::path::absolute(file)?;
    match office.company().filter(|path| !path.exists()) {
        Some(path) => {
            say("kontorctl: making a company for the wholesaler …");
            office.desk().call("company_create", found::wholesaler(path))?;
        }
        None => {
            office.desk_in_company()?;
        }
    }
    let progress = Progress::default();
    let answer =
        watched(&progress, || office.desk().call_with(&progress, "import_online_retail", json!({ "path": file })));
    show(&answer?)
}

/// Into a company file of its own; what its judgement found decides the exit code, as with `verify`.
fn everything(office: &Office, file: &Path) -> Outcome {
    let wish = json!({ "file": std::path::absolute(file)?, "path": office.company() });
    let progress = Progress::default();
    let answer = watched(&progress, || office.desk().call_with(&progress, "import_all", wish))?;
    show(&answer)?;
    let sound = answer["report"]["findings"].as_array().is_some_and(Vec::is_empty);
    if sound { Ok(()) } else { Err(Failure::Findings) }
}
