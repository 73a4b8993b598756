//! The tables as an outsider must know them: made from the registry, the descriptions of rows and the words beside the fields
//! of core, so that nothing of it is written down a second time.

use kontor_core::entity::{EntityKind, MergeClass};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

use crate::column::{Column, Holds};
use crate::tables;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be empty.
    pub optional: bool,
    /// What it means, in English.
    pub meaning: String,
}

/// The table of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableSpec {
    /// The kind.
    pub kind: EntityKind,
    /// Its columns without the identity.
    pub columns: Vec<ColumnSpec>,
}

impl TableSpec {
    /// The table of a kind; without columns where nothing is kept row by row.
    #[must_use]
    pub fn of(kind: EntityKind) -> Self {
        Self { kind, columns: tables::described(kind) }
    }
    /// The tables of all kinds that may be told, in the order of the registry. Keys and signatures are left out: they prove what
    /// this journal says, and say nothing anywhere else. So is what is kept of passwords.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let untold = |kind: &EntityKind| {
            use EntityKind as K;
            matches!(kind, K::DeviceKey | K::DocumentSignature | K::CommitReplaced | K::Credential)
        };
        let kinds = EntityKind::ALL.iter().filter(|kind| !untold(kind));
        kinds.map(|kind| Self::of(*kind)).filter(|table| !table.columns.is_empty()).collect()
    }
}

/// Whether rows of the kind can be removed; they stay, with a mark.
#[must_use]
pub const fn removable(kind: EntityKind) -> bool {
    matches!(kind.class(), MergeClass::Master | MergeClass::Draft)
}

/// What the fields of a struct mean: the words that stand beside them in core.
pub struct Meanings(Value);

impl Meanings {
    /// Of a struct.
    #[must_use]
    pub fn of<R: JsonSchema>() -> Self {
        let schema = SchemaGenerator::default().into_root_schema_for::<R>();
        Self(schema.get("properties").cloned().unwrap_or_default())
    }
}

/// A column, described by the type and the words of the field that it comes from.
pub fn spec<R, T: Column>(name: &'static str, _: fn(&R) -> &T, meanings: &Meanings) -> ColumnSpec {
    let meaning = meanings.0[name]["description"].as_str().unwrap_or_default().to_owned();
    ColumnSpec { name, holds: T::HOLDS, optional: T::OPTIONAL, meaning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_says_what_it_means_and_what_it_names() {
        let tables = TableSpec::all();
        assert!(tables.len() > 40);
        for table in &tables {
            assert!(!table.kind.meaning().is_empty());
            assert_eq!(table.columns.len(), tables::columns_of(table.kind).len());
            for (column, (name, _)) in table.columns.iter().zip(tables::columns_of(table.kind)) {
                assert_eq!(column.name, *name);
                assert!(!column.meaning.is_empty(), "{:?}.{name} has no words in core", table.kind);
            }
        }
        let lines = TableSpec::of(EntityKind::DocumentLine);
        let held = |name: &str| lines.columns.iter().find(|column| column.name == name).map(|column| column.holds);
        assert_eq!(held("document"), Some(Holds::Id(Some(EntityKind::Document))));
        assert_eq!(held("quantity"), Some(Holds::Quantity));
    }
}
