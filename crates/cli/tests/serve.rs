//! `kontorctl serve` as a browser and as an intruder see it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use serde_json::{Value, json};
use support::Shelf;
use support::server::{Server, serve};

fn party(name: &str) -> Value {
    json!({ "party": { "id": "01900000-0000-7000-8000-000000000001", "kind": "organisation", "name": name } })
}

#[test]
fn commands_answer_over_http_and_the_company_is_free_after_the_end() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let server = serve(&shelf, &["--company", company]);
    let saved = server.rpc("party_save", &party("Berg GmbH"));
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(serde_json::from_str::<Value>(&saved.body).unwrap()["party"]["name"], "Berg GmbH");
    let cases: &[(&str, &str, u16, &str)] = &[
        ("party_save", "{", 400, "bad-request"),
        ("party_save", &party("").to_string(), 422, "required"),
        ("nothing_like_it", "{}", 404, "unknown-command"),
    ];
    for (name, body, status, code) in cases {
        let reply = server.ask("POST", &format!("/rpc/{name}"), &server.host(), &server.token, body);
        assert_eq!(reply.status, *status, "{name}: {}", reply.body);
        assert_eq!(serde_json::from_str::<Value>(&reply.body).unwrap()["faults"][0]["code"], *code);
    }
    assert_eq!(shelf.run(&["--company", company, "verify"]).refusal(), (3, vec!["file-in-use".to_owned()]));
    assert_eq!(server.stop(), Some(0), "SIGTERM is an ordinary end");
    assert_eq!(shelf.run(&["--company", company, "rpc", "party_list"]).json()["total"], 1);
}

#[test]
fn strangers_stay_outside() {
    let shelf = Shelf::new();
    let server = serve(&shelf, &[]);
    let (host, token) = (server.host(), server.token.clone());
    let wrong = "0".repeat(token.len());
    assert_eq!(server.ask("POST", "/rpc/program_state", &host, &token, "{}").status, 200);
    assert_eq!(server.ask("POST", "/rpc/program_state", &host, &wrong, "{}").status, 401);
    assert_eq!(server.ask("POST", "/rpc/program_state", &host, "", "{}").status, 401);
    assert_eq!(server.ask("GET", "/events?token=x", &host, "", "").status, 401);
    assert_eq!(server.ask("POST", "/rpc/program_state", "shop.example", &token, "{}").status, 421);
    assert_eq!(server.ask("GET", "/", "shop.example", "", "").status, 421);
    assert_eq!(server.ask("GET", "/rpc/program_state", &host, &token, "").status, 405);
    assert_eq!(server.ask("GET", "/../Cargo.toml", &host, "", "").status, 404);
    assert_eq!(server.ask("GET", "/assets/%2e%2e/secret.key", &host, "", "").status, 404);
    let huge = format!(
        "POST /rpc/program_state HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: 5000000\r\n\r\n"
    );
    let foreign = format!(
        "POST /rpc/program_state HTTP/1.1\r\nHost: {host}\r\nOrigin: https://shop.example\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: 2\r\n\r\n{{}}"
    );
    let mut line = String::new();
    BufReader::new(server.send(&foreign)).read_line(&mut line).unwrap();
    assert!(line.contains("403"), "a page of another place, even with the token: {line}");
    line.clear();
    BufReader::new(server.send(&huge)).read_line(&mut line).unwrap();
    assert!(line.contains("413"), "{line}");
    let deep = server.ask("POST", "/rpc/party_save", &host, &token, &("[".repeat(100) + &"]".repeat(100)));
    assert_eq!(deep.status, 400);
    assert!(deep.body.contains("bad-request"), "{}", deep.body);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn pages_come_with_their_rules_and_from_a_folder_on_request() {
    let shelf = Shelf::new();
    let server = serve(&shelf, &[]);
    let page = server.ask("GET", "/parties/7", &server.host(), "", "");
    assert_eq!(page.status, 200);
    assert!(page.body.to_lowercase().contains("<!doctype html>"), "a place in the application gets its page");
    assert!(page.head.contains("content-security-policy: default-src 'none'"), "{}", page.head);
    assert_eq!(server.stop(), Some(0));

    std::fs::create_dir_all(shelf.path("dist/assets")).unwrap();
    std::fs::write(shelf.path("dist/index.html"), "<!doctype html>ours").unwrap();
    std::fs::write(shelf.path("dist/assets/app.js"), "1").unwrap();
    let mut words = shelf.kontorctl(&["serve", "--ui", "dist"]);
    let mut running = words.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(running.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let server = Server { running, port: said["port"].as_u64().unwrap().try_into().unwrap(), token: String::new() };
    assert_eq!(server.ask("GET", "/", &server.host(), "", "").body, "<!doctype html>ours");
    let script = server.ask("GET", "/assets/app.js", &server.host(), "", "");
    assert!(script.head.contains("text/javascript") && script.head.contains("immutable"), "{}", script.head);
    assert_eq!(server.ask("GET", "/assets/none.js", &server.host(), "", "").status, 404);
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn changes_are_told_to_whoever_listens_and_listening_does_not_hold_up_the_end() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let server = serve(&shelf, &["--company", company]);
    let request = format!("GET /events?token={} HTTP/1.1\r\nHost: {}\r\n\r\n", server.token, server.host());
    let mut news = BufReader::new(server.send(&request)).lines();
    let head = news.by_ref().take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()));
    assert!(head.map(Result::unwrap).any(|line| line.contains("text/event-stream")));
    server.rpc("party_save", &party("Berg GmbH"));
    let told = news.find_map(|line| line.unwrap().strip_prefix("data: ").map(str::to_owned)).unwrap();
    let told: Value = serde_json::from_str(&told).unwrap();
    assert!(told["entities"].as_array().unwrap().contains(&json!("party")), "{told}");
    assert_eq!(server.stop(), Some(0));
}
