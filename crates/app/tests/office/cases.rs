//! The cases of SYNC.md 2.15, each under its name: what two people did without knowing of each other, and how it is settled.

use kontor_core::id::Id;
use serde_json::{Value, json};

use crate::firm::{Firm, two_pcs};

/// Changes a field of a party on a PC.
pub fn edit(firm: &Firm, at: usize, party: Id, field: &str, value: Value) {
    let mut detail = firm.desk(at).call("party_get", json!({ "id": party }));
    detail["party"][field] = value;
    let request = json!({
        "party": detail["party"], "addresses": detail["addresses"], "contact_points": detail["contact_points"],
    });
    firm.desk(at).call("party_save", request);
    firm.desk(at).host.pass_ms(1_000);
}

pub fn field(firm: &Firm, at: usize, party: Id, field: &str) -> Value {
    firm.desk(at).call("party_get", json!({ "id": party }))["party"][field].clone()
}

pub fn settle(firm: &Firm, at: usize, settling: Value) -> Value {
    let number = firm.issues(at)[0]["number"].clone();
    firm.desk(at).call("issue_settle", json!({ "number": number, "settling": settling }))
}

/// All PCs have heard of it and nobody waits for anything any more.
pub fn settled_everywhere(firm: &mut Firm) {
    firm.meet();
    for at in [0, 1] {
        assert_eq!(firm.waits(at), Vec::<String>::new());
        assert_ne!(firm.desk(at).call("issue_list", json!({ "show": "settled" }))["rows"], json!([]));
    }
}

#[test]
fn same_customer_edited_twice_in_different_fields() {
    let (mut firm, customer, _) = two_pcs();
    edit(&firm, 0, customer, "notes", json!("calls on Mondays"));
    edit(&firm, 1, customer, "legal_name", json!("Berg Gesellschaft"));
    firm.meet();
    for at in [0, 1] {
        assert_eq!(firm.waits(at), Vec::<String>::new());
        assert_eq!(field(&firm, at, customer, "notes"), "calls on Mondays");
        assert_eq!(field(&firm, at, customer, "legal_name"), "Berg Gesellschaft");
    }
}

#[test]
fn same_field() {
    let (mut firm, customer, _) = two_pcs();
    edit(&firm, 0, customer, "notes", json!("before"));
    firm.meet();
    edit(&firm, 0, customer, "notes", json!("first"));
    edit(&firm, 1, customer, "notes", json!("second"));
    firm.meet();
    assert_eq!(field(&firm, 0, customer, "notes"), "second", "the later one stands");
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["kind"], &issue["column"]), (&json!("overwritten"), &json!("notes")));
    assert_eq!((&issue["stands"]["value"], &issue["other"]["value"]), (&json!("second"), &json!("first")));
    assert_eq!((&issue["record"]["name"], &issue["mine"]), (&json!("Berg GmbH"), &json!(true)));
    for at in [0, 1] {
        let detail = firm.desk(at).call("issue_get", json!({ "number": issue["number"] }));
        assert_eq!(detail["before"]["value"], "before", "both read what stood before, whoever wrote it");
        assert_eq!((&detail["issue"]["mine"], &detail["issue"]["stands_by"]["mine"]), (&json!(true), &json!(true)));
        assert_ne!(detail["issue"]["stands_by"]["device_name"], detail["issue"]["device_name"], "two PCs");
        assert_eq!(detail["cures"][0]["cure"], "choose");
    }
    settle(&firm, 0, json!({ "how": "other" }));
    assert_eq!(firm.waits(0), Vec::<String>::new(), "what was settled here does not wait here");
    assert_eq!(firm.waits(1), ["overwritten"]);
    settled_everywhere(&mut firm);
    assert_eq!(field(&firm, 1, customer, "notes"), "first");
}

#[test]
fn what_stands_may_be_chosen_and_taken_back() {
    let (mut firm, customer, _) = two_pcs();
    edit(&firm, 0, customer, "notes", json!("first"));
    edit(&firm, 1, customer, "notes", json!("second"));
    firm.meet();
    settle(&firm, 0, json!({ "how": "stands" }));
    settled_everywhere(&mut firm);
    assert_eq!(field(&firm, 0, customer, "notes"), "second");
    assert_eq!(
        firm.desk(0).codes("issue_settle", json!({ "number": 1, "settling": { "how": "stands" } })),
        ["nothing-to-do"]
    );
}

/// Orders of goods on a PC as an invoice; answers what was issued.
pub fn sell(firm: &Firm, at: usize, customer: Id, chair: Id, quantity: &str) -> Value {
    let line = json!({ "item": chair, "quantity": quantity });
    firm.desk(at).issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))
}

/// The cures that are offered for the issue that waits at a PC.
pub fn cures(firm: &Firm, at: usize) -> Vec<Value> {
    let number = firm.issues(at)[0]["number"].clone();
    firm.desk(at).call("issue_get", json!({ "number": number }))["cures"].as_array().unwrap().clone()
}

pub fn names(cures: &[Value]) -> Vec<&str> {
    cures.iter().map(|cure| cure["cure"].as_str().unwrap()).collect()
}

/// What had to be done was done: a word closes the issue for everybody.
pub fn looked_at(firm: &mut Firm, at: usize) {
    let note = "  was called, all is well ";
    let settled = settle(firm, at, json!({ "how": "seen", "note": note }));
    assert_eq!(settled["notes"][0]["note"], note.trim());
    assert_eq!(settled["issue"]["open"], false);
    settled_everywhere(firm);
    let other = 1 - at;
    let notes = firm.desk(other).call("issue_get", json!({ "number": settled["issue"]["number"] }))["notes"].clone();
    assert_eq!(notes, settled["notes"], "the other PC reads the same word");
}

#[test]
fn edit_vs_delete_keeps_the_record_and_asks() {
    for (how, remains) in [("keep", true), ("remove", false)] {
        let (mut firm, _, _) = two_pcs();
        let tal = firm.desk(0).customer("Tal KG");
        firm.meet();
        edit(&firm, 0, tal, "notes", json!("wants a quote"));
        firm.desk(1).call("party_delete", json!({ "id": tal }));
        firm.push(0);
        firm.push(1);
        (0..2).for_each(|at| firm.pull(at));
        assert_eq!(firm.waits(0), ["removal_asked"]);
        let offered = cures(&firm, 0);
        assert_eq!(names(&offered), ["keep", "remove"]);
        settle(&firm, 0, json!({ "how": how }));
        (0..2).for_each(|at| drop(firm.push(at)));
        (0..2).for_each(|at| firm.pull(at));
        assert_eq!(firm.waits(0), Vec::<String>::new());
        let found = firm.desk(0).call("search_all", json!({ "words": "Tal KG" })).to_string();
        assert_eq!(found.contains("Tal KG"), remains, "{how}");
    }
}

#[test]
fn duplicate_vat_id_of_two_records() {
    let (mut firm, customer, _) = two_pcs();
    edit(&firm, 0, customer, "vat_id", json!("DE136695976"));
    let twin = firm.desk(1).customer("Berg Gesellschaft mbH");
    edit(&firm, 1, twin, "vat_id", json!("DE 136 695 976"));
    firm.meet();
    assert_eq!(firm.waits(0), ["duplicate"]);
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["record"]["id"], &issue["beside"]["id"]), (&json!(twin), &json!(customer)));
    let offered = cures(&firm, 0);
    assert_eq!(names(&offered), ["merge", "look"]);
    assert_eq!(offered[0]["command"], "party_merge");
    assert_eq!((&offered[0]["request"]["keep"], &offered[0]["request"]["drop"]), (&json!(customer), &json!(twin)));
    looked_at(&mut firm, 1);
}

#[test]
fn oversold_stock() {
    let (mut firm, customer, chair) = two_pcs();
    sell(&firm, 0, customer, chair, "70");
    sell(&firm, 1, customer, chair, "60");
    firm.meet();
    assert_eq!(firm.waits(0), ["oversold"]);
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["stands"]["value"], &issue["other"]["value"]), (&json!(30_000_000), &json!(60_000_000)));
    assert_eq!((&issue["stands"]["holds"], &issue["needs"]), (&json!("quantity"), &json!("stock.post")));
    assert_eq!(issue["whole"]["kind"], "document", "the move says which document competes");
    let offered = cures(&firm, 0);
    assert_eq!((&offered[0]["cure"], &offered[0]["request"]["item"]), (&json!("correct_stock"), &json!(chair)));
    looked_at(&mut firm, 0);
}

#[test]
fn over_allocated_payment() {
    let (mut firm, customer, chair) = two_pcs();
    let invoice = sell(&firm, 0, customer, chair, "1");
    firm.meet();
    let due = invoice["document"]["due_minor"].as_i64().unwrap();
    for at in [0, 1] {
        firm.desk(at).pay(&format!("transfer {at}"), customer, due, json!({ "settling": { "how": "oldest_first" } }));
    }
    firm.meet();
    assert_eq!(firm.waits(1), ["over_allocated"]);
    let issue = firm.issues(1)[0].clone();
    assert_eq!((&issue["other"]["value"], &issue["other"]["currency"]), (&json!(due * 2), &json!("EUR")));
    let offered = cures(&firm, 1);
    assert_eq!((&offered[0]["cure"], &offered[0]["command"]), (&json!("reallocate"), &json!("payment_unallocate")));
    // The cure is a command of its own, with what the issue knows as its request.
    let request = json!({ "allocation": offered[0]["request"]["allocation"] });
    firm.desk(1).call("payment_unallocate", request);
    let row = firm.desk(1).call("party_list", json!({}))["rows"][0].clone();
    assert_eq!(row["balance"]["minor"], -due, "the money that was too much is the customer's");
    looked_at(&mut firm, 1);
}

#[test]
fn two_invoices_for_what_was_invoiced_already() {
    let (mut firm, customer, chair) = two_pcs();
    let line = json!({ "item": chair, "quantity": "4" });
    let order = firm.desk(0).issue(json!({ "kind": "order", "party": customer, "lines": [line] }));
    let delivery = firm.desk(0).follow("delivery", &order);
    firm.meet();
    let invoices = [0, 1].map(|at| firm.desk(at).follow("invoice", &delivery));
    firm.meet();
    assert_eq!(firm.waits(0), ["invoiced_twice"]);
    let offered = cures(&firm, 0);
    assert_eq!(names(&offered), ["credit", "look"]);
    let second = invoices[1]["document"]["id"].clone();
    assert_eq!(offered[0]["request"], json!({ "kind": "credit_note", "source": second }));
    firm.desk(0).credit_note(&invoices[1], "4");
    looked_at(&mut firm, 0);
}

#[test]
fn price_changed_centrally_while_an_offline_sale_used_the_old_one() {
    let (mut firm, customer, chair) = two_pcs();
    let old = firm.desk(0).call("item_get", json!({ "id": chair }))["prices"][0].clone();
    let new = json!({ "id": old["id"], "list": old["list"], "item": chair, "min_quantity": "0", "price": "80" });
    firm.desk(0).call("price_item_save", new);
    let sold = sell(&firm, 1, customer, chair, "1");
    assert_eq!(sold["lines"][0]["line"]["price"], "50");
    firm.meet();
    assert_eq!(firm.waits(0), Vec::<String>::new());
    let kept = firm.desk(0).call("document_get", json!({ "id": sold["document"]["id"] }));
    assert_eq!(kept["lines"][0]["line"]["price"], "50", "a fact stands with its own price");
}

#[test]
fn invoice_posted_in_a_period_closed_meanwhile() {
    let (mut firm, customer, chair) = two_pcs();
    let lock = json!({ "id": Id::named("lock"), "area": "sales", "until_on": "2026-03-31" });
    firm.desk(0).call("period_lock_save", lock);
    let invoice = sell(&firm, 1, customer, chair, "1");
    firm.meet();
    assert_eq!(firm.waits(0), ["period_closed"]);
    let issue = firm.issues(0)[0].clone();
    assert_eq!((&issue["stands"]["value"], &issue["stands"]["holds"]), (&json!("2026-03-31"), &json!("date")));
    assert_eq!(issue["record"]["name"], invoice["document"]["number"]);
    assert_eq!(names(&cures(&firm, 0)), ["post_later", "reopen", "look"]);
    looked_at(&mut firm, 0);
}

#[test]
fn same_goods_receipt_booked_twice() {
    let (mut firm, customer, chair) = two_pcs();
    let lines = json!([{ "item": chair, "quantity": "5", "price": "30" }]);
    let receipt = json!({ "kind": "receipt", "party": customer, "reference": "LS 4711", "lines": lines });
    (0..2).for_each(|at| drop(firm.desk(at).issue(receipt.clone())));
    firm.meet();
    assert_eq!(firm.waits(0), ["received_twice"]);
    let offered = cures(&firm, 0);
    assert_eq!(names(&offered), ["take_out", "look"]);
    taken_out(&firm, &offered[0], "-5");
    looked_at(&mut firm, 0);
}

/// The cure that is offered takes out what was booked in by mistake.
fn taken_out(firm: &Firm, cure: &Value, quantity: &str) {
    let draft = firm.desk(0).call("draft_start", cure["request"].clone());
    assert_eq!(draft["draft"]["body"]["lines"][0]["quantity"], quantity);
    let mut body = draft["draft"]["body"].clone();
    body["reason"] = json!("came once");
    let (id, version) = (&draft["draft"]["id"], &draft["draft"]["version"]);
    let kept = firm.desk(0).call("draft_save", json!({ "id": id, "version": version, "body": body }));
    firm.desk(0).call("document_issue", json!({ "draft": id, "version": kept["draft"]["version"] }));
}

#[test]
fn same_arrival_of_goods_booked_twice() {
    let (mut firm, _, chair) = two_pcs();
    let (branch, shop) = (Id::named("Altona"), Id::named("Laden"));
    let altona = json!({ "id": branch, "code": "AL", "name": "Altona", "kind": "outlet" });
    firm.desk(0).call("branch_save", altona);
    let place = json!({ "id": shop, "name": "Laden", "kind": "storage", "branch": branch });
    firm.desk(0).call("location_save", json!({ "location": place }));
    let lines = json!([{ "item": chair, "quantity": "4" }]);
    // Others are on their way, too: the shelf of the transit alone would not tell.
    for _ in 0..2 {
        firm.desk(0).issue(json!({ "kind": "dispatch", "destination": shop, "lines": lines }));
    }
    firm.meet();
    for at in [0, 1] {
        let arrival = firm.desk(at).call("arrival_list", json!({}))[0].clone();
        firm.desk(at).call("document_issue", json!({ "draft": arrival["id"], "version": 1 }));
    }
    firm.meet();
    assert_eq!(firm.waits(0), ["received_twice"]);
    let offered = cures(&firm, 0);
    assert_eq!(names(&offered), ["take_out", "look"]);
    taken_out(&firm, &offered[0], "-4");
    looked_at(&mut firm, 0);
}

#[test]
fn device_clock_wrong_by_a_year() {
    let (mut firm, customer, _) = two_pcs();
    let right = firm.desk(1).host.clone();
    right.pass_days(365);
    edit(&firm, 1, customer, "notes", json!("from the future"));
    right.pass_days(-365);
    firm.push(1);
    (0..2).for_each(|at| firm.pull(at));
    assert_eq!(firm.waits(0), ["clock_off"]);
    assert_eq!(names(&cures(&firm, 0)), ["look"]);
    // Whoever edits next, having seen it, is not beaten by the clock that ran ahead.
    edit(&firm, 0, customer, "notes", json!("now"));
    looked_at(&mut firm, 0);
    assert_eq!(field(&firm, 1, customer, "notes"), "now");
}

#[test]
fn an_issue_is_for_whoever_may_see_its_record_and_can_cure_it() {
    let (mut firm, customer, chair) = two_pcs();
    let home = firm.desk(0).call("program_state", json!({}))["company"]["branch"]["id"].clone();
    for (name, role) in [("Willi", "warehouse"), ("Vera", "sales")] {
        let user = json!({ "id": Id::named(name), "name": name, "role": role, "active": true, "branch": home });
        firm.desk(0).call("user_save", user);
    }
    firm.meet();
    sell(&firm, 0, customer, chair, "70");
    sell(&firm, 1, customer, chair, "60");
    edit(&firm, 0, customer, "notes", json!("first"));
    edit(&firm, 1, customer, "notes", json!("second"));
    firm.meet();
    for (name, hears) in [("Willi", vec!["oversold"]), ("Vera", vec!["overwritten"])] {
        firm.desk(0).call("sign_in", json!({ "user": Id::named(name) }));
        assert_eq!(firm.waits(0), hears, "{name}");
        firm.desk(0).call("sign_in", json!({ "user": anna(&firm) }));
    }
}

fn anna(firm: &Firm) -> Value {
    firm.desk(1).call("program_state", json!({}))["company"]["user"]["id"].clone()
}

#[test]
fn draft_issued_by_two_makes_two_papers_and_a_person_is_asked() {
    let (mut firm, customer, chair) = two_pcs();
    for (kind, waits) in [("order", "issued_twice"), ("invoice", "invoiced_twice")] {
        let id = Id::named(kind);
        let lines = json!([{ "item": chair, "quantity": "1" }]);
        let body = json!({ "kind": kind, "party": customer, "lines": lines });
        firm.desk(0).call("draft_save", json!({ "id": id, "body": body }));
        firm.meet();
        let ask = json!({ "draft": id, "version": 1 });
        let papers = [0, 1].map(|at| firm.desk(at).call("document_issue", ask.clone())["document"].clone());
        assert_ne!(papers[0]["number"], papers[1]["number"]);
        firm.meet();
        for at in [0, 1] {
            assert_eq!(firm.waits(at), [waits]);
            for paper in &papers {
                let kept = firm.desk(at).call("document_get", json!({ "id": paper["id"] }));
                let lines = kept["lines"].as_array().unwrap().len();
                assert_eq!((&kept["document"], lines), (paper, 1), "both papers are what was printed");
            }
            assert_eq!(firm.desk(at).codes("document_issue", ask.clone()), ["immutable"]);
            let again = json!({ "id": id, "version": 1, "body": body });
            assert_eq!(firm.desk(at).codes("draft_save", again), ["immutable"], "what was issued is not typed on");
        }
        looked_at(&mut firm, 0);
    }
}
