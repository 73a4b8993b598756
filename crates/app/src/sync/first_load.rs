//! The first load of a PC that joins, as far as somebody sits before it and waits: until there is enough to begin with.

use std::time::{Duration, Instant};

use kontor_core::fault::{Code, Fault};
use kontor_link::{Failure, Line, Pass, Task};
use kontor_store::link::Missing;
use kontor_sync::wire::Stop;

use super::exchange::{Exchange, Trouble};
use super::told::{of_line, of_stop};
use crate::error::Answer;
use crate::job::Progress;

/// How often a line that fails is tried again before the load is left for later.
const TRIES: u64 = 8;
/// Head office is asked again after so long at the latest, whatever it says.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// Loads what people need to begin: as many requests as it takes, without waiting for anything else. A line that fails is tried again,
/// and head office may need a while until it has everything together. One of an older version sends everything, and all of it is waited for.
pub(super) fn load_now(
    exchange: &Exchange<'_>,
    line: &mut dyn Line,
    pass: &Pass,
    server: &str,
    progress: &Progress,
) -> Answer<()> {
    let (mut tries, mut signed_in) = (0, false);
    loop {
        if let Some(loaded) = exchange.store.read(|read| read.loaded())? {
            progress.expect(loaded.of.max(1));
            progress.reach(loaded.rows)?;
        }
        let step = if signed_in {
            load_step(exchange, line, pass)
        } else {
            line.sign_in(pass).map(|_| true).map_err(Trouble::Line)
        };
        let trouble = match step {
            Ok(false) => return Ok(()),
            Ok(true) => {
                if std::mem::replace(&mut signed_in, true) {
                    tries = 0;
                }
                continue;
            }
            Err(trouble) => trouble,
        };
        tries += 1;
        let pause = match trouble {
            Trouble::Here(error) => return Err(error),
            Trouble::Line(Failure::Busy { ms }) | Trouble::Stopped(Stop::RetryAfter { ms }) => {
                Duration::from_millis(ms)
            }
            Trouble::Line(Failure::SignedOut) if signed_in && tries < TRIES => {
                signed_in = false;
                Duration::ZERO
            }
            Trouble::Line(Failure::Unreachable) if tries < TRIES => Duration::from_secs(tries),
            Trouble::Line(failure) => return Err(of_line(&failure, server).into()),
            Trouble::Stopped(stop) => return Err(of_stop(&stop).0.into()),
            Trouble::OtherFeed => return Err(Fault::new(Code::SyncBusy).into()),
        };
        wait(pause.min(LONGEST_PAUSE), progress)?;
    }
}

/// Asks for the next piece, or puts what is here into the rows. Answers whether people still have to wait.
fn load_step(exchange: &Exchange<'_>, line: &mut dyn Line, pass: &Pass) -> Result<bool, Trouble> {
    match exchange.prepare(Task::Load, pass)? {
        Some(request) => {
            let came = line.ask(&request).map_err(Trouble::Line)?;
            exchange.absorb(&request, came)?;
        }
        None => drop(exchange.finish_load(&Progress::unseen())?),
    }
    Ok(exchange.link()?.missing == Missing::Everything)
}

/// Waits, unless the person wants it to end.
fn wait(pause: Duration, progress: &Progress) -> Answer<()> {
    let begun = Instant::now();
    while let Some(left) = pause.checked_sub(begun.elapsed()).filter(|left| !left.is_zero()) {
        progress.step(0)?;
        std::thread::park_timeout(left.min(Duration::from_millis(200)));
    }
    Ok(progress.step(0)?)
}
