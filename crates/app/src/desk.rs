//! The running program: at most one open company, the person at work, and the door for all commands.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kontor_core::company::User;
use kontor_core::fault::{Code, Fault};
use kontor_store::{Changed, Key, Store};
use serde_json::Value;

use crate::command::{Effect, Run};
use crate::commands::COMMANDS;
use crate::context::Context;
use crate::error::Answer;
use crate::host::Host;

/// Where the keys of company files are kept: the key store of the operating system, or a key file.
pub trait Keys: Send + Sync {
    /// The key of a company file.
    ///
    /// # Errors
    /// `key-missing`, `key-store-unavailable`.
    fn load(&self, company: &Path) -> Result<Key, Fault>;
    /// Keeps the key of a new company file.
    ///
    /// # Errors
    /// `key-store-unavailable`.
    fn keep(&self, company: &Path, key: &Key) -> Result<(), Fault>;
    /// Forgets the key of a company file that did not come into being after all.
    fn forget(&self, company: &Path);
}

/// Folders that the program may use.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where new companies are put.
    pub companies: PathBuf,
}

/// An open company and who works in it.
struct Office {
    store: Store,
    user: User,
}

type Listener = Arc<dyn Fn(&Changed) + Send + Sync>;

/// The running program.
pub struct Desk {
    host: Box<dyn Host>,
    keys: Box<dyn Keys>,
    place: Place,
    office: RwLock<Option<Office>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
}

impl Desk {
    /// A program without an open company.
    #[must_use]
    pub fn new(host: Box<dyn Host>, keys: Box<dyn Keys>, place: Place) -> Self {
        Self { host, keys, place, office: RwLock::default(), listeners: Arc::default() }
    }
    /// Clock and randomness.
    #[must_use]
    pub fn host(&self) -> &dyn Host {
        self.host.as_ref()
    }
    /// Where keys are kept.
    #[must_use]
    pub fn keys(&self) -> &dyn Keys {
        self.keys.as_ref()
    }
    /// Where new companies are put.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
    /// Calls back after every change that was committed.
    pub fn listen(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }
    /// Path of the open company.
    #[must_use]
    pub fn open_path(&self) -> Option<PathBuf> {
        self.office.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|office| office.store.path().to_owned())
    }
    /// Takes over an open company file; the program works in it as `user` from now on.
    pub(crate) fn enter(&self, store: Store, user: User) {
        let listeners = Arc::clone(&self.listeners);
        store.listen(move |changed| {
            let all: Vec<Listener> = listeners.lock().unwrap_or_else(PoisonError::into_inner).clone();
            all.iter().for_each(|listener| listener(changed));
        });
        *self.office.write().unwrap_or_else(PoisonError::into_inner) = Some(Office { store, user });
    }
    /// Closes the open company.
    pub fn leave(&self) {
        *self.office.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
    /// Works as somebody else of the company from now on.
    pub(crate) fn switch_user(&self, user: User) {
        if let Some(office) = self.office.write().unwrap_or_else(PoisonError::into_inner).as_mut() {
            office.user = user;
        }
    }
    /// Runs something in the open company that is not a command of its own.
    ///
    /// # Errors
    /// `not-found` without an open company, or what `work` answers.
    pub fn inside<T>(
        &self,
        command: &'static str,
        effect: Effect,
        work: impl FnOnce(&Context<'_>) -> Answer<T>,
    ) -> Answer<T> {
        let office = self.office.read().unwrap_or_else(PoisonError::into_inner);
        let Some(office) = office.as_ref() else {
            return Err(Fault::new(Code::NotFound).with("kind", "company").into());
        };
        // Read anew each time: a change of role or language holds from the next command on.
        let user = office.store.read(|read| read.find::<User>(office.user.id))?;
        work(&Context {
            store: &office.store,
            user: user.as_ref().unwrap_or(&office.user),
            host: self.host(),
            command,
            durable: effect == Effect::Posts,
            rehearsal: false,
        })
    }
    /// Runs a command: looks it up, checks the right, reads the request, answers.
    ///
    /// # Errors
    /// `unknown-command`, `not-allowed`, `bad-request`, or what the command answers.
    pub fn call(&self, name: &str, request: Value) -> Answer<Value> {
        let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
            return Err(Fault::new(Code::UnknownCommand).with("name", name).into());
        };
        match command.run {
            Run::Desk(run) => run(self, request),
            Run::Office(run) => self.inside(command.name, command.effect, |context| match command.needs {
                Some(needed) if !context.user.role.may(needed) => {
                    Err(Fault::new(Code::NotAllowed).with("permission", needed).into())
                }
                _ => run(context, request),
            }),
        }
    }
}
