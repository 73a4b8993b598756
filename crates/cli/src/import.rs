//! `kontorctl import`: what another program leaves behind, with the progress on standard error.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kontor_app::job::Progress;
use serde_json::json;

use crate::arguments::Import;
use crate::found;
use crate::office::Office;
use crate::outcome::{Outcome, say, show};

/// Imports what was asked for.
pub fn import(office: &Office, wishes: &Import) -> Outcome {
    match wishes {
        Import::OnlineRetail { file } => online_retail(office, file),
    }
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

/// Does the work and tells how far it is, if somebody looks at a terminal.
fn watched<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        if std::io::stderr().is_terminal() {
            scope.spawn(|| tell(progress, &done));
        }
        let answer = work();
        done.store(true, Ordering::Relaxed);
        answer
    })
}

fn tell(progress: &Progress, done: &AtomicBool) {
    let start = Instant::now();
    while !done.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(200));
        if let (steps, Some(total)) = progress.seen() {
            let took = start.elapsed().as_secs();
            let left = took.saturating_mul(total.saturating_sub(steps)) / steps.max(1);
            let _ = write!(std::io::stderr(), "\rkontorctl: {steps} of {total} rows, {took} s, about {left} s left   ");
        }
    }
    let _ = writeln!(std::io::stderr());
}
