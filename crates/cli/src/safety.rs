//! `kontorctl backup`, `backups`, `restore`, `upgrade`, `key`: the company file as a whole.

use std::path::Path;

use kontor_app::job::Progress;
use kontor_core::fault::{Code, Fault};
use serde_json::{Value, json};

use crate::arguments::{Keys, Restore, Upgrade};
use crate::office::{Office, passphrase, recovery_key};
use crate::outcome::{Outcome, show};
use crate::progress::watched;

/// What upgrades kept, and the way back.
pub fn upgrade(office: &Office, wishes: &Upgrade) -> Outcome {
    let path = office.named_company()?;
    show(&match wishes {
        Upgrade::Kept => office.desk().call("upgrade_kept", json!({ "path": path }))?,
        Upgrade::Back { lose_work } => {
            office.desk_beside_company()?.call("upgrade_back", json!({ "path": path, "lose_work": lose_work }))?
        }
    })
}

/// The key and its recovery.
pub fn key(office: &Office, wishes: &Keys) -> Outcome {
    if matches!(wishes, Keys::Recover) {
        let path = office.named_company()?;
        let typed = recovery_key().ok_or_else(|| Fault::at("recovery_key", Code::Required))?;
        return show(&office.desk().call("company_open", json!({ "path": path, "recovery_key": typed.as_str() }))?);
    }
    let desk = office.desk_in_company()?;
    show(&match wishes {
        Keys::State | Keys::Recover => desk.call("key_state", Value::Null)?,
        Keys::Show => desk.call("recovery_key_show", Value::Null)?,
        Keys::Confirm { groups } => {
            let groups = groups.iter().map(|group| typed_group(group)).collect::<Result<Vec<_>, _>>()?;
            desk.call("recovery_key_confirm", json!({ "groups": groups }))?
        }
        Keys::Move { to } => {
            let locked_with = if to == "passphrase" { passphrase() } else { None };
            let locked_with = locked_with.as_ref().map(|typed| typed.as_str());
            desk.call("key_move", json!({ "home": to, "passphrase": locked_with }))?
        }
        Keys::Change => desk.call("key_change", json!({}))?,
    })
}

fn typed_group(written: &str) -> Result<Value, Fault> {
    let parts = written.split_once('=').and_then(|(number, text)| Some((number.parse::<usize>().ok()?, text)));
    let (number, text) = parts.ok_or_else(|| Fault::at("groups", Code::BadFormat).with("example", "3=7K2M9QXA"))?;
    Ok(json!({ "number": number, "text": text }))
}

/// Makes a backup now.
pub fn backup(office: &Office, folder: Option<&Path>) -> Outcome {
    let folder = folder.map(std::path::absolute).transpose()?;
    let desk = office.desk_in_company()?;
    let progress = Progress::default();
    show(&watched(&progress, || desk.call_with(&progress, "backup_now", json!({ "folder": folder })))?)
}

/// Lists backups.
pub fn backups(office: &Office, folder: Option<&Path>) -> Outcome {
    let folder = folder.map(std::path::absolute).transpose()?;
    // A folder can be looked into without a company.
    let desk = if folder.is_some() { office.desk() } else { office.desk_in_company()? };
    show(&desk.call("backup_list", json!({ "folder": folder }))?)
}

/// Makes a backup the company again, or lists the moments since.
pub fn restore(office: &Office, wishes: &Restore) -> Outcome {
    let backup = std::path::absolute(&wishes.backup)?;
    if wishes.moments {
        return show(&office.desk_in_company()?.call("backup_moments", json!({ "backup": backup }))?);
    }
    let until = wishes.until.as_deref().map(moment).transpose()?;
    let typed = if wishes.recover { recovery_key() } else { None };
    let request = json!({
        "backup": backup, "path": office.named_company()?, "until": until, "recovery_key": typed.as_ref().map(|typed| typed.as_str()),
    });
    let progress = Progress::default();
    let desk = office.desk_beside_company()?;
    show(&watched(&progress, || desk.call_with(&progress, "backup_restore", request))?)
}

fn moment(written: &str) -> Result<Value, Fault> {
    let parts =
        written.split_once('/').and_then(|(one, two)| Some((one.parse::<i64>().ok()?, two.parse::<i64>().ok()?)));
    let (incarnation, dseq) = parts.ok_or_else(|| Fault::at("until", Code::BadFormat).with("example", "1/240"))?;
    Ok(json!({ "incarnation": incarnation, "dseq": dseq }))
}
