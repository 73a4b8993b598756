//! {{Words}} as rows.

use kontor_core::{{name}}::{{Type}};

use crate::record;

record!({{Type}}: {{Type}} { 1 name, 2 notes });
