//! News of committed changes, in the form that the pages read.

use kontor_store::Changed;
use serde_json::{Value, json};

/// `{"entities": ["party", …]}`: the kinds of records that changed, as the command list names them.
#[must_use]
pub fn of(changed: &Changed) -> Value {
    json!({ "entities": changed.kinds.iter().map(|kind| kind.table()).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use kontor_core::entity::EntityKind;

    use super::*;

    #[test]
    fn kinds_have_the_names_of_the_command_list() {
        let changed = Changed { kinds: [EntityKind::Party, EntityKind::ContactPoint].into() };
        assert_eq!(of(&changed), json!({ "entities": ["party", "contact_point"] }));
    }
}
