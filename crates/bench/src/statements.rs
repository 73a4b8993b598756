//! A push asks the database as often for a day's work as for one order: counted in statements, not by the clock.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use kontor_server::db::{Database, Watched, open};
use kontor_server::hub::{close, device, pull};
use kontor_sync::wire::{CloseAsk, Pull, Push, Status};

use crate::traffic::{BEGUN_MS, Firm, Pc, RECORDS, accepted};

type Heard = Arc<Mutex<Vec<String>>>;

fn asked(db: &dyn Database, heard: &Heard, pc: &Pc, push: &Push) -> Vec<String> {
    heard.lock().unwrap().clear();
    accepted(db, pc.who, push).unwrap();
    heard.lock().unwrap().clone()
}

/// What a push of the usual mix asks at most. PostgreSQL is asked that often, too; SQLite takes rows one by one.
const MOST: usize = 22;

#[test]
fn a_push_of_a_day_asks_no_more_than_one_of_a_few_orders() {
    let folder = tempfile::tempdir().unwrap();
    let heard = Heard::default();
    let hears = Arc::clone(&heard);
    let file = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let db: Box<dyn Database> = Box::new(Watched::new(file, move |sql| hears.lock().unwrap().push(sql.to_owned())));
    let mut firm = Firm::open(&*db, "firm", 2, RECORDS).unwrap();
    let mut pushes = firm.pcs.iter_mut().zip([10, 250]).map(|(pc, commits)| {
        pc.work(commits);
        let (push, _) = pc.next_push().unwrap();
        asked(&*db, &heard, pc, &push)
    });
    let (few, day) = (pushes.next().unwrap(), pushes.next().unwrap());
    assert!(few.len() <= MOST, "{} statements:\n{}", few.len(), few.join("\n"));
    // Two people at one contact: who that was, is asked once.
    let clashes = day.iter().filter(|sql| !few.contains(sql)).cloned().collect::<Vec<_>>();
    assert!(day.len() <= few.len() + 2, "beside what a small push asks:\n{}", clashes.join("\n"));
}

/// Tables of which a firm has as many rows as PCs, or fewer.
const SMALL: &[&str] = &["device", "part", "chain"];

#[test]
fn what_pcs_ask_is_found_in_an_index_and_never_among_all_rows_of_a_firm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let heard = Heard::default();
    let hears = Arc::clone(&heard);
    let file = open(path.to_str().unwrap()).unwrap();
    let db: Box<dyn Database> = Box::new(Watched::new(file, move |sql| hears.lock().unwrap().push(sql.to_owned())));
    let mut firm = Firm::open(&*db, "firm", 2, RECORDS).unwrap();
    heard.lock().unwrap().clear();
    for pc in &mut firm.pcs {
        pc.work(250);
        let (push, _) = pc.next_push().unwrap();
        accepted(&*db, pc.who, &push).unwrap();
        let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 1 };
        db.look(|sql| pull::pull(sql, pc.who, &asked, BEGUN_MS)).unwrap();
        let app = "0.2.0".to_owned();
        let told = Status { cursor: 0, clean_to_ms: 0, waiting: 0, clock_ms: BEGUN_MS, app, schema: 1, disk_free: 0 };
        db.change(|sql| device::status(sql, pc.who, &told, BEGUN_MS)).unwrap();
        db.look(|sql| close::ready(sql, pc.who, &CloseAsk { before_ms: BEGUN_MS }, BEGUN_MS)).unwrap();
    }
    let asked: BTreeSet<String> = std::mem::take(&mut *heard.lock().unwrap()).into_iter().collect();
    let file = rusqlite::Connection::open(&path).unwrap();
    let mut wide = Vec::new();
    for sql in asked.iter().filter(|sql| !sql.starts_with("INSERT")) {
        let whole = if sql.ends_with(" IN") { format!("{sql} ($9, $10, $11, $12)") } else { sql.clone() };
        let mut plan = file.prepare(&format!("EXPLAIN QUERY PLAN {whole}")).unwrap();
        let mut steps = plan.raw_query();
        while let Some(step) = steps.next().unwrap() {
            let step: String = step.get(3).unwrap();
            let small = SMALL.iter().any(|table| step.contains(&format!(" {table} ")));
            if !small && (step.ends_with("(firm=?)") || step.starts_with("SCAN")) {
                wide.push(format!("{step}: {whole}"));
            }
        }
    }
    assert!(asked.len() > 20, "{asked:?}");
    assert_eq!(wide, Vec::<String>::new());
}
