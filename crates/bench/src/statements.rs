//! A push asks the database as often for a day's work as for one order: counted in statements, not by the clock.

use std::sync::{Arc, Mutex};

use kontor_server::db::{Database, Watched, open};
use kontor_sync::wire::Push;

use crate::traffic::{Firm, Pc, RECORDS, accepted};

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
