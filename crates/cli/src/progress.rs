//! How far long work is, on standard error.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kontor_app::job::Progress;

/// Does the work and tells how far it is, if somebody looks at a terminal.
pub fn watched<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        if std::io::stderr().is_terminal() {
            scope.spawn(|| tell(progress, &done));
        }
        let answer = work();
        done.store(true, Ordering::Relaxed);
        answer
    })
}

fn tell(progress: &Progress, done: &AtomicBool) {
    let start = Instant::now();
    while !done.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(200));
        if let (steps, Some(total)) = progress.seen() {
            let took = start.elapsed().as_secs();
            let left = took.saturating_mul(total.saturating_sub(steps)) / steps.max(1);
            let _ = write!(std::io::stderr(), "\rkontorctl: {steps} of {total} rows, {took} s, about {left} s left   ");
        }
    }
    let _ = writeln!(std::io::stderr());
}
