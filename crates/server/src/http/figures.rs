//! What happened since the start, as Prometheus reads it.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

macro_rules! figures {
    ($($(#[doc = $doc:literal])* $name:ident $metric:literal,)*) => {
        /// Counters since the start.
        #[derive(Debug, Default)]
        pub struct Figures { $($(#[doc = $doc])* pub $name: Figure,)* }

        impl Figures {
            /// All of them in the text format of Prometheus.
            #[must_use]
            pub fn text(&self) -> String {
                let mut text = String::new();
                $(
                    let help = concat!($($doc),*).trim_ascii();
                    let value = self.$name.0.load(Ordering::Relaxed);
                    // Writing to a String does not fail.
                    let _ = writeln!(text, "# HELP kontor_{0} {help}\n# TYPE kontor_{0} counter\nkontor_{0} {value}", $metric);
                )*
                text
            }
        }
    };
}

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Figure(AtomicU64);

impl Figure {
    /// Adds to it.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }
}

figures! {
    /// Requests that were answered.
    requests "requests_total",
    /// Requests that were refused for what they are.
    refused "requests_refused_total",
    /// Requests that were told to come back.
    put_off "requests_put_off_total",
    /// Requests that failed here.
    failed "requests_failed_total",
    /// Commits that were pushed, repeated ones included.
    pushed "commits_pushed_total",
    /// Commits that were taken with issues, refused or parked.
    with_issues "commits_with_issues_total",
    /// Pages of feeds that were pulled.
    pages "pages_pulled_total",
    /// Bytes of requests as they travelled.
    bytes_in "bytes_in_total",
    /// Bytes of answers as they travelled.
    bytes_out "bytes_out_total",
    /// Sessions that were begun.
    sessions "sessions_total",
    /// PCs that joined a firm.
    enrolled "enrolled_total",
}
