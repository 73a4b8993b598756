//! Every mistake that is planted is found by the checker whose rule it breaks.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what a test of faults is run for")]

use kontor_simulate::template::Template;
use kontor_simulate::{Bug, Plan, Rule, run};

/// So many stories are enough for every one of them.
const SEEDS: u64 = 120;

#[test]
fn every_planted_mistake_is_noticed_by_its_checker() {
    let (firm, kept) = (Template::make(3), Template::with_books(3));
    let mut missed = Vec::new();
    for bug in Bug::ALL {
        let mut others: Vec<Rule> = Vec::new();
        let found = (0..SEEDS).find(|seed| {
            let (clones, set_back) = (bug == Bug::ForkUnnoticed, bug == Bug::SetBackUnnoticed);
            let dismissals = bug == Bug::OutcomeForgotten;
            let (regrants, silence) = (bug == Bug::DropIgnored, bug == Bug::FloorForgotten);
            let revocations = matches!(bug, Bug::NothingHandedOver | Bug::WrongTakenForRight);
            let books = bug == Bug::CostLost;
            let usual = Plan::of(*seed);
            let plan =
                Plan { bug: Some(bug), clones, set_back, dismissals, regrants, silence, revocations, books, ..usual };
            let told = run(&plan, if books { &kept } else { &firm });
            let rules = told.trace.violations().iter().map(|violation| violation.rule);
            others.extend(rules);
            others.contains(&bug.breaks())
        });
        others.sort_unstable();
        others.dedup();
        println!("{bug:?}: {:?} in seed {found:?}; broken by then: {others:?}", bug.breaks());
        if found.is_none() {
            missed.push(bug);
        }
    }
    assert_eq!(missed, [], "nobody noticed");
}
