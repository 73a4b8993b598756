//! What the person wants of an import.

use std::collections::BTreeMap;

use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::text_enum;
use kontor_tables::{ShapeWish, TableKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::file::ImportFile;

text_enum! {
    /// By what a row is recognised as a record that is there already.
    MatchBy {
        /// Customer, supplier or item number.
        Number "number",
        /// VAT id.
        VatId "vat_id",
        /// Mail address.
        Mail "mail",
        /// Name.
        Name "name",
        /// Barcode.
        Barcode "barcode",
    }
}

/// What happens to one row, whatever holds for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum RowChoice {
    /// A new record comes of it, even where it looks like another one.
    Create,
    /// It brings this record up to date.
    Update {
        /// Which.
        id: Id,
    },
    /// Nothing comes of it.
    Skip,
}

/// An import as it should be done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportWish {
    /// The file.
    pub file: ImportFile,
    /// SHA-256 of the file that the person looked at; another one is refused with `changed-meanwhile`.
    #[serde(default)]
    pub hash: Option<String>,
    /// What its rows are.
    pub kind: TableKind,
    /// How it is written, where that is not to be detected.
    #[serde(default)]
    pub shape: ShapeWish,
    /// The field of each column, from left to right; nothing for columns that are not wanted.
    pub fields: Vec<Option<String>>,
    /// Values for fields that are empty or have no column.
    #[serde(default)]
    pub defaults: BTreeMap<String, String>,
    /// By what rows are recognised; by the surest that the columns have when empty.
    #[serde(default)]
    pub match_by: Option<MatchBy>,
    /// Records that are there already stay as they are.
    #[serde(default)]
    pub keep_known: bool,
    /// No new records come about.
    #[serde(default)]
    pub only_known: bool,
    /// Rows that are wrong are left out instead of keeping the whole file out.
    #[serde(default)]
    pub leave_out_wrong: bool,
    /// Rows for which something else was decided, by their number in the file.
    #[serde(default)]
    pub choices: BTreeMap<u32, RowChoice>,
}

impl ImportWish {
    /// Every field must be one of the kind, no field twice, and those be there without which no row makes sense.
    pub(super) fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        let known = self.kind.fields();
        for (at, name) in self.fields.iter().enumerate() {
            let Some(name) = name else { continue };
            if !known.iter().any(|field| field.name == name) {
                faults.push(Fault::at(format!("fields.{at}"), Code::NotAChoice));
            } else if self.fields.iter().take(at).flatten().any(|other| other == name) {
                faults.push(Fault::at(format!("fields.{at}"), Code::Repeated));
            }
        }
        let chosen: Vec<&str> = self.fields.iter().flatten().chain(self.defaults.keys()).map(String::as_str).collect();
        for field in self.kind.lacking(&chosen) {
            faults.push(Fault::at("fields", Code::ColumnMissing).with("field", field.name));
        }
        faults.ok()
    }
}
