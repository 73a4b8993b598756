//! `kontorctl upgrade`, `key`, `backup`, `backups`, `restore`: the company file as a whole.

use serde_json::json;

use crate::arguments::Upgrade;
use crate::office::Office;
use crate::outcome::{Outcome, show};

/// What upgrades kept, and the way back.
pub fn upgrade(office: &Office, wishes: &Upgrade) -> Outcome {
    let path = office.named_company()?;
    show(&match wishes {
        Upgrade::Kept => office.desk().call("upgrade_kept", json!({ "path": path }))?,
        Upgrade::Back { lose_work } => {
            office.desk().call("upgrade_back", json!({ "path": path, "lose_work": lose_work }))?
        }
    })
}
