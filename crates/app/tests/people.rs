//! Signing in: who comes in with what, how failures slow down whoever guesses, and what a locked desk answers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

const ANNA: &str = "Speicherstadt";
const BEN: &str = "Ben hat eins";

/// Anna administers with a password, Ben sells with one.
fn two_people() -> TestDesk {
    let desk = TestDesk::founded();
    desk.call("password_change", json!({ "new": ANNA }));
    desk.call("user_save", json!({ "id": Id::named("ben"), "name": "Ben", "role": "sales", "active": true }));
    let given = desk.call("password_reset", json!({ "user": Id::named("ben") }))["password"].clone();
    desk.call("sign_in", json!({ "name": "Ben", "password": given }));
    assert_eq!(desk.codes("password_change", json!({ "new": given })), ["new repeated"]);
    desk.call("password_change", json!({ "new": BEN }));
    desk
}

fn come_in(desk: &TestDesk, name: &str, password: &str) -> Value {
    desk.call("sign_in", json!({ "name": name, "password": password }))
}

fn reopen(desk: &TestDesk) -> Value {
    let path = desk.desk.open_path().unwrap();
    desk.call("company_close", json!({}));
    desk.call("company_open", json!({ "path": path }))
}

fn entries(state: &Value) -> Vec<(&str, &str)> {
    let people = state["waiting"]["people"].as_array().unwrap();
    people.iter().map(|person| (person["name"].as_str().unwrap(), person["entry"].as_str().unwrap())).collect()
}

fn outcomes(desk: &TestDesk) -> Vec<String> {
    let notes = desk.call("sign_in_list", json!({}));
    let note = |row: &Value| format!("{} {}", row["user_name"].as_str().unwrap(), row["outcome"].as_str().unwrap());
    notes.as_array().unwrap().iter().map(note).collect()
}

#[test]
fn the_only_person_of_a_firm_works_without_a_password_until_there_are_two() {
    let desk = TestDesk::founded();
    assert_eq!(reopen(&desk)["company"]["user"]["name"], "Anna");
    desk.call("user_save", json!({ "id": Id::named("ben"), "name": "Ben", "role": "sales", "active": true }));

    let state = reopen(&desk);
    assert_eq!(state["company"], Value::Null);
    assert_eq!(state["waiting"]["for_what"], "sign_in");
    assert_eq!(entries(&state), [("Anna", "first"), ("Ben", "closed")]);
    assert!(desk.refuses_with("party_list", json!({}), Code::SignInNeeded));
    assert!(desk.refuses_with("sign_in", json!({ "name": "Ben" }), Code::PasswordMissing));

    let state = desk.call("sign_in", json!({ "name": "Anna" }));
    assert_eq!(state["waiting"]["for_what"], "new_password");
    assert!(desk.refuses_with("party_list", json!({}), Code::NewPasswordNeeded));
    assert_eq!(desk.codes("password_change", json!({ "new": "short" })), ["new password-too-short"]);
    let state = desk.call("password_change", json!({ "new": ANNA }));
    assert_eq!(state["company"]["user"]["name"], "Anna");
    desk.call("party_list", json!({}));

    assert_eq!(entries(&reopen(&desk)), [("Anna", "password"), ("Ben", "closed")]);
    assert!(desk.refuses_with("sign_in", json!({ "name": "Anna" }), Code::WrongPassword), "an empty one is none");
}

#[test]
fn a_demo_company_is_open_to_everybody() {
    let desk = TestDesk::empty();
    let mut company = kontor_testkit::company();
    company["demo"] = json!(true);
    desk.call("company_create", company);
    desk.call("user_save", json!({ "id": Id::named("ben"), "name": "Ben", "role": "sales", "active": true }));
    assert_eq!(reopen(&desk)["company"]["user"]["name"], "Anna");
    assert_eq!(desk.call("sign_in", json!({ "name": "Ben" }))["company"]["user"]["name"], "Ben");
    assert!(desk.refuses_with("user_save", json!({}), Code::NotAllowed));
}

#[test]
fn wrong_passwords_cost_more_and_more_time_also_after_a_restart() {
    let desk = two_people();
    let wrong = json!({ "name": "Anna", "password": "guessed it" });
    for _ in 0..3 {
        assert_eq!(desk.codes("sign_in", wrong.clone()), ["password wrong-password"]);
    }
    let wait = |name: &str, password: &str| {
        let refused = desk.refused("sign_in", json!({ "name": name, "password": password }));
        assert!(refused.has(Code::TooManyTries), "{refused}");
        refused.faults[0].params["seconds"].clone()
    };
    assert_eq!(wait("Anna", ANNA), "1", "not even the right one");
    reopen(&desk);
    assert_eq!(wait("Anna", ANNA), "1", "the file remembers");
    desk.host.pass_days(-30);
    assert_eq!(wait("Anna", ANNA), "1", "the clock set back does not help");
    desk.host.pass_ms(999);
    assert_eq!(wait("Anna", ANNA), "1");
    desk.host.pass_ms(1);
    assert_eq!(desk.codes("sign_in", wrong), ["password wrong-password"]);
    assert_eq!(wait("Anna", ANNA), "2", "twice as long");
    come_in(&desk, "Ben", BEN);
    desk.call("sign_out", json!({}));
    desk.host.pass_ms(2000);
    come_in(&desk, "Anna", ANNA);
    let noted = outcomes(&desk);
    for note in ["Anna in", "Ben out", "Ben in"] {
        assert!(noted.iter().any(|noted| noted == note), "{note}: {noted:?}");
    }
    assert_eq!(noted.iter().filter(|note| *note == "Anna failed").count(), 4);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn a_locked_desk_answers_nothing_and_keeps_what_was_typed() {
    let desk = two_people();
    let draft = desk.call("draft_start", json!({ "kind": "quote" }))["draft"]["id"].clone();
    let state = desk.call("desk_lock", json!({}));
    assert_eq!((&state["company"], &state["waiting"]["for_what"]), (&Value::Null, &json!("unlock")));
    for command in ["party_list", "draft_list", "undo_state", "home_summary"] {
        assert!(desk.refuses_with(command, json!({}), Code::Locked), "{command}");
    }
    assert!(desk.refuses_with("password_change", json!({ "old": BEN, "new": "another one" }), Code::Locked));
    assert!(desk.refuses_with("role_preview", json!({}), Code::Locked));
    assert_eq!(desk.codes("sign_in", json!({ "name": "Ben", "password": "" })), ["password wrong-password"]);
    come_in(&desk, "Ben", BEN);
    assert_eq!(desk.call("draft_get", json!({ "id": draft }))["draft"]["id"], draft);
}

#[test]
fn a_desk_at_which_nobody_is_locks_itself() {
    let desk = two_people();
    come_in(&desk, "Anna", ANNA);
    assert_eq!(desk.codes("desk_lock_save", json!({ "after_min": 0 })), ["after_min out-of-range"]);
    desk.call("desk_lock_save", json!({ "after_min": 10 }));
    desk.host.pass_ms(599_999);
    desk.call("party_list", json!({}));
    assert_eq!(desk.call("desk_active", json!({}))["locked"], false);
    desk.host.pass_ms(600_000);
    assert!(desk.refuses_with("party_list", json!({}), Code::Locked), "commands alone are nobody's presence");
    assert_eq!(desk.call("desk_active", json!({}))["locked"], true);
    come_in(&desk, "Anna", ANNA);
    desk.host.pass_days(-1);
    assert!(desk.refuses_with("party_list", json!({}), Code::Locked), "nobody knows how long that was");
}

#[test]
fn tasks_are_told_to_nobody_but_who_started_them() {
    let desk = two_people();
    come_in(&desk, "Anna", ANNA);
    let job = desk.call("job_start", json!({ "command": "company_verify", "request": {} }))["id"].clone();
    let ended = || {
        let view = desk.desk.call("job_get", json!({ "id": job })).unwrap();
        view["answer"] != Value::Null || view["refused"] != Value::Null
    };
    while !ended() {
        std::thread::yield_now();
    }
    come_in(&desk, "Ben", BEN);
    assert!(desk.refuses_with("job_get", json!({ "id": job }), Code::NotFound));
    assert_eq!(desk.call("job_list", json!({})), json!([]));
    desk.call("sign_out", json!({}));
    assert!(desk.refuses_with("job_start", json!({ "command": "company_verify", "request": {} }), Code::SignInNeeded));
}

#[test]
fn no_password_stands_in_any_answer_or_file() {
    let desk = two_people();
    let given = {
        come_in(&desk, "Anna", ANNA);
        desk.call("password_reset", json!({ "user": Id::named("ben") }))["password"].clone()
    };
    let kept = desk.desk.inside("test", kontor_app::Effect::Reads, |context| {
        context.read(|read| Ok(read.password_of(kontor_core::entity::UserId(Id::named("ben")))?))
    });
    let verifier = kept.unwrap().unwrap().verifier;
    assert!(verifier.starts_with("$argon2id$"));
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("all.zip");
    desk.call("export_all", json!({ "path": archive, "format": "json" }));
    let mut zip = zip::ZipArchive::new(std::fs::File::open(archive).unwrap()).unwrap();
    let mut texts =
        vec![desk.call("user_list", json!({})).to_string(), desk.call("sign_in_list", json!({})).to_string()];
    for at in 0..zip.len() {
        texts.push(std::io::read_to_string(zip.by_index(at).unwrap()).unwrap_or_default());
    }
    for secret in [ANNA, BEN, given.as_str().unwrap(), verifier.as_str(), "argon2"] {
        assert!(texts.iter().all(|text| !text.contains(secret)), "{secret}");
    }
}

#[test]
fn nobody_gives_more_rights_than_he_has() {
    let desk = two_people();
    come_in(&desk, "Anna", ANNA);
    let see = |resource: &str| json!({ "resource": resource, "action": "see", "scope": "company" });
    let people = |action: &str| json!({ "resource": "user", "action": action, "scope": "company" });
    let role = json!({
        "id": Id::named("staff"), "name": "Staff", "facets": [],
        "grants": [see("party"), see("company"), people("see"), people("create"), people("change"), people("void")],
    });
    desk.call("role_save", role.clone());
    desk.call(
        "user_save",
        json!({ "id": Id::named("ben"), "name": "Ben", "role": Id::named("staff"), "active": true }),
    );
    come_in(&desk, "Ben", BEN);
    let anna = desk.call("user_list", json!({}))[0].clone();
    let more = "more-than-own";
    let ben = |role: Value| json!({ "id": Id::named("ben"), "name": "Ben", "role": role, "active": true });
    assert_eq!(desk.codes("user_save", ben(json!("administrator"))), [format!("role {more}")]);
    assert_eq!(desk.codes("password_reset", json!({ "user": anna["id"] })), [format!("user {more}")]);
    let mut weaker = anna.clone();
    weaker["role"] = json!(Id::named("staff"));
    assert_eq!(desk.codes("user_save", weaker), [format!("role {more}")]);
    let mut wider = role;
    wider["facets"] = json!(["cost"]);
    assert_eq!(desk.codes("role_save", wider), [format!("grants {more}")]);
    let job = json!({ "id": Id::named("eva"), "name": "Eva", "role": Id::named("staff"), "active": true });
    desk.call("user_save", job);
}

#[test]
fn a_role_is_shown_without_changing_anything() {
    let desk = two_people();
    come_in(&desk, "Anna", ANNA);
    let state = desk.call("role_preview", json!({ "role": "shop" }));
    let rights = state["company"]["rights"].as_array().unwrap();
    assert!(rights.contains(&json!("party.see")) && !rights.contains(&json!("ledger.see")));
    assert_eq!(state["company"]["scopes"]["party.see"], "branch");
    assert_eq!((&state["company"]["preview"], &state["company"]["facets"]), (&json!("shop"), &json!([])));
    assert!(desk.refuses_with("entry_list", json!({}), Code::NotAllowed));
    assert!(desk.refuses_with("party_save", json!({}), Code::PreviewOnly));
    let state = desk.call("role_preview", json!({ "role": null }));
    assert_eq!(state["company"]["preview"], Value::Null);
    desk.call("entry_list", json!({}));
}

#[test]
fn roles_are_copied_told_in_sentences_and_kept_while_somebody_has_them() {
    let desk = TestDesk::founded();
    let sales = desk.call("role_get", json!({ "role": "sales" }));
    assert_eq!((sales["version"].as_u64(), sales["ready"].as_str()), (Some(1), Some("sales")));
    let copy =
        json!({ "id": Id::named("copy"), "name": "Inside sales", "grants": sales["grants"], "facets": ["cost"] });
    let saved = desk.call("role_save", copy.clone());
    assert_eq!((&saved["version"], &saved["name"]), (&Value::Null, &json!("Inside sales")));
    let sees = |sentence: &Value| (sentence["says"].as_str().unwrap().to_owned(), sentence["facet"].clone());
    let sentences = desk.call("role_sentences", json!({ "role": Id::named("copy") }));
    assert!(sentences.as_array().unwrap().iter().any(|told| sees(told) == ("sees".to_owned(), json!("cost"))));
    let mut blind = copy;
    blind["grants"].as_array_mut().unwrap().push(json!({ "resource": "ledger", "action": "see", "scope": "company" }));
    blind["facets"] = json!([]);
    assert_eq!(desk.codes("role_save", blind), ["grants right-needs"]);
    let ben = json!({ "id": Id::named("ben"), "name": "Ben", "role": Id::named("copy"), "active": true });
    desk.call("user_save", ben.clone());
    assert_eq!(desk.codes("role_delete", json!({ "id": Id::named("copy") })), ["in-use"]);
    let mut ben = ben;
    ben["role"] = json!("shop");
    assert_eq!(
        desk.codes("user_save", ben),
        ["branch required"],
        "a right that reaches as far as the branch needs one"
    );
}
