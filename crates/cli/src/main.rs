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
use kontor_core::fault::{Code, Fault};
use serde_json::{Value, json};
use tracing_subscriber::EnvFilter;

use crate::arguments::{Arguments, Task};
use crate::office::Office;
use crate::outcome::{Outcome, show};

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
        Task::Demo(wishes) => demo::demo(&office, &wishes),
        Task::Export { what } => export::export(&office, &what),
        Task::Import { what } => import::import(&office, &what),
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
            std::io::stdin().read_to_string(&mut piped).map_err(|failure| bad(failure.to_string()))?;
            &piped
        }
        Some(text) => text,
    };
    serde_json::from_str(text).map_err(|failure| bad(failure.to_string()))
}

fn verify(office: &Office) -> Outcome {
    let report = office.desk_in_company()?.call("company_verify", json!({}))?;
    show(&report)?;
    let sound = report["findings"].as_array().is_some_and(Vec::is_empty);
    if sound { Ok(()) } else { Err(outcome::Failure::Findings) }
}

fn typescript(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    for (name, text) in kontor_app::typescript::files() {
        std::fs::write(folder.join(name), text)?;
    }
    Ok(())
}
