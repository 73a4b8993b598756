//! The plan of a PC, asked at every moment that matters: no clock and no network.

use super::*;

fn awake() -> Courier {
    let mut courier = Courier::new();
    assert_eq!(courier.next(0), Next::Do(Task::SignIn));
    courier.signed_in(900_000, 0);
    courier.done(Task::Status, false, 0);
    courier
}

#[test]
fn pushing_and_pulling_take_turns() {
    let mut courier = awake();
    let mut done = Vec::new();
    for now in 0..6 {
        let Next::Do(task) = courier.next(now) else { panic!("idle") };
        courier.done(task, task != Task::Load, now);
        done.push(task);
    }
    assert_eq!(done, [Task::Push, Task::Load, Task::Push, Task::Pull, Task::Push, Task::Pull]);
}

#[test]
fn without_anything_to_do_it_waits_for_its_own_timer() {
    let mut courier = awake();
    for task in [Task::Push, Task::Load, Task::Pull] {
        courier.done(task, false, 5);
    }
    assert_eq!(courier.next(5), Next::Wait(TOLD_MS), "head office hears how far it is, a little later");
    courier.done(Task::Status, false, TOLD_MS);
    let Next::Wait(until) = courier.next(TOLD_MS) else { panic!("busy") };
    assert!(until <= TOLD_MS + POLL_MS);
    assert!(matches!(courier.next(until), Next::Do(_)), "nobody told it anything");
    courier.wake(Wake::Written);
    assert_eq!(courier.next(TOLD_MS), Next::Do(Task::Push));
}

#[test]
fn failures_wait_longer_and_longer_but_never_more_than_a_minute() {
    let mut courier = awake();
    let mut longest = 0;
    for attempt in 0..40 {
        courier.failed(&Failure::Unreachable, 0, u64::MAX - attempt);
        longest = longest.max(courier.not_before());
        assert!(courier.not_before() < LONGEST_MS);
    }
    assert!(longest > LONGEST_MS / 4);
    courier.wake(Wake::Written);
    assert!(matches!(courier.next(0), Next::Wait(_)), "work does not break the wait");
    courier.wake(Wake::Now);
    assert!(matches!(courier.next(0), Next::Do(_)), "a person does");
}

#[test]
fn a_clock_that_jumps_stops_nothing_for_long() {
    let year = 31_536_000_000;
    let mut courier = awake();
    courier.failed(&Failure::Unreachable, year, 59_000);
    let Next::Wait(until) = courier.next(1_000) else { panic!("busy") };
    assert!(until <= 1_000 + LONGEST_MS, "set back by a year");
    for task in [Task::Push, Task::Load, Task::Pull, Task::Status] {
        courier.done(task, false, year);
    }
    courier.wake(Wake::Now);
    assert!(matches!(courier.next(2_000), Next::Do(_)));
    for task in [Task::Push, Task::Load, Task::Pull, Task::Status] {
        courier.done(task, false, 2_000);
    }
    let Next::Wait(until) = courier.next(2_000) else { panic!("busy") };
    assert!(until <= 2_000 + POLL_MS);
}

#[test]
fn the_line_is_not_filled_beyond_its_limit() {
    let mut courier = awake();
    courier.limit(Some(10_000));
    courier.carried(50_000, 0);
    assert_eq!(courier.next(0), Next::Wait(5_000));
    courier.pause(true);
    assert_eq!(courier.next(6_000), Next::Wait(u64::MAX));
    courier.pause(false);
    assert_eq!(courier.next(6_000), Next::Do(Task::Push));
}

/// Everything that is due; answers until when there is nothing then.
fn rest(courier: &mut Courier, now: u64) -> u64 {
    loop {
        match courier.next(now) {
            Next::Do(Task::SignIn) => courier.signed_in(900_000, now),
            Next::Do(task) => courier.done(task, false, now),
            Next::Wait(until) => return until,
        }
    }
}

#[test]
fn what_was_told_while_nobody_listened_is_asked_for_at_once() {
    let mut courier = awake();
    rest(&mut courier, 1);
    assert!(courier.listens(1));
    assert!(!courier.listens(2), "somebody listens already");
    rest(&mut courier, 20_000);
    // The line ends, as every line does: with the session, with a proxy's patience.
    courier.wake(Wake::Silence);
    assert_eq!(courier.next(45_000), Next::Do(Task::Pull), "not with the timer");
    rest(&mut courier, 45_001);
    assert!(courier.listens(45_001), "and somebody listens again");
}

#[test]
fn a_line_for_pokes_that_does_not_last_is_opened_more_and_more_seldom() {
    let mut courier = awake();
    let (mut now, mut opened) = (1, Vec::new());
    while now < 600_000 {
        let until = rest(&mut courier, now);
        if courier.listens(now) {
            opened.push(now);
            courier.wake(Wake::Silence);
            now += 1;
        } else {
            now = until;
        }
    }
    let waits: Vec<u64> = opened.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
    assert!(waits.iter().all(|wait| (2_000..=LONGEST_MS + 1).contains(wait)) && opened.len() > 12, "{waits:?}");
}

#[test]
fn nobody_listens_on_a_line_that_is_paused_spared_or_broken() {
    let mut courier = awake();
    rest(&mut courier, 1);
    courier.failed(&Failure::Unreachable, 1, 500);
    assert!(!courier.listens(1));
    rest(&mut courier, 1_000);
    courier.wake(Wake::Now);
    rest(&mut courier, 1_000);
    courier.spare(Some(60_000));
    assert!(!courier.listens(1_000));
    courier.spare(None);
    courier.pause(true);
    assert!(!courier.listens(1_000));
    courier.pause(false);
    assert!(courier.listens(1_000));
}

#[test]
fn a_line_that_is_spared_is_used_once_in_a_while() {
    const QUARTER_MS: u64 = 15 * 60_000;
    let mut courier = awake();
    courier.spare(Some(QUARTER_MS));
    let round = |courier: &mut Courier, now: u64| {
        let mut done = Vec::new();
        while let Next::Do(task) = courier.next(now) {
            match task {
                Task::SignIn => courier.signed_in(900_000, now),
                task => courier.done(task, false, now),
            }
            done.push(task);
        }
        done
    };
    assert_eq!(round(&mut courier, 1), [Task::Push, Task::Load, Task::Pull]);
    for minute in 1..15 {
        courier.wake(Wake::Written);
        courier.wake(Wake::Poked);
        assert_eq!(courier.next(minute * 60_000), Next::Wait(1 + QUARTER_MS), "whatever happens meanwhile");
    }
    let next = round(&mut courier, 1 + QUARTER_MS);
    assert_eq!(next, [Task::SignIn, Task::Status, Task::Push, Task::Pull]);
    courier.wake(Wake::Written);
    courier.wake(Wake::Now);
    assert!(round(&mut courier, 2 + QUARTER_MS).contains(&Task::Push), "a person does not want to wait");
    // What fails is tried again before the next round: it is what the round is for.
    courier.wake(Wake::Now);
    courier.failed(&Failure::Unreachable, 3 + QUARTER_MS, 1_500);
    assert_eq!(courier.next(3 + QUARTER_MS), Next::Wait(1_503 + QUARTER_MS));
    // The line costs nothing any more.
    round(&mut courier, 2_000 + QUARTER_MS);
    courier.spare(None);
    courier.wake(Wake::Written);
    assert_eq!(courier.next(2_001 + QUARTER_MS), Next::Do(Task::Push));
}

#[test]
fn the_end_of_a_session_costs_one_request() {
    let mut courier = awake();
    courier.failed(&Failure::SignedOut, 7, 500);
    assert_eq!(courier.next(7), Next::Do(Task::SignIn));
    courier.failed(&Failure::SignedOut, 7, 500);
    assert!(matches!(courier.next(7), Next::Wait(_)), "who is sent away twice waits");
}
