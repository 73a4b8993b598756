//! Who works, and what he hears, through the doors of the program: `kontorctl` with a name and a password, and `serve`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod support;

use std::path::Path;

use kontor_core::id::Id;
use kontor_testkit::canary::{Planted, company};
use serde_json::{Value, json};
use support::Shelf;
use support::server::{Server, serve};

fn written() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/canaries/questions.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn call(server: &Server) -> impl Fn(&str, Value) -> Result<Value, Value> {
    |name, request| {
        let reply = server.rpc(name, &request);
        let said = serde_json::from_str(&reply.body).unwrap_or(Value::String(reply.body));
        if reply.status == 200 { Ok(said) } else { Err(said) }
    }
}

#[test]
fn a_clerk_hears_nothing_through_the_door_of_serve() {
    let shelf = Shelf::new();
    let mut request = company();
    request["path"] = json!(shelf.path("north.kontor"));
    shelf.run(&["rpc", "company_create", &request.to_string()]).json();
    let server = serve(&shelf, &["--company", "north.kontor"]);
    let planted = Planted::plant(&call(&server));
    // The shop first: whom sales gives to its branch it may hear of.
    for role in ["shop", "sales"] {
        let person = planted.people().iter().find(|(name, ..)| name == role).unwrap();
        let hunt = planted.hunt(&call(&server), person, &written());
        assert_eq!(hunt.leaks, Vec::<String>::new(), "{role}");
        assert!(hunt.asked > 5_000);
    }
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn scripts_sign_in_with_a_name_and_a_password() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let rpc = |words: &[&str], password: &str| {
        let words: Vec<&str> = ["--company", company].iter().chain(words).copied().collect();
        let output = shelf.kontorctl(&words).env("KONTOR_PASSWORD", password).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let done = |answer: (Option<i32>, String)| {
        assert_eq!(answer.0, Some(0), "{}", answer.1);
        serde_json::from_str::<Value>(&answer.1).unwrap()
    };
    let refused = |answer: (Option<i32>, String)| {
        assert_ne!(answer.0, Some(0), "{}", answer.1);
        serde_json::from_str::<Value>(&answer.1).unwrap()["faults"][0]["code"].clone()
    };
    done(rpc(&["rpc", "party_list"], ""));
    done(rpc(&["rpc", "password_change", r#"{"new": "Speicherstadt"}"#], ""));
    assert_eq!(refused(rpc(&["rpc", "party_list"], "")), "wrong-password", "the only one, without the password");
    done(rpc(&["rpc", "party_list"], "Speicherstadt"));
    let ben = json!({ "id": Id::named("ben"), "name": "Ben", "role": "sales", "active": true }).to_string();
    done(rpc(&["rpc", "user_save", &ben], "Speicherstadt"));
    assert_eq!(refused(rpc(&["rpc", "party_list"], "Speicherstadt")), "sign-in-needed", "which of the two?");
    done(rpc(&["--user", "Anna", "rpc", "party_list"], "Speicherstadt"));
    assert_eq!(refused(rpc(&["--user", "Ben", "rpc", "party_list"], "Speicherstadt")), "password-missing");
    let reset = json!({ "user": Id::named("ben") }).to_string();
    let given = done(rpc(&["--user", "Anna", "rpc", "password_reset", &reset], "Speicherstadt"));
    let given = given["password"].as_str().unwrap();
    assert_eq!(refused(rpc(&["--user", "Ben", "rpc", "party_list"], given)), "new-password-needed");
    done(rpc(&["--user", "Ben", "rpc", "password_change", r#"{"new": "Ben hat eins"}"#], given));
    done(rpc(&["--user", "Ben", "rpc", "party_list"], "Ben hat eins"));
    assert_eq!(refused(rpc(&["--user", "Ben", "rpc", "entry_list"], "Ben hat eins")), "not-allowed");
}
