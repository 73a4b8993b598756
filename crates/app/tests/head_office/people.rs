//! People of a firm sign in on all of its PCs; what is decided about them on one holds on the others.

use kontor_app::Effect;
use kontor_core::entity::UserId;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_store::table::password::Password;
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::HeadOffice;

const ANNA: &str = "Speicherstadt";
const BEN: &str = "Ben hat eins";

fn person(name: &str, role: &str, branch: Option<&Value>) -> Value {
    json!({ "id": Id::named(name), "name": name, "role": role, "active": true, "branch": branch })
}

/// Anna, who administers the firm with a password of before, and Ben with a one-time one; both are at head office.
fn firm() -> (HeadOffice, TestDesk, Value) {
    let office = HeadOffice::open();
    let first = TestDesk::founded();
    first.call("password_change", json!({ "new": ANNA }));
    first.call("user_save", person("Ben", "sales", None));
    first.call("sync_connect", json!({ "server": office.address(), "code": office.code }));
    let given = first.call("password_reset", json!({ "user": Id::named("Ben") }))["password"].clone();
    meet(&[&first]);
    (office, first, given)
}

/// Everybody sends, then everybody takes in.
fn meet(pcs: &[&TestDesk]) {
    for pc in pcs.iter().chain(pcs) {
        pc.desk.sync_until_current().unwrap();
    }
}

fn sign_in(pc: &TestDesk, name: &str, password: impl Into<Value>) -> Value {
    pc.call("sign_in", json!({ "name": name, "password": password.into() }))
}

fn refused(pc: &TestDesk, name: &str, password: impl Into<Value>) -> Vec<String> {
    pc.codes("sign_in", json!({ "name": name, "password": password.into() }))
}

fn entries(pc: &TestDesk) -> Vec<(String, String)> {
    let state = pc.call("program_state", json!({}));
    let people = state["waiting"]["people"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    people.iter().map(|person| (text(&person["name"]), text(&person["entry"]))).collect()
}

fn sound(pc: &TestDesk) {
    assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
}

/// What is kept of a password; somebody must be signed in.
fn kept(pc: &TestDesk, name: &str) -> Option<Password> {
    let user = UserId(Id::named(name));
    pc.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(read.password_of(user)?))).unwrap()
}

#[test]
fn a_password_that_is_given_or_set_on_one_pc_is_good_on_the_others() {
    let (office, first, given) = firm();
    let second = office.join(&first, "Laden");
    assert_eq!(second.call("program_state", json!({}))["company"], Value::Null, "nobody sits down without a password");
    let pairs = |names: [(&str, &str); 2]| names.map(|(name, entry)| (name.to_owned(), entry.to_owned()));
    assert_eq!(entries(&second), pairs([("Anna", "password"), ("Ben", "password")]));
    assert!(second.refuses_with("sign_in", json!({ "name": "Anna" }), Code::WrongPassword));

    assert_eq!(sign_in(&second, "Ben", given.clone())["waiting"]["for_what"], "new_password");
    second.call("password_change", json!({ "new": BEN }));
    meet(&[&second, &first]);
    assert_eq!(refused(&first, "Ben", given), ["password wrong-password"], "it was good once");
    assert_eq!(sign_in(&first, "Ben", BEN)["company"]["user"]["name"], "Ben");

    sign_in(&first, "Anna", ANNA);
    first.call("password_change", json!({ "old": ANNA, "new": "Elbphilharmonie" }));
    meet(&[&first, &second]);
    assert_eq!(refused(&second, "Anna", ANNA), ["password wrong-password"]);
    sign_in(&second, "Anna", "Elbphilharmonie");
    assert_eq!(second.call("sync_refusals", json!({})), json!([]));
    sound(&first);
    sound(&second);
}

#[test]
fn the_password_that_was_set_last_is_the_one() {
    let (office, first, given) = firm();
    let second = office.join(&first, "Laden");
    sign_in(&second, "Ben", given.clone());
    second.call("password_change", json!({ "new": BEN }));
    first.host.pass_ms(60_000);
    sign_in(&first, "Ben", given);
    first.call("password_change", json!({ "new": "later than that" }));
    meet(&[&second, &first]);
    for pc in [&first, &second] {
        assert_eq!(refused(pc, "Ben", BEN), ["password wrong-password"]);
        assert_eq!(sign_in(pc, "Ben", "later than that")["company"]["user"]["name"], "Ben");
        sign_in(pc, "Anna", ANNA);
        sound(pc);
    }
    assert_eq!(office.status()["open_issues"], 0, "nobody is asked which password is the right one");
}

#[test]
fn who_was_removed_is_signed_out_with_a_reason_and_does_not_come_back() {
    let (office, first, given) = firm();
    let second = office.join(&first, "Laden");
    sign_in(&second, "Ben", given);
    second.call("password_change", json!({ "new": BEN }));
    second.call("party_list", json!({}));

    let mut ben = person("Ben", "warehouse", None);
    first.call("user_save", ben.clone());
    meet(&[&first, &second]);
    let state = second.call("program_state", json!({}));
    assert_eq!(state["company"]["user"]["role"], "warehouse", "he works on, with other rights");
    assert!(second.refuses_with("deal_list", json!({}), Code::NotAllowed));

    ben["active"] = json!(false);
    first.call("user_save", ben);
    meet(&[&first, &second]);
    let state = second.call("program_state", json!({}));
    assert_eq!((&state["company"], &state["notice"]["code"]), (&Value::Null, &json!("access-ended")));
    assert_eq!(state["waiting"]["for_what"], "sign_in");
    assert!(second.refuses_with("party_list", json!({}), Code::SignInNeeded));
    assert_eq!(refused(&second, "Ben", BEN), ["password wrong-password"]);
    assert_eq!(sign_in(&second, "Anna", ANNA)["notice"], Value::Null);
}

#[test]
fn a_pc_of_a_branch_holds_the_passwords_of_its_people_only() {
    let (office, first, _) = firm();
    let north = first.call("branch_list", json!({}))[0].clone();
    let mut south = north.clone();
    (south["id"], south["code"], south["location"]) = (json!(Id::named("south")), json!("B2"), Value::Null);
    first.call("branch_save", south.clone());
    first.call("user_save", person("Nora", "shop", Some(&north["id"])));
    first.call("user_save", person("Sven", "shop", Some(&south["id"])));
    for name in ["Nora", "Sven"] {
        first.call("password_reset", json!({ "user": Id::named(name) }));
    }
    meet(&[&first]);
    let branches = Some([Id::named("south")].into());
    let second = office.join_for(&first, "Laden", &Reach { branches, ..Reach::everything() });
    let named = |name: &str| entries(&second).into_iter().find(|(known, _)| known == name).unwrap().1;
    assert_eq!([named("Anna"), named("Sven"), named("Nora")], ["password", "password", "closed"]);
    assert!(second.refuses_with("sign_in", json!({ "name": "Nora" }), Code::PasswordMissing));

    // Whoever goes to another branch finds the password there.
    first.call("user_save", person("Nora", "shop", Some(&south["id"])));
    meet(&[&first, &second]);
    assert_eq!(named("Nora"), "password");
    sign_in(&second, "Anna", ANNA);
    assert_eq!(kept(&second, "Nora").map(|kept| kept.verifier), kept(&first, "Nora").map(|kept| kept.verifier));
}

#[test]
fn a_verifier_that_was_replaced_is_in_no_file_any_more() {
    let (office, first, given) = firm();
    let second = office.join(&first, "Laden");
    let verifier = |pc: &TestDesk| kept(pc, "Ben").unwrap().verifier;
    let before = verifier(&first);
    sign_in(&second, "Ben", given);
    second.call("password_change", json!({ "new": BEN }));
    let between = verifier(&second);
    second.call("password_change", json!({ "old": BEN, "new": "another one" }));
    let now = verifier(&second);
    meet(&[&second, &first]);
    assert_eq!(verifier(&first), now);
    let own = |pc: &TestDesk| {
        let commits =
            pc.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(read.commits_with_values()?)));
        commits.unwrap().into_iter().flat_map(|(bytes, beside)| [bytes, beside.unwrap_or_default()]).collect::<Vec<_>>()
    };
    let holds = |all: &[Vec<u8>], text: &str| {
        all.iter().any(|bytes| bytes.windows(text.len()).any(|part| part == text.as_bytes()))
    };
    let told = office.fed(&first);
    for old in [before.as_str(), between.as_str()] {
        assert!(!holds(&own(&first), old) && !holds(&own(&second), old) && !holds(&told, old));
    }
    assert!(holds(&told, &now) && holds(&own(&second), &now), "the one that holds can be told and told again");
    let third = office.join(&first, "Lager");
    meet(&[&third]);
    assert_eq!(sign_in(&third, "Ben", "another one")["company"]["user"]["name"], "Ben");
    for pc in [&first, &second, &third] {
        sign_in(pc, "Anna", ANNA);
        sound(pc);
    }
}

#[test]
fn a_firm_without_passwords_needs_none_on_another_pc_until_it_has_one() {
    let office = HeadOffice::open();
    let first = TestDesk::founded();
    first.call("sync_connect", json!({ "server": office.address(), "code": office.code }));
    meet(&[&first]);
    let second = office.join(&first, "Laden");
    assert_eq!(second.call("program_state", json!({}))["company"]["user"]["name"], "Anna");
    first.call("password_change", json!({ "new": ANNA }));
    meet(&[&first, &second]);
    let path = second.desk.open_path().unwrap();
    second.call("company_close", json!({}));
    let state = second.call("company_open", json!({ "path": path }));
    assert_eq!(state["waiting"]["people"][0]["entry"], "password");
}
