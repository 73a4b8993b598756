//! Set-up of the open company: what can change, what stands once the books have begun, who may do it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::setup::standard_price_list;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn company(desk: &TestDesk) -> Value {
    desk.call("company_get", json!({}))["company"].clone()
}

fn with(mut record: Value, field: &str, value: Value) -> Value {
    record[field] = value;
    record
}

fn sale(desk: &TestDesk) -> Value {
    let (customer, item) = (desk.customer("Berg GmbH"), desk.service("Aufbau", "80"));
    desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": item, "quantity": "1" }] }))
}

#[test]
fn what_follows_from_a_choice_changes_along_and_is_undone_as_one() {
    let desk = TestDesk::founded();
    desk.call(
        "exchange_rate_save",
        json!({ "id": Id::named("r"), "currency": "USD", "on_day": "2026-01-01", "rate": "1" }),
    );
    let changed = with(with(company(&desk), "currency", json!("PLN")), "chart", json!("pl"));
    let saved = desk.call("company_save", with(changed, "tax_mode", json!("per_line")));
    assert_eq!((saved["company"]["currency"].as_str(), &saved["fixed"]), (Some("PLN"), &json!([])));
    let standard = |desk: &TestDesk| desk.call("choices", json!({}))["price_lists"][0]["currency"].clone();
    assert_eq!(
        (standard(&desk), desk.call("exchange_rate_list", json!({}))["total"].as_i64()),
        (json!("PLN"), Some(0))
    );
    let codes = |desk: &TestDesk| -> Vec<String> {
        let accounts = desk.desk.inside("test", kontor_app::Effect::Reads, |context| {
            context.read(|read| Ok(read.account_rows()?.into_iter().map(|account| account.code).collect()))
        });
        accounts.unwrap()
    };
    let polish = codes(&desk);
    desk.call("undo", json!({}));
    assert_eq!((company(&desk)["chart"].as_str(), standard(&desk)), (Some("skr03"), json!("EUR")));
    assert_ne!(codes(&desk), polish);
    desk.call("company_save", with(company(&desk), "chart", json!("pl")));
    desk.call("company_save", with(company(&desk), "chart", json!("skr03")));
    desk.call("company_save", with(company(&desk), "chart", json!("pl")));
    assert_eq!(codes(&desk), polish, "there and back again");
}

#[test]
fn what_the_books_rest_on_stands_once_they_have_begun() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "10");
    desk.receive(chair, "1", "5");
    sale(&desk);
    let stored = desk.call("company_get", json!({}));
    assert_eq!(stored["fixed"], json!(["currency", "chart", "cost_method"]));
    let mut wanted = stored["company"].clone();
    for (field, value) in
        [("currency", "USD"), ("chart", "skr04"), ("cost_method", "fifo"), ("time_zone", "Mars"), ("city", "")]
    {
        wanted[field] = json!(value);
    }
    assert_eq!(
        desk.codes("company_save", wanted),
        ["city required", "time_zone not-a-choice", "currency in-use", "chart in-use", "cost_method in-use"]
    );
    let saved = desk.call("company_save", with(company(&desk), "tax_mode", json!("per_line")));
    assert_eq!(saved["company"]["tax_mode"], "per_line", "every document keeps its own way of rounding");
}

#[test]
fn a_small_business_charges_no_tax_from_the_moment_it_says_so() {
    let desk = TestDesk::founded();
    let vat = |desk: &TestDesk| {
        let document = sale(desk);
        (document["document"]["tax_minor"].as_i64().unwrap(), document["taxes"][0]["category"].clone())
    };
    assert_eq!(vat(&desk), (1_520, json!("S")));
    desk.call("company_save", with(company(&desk), "small_business", json!(true)));
    let (customer, item) = (Id::named("Berg GmbH"), Id::named("Aufbau"));
    let body = json!({ "kind": "invoice", "party": customer, "lines": [{ "item": item, "quantity": "1" }] });
    let exempt = desk.issue(body.clone());
    assert_eq!((exempt["document"]["tax_minor"].as_i64(), &exempt["taxes"][0]["category"]), (Some(0), &json!("E")));
    desk.call("company_save", with(company(&desk), "small_business", json!(false)));
    assert_eq!(desk.issue(body)["document"]["tax_minor"], 1_520);
}

/// Two by two grey points.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAMAAABFaP0WAAAAA1BMVEV+fn7/FHDDAAAAC0lEQVQI12NgAAEAAAYAAWb0yWwAAAAASUVORK5CYII=";
const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/wAALCAACAAIBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z";

#[test]
fn only_pictures_become_the_logo() {
    let desk = TestDesk::founded();
    let set = |bytes: &[u8]| json!({ "data": STANDARD.encode(bytes) });
    let (png, jpeg) = (STANDARD.decode(PNG).unwrap(), STANDARD.decode(JPEG).unwrap());
    let svg =
        "<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n".as_bytes();
    assert_eq!(desk.call("company_logo_get", json!({})), Value::Null);
    for (bytes, mime) in [(&*png, "image/png"), (&*jpeg, "image/jpeg"), (svg, "image/svg+xml")] {
        let logo = desk.call("company_logo_set", set(bytes));
        assert_eq!((logo["mime"].as_str(), logo["data"].as_str()), (Some(mime), set(bytes)["data"].as_str()));
        assert_eq!(company(&desk)["logo"], logo["hash"]);
    }
    let large = [&*png, &vec![0; 2 * 1024 * 1024]].concat();
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let refused: [&[u8]; 9] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR rest of it",
        b"\xff\xd8\xff more \xff\xd9",
        &bomb,
        b"hello",
        b"\x89PNG\r\n\x1a\n",
        b"<html><svg></svg></html>",
        b"<svg><script>alert(1)</script></svg>",
        b"<svg><image href=\"https://example.com/a.png\"/></svg>",
        &large,
    ];
    for bytes in refused {
        assert_eq!(desk.codes("company_logo_set", set(bytes)), ["data bad-image"]);
    }
    assert_eq!(desk.codes("company_logo_set", json!({ "data": "%" })), ["data bad-image"]);
    let drawn = desk.call("company_logo_get", json!({}))["hash"].clone();
    desk.call("company_save", with(company(&desk), "logo", json!("no such file")));
    assert_eq!(company(&desk)["logo"], drawn, "the logo has a command of its own");
    assert_eq!(desk.call("company_logo_set", json!({})), Value::Null);
    desk.call("undo", json!({}));
    assert_eq!(desk.call("company_logo_get", json!({}))["hash"], drawn);
}

#[test]
fn branches_and_pcs_have_codes_of_their_own() {
    let desk = TestDesk::founded();
    let branch =
        json!({ "id": Id::named("b"), "code": "B1", "name": "", "kind": "outlet", "location": Id::named("nowhere") });
    assert_eq!(desk.codes("branch_save", branch), ["name required", "code repeated", "location not-a-choice"]);
    let branch = json!({ "id": Id::named("b"), "code": "b 2", "name": "Ulm", "kind": "outlet" });
    assert_eq!(desk.codes("branch_save", branch.clone()), ["code bad-format"]);
    desk.call("branch_save", with(branch, "code", json!("B2")));
    assert_eq!(desk.call("branch_list", json!({}))[1]["name"], "Ulm");

    let device = json!({ "id": Id::named("d"), "code": "01", "name": " ", "branch": Id::named("nowhere") });
    assert_eq!(desk.codes("device_save", device), ["name required", "branch not-found", "code repeated"]);
    let device = json!({ "id": Id::named("d"), "code": "1", "name": "Till", "branch": Id::named("b") });
    assert_eq!(desk.codes("device_save", device.clone()), ["code bad-format"]);
    desk.call("device_save", with(device, "code", json!("02")));
    let this = desk.call("device_list", json!({}))[0].clone();
    assert_eq!((this["this"].as_bool(), this["code_fixed"].as_bool()), (Some(true), Some(false)));
    desk.call("device_save", with(this["device"].clone(), "code", json!("A7")));
    assert_eq!(sale(&desk)["document"]["number"], "INV26-B1-A7-00001");
    assert_eq!(desk.codes("device_save", with(this["device"].clone(), "code", json!("A8"))), ["code in-use"]);
    desk.call("device_save", with(with(this["device"].clone(), "code", json!("A7")), "name", json!("Office")));
    let rows = desk.call("device_list", json!({}));
    assert_eq!((rows[0]["device"]["name"].as_str(), rows[0]["branch_name"].as_str()), (Some("Till"), Some("Ulm")));
}

#[test]
fn a_role_holds_from_the_next_command_on_and_one_administrator_stays() {
    let desk = TestDesk::founded();
    let anna = desk.call("user_list", json!({}))[0].clone();
    let ben = json!({ "id": Id::named("ben"), "name": "Ben", "role": "sales", "active": true });
    assert_eq!(desk.codes("user_save", with(ben.clone(), "name", json!(" "))), ["name required"]);
    assert_eq!(
        desk.codes("user_save", with(ben.clone(), "employee", json!(Id::named("nobody")))),
        ["employee not-found"]
    );
    desk.call("user_save", ben.clone());
    assert_eq!(desk.codes("user_save", with(anna.clone(), "role", json!("sales"))), ["role wrong-state"]);
    assert_eq!(desk.codes("user_save", with(anna.clone(), "active", json!(false))), ["active wrong-state"]);

    assert_eq!(desk.codes("sign_in", json!({ "user": Id::named("ben") })), ["password password-missing"]);
    let given = desk.call("password_reset", json!({ "user": Id::named("ben") }))["password"].clone();
    desk.call("sign_in", json!({ "user": Id::named("ben"), "password": given }));
    let state = desk.call("password_change", json!({ "new": "ben's own" }));
    let sign_in_ben = json!({ "name": "Ben", "password": "ben's own" });
    assert_eq!(state["company"]["user"]["name"], "Ben");
    for (command, request) in [
        ("company_save", company(&desk)),
        ("user_save", ben.clone()),
        ("item_save", json!({})),
        ("price_item_save", json!({})),
        ("tax_rate_delete", json!({})),
        ("period_lock_list", json!({})),
    ] {
        assert!(desk.refuses_with(command, request, Code::NotAllowed), "{command}");
    }
    for command in ["choices", "item_list", "price_list_list", "tax_overview", "user_list"] {
        desk.call(command, json!({}));
    }
    desk.call("sign_in", json!({ "user": anna["id"] }));
    desk.call("password_change", json!({ "new": "anna's own" }));
    desk.call("user_save", with(ben.clone(), "role", json!("administrator")));
    assert_eq!(desk.codes("user_save", with(anna.clone(), "active", json!(false))), ["active wrong-state"], "at work");
    desk.call("user_save", with(with(anna.clone(), "role", json!("manager")), "language", json!("pl")));
    assert_eq!(desk.call("program_state", json!({}))["company"]["language"], "pl");
    assert!(desk.refuses_with("user_save", anna.clone(), Code::NotAllowed), "a manager now");
    desk.call("sign_in", sign_in_ben);
    desk.call("user_save", with(anna.clone(), "active", json!(false)));
    for gone in [json!({ "user": anna["id"], "password": "anna's own" }), json!({ "user": Id::named("x") })] {
        assert_eq!(desk.codes("sign_in", gone), ["password wrong-password"]);
    }
}

#[test]
fn the_next_number_is_shown_without_being_drawn() {
    let desk = TestDesk::founded();
    let next = |desk: &TestDesk| {
        let states = desk.call("number_series_state", json!({}));
        let invoice = states.as_array().unwrap().iter().find(|state| state["kind"] == "invoice").unwrap().clone();
        (invoice["last_no"].as_i64().unwrap(), invoice["next"].as_str().unwrap().to_owned())
    };
    assert_eq!(next(&desk), (0, "INV26-B1-01-00001".to_owned()));
    assert_eq!(next(&desk).1, sale(&desk)["document"]["number"]);
    assert_eq!(next(&desk), (1, "INV26-B1-01-00002".to_owned()));
    assert_eq!(
        desk.codes("company_save", with(company(&desk), "number_pattern", json!("{prefix}{no}"))),
        ["number_pattern required"]
    );
}

#[test]
fn a_closed_period_takes_no_more_postings() {
    let desk = TestDesk::founded();
    let lock = json!({ "id": Id::named("lock"), "area": "sales", "branch": null, "until_on": "2026-03-02" });
    desk.call("period_lock_save", lock.clone());
    let twin = with(with(lock.clone(), "id", json!(Id::named("twin"))), "until_on", json!("2026-01-31"));
    assert_eq!(desk.codes("period_lock_save", twin.clone()), ["area repeated"]);
    assert_eq!(desk.codes("period_lock_save", with(twin, "branch", json!(Id::named("x")))), ["branch not-found"]);
    let (customer, item) = (desk.customer("Berg GmbH"), desk.service("Aufbau", "80"));
    let body = json!({ "kind": "invoice", "party": customer, "lines": [{ "item": item, "quantity": "1" }] });
    let draft = desk.call("draft_start", json!({ "kind": "invoice" }));
    let saved = desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
    let issue = json!({ "draft": saved["draft"]["id"], "version": 2 });
    assert!(desk.refuses_with("document_issue", issue.clone(), Code::PeriodClosed));
    assert_eq!(desk.call("period_lock_list", json!({})).as_array().unwrap().len(), 1);
    desk.call("period_lock_delete", json!({ "id": Id::named("lock") }));
    desk.call("document_issue", issue);
}

#[test]
fn one_answer_has_all_that_screens_choose_from() {
    let desk = TestDesk::founded();
    let choices = desk.call("choices", json!({}));
    let first = |list: &str, field: &str| choices[list][0][field].clone();
    assert_eq!((first("branches", "code"), first("users", "name")), (json!("B1"), json!("Anna")));
    assert_eq!(
        (first("price_lists", "id"), first("price_lists", "standard")),
        (json!(standard_price_list()), json!(true))
    );
    assert_eq!((first("pipelines", "name"), first("stages", "name")), (json!("sales"), json!("contact")));
    let has = |list: &str, value: Value| choices[list].as_array().unwrap().contains(&value);
    assert!(has("currencies", json!({ "code": "JPY", "digits": 0 })) && has("units", json!("C62")));
    assert!(has("countries", json!("DE")) && has("languages", json!("kk")));
    let standard = choices["tax_categories"].as_array().unwrap().iter().find(|row| row["name"] == "standard").unwrap();
    assert_eq!((standard["rate"].as_str(), standard["vat"].as_str()), (Some("19"), Some("S")));
    assert_eq!(choices["payment_terms"].as_array().unwrap().len(), 3);
    assert_eq!(choices["locations"].as_array().unwrap().len(), 5);
}
