//! Personal data of one person: handed out, and erased so that nothing brings it back while the books stay whole.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kontor_app::Effect;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

const NAME: &str = "Kunigunde Wolkenstein";

/// A customer with all kinds of personal data, who bought something and paid for it.
fn met(desk: &TestDesk) -> Id {
    let id = Id::named(NAME);
    let save = |name: &str| {
        desk.call(
            "party_save",
            json!({
                "party": { "id": id, "kind": "person", "name": name, "customer": true, "notes": "liebt Kanarienvögel" },
                "addresses": [{ "id": Id::named("a"), "party": id, "usage": "billing", "street": "Geheimweg 7",
                    "postal_code": "10115", "city": "Berlin", "country": "DE" }],
                "contact_points": [{ "id": Id::named("c"), "party": id, "kind": "mail", "value": "kuni@wolkenstein.example", "label": "" }],
                "bank_accounts": [{ "id": Id::named("b"), "party": id, "holder": name, "iban": "DE89370400440532013000", "bic": "", "bank_name": "" }],
            }),
        )
    };
    save("K. Wolkenstein");
    save(NAME);
    desk.call(
        "activity_save",
        json!({ "activity": { "id": Id::named("x"), "kind": "call", "subject": "Wolkenstein zurückrufen",
        "notes": "", "party": id, "outcome": "" } }),
    );
    id
}

fn texts(desk: &TestDesk) -> String {
    // Everything that the journal, the undo steps and the rows still say.
    let mut all = String::new();
    desk.desk
        .inside("test", Effect::Reads, |context| {
            context.read(|read| {
                for (bytes, values) in read.commits_with_values()? {
                    all.push_str(&String::from_utf8_lossy(&bytes));
                    all.push_str(&String::from_utf8_lossy(&values.unwrap_or_default()));
                }
                Ok(())
            })
        })
        .unwrap();
    all
}

#[test]
fn everything_about_a_person_goes_out_for_programs_and_for_people() {
    let desk = TestDesk::founded();
    let id = met(&desk);
    desk.invoice(id, "100", json!({}));
    let to = desk.folder.path().join("person.zip");
    desk.call("person_export", json!({ "person": { "kind": "party", "id": id }, "to": to }));
    let mut zip = zip::ZipArchive::new(std::fs::File::open(&to).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    let content: Value = serde_json::from_str(&read("person.json")).unwrap();
    let kinds: Vec<&str> =
        content["records"].as_array().unwrap().iter().map(|record| record["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds[0], "party");
    for kind in ["address", "contact_point", "bank_account", "activity", "document"] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    assert_eq!(content["history"].as_array().unwrap().len(), 2);
    let page = read("person.html");
    for text in [NAME, "Geheimweg 7", "DE89370400440532013000", "kuni@wolkenstein.example"] {
        assert!(page.contains(text), "{text}");
    }
    assert_eq!(desk.call("disclosure_list", json!({}))["rows"][0]["kind"], "person");
    let item = desk.item("Stuhl", "1");
    assert!(desk.refuses_with("person_export", json!({ "person": { "kind": "item", "id": item } }), Code::NotAChoice));
}

#[test]
fn what_was_erased_is_nowhere_any_more_and_the_journal_still_verifies() {
    let desk = TestDesk::founded();
    let id = met(&desk);
    let person = json!({ "kind": "party", "id": id });
    assert!(texts(&desk).contains("Geheimweg"), "the test would find it");
    let erased = desk.call("person_erase", person.clone());
    assert_eq!(erased, json!({ "records": 5, "kept": 0 }));
    for gone in ["Wolkenstein", "Geheimweg", "kuni@", "DE8937", "Kanarien"] {
        assert!(!texts(&desk).contains(gone), "{gone}");
    }
    assert_eq!(desk.call("search_all", json!({ "words": "wolkenstein" }))["groups"].as_array().map_or(0, Vec::len), 0);
    assert_eq!(desk.call("party_list", json!({}))["total"], 0);
    let report = desk.call("company_verify", json!({}));
    assert_eq!(report["findings"], json!([]));
    let history = desk.call("history_of", person.clone());
    let told = history.to_string();
    assert!(!told.contains("Wolkenstein") && told.contains("\"erased\":true"), "{told}");
    // Nothing brings it back.
    let again = json!({ "party": { "id": id, "kind": "person", "name": NAME, "customer": true } });
    assert!(desk.refuses_with("party_save", again, Code::Erased));
    assert!(desk.refuses_with("undo", json!({}), Code::NothingToDo));
    assert!(desk.refuses_with("person_erase", person, Code::NotFound));
}

#[test]
fn issued_documents_stay_whole_and_open_claims_stand_in_the_way() {
    let desk = TestDesk::founded();
    let id = met(&desk);
    let invoice = desk.invoice(id, "100", json!({}));
    let person = json!({ "kind": "party", "id": id });
    assert!(desk.refuses_with("person_erase", person.clone(), Code::InUse));
    desk.pay("paid", id, 10000, json!({}));
    let erased = desk.call("person_erase", person);
    assert_eq!(erased["kept"], 2, "{erased}");
    let shown = desk.call("document_get", json!({ "id": invoice["document"]["id"] }));
    assert_eq!(shown["document"]["party_snapshot"]["name"], NAME);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_restored_backup_is_told_again_what_was_erased() {
    let desk = TestDesk::founded();
    let id = met(&desk);
    let person = json!({ "kind": "party", "id": id });
    desk.call("person_erase", person);
    let known = desk.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(read.erased()?))).unwrap();
    assert_eq!(known.len(), 5);
    // The same person in a file that knows nothing of it, as an older backup would be.
    let older = TestDesk::founded();
    met(&older);
    let again = older.desk.inside("restore", Effect::Posts, |context| context.write(|write| Ok(write.erase(&known)?)));
    assert_eq!(again.unwrap(), 5);
    assert!(!texts(&older).contains("Wolkenstein"));
    assert_eq!(older.call("company_verify", json!({}))["findings"], json!([]));
    let twice = older.desk.inside("restore", Effect::Posts, |context| context.write(|write| Ok(write.erase(&known)?)));
    assert_eq!(twice.unwrap(), 0);
}
