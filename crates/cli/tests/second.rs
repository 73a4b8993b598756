//! Two programs want the same company at the same time: one works in it, the other is told so, and nothing is mixed up.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::process::Stdio;

use kontor_testkit::{Tally, times};
use serde_json::{Value, json};
use support::server::serve;
use support::{Ran, Shelf};

/// Programs that come while another has the company open.
const LATE: u64 = 20;
/// Times that several start at once, and how many.
const ROUNDS: u64 = 10;
const AT_ONCE: u64 = 4;

fn party(number: u64) -> String {
    let id = format!("01900000-0000-7000-8000-{number:012x}");
    json!({ "party": { "id": id, "kind": "organisation", "name": format!("Firma {number}") } }).to_string()
}

#[test]
fn a_second_program_is_told_that_the_company_is_open() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let server = serve(&shelf, &["--company", company]);
    let mut tally = Tally::of("second program, company open");
    for nth in 0..times(LATE) {
        tally.attempt(&format!("program {nth}"), || {
            let late = shelf.run(&["--company", company, "rpc", "party_save", &party(1_000 + nth)]);
            assert_eq!(late.refusal(), (3, vec!["file-in-use".to_owned()]));
            let saved: Value = serde_json::from_str(&party(nth)).unwrap();
            assert_eq!(server.rpc("party_save", &saved).status, 200);
        });
    }
    assert_eq!(server.stop(), Some(0));
    assert_eq!(shelf.run(&["--company", company, "rpc", "party_list"]).json()["total"], times(LATE));
    tally.end(LATE);
}

#[test]
fn of_programs_that_start_at_once_each_works_or_is_told_so() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let mut tally = Tally::of("programs started at once");
    let mut saved = 0;
    for round in 0..times(ROUNDS) {
        let start = |nth: u64| {
            let words = ["--company", company, "rpc", "party_save", &party(round * AT_ONCE + nth)];
            shelf.kontorctl(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let running: Vec<_> = (0..AT_ONCE).map(start).collect();
        for program in running {
            let ran = Ran::of(program.wait_with_output().unwrap());
            tally.attempt(&format!("round {round}"), || match ran.code {
                0 => saved += 1,
                _ => assert_eq!(ran.refusal(), (3, vec!["file-in-use".to_owned()])),
            });
        }
    }
    assert!(saved >= times(ROUNDS), "in each round one works");
    assert_eq!(shelf.run(&["--company", company, "rpc", "party_list"]).json()["total"], saved);
    assert_eq!(shelf.run(&["--company", company, "verify"]).json()["findings"], json!([]));
    tally.end(ROUNDS * AT_ONCE);
}
