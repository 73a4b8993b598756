//! Readers of files, through a folder of the test's own.

use std::cell::RefCell;
use std::path::Path;

use kontor_testkit::TestDesk;
use serde_json::json;

use crate::understood;

thread_local! {
    /// A program without a company, and a folder that goes away with it.
    static DESK: RefCell<Option<TestDesk>> = const { RefCell::new(None) };
}

/// Has `read` look at a file with these bytes.
fn with_file(name: &str, bytes: &[u8], read: impl FnOnce(&TestDesk, &Path) -> bool) -> bool {
    DESK.with_borrow_mut(|desk| {
        let desk = desk.get_or_insert_with(TestDesk::empty);
        let file = desk.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap_or_else(|failure| panic!("the folder of the test: {failure}"));
        read(desk, &file)
    })
}

/// An export of everything that somebody hands over.
pub fn archive(bytes: &[u8]) -> bool {
    with_file("export.zip", bytes, |_, file| understood(kontor_app::outside::archive(file)))
}

/// What lies beside a backup and says what is in it.
pub fn backups(bytes: &[u8]) -> bool {
    with_file("Firm.kontor-backup.json", bytes, |desk, file| {
        let backup = file.with_extension("");
        std::fs::write(&backup, b"a backup").unwrap_or_else(|failure| panic!("the folder of the test: {failure}"));
        let listed = desk.desk.call("backup_list", json!({ "folder": desk.folder.path() }));
        let found = listed.as_ref().is_ok_and(|rows| rows.as_array().is_some_and(|rows| !rows.is_empty()));
        understood(listed) && found
    })
}

/// An evidence package.
pub fn evidence(bytes: &[u8]) -> bool {
    with_file("evidence.zip", bytes, |desk, file| understood(desk.desk.call("evidence_check", json!({ "file": file }))))
}

/// A key file, short of the passphrase: what that costs is bounded by the file's own reader.
pub fn key_file(bytes: &[u8]) -> bool {
    with_file("firm.key", bytes, |_, file| {
        let _ = kontor_desk::key_file::is_locked(file);
        kontor_desk::key_file::read(file, || None).is_ok()
    })
}

/// The year of a wholesaler, plain or packed.
pub fn year(bytes: &[u8]) -> bool {
    with_file("year.csv", bytes, |_, file| understood(kontor_app::outside::year(file)))
}
