//! The program as scripts see it: what stands on standard output, and how it ends.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::io::Read as _;
use std::process::Stdio;

use kontor_app::Desk;
use kontor_core::entity::UserId;
use kontor_core::time::Timestamp;
use kontor_desk::KeyPlaces;
use kontor_store::{Author, Entropy, Key, Store};
use serde_json::json;
use support::{Shelf, founding, only_for_its_owner};

#[test]
fn a_company_is_made_worked_in_and_found_sound() {
    let shelf = Shelf::new();
    let made = shelf.run(&founding("north.kontor"));
    assert_eq!(made.json()["company"]["company"]["chart"], "skr03");
    assert!(made.err.contains("north.kontor.key"), "where the key went is said: {}", made.err);
    assert!(only_for_its_owner(&shelf.path("north.kontor.key")));

    let party = r#"{"party": {"id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": "Berg GmbH", "customer": true}}"#;
    let saved = shelf.run_with(&["--company", "north.kontor", "rpc", "party_save", "-"], party);
    assert_eq!(saved.json()["party"]["name"], "Berg GmbH");
    let listed = shelf.run(&["rpc", "party_list", r#"{"search": "berg"}"#, "--company", "north.kontor"]);
    assert_eq!(listed.json()["total"], 1);
    assert!(listed.err.is_empty(), "{}", listed.err);
    let left: Vec<String> = ["-wal", "-shm"].map(|ending| format!("north.kontor{ending}")).into();
    assert!(left.iter().all(|name| !shelf.path(name).exists()), "a closed company is one file");

    let report = shelf.run(&["--company", "north.kontor", "verify"]);
    assert_eq!(report.json()["findings"], json!([]));
}

#[test]
fn a_list_is_written_into_a_file_of_any_kind() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let party = r#"{"party": {"id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": "Berg GmbH", "customer": true}}"#;
    shelf.run(&["--company", company, "rpc", "party_save", party]);
    for (file, begins) in [("all.csv", "\u{feff}name".as_bytes()), ("all.xlsx", b"PK"), ("all.pdf", b"%PDF")] {
        let made =
            shelf.run(&["--company", company, "export", "list", "party_list", "--columns", "name,number", "-o", file]);
        assert_eq!(made.json()["rows"], 1, "{}", made.err);
        assert!(std::fs::read(shelf.path(file)).unwrap().starts_with(begins), "{file}");
    }
    let report = shelf.run(&["--company", company, "export", "list", "trial_balance", "-o", "balance.csv"]);
    assert_eq!(report.code, 0, "{}", report.err);
    assert_eq!(shelf.run(&["--company", company, "export", "list", "party_list", "-o", "all.ods"]).code, 1);
}

#[test]
fn evidence_is_made_in_a_company_and_checked_without_one() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let party = r#"{"party": {"id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": "Berg GmbH", "customer": true}}"#;
    shelf.run(&["--company", company, "rpc", "party_save", party]);
    let span = ["--from", "2020-01-01", "--until", "2100-12-31", "-o", "evidence.zip"];
    let made = shelf.run(&[&["--company", company, "export", "evidence"], span.as_slice()].concat()).json();
    assert_eq!((&made["documents"], &made["findings"]), (&json!(0), &json!(0)));
    let checked = shelf.run(&["verify-package", "evidence.zip"]).json();
    assert_eq!((&checked["commits"], &checked["fingerprint"]), (&made["commits"], &made["fingerprint"]));

    let mut bytes = std::fs::read(shelf.path("evidence.zip")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 256].fill(0);
    std::fs::write(shelf.path("bent.zip"), bytes).unwrap();
    let refused = shelf.run(&["verify-package", "bent.zip"]);
    assert_eq!(refused.refusal(), (1, vec!["package-damaged".to_owned()]));

    let history = shelf.run(&["--company", company, "history", "party", "01900000-0000-7000-8000-000000000001"]).json();
    assert_eq!(history["entries"][0]["commit"]["command"], "party_save");
    let journal = shelf.run(&["--company", company, "journal", "--command", "party_save"]).json();
    assert_eq!(journal["total"], 1);
    let out = ["person", "export", "01900000-0000-7000-8000-000000000001", "-o", "berg.zip"];
    assert_eq!(shelf.run(&[&["--company", company], out.as_slice()].concat()).code, 0);
    let erased = shelf.run(&["--company", company, "person", "erase", "01900000-0000-7000-8000-000000000001"]).json();
    assert_eq!(erased["records"], 1);
    assert_eq!(shelf.run(&["--company", company, "verify"]).json()["findings"], json!([]));
}

#[test]
fn every_command_is_described_with_its_schemas() {
    let shelf = Shelf::new();
    let all = shelf.run(&["commands", "--json"]).json();
    let commands = all["commands"].as_array().unwrap();
    assert_eq!(commands.len(), kontor_app::commands::COMMANDS.len());
    for command in commands {
        assert!(command["doc"].as_str().is_some_and(|doc| doc.len() > 10), "{command}");
        let request = command["request"]["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/"));
        assert!(request.is_none_or(|name| all["$defs"][name].is_object()), "{command}");
    }
    let one = shelf.run(&["commands", "party_save", "--json"]).json();
    assert_eq!(one["commands"][0]["permission"], "party.create|party.change");
    assert_eq!(one["$defs"]["PartySave"]["required"], json!(["party"]));
    assert_eq!(shelf.run(&["commands"]).out.lines().count(), commands.len());
}

#[test]
fn typescript_is_written_to_a_folder() {
    let shelf = Shelf::new();
    assert_eq!(shelf.run(&["typescript", "--out", "generated"]).code, 0);
    let text = std::fs::read_to_string(shelf.path("generated/commands.ts")).unwrap();
    assert!(text.contains("party_save: { request: PartySave; response: PartyDetail };"));
}

#[test]
fn wrong_requests_are_refused_in_json_and_change_nothing() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let cases: &[(&[&str], &str, i32, &[&str])] = &[
        (&["rpc", "party_save", "{"], "", 1, &["bad-request"]),
        (&["rpc", "party_save", "-"], "[1,", 1, &["bad-request"]),
        (&["rpc", "party_save", "7"], "", 1, &["bad-request"]),
        (&["rpc", "nothing_like_it"], "", 1, &["unknown-command"]),
        (&["commands", "nothing_like_it"], "", 1, &["unknown-command"]),
        (
            &[
                "rpc",
                "party_save",
                r#"{"party": {"id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": " "}}"#,
            ],
            "",
            1,
            &["required"],
        ),
    ];
    for (words, input, code, codes) in cases {
        let words: Vec<&str> = ["--company", company].iter().chain(*words).copied().collect();
        let ran = shelf.run_with(&words, input);
        let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
        assert_eq!(ran.refusal(), (*code, codes), "{words:?}");
        assert!(ran.err.starts_with("kontorctl: "), "{}", ran.err);
    }
    assert_eq!(shelf.run(&["--company", company, "rpc", "party_list"]).json()["total"], 0);
}

#[test]
fn wrong_use_is_explained_without_a_word_on_standard_output() {
    let shelf = Shelf::new();
    for words in [&["rpc"] as &[&str], &["--no-such-option"], &[], &["serve", "--port", "99999"]] {
        let ran = shelf.run(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}");
        assert!(ran.err.contains("--help"), "{}", ran.err);
    }
    assert_eq!(shelf.run(&["--help"]).code, 0);
}

#[test]
fn files_that_cannot_be_used_each_have_their_code() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let refusal = |words: &[&str]| shelf.run(words).refusal();
    let file = |code: &str| (3, vec![code.to_owned()]);
    assert_eq!(refusal(&["--company", "none.kontor", "verify"]), file("file-missing"));
    std::fs::write(shelf.path("letter.kontor"), "Dear Sir or Madam, this is not a company.").unwrap();
    assert_eq!(
        refusal(&["--company", "letter.kontor", "--key-file", "north.kontor.key", "verify"]),
        file("not-a-company")
    );
    std::fs::write(shelf.path("wrong.key"), "0".repeat(64)).unwrap();
    assert_eq!(refusal(&["--company", company, "--key-file", "wrong.key", "verify"]), file("not-a-company"));
    assert_eq!(refusal(&["--company", company, "--key-file", "none.key", "verify"]), file("key-missing"));
    assert_eq!(refusal(&founding(company)), file("file-exists"));
    std::fs::rename(shelf.path("north.kontor.key"), shelf.path("elsewhere.key")).unwrap();
    assert_eq!(refusal(&["--company", company, "verify"]), file("key-store-unavailable"));
    let found = shelf
        .kontorctl(&["--company", company, "rpc", "party_list"])
        .env("KONTOR_KEY_FILE", "elsewhere.key")
        .output()
        .unwrap();
    assert!(found.status.success(), "{found:?}");
}

#[test]
fn a_company_in_use_is_refused_and_free_again_afterwards() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let desk: Desk = kontor_desk::desk(KeyPlaces::new());
    desk.call("company_open", json!({ "path": shelf.path(company) })).unwrap();
    assert_eq!(shelf.run(&["--company", company, "verify"]).refusal(), (3, vec!["file-in-use".to_owned()]));
    drop(desk);
    assert_eq!(shelf.run(&["--company", company, "verify"]).code, 0);
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let key = Key::from_hex(&std::fs::read_to_string(shelf.path("north.kontor.key")).unwrap()).unwrap();
    let store = Store::open(&shelf.path(company), key, Timestamp(0)).unwrap();
    let author = Author {
        user: UserId::default(),
        command: "upgrade",
        now: Timestamp(0),
        durable: true,
        entropy: Entropy::new([7; 32]),
    };
    store.write(author, |write| write.pretend_migration("29990101_0001_tomorrow")).unwrap();
    drop(store);
    assert_eq!(shelf.run(&["--company", company, "verify"]).refusal(), (3, vec!["newer-file".to_owned()]));
}

#[test]
fn a_passphrase_locks_the_key() {
    let shelf = Shelf::new();
    let with = |words: &[&str], passphrase: &str| {
        shelf.kontorctl(words).env("KONTOR_PASSPHRASE", passphrase).output().unwrap()
    };
    let made = with(&founding("north.kontor"), "amber");
    assert!(made.status.success(), "{made:?}");
    assert!(std::fs::read_to_string(shelf.path("north.kontor.key")).unwrap().starts_with("kontor-key argon2id "));
    let verify: &[&str] = &["--company", "north.kontor", "verify"];
    assert!(with(verify, "amber").status.success());
    let wrong = with(verify, "umber");
    assert_eq!(wrong.status.code(), Some(3));
    assert!(String::from_utf8(wrong.stdout).unwrap().contains("wrong-passphrase"));
    assert_eq!(shelf.run(verify).refusal(), (3, vec!["passphrase-missing".to_owned()]));
}

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    let shelf = Shelf::new();
    let mut running =
        shelf.kontorctl(&["commands", "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0_u8; 1];
    running.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = running.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_table_is_imported_from_the_command_line() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    std::fs::write(shelf.path("list.csv"), "Nr;Firma;Ort;PLZ;Wunsch\n7;Berg GmbH;Ulm;89073;x\n8;;Ulm;89073;y\n")
        .unwrap();
    let import = |words: &[&str]| {
        let all = [
            &["--company", company, "import", "table", "list.csv", "--kind", "parties", "--map", "Wunsch=segment"],
            words,
        ]
        .concat();
        shelf.run(&all)
    };
    let tried = import(&["--try"]).json();
    assert_eq!((&tried["counts"]["created"], &tried["counts"]["wrong"]), (&json!(1), &json!(1)), "{tried}");
    assert_eq!(import(&[]).refusal(), (1, vec!["rows-wrong".to_owned()]));
    assert_eq!(import(&["--leave-out-wrong", "--set", "country=AT"]).json()["counts"]["created"], 1);
    let found = shelf.run(&["--company", company, "rpc", "party_list"]).json();
    assert_eq!(
        (&found["total"], &found["rows"][0]["segment"], &found["rows"][0]["country"]),
        (&json!(1), &json!("x"), &json!("AT"))
    );
    assert_eq!(import(&["--map", "Nothing=name"]).refusal(), (1, vec!["unknown-name".to_owned()]));
}
