//! The desk of a run: with the keys that were asked for, in the company that was named.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use kontor_app::{AppError, Desk};
use kontor_core::fault::{Code, Fault};
use kontor_desk::key_file::Passphrase;
use kontor_desk::keys::PASSPHRASE_VARIABLE;
use kontor_desk::{KeyPlaces, Notice};
use serde_json::{Value, json};

use crate::arguments::KeyWishes;
use crate::outcome::say;

/// Holds the recovery key of a company.
const RECOVERY_VARIABLE: &str = "KONTOR_RECOVERY_KEY";

/// What a run works with.
pub struct Office {
    desk: Desk,
    company: Option<PathBuf>,
    user: Option<String>,
}

/// Holds the password of the person who works.
const PASSWORD_VARIABLE: &str = "KONTOR_PASSWORD";

impl Office {
    /// Nothing is opened yet.
    pub fn new(company: Option<PathBuf>, user: Option<String>, wishes: KeyWishes) -> Self {
        Self { desk: kontor_desk::desk(keys(wishes)), company: company.map(absolute), user }
    }
    /// Who works, by name.
    pub fn user(&self) -> Option<&str> {
        self.user.as_deref()
    }
    /// The file that was named.
    pub fn company(&self) -> Option<&Path> {
        self.company.as_deref()
    }
    /// The file that was named, which this task cannot do without.
    pub fn named_company(&self) -> Result<&Path, Fault> {
        self.company().ok_or_else(|| Fault::at("company", Code::Required))
    }
    /// The desk, without a company.
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }
    /// The desk, in the company if one was named.
    pub fn desk_in_company(&self) -> Result<&Desk, AppError> {
        if let Some(path) = &self.company {
            self.open(path)?;
        }
        Ok(&self.desk)
    }
    /// The desk for work on a company file as a whole: in the company only where somebody is named who must sign in for it.
    pub fn desk_beside_company(&self) -> Result<&Desk, AppError> {
        if self.user.is_some() { self.desk_in_company() } else { Ok(&self.desk) }
    }
    /// The desk alone, for as long as the program runs.
    pub fn into_desk(self) -> Desk {
        self.desk
    }
    /// Opens a company. Who was named signs in, and so does the only one who can, where a password was given.
    pub fn open(&self, path: &Path) -> Result<Value, AppError> {
        let opened = self.desk.call("company_open", json!({ "path": path }))?;
        let people = opened["waiting"]["people"].as_array().map(Vec::as_slice).unwrap_or_default();
        let name = match (&self.user, people) {
            (Some(name), _) => name.as_str(),
            (None, [only]) => only["name"].as_str().unwrap_or_default(),
            _ => return Ok(opened),
        };
        if opened["company"]["user"]["name"] == name {
            return Ok(opened);
        }
        let known = people.iter().find(|person| person["name"] == name);
        let password = password(known.is_some_and(|person| person["entry"] == "password"));
        self.desk.call("sign_in", json!({ "name": name, "password": password.as_deref().map_or("", String::as_str) }))
    }
}

/// From the environment; otherwise, where one is needed, somebody at the terminal is asked.
fn password(needed: bool) -> Option<Passphrase> {
    let given = std::env::var(PASSWORD_VARIABLE).ok().filter(|text| !text.is_empty());
    let ask = needed && std::io::stdin().is_terminal();
    let asked = || if ask { rpassword::prompt_password("Password: ").ok() } else { None };
    given.or_else(asked).map(Passphrase::new)
}

/// A file has the same name wherever the program stands; one that cannot be named so is used as it was written.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn keys(wishes: KeyWishes) -> KeyPlaces {
    let mut keys = KeyPlaces::from_environment().telling(tell).asking(passphrase);
    if let Some(file) = wishes.key_file {
        keys = keys.in_file(absolute(file));
    }
    if wishes.passphrase { keys.locking_new_keys() } else { keys }
}

/// From the environment; otherwise somebody at the terminal is asked.
pub fn passphrase() -> Option<Passphrase> {
    let given = std::env::var(PASSPHRASE_VARIABLE).ok().filter(|text| !text.is_empty());
    let asked = || if std::io::stdin().is_terminal() { rpassword::prompt_password("Passphrase: ").ok() } else { None };
    given.or_else(asked).map(Passphrase::new)
}

/// The recovery key, from the environment or typed; never on the command line, where others could see it.
pub fn recovery_key() -> Option<Passphrase> {
    let given = std::env::var(RECOVERY_VARIABLE).ok().filter(|text| !text.is_empty());
    let asked =
        || if std::io::stdin().is_terminal() { rpassword::prompt_password("Recovery key: ").ok() } else { None };
    given.or_else(asked).map(Passphrase::new)
}

fn tell(notice: &Notice) {
    match notice {
        Notice::KeptInPlainFile(file) => say(&format!(
            "kontorctl: no key store answers on this computer; the key of the company is kept in {} \
             (readable by you alone). Keep it apart from copies of the company.",
            file.display()
        )),
    }
}
