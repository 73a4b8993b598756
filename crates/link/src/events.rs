//! Hearing that head office has something new: a line that stays open and tells how far the feed is (server-sent events).

use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use reqwest::Method;
use reqwest::blocking::Response;

use crate::https::{Https, answered};
use crate::line::Failure;

/// Without a sign of life for so long the line counts as dead; the server gives one every 20 seconds.
const SILENCE: Duration = Duration::from_secs(45);

/// An open line.
#[derive(Debug)]
pub struct Events(BufReader<Response>);

/// Opens the line.
///
/// # Errors
/// Why there is none.
pub fn listen(line: &Https) -> Result<Events, Failure> {
    let answer = answered(line.request(Method::GET, "/v1/events").timeout(SILENCE))?;
    Ok(Events(BufReader::new(answer)))
}

impl Iterator for Events {
    type Item = u64;
    /// The next place of the feed that is told; nothing when the line ended.
    fn next(&mut self) -> Option<u64> {
        loop {
            let mut text = String::new();
            match self.0.read_line(&mut text) {
                Ok(read) if read > 0 => {}
                _ => return None,
            }
            if let Some(head) = text.strip_prefix("data:").and_then(|data| data.trim().parse().ok()) {
                return Some(head);
            }
        }
    }
}
