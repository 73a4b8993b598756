//! What the store answers when it cannot do its work, and how that becomes a code.

use std::io::ErrorKind;

use kontor_core::fault::{Code, Fault, Faults};
use rusqlite::ErrorCode;

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do its work. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A rule said no.
    #[error("{0}")]
    Refused(Faults),
    /// SQLite failed.
    #[error("database: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file system failed.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A row holds what this program cannot read.
    #[error("unreadable {what}: {detail}")]
    Unreadable {
        /// Which table or column.
        what: String,
        /// What was found.
        detail: String,
    },
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault.into())
    }
}

impl From<Faults> for StoreError {
    fn from(faults: Faults) -> Self {
        Self::Refused(faults)
    }
}

impl From<kontor_record::Unreadable> for StoreError {
    fn from(kontor_record::Unreadable { what, detail }: kontor_record::Unreadable) -> Self {
        Self::Unreadable { what, detail }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable { what: "json".to_owned(), detail: error.to_string() }
    }
}

const SHMSIZE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl StoreError {
    /// The code that a person is told, or `None` when the failure is unexpected and belongs into the log.
    #[must_use]
    pub fn faults(&self) -> Option<Faults> {
        let code = match self {
            Self::Refused(faults) => return Some(faults.clone()),
            // The file beside the company that coordinates its readers could not grow.
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) if failure.extended_code == SHMSIZE => {
                Code::DiskFull
            }
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) => match failure.code {
                ErrorCode::DiskFull => Code::DiskFull,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Code::ReadOnly,
                ErrorCode::NotADatabase => Code::NotACompany,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
                    Code::FileInUse
                }
                ErrorCode::DatabaseCorrupt => Code::FileDamaged,
                ErrorCode::SystemIoFailure => Code::DiskFailed,
                _ => return None,
            },
            Self::File(error) => match error.kind() {
                ErrorKind::NotFound => Code::FileMissing,
                ErrorKind::AlreadyExists => Code::FileExists,
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
                ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Code::DiskFull,
                _ if is_of_the_disk(error) => Code::DiskFailed,
                _ => return None,
            },
            Self::Database(_) => return None,
            Self::Unreadable { .. } => Code::FileDamaged,
        };
        Some(Fault::new(code).with("detail", self).into())
    }
}

/// Whether it is the disk that does not answer, or the network to it.
fn is_of_the_disk(error: &std::io::Error) -> bool {
    // EIO, ENXIO, ENODEV, ENOTCONN, ESTALE, EREMOTEIO have no kinds of their own; nor have those of Windows for a drive that is not
    // ready, does not work, or is gone.
    let known: &[i32] = if cfg!(windows) { &[21, 31, 55, 59, 64, 1_167] } else { &[5, 6, 19, 107, 116, 121] };
    let away =
        [ErrorKind::StaleNetworkFileHandle, ErrorKind::HostUnreachable, ErrorKind::NetworkDown, ErrorKind::TimedOut];
    away.contains(&error.kind()) || error.raw_os_error().is_some_and(|code| known.contains(&code))
}
