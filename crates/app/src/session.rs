//! Who works at the desk: the person, what that person may do, and whether the desk is locked.
//!
//! What a person may do is reckoned once, when somebody sits down or when people or roles change, not for every command.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kontor_core::company::User;
use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Rights;
use kontor_core::permission::role::{Role, RoleKey};
use kontor_core::time::Timestamp;
use kontor_store::{Changed, Read, Store, Viewer};

use crate::error::Answer;
use crate::people::lock_after_ms;

/// A person at work.
pub(crate) struct Person {
    /// The record.
    pub user: User,
    /// What of the company lies within reach; as a previewed role sees it, if one is.
    pub viewer: Viewer,
    /// The role that is previewed.
    pub preview: Option<RoleKey>,
    lock_after_ms: Option<i64>,
}

impl Person {
    /// The person as the file knows it now; nothing when it does not work here (any more).
    pub fn load(read: &Read<'_>, id: UserId, preview: Option<RoleKey>) -> Answer<Option<Self>> {
        let there = read.is_there(EntityKind::User, id)?;
        let Some(user) = read.find::<User>(id)?.filter(|user| there && user.active) else { return Ok(None) };
        let own = rights_of(read, user.role)?;
        let rights = match preview {
            Some(role) => own.at_most(&rights_of(read, role)?),
            None => own,
        };
        let viewer = read.viewer(&user, rights)?;
        Ok(Some(Self { user, viewer, preview, lock_after_ms: lock_after_ms(read)? }))
    }
}

/// What a role may do; nothing for one that is gone.
pub(crate) fn rights_of(read: &Read<'_>, role: RoleKey) -> Answer<Rights> {
    Ok(match role {
        RoleKey::Ready(role) => role.rights(),
        RoleKey::Own(id) if read.is_there(EntityKind::Role, id)? => read.get::<Role>(id)?.rights(),
        RoleKey::Own(_) => Rights::none(),
    })
}

/// What stands between a person and the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Barrier {
    /// Nothing.
    None,
    /// The desk is locked.
    Locked,
    /// The person must set a password first.
    NewPassword,
}

/// Somebody sits at the desk.
#[derive(Clone)]
pub(crate) struct Seat {
    pub person: Arc<Person>,
    pub barrier: Barrier,
    active_at: Timestamp,
}

/// The desk's one seat.
#[derive(Default)]
pub(crate) struct Session {
    seat: Mutex<Option<Seat>>,
    stale: Arc<AtomicBool>,
    /// Whoever sat there last does not work here any more.
    shown_out: AtomicBool,
    /// One try at a time, so that nobody guesses faster by guessing side by side.
    door: Mutex<()>,
}

/// The kinds from which it follows what a person may do.
const PEOPLE: &[EntityKind] = &[EntityKind::User, EntityKind::Role, EntityKind::Employee, EntityKind::Setting];

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    /// Hears of changes: who may do what is read anew after those of people and roles.
    pub fn follow(&self) -> impl Fn(&Changed) + Send + Sync + 'static {
        let stale = Arc::clone(&self.stale);
        move |changed| {
            if PEOPLE.iter().any(|kind| changed.kinds.contains(kind)) {
                stale.store(true, Ordering::Release);
            }
        }
    }
    /// Only one person at a time stands at the door.
    pub fn door(&self) -> MutexGuard<'_, ()> {
        lock(&self.door)
    }
    /// Somebody sits down.
    pub fn sit(&self, person: Person, barrier: Barrier, now: Timestamp) {
        self.stale.store(false, Ordering::Release);
        self.shown_out.store(false, Ordering::Release);
        *lock(&self.seat) = Some(Seat { person: Arc::new(person), barrier, active_at: now });
    }
    /// Whether the seat is empty because whoever sat there does not work here any more.
    pub fn was_shown_out(&self) -> bool {
        self.shown_out.load(Ordering::Acquire)
    }
    /// Whoever sat there leaves.
    pub fn stand_up(&self) {
        *lock(&self.seat) = None;
    }
    /// Puts something between the person and the work, or takes it away.
    pub fn bar(&self, barrier: Barrier) {
        if let Some(seat) = lock(&self.seat).as_mut() {
            seat.barrier = barrier;
        }
    }
    /// The person is there.
    pub fn active(&self, now: Timestamp) {
        if let Some(seat) = lock(&self.seat).as_mut() {
            seat.active_at = now;
        }
    }
    /// Who sits there now, as people and roles are now. A desk at which nobody was for long locks itself; so does one
    /// whose clock jumped as far, because nobody knows how long that was.
    pub fn seat(&self, store: &Store, now: Timestamp) -> Answer<Option<Seat>> {
        let mut seat = lock(&self.seat);
        let Some(known) = seat.as_mut() else { return Ok(None) };
        if self.stale.swap(false, Ordering::AcqRel) {
            let (id, preview) = (known.person.user.id, known.person.preview);
            match store.read(|read| Person::load(read, id, preview))? {
                Some(person) => known.person = Arc::new(person),
                None => {
                    self.shown_out.store(true, Ordering::Release);
                    *seat = None;
                }
            }
        }
        let Some(known) = seat.as_mut() else { return Ok(None) };
        let away = now.0.saturating_sub(known.active_at.0).saturating_abs();
        if known.barrier == Barrier::None && known.person.lock_after_ms.is_some_and(|most| away >= most) {
            known.barrier = Barrier::Locked;
        }
        Ok(Some(known.clone()))
    }
    /// Who works there now.
    ///
    /// # Errors
    /// `sign-in-needed`, `locked`, `new-password-needed`.
    pub fn at_work(&self, store: &Store, now: Timestamp) -> Answer<Arc<Person>> {
        let code = match self.seat(store, now)? {
            None => Code::SignInNeeded,
            Some(Seat { barrier: Barrier::Locked, .. }) => Code::Locked,
            Some(Seat { barrier: Barrier::NewPassword, .. }) => Code::NewPasswordNeeded,
            Some(seat) => return Ok(seat.person),
        };
        Err(Fault::new(code).into())
    }
}
