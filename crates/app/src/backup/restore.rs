//! A backup becomes the company again, as it stood then or at any moment since (`docs/administrator.md`).

use std::path::{Path, PathBuf};

use kontor_core::company::{Device, User};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::{Action, Resource};
use kontor_core::time::Timestamp;
use kontor_store::restore::{Restored, Restoring, Settling, restore};
use kontor_store::{Author, Key, Write, recovery_key};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::manifest::Manifest;
use crate::Effect;
use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;
use crate::host::{Host, entropy, new_id};
use crate::job::Progress;
use crate::keys::KeyHome;
use crate::program::ProgramState;
use crate::rebuild;
use crate::secret::Secret;
use crate::setup::{CompanyOpen, company_open};
use crate::verify;

/// Moments that are shown at once.
const MOMENTS: i64 = 500;

/// A moment: the last commit that the company shall have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Moment {
    /// Incarnation of the PC.
    #[ts(type = "number")]
    pub incarnation: i64,
    /// The commit.
    #[ts(type = "number")]
    pub dseq: i64,
}

/// Between which backup and which moment.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupMoments {
    /// The backup.
    pub backup: PathBuf,
    /// Only moments before this one, for the next page.
    #[serde(default)]
    pub before: Option<Moment>,
}

/// What was done at a moment since the backup.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct MomentRow {
    /// The moment: with this change, without the next one.
    pub moment: Moment,
    /// When, by the clock of the PC.
    pub at_ms: Timestamp,
    /// Who.
    pub user: String,
    /// The command.
    pub command: String,
}

/// A backup that shall become the company.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct BackupRestore {
    /// The backup.
    pub backup: PathBuf,
    /// The company file that it becomes; the open one when empty. What is there is kept beside it.
    #[serde(default)]
    pub path: Option<PathBuf>,
    /// The moment up to which it is carried on with the changes of the file that is there; that of the backup when empty.
    #[serde(default)]
    pub until: Option<Moment>,
    /// The passphrase, where one locks the key.
    #[serde(default)]
    pub passphrase: Option<Secret>,
    /// The recovery key, where the key of the backup is lost.
    #[serde(default)]
    pub recovery_key: Option<Secret>,
}

/// A company that was restored.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupRestored {
    /// The program with the company open, as far as nobody must sign in.
    pub state: ProgramState,
    /// Where the file lies that was there before.
    pub replaced: Option<PathBuf>,
    /// Whether it was known how far that file came. If not, this PC goes on as another one and gives its numbers under a new code.
    pub known: bool,
}

pub(crate) fn backup_moments(context: &Context<'_>, request: BackupMoments) -> Answer<Vec<MomentRow>> {
    let manifest = Manifest::beside(&request.backup);
    let manifest =
        manifest.ok_or_else(|| Fault::at("backup", Code::FileMissing).with("path", request.backup.display()))?;
    let before = request.before.map_or((i64::MAX, i64::MAX), |moment| (moment.incarnation, moment.dseq));
    context.read(|read| {
        let own =
            read.this_device()?.0 == manifest.device && read.company()?.map(|found| found.id.0) == manifest.company;
        if !own {
            return Err(Fault::at("backup", Code::MomentUnknown).into());
        }
        let mut rows = Vec::new();
        for made in read.commits_between((manifest.incarnation, manifest.dseq), before, MOMENTS)? {
            let user = read.find::<User>(made.user)?.map(|user| user.name).unwrap_or_default();
            let moment = Moment { incarnation: made.incarnation, dseq: made.dseq };
            rows.push(MomentRow { moment, at_ms: made.at, user, command: made.command });
        }
        Ok(rows)
    })
}

pub(crate) fn backup_restore(desk: &Desk, request: BackupRestore) -> Answer<BackupRestored> {
    let path = request.path.clone().or_else(|| desk.open_path()).ok_or_else(|| Fault::at("path", Code::Required))?;
    if !request.backup.is_file() {
        return Err(Fault::at("backup", Code::FileMissing).with("path", request.backup.display()).into());
    }
    if let Some(manifest) = Manifest::beside(&request.backup)
        && !manifest.fits(&request.backup)?
    {
        return Err(Fault::at("backup", Code::BackupDamaged).with("detail", "sha256").into());
    }
    let (present, keys) = keys(desk, &path, &request)?;
    // Whoever has the recovery key has the company.
    if request.recovery_key.is_none() {
        desk.allows_closed(&path, &present, Resource::Company, Action::Change)?;
    }
    let user = desk.inside("backup_restore", Effect::Reads, |context| Ok(context.user.id)).unwrap_or_default();
    desk.leave();
    let restored = restore(&Restoring {
        backup: &request.backup,
        keys: &keys,
        path: &path,
        present: &present,
        until: request.until.map(|moment| (moment.incarnation, moment.dseq)),
        author: Author {
            user,
            command: "backup_restore",
            now: desk.host().now(),
            durable: true,
            entropy: entropy(desk.host()),
        },
        judge: &|read| Ok(verify::report(read)?.findings),
        settle: &|write, settling| Ok(settle(desk.host(), desk.progress(), write, settling)?),
    });
    let Restored { key, replaced, known } = match restored {
        Ok(restored) => restored,
        Err(failure) => {
            // The company is as it was: it is open again, if it was and can be.
            if let Err(error) = open_again(desk, &path, &request) {
                tracing::warn!(%error, "the company stays closed");
            }
            return Err(failure.into());
        }
    };
    if !present.iter().any(|present| present.same(&key)) {
        let home = if request.passphrase.is_some() { KeyHome::Passphrase } else { desk.keys().home(&path) };
        desk.keys().replace(&path, &[&key], home, request.passphrase.as_ref())?;
    }
    Ok(BackupRestored { state: open_again(desk, &path, &request)?, replaced, known })
}

fn open_again(desk: &Desk, path: &Path, request: &BackupRestore) -> Answer<ProgramState> {
    let passphrase = request.passphrase.clone();
    company_open(desk, CompanyOpen { path: path.to_owned(), passphrase, recovery_key: None })
}

/// The keys that may open the file which is there, and those that may open the backup: these, former ones, the recovery key, and one
/// that is kept under the name that both have.
fn keys(desk: &Desk, path: &Path, request: &BackupRestore) -> Answer<(Vec<Key>, Vec<Key>)> {
    let passphrase = request.passphrase.as_ref();
    let present = if path.is_file() { desk.keys().load(path, passphrase) } else { Ok(Vec::new()) };
    let mut keys = present.clone().unwrap_or_default();
    if let Some(typed) = &request.recovery_key {
        keys.push(recovery_key::read(typed.text()).map_err(|fault| fault.under("recovery_key"))?);
    }
    let former = kontor_store::backup::look_into(path, &keys, |read, _| read.former_keys());
    keys.extend(former.unwrap_or_default());
    keys.extend(desk.keys().load(&request.backup, passphrase).unwrap_or_default());
    match present {
        Err(fault) if keys.is_empty() => Err(fault.into()),
        present => Ok((present.unwrap_or_default(), keys)),
    }
}

/// What was kept beside the facts is derived anew where commits were applied; and where nobody knows which numbers were given since, this
/// PC goes on as another one, which gives its numbers under the next free code.
fn settle(host: &dyn Host, progress: &Progress, write: &mut Write<'_>, settling: Settling) -> Answer<()> {
    if settling.carried_on {
        rebuild::rebuild_with_holds(host, write, progress)?;
    }
    if settling.unknown {
        let taken = write.device_codes()?;
        let free = (1..100).map(|number| format!("{number:02}")).find(|code| !taken.contains(code));
        let code = free.ok_or_else(|| Fault::at("code", Code::OutOfRange).with("min", 1).with("max", 99))?;
        let before: Device = write.get(write.this_device()?)?;
        let device =
            Device { id: new_id(host), code, name: format!("{} ({})", before.name, taken.len() + 1), ..before };
        write.become_device(device.id)?;
        write.not_undoable();
        write.insert(&device)?;
    }
    Ok(())
}
