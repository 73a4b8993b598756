//! `kontorctl`: every command of Kontor for scripts, and the window's pages over HTTP on loopback.
//!
//! * Standard output carries JSON (or the lists that were asked for as text) and nothing else; words go to standard error.
//! * The exit code says what happened: see [`outcome`].
//! * It holds no business rule: everything goes through `Desk::call`, as in the window.

mod arguments;
mod catalogue;
mod demo;
mod export;
mod found;
mod import;
mod link;
mod office;
mod outcome;
mod paper;
mod progress;
mod safety;
mod serve;

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use kontor_app::Bounds;
use kontor_app::job::Progress;
use kontor_core::fault::{Code, Fault};
use serde_json::{Value, json};
use tracing_subscriber::EnvFilter;

use crate::arguments::{Arguments, PersonTask, Task};
use crate::office::Office;
use crate::outcome::{Outcome, show};
use crate::progress::watched;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => return outcome::usage(&refusal),
    };
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("KONTOR_LOG").unwrap_or_else(|_| EnvFilter::new("warn")))
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    outcome::end(run(arguments))
}

fn run(arguments: Arguments) -> Outcome {
    let office = Office::new(arguments.company, arguments.user, arguments.keys);
    match arguments.task {
        Task::Commands { name, json } => catalogue::commands(name.as_deref(), json),
        Task::Rpc { name, request } => {
            let request = read_request(request.as_deref())?;
            show(&office.desk_in_company()?.call(&name, request)?)
        }
        Task::New(wishes) => found::found(&office, &wishes),
        Task::Verify => verify(&office),
        Task::History { kind, id, limit } => {
            let request = json!({ "kind": kind, "id": id, "limit": limit });
            show(&office.desk_in_company()?.call("history_of", request)?)
        }
        Task::Journal { kind, command, limit } => {
            let filters: Vec<Value> =
                command.iter().map(|name| json!({ "column": "command", "op": "is", "values": [name] })).collect();
            let request = json!({ "kind": kind, "window": { "limit": limit, "filters": filters } });
            show(&office.desk_in_company()?.call("journal_list", request)?)
        }
        Task::VerifyPackage { file } => {
            let request = json!({ "file": std::path::absolute(file)? });
            show(&office.desk().call("evidence_check", request)?)
        }
        Task::Person { what } => person(&office, &what),
        Task::Join(wishes) => link::join(&office, &wishes),
        Task::Connect { server, code } => link::connect(&office, &server, &code),
        Task::Sync { state } => link::sync(&office, state),
        Task::Demo(wishes) => demo::demo(&office, &wishes),
        Task::Export { what } => export::export(&office, &what),
        Task::Import { what } => import::import(&office, &what),
        Task::Backup { folder } => safety::backup(&office, folder.as_deref()),
        Task::Backups { folder } => safety::backups(&office, folder.as_deref()),
        Task::Restore(wishes) => safety::restore(&office, &wishes),
        Task::Key { what } => safety::key(&office, &what),
        Task::Upgrade { what } => safety::upgrade(&office, &what),
        Task::Serve(wishes) => serve::serve(office, &wishes),
        Task::Pdf { document, out } => paper::pdf(&office, document, &out),
        Task::Typescript { out } => typescript(&out),
    }
}

/// The request as it was written on the command line or comes on standard input.
fn read_request(written: Option<&str>) -> Result<Value, Fault> {
    let bad = |detail: String| Fault::new(Code::BadRequest).with("detail", detail);
    let mut piped = String::new();
    let text = match written {
        None => return Ok(Value::Null),
        Some("-") => {
            let most = Bounds::FILE.bytes() as u64 + 1;
            std::io::stdin().take(most).read_to_string(&mut piped).map_err(|failure| bad(failure.to_string()))?;
            &piped
        }
        Some(text) => text,
    };
    Bounds::FILE.read(text.as_bytes())
}

fn verify(office: &Office) -> Outcome {
    let desk = office.desk_in_company()?;
    let progress = Progress::default();
    let report = watched(&progress, || desk.call_with(&progress, "company_verify", json!({})))?;
    show(&report)?;
    let sound = report["findings"].as_array().is_some_and(Vec::is_empty);
    if sound { Ok(()) } else { Err(outcome::Failure::Findings) }
}

fn person(office: &Office, what: &PersonTask) -> Outcome {
    let person = |id: &str, employee: bool| json!({ "kind": if employee { "employee" } else { "party" }, "id": id });
    let (command, request) = match what {
        PersonTask::Export { id, employee, out } => {
            ("person_export", json!({ "person": person(id, *employee), "to": std::path::absolute(out)? }))
        }
        PersonTask::Erase { id, employee } => ("person_erase", person(id, *employee)),
    };
    show(&office.desk_in_company()?.call(command, request)?)
}

fn typescript(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    for (name, text) in kontor_app::typescript::files() {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}
