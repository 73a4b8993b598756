//! The program is killed before a step of its work with files: a write, a sync, a change of length or of a name. What it had answered
//! is there, what it had not is there as a whole or not at all, and the next program goes on.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use kontor_core::id::Id;
use kontor_store::Totals;
use kontor_testkit::{Seeded, Tally, TestDesk, times};
use serde_json::{Value, json};

use crate::firm::{number, numbers};
use crate::shelf::{COMPANY, Shelf, counted};

type Commands = Vec<(&'static str, Value)>;

type Examine<'a> = &'a dyn Fn(&Whole, &Shelf, &TestDesk, &Totals, &[Value]);

/// What a program answered before it ended, and whether it was killed.
struct Ended {
    answers: Vec<Value>,
    killed: bool,
}

/// Runs the commands in a program that is killed before one of its steps.
fn run(shelf: &Shelf, commands: &Commands, step: u64) -> Ended {
    let mut running = Command::new(env!("CARGO_BIN_EXE_struck"))
        .args([shelf.folder().as_os_str(), COMPANY.as_ref(), step.to_string().as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: String = commands.iter().map(|command| format!("{}\n", json!(command))).collect();
    // A program that is dead already reads nothing.
    let _ = running.stdin.take().unwrap().write_all(lines.as_bytes());
    let ended = running.wait_with_output().unwrap();
    let (killed, complaint) = (!ended.status.success(), String::from_utf8_lossy(&ended.stderr));
    assert!(!killed || complaint.is_empty(), "it ended by itself: {complaint}");
    let text = String::from_utf8(ended.stdout).unwrap();
    // A line counts when all of it came through.
    let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    Ended { answers: lines.map(|line| serde_json::from_str(line).unwrap()).collect(), killed }
}

/// What a kind of work comes to when nobody interrupts it.
struct Whole {
    shelf: Shelf,
    steps: u64,
    before: Totals,
    after: Totals,
}

impl Whole {
    fn of(shelf: Shelf, commands: &dyn Fn(&Shelf) -> Commands) -> Self {
        let done = shelf.copy();
        let ended = run(&done, &commands(&done), u64::MAX);
        assert!(!ended.killed);
        let steps = ended.answers.last().unwrap().as_u64().unwrap();
        let (before, after) = (shelf.copy().judged().1, done.judged().1);
        Self { shelf, steps, before, after }
    }
}

/// Kills so many programs, each on a copy of the shelf, and has `examine` look at what is left: the shelf, the program that opened it,
/// what it comes to, and what had been answered.
fn kill(
    fault: &'static str,
    (seed, kills): (u64, u64),
    shelf: Shelf,
    commands: &dyn Fn(&Shelf) -> Commands,
    examine: Examine<'_>,
) {
    let whole = Whole::of(shelf, commands);
    let (mut seeded, mut tally, mut killed) = (Seeded::new(seed), Tally::of(fault), 0);
    for _ in 0..times(kills) {
        let step = 1 + seeded.below(whole.steps);
        tally.attempt(&format!("step {step} of {}", whole.steps), || {
            let shelf = whole.shelf.copy();
            let ended = run(&shelf, &commands(&shelf), step);
            killed += u64::from(ended.killed);
            let (desk, totals) = shelf.judged();
            examine(&whole, &shelf, &desk, &totals, &ended.answers);
        });
    }
    assert!(killed > times(kills) * 9 / 10, "only {killed} were killed in the midst");
    tally.end(kills);
}

/// All or nothing, and what was answered is done.
fn all_or_nothing(whole: &Whole, totals: &Totals, done: bool) {
    let (not_yet, all) = (totals.difference(&whole.before), totals.difference(&whole.after));
    assert!(all.is_none() || (not_yet.is_none() && !done), "half done, or lost: {not_yet:?} {all:?}, answered: {done}");
}

/// Three invoices; then the company is closed.
fn posting(_: &Shelf) -> Commands {
    let line = json!({ "item": Id::named("Stuhl"), "quantity": "2" });
    let body = json!({ "kind": "invoice", "party": Id::named("Berg GmbH"), "lines": [line] });
    let draft = |at: u32| Id::named(&format!("struck {at}"));
    let sale = |at| {
        [
            ("draft_save", json!({ "id": draft(at), "body": body })),
            ("document_issue", json!({ "draft": draft(at), "version": 1 })),
        ]
    };
    (0..3).flat_map(sale).chain([("company_close", json!({}))]).collect()
}

fn kill_while_posting(fault: &'static str, seed: u64, kills: u64) {
    kill(fault, (seed, kills), Shelf::of_a_firm(), &posting, &|whole, _, desk, totals, answers| {
        let known: Vec<String> = answers.iter().filter(|answer| answer["document"].is_object()).map(number).collect();
        let kept = numbers(desk);
        assert!(known.iter().all(|number| kept.contains(number)), "{known:?} {kept:?}");
        let invoices = totals.get("documents invoice") - whole.before.get("documents invoice");
        assert!((known.len()..=known.len() + 1).contains(&usize::try_from(invoices).unwrap()), "{known:?} {kept:?}");
    });
}

#[test]
fn killed_while_posting() {
    kill_while_posting("kill, posting", 10_000_000, 200);
}

#[test]
fn killed_while_posting_again() {
    kill_while_posting("kill, posting, other seeds", 11_000_000, 200);
}

#[test]
fn killed_while_stock_is_imported_and_booked() {
    let commands = |_: &Shelf| {
        let fields = ["sku", "quantity", "cost"];
        let wish = json!({ "file": counted(), "kind": "opening_stock", "fields": fields });
        vec![("import_run", wish), ("company_close", json!({}))]
    };
    kill(
        "kill, import with booked facts",
        (12_000_000, 160),
        Shelf::of_a_firm(),
        &commands,
        &|whole, _, _, totals, answers| {
            all_or_nothing(whole, totals, answers.len() > 1);
        },
    );
}

#[test]
fn killed_while_a_backup_is_made() {
    let commands = |shelf: &Shelf| vec![("backup_now", json!({ "folder": shelf.folder() }))];
    kill("kill, backup", (13_000_000, 110), Shelf::of_a_firm(), &commands, &|whole, shelf, desk, totals, answers| {
        all_or_nothing(whole, totals, false);
        let listed = desk.call("backup_list", json!({ "folder": shelf.folder() }));
        let rows = listed.as_array().unwrap();
        assert!(rows.iter().all(|row| row["whole"] == true) && rows.len() + 1 >= answers.len(), "{listed}");
        desk.call("backup_now", json!({ "folder": shelf.folder() }));
        assert!(shelf.files().iter().all(|name| !name.contains(".part")), "{:?}", shelf.files());
    });
}

#[test]
fn killed_while_a_company_of_0_1_0_is_upgraded() {
    kill("kill, upgrade", (14_000_000, 70), Shelf::of_0_1_0(), &|_| Vec::new(), &|whole, _, _, totals, _| {
        assert_eq!(totals.difference(&whole.after), None);
    });
}

#[test]
fn killed_while_the_key_is_changed() {
    let commands = |_: &Shelf| vec![("key_change", json!({}))];
    kill("kill, new key", (15_000_000, 70), Shelf::of_a_firm(), &commands, &|whole, shelf, desk, totals, _| {
        all_or_nothing(whole, totals, false);
        desk.call("key_change", json!({}));
        assert_eq!(fs::read_to_string(shelf.path("key")).unwrap().lines().count(), 1, "one key is left");
    });
}

#[test]
fn killed_while_a_backup_is_restored() {
    let shelf = Shelf::of_a_firm();
    let desk = shelf.opened();
    let made = desk.call("backup_now", json!({ "folder": shelf.folder() }));
    let backup = PathBuf::from(made["path"].as_str().unwrap());
    let backup = backup.file_name().unwrap().to_string_lossy().into_owned();
    desk.call("document_issue", {
        let (_, saved) = posting(&shelf).swap_remove(0);
        json!({ "draft": desk.call("draft_save", saved)["draft"]["id"], "version": 1 })
    });
    desk.call("company_close", json!({}));
    let commands = |shelf: &Shelf| vec![("backup_restore", json!({ "backup": shelf.path(&backup) }))];
    kill("kill, restore", (16_000_000, 70), shelf, &commands, &|whole, _, _, totals, answers| {
        all_or_nothing(whole, totals, answers.len() > 1);
    });
}
