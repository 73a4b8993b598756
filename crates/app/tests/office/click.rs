//! What is settled with one click: a closed period, a credit that two branches went beyond together; and what a person reads of an issue.

use kontor_core::id::Id;
use serde_json::{Value, json};

use crate::cases::{cures, edit, names, sell, settle, settled_everywhere};
use crate::firm::{Firm, two_pcs};

#[test]
fn records_are_called_by_their_names_not_by_their_numbers() {
    let (mut firm, customer, _) = two_pcs();
    edit(&firm, 0, customer, "number", json!("10023"));
    firm.meet();
    edit(&firm, 0, customer, "notes", json!("first"));
    edit(&firm, 1, customer, "notes", json!("second"));
    firm.meet();
    assert_eq!(firm.issues(0)[0]["record"]["name"], "Berg GmbH");
}

/// Sales end with March at the first PC; the second one, which does not know it yet, goes on.
fn closed_meanwhile(area: &str) -> (Firm, Id, Id) {
    let (firm, customer, chair) = two_pcs();
    firm.desk(0).call("period_lock_save", json!({ "id": Id::named("lock"), "area": area, "until_on": "2026-03-31" }));
    (firm, customer, chair)
}

fn entries(firm: &Firm, at: usize, of: &str, id: &Value) -> Vec<Value> {
    firm.desk(at).call("entries_of", json!({ "kind": of, "id": id })).as_array().unwrap().clone()
}

fn turnover(firm: &Firm, at: usize, from: &str, until: &str) -> i64 {
    let trial = firm.desk(at).call("trial_balance", json!({ "from": from, "until": until })).to_string();
    let minor = |text: &str| text.split(['}', ',']).next().unwrap().parse::<i64>().unwrap();
    trial.split("\"minor\":").skip(1).map(minor).map(i64::abs).sum()
}

#[test]
fn posted_into_a_closed_period_counts_on_the_first_open_day_with_one_click() {
    let (mut firm, customer, chair) = closed_meanwhile("sales");
    let invoice = sell(&firm, 1, customer, chair, "1");
    firm.meet();
    let cure = cures(&firm, 0)[0].clone();
    assert_eq!(
        (&cure["cure"], &cure["command"], &cure["allowed"]),
        (&json!("post_later"), &json!("issue_period"), &json!(true))
    );
    firm.desk(0).call("issue_period", cure["request"].clone());
    settled_everywhere(&mut firm);
    for at in [0, 1] {
        let days: Vec<Value> = entries(&firm, at, "document", &invoice["document"]["id"])
            .iter()
            .map(|entry| entry["entry"]["booked_on"].clone())
            .collect();
        let on = |day: &str| days.iter().filter(|known| *known == day).count();
        let on_its_day = invoice["document"]["issued_on"].as_str().unwrap();
        assert_eq!(
            (on(on_its_day) % 2, on("2026-04-01") > 0),
            (0, true),
            "taken back on its day, booked on the first open one"
        );
        assert!(turnover(&firm, at, "2026-04-01", "2026-04-30") > 0, "April has it");
    }
    let net = |at| firm.desk(at).balance("receivable");
    assert_eq!((net(0), net(1)), (invoice["document"]["due_minor"].as_i64().unwrap(), net(0)), "it is owed once");
    let kept = firm.desk(0).call("document_get", json!({ "id": invoice["document"]["id"] }));
    assert_eq!(kept["document"]["issued_on"], invoice["document"]["issued_on"], "the paper stays as it went out");
    assert_eq!(firm.desk(0).codes("issue_period", json!({ "number": 1, "way": "reopen" })), ["nothing-to-do"]);
}

#[test]
fn a_closed_period_is_opened_again_with_one_click() {
    let (mut firm, customer, chair) = closed_meanwhile("all");
    let invoice = sell(&firm, 1, customer, chair, "1");
    firm.meet();
    assert_eq!(firm.waits(0).iter().filter(|kind| *kind == "period_closed").count(), 1);
    firm.desk(0).call("issue_period", json!({ "number": firm.issues(0)[0]["number"], "way": "reopen" }));
    settled_everywhere(&mut firm);
    let lock = firm.desk(1).call("period_lock_list", json!({}))[0].clone();
    assert!(lock["until_on"].as_str().unwrap() < invoice["document"]["issued_on"].as_str().unwrap(), "{lock}");
    sell(&firm, 1, customer, chair, "1");
    firm.meet();
    assert_eq!(firm.waits(0), Vec::<String>::new());
}

#[test]
fn a_payment_into_a_closed_period_is_cured_and_can_be_taken_back_later() {
    let (mut firm, customer, chair) = closed_meanwhile("payment");
    let invoice = sell(&firm, 1, customer, chair, "1");
    let due = invoice["document"]["due_minor"].as_i64().unwrap();
    firm.desk(1).pay("late", customer, due, json!({}));
    firm.meet();
    assert_eq!(firm.waits(0), ["period_closed"]);
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["record"]["kind"], &issue["record"]["id"]), (&json!("payment"), &json!(Id::named("late"))));
    firm.desk(0).call("issue_period", json!({ "number": issue["number"], "way": "post_later" }));
    settled_everywhere(&mut firm);
    assert_eq!(firm.desk(1).balance("receivable"), 0);
    firm.desk(1).host.pass_days(40);
    let back = json!({ "id": Id::named("back"), "payment": Id::named("late") });
    firm.desk(1).call("payment_reverse", back);
    assert_eq!(firm.desk(1).balance("receivable"), due, "the claim is open again, once");
    firm.desk(0).host.pass_days(40);
    firm.meet();
}

#[test]
fn who_may_not_close_periods_may_not_decide_about_them() {
    let (mut firm, customer, chair) = closed_meanwhile("sales");
    let home = firm.desk(0).call("program_state", json!({}))["company"]["branch"]["id"].clone();
    let vera = json!({ "id": Id::named("Vera"), "name": "Vera", "role": "sales", "active": true, "branch": home });
    firm.desk(0).call("user_save", vera);
    sell(&firm, 1, customer, chair, "1");
    firm.meet();
    let number = firm.issues(0)[0]["number"].clone();
    firm.desk(0).call("sign_in", json!({ "user": Id::named("Vera") }));
    assert_eq!(firm.waits(0), Vec::<String>::new());
    assert_eq!(firm.desk(0).codes("issue_period", json!({ "number": number, "way": "reopen" })), ["not-allowed"]);
}

/// How much a customer may owe, in minor units.
fn allow(firm: &Firm, at: usize, party: Id, minor: i64) {
    let mut detail = firm.desk(at).call("party_get", json!({ "id": party }));
    detail["credit"] = json!({ "limit": { "minor": minor, "currency": "EUR" } });
    let request = json!({
        "party": detail["party"], "addresses": detail["addresses"], "contact_points": detail["contact_points"],
        "credit": detail["credit"],
    });
    firm.desk(at).call("party_save", request);
}

#[test]
fn credit_limit_exceeded_by_two_branches_offline() {
    let (mut firm, customer, chair) = two_pcs();
    let one = sell(&firm, 0, customer, chair, "1")["document"]["due_minor"].as_i64().unwrap();
    allow(&firm, 0, customer, one * 3);
    firm.meet();
    assert_eq!(firm.waits(0), Vec::<String>::new());
    // Each PC sees two of the four; each is within the limit by itself.
    sell(&firm, 0, customer, chair, "1");
    sell(&firm, 1, customer, chair, "1");
    sell(&firm, 1, customer, chair, "1");
    firm.meet();
    for at in [0, 1] {
        assert_eq!(firm.waits(at), ["credit_exceeded"]);
    }
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["whole"]["name"], &issue["stands"]["value"]), (&json!("Berg GmbH"), &json!(one * 3)));
    assert_eq!((&issue["other"]["value"], &issue["other"]["currency"]), (&json!(one * 4), &json!("EUR")));
    let offered = cures(&firm, 0);
    assert_eq!((names(&offered), &offered[0]["request"]["party"]), (vec!["raise_limit", "look"], &json!(customer)));
    // A limit that is high enough settles it: nobody has to say so as well.
    allow(&firm, 0, customer, one * 5);
    settled_everywhere(&mut firm);
}

#[test]
fn what_somebody_approved_knowing_all_of_it_is_no_issue() {
    let (mut firm, customer, chair) = two_pcs();
    let one = sell(&firm, 0, customer, chair, "1")["document"]["due_minor"].as_i64().unwrap();
    allow(&firm, 0, customer, one);
    firm.meet();
    let draft = firm.desk(1).call(
        "draft_save",
        json!({
            "id": Id::named("above"), "version": 0,
            "body": { "kind": "invoice", "party": customer, "lines": [{ "item": chair, "quantity": "1" }] },
        }),
    );
    let issue = |approved: bool| json!({ "draft": Id::named("above"), "version": draft["draft"]["version"], "approved": approved });
    assert_eq!(firm.desk(1).codes("document_issue", issue(false)), ["credit-exceeded"]);
    firm.desk(1).call("document_issue", issue(true));
    firm.meet();
    assert_eq!(firm.waits(0), Vec::<String>::new());
}

#[test]
fn a_held_value_says_what_stood_before_and_one_click_takes_either() {
    let (mut firm, customer, _) = two_pcs();
    allow(&firm, 0, customer, 100_000);
    firm.meet();
    allow(&firm, 0, customer, 200_000);
    firm.desk(1).host.pass_ms(1_000);
    allow(&firm, 1, customer, 300_000);
    firm.meet();
    assert_eq!(firm.waits(0), ["held"]);
    let number = firm.issues(0)[0]["number"].clone();
    let detail = firm.desk(0).call("issue_get", json!({ "number": number }));
    let values =
        [&detail["before"], &detail["issue"]["stands"], &detail["issue"]["other"]].map(|side| side["value"].clone());
    assert_eq!(values, [json!(100_000), json!(200_000), json!(300_000)]);
    settle(&firm, 0, json!({ "how": "other" }));
    settled_everywhere(&mut firm);
    let limit = firm.desk(1).call("party_get", json!({ "id": customer }))["credit"]["limit"]["minor"].clone();
    assert_eq!(limit, 300_000);
    // The decision is a commit like every other: the journal says who took it.
    let history = firm.desk(0).call("history_of", json!({ "kind": "party", "id": customer })).to_string();
    assert!(history.contains("issue_settle"), "{history}");
}
