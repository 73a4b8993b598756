//! For tests: a clock that stands still until it is told, ids that come in the same order every time, and a desk in a
//! folder of its own. Everything behind it is the real program.

mod books;
pub mod canary;
mod goods;
mod seeded;
mod tally;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use kontor_app::{AppError, Desk, Host, KeyHome, Keys, Place, Secret};
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_store::Key;
use serde_json::{Value, json};

pub use seeded::Seeded;
pub use tally::{Tally, times};

/// 2026-03-02 09:00 UTC, a Monday.
pub const MONDAY: Timestamp = Timestamp(1_772_442_000_000);

/// A clock and randomness that repeat exactly.
#[derive(Debug, Clone)]
pub struct FixedHost {
    now_ms: Arc<AtomicI64>,
    count: Arc<AtomicU64>,
}

impl FixedHost {
    /// Starts at an instant.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now_ms: Arc::new(AtomicI64::new(now.0)), count: Arc::default() }
    }
    /// Lets time pass.
    pub fn pass_days(&self, days: i64) {
        self.pass_ms(days * 86_400_000);
    }
    /// Puts the clock to another time.
    pub fn set(&self, now: Timestamp) {
        self.now_ms.store(now.0, Ordering::SeqCst);
    }
    /// Lets a moment pass.
    pub fn pass_ms(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Host for FixedHost {
    fn now(&self) -> Timestamp {
        Timestamp(self.now_ms.load(Ordering::SeqCst))
    }
    fn random(&self, bytes: &mut [u8]) {
        let count = self.count.fetch_add(1, Ordering::SeqCst);
        // The count at the end: ids of the same instant sort in the order of their making.
        for (at, byte) in bytes.iter_mut().rev().enumerate() {
            *byte =
                count.checked_shr(u32::try_from(at * 8).unwrap_or(u32::MAX)).map_or(0, |rest| rest.to_le_bytes()[0]);
        }
    }
}

/// Keys in memory only. A copy holds the same keys: a test may open a company behind the program's back.
#[derive(Debug, Default, Clone)]
pub struct KeyRing(Arc<Mutex<BTreeMap<PathBuf, Vec<Key>>>>, Arc<Mutex<BTreeMap<PathBuf, Key>>>);

impl KeyRing {
    /// A copy of a company opens with the keys of the first.
    pub fn copy(&self, company: &Path, copy: &Path) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = keys.get(company).cloned() {
            keys.insert(copy.to_owned(), known);
        }
        let mut passes = self.1.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = passes.get(company).cloned() {
            passes.insert(copy.to_owned(), known);
        }
    }
}

impl Keys for KeyRing {
    fn load(&self, company: &Path, _: Option<&Secret>) -> Result<Vec<Key>, Fault> {
        let keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keys.get(company).cloned().ok_or_else(|| Fault::new(Code::KeyMissing))
    }
    fn keep(&self, company: &Path, key: &Key) -> Result<(), Fault> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(company.to_owned(), vec![key.clone()]);
        Ok(())
    }
    fn replace(&self, company: &Path, keys: &[&Key], _: KeyHome, _: Option<&Secret>) -> Result<(), Fault> {
        let keys = keys.iter().map(|key| (*key).clone()).collect();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(company.to_owned(), keys);
        Ok(())
    }
    fn home(&self, _: &Path) -> KeyHome {
        KeyHome::Store
    }
    fn forget(&self, company: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(company);
        self.1.lock().unwrap_or_else(PoisonError::into_inner).remove(company);
    }
    fn pass(&self, company: &Path) -> Result<Option<Key>, Fault> {
        Ok(self.1.lock().unwrap_or_else(PoisonError::into_inner).get(company).cloned())
    }
    fn keep_pass(&self, company: &Path, key: &Key) -> Result<(), Fault> {
        self.1.lock().unwrap_or_else(PoisonError::into_inner).insert(company.to_owned(), key.clone());
        Ok(())
    }
}

/// The request for the company of the tests.
#[must_use]
pub fn company() -> Value {
    json!({
        "name": "Nordwind Handel GmbH", "street": "Speicherstr. 5", "postal_code": "20457", "city": "Hamburg", "country": "DE",
        "language": "de", "currency": "EUR", "vat_id": "DE136695976", "user_name": "Anna",
    })
}

/// A desk in a folder that goes away with it.
pub struct TestDesk {
    /// The program.
    pub desk: Desk,
    /// Its clock.
    pub host: FixedHost,
    /// Its keys.
    pub keys: KeyRing,
    /// Its folder.
    pub folder: tempfile::TempDir,
}

impl TestDesk {
    /// A program without a company.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
        let host = FixedHost::at(MONDAY);
        let place = Place::in_folder(folder.path());
        let keys = KeyRing::default();
        Self { desk: Desk::new(Box::new(host.clone()), Box::new(keys.clone()), place), host, keys, folder }
    }
    /// A program with a German company in which Anna is the administrator.
    ///
    /// # Panics
    /// When the company cannot be made.
    #[must_use]
    pub fn founded() -> Self {
        let desk = Self::empty();
        desk.call("company_create", company());
        desk
    }
    /// A second program beside this one: the same clock and keys, a folder of its own, nothing open.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    pub fn another(&self) -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"));
        let (host, keys) = (self.host.clone(), self.keys.clone());
        let place = Place::in_folder(folder.path());
        Self { desk: Desk::new(Box::new(host.clone()), Box::new(keys.clone()), place), host, keys, folder }
    }
    /// A second PC that begins with a copy of the company: a backup of this one, restored there.
    ///
    /// # Panics
    /// When no folder can be made, or no company is open.
    #[must_use]
    pub fn restored_elsewhere(&self) -> Self {
        let copies = self.folder.path().join("copies");
        std::fs::create_dir(&copies).unwrap_or_else(|error| panic!("no folder for copies: {error}"));
        let backup = self.call("backup_now", json!({ "folder": copies }));
        let second = self.another();
        let path = second.folder.path().join("firm.kontor");
        let company = self.desk.open_path().unwrap_or_else(|| panic!("no company is open"));
        self.keys.copy(&company, &path);
        self.keys.copy(&company, Path::new(backup["path"].as_str().unwrap_or_default()));
        second.call("backup_restore", json!({ "backup": backup["path"], "path": path }));
        second
    }
    /// Runs a command that must work.
    ///
    /// # Panics
    /// When it does not; the message has the name and all faults.
    pub fn call(&self, name: &str, request: Value) -> Value {
        self.desk.call(name, request).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
    /// Runs a command that must be refused; answers the refusal.
    ///
    /// # Panics
    /// When it works.
    pub fn refused(&self, name: &str, request: Value) -> AppError {
        match self.desk.call(name, request) {
            Ok(answer) => panic!("{name} should have been refused, but answered {answer}"),
            Err(error) => error,
        }
    }
    /// The codes with which a command is refused, as `field code`.
    pub fn codes(&self, name: &str, request: Value) -> Vec<String> {
        self.refused(name, request)
            .faults
            .iter()
            .map(|fault| format!("{} {}", fault.field, fault.code.as_str()).trim().to_owned())
            .collect()
    }
    /// Whether a command is refused with a code.
    pub fn refuses_with(&self, name: &str, request: Value, code: Code) -> bool {
        self.refused(name, request).has(code)
    }
}
