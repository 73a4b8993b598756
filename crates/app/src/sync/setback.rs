//! What a failure means: for the plan of the PC, and for people. One answer for whoever drives a courier.

use kontor_core::fault::Fault;
use kontor_link::{Courier, Failure, Task, Wake};
use kontor_sync::wire::Stop;

use super::exchange::Trouble;
use super::told::{of_line, of_stop};

/// A task was not done, and is tried again later or not at all.
#[derive(Debug)]
pub struct Setback {
    /// What people are told; nothing where it passes by itself.
    pub problem: Option<Fault>,
    /// It goes on only when somebody does something.
    pub stopped: bool,
    /// It lies here, and not at the line or at head office.
    pub here: bool,
}

/// Takes note of a failed task: the courier waits, asks something else first, or begins a new session. `random` decides how long is
/// waited; `server` is what people know head office by. Nothing is answered where it goes on at once.
pub fn set_back(
    courier: &mut Courier,
    task: Task,
    trouble: Trouble,
    server: &str,
    now_ms: u64,
    random: u64,
) -> Option<Setback> {
    let here = matches!(trouble, Trouble::Here(_));
    let (failure, problem, stopped) = match trouble {
        // What is known of this PC there is asked first.
        Trouble::OtherFeed => {
            courier.wake(Wake::Now);
            courier.done(task, false, now_ms);
            return None;
        }
        // Once is what the end of a session looks like: nobody needs to know.
        Trouble::Line(failure) => {
            let told = failure != Failure::SignedOut || courier.is_failing();
            let problem = told.then(|| of_line(&failure, server));
            (failure, problem, false)
        }
        Trouble::Stopped(Stop::RetryAfter { ms }) => (Failure::Busy { ms }, None, false),
        Trouble::Stopped(stop) => {
            let (problem, stopped) = of_stop(&stop);
            (Failure::Refused { status: 0 }, Some(problem), stopped)
        }
        Trouble::Here(error) => (Failure::Unreachable, error.faults.into_iter().next(), false),
    };
    courier.failed(&failure, now_ms, random);
    Some(Setback { problem, stopped, here })
}
