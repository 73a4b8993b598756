//! What a request may be made of: how large it is, how deep, and of how many values. No page of ours comes near; what does is refused before
//! it costs memory. Files that a page hands over have a limit of their own.

use kontor_core::fault::{Code, Fault};
use serde_json::Value;

const MIB: usize = 1 << 20;

/// Values within each other.
const DEEPEST: usize = 64;
/// Values of a request: a draft of the most lines has 25,000.
const MOST_VALUES: usize = 500_000;

/// How large a request may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    bytes: usize,
}

impl Bounds {
    /// Of what holds no file: a logo or a long document fits many times.
    pub const USUAL: Self = Self { bytes: 4 * MIB };
    /// Of what holds a file in base64.
    pub const FILE: Self = Self { bytes: 48 * MIB };

    /// Of a command.
    #[must_use]
    pub fn of(command: &str) -> Self {
        // What a task is asked for is looked at again under its own name.
        if command.starts_with("import_") || command == "job_start" { Self::FILE } else { Self::USUAL }
    }
    /// The most bytes.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.bytes
    }
    /// What somebody is told whose request is larger.
    #[must_use]
    pub fn refusal(self) -> Fault {
        Fault::new(Code::RequestTooLarge).with("max", self.bytes / MIB)
    }
    /// Reads a request as it comes over a wire; of nothing there is no value.
    ///
    /// # Errors
    /// `request-too-large`, `bad-request`.
    pub fn read(self, bytes: &[u8]) -> Result<Value, Fault> {
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        if bytes.len() > self.bytes {
            return Err(self.refusal());
        }
        // A value takes many times the room of the sign that ends it.
        if bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MOST_VALUES {
            return Err(bad("more values than a request has"));
        }
        let request = serde_json::from_slice(bytes).map_err(|failure| bad(&failure.to_string()))?;
        self.check(&request)?;
        Ok(request)
    }
    /// Looks at a request that was read already.
    ///
    /// # Errors
    /// `request-too-large`, `bad-request` where values stand too deep within each other.
    pub fn check(self, request: &Value) -> Result<(), Fault> {
        let mut left = Left { bytes: self.bytes, values: MOST_VALUES };
        left.take(request, DEEPEST).map_err(|reason| reason.map_or_else(|| self.refusal(), bad))
    }
}

fn bad(detail: &str) -> Fault {
    Fault::new(Code::BadRequest).with("detail", detail)
}

/// What of the bounds is left.
struct Left {
    bytes: usize,
    values: usize,
}

impl Left {
    /// Takes a value off; the reason, or none where it is the size.
    fn take(&mut self, value: &Value, depth: usize) -> Result<(), Option<&'static str>> {
        let inner = depth.checked_sub(1).ok_or(Some("values too deep within each other"))?;
        self.values = self.values.checked_sub(1).ok_or(Some("more values than a request has"))?;
        match value {
            Value::String(text) => self.text(text),
            Value::Array(values) => values.iter().try_for_each(|value| self.take(value, inner)),
            Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
                self.text(name)?;
                self.take(value, inner)
            }),
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        }
    }
    fn text(&mut self, text: &str) -> Result<(), Option<&'static str>> {
        self.bytes = self.bytes.checked_sub(text.len()).ok_or(None)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(read: Result<Value, Fault>) -> Option<Code> {
        read.err().map(|fault| fault.code)
    }

    #[test]
    fn a_request_is_bounded_in_every_direction() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        let text = |length: usize| format!("\"{}\"", "a".repeat(length));
        let usual = |body: &str| code(Bounds::USUAL.read(body.as_bytes()));
        assert_eq!(usual(""), None);
        assert_eq!(usual("{\"id\": 1}"), None);
        assert_eq!(usual(&nested(DEEPEST)), None);
        assert_eq!(usual(&nested(DEEPEST + 1)), Some(Code::BadRequest));
        assert_eq!(usual(&nested(1_000_000)), Some(Code::BadRequest));
        assert_eq!(usual(&format!("[{}0]", "0,".repeat(MOST_VALUES))), Some(Code::BadRequest));
        assert_eq!(usual(&text(4 * MIB)), Some(Code::RequestTooLarge));
        assert_eq!(usual("{"), Some(Code::BadRequest));
        assert_eq!(code(Bounds::of("import_look").read(text(4 * MIB).as_bytes())), None);
    }

    #[test]
    fn what_was_read_by_somebody_else_is_bounded_too() {
        let deep = (0..DEEPEST).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        assert_eq!(Bounds::USUAL.check(&deep).map_err(|fault| fault.code), Err(Code::BadRequest));
        let long = Value::String("a".repeat(4 * MIB + 1));
        assert_eq!(Bounds::USUAL.check(&long).map_err(|fault| fault.code), Err(Code::RequestTooLarge));
        assert_eq!(Bounds::FILE.check(&long), Ok(()));
        let many = Value::Array(vec![Value::Null; MOST_VALUES]);
        assert_eq!(Bounds::FILE.check(&many).map_err(|fault| fault.code), Err(Code::BadRequest));
    }
}
