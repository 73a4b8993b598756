//! Rows that a PC may not hold any more leave its disk: every page of the file is read without its key, free ones and the log included.

use std::collections::BTreeMap;

use kontor_app::{Effect, Keys as _};
use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::permission::Facet;
use kontor_store::row::Cell;
use kontor_sync::chain::from_hex;
use kontor_sync::part::Reach;
use kontor_sync::wire::BlobState;
use kontor_testkit::TestDesk;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::firm::{Firm, rows, two_pcs};

/// What only the other branch knows.
const CANARIES: &[&str] =
    &["Zwitscherlein", "zwitscherlein", "Ueberweisung vom Kanarienhof", "Kanarienkaefig", "kanarienkaefig", "Voliere"];

/// Every page of a company file.
fn pages(desk: &TestDesk) -> Vec<u8> {
    let path = desk.desk.open_path().unwrap();
    let key = desk.keys.load(&path, None).unwrap().remove(0);
    let mut sql = Connection::open(&path).unwrap();
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str())).unwrap();
    let pages = sql.serialize("main").unwrap().to_vec();
    drop(sql);
    pages
}

/// What was folded into the file is gone from the log.
fn is_folded(desk: &TestDesk) -> bool {
    let log = desk.desk.open_path().unwrap().with_extension("kontor-wal");
    std::fs::metadata(&log).map_or(0, |log| log.len()) == 0
}

fn sings(pages: &[u8]) -> Vec<&'static str> {
    let heard = |canary: &&&str| pages.windows(canary.len()).any(|bytes| bytes == canary.as_bytes());
    CANARIES.iter().filter(heard).copied().collect()
}

/// Business of another branch.
fn work_elsewhere(firm: &Firm, at: usize, customer: Id, chair: Id) {
    let (desk, branch) = (firm.desk(at), Id::named("branch"));
    let lines = json!([{ "item": chair, "quantity": "2", "description": "Zwitscherlein passt dazu" }]);
    let body = json!({ "kind": "invoice", "party": customer, "branch": branch, "reference": "Kanarienkaefig", "lines": lines });
    desk.issue(body);
    let more = json!({ "branch": branch, "reference": "Ueberweisung vom Kanarienhof" });
    desk.pay(&format!("{at}"), customer, 1_000, more);
    let stage = desk.call("pipeline_list", json!({}))[0]["stages"][0]["id"].clone();
    let id = Id::named(&format!("deal/{at}"));
    let deal = json!({ "id": id, "title": "Voliere", "party": customer, "stage": stage, "amount_minor": 1000, "currency": "EUR",
        "branch": branch });
    desk.call("deal_save", json!({ "deal": deal }));
}

fn with_a_branch() -> (Firm, Id, Id) {
    let (mut firm, customer, chair) = two_pcs();
    let branch = json!({ "id": Id::named("branch"), "code": "B2", "name": "Zweig", "kind": "outlet" });
    firm.desk(0).call("branch_save", branch);
    firm.meet();
    (0..2).for_each(|at| work_elsewhere(&firm, at, customer, chair));
    firm.desk(1).issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": chair, "quantity": "3" }] }));
    firm.meet();
    (firm, customer, chair)
}

/// The reach of a PC of the first branch.
fn home(firm: &Firm) -> Reach {
    let branch = firm.desk(0).call("program_state", json!({}))["company"]["branch"]["id"].clone();
    let branch: Id = serde_json::from_value(branch).unwrap();
    Reach { branches: Some([branch].into()), ..Reach::everything() }
}

fn sound(desk: &TestDesk) {
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

/// What is reckoned from the facts, as people see it.
fn figures(desk: &TestDesk, customer: Id, chair: Id) -> Value {
    json!({
        "stock": desk.call("item_get", json!({ "id": chair }))["levels"],
        "open": desk.call("open_items", json!({ "party": customer })),
        "documents": desk.call("document_list", json!({}))["rows"],
        "balance": desk.call("trial_balance", json!({ "from": "2026-01-01", "until": "2026-12-31" })),
    })
}

#[test]
fn a_branch_that_is_out_of_reach_leaves_the_disk_and_comes_back_whole() {
    let (mut firm, customer, chair) = with_a_branch();
    assert_eq!(sings(&pages(firm.desk(1))).len(), CANARIES.len(), "all of them can be heard");
    let before = (rows(firm.desk(1)), figures(firm.desk(1), customer, chair));
    let reach = home(&firm);
    firm.reach(1, &reach);
    firm.pull(1);
    assert!(is_folded(firm.desk(1)));
    assert_eq!(sings(&pages(firm.desk(1))), Vec::<&str>::new());
    sound(firm.desk(1));
    // What stays is what it was; what left is of the other branch.
    let left = rows(firm.desk(1));
    let gone: BTreeMap<_, _> = before.0.iter().filter(|(key, _)| !left.contains_key(key)).collect();
    assert!(left.iter().all(|(key, row)| before.0.get(key) == Some(row)));
    let named = |kind: EntityKind| gone.keys().filter(|(of, _)| *of == kind).count();
    let counts = [EntityKind::Document, EntityKind::Payment, EntityKind::Deal].map(named);
    assert_eq!(counts, [2, 2, 2]);
    assert_eq!(named(EntityKind::Party) + named(EntityKind::Item), 0);
    let found = firm.desk(1).call("search_all", json!({ "words": "Zwitscherlein" }));
    assert!(!found.to_string().contains("document_line"), "{found}");
    // Numbers that were given stay given.
    let next = firm
        .desk(1)
        .issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": chair, "quantity": "1" }] }));
    let number = next["document"]["number"].clone();
    let known = before
        .0
        .values()
        .flat_map(|(_, cells)| cells)
        .any(|cell| *cell == Cell::Text(number.as_str().unwrap().to_owned()));
    assert!(!known, "{number} was given before");
    sound(firm.desk(1));
    // The right comes back, and everything with it.
    firm.reach(1, &Reach::everything());
    firm.push(1);
    firm.pull(1);
    firm.load(1);
    firm.pull(1);
    firm.meet();
    let (one, two) = (figures(firm.desk(0), customer, chair), figures(firm.desk(1), customer, chair));
    assert_eq!(one, two);
}

#[test]
fn the_paper_of_a_document_leaves_with_it_but_not_before_head_office_has_it() {
    let (mut firm, ..) = with_a_branch();
    let elsewhere = Cell::Text("Kanarienkaefig".to_owned());
    let papers: Vec<String> = rows(firm.desk(1))
        .into_iter()
        .filter(|((kind, _), (_, cells))| *kind == EntityKind::Document && cells.contains(&elsewhere))
        .map(|((_, id), _)| {
            firm.desk(1).call("document_pdf", json!({ "id": id }));
            firm.desk(1).call("document_get", json!({ "id": id }))["file"]["hash"].as_str().unwrap().to_owned()
        })
        .collect();
    let inside = |firm: &Firm, work: &dyn Fn(&mut kontor_store::Write<'_>) -> bool| {
        let write = |context: &kontor_app::Context<'_>| context.write(|write| Ok(work(write)));
        firm.desk(1).desk.inside("test", Effect::Changes, write).unwrap()
    };
    let has = |firm: &Firm, at: usize| inside(firm, &|write| write.has_file(&papers[at]).unwrap());
    let is_there = |firm: &Firm, at: usize| {
        let whole = BlobState { size: 1, missing: Vec::new() };
        inside(firm, &|write| write.file_went(&from_hex(&papers[at]).unwrap(), &whole).unwrap());
    };
    assert_eq!(papers.len(), 2);
    // One of them has gone up when the branch goes out of reach.
    is_there(&firm, 0);
    firm.meet();
    let reach = home(&firm);
    firm.reach(1, &reach);
    firm.pull(1);
    assert_eq!((has(&firm, 0), has(&firm, 1)), (false, true), "the only copy of a paper is not thrown away");
    is_there(&firm, 1);
    assert!(!has(&firm, 1));
    sound(firm.desk(1));
}

#[test]
fn costs_leave_without_the_goods() {
    let (mut firm, _, chair) = with_a_branch();
    let reach = Reach { facets: [Facet::Credit, Facet::Bank, Facet::Pay].into(), ..Reach::everything() };
    firm.reach(1, &reach);
    firm.pull(1);
    let left = rows(firm.desk(1));
    let count = |kind: EntityKind| left.keys().filter(|(of, _)| *of == kind).count();
    assert_eq!(count(EntityKind::StockMoveCost) + count(EntityKind::Entry) + count(EntityKind::EntryLine), 0);
    assert!(count(EntityKind::StockMove) > 0);
    assert_eq!(
        firm.desk(0).call("item_get", json!({ "id": chair }))["levels"],
        firm.desk(1).call("item_get", json!({ "id": chair }))["levels"]
    );
}

#[test]
fn a_deal_that_moves_to_another_branch_leaves_those_who_may_not_hold_it() {
    let (mut firm, customer, _) = with_a_branch();
    let stage = firm.desk(0).call("pipeline_list", json!({}))[0]["stages"][0]["id"].clone();
    let reach = home(&firm);
    let branch = reach.branches.clone().unwrap().into_iter().next().unwrap();
    let deal = |branch: Id| {
        json!({ "id": Id::named("moving"), "title": "Umzug", "party": customer, "stage": stage, "amount_minor": 1000, "currency": "EUR",
            "branch": branch })
    };
    firm.desk(0).call("deal_save", json!({ "deal": deal(branch) }));
    firm.reach(1, &reach);
    firm.push(0);
    firm.pull(1);
    assert_eq!(firm.desk(1).call("deal_get", json!({ "id": Id::named("moving") }))["deal"]["title"], "Umzug");
    firm.desk(0).call("deal_save", json!({ "deal": deal(Id::named("branch")) }));
    firm.push(0);
    firm.pull(1);
    assert_eq!(firm.desk(1).codes("deal_get", json!({ "id": Id::named("moving") })), ["not-found"]);
    sound(firm.desk(1));
    firm.desk(0).call("deal_save", json!({ "deal": deal(branch) }));
    firm.push(0);
    firm.pull(1);
    assert_eq!(firm.desk(1).call("deal_get", json!({ "id": Id::named("moving") }))["deal"]["title"], "Umzug");
    sound(firm.desk(1));
}
