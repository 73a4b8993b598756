//! Upgrades that cannot kill the data: a file of an older version is copied, the copy is migrated and judged, and only then takes the
//! place of the old file, which stays beside it.
//!
//! * A crash between any two steps leaves a file that opens: the old one, or the upgraded one.
//! * When anything fails the old file is as it was, for the version that wrote it.
//! * An upgrade makes nothing worse: no figure differs, and no rule is broken that held before.
//! * [`back`] puts the old file in place again, and never lets it give a number that was given meanwhile.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use rusqlite::Connection;

use crate::audit::{Finding, Rule};
use crate::error::{Result, StoreError};
use crate::file::{Judge, Opening, connect_to_company, take_lock};
use crate::key::Key;
use crate::online::copy_under;
use crate::place::{self, UPGRADING, beside};
use crate::read::Read;
use crate::totals::Totals;
use crate::{incarnation, migrate};

/// A file as it was before an upgrade; the number behind it says how many migrations it had seen.
const BEFORE: &str = ".before-";
/// A file as it was before it was taken back.
const AFTER: &str = ".after-";

/// A step of an upgrade that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The copy is on the disk.
    Copied,
    /// The copy is of this version.
    Migrated,
    /// The copy is sound and comes to the same figures.
    Judged,
    /// The old file has a second name.
    Kept,
    /// The copy stands in the place of the old file.
    Swapped,
}

impl Step {
    /// All of them in their order.
    pub const ALL: [Self; 5] = [Self::Copied, Self::Migrated, Self::Judged, Self::Kept, Self::Swapped];
}

/// Upgrades the file behind an open connection, which nobody else has.
///
/// # Errors
/// `upgrade-failed`, `disk-full`, `read-only`; the file is as it was.
pub(crate) fn run(path: &Path, key: &Key, sql: Connection, opening: &Opening<'_>) -> Result<()> {
    let upgraded = attempt(path, key, sql, opening);
    place::sweep(path);
    upgraded.map_err(|failure| refused(path, failure))
}

fn attempt(path: &Path, key: &Key, sql: Connection, opening: &Opening<'_>) -> Result<()> {
    let before = migrate::version(&sql)?;
    close(sql)?;
    let copy = beside(path, UPGRADING);
    place::copy(path, &copy)?;
    (opening.step)(Step::Copied)?;

    let mut sql = connect_to_company(&copy, key)?;
    let (figures, findings) = judged(&sql, opening.judge)?;
    migrate::run(&mut sql, opening.now.0)?;
    (opening.step)(Step::Migrated)?;
    let (new_figures, new_findings) = judged(&sql, opening.judge)?;
    compare(&figures, &new_figures)?;
    let known: BTreeSet<Seen<'_>> = findings.iter().map(seen).collect();
    if let Some(finding) = new_findings.iter().find(|finding| !known.contains(&seen(finding))) {
        return Err(failed(finding.rule.as_str(), &finding.name, &finding.expected, &finding.found).into());
    }
    close(sql)?;
    place::sync(&copy)?;
    (opening.step)(Step::Judged)?;

    place::keep(path, &place::free(path, &format!("{BEFORE}{before}")))?;
    (opening.step)(Step::Kept)?;
    place::replace(&copy, path)?;
    (opening.step)(Step::Swapped)
}

/// Ends a connection: the log is folded into the file, which is then all there is.
pub(crate) fn close(sql: Connection) -> Result<()> {
    sql.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    sql.close().map_err(|(_, failure)| failure.into())
}

/// What tells a finding from another.
type Seen<'a> = (&'static str, Option<kontor_core::id::Id>, &'a str);

fn seen(finding: &Finding) -> Seen<'_> {
    (finding.rule.as_str(), finding.id, &finding.name)
}

/// Figures and findings. A file that SQLite itself finds damaged is not worked on at all.
fn judged(sql: &Connection, judge: Judge<'_>) -> Result<(Totals, Vec<Finding>)> {
    let read = Read { sql, memory: None, viewer: None };
    if let Some(damage) = read.damage()? {
        return Err(failed(Rule::FileSound.as_str(), "", "ok", &damage).into());
    }
    let findings = if migrate::due(sql)?.is_empty() { judge(&read)? } else { judged_older(&read, judge)? };
    Ok((read.totals()?, findings))
}

/// What older files have not, or have elsewhere, as the rules ask for it: they know of no numbers that were left out, and what goods
/// were worth stood with their moves.
const STAND_INS: &[(&str, &str)] = &[
    ("number_gap", "SELECT '' AS kind, '' AS device, 0 AS year, 0 AS after_no, 0 AS last_no WHERE 0"),
    ("number_left", "SELECT x'' AS document, '' AS kind, '' AS device, 0 AS year WHERE 0"),
    ("number_elsewhere", "SELECT x'' AS document WHERE 0"),
    ("stock_move_cost", "SELECT id, value_minor FROM main.stock_move"),
    ("link", "SELECT 1 AS one WHERE 0"),
];

/// Columns that came later, and are empty until then.
const LATER: &[(&str, &[&str])] = &[
    ("party", &["merged_into"]),
    ("item", &["merged_into"]),
    ("document", &["destination", "draft"]),
    ("deal", &["team"]),
];

/// The findings of a file of an older version: by all rules, or else by those that can be asked of it.
fn judged_older(read: &Read<'_>, judge: Judge<'_>) -> Result<Vec<Finding>> {
    let mut missing = Vec::new();
    for (name, stand_in) in STAND_INS {
        let has = "SELECT count(*) FROM main.sqlite_schema WHERE name = ?1";
        if read.sql.query_row(has, [name], |row| row.get::<_, i64>(0))? == 0 {
            read.sql.execute_batch(&format!("CREATE TEMP VIEW {name} AS {stand_in}"))?;
            missing.push(name);
        }
    }
    for (table, columns) in LATER {
        let has = "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2";
        let mut later = String::new();
        for column in *columns {
            if read.sql.query_row(has, [table, column], |row| row.get::<_, i64>(0))? == 0 {
                later.push_str(&format!(", NULL AS {column}"));
            }
        }
        if !later.is_empty() {
            read.sql.execute_batch(&format!("CREATE TEMP VIEW {table} AS SELECT *{later} FROM main.{table}"))?;
            missing.push(table);
        }
    }
    let findings = judge(read).unwrap_or_else(|_| read.audit_older());
    for name in missing {
        read.sql.execute_batch(&format!("DROP VIEW temp.{name}"))?;
    }
    Ok(findings)
}

/// Whether both come to the same.
///
/// # Errors
/// `upgrade-failed` with the first figure that differs.
pub(crate) fn compare(before: &Totals, after: &Totals) -> Result<()> {
    match before.difference(after) {
        None => Ok(()),
        Some((name, was, is)) => Err(failed("totals", name, &was.to_string(), &is.to_string()).into()),
    }
}

fn failed(rule: &str, name: &str, expected: &str, found: &str) -> Fault {
    let fault = Fault::new(Code::UpgradeFailed).with("detail", format!("{rule} {name}").trim());
    fault.with("expected", expected).with("found", found)
}

/// Why the upgrade was not made: room and rights are said as such, everything else is about the file.
fn refused(path: &Path, failure: StoreError) -> StoreError {
    let faults = failure.faults();
    let plain =
        [Code::DiskFull, Code::DiskFailed, Code::ReadOnly, Code::FileInUse, Code::FileMissing, Code::UpgradeFailed];
    if faults.as_ref().is_some_and(|faults| faults.0.iter().any(|fault| plain.contains(&fault.code))) {
        return failure;
    }
    tracing::warn!(%failure, "upgrade failed");
    Fault::new(Code::UpgradeFailed).with("detail", &failure).with("path", path.display()).into()
}

/// The files that upgrades kept beside a company, the newest version last.
#[must_use]
pub fn kept(path: &Path) -> Vec<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned() + BEFORE;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut found: Vec<(Vec<u32>, PathBuf)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let rest = entry.file_name().to_str()?.strip_prefix(&name)?.to_owned();
            let numbers = rest.split('-').map(str::parse).collect::<std::result::Result<_, _>>().ok()?;
            Some((numbers, path.with_file_name(entry.file_name())))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, path)| path).collect()
}

/// Puts the file that the last upgrade kept in place again; the upgraded one stays beside it. Answers where.
///
/// # Errors
/// `work-since` when something was changed since, unless it may be `lost`; `nothing-to-do`; as [`crate::Store::open`].
pub fn back(path: &Path, key: &Key, lost: bool) -> Result<PathBuf> {
    let _lock = take_lock(path)?;
    let done = put_back(path, key, lost);
    place::sweep(path);
    done
}

fn put_back(path: &Path, key: &Key, lost: bool) -> Result<PathBuf> {
    let kept = kept(path).pop().ok_or_else(|| Fault::new(Code::NothingToDo))?;
    let copy = beside(path, UPGRADING);
    let newer = connect_to_company(path, key)?;
    // The company may have got a new key since: then the kept file is under a former one, and comes back under the present one.
    let keys = [vec![key.clone()], Read { sql: &newer, memory: None, viewer: None }.former_keys().unwrap_or_default()]
        .concat();
    copy_under(&kept, &keys, Some(key), &copy)?;
    let older = connect_to_company(&copy, key)?;
    if migrate::version(&newer)? <= migrate::version(&older)? {
        return Err(Fault::new(Code::NothingToDo).into());
    }
    let commits =
        |sql: &Connection| Ok::<_, StoreError>(Read { sql, memory: None, viewer: None }.totals()?.get("commits"));
    let since = commits(&newer)? - commits(&older)?;
    if since != 0 && !lost {
        return Err(Fault::new(Code::WorkSince).with("commits", since).into());
    }
    incarnation::raise_series(&older, &incarnation::known(&newer)?.series)?;
    let after = place::free(path, &format!("{AFTER}{}", migrate::version(&newer)?));
    close(newer)?;
    close(older)?;
    place::sync(&copy)?;
    place::keep(path, &after)?;
    place::replace(&copy, path)?;
    Ok(after)
}
