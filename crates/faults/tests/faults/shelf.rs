//! A company with its key in a file, as it lies in a folder while no program runs: the real surroundings, not those of tests.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::{Desk, Place};
use kontor_desk::{KeyPlaces, SystemHost};
use kontor_store::Totals;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::firm::{Firm, sound, totals};

/// What the company is called in its folder.
pub const COMPANY: &str = "north.kontor";

/// A folder with a closed company, its key, and what else lies there.
pub struct Shelf(tempfile::TempDir);

impl Shelf {
    /// A firm that sold something, and has goods with the numbers `A-0` to `A-11`, of which none are counted yet.
    pub fn of_a_firm() -> Self {
        let shelf = Self(tempfile::tempdir().unwrap());
        let desk = shelf.desk();
        desk.call("company_create", with_path(kontor_testkit::company(), &shelf.path(COMPANY)));
        let firm = Firm::in_company(desk);
        firm.sell(1);
        for at in 0..12 {
            firm.desk.item(&format!("a-{at}"), "10");
        }
        firm.close();
        shelf
    }
    /// The company of 0.1.0, as it was released.
    pub fn of_0_1_0() -> Self {
        let shelf = Self(tempfile::tempdir().unwrap());
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0/nordwind.kontor");
        fs::copy(&fixture, shelf.path(COMPANY)).unwrap();
        fs::copy(fixture.with_extension("kontor.key"), shelf.path("key")).unwrap();
        shelf
    }
    /// An empty folder that is filled by `lay_out`.
    pub fn with(lay_out: impl FnOnce(&Path)) -> Self {
        let shelf = Self(tempfile::tempdir().unwrap());
        lay_out(shelf.0.path());
        shelf
    }
    /// The same files in another folder.
    pub fn copy(&self) -> Self {
        Self::with(|folder| {
            for file in self.files() {
                fs::copy(self.path(&file), folder.join(file)).unwrap();
            }
        })
    }
    pub fn folder(&self) -> &Path {
        self.0.path()
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap().map(Result::unwrap);
        let files = entries.filter(|entry| entry.path().is_file());
        files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }
    /// The program, with nothing open.
    pub fn desk(&self) -> TestDesk {
        let (keys, place) = (KeyPlaces::new().in_file(self.path("key")), Place::in_folder(self.folder()));
        TestDesk { desk: Desk::new(Box::new(SystemHost), Box::new(keys), place), ..TestDesk::empty() }
    }
    /// The program with the company open.
    pub fn opened(&self) -> TestDesk {
        let desk = self.desk();
        desk.call("company_open", json!({ "path": self.path(COMPANY) }));
        desk
    }
    /// What the company comes to; every rule holds, and nothing is left of work that was cut short.
    pub fn judged(&self) -> (TestDesk, Totals) {
        let desk = self.opened();
        sound(&desk);
        let left = |name: &&String| [".upgrading", ".rekeying", ".restoring"].iter().any(|end| name.contains(end));
        assert_eq!(self.files().iter().find(left), None);
        let totals = totals(&desk);
        (desk, totals)
    }
}

fn with_path(mut request: Value, path: &Path) -> Value {
    request["path"] = json!(path);
    request
}

/// The stock of the first day, as a list to import: what it holds is booked.
pub fn counted() -> Value {
    let rows: String = (0..12).map(|at| format!("A-{at};{};2,50\r\n", at + 3)).collect();
    let text = format!("Artikelnummer;Bestand;Einstandspreis\r\n{rows}");
    json!({ "from": "content", "name": "inventur.csv", "base64": STANDARD.encode(text) })
}
