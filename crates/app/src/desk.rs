//! The running program: at most one open company, the person at work, and the door for all commands.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::{Action, Resource};
use kontor_link::Wake;
use kontor_store::backup::look_into;
use kontor_store::{Changed, Key, Store};
use serde_json::Value;

use crate::bounds::Bounds;
use crate::command::{Effect, Run};
use crate::commands::COMMANDS;
use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::host::Host;
use crate::job::{Jobs, Progress};
use crate::keys::KeyHome;
use crate::people::person_to_sit;
use crate::reach;
use crate::secret::Secret;
use crate::session::{Barrier, Person, Session};
use crate::sync::{Live, expect_history, expect_lease, finish_wiping};

/// Where the keys of company files are kept: the key store of the operating system, or a key file.
pub trait Keys: Send + Sync {
    /// The keys that may open a company file, the likeliest first: more than one only while it gets a new one.
    ///
    /// # Errors
    /// `key-missing`, `key-store-unavailable`, `key-store-locked`, `passphrase-missing`, `wrong-passphrase`.
    fn load(&self, company: &Path, passphrase: Option<&Secret>) -> Result<Vec<Key>, Fault>;
    /// Keeps the key of a new company file.
    ///
    /// # Errors
    /// `key-store-unavailable`.
    fn keep(&self, company: &Path, key: &Key) -> Result<(), Fault>;
    /// Keeps these keys, the likeliest first, and nothing of what was kept before. In one step: whatever happens, the old ones or the new
    /// ones are kept.
    ///
    /// # Errors
    /// `key-store-unavailable`, `key-store-locked`, `passphrase-missing`, `read-only`, `disk-full`.
    fn replace(&self, company: &Path, keys: &[&Key], home: KeyHome, passphrase: Option<&Secret>) -> Result<(), Fault>;
    /// Where the key of a company file is kept.
    fn home(&self, company: &Path) -> KeyHome;
    /// Forgets the key of a company file that did not come into being after all, and the PC's own key for head office.
    fn forget(&self, company: &Path);
    /// The key with which this PC shows head office who it is, if it joined with this company file.
    ///
    /// # Errors
    /// `key-store-unavailable`, `key-store-locked`.
    fn pass(&self, _company: &Path) -> Result<Option<Key>, Fault> {
        Ok(None)
    }
    /// Keeps that key, where the key of the company is kept.
    ///
    /// # Errors
    /// `key-store-unavailable`, `key-store-locked`, `read-only`, `disk-full`.
    fn keep_pass(&self, _company: &Path, _key: &Key) -> Result<(), Fault> {
        Err(Fault::new(Code::KeyStoreUnavailable))
    }
}

/// Folders that the program may use.
#[derive(Debug, Clone)]
pub struct Place {
    /// Where new companies are put.
    pub companies: PathBuf,
    /// Where it is remembered how far each company had come, apart from the companies themselves.
    pub anchors: PathBuf,
}

impl Place {
    /// Everything in one folder, which belongs to the program alone.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self { companies: folder.to_owned(), anchors: folder.join("anchors") }
    }
}

/// An open company and who works in it.
pub(crate) struct Office {
    /// The company file.
    pub store: Store,
    /// Who works in it.
    pub session: Session,
}

type Listener = Arc<dyn Fn(&Changed) + Send + Sync>;

/// The running program. A copy is the same program, for the thread of a long task.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
    /// Where long work that needs no company tells how far it is.
    progress: Progress,
}

struct Inner {
    host: Box<dyn Host>,
    keys: Box<dyn Keys>,
    place: Place,
    office: RwLock<Option<Office>>,
    listeners: Arc<Mutex<Vec<Listener>>>,
    jobs: Jobs,
    link: Arc<Live>,
    /// Why there is no company any more, until one is opened.
    notice: Mutex<Option<Fault>>,
}

impl Desk {
    /// A program without an open company. What a PC that was taken out of its firm did not remove yet is removed.
    #[must_use]
    pub fn new(host: Box<dyn Host>, keys: Box<dyn Keys>, place: Place) -> Self {
        let (office, listeners, jobs, link) = (RwLock::default(), Arc::default(), Jobs::default(), Arc::default());
        let inner = Inner { host, keys, place, office, listeners, jobs, link, notice: Mutex::default() };
        let desk = Self { inner: Arc::new(inner), progress: Progress::unseen() };
        finish_wiping(&desk);
        desk
    }
    /// Clock and randomness.
    #[must_use]
    pub fn host(&self) -> &dyn Host {
        self.inner.host.as_ref()
    }
    /// Where keys are kept.
    #[must_use]
    pub fn keys(&self) -> &dyn Keys {
        self.inner.keys.as_ref()
    }
    /// Where new companies are put.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.inner.place
    }
    /// How far the work is that this copy does.
    pub(crate) const fn progress(&self) -> &Progress {
        &self.progress
    }
    /// Long tasks that run or have run.
    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }
    /// The link with head office, as it is at this moment.
    pub(crate) fn live(&self) -> &Arc<Live> {
        &self.inner.link
    }
    /// The same program, as long as somebody else holds it.
    pub(crate) fn downgrade(&self) -> impl Fn() -> Option<Self> + Send + 'static {
        let inner = Arc::downgrade(&self.inner);
        move || inner.upgrade().map(|inner| Self { inner, progress: Progress::unseen() })
    }
    /// Tells everybody who listens.
    pub(crate) fn tell(&self, changed: &Changed) {
        let all: Vec<Listener> = self.inner.listeners.lock().unwrap_or_else(PoisonError::into_inner).clone();
        all.iter().for_each(|listener| listener(changed));
    }
    /// What people hear before anything else while no company is open.
    pub(crate) fn notice(&self) -> Option<Fault> {
        self.inner.notice.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// People hear of something until a company is opened.
    pub(crate) fn tell_once(&self, notice: Fault) {
        *self.inner.notice.lock().unwrap_or_else(PoisonError::into_inner) = Some(notice);
        self.tell(&Changed { kinds: [EntityKind::Company].into() });
    }
    /// Calls back after every change that was committed.
    pub fn listen(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        self.inner.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::new(listener));
    }
    /// Path of the open company.
    #[must_use]
    pub fn open_path(&self) -> Option<PathBuf> {
        self.inner
            .office
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .as_ref()
            .map(|office| office.store.path().to_owned())
    }
    /// Whether the person at work may do something to the open company as a whole.
    ///
    /// # Errors
    /// `not-allowed`, `sign-in-needed`; `not-found` when it is not that one which is open.
    pub(crate) fn allows(&self, path: &Path, resource: Resource, action: Action) -> Answer<()> {
        if self.open_path().is_none_or(|open| open != path) {
            return Err(Fault::new(Code::NotFound).with("kind", "company").into());
        }
        self.inside("allows", Effect::Posts, |context| Ok(context.expect(resource, action)?))
    }
    /// The same of a company that may be closed: one that asks for passwords is opened and signed in to before. What cannot be read
    /// with the keys that are kept belongs to whoever brings another key.
    ///
    /// # Errors
    /// As [`Desk::allows`].
    pub(crate) fn allows_closed(&self, path: &Path, keys: &[Key], resource: Resource, action: Action) -> Answer<()> {
        if self.open_path().is_some_and(|open| open == path) {
            return self.allows(path, resource, action);
        }
        // A file of a version without passwords cannot be asked for them.
        let free = look_into(path, keys, |read, _| Ok::<_, AppError>(person_to_sit(read)?.is_some()));
        // One of a version whose passwords did not travel is asked where they stood then.
        let free = free
            .or_else(|_| look_into(path, keys, |read, _| Ok::<_, AppError>(read.unpublished_passwords()?.is_empty())));
        if free.unwrap_or(true) { Ok(()) } else { Err(Fault::new(Code::SignInNeeded).into()) }
    }
    /// Takes over an open company file. Whoever may work in it without signing in is at work from now on.
    ///
    /// # Errors
    /// That it cannot be told whether the file is an older copy of itself.
    pub(crate) fn enter(&self, store: Store, person: Option<Person>) -> Answer<()> {
        store.anchor_in(&self.place().anchors, self.host().now())?;
        let session = Session::default();
        store.listen(session.follow());
        if let Some(person) = person {
            session.sit(person, Barrier::None, self.host().now());
        }
        let (listeners, link) = (Arc::clone(&self.inner.listeners), Arc::clone(&self.inner.link));
        store.listen(move |changed| {
            link.wake(Wake::Written);
            let all: Vec<Listener> = listeners.lock().unwrap_or_else(PoisonError::into_inner).clone();
            all.iter().for_each(|listener| listener(changed));
        });
        *self.inner.notice.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.inner.office.write().unwrap_or_else(PoisonError::into_inner) = Some(Office { store, session });
        // Not before it is there: the thread that keeps in touch looks at once, and would find nothing to keep in touch for.
        self.inner.link.reset();
        Ok(())
    }
    /// Closes the open company. Long tasks in it are stopped first: nothing of them was done.
    pub fn leave(&self) {
        self.inner.jobs.stop_all();
        self.inner.link.stop_work();
        *self.inner.office.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.inner.link.reset();
    }
    /// Does something about the open company and who works in it, whoever that is.
    ///
    /// # Errors
    /// `not-found` without an open company, or what `work` answers.
    pub(crate) fn in_office<T>(&self, work: impl FnOnce(&Office) -> Answer<T>) -> Answer<T> {
        let office = self.inner.office.read().unwrap_or_else(PoisonError::into_inner);
        match office.as_ref() {
            Some(office) => work(office),
            None => Err(Fault::new(Code::NotFound).with("kind", "company").into()),
        }
    }
    /// Who is at work now, by identity.
    pub(crate) fn at_work(&self) -> Answer<UserId> {
        self.in_office(|office| Ok(office.session.at_work(&office.store, self.host().now())?.user.id))
    }
    /// Runs something in the open company that is not a command of its own.
    ///
    /// # Errors
    /// `not-found` without an open company, `sign-in-needed`, `locked`, `new-password-needed`, or what `work` answers.
    pub fn inside<T>(
        &self,
        command: &'static str,
        effect: Effect,
        work: impl FnOnce(&Context<'_>) -> Answer<T>,
    ) -> Answer<T> {
        self.inside_job(command, effect, &Progress::unseen(), work)
    }
    fn inside_job<T>(
        &self,
        command: &'static str,
        effect: Effect,
        progress: &Progress,
        work: impl FnOnce(&Context<'_>) -> Answer<T>,
    ) -> Answer<T> {
        self.in_office(|office| {
            let person = office.session.at_work(&office.store, self.host().now())?;
            if person.preview.is_some() && effect != Effect::Reads {
                return Err(Fault::new(Code::PreviewOnly).into());
            }
            work(&Context {
                store: &office.store,
                user: &person.user,
                viewer: &person.viewer,
                needs: None,
                host: self.host(),
                keys: self.keys(),
                link: self.live(),
                command,
                durable: effect == Effect::Posts,
                rehearsal: false,
                progress,
            })
        })
    }
    /// Runs a command: looks it up, checks the right, reads the request, answers.
    ///
    /// # Errors
    /// `unknown-command`, `request-too-large`, `sign-in-needed`, `locked`, `new-password-needed`, `not-allowed`, `preview-only`, `lease-ended`,
    /// `history-loading`, `bad-request`, or what the command answers.
    pub fn call(&self, name: &str, request: Value) -> Answer<Value> {
        self.call_with(&Progress::unseen(), name, request)
    }
    /// Runs a command that tells how far it is and can be stopped.
    ///
    /// # Errors
    /// As [`Desk::call`]; `stopped`.
    pub fn call_with(&self, progress: &Progress, name: &str, request: Value) -> Answer<Value> {
        let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
            return Err(Fault::new(Code::UnknownCommand).with("name", name).into());
        };
        Bounds::of(name).check(&request)?;
        match command.run {
            Run::Desk(run) => run(&Self { inner: Arc::clone(&self.inner), progress: progress.clone() }, request),
            Run::Office(run) => {
                self.inside_job(command.name, command.effect, progress, |context| match command.needs {
                    Some(needed) if !needed.met_by(&context.viewer.rights) => {
                        Err(needed.refusal(&context.viewer.rights).into())
                    }
                    needs => {
                        let context = Context { needs, ..*context };
                        if command.effect != Effect::Reads {
                            expect_lease(&context)?;
                            expect_history(&context, command)?;
                        }
                        reach::check_named(&context, &request)?;
                        run(&context, request)
                    }
                })
            }
        }
    }
}
