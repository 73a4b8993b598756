//! Everything back: `import_all` makes a company file for what an archive holds.
//!
//! The new file belongs to this PC: it gets an identity and a code of its own, so that its numbers can never be those of the PC
//! that wrote the archive. Documents keep theirs, and every series stays as long as it is.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use kontor_core::company::{Branch, Device, User};
use kontor_core::entity::{BranchId, DeviceId, EntityKind};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::RoleKey;
use kontor_record::schema::TableSpec;
use kontor_store::audit::Rule;
use kontor_store::row::Row;
use kontor_store::{Author, Record, StoreError, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::manifest::TablePart;
use super::rows::Rows;
use super::unpack::{Archive, damaged};
use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::host::{entropy, new_id};
use crate::job::Progress;
use crate::people::person_to_sit;
use crate::program::{Nothing, ProgramState, program_state};
use crate::rebuild::rebuild;
use crate::setup::{make_file, usual_path};
use crate::verify::{self, VerifyReport};

/// Rows that travel as one commit.
const ROWS_A_COMMIT: usize = 1_000;

/// An archive that shall become a company.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportAll {
    /// The archive.
    pub file: PathBuf,
    /// Where the company file goes; a name made of the firm's in the usual folder when empty.
    #[serde(default)]
    pub path: Option<PathBuf>,
}

/// A company that came in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportedAll {
    /// The program with the company open.
    pub state: ProgramState,
    /// Rows of all tables.
    #[ts(type = "number")]
    pub rows: u64,
    /// Kept files.
    #[ts(type = "number")]
    pub files: u64,
    /// Whether the company is sound, judged anew.
    pub report: VerifyReport,
}

pub(crate) fn import_all(desk: &Desk, request: ImportAll) -> Answer<ImportedAll> {
    let mut archive = Archive::open(&request.file)?;
    let user = administrator(&mut archive)?;
    let usual = || usual_path(&desk.place().companies, &archive.manifest.company);
    let path = request.path.clone().unwrap_or_else(usual);
    let device = DeviceId(new_id(desk.host()));
    let author = Author {
        user: user.id,
        command: "import_all",
        now: desk.host().now(),
        durable: true,
        entropy: entropy(desk.host()),
    };
    let (store, report) = make_file(desk, &path, device, |store| {
        store.write_long(author, |write| bring_in(write, &mut archive, device, desk.progress()))
    })?;
    let person = store.read(person_to_sit)?;
    desk.leave();
    desk.enter(store, person)?;
    let files = archive.manifest.files.len() as u64;
    Ok(ImportedAll { state: program_state(desk, Nothing {})?, rows: archive.manifest.rows(), files, report })
}

/// Reads all that an archive holds, as it is read when it comes in, and keeps nothing; answers how many rows there are.
///
/// # Errors
/// As [`Archive::open`], and for what a row or a file of it is not.
pub(crate) fn look_through(file: &Path) -> Answer<u64> {
    let mut archive = Archive::open(file)?;
    administrator(&mut archive)?;
    for kind in EntityKind::ALL {
        each_row(&mut archive, *kind, |_| Ok(()))?;
    }
    for kept in std::mem::take(&mut archive.manifest.files) {
        archive.file(&kept.file)?;
    }
    Ok(archive.manifest.rows())
}

/// In whose name it is done, and who works in the company then: the first who may do everything.
fn administrator(archive: &mut Archive) -> Answer<User> {
    let mut found: Vec<User> = Vec::new();
    each_row(archive, EntityKind::User, |row| {
        let user = User::from_cells(row.id, row.cells).map_err(|failure| damaged_row(&failure.into()))?;
        if user.active && !row.removed && user.role == RoleKey::Ready(ReadyRole::Administrator) {
            found.push(user);
        }
        Ok(())
    })?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let first = found.into_iter().next();
    first.ok_or_else(|| damaged("user", "no administrator").into())
}

/// All rows and files; then what follows from them, and the judgement of it.
fn bring_in(
    write: &mut Write<'_>,
    archive: &mut Archive,
    device: DeviceId,
    progress: &Progress,
) -> Answer<VerifyReport> {
    let files = std::mem::take(&mut archive.manifest.files);
    progress.expect(archive.manifest.rows() + files.len() as u64 + archive.manifest.rows_of(EntityKind::Document));
    write.suspend_search();
    for kind in EntityKind::ALL {
        each_row(archive, *kind, |row| {
            write.insert_row(*kind, row).map_err(|failure| damaged_row(&failure))?;
            if write.changes() >= ROWS_A_COMMIT {
                seal(write)?;
            }
            Ok(progress.step(1)?)
        })?;
    }
    for kept in &files {
        let bytes = archive.file(&kept.file)?;
        write.keep_file(&kept.mime, &bytes)?;
        progress.step(1)?;
    }
    archive.manifest.files = files;
    if write.company()?.is_none() {
        return Err(damaged("company", "missing").into());
    }
    settle_in(write, device, DeviceId(archive.manifest.device))?;
    seal(write)?;
    write.remember_masters();
    rebuild(write, progress)?;
    let report = verify::report(write)?;
    match report.findings.iter().find(|finding| finding.rule == Rule::ReferencesHold) {
        Some(finding) => Err(damaged(&finding.name, &format!("{} missing", finding.expected)).into()),
        None => Ok(report),
    }
}

/// What came in cannot be taken back step by step: the file goes as a whole.
fn seal(write: &mut Write<'_>) -> Answer<()> {
    write.not_undoable();
    write.next_commit()?;
    write.not_undoable();
    Ok(())
}

/// This PC stands where the one stood that wrote the archive, with the next code that gave no numbers yet.
fn settle_in(write: &mut Write<'_>, device: DeviceId, before: DeviceId) -> Answer<()> {
    let branch = match write.find::<Device>(before)? {
        Some(before) => Some(before.branch),
        None => write.branches()?.first().map(|branch: &Branch| branch.id),
    };
    let branch: BranchId = branch.ok_or_else(|| damaged("branch", "missing"))?;
    let taken = write.device_codes()?;
    let code = (1..100).map(|number| format!("{number:02}")).find(|code| !taken.contains(code));
    let code = code.ok_or_else(|| Fault::at("code", Code::OutOfRange).with("min", 1).with("max", 99))?;
    let name = format!("PC {}", taken.len() + 1);
    Ok(write.insert(&Device { id: device, code, name, branch })?)
}

/// Goes through the rows of a table, if the archive has it.
fn each_row(archive: &mut Archive, kind: EntityKind, mut each: impl FnMut(Row) -> Answer<()>) -> Answer<()> {
    let found = archive.manifest.tables.iter().find(|table| table.table == kind.table()).cloned();
    let Some(TablePart { rows: expected, file: part, .. }) = found else { return Ok(()) };
    let (format, table) = (archive.manifest.rows_as, TableSpec::of(kind));
    let mut unpacked = archive.part(&part)?;
    let mut rows = Rows::new(format, &table, &part.path, BufReader::new(&mut unpacked))?;
    while let Some(row) = rows.next()? {
        each(row).map_err(|error| with_place(error, &format!("{}:{}", part.path, rows.count())))?;
    }
    if rows.count() != expected {
        return Err(rows.wrong("rows").into());
    }
    drop(rows);
    Ok(unpacked.finish()?)
}

/// A row that this program cannot read, or that breaks a rule of its table.
fn damaged_row(failure: &StoreError) -> AppError {
    match failure {
        StoreError::Unreadable { what, detail } => damaged("", &format!("{what}: {detail}")).into(),
        other => other.faults().map_or_else(|| AppError::unexpected(other), Into::into),
    }
}

fn with_place(mut error: AppError, place: &str) -> AppError {
    for fault in error.faults.iter_mut().filter(|fault| fault.code == Code::ExportDamaged) {
        fault.params.insert("part".to_owned(), place.to_owned());
    }
    error
}
