//! The key store of the operating system: Secret Service, Windows Credential Manager, macOS Keychain.
//!
//! A key is filed under the fingerprint that the company file carries in its first 16 bytes (the salt of its encryption, which
//! is random and no secret). So a file that is renamed, moved or restored from a copy still finds its key.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use keyring::{Entry, Error};
use kontor_core::fault::{Code, Fault};
use kontor_store::Key;
use kontor_store::key::hex;
use zeroize::Zeroizing;

/// What all entries of the program are filed under.
const SERVICE: &str = "kontor";

/// The keys of a company file, the likeliest first; none if the store has none.
///
/// # Errors
/// `key-store-unavailable`, `key-store-locked`; `file-missing` without the company file.
pub fn load(company: &Path) -> Result<Vec<Key>, Fault> {
    let entry = entry(company)?;
    match entry.get_password() {
        Ok(text) => Zeroizing::new(text).split_whitespace().map(Key::from_hex).collect(),
        Err(Error::NoEntry) => Ok(Vec::new()),
        Err(failure) => Err(unavailable(&failure)),
    }
}

/// Files the keys of a company file, the likeliest first, instead of those that were filed.
///
/// # Errors
/// `key-store-unavailable`, `key-store-locked`; `file-missing` without the company file.
pub fn keep(company: &Path, keys: &[&Key]) -> Result<(), Fault> {
    let mut text = Zeroizing::new(String::with_capacity(keys.len() * 65));
    for key in keys {
        text.push_str(&key.to_hex());
        text.push(' ');
    }
    entry(company)?.set_password(text.trim_end()).map_err(|failure| unavailable(&failure))
}

/// Takes the key of a company file out again, if it is there.
pub fn forget(company: &Path) {
    for entry in [entry(company), pass_entry(company)].into_iter().flatten() {
        if let Err(failure) = entry.delete_credential() {
            tracing::debug!(%failure, "the key store keeps a key that nobody needs");
        }
    }
}

/// The key with which this PC shows head office who it is; none if the store has none.
///
/// # Errors
/// As [`load`].
pub fn pass(company: &Path) -> Result<Option<Key>, Fault> {
    match pass_entry(company)?.get_password() {
        Ok(text) => Key::from_hex(&Zeroizing::new(text)).map(Some),
        Err(Error::NoEntry) => Ok(None),
        Err(failure) => Err(unavailable(&failure)),
    }
}

/// Files that key.
///
/// # Errors
/// As [`keep`].
pub fn keep_pass(company: &Path, key: &Key) -> Result<(), Fault> {
    pass_entry(company)?.set_password(&key.to_hex()).map_err(|failure| unavailable(&failure))
}

fn pass_entry(company: &Path) -> Result<Entry, Fault> {
    Entry::new(SERVICE, &format!("{} pc", fingerprint(company)?)).map_err(|failure| unavailable(&failure))
}

fn entry(company: &Path) -> Result<Entry, Fault> {
    Entry::new(SERVICE, &fingerprint(company)?).map_err(|failure| unavailable(&failure))
}

fn unavailable(failure: &Error) -> Fault {
    tracing::debug!(%failure, "the key store of the operating system does not answer");
    match failure {
        Error::NoStorageAccess(_) => Fault::new(Code::KeyStoreLocked),
        _ => Fault::new(Code::KeyStoreUnavailable),
    }
}

/// What tells company files apart without their keys.
fn fingerprint(company: &Path) -> Result<String, Fault> {
    let mut salt = [0_u8; 16];
    match File::open(company).and_then(|mut file| file.read_exact(&mut salt)) {
        Ok(()) => Ok(hex(&salt)),
        Err(failure) if failure.kind() == std::io::ErrorKind::NotFound => {
            Err(Fault::new(Code::FileMissing).with("path", company.display()))
        }
        Err(failure) if failure.kind() == std::io::ErrorKind::UnexpectedEof => {
            Err(Fault::new(Code::NotACompany).with("path", company.display()))
        }
        Err(failure) => Err(Fault::new(Code::FileDamaged).with("detail", failure)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_of_the_file_and_not_of_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        std::fs::write(&one, [7; 40]).unwrap();
        std::fs::copy(&one, &two).unwrap();
        assert_eq!(fingerprint(&one).unwrap(), "07".repeat(16));
        assert_eq!(fingerprint(&one).unwrap(), fingerprint(&two).unwrap());
    }

    #[test]
    fn a_locked_store_is_told_from_one_that_is_not_there() {
        let locked = Error::NoStorageAccess("locked".into());
        assert_eq!(unavailable(&locked).code, Code::KeyStoreLocked);
        assert_eq!(unavailable(&Error::NoDefaultStore).code, Code::KeyStoreUnavailable);
        assert_eq!(unavailable(&Error::PlatformFailure("no bus".into())).code, Code::KeyStoreUnavailable);
    }

    #[test]
    fn what_has_no_fingerprint_is_no_company() {
        let folder = tempfile::tempdir().unwrap();
        let short = folder.path().join("short");
        std::fs::write(&short, "hello").unwrap();
        assert_eq!(fingerprint(&short).unwrap_err().code, Code::NotACompany);
        assert_eq!(fingerprint(&folder.path().join("none")).unwrap_err().code, Code::FileMissing);
    }
}
