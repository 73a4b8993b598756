//! The key of the company: where it is kept, the recovery key that is written down, a new key (`docs/keys.md`).

use std::path::Path;

use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::permission::{Action, Resource};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_store::{Key, Opening, Store, recovery_key, rekey};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::program::{Nothing, ProgramState};
use crate::secret::Secret;
use crate::setup::{CompanyOpen, company_open};
use crate::verify;

/// The shortest passphrase that protects a key.
const SHORTEST_PASSPHRASE: usize = 10;

text_enum! {
    /// Where the key of a company is kept.
    KeyHome {
        /// In the key store of the operating system.
        Store "store",
        /// In a file beside the company that only its owner may read.
        File "file",
        /// In such a file, locked with a passphrase.
        Passphrase "passphrase",
    }
}

/// How the company's key is kept.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct KeyState {
    /// Where it is.
    pub home: KeyHome,
    /// When the recovery key was typed, so that it is known to be written down; empty as long as it was not.
    pub recovery_confirmed_at_ms: Option<Timestamp>,
    /// Keys that the company had before, for backups of that time.
    #[ts(type = "number")]
    pub former_keys: usize,
}

/// The recovery key: whoever has it opens the company and all backups of its time.
#[derive(Serialize, Deserialize, JsonSchema, TS)]
pub struct RecoveryKey {
    /// Eight groups of eight characters, in their order.
    pub groups: Vec<String>,
}

/// Parts of the recovery key, read from where it was written down.
#[derive(Debug, Deserialize, JsonSchema, TS)]
pub struct RecoveryKeyConfirm {
    /// At least two groups.
    pub groups: Vec<TypedGroup>,
}

/// A group of the recovery key as somebody typed it.
#[derive(Debug, Deserialize, JsonSchema, TS)]
pub struct TypedGroup {
    /// Which, from 1.
    #[ts(type = "number")]
    pub number: usize,
    /// What was typed.
    pub text: Secret,
}

/// Where the key shall be kept from now on.
#[derive(Debug, Deserialize, JsonSchema, TS)]
pub struct KeyMove {
    /// Where.
    pub home: KeyHome,
    /// What locks it there, when that is a passphrase; an old one is replaced.
    #[serde(default)]
    pub passphrase: Option<Secret>,
}

/// A new key is wanted.
#[derive(Debug, Deserialize, JsonSchema, TS)]
pub struct KeyChange {
    /// The passphrase, where one locks the key.
    #[serde(default)]
    pub passphrase: Option<Secret>,
}

pub(crate) fn key_state(context: &Context<'_>, _: Nothing) -> Answer<KeyState> {
    let home = context.keys.home(context.store.path());
    context.read(|read| {
        let (recovery_confirmed_at_ms, former_keys) = (read.recovery_confirmed()?, read.former_keys()?.len());
        Ok(KeyState { home, recovery_confirmed_at_ms, former_keys })
    })
}

pub(crate) fn recovery_key_show(context: &Context<'_>, _: Nothing) -> Answer<RecoveryKey> {
    // Whoever wrote it down has it; whoever lost it gets a new key instead of a second look over somebody's shoulder.
    if context.read(|read| Ok(read.recovery_confirmed()?))?.is_some() {
        return Err(Fault::new(Code::RecoveryKeyConfirmed).into());
    }
    let groups = recovery_key::groups(context.store.key());
    Ok(RecoveryKey { groups: groups.iter().map(|group| group.to_string()).collect() })
}

pub(crate) fn recovery_key_confirm(context: &Context<'_>, request: RecoveryKeyConfirm) -> Answer<KeyState> {
    let mut faults = Faults::none();
    for (at, group) in request.groups.iter().enumerate() {
        if !recovery_key::is_group(context.store.key(), group.number, group.text.text()) {
            faults.push(Fault::at(format!("groups.{at}.text"), Code::RecoveryKeyWrong).with("group", group.number));
        }
        if request.groups.iter().take(at).any(|other| other.number == group.number) {
            faults.push(Fault::at(format!("groups.{at}.number"), Code::Repeated));
        }
    }
    if request.groups.len() < 2 {
        faults.push(Fault::at("groups", Code::Required));
    }
    faults.ok()?;
    context.write(|write| Ok::<_, AppError>(write.confirm_recovery(context.now())?))?;
    key_state(context, Nothing {})
}

pub(crate) fn key_move(context: &Context<'_>, request: KeyMove) -> Answer<KeyState> {
    let passphrase = match (request.home, &request.passphrase) {
        (KeyHome::Passphrase, Some(passphrase)) if passphrase.text().chars().count() < SHORTEST_PASSPHRASE => {
            return Err(Fault::at("passphrase", Code::PassphraseTooShort).with("min", SHORTEST_PASSPHRASE).into());
        }
        (KeyHome::Passphrase, None) => return Err(Fault::at("passphrase", Code::Required).into()),
        (KeyHome::Passphrase, passphrase) => passphrase.as_ref(),
        _ => None,
    };
    context.keys.replace(context.store.path(), &[context.store.key()], request.home, passphrase)?;
    key_state(context, Nothing {})
}

pub(crate) fn key_change(desk: &Desk, request: KeyChange) -> Answer<ProgramState> {
    let path = desk.open_path().ok_or_else(|| Fault::new(Code::NotFound).with("kind", "company"))?;
    desk.allows(&path, Resource::Company, Action::Change)?;
    let passphrase = request.passphrase.as_ref();
    // A passphrase that does not fit must be found before anything is changed: the new key could not be kept.
    desk.keys().load(&path, passphrase)?;
    let home = desk.keys().home(&path);
    let old = desk.inside("key_change", crate::Effect::Reads, |context| Ok(context.store.key().clone()))?;
    let mut random = [0_u8; 32];
    desk.host().random(&mut random);
    let new = Key::new(random);
    desk.leave();
    let changed = rekey::rekey(&path, &old, &new, desk.host().now(), &mut |keys| {
        Ok::<_, AppError>(desk.keys().replace(&path, keys, home, passphrase)?)
    });
    // Whatever came of it: the company is open again.
    let opened = company_open(desk, CompanyOpen { path, passphrase: request.passphrase, recovery_key: None });
    changed.and(opened)
}

/// Opens a company file with the key that is kept for it, or with the recovery key, which is kept then.
///
/// # Errors
/// `key-missing`, `key-store-unavailable`, `key-store-locked`, `passphrase-missing`, `wrong-passphrase`; `recovery-key-wrong`,
/// `recovery-key-length`, `recovery-key-other`; as [`Store::open`].
pub(crate) fn open_store(desk: &Desk, request: &CompanyOpen) -> Answer<Store> {
    let (path, passphrase) = (request.path.as_path(), request.passphrase.as_ref());
    let Some(typed) = &request.recovery_key else {
        let keys = desk.keys().load(path, passphrase)?;
        desk.leave();
        let store = open_with(desk, path, &keys)?;
        if keys.len() > 1 {
            // A change of the key was cut short; which of them fits is known now. If it cannot be noted, it will be the next time.
            let settled = desk.keys().replace(path, &[store.key()], desk.keys().home(path), passphrase);
            settled.unwrap_or_else(|fault| tracing::warn!(%fault, "two keys stay kept"));
        }
        return Ok(store);
    };
    let key = recovery_key::read(typed.text()).map_err(|fault| fault.under("recovery_key"))?;
    desk.leave();
    let store = open_with(desk, path, std::slice::from_ref(&key)).map_err(|error| {
        let other = Fault::at("recovery_key", Code::RecoveryKeyOther).with("path", path.display());
        if error.has(Code::NotACompany) { other.into() } else { error }
    })?;
    let home = if passphrase.is_some() { KeyHome::Passphrase } else { KeyHome::Store };
    desk.keys().replace(path, &[&key], home, passphrase)?;
    Ok(store)
}

/// Opens a company file with the first key that fits.
pub(crate) fn open_with(desk: &Desk, path: &Path, keys: &[Key]) -> Answer<Store> {
    let opening = Opening { judge: &|read| Ok(verify::report(read)?.findings), ..Opening::at(desk.host().now()) };
    let mut refused = AppError::from(Fault::new(Code::KeyMissing).with("path", path.display()));
    for key in keys {
        match Store::open_as(path, key.clone(), &opening).map_err(AppError::from) {
            Ok(store) => return Ok(store),
            Err(error) if error.has(Code::NotACompany) => refused = error,
            Err(error) => return Err(error),
        }
    }
    Err(refused)
}
