//! Rows as JSON objects, one in a line; the keys in the order of the columns.

use serde_json::{Map, Value};

/// Writes an object.
pub(super) fn write(out: &mut Vec<u8>, object: Map<String, Value>) {
    out.extend(Value::Object(object).to_string().bytes());
    out.push(b'\n');
}

/// The object of a line, if it is one.
pub(super) fn object(line: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(line).ok()
}
