//! Backups from the command line, and what of a company can be read by somebody who finds its files.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::server::serve;
use support::{Ran, Shelf, founding};

const COMPANY: &str = "north.kontor";
/// What only those may read who have the key.
const SECRETS: [&str; 4] = ["Seestern Feinkost", "DE89370400440532013000", "einkauf@seestern.example", "Hafenstr. 7"];

fn party() -> String {
    let id = "01900000-0000-7000-8000-000000000001";
    json!({
        "party": { "id": id, "kind": "organisation", "name": SECRETS[0], "customer": true, "notes": "zahlt spät" },
        "addresses": [{ "id": "01900000-0000-7000-8000-000000000002", "party": id, "usage": "billing", "street": SECRETS[3],
            "postal_code": "12345", "city": "Seestadt", "country": "DE" }],
        "contact_points": [{ "id": "01900000-0000-7000-8000-000000000003", "party": id, "kind": "mail", "value": SECRETS[2] }],
        "bank_accounts": [{ "id": "01900000-0000-7000-8000-000000000004", "party": id, "iban": SECRETS[1], "holder": SECRETS[0] }],
    })
    .to_string()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn a_backup_comes_back_and_is_listed_without_the_company() {
    let shelf = Shelf::new();
    shelf.founded();
    fs::create_dir(shelf.path("safe")).unwrap();
    let run = |words: &[&str]| shelf.run(&[&["--company", COMPANY], words].concat());
    run(&["rpc", "party_save", &party()]).json();
    let made = run(&["backup", "safe"]).json();
    assert_eq!(made["findings"], 0);
    let backup = made["path"].as_str().unwrap().to_owned();
    let listed = shelf.run(&["backups", "safe"]).json();
    assert_eq!(
        (&listed[0]["path"], &listed[0]["whole"], &listed[0]["own"]),
        (&json!(backup), &json!(true), &json!(false))
    );
    run(&["rpc", "party_delete", r#"{"id": "01900000-0000-7000-8000-000000000001"}"#]).json();
    let moments = run(&["restore", &backup, "--moments"]).json();
    assert_eq!((&moments[0]["command"], moments.as_array().unwrap().len()), (&json!("party_delete"), 1), "{moments}");
    let restored = run(&["restore", &backup]).json();
    assert_eq!(restored["known"], true);
    assert_eq!(run(&["rpc", "party_list"]).json()["total"], 1);
    assert_eq!(run(&["verify"]).json()["findings"], json!([]));
    assert_eq!(run(&["restore", "nothing.kontor-backup"]).refusal(), (3, vec!["file-missing".to_owned()]));
    assert_eq!(run(&["backup", "nowhere"]).refusal(), (3, vec!["backup-folder-missing".to_owned()]));
    assert_eq!(run(&["restore", &backup, "--until", "yesterday"]).refusal().1, ["bad-format"]);
}

#[test]
fn a_company_that_asks_for_passwords_is_restored_by_somebody_who_may() {
    let shelf = Shelf::new();
    fs::create_dir(shelf.path("safe")).unwrap();
    let as_anna = |words: &[&str]| {
        let mut command = shelf.kontorctl(words);
        Ran::of(command.env("KONTOR_PASSWORD", "drei alte Kaehne").output().unwrap())
    };
    shelf.founded();
    shelf.run(&["--company", COMPANY, "rpc", "password_change", r#"{"new": "drei alte Kaehne"}"#]).json();
    let of_anna = ["--company", COMPANY, "--user", "Anna"];
    let made = as_anna(&[&of_anna[..], &["backup", "safe"]].concat()).json();
    let backup = made["path"].as_str().unwrap();
    let refused = shelf.run(&["--company", COMPANY, "restore", backup]);
    assert_eq!(refused.refusal().1, ["sign-in-needed"]);
    assert_eq!(as_anna(&[&of_anna[..], &["restore", backup]].concat()).json()["known"], true);
}

#[test]
fn a_lost_pc_comes_back_from_the_backup_and_the_recovery_key() {
    let shelf = Shelf::new();
    shelf.founded();
    fs::create_dir(shelf.path("safe")).unwrap();
    let run = |words: &[&str]| shelf.run(&[&["--company", COMPANY], words].concat());
    run(&["rpc", "party_save", &party()]).json();
    let groups: Vec<String> = serde_json::from_value(run(&["key", "show"]).json()["groups"].clone()).unwrap();
    // An older backup is under the key of its time; the company keeps that one for it.
    let old = run(&["backup", "safe"]).json()["path"].as_str().unwrap().to_owned();
    run(&["key", "change"]).json();
    for _ in 0..2 {
        assert_eq!(run(&["restore", &old]).json()["known"], true);
    }
    assert_eq!(run(&["key", "state"]).json()["recovery_confirmed_at_ms"], Value::Null);
    assert_eq!(run(&["verify"]).json()["findings"], json!([]));
    // Everything but the backup is gone.
    for name in ["north.kontor", "north.kontor.key", "north.kontor.lock"] {
        fs::remove_file(shelf.path(name)).unwrap();
    }
    assert_eq!(run(&["restore", &old]).code, 3);
    let words = ["--company", "new.kontor", "restore", &old, "--recover"];
    let found = Ran::of(shelf.kontorctl(&words).env("KONTOR_RECOVERY_KEY", groups.join("-")).output().unwrap());
    assert_eq!(found.json()["known"], false);
    let parties = shelf.run(&["--company", "new.kontor", "rpc", "party_list"]).json();
    assert_eq!(parties["rows"][0]["name"], SECRETS[0]);
    assert_eq!(shelf.run(&["--company", "new.kontor", "verify"]).json()["findings"], json!([]));
}

#[test]
fn whoever_finds_the_files_reads_nothing() {
    let shelf = Shelf::new();
    for folder in ["safe", "temporary"] {
        fs::create_dir(shelf.path(folder)).unwrap();
    }
    let mut log = String::new();
    let mut run = |words: &[&str]| {
        let mut command = shelf.kontorctl(&[&["--company", COMPANY], words].concat());
        command.env("KONTOR_LOG", "trace").env("TMPDIR", shelf.path("temporary"));
        let ran = Ran::of(command.output().unwrap());
        assert_eq!(ran.code, 0, "{ran:?}");
        log.push_str(&ran.err);
        ran.json()
    };
    run(&founding(COMPANY)[2..]);
    run(&["rpc", "party_save", &party()]);
    let id = run(&["rpc", "draft_start", r#"{"kind": "invoice"}"#])["draft"]["id"].clone();
    let tax = run(&["rpc", "choices"])["tax_categories"][0]["id"].clone();
    let body = json!({ "kind": "invoice", "party": "01900000-0000-7000-8000-000000000001",
        "lines": [{ "text": "Arbeit", "quantity": "1", "price": "10", "tax_category": tax }] });
    run(&["rpc", "draft_save", &json!({ "id": id, "version": 1, "body": body }).to_string()]);
    let issued = run(&["rpc", "document_issue", &json!({ "draft": id, "version": 2 }).to_string()]);
    run(&["rpc", "document_pdf", &json!({ "id": issued["document"]["id"] }).to_string()]);
    run(&["rpc", "search_all", r#"{"words": "seestern"}"#]);
    let backup = run(&["backup", "safe"])["path"].as_str().unwrap().to_owned();
    run(&["key", "change"]);
    run(&["restore", &backup]);
    assert!(log.len() > 100, "the log said something");
    // A program that was killed leaves its log of changes beside the company.
    let mut server = serve(&shelf, &["--company", COMPANY]);
    let saved: Value =
        serde_json::from_str(&server.rpc("party_save", &serde_json::from_str(&party()).unwrap()).body).unwrap();
    assert_eq!(saved["party"]["name"], SECRETS[0], "{saved}");
    server.running.kill().unwrap();
    server.running.wait().unwrap();

    let mut found = Vec::new();
    files(&shelf.path(""), &mut found);
    let endings = ["kontor", "kontor-wal", "kontor-backup", "json", "key", "replaced"];
    for ending in endings {
        assert!(
            found.iter().any(|path| path.extension().is_some_and(|found| found == ending)),
            "no {ending} in {found:?}"
        );
    }
    for secret in SECRETS {
        assert!(!log.contains(secret), "{secret} stands in the log");
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for path in &found {
            let bytes = fs::read(path).unwrap();
            let stands = |text: &[u8]| bytes.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text));
            assert!(!stands(secret.as_bytes()) && !stands(&wide), "{secret} stands in {}", path.display());
        }
    }
}
