//! The check of the journal names what was changed behind the program's back: the record, the column, what the journal says,
//! what the file says, and the last true change.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use kontor_app::{Effect, Keys as _};
use kontor_core::entity::{EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::journal::DeviceKey;
use kontor_core::sales::Document;
use kontor_core::time::Timestamp;
use kontor_store::{Author, Entropy, Key, Store, StoreError};
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::sign::DeviceSecret;
use kontor_testkit::TestDesk;
use rusqlite::Connection;
use serde_json::{Value, json};

/// A firm that has sold something, and whose customer was changed once.
fn firm() -> TestDesk {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let item = desk.item("Stuhl", "100.00");
    desk.receive(item, "10", "60.00");
    desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": item, "quantity": "2" }] }));
    let party = desk.call("party_get", json!({ "id": customer }));
    let mut changed = party["party"].clone();
    changed["segment"] = json!("retail");
    desk.call("party_save", json!({ "party": changed, "addresses": party["addresses"] }));
    desk
}

fn tamper(desk: &TestDesk, sql: &str) {
    let path = desk.desk.open_path().unwrap();
    let key = desk.keys.load(&path, None).unwrap().remove(0);
    let connection = Connection::open(&path).unwrap();
    let unlock = format!("PRAGMA key = \"x'{}'\"; PRAGMA foreign_keys = OFF;", key.to_hex().as_str());
    connection.execute_batch(&unlock).unwrap();
    connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

const JOURNAL: [&str; 3] = ["chain-whole", "signatures-hold", "rows-as-committed"];

/// What the rules of the journal find, as `rule name column: expected -> found (command of the last true change)`.
fn found(desk: &TestDesk) -> Vec<String> {
    let report = desk.call("company_verify", json!({}));
    let findings = report["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings
        .filter(|finding| JOURNAL.contains(&finding["rule"].as_str().unwrap()))
        .map(|finding| {
            format!(
                "{} {} {}.{}: {} -> {} ({} by {})",
                text(&finding["rule"]),
                text(&finding["name"]),
                text(&finding["kind"]),
                text(&finding["column"]),
                text(&finding["expected"]),
                text(&finding["found"]),
                text(&finding["commit"]["command"]),
                text(&finding["commit"]["user_name"]),
            )
        })
        .collect()
}

#[track_caller]
fn check(sql: &str, expected: &[&str]) {
    let desk = firm();
    assert_eq!(found(&desk), [""; 0], "a sound file");
    tamper(&desk, sql);
    assert_eq!(found(&desk), expected, "{sql}");
}

#[test]
fn a_changed_row_is_named_with_column_values_and_author() {
    check(
        "UPDATE party SET name = 'Tal GmbH' WHERE name = 'Berg GmbH'",
        &["rows-as-committed Tal GmbH party.name: Berg GmbH -> Tal GmbH (party_save by Anna)"],
    );
    // Nor does it help to say that it came from another PC: this one never heard of any.
    check(
        "UPDATE party SET name = 'Tal GmbH', _seq = 5 WHERE name = 'Berg GmbH'",
        &["rows-as-committed Tal GmbH party.name: Berg GmbH -> Tal GmbH (party_save by Anna)"],
    );
    check(
        "UPDATE party SET segment = 'wholesale' WHERE name = 'Berg GmbH'",
        &["rows-as-committed Berg GmbH party.segment: retail -> wholesale (party_save by Anna)"],
    );
    check(
        "DROP TRIGGER document_line_unchanged; UPDATE document_line SET net_minor = 1 \
         WHERE document = (SELECT id FROM document WHERE kind = 'invoice')",
        &["rows-as-committed INV26-B1-01-00001 document_line.net_minor: 20000 -> 1 (document_issue by Anna)"],
    );
}

#[test]
fn a_row_that_is_missing_or_that_nobody_wrote_is_named() {
    check(
        "DROP TRIGGER instalment_kept; DELETE FROM instalment",
        &["rows-as-committed  instalment.: there -> missing (document_issue by Anna)"],
    );
    check(
        "INSERT INTO contact_point (id, party, kind, value, label) \
         SELECT x'00000000000000000000000000000001', id, 'mail', 'x@y.z', '' FROM party WHERE name = 'Berg GmbH'",
        &["rows-as-committed Berg GmbH contact_point.: missing -> there ( by )"],
    );
    check(
        "UPDATE party SET _del = 1 WHERE name = 'Berg GmbH'",
        &["rows-as-committed Berg GmbH party.: there -> removed (party_save by Anna)"],
    );
}

#[test]
fn commits_that_were_moved_or_taken_out_are_named() {
    let desk = firm();
    tamper(
        &desk,
        "DROP TRIGGER commit_log_unchanged; DROP TRIGGER commit_log_kept; \
         UPDATE commit_log SET dseq = 9999 WHERE dseq = 3; UPDATE commit_log SET dseq = 3 WHERE dseq = 4; \
         UPDATE commit_log SET dseq = 4 WHERE dseq = 9999",
    );
    let moved = found(&desk);
    assert!(moved.iter().any(|line| line.starts_with("chain-whole 1/3 .: 1/4 -> misplaced")), "{moved:?}");
    assert!(moved.iter().any(|line| line.starts_with("chain-whole 1/4 .: 1/3 -> misplaced")), "{moved:?}");

    let desk = firm();
    tamper(&desk, "DROP TRIGGER commit_log_kept; DELETE FROM commit_log WHERE dseq = 2");
    let gone = found(&desk);
    assert_eq!(gone[0], "chain-whole 1/2 .: 3 -> missing ( by )");

    // The tail cut off so that the rest fits: its signed head is still known.
    let desk = firm();
    tamper(
        &desk,
        "DROP TRIGGER commit_log_kept; \
         DELETE FROM commit_log WHERE dseq >= (SELECT max(dseq) FROM head_signature); \
         UPDATE sync_state SET dseq = (SELECT max(dseq) FROM commit_log), \
         head_hash = (SELECT hash FROM commit_log ORDER BY dseq DESC LIMIT 1)",
    );
    assert!(found(&desk)[0].contains("signed -> missing"), "{:?}", found(&desk));
}

#[test]
fn values_beside_a_commit_cannot_be_exchanged() {
    let desk = firm();
    tamper(&desk, "UPDATE commit_value SET bytes = (SELECT bytes FROM commit_value WHERE dseq = 1) WHERE dseq = 2");
    let lines = found(&desk);
    assert!(lines[0].starts_with("chain-whole 1/2 .: readable -> a value was exchanged"), "{lines:?}");
}

#[test]
fn a_forged_signature_and_a_foreign_key_are_named() {
    check(
        "DROP TRIGGER document_signature_unchanged; \
         UPDATE head_signature SET signature = zeroblob(64) WHERE dseq = 1",
        &["signatures-hold 1/1 .: signed -> signature-broken (company_create by Anna)"],
    );
    check(
        "UPDATE head_signature SET key = x'00000000000000000000000000000001' WHERE dseq = 1",
        &["signatures-hold 1/1 .: signed -> key-unknown (company_create by Anna)"],
    );
}

#[test]
fn a_second_key_and_a_document_that_nobody_signed_are_named() {
    let desk = firm();
    desk.desk
        .inside("forged", Effect::Posts, |context| {
            context.write(|write| {
                let own = write.device_keys()?.remove(0);
                let first = write.document_ids()?.remove(0);
                let mut document: Document = write.get(first)?;
                write.insert(&DeviceKey {
                    id: context.new_id(),
                    public: DeviceSecret::new(&[3; 32]).public().to_vec(),
                    ..own
                })?;
                document.id = context.new_id();
                document.number = "FORGED-1".to_owned();
                Ok(write.insert(&document)?)
            })
        })
        .unwrap();
    let findings =
        desk.desk.inside("test", Effect::Reads, |context| Ok(context.store.check_journal(&|_| Ok(()))?)).unwrap();
    let lines: Vec<String> =
        findings.iter().map(|finding| format!("{} {:?} {}", finding.name, finding.kind, finding.found)).collect();
    assert_eq!(lines, [" Some(DeviceKey) foreign-key", "FORGED-1 Some(Document) unsigned"]);
}

#[test]
fn a_whole_chain_that_was_reckoned_anew_fails_at_its_signatures() {
    let desk = firm();
    let path = desk.desk.open_path().unwrap();
    let key = desk.keys.load(&path, None).unwrap().remove(0);
    let mut connection = Connection::open(&path).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\";", key.to_hex().as_str())).unwrap();
    connection.execute_batch("DROP TRIGGER commit_log_unchanged").unwrap();
    let transaction = connection.transaction().unwrap();
    let commits: Vec<(i64, Vec<u8>)> = {
        let mut statement = transaction.prepare("SELECT dseq, bytes FROM commit_log ORDER BY dseq").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let mut head = kontor_sync::chain::START;
    for (dseq, bytes) in commits {
        let mut commit = kontor_sync::commit::Commit::decode(&bytes).unwrap();
        let forged = if dseq == 2 {
            commit.command = "never_was".to_owned();
            commit.encode()
        } else {
            bytes
        };
        head = kontor_sync::chain::next(&head, &forged);
        let sql = "UPDATE commit_log SET bytes = ?2, hash = ?3 WHERE dseq = ?1";
        transaction.execute(sql, rusqlite::params![dseq, forged, head]).unwrap();
    }
    transaction.execute("UPDATE sync_state SET head_hash = ?1", [head]).unwrap();
    transaction.commit().unwrap();
    let lines = found(&desk);
    assert!(
        lines.iter().any(|line| line.ends_with("signed -> signature-broken (document_issue by Anna)")),
        "{lines:?}"
    );
}

#[test]
fn a_check_can_be_stopped_and_tells_how_far_it_is() {
    let desk = firm();
    let progress = kontor_app::job::Progress::default();
    desk.desk.call_with(&progress, "company_verify", json!({})).unwrap();
    let (done, total) = progress.seen();
    assert_eq!(Some(done), total);
    progress.stop();
    let refused = desk.desk.call_with(&progress, "company_verify", json!({})).unwrap_err();
    assert!(refused.has(kontor_core::fault::Code::Stopped));
}

#[test]
fn a_forged_password_is_found_and_neither_verifier_is_told() {
    let desk = TestDesk::founded();
    desk.call("password_change", json!({ "new": "Speicherstadt" }));
    desk.call("password_change", json!({ "old": "Speicherstadt", "new": "Elbphilharmonie" }));
    assert_eq!(found(&desk), [""; 0], "one that was replaced is missed by nobody");
    tamper(&desk, "UPDATE credential SET verifier = '$argon2id$forged'");
    let told = "rows-as-committed  credential.verifier: \u{2026} -> \u{2026} (password_change by Anna)";
    assert_eq!(found(&desk), [told]);
}

#[test]
fn a_password_of_before_becomes_a_record_when_its_owner_signs_in() {
    let desk = TestDesk::founded();
    desk.call("password_change", json!({ "new": "Speicherstadt" }));
    let old =
        "INSERT OR REPLACE INTO password SELECT id, verifier, one_time, 0, 0 FROM credential; DELETE FROM credential";
    tamper(&desk, old);
    let records = || {
        let counted = desk.desk.inside("test", Effect::Reads, |context| {
            context.read(|read| Ok((read.unpublished_passwords()?.len(), read.people_with_password()?.len())))
        });
        counted.unwrap()
    };
    assert_eq!(records(), (1, 1));
    desk.call("sign_out", json!({}));
    let wrong = json!({ "name": "Anna", "password": "something else" });
    assert_eq!(desk.codes("sign_in", wrong), ["password wrong-password"]);
    desk.call("sign_in", json!({ "name": "Anna", "password": "Speicherstadt" }));
    assert_eq!(records(), (0, 1));
}

/// A company of 0.1.0, whose commits hold the values of people in their bytes.
fn company_of_0_1_0() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let fixture = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0").join(name);
    let path = folder.path().join("firm.kontor");
    std::fs::copy(fixture("nordwind.kontor"), &path).unwrap();
    let key = Key::from_hex(&std::fs::read_to_string(fixture("nordwind.kontor.key")).unwrap()).unwrap();
    let store = Store::open(&path, key, Timestamp(1_800_000_000_000)).unwrap();
    (folder, store)
}

#[test]
fn a_person_is_erased_out_of_commits_of_the_first_format_and_they_still_verify() {
    let (_folder, store) = company_of_0_1_0();
    let sound = |store: &Store| store.check_journal(&|_| Ok(())).unwrap();
    assert_eq!(sound(&store), []);
    let mut parties: Vec<Id> = Vec::new();
    store
        .read::<_, StoreError>(|read| {
            read.each_row(EntityKind::Party, |row| {
                parties.push(row.id);
                Ok::<_, StoreError>(())
            })
        })
        .unwrap();
    let party = parties[0];
    let columns = kontor_record::columns_of(EntityKind::Party);
    let name = columns.iter().find(|(column, _)| *column == "name").unwrap().1;
    // The name as each commit that wrote it has it.
    let names = |store: &Store| -> Vec<Cell> {
        let commits = store.read(|read| read.commits_with_values()).unwrap();
        let ops = commits.iter().flat_map(|(bytes, values)| Commit::open(bytes, values.as_deref()).unwrap().ops);
        let of_party = ops.filter(|op| op.id() == party && matches!(op, Op::Put { .. } | Op::Patch { .. }));
        let cells = of_party.flat_map(|op| op.cells().to_vec());
        cells.filter(|(column, _)| *column == name).map(|(_, cell)| cell).collect()
    };
    let before = names(&store);
    assert!(matches!(&before[..], [Cell::Text(_), ..]), "{before:?}");
    let author = Author {
        user: UserId(Id::named("anna")),
        command: "person_erase",
        now: Timestamp(1_800_000_000_001),
        durable: true,
        entropy: Entropy::new([9; 32]),
    };
    store
        .write(author, |write| {
            let records = write.records_of_person(EntityKind::Party, party)?;
            write.erase(&records)
        })
        .unwrap();
    assert!(names(&store).iter().all(|name| *name == Cell::Erased), "{:?}", names(&store));
    assert!(!store.read(|read| read.commits_replaced()).unwrap().is_empty(), "the test looked at the first format");
    assert_eq!(sound(&store), []);
    assert_eq!(store.read(|read| read.audit()).unwrap(), []);
}
