//! Nobody hears of what he may not see: every command is asked by every role, and what is planted must not come out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::path::Path;

use kontor_app::Effect;
use kontor_app::commands::COMMANDS;
use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::permission::Rights;
use kontor_sync::wire::{Issue, IssueKind};
use kontor_testkit::TestDesk;
use kontor_testkit::canary::{Canary, Hunt, Planted, company};
use serde_json::{Value, json};

/// Commands that need a file which is not there: one to import, a backup.
const UNASKED: &[&str] = &["import_", "backup_moments"];

fn written() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/canaries/questions.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn call(desk: &TestDesk) -> impl Fn(&str, Value) -> Result<Value, Value> {
    |name, request| desk.desk.call(name, request).map_err(|error| json!(error))
}

/// Everything is asked by one person of a company of its own.
fn hunt_as(at: usize) -> (Rights, Hunt) {
    let desk = TestDesk::empty();
    desk.call("company_create", company());
    let call = call(&desk);
    let planted = Planted::plant(&call);
    plant_issues(&desk);
    let person = planted.people().get(at).unwrap();
    (person.2.clone(), planted.hunt(&call, person, &written()))
}

/// Head office found something about records that not everybody may see: what it tells of them is on this PC.
fn plant_issues(desk: &TestDesk) {
    let of = [
        (EntityKind::Party, "name"),
        (EntityKind::Deal, "title"),
        (EntityKind::PartyCredit, "limit_minor"),
        (EntityKind::BankAccount, "iban"),
        (EntityKind::EmployeePay, "pay_minor"),
        (EntityKind::StockMoveCost, "value_minor"),
    ];
    let plant = |write: &mut kontor_store::Write<'_>| {
        let mut number = 0;
        for (kind, column) in of {
            let at = kontor_record::columns_of(kind).iter().position(|(name, _)| *name == column).unwrap();
            let mut rows = Vec::new();
            write.each_row(kind, |row| {
                rows.push(row);
                Ok::<_, kontor_store::StoreError>(())
            })?;
            for row in rows {
                number += 1;
                let said = Some(row.cells[at].encode());
                let (user, device) = (Id::named("nobody"), Id::named("nowhere"));
                write.open_issue(&Issue {
                    number,
                    kind: IssueKind::Held,
                    seq: number,
                    table: kind.wire(),
                    row: row.id,
                    column: kontor_record::number_of(kind, column),
                    stands: said.clone(),
                    before: said.clone(),
                    stands_by: None,
                    other: said,
                    beside: None,
                    user,
                    device,
                    hlc: 0,
                })?;
            }
        }
        Ok(())
    };
    desk.desk.inside("test", Effect::Posts, |context| context.write(plant)).unwrap();
}

fn nobody_hears(at: usize) {
    let (rights, hunt) = hunt_as(at);
    assert_eq!(hunt.leaks, Vec::<String>::new());
    for canary in hunt.heard {
        assert!(canary.is_for(&rights), "{canary:?}");
    }
    assert!(hunt.asked > 5_000, "{}", hunt.asked);
}

macro_rules! hunts {
    ($($name:ident $at:literal)*) => {$(
        #[test]
        fn $name() {
            nobody_hears($at);
        }
    )*};
}

hunts! {
    sales_hears_nothing_that_is_not_for_it 0
    the_shop_hears_nothing_that_is_not_for_it 1
    the_warehouse_hears_nothing_that_is_not_for_it 2
    purchasing_hears_nothing_that_is_not_for_it 3
    who_sees_only_what_is_his_own_hears_nothing_else 7
}

#[test]
fn the_questions_bring_everything_out_for_who_may_hear_it() {
    let (_, hunt) = hunt_as(6);
    assert_eq!(hunt.heard, Canary::ALL);
    assert!(hunt.answered.contains(&"issue_get"), "issues were asked for");
    let shown =
        COMMANDS.iter().filter(|command| command.needs.is_some() && command.effect == kontor_app::Effect::Reads);
    let unasked = |name: &str| UNASKED.iter().any(|start| name.starts_with(start));
    let silent: Vec<&str> =
        shown.map(|command| command.name).filter(|name| !hunt.answered.contains(name) && !unasked(name)).collect();
    assert_eq!(silent, Vec::<&str>::new(), "a command that never answers was never really asked");
}

#[test]
fn papers_are_read_as_people_read_them() {
    let desk = TestDesk::empty();
    desk.call("company_create", company());
    let _planted = Planted::plant(&call(&desk));
    let invoices = json!({ "kinds": ["invoice"], "window": { "search": "Fernkunde" } });
    let invoice = desk.call("document_list", invoices)["rows"][0]["id"].clone();
    let paper = desk.call("document_pdf", json!({ "id": invoice }));
    assert_eq!(Canary::heard_in(&paper), [Canary::Foreign]);
    let list = json!({ "of": "stock_level_list", "format": "pdf", "columns": [{ "name": "value" }] });
    assert_eq!(Canary::heard_in(&desk.call("list_export", list)), [Canary::Cost]);
}
