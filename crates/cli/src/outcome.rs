//! How a run ends: what stands on standard output, and the exit code.
//!
//! | code | meaning | standard output |
//! |---|---|---|
//! | 0 | done | the answer |
//! | 1 | refused: the request is wrong or the rules say no; or `verify` found something | `{"faults": […]}`, or the report |
//! | 2 | wrong use of the command line | nothing |
//! | 3 | the company file or its key cannot be used | `{"faults": […]}` |
//! | 4 | something failed that should not | `{"faults": […]}` |

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use kontor_app::AppError;
use kontor_core::fault::{Code, Fault};
use serde::Serialize;

/// Result of a task.
pub type Outcome = Result<(), Failure>;

/// Why a task did not end well.
#[derive(Debug)]
pub enum Failure {
    /// The program refused it.
    Refused(AppError),
    /// `verify` found something; its report was shown.
    Findings,
    /// Whoever read the answer has had enough.
    ReaderGone,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::Refused(error)
    }
}
impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault.into())
    }
}
impl From<io::Error> for Failure {
    fn from(failure: io::Error) -> Self {
        let code = match failure.kind() {
            io::ErrorKind::BrokenPipe => return Self::ReaderGone,
            io::ErrorKind::NotFound => Code::FileMissing,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
            _ => return Self::Refused(AppError::unexpected(&failure)),
        };
        Fault::new(code).with("detail", failure).into()
    }
}

/// Shows an answer: on one line for programs, indented for people.
pub fn show(answer: &impl Serialize) -> Outcome {
    let mut out = io::stdout().lock();
    let text = if out.is_terminal() { serde_json::to_string_pretty(answer) } else { serde_json::to_string(answer) };
    let text = text.map_err(|failure| AppError::unexpected(&failure))?;
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// Shows plain text that was asked for.
pub fn show_text(text: &str) -> Outcome {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Says something to the person; nobody may be listening.
pub fn say(words: &str) {
    let _ = writeln!(io::stderr().lock(), "{words}");
}

/// Explains the command line.
pub fn usage(refusal: &clap::Error) -> ExitCode {
    let _ = refusal.print();
    if refusal.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// Ends the run.
pub fn end(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(Failure::Findings) => ExitCode::from(1),
        Err(Failure::Refused(error)) => {
            // A reader that is gone too cannot be told; the exit code still says it.
            let _ = show(&error);
            say(&format!("kontorctl: {error}"));
            ExitCode::from(exit_code(&error))
        }
    }
}

fn exit_code(error: &AppError) -> u8 {
    use Code as C;
    let about_file = [
        C::FileInUse,
        C::NotACompany,
        C::NewerFile,
        C::ReadOnly,
        C::DiskFull,
        C::DiskFailed,
        C::FileMissing,
        C::FileExists,
        C::FileDamaged,
        C::UpgradeFailed,
        C::RestoreFailed,
        C::BackupDamaged,
        C::BackupFolderMissing,
        C::BackupTargetFull,
        C::BackupTargetReadOnly,
        C::BackupTargetFailed,
        C::KeyStoreUnavailable,
        C::KeyStoreLocked,
        C::KeyMissing,
        C::PassphraseMissing,
        C::WrongPassphrase,
        C::RecoveryKeyWrong,
        C::RecoveryKeyLength,
        C::RecoveryKeyOther,
    ];
    if error.has(C::Internal) {
        4
    } else if error.faults.iter().any(|fault| about_file.contains(&fault.code)) {
        3
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_refusal_has_its_exit_code() {
        let code = |code: Code| exit_code(&Fault::new(code).into());
        assert_eq!((code(Code::Required), code(Code::UnknownCommand), code(Code::NotAllowed)), (1, 1, 1));
        assert_eq!((code(Code::FileInUse), code(Code::WrongPassphrase)), (3, 3));
        assert_eq!(code(Code::Internal), 4);
    }
}
