//! Looking at a file: how it is written, what its rows seem to be, and what its columns mean.

use std::collections::BTreeMap;

use kontor_core::company::Setting;
use kontor_core::fault::Fault;
use kontor_core::id::Id;
use kontor_store::Write;
use kontor_tables::fields::{guess_kind, propose};
use kontor_tables::{ColumnSeen, FieldKind, Shape, ShapeWish, Source, TableKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use super::file::ImportFile;
use super::wish::{ImportWish, MatchBy};
use crate::context::Context;
use crate::error::{Answer, AppError};

/// A file to look at.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportLook {
    /// The file.
    pub file: ImportFile,
    /// How it is written, where that is not to be detected.
    #[serde(default)]
    pub shape: ShapeWish,
    /// What its rows are; guessed when empty.
    #[serde(default)]
    pub kind: Option<TableKind>,
}

/// A kind of table that a file may be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct KindGuess {
    /// The kind.
    pub kind: TableKind,
    /// How sure it is, 0 to 100.
    pub sure: u8,
}

/// A column with the field that is proposed for it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ColumnProposal {
    /// The column.
    pub column: ColumnSeen,
    /// The field.
    pub field: Option<String>,
    /// How sure it is, 0 to 100; 100 where the person said so before.
    pub sure: u8,
}

/// A field that a table of this kind can fill.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldSeen {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether a row makes no sense without it.
    pub required: bool,
}

/// A file that was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportSeen {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// How it is written.
    pub shape: Shape,
    /// What of that a person has said, now or the last time; the rest is detected.
    pub said: ShapeWish,
    /// What its rows may be, the likeliest first.
    pub kinds: Vec<KindGuess>,
    /// What they are taken for.
    pub kind: TableKind,
    /// Its columns, from left to right.
    pub columns: Vec<ColumnProposal>,
    /// The fields of this kind.
    pub fields: Vec<FieldSeen>,
    /// By what rows were recognised the last time that such a file was imported.
    pub match_by: Option<MatchBy>,
    /// Values that were given for empty fields the last time.
    pub defaults: BTreeMap<String, String>,
    /// Whether such a file was imported before.
    pub remembered: bool,
}

/// What is remembered of files with the same columns.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Remembered {
    fields: Vec<Option<String>>,
    shape: ShapeWish,
    match_by: Option<MatchBy>,
    defaults: BTreeMap<String, String>,
}

pub(crate) fn import_look(context: &Context<'_>, request: ImportLook) -> Answer<ImportSeen> {
    let opened = request.file.open()?;
    let seen = opened.source.reshape(&request.shape).map_err(|fault| fault.under("shape"))?;
    let kinds: Vec<KindGuess> =
        guess_kind(seen.columns()).into_iter().map(|(kind, sure)| KindGuess { kind, sure }).collect();
    let kind = request.kind.or_else(|| kinds.first().map(|guess| guess.kind)).unwrap_or(TableKind::Parties);
    let remembered = remembered(context, kind, &seen)?;
    // How it was read the last time holds again, unless the person says something else now.
    let before = remembered.as_ref().filter(|_| request.shape == ShapeWish::default()).map(|known| known.shape.clone());
    let source = match &before {
        Some(shape) => opened.source.reshape(shape).map_err(|fault: Fault| fault.under("shape"))?,
        None => seen,
    };
    let said = before.unwrap_or(request.shape);
    let proposed = propose(source.columns(), kind);
    let columns = source.columns().iter().enumerate().map(|(at, column)| {
        let (field, sure) = match &remembered {
            Some(known) => (known.fields.get(at).cloned().flatten(), 100),
            None => proposed
                .get(at)
                .copied()
                .flatten()
                .map_or((None, 0), |proposal| (Some(proposal.field.name.to_owned()), proposal.sure)),
        };
        ColumnProposal { column: column.clone(), field, sure }
    });
    let columns = columns.collect();
    let fields = kind.fields().iter().map(|field| FieldSeen {
        name: field.name.to_owned(),
        kind: field.kind,
        required: field.required,
    });
    Ok(ImportSeen {
        name: opened.name,
        hash: opened.hash,
        shape: source.shape().clone(),
        said,
        kinds,
        kind,
        columns,
        fields: fields.collect(),
        match_by: remembered.as_ref().and_then(|known| known.match_by),
        defaults: remembered.as_ref().map(|known| known.defaults.clone()).unwrap_or_default(),
        remembered: remembered.is_some(),
    })
}

/// Under what files with these columns are remembered.
fn key(kind: TableKind, source: &Source) -> String {
    let names: Vec<&str> = source.columns().iter().map(|column| column.name.as_str()).collect();
    let hash = Sha256::digest(names.join("\u{1f}").as_bytes());
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("import.{}.{short}", kind.as_str())
}

fn remembered(context: &Context<'_>, kind: TableKind, source: &Source) -> Answer<Option<Remembered>> {
    let known = context.read(|read| Ok(read.setting(&key(kind, source))?))?;
    // What an older program wrote and this one cannot read is as if it had never been said.
    Ok(known.and_then(|known| serde_json::from_value(known).ok()))
}

/// Remembers what was said of a file for the next one like it.
pub(super) fn remember(write: &mut Write<'_>, wish: &ImportWish, source: &Source) -> Answer<()> {
    let known = Remembered {
        fields: wish.fields.clone(),
        shape: wish.shape.clone(),
        match_by: wish.match_by,
        defaults: wish.defaults.clone(),
    };
    let value = serde_json::to_value(known).map_err(|failure| AppError::unexpected(&failure))?;
    let key = key(wish.kind, source);
    let id = kontor_core::entity::SettingId(Id::named(&format!("setting/{key}")));
    Ok(write.save(&Setting { id, key, value })?)
}
