//! `kontorctl demo`: the demo company.

use serde_json::json;

use crate::arguments::Demo;
use crate::office::Office;
use crate::outcome::{Outcome, show};

/// Makes the demo company.
pub fn demo(office: &Office, wishes: &Demo) -> Outcome {
    let path = wishes.path.as_deref().or_else(|| office.company());
    let request = json!({ "language": wishes.language, "currency": wishes.currency, "path": path });
    show(&office.desk().call("demo_create", request)?)
}
