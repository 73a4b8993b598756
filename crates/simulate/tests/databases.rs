//! The same story gives the same feed, byte for byte, whichever database head office has.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what a test of faults is run for")]

#[path = "../../server/tests/support/cluster.rs"]
mod cluster;

use cluster::Cluster;
use kontor_simulate::office::Server;
use kontor_simulate::template::Template;
use kontor_simulate::{Plan, run, run_on};
use kontor_testkit::times;

/// So many stories of each half.
const SEEDS: u64 = 25;

fn half(from: u64) {
    let cluster = Cluster::start();
    let server = Server::new(move |name| cluster.address(name));
    let firm = Template::make(3);
    let (mut commits, mut faults, seeds) = (0, 0, times(SEEDS));
    for seed in from..from + seeds {
        let plan = Plan::of(seed);
        let (here, there) = (run(&plan, &firm), run_on(&plan, &firm, &server));
        assert_eq!(there.trace.violations(), [], "seed {seed} on PostgreSQL");
        let lines = here.trace.lines().iter().zip(there.trace.lines());
        let differs = lines.enumerate().find(|(_, (here, there))| here != there);
        assert_eq!(differs, None, "seed {seed}: what happens first otherwise");
        assert_eq!(here, there, "seed {seed}");
        (commits, faults) = (commits + here.commits, faults + here.faults.total());
    }
    println!("sync: {seeds} seeds on both databases, {commits} commits, {faults} faults, the same feeds");
    assert!(commits > seeds * 10, "these are no stories");
}

#[test]
fn the_first_half_of_the_seeds_gives_the_same_feeds_on_sqlite_and_on_postgresql() {
    half(6_000_000);
}

#[test]
fn the_second_half_of_the_seeds_gives_the_same_feeds_on_sqlite_and_on_postgresql() {
    half(7_000_000);
}
