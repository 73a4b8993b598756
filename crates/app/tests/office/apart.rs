//! The cases of SYNC.md 2.15 about deals, drafts, names and what is held: what two people did without knowing of each other.

use kontor_core::id::Id;
use serde_json::{Value, json};

use crate::cases::{cures, edit, field, looked_at, names, settle, settled_everywhere};
use crate::firm::{Firm, two_pcs};

#[test]
fn vat_id_payment_term_iban_and_price_concurrently_wait_for_a_person() {
    let (mut firm, customer, chair) = two_pcs();
    edit(&firm, 0, customer, "vat_id", json!("DE136695976"));
    let account =
        |iban: &str| json!([{ "id": Id::named("account"), "party": customer, "holder": "Berg", "iban": iban }]);
    let bank = |firm: &Firm, at: usize, iban: &str| {
        let detail = firm.desk(at).call("party_get", json!({ "id": customer }));
        let request = json!({ "party": detail["party"], "addresses": detail["addresses"],
            "contact_points": detail["contact_points"], "bank_accounts": account(iban) });
        firm.desk(at).call("party_save", request);
    };
    bank(&firm, 0, "DE89370400440532013000");
    let price = firm.desk(0).call("item_get", json!({ "id": chair }))["prices"][0].clone();
    let ask = |at: usize, wanted: &str| {
        let id = price["id"].clone();
        json!({ "id": id, "list": price["list"], "item": chair, "min_quantity": "0", "price": wanted, "at": at })
    };
    firm.meet();
    for (at, vat, iban, wanted) in
        [(0, "DE811569869", "DE02120300000000202051", "60"), (1, "DE129273398", "DE02500105170137075030", "70")]
    {
        edit(&firm, at, customer, "vat_id", json!(vat));
        bank(&firm, at, iban);
        let mut priced = ask(at, wanted);
        priced.as_object_mut().unwrap().remove("at");
        firm.desk(at).call("price_item_save", priced);
    }
    firm.meet();
    assert_eq!(firm.waits(0), ["held"; 3]);
    let said = |at: usize| {
        let mut said: Vec<[String; 4]> = Vec::new();
        for issue in firm.issues(at) {
            let detail = firm.desk(at).call("issue_get", json!({ "number": issue["number"] }));
            let text = |value: &Value| value["value"].as_str().unwrap().to_owned();
            let column = issue["column"].as_str().unwrap().to_owned();
            said.push([column, text(&detail["before"]), text(&issue["stands"]), text(&issue["other"])]);
        }
        said.sort();
        said
    };
    assert_eq!(said(0), said(1));
    let stands: Vec<[String; 4]> = said(0);
    assert_eq!(stands[2], ["vat_id", "DE136695976", "DE811569869", "DE129273398"].map(str::to_owned));
    assert_eq!(
        stands[0][1..],
        ["DE89370400440532013000", "DE02120300000000202051", "DE02500105170137075030"].map(str::to_owned)
    );
    assert_eq!(stands[1][1..], ["50", "60", "70"].map(str::to_owned), "what was accepted first stays");
    for _ in 0..3 {
        settle(&firm, 0, json!({ "how": "other" }));
    }
    settled_everywhere(&mut firm);
    assert_eq!(field(&firm, 1, customer, "vat_id"), "DE129273398");
}

#[test]
fn duplicate_sku_barcode_and_phone_come_as_proposals() {
    let (mut firm, customer, chair) = two_pcs();
    let phone = |firm: &Firm, at: usize, party: Id, number: &str| {
        let detail = firm.desk(at).call("party_get", json!({ "id": party }));
        let point =
            json!([{ "id": Id::named(&format!("{party}/phone")), "party": party, "kind": "phone", "value": number }]);
        let request = json!({ "party": detail["party"], "addresses": detail["addresses"], "contact_points": point });
        firm.desk(at).call("party_save", request);
    };
    let code = |firm: &Firm, at: usize, item: Id, sku: &str, code: &str| {
        let mut detail = firm.desk(at).call("item_get", json!({ "id": item }));
        detail["item"]["sku"] = json!(sku);
        let barcode =
            json!([{ "id": Id::named(&format!("{item}/code")), "item": item, "code": code, "kind": "ean13" }]);
        firm.desk(at)
            .call("item_save", json!({ "item": detail["item"], "units": detail["units"], "barcodes": barcode }));
    };
    phone(&firm, 0, customer, "+49 40 123456");
    code(&firm, 0, chair, "ST-100", "4006381333931");
    let (twin, seat) = (firm.desk(1).customer("Berg und Sohn"), firm.desk(1).item("Sessel", "60"));
    phone(&firm, 1, twin, "+4940123456");
    code(&firm, 1, seat, "st 100", "4006381333931");
    firm.meet();
    for at in [0, 1] {
        assert_eq!(firm.waits(at), ["duplicate"; 3]);
    }
    let mut proposed: Vec<[Value; 3]> = Vec::new();
    for issue in firm.issues(0) {
        let cures = firm.desk(0).call("issue_get", json!({ "number": issue["number"] }))["cures"].clone();
        let request = &cures[0]["request"];
        proposed.push([cures[0]["command"].clone(), request["keep"].clone(), request["drop"].clone()]);
    }
    proposed.sort_by_key(|one| one[0].to_string());
    let item = [json!("item_merge"), json!(chair), json!(seat)];
    assert_eq!(proposed, [item.clone(), item, [json!("party_merge"), json!(customer), json!(twin)]]);
}

fn deal(firm: &Firm, at: usize, customer: Id) -> Id {
    let stages = stages(firm);
    let id = Id::named("deal");
    let deal = json!({ "id": id, "title": "Office", "party": customer, "stage": stages[0].1, "amount_minor": 1000, "currency": "EUR" });
    firm.desk(at).call("deal_save", json!({ "deal": deal }));
    id
}

/// Outcomes and identities of the stages.
fn stages(firm: &Firm) -> Vec<(String, Value)> {
    let all = firm.desk(0).call("pipeline_list", json!({}))[0]["stages"].clone();
    let named = |stage: &Value| (stage["outcome"].as_str().unwrap_or_default().to_owned(), stage["id"].clone());
    all.as_array().unwrap().iter().map(named).collect()
}

fn ends(firm: &Firm, at: usize, deal: Id, outcome: &str) {
    let stage = stages(firm).into_iter().find(|(known, _)| known == outcome).unwrap().1;
    firm.desk(at).call("deal_move", json!({ "id": deal, "stage": stage, "lost_reason": "too dear" }));
    firm.desk(at).host.pass_ms(1_000);
}

#[test]
fn two_devices_close_the_same_deal_with_the_same_outcome() {
    let (mut firm, customer, _) = two_pcs();
    let deal = deal(&firm, 0, customer);
    firm.meet();
    (0..2).for_each(|at| ends(&firm, at, deal, "won"));
    firm.meet();
    assert_eq!((firm.waits(0), firm.waits(1)), (Vec::<String>::new(), Vec::<String>::new()), "both said the same");
}

#[test]
fn two_devices_close_the_same_deal_with_different_outcomes() {
    let (mut firm, customer, _) = two_pcs();
    let deal = deal(&firm, 0, customer);
    firm.meet();
    ends(&firm, 0, deal, "won");
    ends(&firm, 1, deal, "lost");
    firm.meet();
    let stage = firm.desk(1).call("deal_get", json!({ "id": deal }))["deal"]["stage"].clone();
    let won = stages(&firm).into_iter().find(|(known, _)| known == "won").unwrap().1;
    assert_eq!(stage, won, "the first word that head office heard counts");
    assert_eq!(firm.waits(1).iter().filter(|kind| *kind == "held").count(), 1);
    let number = firm.issues(1).iter().find(|issue| issue["kind"] == "held").unwrap()["number"].clone();
    firm.desk(1).call("issue_settle", json!({ "number": number, "settling": { "how": "stands" } }));
    settled_everywhere(&mut firm);
}

#[test]
fn two_devices_invoice_the_same_deal() {
    let (mut firm, customer, chair) = two_pcs();
    let deal = deal(&firm, 0, customer);
    firm.meet();
    let invoice =
        json!({ "kind": "invoice", "party": customer, "deal": deal, "lines": [{ "item": chair, "quantity": "1" }] });
    let papers = [0, 1].map(|at| firm.desk(at).issue(invoice.clone()));
    firm.meet();
    assert_eq!(firm.waits(0), ["invoiced_twice"]);
    let issue = firm.issues(0)[0].clone();
    let both = [&issue["record"]["name"], &issue["beside"]["name"]].map(Clone::clone);
    assert_eq!(both, [papers[1]["document"]["number"].clone(), papers[0]["document"]["number"].clone()]);
    assert_eq!(names(&cures(&firm, 0)), ["credit", "look"], "both stand; one is taken back");
    looked_at(&mut firm, 0);
    // Whoever knows of the first may well write a second.
    firm.desk(1).issue(invoice);
    firm.meet();
    assert_eq!(firm.waits(0), Vec::<String>::new());
}

fn begun(customer: Id, chair: Id) -> Value {
    let line = |quantity: &str| json!({ "item": chair, "quantity": quantity });
    json!({ "kind": "quote", "party": customer, "lines": [line("1"), line("2")] })
}

fn draft(firm: &Firm, at: usize) -> Value {
    firm.desk(at).call("draft_get", json!({ "id": Id::named("draft") }))["draft"].clone()
}

fn write(firm: &Firm, at: usize, change: impl FnOnce(&mut Value)) {
    let known = draft(firm, at);
    let mut body = known["body"].clone();
    change(&mut body);
    firm.desk(at).call("draft_save", json!({ "id": known["id"], "version": known["version"], "body": body }));
    firm.desk(at).host.pass_ms(1_000);
}

#[test]
fn draft_edited_by_two_is_brought_together_field_by_field_and_line_by_line() {
    let (mut firm, customer, chair) = two_pcs();
    firm.desk(0).call("draft_save", json!({ "id": Id::named("draft"), "version": 0, "body": begun(customer, chair) }));
    firm.meet();
    // The first one sends each word at once, the second one writes twice while it is away.
    write(&firm, 0, |body| body["reference"] = json!("order 7"));
    firm.push(0);
    firm.pull(0);
    write(&firm, 0, |body| body["lines"][0]["quantity"] = json!("10"));
    write(&firm, 1, |body| body["intro"] = json!("Dear Ms Berg"));
    write(&firm, 1, |body| {
        let line = body["lines"][1].clone();
        body["lines"].as_array_mut().unwrap().push(line);
        body["lines"][1]["quantity"] = json!("20");
    });
    firm.meet();
    assert_eq!((firm.waits(0), firm.waits(1)), (Vec::<String>::new(), Vec::<String>::new()));
    for at in [0, 1] {
        let body = draft(&firm, at)["body"].clone();
        assert_eq!((&body["reference"], &body["intro"]), (&json!("order 7"), &json!("Dear Ms Berg")), "{at}");
        let quantities: Vec<&Value> = body["lines"].as_array().unwrap().iter().map(|line| &line["quantity"]).collect();
        assert_eq!(quantities, [&json!("10"), &json!("20"), &json!("2")], "{at}");
    }
    // What one has on the screen is older than what stands there now: issuing it asks for a look first.
    let stale = json!({ "draft": Id::named("draft"), "version": 3 });
    assert_eq!(firm.desk(0).codes("document_issue", stale), ["changed-meanwhile"]);
}

#[test]
fn draft_edited_by_two_in_the_same_field_asks_a_person() {
    let (mut firm, customer, chair) = two_pcs();
    firm.desk(0).call("draft_save", json!({ "id": Id::named("draft"), "version": 0, "body": begun(customer, chair) }));
    firm.meet();
    write(&firm, 0, |body| body["intro"] = json!("first"));
    firm.desk(1).host.pass_ms(2_000);
    write(&firm, 1, |body| {
        body["intro"] = json!("second");
        body["reference"] = json!("order 7");
    });
    firm.meet();
    assert_eq!(firm.waits(0), ["overwritten"]);
    for at in [0, 1] {
        let body = draft(&firm, at)["body"].clone();
        assert_eq!(
            (&body["intro"], &body["reference"]),
            (&json!("second"), &json!("order 7")),
            "the later word, and the rest of both"
        );
    }
    settle(&firm, 0, json!({ "how": "stands" }));
    settled_everywhere(&mut firm);
}
