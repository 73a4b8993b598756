//! Papers and pictures go to head office in their own queue, and are the very same bytes on every PC that may see them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::hub::reach::Holds;
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

/// An invoice; its identity.
fn invoice(pc: &TestDesk, customer: Id, chair: Id) -> Value {
    let line = json!({ "item": chair, "quantity": "1" });
    pc.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"]["id"].clone()
}
/// Its paper as it is opened.
fn paper(pc: &TestDesk, id: &Value) -> Vec<u8> {
    STANDARD.decode(pc.call("document_pdf", json!({ "id": id }))["base64"].as_str().unwrap()).unwrap()
}
fn is_here(pc: &TestDesk, id: &Value) -> bool {
    pc.call("document_get", json!({ "id": id }))["paper_here"].as_bool().unwrap()
}
/// What is on its way: sent, fetched, asked for by somebody.
fn on_its_way(pc: &TestDesk) -> (u64, u64, u64) {
    let told = pc.call("sync_state", json!({}))["attachments"].clone();
    let count = |name: &str| told[name].as_u64().unwrap();
    (count("sending"), count("fetching"), count("wanted"))
}

#[test]
fn a_paper_that_one_pc_printed_is_the_very_same_on_another() {
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let sold = invoice(&first, customer, chair);
    let printed = paper(&first, &sold);
    assert_eq!(on_its_way(&first).0, 1, "it waits for its commits, and for the line");
    current(&first);
    assert_eq!(on_its_way(&first), (0, 0, 0));

    let second = office.join(&first, "Laden");
    current(&second);
    assert!(!is_here(&second, &sold), "it comes when somebody asks for it");
    office.stop();
    assert!(second.refuses_with("document_pdf", json!({ "id": sold }), Code::PaperAway));
    assert_eq!(on_its_way(&second), (0, 1, 1));
    assert!(second.refuses_with("documents_pdf", json!({}), Code::PaperAway), "nor is it drawn anew with others");
    office.start();
    current(&second);
    assert_eq!(on_its_way(&second), (0, 0, 0));
    assert!(is_here(&second, &sold));
    assert_eq!(paper(&second, &sold), printed);
    second.call("documents_pdf", json!({}));
    current(&second);
    for pc in [&first, &second] {
        current(pc);
        assert_eq!(paper(pc, &sold), printed, "nobody has printed it anew");
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn papers_of_the_own_branch_and_the_picture_on_letters_come_by_themselves() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    // Larger than a chunk: it travels in two.
    let picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"20\"><path d=\"M0 0 L9 9\"/><!--{}--></svg>",
        "x".repeat(1 << 20)
    );
    first.call("company_logo_set", json!({ "data": STANDARD.encode(&picture) }));
    let sold = invoice(&first, customer, chair);
    let printed = paper(&first, &sold);
    current(&first);
    let branch = first.call("program_state", json!({}))["company"]["branch"]["id"].as_str().unwrap().parse().unwrap();
    let code = admin::place(&*office.office().db, office.firm, Some(branch), false, &Holds::Fixed(Reach::everything()))
        .unwrap();
    let second = first.another();
    let path = second.folder.path().join("firm.kontor");
    second.call("sync_join", json!({ "server": office.address(), "code": code, "name": "Kasse", "path": path }));
    assert_eq!(on_its_way(&second), (0, 1, 1), "the picture goes before history, and before what nobody asked for");
    assert_eq!(second.call("company_logo_get", json!({})), Value::Null);
    current(&second);
    assert_eq!(paper(&second, &sold), printed);
    let logo = second.call("company_logo_get", json!({}));
    assert_eq!(logo, first.call("company_logo_get", json!({})));
    assert_eq!(STANDARD.decode(logo["data"].as_str().unwrap()).unwrap(), picture.as_bytes());
    // What comes later comes by itself, too.
    let later = invoice(&first, customer, chair);
    let printed = paper(&first, &later);
    current(&first);
    current(&second);
    assert!(is_here(&second, &later));
    assert_eq!(paper(&second, &later), printed);
}

#[test]
fn what_head_office_lost_of_papers_comes_back_from_the_pcs_that_have_it() {
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let backup = office.folder.path().join("old.db");
    admin::backup(&*office.office().db, &backup).unwrap();
    let sold = invoice(&first, customer, chair);
    let printed = paper(&first, &sold);
    current(&first);
    office.restore(&backup);
    current(&first);
    let second = office.join(&first, "Laden");
    assert!(second.refuses_with("document_pdf", json!({ "id": sold }), Code::PaperAway));
    current(&second);
    assert_eq!(paper(&second, &sold), printed);
}

#[test]
fn a_paper_that_head_office_does_not_have_yet_holds_up_nothing_and_is_tried_again() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let (sold, other) = (invoice(&first, customer, chair), invoice(&first, customer, chair));
    let printed = [paper(&first, &sold), paper(&first, &other)];
    current(&first);
    let second = office.join(&first, "Laden");
    // Head office has lost one of the two.
    let lost = first.call("document_get", json!({ "id": sold }))["file"]["hash"].as_str().unwrap().to_owned();
    let hash = kontor_sync::chain::from_hex(&lost).unwrap();
    let whole = |whole: i64| {
        let sql = "UPDATE blob SET whole = $2 WHERE hash = $1";
        office.office().db.change(|db| db.execute(sql, &[hash.into(), whole.into()])).unwrap();
    };
    whole(0);
    for id in [&sold, &other] {
        assert!(second.refuses_with("document_pdf", json!({ "id": id }), Code::PaperAway));
    }
    current(&second);
    assert_eq!((is_here(&second, &sold), paper(&second, &other)), (false, printed[1].clone()));
    assert_eq!(on_its_way(&second), (0, 1, 1));
    whole(1);
    current(&second);
    assert!(!is_here(&second, &sold), "it is not asked for all the time");
    second.host.pass_ms(60_000);
    current(&second);
    assert_eq!(paper(&second, &sold), printed[0]);
}

#[test]
fn when_the_line_is_spared_is_kept_beside_its_limit() {
    let office = HeadOffice::open();
    let (first, ..) = founder(&office);
    let limits = |more: Value| {
        let mut limits = json!({ "paused": false, "most_kilobytes": 64 });
        limits.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        limits
    };
    let told = |state: Value| [&state["spare"], &state["spare_minutes"], &state["most_kilobytes"]].map(Value::clone);
    assert_eq!(told(first.call("sync_state", json!({}))), [json!("never"), json!(15), Value::Null]);
    first.call("sync_limits", limits(json!({ "spare": "metered", "spare_minutes": 60 })));
    let after = first.call("sync_limits", limits(json!({})));
    assert_eq!(told(after), [json!("metered"), json!(60), json!(64)], "what is not said stays");
    for minutes in [0, 1_441] {
        assert_eq!(
            first.codes("sync_limits", limits(json!({ "spare_minutes": minutes }))),
            ["spare_minutes out-of-range"]
        );
    }
}
