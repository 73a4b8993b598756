//! Hearing that head office has something new: a line that stays open and tells how far the feed is (server-sent events).

use std::io::{BufRead as _, BufReader};
use std::time::Duration;

use reqwest::Method;
use reqwest::blocking::{RequestBuilder, Response};

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
    let line = line.listening(SILENCE)?;
    Ok(Events(BufReader::new(answered(asked(&line))?)))
}

/// It lasts as long as there are signs of life: a limit of the request would be one for all of it together.
fn asked(line: &Https) -> RequestBuilder {
    line.request(Method::GET, "/v1/events")
}

impl Iterator for Events {
    type Item = Option<u64>;
    /// The next place of the feed that is told, or a sign of life; nothing when the line ended.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut text = String::new();
            match self.0.read_line(&mut text) {
                Ok(read) if read > 0 => {}
                _ => return None,
            }
            match text.strip_prefix("data:") {
                Some(data) => return Some(data.trim().parse().ok()),
                None if text.starts_with(':') => return Some(None),
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_not_cut_while_there_are_signs_of_life() {
        let line = Https::new("127.0.0.1:1", Some([1; 32])).unwrap().listening(SILENCE).unwrap();
        let request = asked(&line).build().unwrap();
        assert_eq!(
            request.timeout(),
            None,
            "a limit of the request counts from its beginning to the end of its answer"
        );
    }
}
