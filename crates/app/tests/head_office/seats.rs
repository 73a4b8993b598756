//! What a PC may hold follows the people who work on it: what they may not see any more leaves its disk, without anybody saying so for the
//! PC.

use kontor_app::Keys as _;
use kontor_core::id::Id;
use kontor_server::admin;
use kontor_testkit::TestDesk;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

/// What only a paper of the other branch says.
const CANARY: &str = "Zwitscherlein";
const ANNA: &str = "Speicherstadt";

/// Whether any page of the company file says something, free ones included; the log is folded into the file.
pub fn says(pc: &TestDesk, word: &str) -> bool {
    let path = pc.desk.open_path().unwrap();
    let key = pc.keys.load(&path, None).unwrap().remove(0);
    let mut sql = Connection::open(&path).unwrap();
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str())).unwrap();
    let pages = sql.serialize("main").unwrap().to_vec();
    pages.windows(word.len()).any(|bytes| bytes == word.as_bytes())
}
fn sings(pc: &TestDesk) -> bool {
    says(pc, CANARY)
}

/// A role of the firm's own that sees papers that far.
fn reader(first: &TestDesk, papers: &str) -> Id {
    let id = Id::named("reader");
    let see = |resource: &str, scope: &str| json!({ "resource": resource, "action": "see", "scope": scope });
    let grants = [see("company", "company"), see("party", "company"), see("item", "company"), see("document", papers)];
    first.call("role_save", json!({ "id": id, "name": "Reader", "facets": [], "grants": grants }));
    id
}

#[test]
fn a_role_that_is_narrowed_takes_the_rows_of_other_branches_from_the_disk_of_the_pc_where_it_works() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    first.call("password_change", json!({ "new": ANNA }));
    let home = first.call("branch_list", json!({}))[0].clone();
    let zweig = json!({ "id": Id::named("zweig"), "code": "Z2", "name": "Zweig", "kind": "outlet" });
    first.call("branch_save", zweig);
    let ben = |role: Value, active: bool| json!({ "id": Id::named("Ben"), "name": "Ben", "role": role, "active": active, "branch": home["id"] });
    first.call("user_save", ben(json!(reader(&first, "company")), true));
    let sold = |branch: &Value, text: &str| {
        let lines = json!([{ "item": chair, "quantity": "1", "description": text }]);
        let body = json!({ "kind": "invoice", "party": customer, "branch": branch, "lines": lines });
        first.issue(body)["document"]["id"].clone()
    };
    let (theirs, ours) = (sold(&json!(Id::named("zweig")), "Zwitscherlein passt dazu"), sold(&home["id"], "Stuhl"));
    current(&first);
    let code = home["code"].as_str().unwrap();
    let code = admin::enrol(&*office.office().db, office.firm, Some(code), "shop", &["Ben".to_owned()]).unwrap();
    let second = office.begin_with(&first, "Laden", &code);
    second.desk.sync_until_current().unwrap();
    second.call("sign_in", json!({ "name": "Anna", "password": ANNA }));
    let has = |id: &Value| {
        let listed = second.call("document_list", json!({}));
        listed["rows"].as_array().unwrap().iter().any(|row| row["id"] == *id)
    };
    assert_eq!([has(&theirs), has(&ours), sings(&second)], [true, true, true]);

    // Somebody narrows the role, at another PC.
    reader(&first, "branch");
    current(&first);
    current(&second);
    assert_eq!([has(&theirs), has(&ours), sings(&second)], [false, true, false]);
    assert_eq!(second.call("company_verify", json!({}))["findings"], json!([]));

    // The right comes back, and what it shows; it ends with the person.
    reader(&first, "company");
    current(&first);
    current(&second);
    assert_eq!([has(&theirs), sings(&second)], [true, true]);
    first.call("user_save", ben(json!(Id::named("reader")), false));
    current(&first);
    current(&second);
    assert_eq!([has(&theirs), has(&ours), sings(&second)], [false, true, false]);
    assert_eq!(second.call("company_verify", json!({}))["findings"], json!([]));
}
