//! The evidence package: checked by this program and by nothing but sha256sum and openssl; and whatever is changed in it is found.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use kontor_app::Keys as _;
use kontor_core::fault::Code;
use kontor_store::Key;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A firm with two invoices, one of them printed, and the package of its year.
fn package() -> (TestDesk, PathBuf, Value) {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg & Söhne <GmbH>");
    let item = desk.item("Stuhl", "100.00");
    desk.receive(item, "10", "60.00");
    let invoice = desk.invoice(berg, "100", json!({}));
    desk.issue(json!({ "kind": "invoice", "party": berg, "lines": [{ "item": item, "quantity": "2" }] }));
    desk.call("document_pdf", json!({ "id": invoice["document"]["id"] }));
    let path = desk.folder.path().join("year.evidence.zip");
    let wish = json!({ "from": "2026-01-01", "until": "2026-12-31", "kinds": ["invoice"], "path": path });
    let made = desk.call("evidence_export", wish);
    (desk, path, made)
}

fn check(path: &Path) -> Result<Value, (Code, String)> {
    let nobody = TestDesk::empty();
    nobody.desk.call("evidence_check", json!({ "file": path })).map_err(|error| {
        let fault = error.faults[0].clone();
        (fault.code, fault.params.get("part").cloned().unwrap_or_default())
    })
}

fn members(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn pack(path: &Path, members: &BTreeMap<String, Vec<u8>>) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in members {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// A company of 0.1.0, in which the journal held the values of people in its bytes.
fn company_of_0_1_0() -> TestDesk {
    let desk = TestDesk::empty();
    let fixture = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0").join(name);
    let path = desk.folder.path().join("firm.kontor");
    fs::copy(fixture("nordwind.kontor"), &path).unwrap();
    let key = Key::from_hex(&fs::read_to_string(fixture("nordwind.kontor.key")).unwrap()).unwrap();
    desk.keys.keep(&path, &key).unwrap();
    desk.call("company_open", json!({ "path": path }));
    desk
}

#[test]
fn a_company_of_0_1_0_gives_a_package_that_checks_before_and_after_somebody_was_erased() {
    let desk = company_of_0_1_0();
    let take = |name: &str| {
        let path = desk.folder.path().join(name);
        let made = desk.call("evidence_export", json!({ "from": "2026-01-01", "until": "2026-12-31", "path": path }));
        assert_eq!(made["findings"], 0, "{made}");
        path
    };
    let before = take("before.zip");
    assert_eq!(String::from_utf8(members(&before)["chain/replaced.csv"].clone()).unwrap().lines().count(), 1);
    let suppliers = desk.call("party_list", json!({ "search": "Möbelwerk" }));
    let supplier = &suppliers["rows"][0]["id"];
    let told = desk.call("party_get", json!({ "id": supplier }));
    let mail = told["contact_points"][0]["value"].as_str().unwrap();
    let says = |path: &Path| String::from_utf8_lossy(&members(path)["chain/commits.bin"]).contains(mail);
    assert!(says(&before), "a commit of 0.1.0 holds what it says");
    let erased = desk.call("person_erase", json!({ "kind": "party", "id": supplier }));
    assert!(erased["kept"].as_u64().unwrap() > 0, "{erased}");
    let after = take("after.zip");
    let replaced = String::from_utf8(members(&after)["chain/replaced.csv"].clone()).unwrap();
    assert!(replaced.lines().count() > 1, "{replaced}");
    let reports = [&before, &after].map(|path| check(path).unwrap());
    assert_eq!(reports[0]["documents"], reports[1]["documents"]);
    assert!(reports[1]["commits"].as_u64() > reports[0]["commits"].as_u64());
    // What was erased is in no commit of the package.
    assert!(!says(&after));
    // A replaced commit is held to the hash that the erasing commit vouches for.
    let mut bent = members(&after);
    let line = replaced.lines().nth(1).unwrap().to_owned();
    bent.insert("chain/replaced.csv".into(), replaced.replace(&format!("{line}\n"), "").into_bytes());
    let path = desk.folder.path().join("bent.zip");
    pack(&path, &bent);
    assert!(check(&path).is_err());
}

#[test]
fn a_package_is_checked_without_any_company() {
    let (_desk, path, made) = package();
    assert_eq!((&made["documents"], &made["findings"]), (&json!(2), &json!(0)));
    let report = check(&path).unwrap();
    assert_eq!((&report["documents"], &report["signed_documents"]), (&json!(2), &json!(2)));
    assert_eq!(report["commits"], made["commits"]);
    assert_eq!(report["fingerprint"], made["fingerprint"]);
    assert!(report["heads"].as_u64().unwrap() > 3, "{report}");
    let members = members(&path);
    assert!(members.contains_key("papers/INV26-B1-01-00001.pdf"));
    assert!(!members.contains_key("papers/INV26-B1-01-00002.pdf"), "it was never printed");
    let series = String::from_utf8(members["series.csv"].clone()).unwrap();
    assert!(series.contains("invoice,01,2026,2,2,0\n"), "{series}");
    let page = String::from_utf8(members["index.html"].clone()).unwrap();
    assert!(page.contains("Berg &amp; Söhne &lt;GmbH&gt;") && !page.contains("<script"), "{page}");
}

#[test]
fn sha256sum_and_openssl_alone_confirm_it() {
    let (_desk, path, _) = package();
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in members(&path) {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    // The commands of docs/evidence.md, word for word.
    let manual = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/evidence.md")).unwrap();
    let scripts: Vec<&str> = manual.split("```sh\n").skip(1).filter_map(|part| part.split("```").next()).collect();
    assert!(scripts.len() >= 4, "docs/evidence.md shows how to check");
    for script in scripts {
        let run =
            Command::new("bash").args(["-euo", "pipefail", "-c", script]).current_dir(folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{script}\n{said}");
    }
}

#[test]
fn any_byte_that_was_changed_in_any_file_is_found_and_the_file_named() {
    let (_desk, path, _) = package();
    let whole = members(&path);
    let changed = path.with_file_name("changed.zip");
    let mut tried = 0;
    for (name, bytes) in &whole {
        // The first, the last and some between.
        let step = (bytes.len() / 7).max(1);
        for at in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            let mut members = whole.clone();
            members.get_mut(name).unwrap()[at] ^= 1;
            pack(&changed, &members);
            let (code, part) = check(&changed).expect_err(name);
            let expected = match name.as_str() {
                "SHA256SUMS.sig" => "SHA256SUMS",
                other => other,
            };
            let named =
                part == expected || (name.starts_with("keys/") || name == "manifest.json") && part == "SHA256SUMS";
            let unreadable = name == "manifest.json" && [Code::NotEvidence, Code::ExportNewer].contains(&code);
            assert!(named || unreadable || part.starts_with("keys/"), "{name} at {at}: {code:?} {part}");
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn what_was_taken_out_added_or_exchanged_is_named() {
    let (_desk, path, _) = package();
    let whole = members(&path);
    let changed = path.with_file_name("changed.zip");
    let refused = |members: &BTreeMap<String, Vec<u8>>| {
        pack(&changed, members);
        check(&changed).unwrap_err()
    };
    let mut without = whole.clone();
    without.remove("documents/INV26-B1-01-00002.json");
    assert_eq!(refused(&without), (Code::PackageDamaged, "documents/INV26-B1-01-00002.json".to_owned()));
    let mut more = whole.clone();
    more.insert("documents/INV26-B1-01-00003.json".to_owned(), b"{}".to_vec());
    assert_eq!(refused(&more), (Code::PackageDamaged, "documents/INV26-B1-01-00003.json".to_owned()));

    // Signed by the key of another firm: whole in itself, and it says whose it is.
    let (_other, foreign, made) = package();
    assert_ne!(check(&foreign).unwrap()["fingerprint"], json!(""));
    assert_eq!(check(&foreign).unwrap()["fingerprint"], made["fingerprint"]);

    let letter = path.with_file_name("letter.zip");
    fs::write(&letter, b"this is no archive").unwrap();
    assert_eq!(check(&letter).unwrap_err().0, Code::NotEvidence);
    assert_eq!(check(&path.with_file_name("none.zip")).unwrap_err().0, Code::FileMissing);
}

#[test]
fn flipped_bits_of_the_archive_itself_never_pass_as_another_content() {
    let (_desk, path, _) = package();
    let (whole, expected) = (fs::read(&path).unwrap(), members(&path));
    let flipped = path.with_file_name("flipped.zip");
    let mut found = 0;
    for at in (0..whole.len()).step_by((whole.len() / 200).max(1)) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&flipped, &bytes).unwrap();
        match check(&flipped) {
            Err(_) => found += 1,
            // A bit that no content depends on, such as a date of the archive.
            Ok(_) => assert_eq!(members(&flipped), expected, "byte {at}"),
        }
    }
    assert!(found > 150, "{found}");
}

#[test]
fn a_file_that_is_there_is_not_replaced_unasked_and_the_journal_notes_who_took_it() {
    let (desk, path, _) = package();
    let wish = json!({ "from": "2026-01-01", "until": "2026-12-31", "path": path });
    assert!(desk.refuses_with("evidence_export", wish, Code::FileExists));
    let backwards = json!({ "from": "2026-02-01", "until": "2026-01-01", "path": path });
    assert!(desk.refuses_with("evidence_export", backwards, Code::EndBeforeStart));
    let left = desk.call("disclosure_list", json!({}));
    assert_eq!((&left["rows"][0]["kind"], &left["rows"][0]["rows"]), (&json!("evidence"), &json!(2)));
}
