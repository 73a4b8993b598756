//! Key files, for scripts and machines without a key store: one line of text that only its owner may read.
//!
//! A line for each key, and more than one only while a company gets a new one: either the key itself as 64 hex digits, or, locked with a passphrase, `kontor-key argon2id M T P SALT NONCE SEALED`:
//! Argon2id makes a key out of the passphrase (M kibibytes, T passes, P lanes), and ChaCha20-Poly1305 seals the company's
//! key with it. A wrong passphrase is told from a wrong file, because the seal does not open.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use kontor_app::Host;
use kontor_core::fault::{Code, Fault};
use kontor_store::key::hex;
use kontor_store::{Key, place};
use zeroize::Zeroizing;

use crate::host::SystemHost;

/// What a locked key file begins with.
const LOCKED: &str = "kontor-key argon2id";

/// What Argon2id costs: 64 MiB, three passes (RFC 9106, second recommendation, with one lane).
const COST: (u32, u32, u32) = (65_536, 3, 1);

/// The most that a file may ask for, so that a forged one cannot stop the machine.
const MOST: (u32, u32, u32) = (1_048_576, 16, 16);

/// The longest key file, and the most keys in it: two while a company gets a new one. Each of them may cost what is above.
const LONGEST: u64 = 16 * 1024;
const MOST_KEYS: usize = 4;

/// A passphrase. It is zeroed when it is dropped.
pub type Passphrase = Zeroizing<String>;

/// Reads the keys of a file, the likeliest first: more than one only while a company gets a new one. Asks for the passphrase only when the file is locked.
///
/// # Errors
/// `key-missing` without the file, `passphrase-missing`, `wrong-passphrase`, `bad-format`.
pub fn read(file: &Path, passphrase: impl FnOnce() -> Option<Passphrase>) -> Result<Vec<Key>, Fault> {
    let text = match File::open(file).and_then(|open| io::read_to_string(open.take(LONGEST))) {
        Ok(text) => Zeroizing::new(text),
        Err(failure) if failure.kind() == io::ErrorKind::NotFound => {
            return Err(Fault::new(Code::KeyMissing).with("path", file.display()));
        }
        Err(failure) => return Err(Fault::new(Code::KeyStoreUnavailable).with("detail", failure)),
    };
    let locked = || Fault::new(Code::PassphraseMissing).with("path", file.display());
    let passphrase = if text.contains(LOCKED) { passphrase().ok_or_else(locked)? } else { Passphrase::default() };
    let key = |line: &str| match line.strip_prefix(LOCKED) {
        Some(parts) => unlock(parts, &passphrase),
        None => Key::from_hex(line),
    };
    let lines = text.trim_end().split('\n');
    if lines.clone().nth(MOST_KEYS).is_some() {
        return Err(Fault::new(Code::BadFormat).with("example", LOCKED));
    }
    // An empty file holds a line that is no key.
    lines.map(key).collect()
}

/// Whether a file is locked with a passphrase.
#[must_use]
pub fn is_locked(file: &Path) -> bool {
    File::open(file)
        .and_then(|open| io::read_to_string(open.take(LONGEST)))
        .is_ok_and(|text| Zeroizing::new(text).starts_with(LOCKED))
}

/// Puts keys, the likeliest first, in the place of those that the file holds, in one step.
///
/// # Errors
/// `read-only`, `disk-full`: then the file is as it was.
pub fn replace(file: &Path, keys: &[&Key], passphrase: Option<&Passphrase>) -> Result<(), Fault> {
    let part = place::beside(file, ".part");
    // Only an attempt that was cut short leaves it.
    let _ = fs::remove_file(&part);
    write_all(&part, keys, passphrase)?;
    place::rename(&part, file).map_err(|failure| not_written(file, &failure))
}

/// Writes a new key file that only its owner may read, locked when there is a passphrase.
///
/// # Errors
/// `file-exists`: another key may be in it. `read-only`, `disk-full`.
pub fn write(file: &Path, key: &Key, passphrase: Option<&Passphrase>) -> Result<(), Fault> {
    write_all(file, &[key], passphrase)?;
    // A company whose key got lost with the power would be lost with it.
    place::sync_folder(file).map_err(|failure| not_written(file, &failure))
}

fn write_all(file: &Path, keys: &[&Key], passphrase: Option<&Passphrase>) -> Result<(), Fault> {
    let mut lines = Vec::with_capacity(keys.len());
    for key in keys {
        lines.push(match passphrase {
            Some(passphrase) => Zeroizing::new(lock(key, passphrase)?),
            None => key.to_hex(),
        });
    }
    let written = create(file).and_then(|mut open| {
        for line in &lines {
            open.write_all(line.as_bytes())?;
            open.write_all(b"\n")?;
        }
        place::sync(file)
    });
    written.map_err(|failure| not_written(file, &failure))
}

fn not_written(file: &Path, failure: &io::Error) -> Fault {
    match failure.kind() {
        io::ErrorKind::AlreadyExists => Fault::new(Code::FileExists).with("path", file.display()),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::new(Code::DiskFull),
        _ => Fault::new(Code::ReadOnly).with("path", file.display()),
    }
}

fn create(file: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn lock(key: &Key, passphrase: &Passphrase) -> Result<String, Fault> {
    let (mut salt, mut nonce) = ([0_u8; 16], [0_u8; 12]);
    SystemHost.random(&mut salt);
    SystemHost.random(&mut nonce);
    let sealed = cipher(passphrase, &salt, COST)?
        .encrypt(&Nonce::from(nonce), key.to_hex().as_bytes())
        .map_err(|_| Fault::new(Code::Internal).with("reference", "seal"))?;
    let (memory, passes, lanes) = COST;
    Ok(format!("{LOCKED} {memory} {passes} {lanes} {} {} {}", hex(&salt), hex(&nonce), hex(&sealed)))
}

fn unlock(parts: &str, passphrase: &Passphrase) -> Result<Key, Fault> {
    let bad = || Fault::new(Code::BadFormat).with("example", LOCKED);
    let parts: Vec<&str> = parts.split_whitespace().collect();
    let [memory, passes, lanes, salt, nonce, sealed] = parts.as_slice() else { return Err(bad()) };
    let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| *number <= most).ok_or_else(bad);
    let cost = (number(memory, MOST.0)?, number(passes, MOST.1)?, number(lanes, MOST.2)?);
    let (salt, sealed) = (bytes(salt).ok_or_else(bad)?, bytes(sealed).ok_or_else(bad)?);
    let nonce: [u8; 12] = bytes(nonce).and_then(|nonce| nonce.try_into().ok()).ok_or_else(bad)?;
    let opened = cipher(passphrase, &salt, cost)?.decrypt(&Nonce::from(nonce), sealed.as_slice());
    let text = Zeroizing::new(opened.map_err(|_| Fault::new(Code::WrongPassphrase))?);
    Key::from_hex(std::str::from_utf8(&text).map_err(|_| bad())?)
}

fn cipher(passphrase: &Passphrase, salt: &[u8], cost: (u32, u32, u32)) -> Result<ChaCha20Poly1305, Fault> {
    let bad = |_| Fault::new(Code::BadFormat).with("example", LOCKED);
    let params = Params::new(cost.0, cost.1, cost.2, Some(32)).map_err(bad)?;
    let mut derived = Zeroizing::new([0_u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, derived.as_mut())
        .map_err(bad)?;
    Ok(ChaCha20Poly1305::new(&(*derived).into()))
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = Key::new([0x5a; 32]);

    fn phrase(text: &str) -> Option<Passphrase> {
        Some(Passphrase::new(text.to_owned()))
    }
    fn code(answer: Result<Vec<Key>, Fault>) -> Code {
        answer.unwrap_err().code
    }

    #[test]
    fn a_plain_file_is_read_without_a_question_and_by_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("north.kontor.key");
        write(&file, &KEY, None).unwrap();
        let unasked = || -> Option<Passphrase> { panic!("asked for a passphrase") };
        assert_eq!(*read(&file, unasked).unwrap()[0].to_hex(), *KEY.to_hex());
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&file).unwrap()) & 0o777, 0o600);
        assert_eq!(write(&file, &KEY, None).unwrap_err().code, Code::FileExists, "a key is never written over");
    }

    #[test]
    fn a_locked_file_opens_for_its_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        write(&file, &KEY, phrase("Grüße vom Hafen").as_ref()).unwrap();
        assert!(!fs::read_to_string(&file).unwrap().contains(KEY.to_hex().as_str()));
        assert_eq!(*read(&file, || phrase("Grüße vom Hafen")).unwrap()[0].to_hex(), *KEY.to_hex());
        assert!(is_locked(&file));
        assert_eq!(code(read(&file, || phrase("Gruesse vom Hafen"))), Code::WrongPassphrase);
        assert_eq!(code(read(&file, || None)), Code::PassphraseMissing);
    }

    #[test]
    fn two_keys_stand_in_the_order_in_which_they_are_tried() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        write(&file, &KEY, None).unwrap();
        let new = Key::new([0xa5; 32]);
        for phrase in [None, phrase("Grüße vom Hafen")] {
            replace(&file, &[&new, &KEY], phrase.as_ref()).unwrap();
            let found = read(&file, || phrase.clone()).unwrap();
            assert!(found.len() == 2 && found[0].same(&new) && found[1].same(&KEY));
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    }

    #[test]
    fn damaged_files_are_refused_and_cannot_stop_the_machine() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        assert_eq!(code(read(&file, || None)), Code::KeyMissing);
        let huge = format!("{LOCKED} 4294967295 3 1 00112233445566778899aabbccddeeff 00112233445566778899aabb 00");
        let wrong = [
            "",
            "hello",
            LOCKED,
            &huge,
            "kontor-key argon2id 64 1 1 äö 00 00",
            "kontor-key argon2id 64 1 1 0011 0011 0011",
            "kontor-key argon2id 64 1 1 00 00112233445566778899aabb 00",
        ];
        for text in wrong {
            fs::write(&file, text).unwrap();
            assert_eq!(code(read(&file, || phrase("x"))), Code::BadFormat, "{text}");
        }
    }
}
