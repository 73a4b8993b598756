//! The program is killed at hundreds of points while it saves and posts. After every restart nothing that it had answered
//! is lost, and nothing is half done: no gap, no duplicate, no entry out of balance.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::io::Read as _;
use std::time::{Duration, Instant};

use kontor_testkit::{Seeded, Tally, times};
use serde_json::{Value, json};
use support::Shelf;
use support::server::{Server, serve};

const POINTS: u64 = 200;
/// Every so many points all rules of the file are judged.
const JUDGED: u64 = 25;

fn id(area: u64, number: u64) -> String {
    format!("01900000-{area:04x}-7000-8000-{number:012x}")
}

fn ask(server: &Server, name: &str, request: &Value) -> Result<Value, Value> {
    let reply = server.rpc(name, request);
    let body = serde_json::from_str(&reply.body).unwrap();
    if reply.status == 200 { Ok(body) } else { Err(body) }
}

fn must(server: &Server, name: &str, request: &Value) -> Value {
    ask(server, name, request).unwrap_or_else(|faults| panic!("{name}: {faults}"))
}

/// Sends a command and kills the program so many microseconds later; answers what came back, if all of it did.
fn killed(mut server: Server, name: &str, request: &Value, after: Duration) -> Option<Value> {
    let mut stream = server.send(&server.request(name, request));
    let start = Instant::now();
    while start.elapsed() < after {
        std::hint::spin_loop();
    }
    server.running.kill().unwrap();
    server.running.wait().unwrap();
    let mut text = String::new();
    // The connection may end anywhere, even with a reset: then nothing was answered.
    let _ = stream.read_to_string(&mut text);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let body = serde_json::from_str(body).ok()?;
    assert!(head.starts_with("HTTP/1.1 200"), "{name}: {head} {body}");
    Some(body)
}

fn goods(server: &Server) {
    let taxes = must(server, "choices", &json!({}))["tax_categories"].clone();
    let standard = taxes.as_array().unwrap().iter().find(|tax| tax["name"] == "standard").unwrap()["id"].clone();
    must(
        server,
        "party_save",
        &json!({
            "party": { "id": id(1, 1), "kind": "organisation", "name": "Seestern Feinkost", "customer": true, "supplier": true },
            "addresses": [{ "id": id(1, 2), "party": id(1, 1), "usage": "billing", "street": "Hafenstr. 7", "postal_code": "12345",
                "city": "Seestadt", "country": "DE" }],
        }),
    );
    must(
        server,
        "item_save",
        &json!({ "item": { "id": id(2, 1), "sku": "CH-1", "name": "Chair", "kind": "goods",
        "tax_category": standard, "unit": "C62", "active": true } }),
    );
    let lines = json!([{ "item": id(2, 1), "quantity": "100000", "price": "30" }]);
    let body = json!({ "kind": "receipt", "party": id(1, 1), "lines": lines });
    must(server, "draft_save", &json!({ "id": id(3, 1), "body": body }));
    must(server, "document_issue", &json!({ "draft": id(3, 1), "version": 1 }));
}

/// An invoice that hands over goods; the note tells one state of the draft from another.
fn invoice(note: u64) -> Value {
    let line = |quantity: u64| json!({ "item": id(2, 1), "quantity": quantity.to_string(), "price": "49.90" });
    json!({ "kind": "invoice", "party": id(1, 1), "intro": format!("state {note}"), "lines": [line(1), line(2), line(3)] })
}

/// What the program had answered before it was killed.
struct Answered {
    draft: String,
    /// The version and text that it had called saved last.
    version: i64,
    intro: String,
    /// The number that it had called issued.
    number: Option<String>,
}

/// How long posting takes here, so that the points lie all over it.
fn usual(server: &Server) -> Duration {
    let mut times: Vec<Duration> = (0..5)
        .map(|at| {
            must(server, "draft_save", &json!({ "id": id(4, at), "body": invoice(0) }));
            let start = Instant::now();
            must(server, "document_issue", &json!({ "draft": id(4, at), "version": 1 }));
            start.elapsed()
        })
        .collect();
    times.sort();
    times[2]
}

/// One point: a draft is saved, then either changed or issued, and in the middle of that the program is killed.
fn strike(server: Server, point: u64, after: Duration) -> Answered {
    let draft = id(5, point);
    must(&server, "draft_save", &json!({ "id": draft, "body": invoice(point) }));
    let mut answered = Answered { draft, version: 1, intro: format!("state {point}"), number: None };
    if point.is_multiple_of(4) {
        let change = json!({ "id": answered.draft, "version": 1, "body": invoice(point + 10_000) });
        if let Some(saved) = killed(server, "draft_save", &change, after) {
            answered.version = saved["draft"]["version"].as_i64().unwrap();
            answered.intro = format!("state {}", point + 10_000);
        }
    } else {
        let issued = killed(server, "document_issue", &json!({ "draft": answered.draft, "version": 1 }), after);
        answered.number = issued.map(|issued| issued["document"]["number"].as_str().unwrap().to_owned());
    }
    answered
}

/// The invoice that a draft became, among the newest.
fn issued(server: &Server, draft: &str) -> Option<Value> {
    let newest = json!({ "kinds": ["invoice"], "window": { "limit": 5 } });
    let rows = must(server, "document_list", &newest)["rows"].as_array().unwrap().clone();
    let documents =
        rows.iter().map(|row| must(server, "document_get", &json!({ "id": row["id"] }))["document"].clone());
    documents.into_iter().find(|document| document["draft"] == draft)
}

/// What must hold after the restart; afterwards the invoice is issued in any case. Answers whether it was already.
fn examine(server: &Server, answered: &Answered) -> bool {
    let draft = ask(server, "draft_get", &json!({ "id": answered.draft }));
    let document = issued(server, &answered.draft);
    match (&draft, &document) {
        (Ok(draft), None) => {
            assert_eq!(answered.number, None, "an invoice that was answered is gone");
            let (version, intro) = (draft["draft"]["version"].as_i64().unwrap(), &draft["draft"]["body"]["intro"]);
            // A change may have been saved whose answer did not get through; an older state never comes back.
            assert!(version >= answered.version, "{draft}");
            assert!(version > answered.version || *intro == answered.intro, "{draft}");
            must(server, "document_issue", &json!({ "draft": answered.draft, "version": version }));
            false
        }
        (Err(_), Some(document)) => {
            let number = document["number"].as_str().unwrap();
            assert!(answered.number.as_deref().is_none_or(|known| known == number), "{document}");
            true
        }
        _ => panic!("there must be either the draft or the invoice: {draft:?} {document:?}"),
    }
}

#[test]
fn nothing_answered_is_lost_and_nothing_is_half_done() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let start = || serve(&shelf, &["--company", company]);
    let mut server = start();
    goods(&server);
    let mut usual = u64::try_from(usual(&server).as_micros()).unwrap();
    let mut seeded = Seeded::new(20_261_122);
    let points = times(POINTS);
    let (mut posted, mut tally) = (0, Tally::of("kill by time, posting"));
    for point in 0..points {
        let after = Duration::from_micros(seeded.below(usual * 5 / 4 + 200));
        let answered = strike(server, point, after);
        server = start();
        tally.attempt(&format!("point {point}, after {after:?}"), || {
            let was_posted = examine(&server, &answered);
            posted += u64::from(was_posted);
            // A machine that gets slower or faster meanwhile must not move all points to one side of the posting.
            usual = if was_posted { usual - usual / 16 } else { usual + usual / 16 };
            let window = json!({ "kinds": ["invoice"], "window": { "limit": 1 } });
            assert_eq!(must(&server, "document_list", &window)["total"], point + 6, "one invoice for each draft");
            if point % JUDGED == JUDGED - 1 {
                assert_eq!(must(&server, "company_verify", &json!({}))["findings"], json!([]));
            }
        });
    }
    assert_eq!(server.stop(), Some(0));
    assert_eq!(shelf.run(&["--company", company, "verify"]).json()["findings"], json!([]));
    // The points must have struck on both sides of the moment at which an invoice is posted.
    assert!((10..points - 10).contains(&posted), "{posted} of {points} were posted before the end");
    tally.end(POINTS);
}
