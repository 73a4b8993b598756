//! Where keys are looked for and kept, in this order: the key file that was named, the key file beside the company, the key
//! store of the operating system. A new key goes to the named file, or to a file beside the company where a passphrase was
//! given or no key store answers; otherwise to the key store.

use std::path::{Path, PathBuf};

use kontor_app::{KeyHome, Keys, Secret};
use kontor_core::fault::{Code, Fault};
use kontor_store::Key;

use crate::key_file::{self, Passphrase};
use crate::key_store;

/// Names the key file where no option does.
pub const FILE_VARIABLE: &str = "KONTOR_KEY_FILE";
/// Holds the passphrase of a locked key file.
pub const PASSPHRASE_VARIABLE: &str = "KONTOR_PASSPHRASE";

/// Something about keys that the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// No key store answered; the key now lies in this file, readable for whoever can read the file.
    KeptInPlainFile(PathBuf),
}

type Ask = Box<dyn Fn() -> Option<Passphrase> + Send + Sync>;
type Tell = Box<dyn Fn(&Notice) + Send + Sync>;

/// The places of keys on this machine.
pub struct KeyPlaces {
    file: Option<PathBuf>,
    lock_new: bool,
    ask: Ask,
    tell: Tell,
}

impl Default for KeyPlaces {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyPlaces {
    /// The key store, and files beside the companies.
    #[must_use]
    pub fn new() -> Self {
        let tell = |notice: &Notice| tracing::warn!(?notice, "key kept");
        Self { file: None, lock_new: false, ask: Box::new(|| None), tell: Box::new(tell) }
    }
    /// As the environment says: `KONTOR_KEY_FILE` and `KONTOR_PASSPHRASE`.
    #[must_use]
    pub fn from_environment() -> Self {
        let file = std::env::var_os(FILE_VARIABLE).filter(|file| !file.is_empty()).map(PathBuf::from);
        let passphrase =
            || std::env::var(PASSPHRASE_VARIABLE).ok().filter(|text| !text.is_empty()).map(Passphrase::new);
        let places = Self { file, ..Self::new() };
        if passphrase().is_some() { places.asking(passphrase).locking_new_keys() } else { places }
    }
    /// Uses this key file and nothing else.
    #[must_use]
    pub fn in_file(self, file: PathBuf) -> Self {
        Self { file: Some(file), ..self }
    }
    /// Asks for the passphrase of a locked key file.
    #[must_use]
    pub fn asking(self, ask: impl Fn() -> Option<Passphrase> + Send + Sync + 'static) -> Self {
        Self { ask: Box::new(ask), ..self }
    }
    /// Locks new keys with the passphrase, in a key file.
    #[must_use]
    pub fn locking_new_keys(self) -> Self {
        Self { lock_new: true, ..self }
    }
    /// Tells the person.
    #[must_use]
    pub fn telling(self, tell: impl Fn(&Notice) + Send + Sync + 'static) -> Self {
        Self { tell: Box::new(tell), ..self }
    }
    fn passphrase(&self) -> Result<Option<Passphrase>, Fault> {
        if !self.lock_new {
            return Ok(None);
        }
        (self.ask)().map(Some).ok_or_else(|| Fault::new(Code::PassphraseMissing))
    }
}

fn typed(secret: &Secret) -> Passphrase {
    Passphrase::new(secret.text().to_owned())
}

/// The key file beside a company file: its name with `.key` behind it.
#[must_use]
pub fn beside(company: &Path) -> PathBuf {
    let mut name = company.file_name().unwrap_or_default().to_os_string();
    name.push(".key");
    company.with_file_name(name)
}

impl Keys for KeyPlaces {
    fn load(&self, company: &Path, passphrase: Option<&Secret>) -> Result<Vec<Key>, Fault> {
        let given = || passphrase.map(typed).or_else(|| (self.ask)());
        let file = self.file.clone().unwrap_or_else(|| beside(company));
        if self.file.is_some() || file.exists() {
            return key_file::read(&file, given);
        }
        let keys = key_store::load(company)?;
        if keys.is_empty() { Err(Fault::new(Code::KeyMissing).with("path", company.display())) } else { Ok(keys) }
    }

    fn keep(&self, company: &Path, key: &Key) -> Result<(), Fault> {
        let passphrase = self.passphrase()?;
        if let Some(file) = &self.file {
            return key_file::write(file, key, passphrase.as_ref());
        }
        let beside = beside(company);
        if passphrase.is_some() {
            return key_file::write(&beside, key, passphrase.as_ref());
        }
        match key_store::keep(company, &[key]) {
            Err(fault) if fault.code == Code::KeyStoreUnavailable => {
                key_file::write(&beside, key, None)?;
                (self.tell)(&Notice::KeptInPlainFile(beside));
                Ok(())
            }
            kept => kept,
        }
    }

    fn replace(&self, company: &Path, keys: &[&Key], home: KeyHome, passphrase: Option<&Secret>) -> Result<(), Fault> {
        let file = self.file.clone().unwrap_or_else(|| beside(company));
        if home == KeyHome::Store && self.file.is_none() {
            match key_store::keep(company, keys) {
                Ok(()) => {
                    // From now on a file beside the company would only be in the way, and open it for whoever finds it.
                    return match std::fs::remove_file(&file) {
                        Err(failure) if failure.kind() != std::io::ErrorKind::NotFound => {
                            Err(Fault::new(Code::ReadOnly).with("path", file.display()))
                        }
                        _ => Ok(()),
                    };
                }
                Err(fault) if fault.code != Code::KeyStoreUnavailable => return Err(fault),
                Err(_) => (self.tell)(&Notice::KeptInPlainFile(file.clone())),
            }
        }
        let locked_with = match (home, passphrase) {
            (KeyHome::Passphrase, Some(given)) => Some(typed(given)),
            (KeyHome::Passphrase, None) => {
                Some((self.ask)().ok_or_else(|| Fault::new(Code::PassphraseMissing).with("path", file.display()))?)
            }
            _ => None,
        };
        key_file::replace(&file, keys, locked_with.as_ref())?;
        if self.file.is_none() {
            key_store::forget(company);
        }
        Ok(())
    }

    fn home(&self, company: &Path) -> KeyHome {
        let file = self.file.clone().unwrap_or_else(|| beside(company));
        match (file.exists(), key_file::is_locked(&file)) {
            (true, true) => KeyHome::Passphrase,
            (true, false) => KeyHome::File,
            (false, _) => KeyHome::Store,
        }
    }

    fn forget(&self, company: &Path) {
        let file = self.file.clone().unwrap_or_else(|| beside(company));
        let _ = std::fs::remove_file(pass_file(&file));
        // Only a key that was kept a moment ago is forgotten; what is left of it opens nothing.
        if std::fs::remove_file(file).is_err() && self.file.is_none() {
            key_store::forget(company);
        }
    }

    fn pass(&self, company: &Path) -> Result<Option<Key>, Fault> {
        let file = pass_file(&self.file.clone().unwrap_or_else(|| beside(company)));
        if file.exists() {
            return Ok(key_file::read(&file, || None)?.into_iter().next());
        }
        match key_store::pass(company) {
            Err(fault) if fault.code == Code::KeyStoreUnavailable => Ok(None),
            found => found,
        }
    }

    fn keep_pass(&self, company: &Path, key: &Key) -> Result<(), Fault> {
        let file = self.file.clone().unwrap_or_else(|| beside(company));
        if self.file.is_none() && !file.exists() {
            match key_store::keep_pass(company, key) {
                Err(fault) if fault.code == Code::KeyStoreUnavailable => {}
                kept => return kept,
            }
        }
        key_file::replace(&pass_file(&file), &[key], None)
    }
}

/// The file with the PC's own key for head office, beside the key file: where the one lies in a file, the other does.
fn pass_file(key_file: &Path) -> PathBuf {
    let mut name = key_file.file_name().unwrap_or_default().to_os_string();
    name.push(".pc");
    key_file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::new([byte; 32])
    }

    #[test]
    fn a_named_file_is_the_only_place() {
        let folder = tempfile::tempdir().unwrap();
        let company = folder.path().join("north.kontor");
        let keys = KeyPlaces::new().in_file(folder.path().join("elsewhere"));
        key_file::write(&beside(&company), &key(2), None).unwrap();
        assert_eq!(keys.load(&company, None).unwrap_err().code, Code::KeyMissing, "the one beside is not taken");
        keys.keep(&company, &key(1)).unwrap();
        assert_eq!(*keys.load(&company, None).unwrap()[0].to_hex(), *key(1).to_hex());
        keys.forget(&company);
        assert_eq!(keys.load(&company, None).unwrap_err().code, Code::KeyMissing);
        assert!(beside(&company).exists(), "the one beside is not touched");
    }

    #[test]
    fn a_passphrase_locks_a_file_beside_the_company() {
        let folder = tempfile::tempdir().unwrap();
        let company = folder.path().join("north.kontor");
        let asking = |word: &'static str| KeyPlaces::new().asking(move || Some(Passphrase::new(word.to_owned())));
        asking("amber").locking_new_keys().keep(&company, &key(3)).unwrap();
        assert_eq!(*asking("amber").load(&company, None).unwrap()[0].to_hex(), *key(3).to_hex());
        assert_eq!(asking("other").load(&company, None).unwrap_err().code, Code::WrongPassphrase);
        assert_eq!(KeyPlaces::new().load(&company, None).unwrap_err().code, Code::PassphraseMissing);
        let mute = KeyPlaces::new().locking_new_keys();
        assert_eq!(mute.keep(&company, &key(4)).unwrap_err().code, Code::PassphraseMissing);
    }
}
