//! Everything out: `export_all`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat};
use kontor_core::fault::{Code, Fault};
use kontor_core::journal::DisclosureKind;
use kontor_core::time::Timestamp;
use kontor_record::schema::TableSpec;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::manifest::{FilePart, Manifest, TablePart, file_path};
use super::pack::Pack;
use super::{ExportFormat, rows, schema};
use crate::context::{Calendar, Context, company};
use crate::error::{Answer, AppError};
use crate::journal::disclose;
use crate::setup::safe_name;

/// What `manifest.json` is called.
pub(super) const MANIFEST: &str = "manifest.json";
/// What `schema.json` is called.
pub(super) const SCHEMA: &str = "schema.json";

/// How everything goes out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportAll {
    /// The archive to write, or a folder for it; beside the company file when empty.
    #[serde(default)]
    pub path: Option<PathBuf>,
    /// How rows are written.
    #[serde(default = "csv")]
    pub format: ExportFormat,
    /// Whether a file that is there may be replaced.
    #[serde(default)]
    pub replace: bool,
}

const fn csv() -> ExportFormat {
    ExportFormat::Csv
}

/// What went out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportedAll {
    /// The archive.
    pub path: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Rows of all tables.
    #[ts(type = "number")]
    pub rows: u64,
    /// Kept files.
    #[ts(type = "number")]
    pub files: u64,
}

pub(crate) fn export_all(context: &Context<'_>, request: ExportAll) -> Answer<ExportedAll> {
    let made: ExportedAll = context.read(|read| {
        let target = target(context, read, request.path.as_deref())?;
        let same = |path: &Path| path.canonicalize().ok().is_some_and(|path| Some(path) == target.canonicalize().ok());
        if target.exists() && (!request.replace || same(context.store.path())) {
            return Err(Fault::at("path", Code::FileExists).with("path", target.display()).into());
        }
        let tables = TableSpec::all();
        let mut total = read.count_files()?;
        for table in &tables {
            total = total.saturating_add(read.count_rows(table.kind)?);
        }
        context.progress.expect(total);
        let mut pack = Pack::begin(&target, context.new_id())?;
        let manifest = fill(context, read, &mut pack, &tables, request.format)?;
        pack.add(MANIFEST, |sink| json(&mut sink.piece, &manifest))?;
        let bytes = pack.finish(&target)?;
        Ok(ExportedAll {
            path: target.display().to_string(),
            bytes,
            rows: manifest.rows(),
            files: manifest.files.len() as u64,
        })
    })?;
    context.write(|write| disclose(context, write, DisclosureKind::Everything, None, "export_all", made.rows))?;
    Ok(made)
}

/// Where the archive goes; in a folder it bears the name of the firm and the day.
fn target(context: &Context<'_>, read: &Read<'_>, wanted: Option<&Path>) -> Answer<PathBuf> {
    let company = company(read)?;
    let day = Calendar::of(&company).day_of(context.now());
    Ok(place_of(context, wanted, &format!("{} {day}.zip", safe_name(&company.name))))
}

/// Where an archive goes: into the folder or the file that is wanted, else beside the company.
pub(crate) fn place_of(context: &Context<'_>, wanted: Option<&Path>, name: &str) -> PathBuf {
    match wanted {
        Some(folder) if folder.is_dir() => folder.join(name),
        Some(file) => file.to_owned(),
        None => context.store.path().with_file_name(name),
    }
}

/// All but the manifest, which knows what it holds.
fn fill(
    context: &Context<'_>,
    read: &Read<'_>,
    pack: &mut Pack,
    tables: &[TableSpec],
    format: ExportFormat,
) -> Answer<Manifest> {
    let described = pack.add(SCHEMA, |sink| json(&mut sink.piece, &schema::describe(tables)))?;
    let made_at = instant(context.now());
    let mut manifest = Manifest::new(&company(read)?.name, made_at, read.this_device()?, format, described);
    for table in tables {
        let mut count = 0;
        let file = pack.add(&format.path_of(table.kind.table()), |sink| {
            rows::write_head(format, table, &mut sink.piece);
            read.each_row(table.kind, |row| {
                count += 1;
                rows::write_row(format, table, &row, &mut sink.piece)?;
                sink.passed()?;
                Ok::<_, AppError>(context.progress.step(1)?)
            })
        })?;
        manifest.tables.push(TablePart { table: table.kind.table().to_owned(), rows: count, file });
    }
    read.each_file(|kept| {
        let file = pack.add(&file_path(&kept.hash, &kept.mime), |sink| {
            sink.piece = kept.bytes;
            Ok(())
        })?;
        manifest.files.push(FilePart { mime: kept.mime, file });
        Ok::<_, AppError>(context.progress.step(1)?)
    })?;
    Ok(manifest)
}

fn json(out: &mut Vec<u8>, value: &impl Serialize) -> Answer<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(|failure| AppError::unexpected(&failure))?;
    out.push(b'\n');
    Ok(())
}

fn instant(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
