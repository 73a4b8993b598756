//! Stories in which people keep books with the whole program on several PCs: whatever networks, disks and clocks do, the books are sound.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what a test of faults is run for")]

use kontor_simulate::template::Template;
use kontor_simulate::{Faults, Plan, run};
use kontor_testkit::times;

/// So many stories of each sort.
const SEEDS: u64 = 24;

fn sound(from: u64, of: impl Fn(u64) -> Plan) {
    let firm = Template::with_books(3);
    let (mut faults, mut commits, seeds) = (Faults::default(), 0, times(SEEDS));
    for seed in from..from + seeds {
        let plan = Plan { books: true, steps: 60, ..of(seed) };
        let told = run(&plan, &firm);
        let trace = &told.trace;
        assert_eq!(trace.violations(), [], "seed {seed} with books:\n{}", trace.lines().join("\n"));
        faults.join(&told.faults);
        commits += told.commits;
    }
    println!("books: {seeds} seeds, {commits} commits, {} faults, every book sound", faults.total());
    assert!(commits > seeds * 20 && faults.total() > seeds * 5, "these are no stories");
}

#[test]
fn whatever_goes_wrong_the_books_are_sound_in_the_first_half_of_the_seeds() {
    sound(0, Plan::of);
}

#[test]
fn whatever_goes_wrong_the_books_are_sound_in_the_second_half_of_the_seeds() {
    sound(1_000_000, Plan::of);
}

#[test]
fn everything_may_go_wrong_at_once_and_the_books_are_sound() {
    sound(2_000_000, Plan::at_once);
}
