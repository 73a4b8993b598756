//! The key of a company as its administrator handles it: written down, lost and found, locked with a passphrase, changed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use serde_json::json;
use support::{Ran, Shelf};

const COMPANY: &str = "north.kontor";

fn key(shelf: &Shelf, words: &[&str], environment: &[(&str, &str)]) -> Ran {
    let words = [&["--company", COMPANY, "key"], words].concat();
    let mut command = shelf.kontorctl(&words);
    command.envs(environment.iter().copied());
    Ran::of(command.output().unwrap())
}

fn groups(shelf: &Shelf) -> Vec<String> {
    serde_json::from_value(key(shelf, &["show"], &[]).json()["groups"].clone()).unwrap()
}

#[test]
fn the_recovery_key_is_shown_until_it_was_typed_and_opens_a_company_whose_key_is_lost() {
    let shelf = Shelf::new();
    shelf.founded();
    assert_eq!(
        key(&shelf, &["state"], &[]).json(),
        json!({ "home": "file", "recovery_confirmed_at_ms": null, "former_keys": 0 })
    );
    let groups = groups(&shelf);
    assert_eq!(groups.iter().map(String::len).collect::<Vec<_>>(), [8; 8]);
    let typed = |number: usize, text: &str| format!("{number}={text}");
    let wrong = key(&shelf, &["confirm", &typed(2, &groups[1]), &typed(5, &groups[5])], &[]);
    assert_eq!(wrong.refusal(), (3, vec!["recovery-key-wrong".to_owned()]));
    assert_eq!(key(&shelf, &["confirm", &typed(2, &groups[1])], &[]).refusal().1, ["required"]);
    let confirmed = key(&shelf, &["confirm", &typed(2, &groups[1].to_lowercase()), &typed(5, &groups[4])], &[]).json();
    assert!(confirmed["recovery_confirmed_at_ms"].is_i64(), "{confirmed}");
    assert_eq!(key(&shelf, &["show"], &[]).refusal().1, ["recovery-key-confirmed"]);

    std::fs::remove_file(shelf.path("north.kontor.key")).unwrap();
    let lost = shelf.run(&["--company", COMPANY, "verify"]).refusal();
    assert_eq!(lost, (3, vec!["key-store-unavailable".to_owned()]));
    let recover = |text: &str| key(&shelf, &["recover"], &[("KONTOR_RECOVERY_KEY", text)]);
    let mut mistyped = groups.clone();
    // One wrong character is always found; several at once may by chance make another group that is right in itself.
    let right = mistyped[6].remove(3);
    mistyped[6].insert(3, if right == '7' { '8' } else { '7' });
    let refused = recover(&mistyped.join("-"));
    assert_eq!(refused.refusal(), (3, vec!["recovery-key-wrong".to_owned()]));
    assert!(refused.out.contains(r#""group":"7""#), "{refused:?}");
    assert_eq!(recover("7K2M").refusal().1, ["recovery-key-wrong"]);
    let other = Shelf::new();
    other.founded();
    let others: Vec<String> = serde_json::from_value(key(&other, &["show"], &[]).json()["groups"].clone()).unwrap();
    assert_eq!(recover(&others.join("")).refusal().1, ["recovery-key-other"]);
    assert_eq!(recover(&groups.join(" ")).json()["company"]["company"]["name"], "Nordwind Handel GmbH");
    assert_eq!(shelf.run(&["--company", COMPANY, "verify"]).code, 0, "the key is kept again");
}

#[test]
fn a_passphrase_locks_the_key_and_is_changed() {
    let shelf = Shelf::new();
    shelf.founded();
    let with = |passphrase: &str, words: &[&str]| {
        let mut command = shelf.kontorctl(&[&["--company", COMPANY], words].concat());
        Ran::of(command.env("KONTOR_PASSPHRASE", passphrase).output().unwrap())
    };
    assert_eq!(with("too short", &["key", "move", "passphrase"]).refusal().1, ["passphrase-too-short"]);
    assert_eq!(with("pale amber harbour", &["key", "move", "passphrase"]).json()["home"], "passphrase");
    assert_eq!(shelf.run(&["--company", COMPANY, "verify"]).refusal().1, ["passphrase-missing"]);
    assert_eq!(with("pale umber harbour", &["verify"]).refusal().1, ["wrong-passphrase"]);
    // In the window both are typed in one request.
    let opened = shelf.run(&[
        "rpc",
        "company_open",
        &json!({ "path": shelf.path(COMPANY), "passphrase": "pale amber harbour" }).to_string(),
    ]);
    assert_eq!(opened.code, 0, "{opened:?}");
    assert_eq!(with("pale amber harbour", &["key", "change"]).code, 0);
    assert_eq!(with("pale amber harbour", &["key", "state"]).json()["former_keys"], 1);
    assert_eq!(with("pale amber harbour", &["key", "move", "file"]).json()["home"], "file");
    assert_eq!(shelf.run(&["--company", COMPANY, "verify"]).code, 0);
}

#[test]
fn a_new_key_must_be_written_down_anew_and_no_key_stands_in_a_log_or_another_file() {
    let shelf = Shelf::new();
    let read_key = || std::fs::read_to_string(shelf.path("north.kontor.key")).unwrap().trim().to_owned();
    let mut said = String::new();
    let mut loud = |words: &[&str]| {
        let ran = Ran::of(shelf.kontorctl(words).env("KONTOR_LOG", "trace").output().unwrap());
        assert_eq!(ran.code, 0, "{ran:?}");
        said.push_str(&ran.err);
        ran
    };
    loud(&support::founding(COMPANY));
    let old = read_key();
    let shown = loud(&["--company", COMPANY, "key", "show"]).json();
    loud(&["--company", COMPANY, "key", "change"]);
    let new = read_key();
    assert!(old != new && new.len() == 64, "one key is kept");
    loud(&["--company", COMPANY, "verify"]);
    let groups: Vec<String> = serde_json::from_value(shown["groups"].clone()).unwrap();
    assert_ne!(groups, self::groups(&shelf), "the new one is shown, since nobody has it");
    assert_eq!(
        key(&shelf, &["recover"], &[("KONTOR_RECOVERY_KEY", &groups.join(""))]).refusal().1,
        ["recovery-key-other"]
    );
    assert!(said.len() > 100, "the log said something: {said}");
    for secret in [old.as_str(), new.as_str(), groups[3].as_str()] {
        assert!(!said.to_lowercase().contains(&secret.to_lowercase()), "a key stands in the log");
        let entries = |folder: &str| std::fs::read_dir(shelf.path(folder)).unwrap().map(|entry| entry.unwrap().path());
        for path in entries("").chain(entries("anchors")).filter(|path| path.is_file()) {
            let bytes = std::fs::read(&path).unwrap();
            let found = bytes.windows(secret.len()).any(|window| window.eq_ignore_ascii_case(secret.as_bytes()));
            assert_eq!(found, path.ends_with("north.kontor.key") && secret == new, "{}", path.display());
        }
    }
}
