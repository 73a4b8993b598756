//! {{Words}}.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{NAME, TEXT};
use crate::entity::{{Type}}Id;
use crate::fault::Faults;

/// A {{words}}.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct {{Type}} {
    /// Identity.
    pub id: {{Type}}Id,
    /// Name by which people find it.
    pub name: String,
    /// Free text.
    #[serde(default)]
    pub notes: String,
}

impl {{Type}} {
    /// Looks at all fields.
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.at_most("notes", &self.notes, TEXT);
        faults.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Code;

    #[test]
    fn a_name_is_required_and_nothing_is_too_long() {
        let named = |name: &str| {{Type}} { id: {{Type}}Id::default(), name: name.to_owned(), notes: String::new() };
        assert_eq!(named("First").check(), Ok(()));
        assert!(named(" ").check().unwrap_err().has(Code::Required));
        assert!(named(&"x".repeat(NAME + 1)).check().unwrap_err().has(Code::TooLong));
    }
}
