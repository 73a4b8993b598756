//! The papers of many documents in one archive.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::job::Progress;
use kontor_core::fault::Code;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// The names in the archive, in their order, with the size of each.
fn names(zip: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip.to_vec())).unwrap();
    (0..archive.len()).map(|at| archive.by_index(at).unwrap().name().unwrap().into_owned()).collect()
}

fn content(zip: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip.to_vec())).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
    bytes
}

#[test]
fn an_archive_has_every_paper_by_its_number_and_prints_none_twice() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoices: Vec<Value> = (1..=70).map(|net| desk.invoice(berg, &net.to_string(), json!({}))).collect();
    let printed = desk.call("document_pdf", json!({ "id": invoices[3]["document"]["id"] }));
    let request =
        json!({ "list": { "kinds": ["invoice"], "window": { "sort": [{ "column": "number" }] } }, "title": "März" });
    let progress = Progress::default();
    let made = desk.desk.call_with(&progress, "documents_pdf", request.clone()).unwrap();
    assert_eq!(
        (made["rows"].as_u64(), made["file"]["name"].as_str(), progress.seen()),
        (Some(70), Some("März.zip"), (70, Some(70)))
    );
    let zip = STANDARD.decode(made["file"]["base64"].as_str().unwrap()).unwrap();
    let wanted: Vec<String> =
        invoices.iter().map(|invoice| format!("{}.pdf", invoice["document"]["number"].as_str().unwrap())).collect();
    assert_eq!(names(&zip), wanted);
    assert_eq!(
        content(&zip, &wanted[3]),
        STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap(),
        "as it was printed"
    );
    for at in [0, 63, 64, 69] {
        let single = desk.call("document_pdf", json!({ "id": invoices[at]["document"]["id"] }));
        assert_eq!(
            content(&zip, &wanted[at]),
            STANDARD.decode(single["base64"].as_str().unwrap()).unwrap(),
            "kept as it went out"
        );
    }
    let again = desk.call("documents_pdf", request);
    assert_eq!(STANDARD.decode(again["file"]["base64"].as_str().unwrap()).unwrap().len(), zip.len());
}

#[test]
fn a_stopped_archive_is_no_file() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.invoice(berg, "10", json!({}));
    let folder = tempfile::tempdir().unwrap();
    let progress = Progress::default();
    progress.stop();
    let request = json!({ "list": {}, "to": folder.path().join("papers.zip") });
    let stopped = desk.desk.call_with(&progress, "documents_pdf", request).unwrap_err();
    assert!(stopped.has(Code::Stopped));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
