//! `kontorctl join`, `connect`, `sync`: head office.

use kontor_app::job::Progress;
use serde_json::{Value, json};

use crate::arguments::Join;
use crate::office::Office;
use crate::outcome::{Outcome, show};
use crate::progress::watched;

/// Joins a firm as a new PC. A script finds everything there: history is waited for, too.
pub fn join(office: &Office, wishes: &Join) -> Outcome {
    let path = wishes.path.as_ref().map(std::path::absolute).transpose()?;
    let request = json!({ "server": wishes.server, "code": wishes.code, "name": wishes.name, "path": path });
    let progress = Progress::default();
    let joined = watched(&progress, || office.desk().call_with(&progress, "sync_join", request))?;
    office.desk().sync_until_current()?;
    show(&joined)
}

/// Brings the company to head office.
pub fn connect(office: &Office, server: &str, code: &str) -> Outcome {
    show(&office.desk_in_company()?.call("sync_connect", json!({ "server": server, "code": code }))?)
}

/// Exchanges once, and says how the link stands.
pub fn sync(office: &Office, only_state: bool) -> Outcome {
    let desk = office.desk_in_company()?;
    if !only_state {
        desk.sync_until_current()?;
    }
    show(&desk.call("sync_state", Value::Null)?)
}
