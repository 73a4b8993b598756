//! The audit finds what was tampered with, names the row, and finds nothing in a sound file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use kontor_app::{Desk, KeyHome, Keys, Place, Secret};
use kontor_core::fault::{Code, Fault};
use kontor_store::Key;
use kontor_testkit::{FixedHost, MONDAY, company};
use rusqlite::Connection;
use serde_json::{Value, json};

/// Lets the test look at the key of the company, to open it behind the program's back.
#[derive(Default, Clone)]
struct OpenDrawer(Arc<Mutex<Option<Key>>>);

impl Keys for OpenDrawer {
    fn load(&self, _: &Path, _: Option<&Secret>) -> Result<Vec<Key>, Fault> {
        self.0.lock().unwrap().clone().map(|key| vec![key]).ok_or_else(|| Fault::new(Code::KeyMissing))
    }
    fn replace(&self, path: &Path, keys: &[&Key], _: KeyHome, _: Option<&Secret>) -> Result<(), Fault> {
        self.keep(path, keys[0])
    }
    fn home(&self, _: &Path) -> KeyHome {
        KeyHome::Store
    }
    fn keep(&self, _: &Path, key: &Key) -> Result<(), Fault> {
        *self.0.lock().unwrap() = Some(key.clone());
        Ok(())
    }
    fn forget(&self, _: &Path) {
        *self.0.lock().unwrap() = None;
    }
}

struct Firm {
    desk: Desk,
    drawer: OpenDrawer,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn founded() -> Firm {
    let folder = tempfile::tempdir().unwrap();
    let drawer = OpenDrawer::default();
    let place = Place::in_folder(folder.path());
    let desk = Desk::new(Box::new(FixedHost::at(MONDAY)), Box::new(drawer.clone()), place);
    let state = desk.call("company_create", company()).unwrap();
    let path = PathBuf::from(state["company"]["path"].as_str().unwrap());
    Firm { desk, drawer, path, _folder: folder }
}

impl Firm {
    fn tamper(&self, sql: &str) {
        let key = self.drawer.load(&self.path, None).unwrap().remove(0);
        let connection = Connection::open(&self.path).unwrap();
        connection
            .execute_batch(&format!("PRAGMA key = \"x'{}'\"; PRAGMA foreign_keys = OFF;", key.to_hex().as_str()))
            .unwrap();
        connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    fn broken_rules(&self) -> Vec<String> {
        let report = self.desk.call("company_verify", json!({})).unwrap();
        let mut rules: Vec<String> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect();
        rules.dedup();
        rules
    }
}

#[test]
fn a_new_company_is_sound_and_every_rule_was_judged() {
    let firm = founded();
    assert_eq!(firm.broken_rules(), [""; 0]);
    let report = firm.desk.call("company_verify", json!({})).unwrap();
    let judged: Vec<&Value> = report["rules"].as_array().unwrap().iter().map(|rule| &rule["findings"]).collect();
    assert_eq!(judged.len(), kontor_store::audit::rules().len());
    assert!(judged.iter().all(|findings| **findings == json!(0)));
}

/// What was done to the file, how, and the rules that it breaks.
type Tampering = (&'static str, String, &'static [&'static str]);

const ID: &str = "x'00000000000000000000000000000001'";

/// Of the file itself, and of what leads to the records.
fn tamperings_of_the_file() -> Vec<Tampering> {
    vec![
        (
            "a commit was changed",
            "DROP TRIGGER commit_log_unchanged; UPDATE commit_log SET bytes = x'00' WHERE dseq = 1".into(),
            &["chain-whole", "signatures-hold", "rows-as-committed"],
        ),
        (
            "all commits were thrown away",
            "DROP TRIGGER commit_log_kept; DELETE FROM commit_log".into(),
            &["chain-whole", "rows-as-committed"],
        ),
        (
            "somebody is not found",
            format!("INSERT INTO employee (id, name, title, phone, mail, active) VALUES ({ID}, 'Anna', '', '', '', 1)"),
            &["rows-as-committed", "search-agrees"],
        ),
        ("a guard was taken away", "DROP TRIGGER stock_move_kept".into(), &["facts-guarded"]),
        (
            "a row names what is not there",
            format!(
                "INSERT INTO address (id, party, usage, name, street, postal_code, city, region, country) \
            SELECT {ID}, {ID}, 'billing', '', 's', 'p', 'c', '', 'DE'"
            ),
            &["rows-as-committed", "references-hold"],
        ),
        (
            "a stored file was exchanged",
            "INSERT INTO file VALUES ('ab', 'text/plain', x'00')".into(),
            &["files-unchanged"],
        ),
    ]
}

fn tamperings_of_the_books() -> Vec<Tampering> {
    let entry_line = |debit: i64, credit: i64, account: &str| {
        format!(
            "INSERT INTO entry (id, branch, journal, booked_on, text) VALUES ({ID}, {ID}, 'sales', '2026-03-02', ''); \
             INSERT INTO entry_line (id, entry, position, account, debit_minor, credit_minor, currency) \
             VALUES ({ID}, {ID}, 1, (SELECT id FROM account WHERE role = '{account}' LIMIT 1), {debit}, {credit}, 'EUR');"
        )
    };
    vec![
        (
            "an entry has one side",
            entry_line(500, 0, "revenue"),
            &["rows-as-committed", "entries-balance", "trial-balance-zero", "turnover-agrees"],
        ),
        (
            "goods stand on the account alone",
            entry_line(500, 0, "inventory"),
            &["rows-as-committed", "entries-balance", "trial-balance-zero", "turnover-agrees", "stock-on-accounts"],
        ),
        (
            "a claim stands on the account alone",
            entry_line(500, 0, "receivable"),
            &["rows-as-committed", "entries-balance", "trial-balance-zero", "turnover-agrees", "open-on-accounts"],
        ),
        (
            "a list shows a paper that is not there",
            format!(
                "INSERT INTO document_status (document, kind, number, issued_on, branch, reference, currency, net_minor, gross_minor, state) \
                 VALUES ({ID}, 'quote', 'Q-1', '2026-03-02', {ID}, '', 'EUR', 100, 119, 'open')"
            ),
            &["lists-agree"],
        ),
        (
            "sales that nobody made",
            format!(
                "INSERT INTO sale VALUES ('2026-03-02', {ID}, 'invoice', {ID}, NULL, NULL, {ID}, 'EUR', '1', 100, 0, 0); \
                 INSERT INTO sale_item VALUES ('2026-03', {ID}, {ID}, 'EUR', 100, 0, 0)"
            ),
            &["sales-agree"],
        ),
        (
            "goods from nowhere",
            format!("INSERT INTO stock_level (item, location, on_hand) VALUES ({ID}, {ID}, 1000000)"),
            &["world-zero", "levels-agree"],
        ),
        (
            "held for nobody",
            format!("INSERT INTO stock_level (item, location, reserved) VALUES ({ID}, {ID}, 1000000)"),
            &["reserved-agrees"],
        ),
        (
            "value without moves",
            format!("INSERT INTO item_cost VALUES ({ID}, 'fifo', 1000000, 500, 'EUR', '5')"),
            &["stock-on-accounts", "costs-agree", "layers-agree"],
        ),
        (
            "a number was drawn and lost",
            "INSERT INTO number_series (kind, device, year, last_no) VALUES ('invoice', '01', 2026, 3)".into(),
            &["series-gapless"],
        ),
        (
            "a line is ahead of its documents",
            format!("INSERT INTO line_progress (line, delivered) VALUES ({ID}, 1000000)"),
            &["progress-agrees"],
        ),
    ]
}

#[test]
fn what_was_tampered_with_is_found() {
    for (what, sql, rules) in tamperings_of_the_file().into_iter().chain(tamperings_of_the_books()) {
        let firm = founded();
        firm.tamper(&sql);
        assert_eq!(firm.broken_rules(), rules, "{what}");
    }
}
