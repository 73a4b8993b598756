//! People at the door and what they may do: signing in and out, passwords, locking the desk, roles and teams.
//!
//! Who may come in:
//!
//! * Whoever has a password gives it, always.
//! * Without one: the only person of a firm; anybody of a demo company; and, while nobody who may do everything has a
//!   password, such a person, who sets one at once (a firm that has just got its second person, or a file of version 0.1.0).
//! * On a PC that was loaded from head office nobody comes in without a password once the firm has any. Passwords travel: a person of
//!   a branch signs in on its PCs, a person of none on all of them.
//! * Everybody else gets a one-time password from somebody who may change people, and sets another one at once.
//!
//! Nobody gives more rights than he has, and there is always somebody who may do everything.

mod door;
mod lock;
mod note;
mod password;
mod role;
mod team;
mod verifier;

pub(crate) use door::{Entry, entry_of, person_to_sit};
pub use door::{RolePreview, SignInAs};
pub(crate) use door::{desk_lock, role_preview, sign_in, sign_out};
pub(crate) use lock::lock_after_ms;
pub use lock::{DeskActive, DeskLock};
pub(crate) use lock::{desk_active, desk_lock_get, desk_lock_save};
pub(crate) use note::sign_in_list;
pub use note::{SignInRow, SignInsWanted};
pub use password::{OneTimePassword, PasswordChange};
pub(crate) use password::{PasswordReset, password_change, password_list, password_reset};
pub use role::{RoleDetail, RoleGet, RoleRow};
pub(crate) use role::{
    expect_all_powerful, expect_within, role_delete, role_get, role_list, role_save, role_sentences,
};
pub(crate) use team::{team_delete, team_list, team_save};
