//! `simulate --seeds N [--devices D] [--from SEED] [--steps N] [--moves] [--set-back] [--dismissals] [--clones]
//! [--books]`: runs stories and says how
//! they went. A story that goes wrong is printed. Without a fault by name every story has those of its seed.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

use std::process::ExitCode;
use std::time::Instant;

use kontor_simulate::template::Template;
use kontor_simulate::{Faults, Plan, run};

const DAY_MS: u64 = 86_400_000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let named = |name: &str, usual: u64| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (seeds, from) = (named("--seeds", 100), named("--from", 0));
    let devices = usize::try_from(named("--devices", 3)).unwrap_or(3);
    let books = words.iter().any(|word| word == "--books");
    let template = if books { Template::with_books(devices) } else { Template::make(devices) };
    let (began, mut faults, mut device_ms, mut commits, mut failed) = (Instant::now(), Faults::default(), 0, 0, 0_u64);
    for seed in from..from + seeds {
        let chosen = words.iter().filter_map(|word| word.strip_prefix("--"));
        let plan = chosen.clone().fold(Plan::plain(seed), |plan, word| plan.clone().with(word).unwrap_or(plan));
        let plan = if plan == (Plan { books, ..Plan::plain(seed) }) { Plan::of(seed) } else { plan };
        let steps = named("--steps", plan.steps);
        let plan = Plan { pcs: devices, steps, books, ..plan };
        let told = run(&plan, &template);
        faults.join(&told.faults);
        device_ms += told.device_ms;
        commits += told.commits;
        if !told.trace.violations().is_empty() {
            failed += 1;
            if failed <= named("--print", 1) {
                told.trace.lines().iter().for_each(|line| println!("{line}"));
            }
            println!("seed {seed}:");
            told.trace.violations().iter().take(4).for_each(|violation| println!("  {violation}"));
        }
    }
    let seconds = began.elapsed().as_secs().max(1);
    for (fault, count) in faults.iter() {
        println!("{count:>9} {fault:?}");
    }
    println!("{seeds} seeds in {seconds} s, {commits} commits, {} device days, {failed} failed", device_ms / DAY_MS);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
