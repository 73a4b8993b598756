//! {{Words}} as rows.

use kontor_core::entity::EntityKind;
use kontor_core::id::EntityId;
use kontor_core::{{name}}::{{Type}};

use crate::record;

record!({{Type}}: {{Type}} { 1 name, 2 notes } search |row| (EntityKind::{{Type}}, row.id.id()), row.name.clone());
