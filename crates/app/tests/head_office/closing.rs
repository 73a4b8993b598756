//! Before a period is closed: who may still bring something into it.

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_server::http::clock;
use kontor_server::hub::{Who, device};
use kontor_sync::wire::Status;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

const DAY_MS: u64 = 86_400_000;

fn late(pc: &TestDesk, until_on: &str) -> Vec<Value> {
    pc.call("period_readiness", json!({ "until_on": until_on })).as_array().unwrap().clone()
}

#[test]
fn whoever_closes_a_period_sees_which_pcs_may_still_bring_something() {
    assert!(late(&TestDesk::founded(), "2020-01-31").is_empty(), "who works alone waits for nobody");
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let (second, third) = (office.join(&first, "Laden"), office.join(&first, "Lager"));
    let line = json!({ "item": chair, "quantity": "2" });
    second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
    for pc in [&second, &third] {
        current(pc);
    }
    // Head office reckons by its own clock, which no test sets.
    let now_ms = clock::now_ms();
    let ended = chrono::DateTime::from_timestamp_millis((now_ms - 2 * DAY_MS).cast_signed()).unwrap();
    let ended = ended.date_naive().to_string();
    assert!(late(&first, &ended).is_empty());

    // The shop says that three changes wait on it, the first of them from the days that are to be closed.
    let id =
        second.call("program_state", json!({}))["company"]["device"]["id"].as_str().unwrap().parse::<Id>().unwrap();
    let (who, clean_to_ms) = (Who { firm: office.firm, device: id }, now_ms - 9 * DAY_MS);
    let app = "0.2.0".to_owned();
    let told = Status { cursor: 0, clean_to_ms, waiting: 3, clock_ms: now_ms, app, schema: 1, disk_free: 0 };
    office.office().db.change(|sql| device::status(sql, who, &told, now_ms)).unwrap();
    let user = first.call("program_state", json!({}))["company"]["user"]["name"].clone();
    let expected = json!([{ "id": id, "code": "02", "name": "Laden", "people": [user], "waiting": 3, "seen_at_ms": now_ms,
        "clean_to_ms": clean_to_ms }]);
    assert_eq!(json!(late(&first, &ended)), expected);
    assert!(late(&second, &ended).is_empty(), "what waits here goes over before the period is closed");

    office.stop();
    let refused = first.refused("period_readiness", json!({ "until_on": ended }));
    assert_eq!(refused.faults[0].code, Code::SyncUnreachable);
    office.start();
    current(&second);
    assert!(late(&first, &ended).is_empty(), "it has sent everything");
}
