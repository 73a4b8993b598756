//! A PC that does not reach head office for long can be read only; what it wrote is still sent.

use kontor_core::fault::Code;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

const DAY_MS: i64 = 86_400_000;

fn lease(pc: &TestDesk) -> Value {
    pc.call("sync_state", json!({}))["lease"].clone()
}

/// Writes something, or answers why not.
fn note(pc: &TestDesk) -> Result<Value, kontor_app::AppError> {
    pc.desk.call("desk_lock_save", json!({ "after_min": null }))
}

#[test]
fn a_pc_without_head_office_is_warned_then_read_only_and_works_again_after_the_next_contact() {
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    current(&second);
    assert_eq!(lease(&second), "ample");
    let ends = second.call("sync_state", json!({}))["lease_ends_at_ms"].as_i64().unwrap();
    assert_eq!(ends, kontor_testkit::MONDAY.0 + 30 * DAY_MS);

    second.host.pass_days(23);
    assert_eq!(lease(&second), "near");
    let line = json!({ "item": chair, "quantity": "1" });
    second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
    second.host.pass_days(7);
    assert_eq!(lease(&second), "ended");
    assert!(note(&second).unwrap_err().has(Code::LeaseEnded));
    assert!(second.refuses_with("undo", json!({}), Code::LeaseEnded));
    assert_eq!(second.call("party_get", json!({ "id": customer }))["party"]["name"], "Berg GmbH", "it can be read");
    office.stop();
    assert!(second.desk.sync_until_current().is_err());
    assert!(note(&second).unwrap_err().has(Code::LeaseEnded));

    office.start();
    assert_eq!(current(&second)["lease"], "ample", "what waited was sent");
    note(&second).unwrap();
}

#[test]
fn a_clock_that_is_set_back_gains_nothing() {
    let office = HeadOffice::open();
    let (first, ..) = founder(&office);
    current(&first);
    first.host.pass_days(20);
    note(&first).unwrap();
    first.host.pass_days(-20);
    note(&first).unwrap();
    assert_eq!(lease(&first), "ample");
    first.host.pass_days(5);
    assert_eq!(lease(&first), "near", "twenty days and five");
    first.host.pass_days(5);
    assert!(note(&first).unwrap_err().has(Code::LeaseEnded));
    first.host.pass_days(-10);
    assert!(note(&first).unwrap_err().has(Code::LeaseEnded));
}

#[test]
fn how_long_is_a_setting_of_the_firm() {
    let office = HeadOffice::open();
    let (first, ..) = founder(&office);
    assert_eq!(first.call("sync_lease_get", json!({})), json!({ "days": 30 }));
    assert_eq!(first.codes("sync_lease_save", json!({ "days": 0 })), ["days out-of-range"]);
    assert_eq!(first.codes("sync_lease_save", json!({ "days": 366 })), ["days out-of-range"]);
    first.call("sync_lease_save", json!({ "days": 2 }));
    current(&first);
    let second = office.join(&first, "Laden");
    second.host.pass_days(2);
    assert_eq!(lease(&second), "ended");
    let refused = second.refused("desk_lock_save", json!({ "after_min": null }));
    assert_eq!(refused.faults[0].params["days"], "2");
    // A company that works alone has no such limit.
    let alone = TestDesk::founded();
    alone.host.pass_days(4_000);
    note(&alone).unwrap();
    assert_eq!(lease(&alone), Value::Null);
}
