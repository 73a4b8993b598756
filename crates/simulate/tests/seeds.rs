//! Stories from seeds: whatever networks, disks and clocks do, everything comes to rest as it must.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what a test of faults is run for")]

use std::sync::LazyLock;

use kontor_simulate::template::Template;
use kontor_simulate::{Faults, Plan, Told, run};
use kontor_testkit::times;

static FIRM: LazyLock<Template> = LazyLock::new(|| Template::make(3));
static BOOKS: LazyLock<Template> = LazyLock::new(|| Template::with_books(3));

fn sound(plan: &Plan) -> Told {
    let told = run(plan, if plan.books { &BOOKS } else { &FIRM });
    let trace = &told.trace;
    assert_eq!(trace.violations(), [], "seed {}:\n{}", plan.seed, trace.lines().join("\n"));
    told
}

/// A quarter of the seeds, every hundredth of them twice.
fn quarter(from: u64) {
    let (mut faults, mut commits, seeds) = (Faults::default(), 0, times(500));
    for seed in from..from + seeds {
        let plan = Plan::of(seed);
        let told = sound(&plan);
        faults.join(&told.faults);
        commits += told.commits;
        if seed % 100 == 0 {
            assert_eq!(run(&plan, &FIRM), told, "seed {seed} is not the same twice");
        }
    }
    println!("sync: {seeds} seeds, {commits} commits, {} faults, 0 lost", faults.total());
    assert!(faults.total() > seeds * 10 && commits > seeds * 10, "these are no stories");
}

#[test]
fn whatever_goes_wrong_everything_arrives_once_in_the_first_quarter_of_the_seeds() {
    quarter(0);
}

#[test]
fn whatever_goes_wrong_everything_arrives_once_in_the_second_quarter_of_the_seeds() {
    quarter(1_000_000);
}

#[test]
fn whatever_goes_wrong_everything_arrives_once_in_the_third_quarter_of_the_seeds() {
    quarter(2_000_000);
}

#[test]
fn whatever_goes_wrong_everything_arrives_once_in_the_last_quarter_of_the_seeds() {
    quarter(3_000_000);
}

#[test]
fn what_went_wrong_once_never_does_again() {
    let kept: Vec<Plan> = include_str!("../seeds.txt").lines().filter_map(Plan::kept).collect();
    assert!(kept.len() >= 9, "every line but the first is a story");
    kept.iter().for_each(|plan| drop(sound(plan)));
}
