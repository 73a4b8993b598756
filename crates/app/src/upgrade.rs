//! Taking an upgrade back. The upgrade itself happens when a company is opened ([`kontor_store::upgrade`]).

use std::path::PathBuf;

use kontor_core::permission::{Action, Resource};
use kontor_store::upgrade;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::error::Answer;
use crate::keys::open_with;
use crate::secret::Secret;

/// Which company.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct UpgradeKept {
    /// Path of its file.
    pub path: PathBuf,
}

/// Which upgrade shall be taken back.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct UpgradeBack {
    /// Path of the company file.
    pub path: PathBuf,
    /// Whether changes that were made since may be left behind in the upgraded file.
    #[serde(default)]
    pub lose_work: bool,
    /// The passphrase, where one locks the key.
    #[serde(default)]
    pub passphrase: Option<Secret>,
}

/// An upgrade that was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct UpgradeTakenBack {
    /// Where the upgraded file lies now.
    pub upgraded: PathBuf,
}

pub(crate) fn upgrade_kept(_: &Desk, request: UpgradeKept) -> Answer<Vec<PathBuf>> {
    Ok(upgrade::kept(&request.path))
}

pub(crate) fn upgrade_back(desk: &Desk, request: UpgradeBack) -> Answer<UpgradeTakenBack> {
    // The key that opens the file is known when it was open.
    let keys = desk.keys().load(&request.path, request.passphrase.as_ref())?;
    desk.allows_closed(&request.path, &keys, Resource::Company, Action::Change)?;
    desk.leave();
    let key = open_with(desk, &request.path, &keys)?.key().clone();
    Ok(UpgradeTakenBack { upgraded: upgrade::back(&request.path, &key, request.lose_work)? })
}
