//! `kontorctl demo`: the demo company, and a trading day played in it.

mod firm;
mod play;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::arguments::Demo;
use crate::office::Office;
use crate::outcome::{Outcome, say, show};

/// Makes the demo company; with `--play` also plays a day in it, with
/// `--head-office` two PCs and a head office; in the one that is there already if there is one.
pub fn demo(office: &Office, wishes: &Demo) -> Outcome {
    let path = wishes.path.as_deref().or_else(|| office.company());
    let state = match path.filter(|path| (wishes.play || wishes.head_office) && path.exists()) {
        Some(there) => office.open(there)?,
        None => {
            say("kontorctl: making the demo company …");
            let request = json!({ "language": wishes.language, "currency": wishes.currency, "path": path });
            office.desk().call("demo_create", request)?
        }
    };
    if !wishes.play && !wishes.head_office {
        return show(&state);
    }
    let file = PathBuf::from(state["company"]["path"].as_str().unwrap_or_default());
    let folder = file.parent().unwrap_or_else(|| Path::new("."));
    let mut played = json!({});
    if wishes.play {
        played = play::day(office.desk(), &state["company"], folder)?;
    }
    if wishes.head_office {
        played["head_office"] = firm::play(office.desk(), folder)?;
    }
    show(&played)
}
