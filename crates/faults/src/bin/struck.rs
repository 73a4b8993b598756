//! The program as people run it, but that it is killed at a step of its work with files: `struck FOLDER COMPANY STEPS`.
//!
//! Reads commands from standard input, one `[name, request]` a line, and answers each with a line once it is done; at the end with the
//! number of steps. The key lies in the folder, in the file `key`.
#![allow(clippy::print_stdout, reason = "what was answered is all that counts afterwards")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use kontor_app::{Desk, Place};
use kontor_desk::{KeyPlaces, SystemHost};
use kontor_faults::Disk;
use serde_json::{Value, json};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, company, steps] = words.as_slice() else { panic!("struck FOLDER COMPANY STEPS") };
    let folder = Path::new(folder);
    let keys = KeyPlaces::new().in_file(folder.join("key"));
    let desk = Desk::new(Box::new(SystemHost), Box::new(keys), Place::in_folder(folder));
    let disk = Disk::of(folder);
    disk.end_after(steps.parse().unwrap());
    let answer = |answer: &Value| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{answer}").and_then(|()| out.flush()).unwrap();
    };
    answer(&desk.call("company_open", json!({ "path": folder.join(company) })).unwrap());
    for line in std::io::stdin().lock().lines() {
        let (name, request): (String, Value) = serde_json::from_str(&line.unwrap()).unwrap();
        answer(&desk.call(&name, request).unwrap_or_else(|error| panic!("{name}: {error}")));
    }
    answer(&json!(disk.steps()));
}
