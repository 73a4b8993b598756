//! {{Words}} as they stand in lists.

use kontor_core::entity::{{Type}}Id;

use crate::list;

list! {
    /// A {{words}} in the list.
    {{Type}}Row from "{{name}} r"
    where "r._del = 0" key "r.id" search {{Type}} order "r.name COLLATE NOCASE", "r.id" {
        /// Identity.
        id: {{Type}}Id = "r.id";
        /// Name.
        name: String = "r.name";
    }
}
