//! Backups: made while people work, opened and judged after they were written, rotated, and restored.
//!
//! * A backup is a company file of its own, under the same key; a small manifest lies beside it and names nobody.
//! * Under its name it is whole: it is written as a part and renamed when it was opened, judged and compared.
//! * What goes wrong is a fault in words about the target, and stands on the home screen until a good backup was made.

mod list;
mod make;
mod manifest;
mod plan;
mod restore;
mod rotate;
mod watch;

pub use list::{BackupList, BackupRow};
pub(crate) use list::{backup_list, backups_of};
pub(crate) use make::backup_now;
pub use make::{BackupMade, BackupNow};
pub use plan::{BackupPlanSave, BackupSettings, BackupState};
pub(crate) use plan::{backup_settings_get, backup_settings_save, state};
pub use restore::{BackupMoments, BackupRestore, BackupRestored, MomentRow};
pub(crate) use restore::{backup_moments, backup_restore};
