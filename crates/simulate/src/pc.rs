//! A PC of a story: a real company file, the real courier and the real exchange, in surroundings that may be wrong. It drives them as the
//! thread of the program does (`kontor_app::sync`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontor_app::Host as _;
use kontor_app::host::entropy;
use kontor_app::job::Progress;
use kontor_app::sync::exchange::{Exchange, Trouble};
use kontor_app::sync::setback::set_back;
use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_link::{Answer, Courier, Failure, Line as _, Next, Pass, Request, Task, Wake};
use kontor_server::hub::Who;
use kontor_store::link::Link;
use kontor_store::{Author, Store};
use kontor_sync::chain::Hash;
use kontor_sync::commit::Op;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::wire::{Change, Frame, Stop, Verdict};

use crate::bug::Bug;
use crate::clock::Surroundings;
use crate::line::{Shared, Wire};
use crate::template::Seat;
use crate::trace::Rule;
use crate::upheaval::leave_firm;
use crate::version;

/// The hash of the chain at every place, by incarnation and place.
pub type Chains = BTreeMap<(u16, u64), Hash>;

/// A PC.
pub struct Pc {
    /// Which seat of the firm.
    pub at: usize,
    /// What it got when it joined, and where its file is.
    pub seat: Seat,
    /// Its clock and its randomness.
    pub host: Arc<Surroundings>,
    /// When to do what.
    pub courier: Courier,
    /// Its way to head office.
    pub line: Wire,
    /// It goes on only when somebody does something.
    pub stopped: bool,
    /// It was taken out of the firm and keeps nothing.
    pub wiped: bool,
    /// What it wrote: the hash of the chain at every place, by incarnation and place.
    pub wrote: Chains,
    /// Its program is older than that of the others.
    pub old: bool,
    /// What is broken on purpose.
    pub bug: Option<Bug>,
    store: Option<Store>,
    cursor: u64,
    marks: PathBuf,
    /// A copy of the company file, what had been written then, and whether the program was older.
    copy: Option<(PathBuf, Chains, bool)>,
}

impl Pc {
    /// Starts the program on a company file.
    #[must_use]
    pub fn open(at: usize, seat: Seat, host: Arc<Surroundings>, between: &Shared, firm: Id) -> Self {
        let line = Wire::new(Who { firm, device: seat.device.0 }, Arc::clone(between));
        let marks = seat.file.with_extension("marks");
        let mut pc = Self {
            at,
            seat,
            host,
            courier: Courier::new(),
            line,
            stopped: false,
            wiped: false,
            wrote: BTreeMap::new(),
            old: false,
            bug: None,
            store: None,
            cursor: 0,
            marks,
            copy: None,
        };
        pc.start();
        pc
    }
    /// The company file.
    ///
    /// # Panics
    /// While the PC is off.
    #[must_use]
    pub const fn store(&self) -> &Store {
        self.store.as_ref().expect("the PC is off")
    }
    /// Where it is remembered how far the file had come.
    #[must_use]
    pub fn marks(&self) -> &Path {
        &self.marks
    }
    /// Starts the program: it looks how far the file had come, and is in touch anew.
    pub fn start(&mut self) {
        let store = Store::open(&self.seat.file, self.seat.key.clone(), self.host.now()).unwrap();
        store.anchor_in(&self.marks, self.host.now()).unwrap();
        self.store = Some(store);
        self.courier = Courier::new();
        self.cursor = self.link().cursor;
    }
    /// Ends the program properly.
    pub fn stop(&mut self) {
        self.store = None;
    }
    /// The power goes: what is left is the files as they are at this moment.
    pub fn strike(&mut self) {
        let kept = ["", "-wal"].map(|ending| {
            let file = beside(&self.seat.file, ending);
            std::fs::read(&file).ok().map(|bytes| (file, bytes))
        });
        self.store = None;
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&self.seat.file, ending));
        }
        for (file, bytes) in kept.into_iter().flatten() {
            std::fs::write(file, bytes).unwrap();
        }
    }
    /// The link as the file has it.
    #[must_use]
    pub fn link(&self) -> Link {
        self.store().read(|read| read.link()).unwrap().unwrap()
    }
    /// How many own commits wait.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.store().read(|read| read.waiting()).unwrap()
    }
    /// Somebody does not want to wait.
    pub fn wake(&mut self) {
        self.courier.wake(Wake::Now);
    }
    /// By the own clock, in milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        self.host.now().0.max(0).cast_unsigned()
    }
    /// Who writes on it.
    #[must_use]
    pub fn author(&self, user: UserId) -> Author {
        let host = &*self.host;
        Author { user, command: "simulate", now: host.now(), durable: true, entropy: entropy(host) }
    }
    /// Notes how far the chain came with what was just written; answers its hash.
    pub fn note_written(&mut self) -> Hash {
        let at = self.store().read(|read| read.position()).unwrap();
        self.wrote.insert((at.incarnation, at.dseq), at.head);
        self.courier.wake(Wake::Written);
        at.head
    }

    /// Does what is due; answers the task, and nothing while there is none.
    pub fn step(&mut self) -> Option<Task> {
        if self.stopped || self.store.is_none() {
            return None;
        }
        let Next::Do(task) = self.courier.next(self.now_ms()) else { return None };
        let done = self.work(task);
        let now = self.now_ms();
        self.courier.carried(self.line.carried(), now);
        let told = match &done {
            Ok(more) => format!("done{}", if *more { ", more" } else { "" }),
            Err(trouble) => format!("{trouble:?}"),
        };
        self.note(format_args!("pc{} {task:?}: {told}", self.at));
        match done {
            Ok(more) => self.courier.done(task, more, now),
            Err(trouble) => self.trouble(task, trouble),
        }
        if !self.wiped {
            self.watch_cursor(task);
        }
        Some(task)
    }

    fn work(&mut self, task: Task) -> Result<bool, Trouble> {
        let pass =
            Pass { firm: self.line.who.firm, device: self.seat.device.0, secret: DeviceSecret::new(&self.seat.secret) };
        if task == Task::SignIn {
            let lasts = self.line.sign_in(&pass).map_err(Trouble::Line)?;
            self.courier.signed_in(lasts, self.now_ms());
            return Ok(false);
        }
        let Some(request) = self.exchange().prepare(task, &pass)? else {
            return if task == Task::Load { self.finish_load() } else { Ok(false) };
        };
        let came = self.line.ask(&request).map_err(Trouble::Line)?;
        let more = self.absorb(&request, came)?;
        if self.exchange().is_to_load()? {
            self.courier.wake(Wake::ToLoad);
        }
        Ok(more)
    }
    /// Every third time the program ends while it derives what it loaded; chosen by the clock, so that no other chance changes.
    fn finish_load(&self) -> Result<bool, Trouble> {
        let progress = Progress::unseen();
        if self.now_ms().is_multiple_of(3) {
            progress.stop();
        }
        match self.exchange().finish_load(&progress) {
            Err(error) if error.has(Code::Stopped) => Err(Trouble::Line(Failure::Unreachable)),
            done => Ok(done?),
        }
    }
    fn exchange(&self) -> Exchange<'_> {
        Exchange { store: self.store(), host: &*self.host, disk_free: 0 }
    }

    /// Takes an answer in, with the mistake that is planted.
    fn absorb(&mut self, request: &Request, mut came: Answer) -> Result<bool, Trouble> {
        let own = self.seat.device.0;
        if self.old {
            version::as_it_is_read(&mut came);
        }
        match (self.bug, &mut came) {
            (Some(Bug::CursorFirst), Answer::Pull(reply)) => {
                let mut empty = reply.clone();
                if let Ok(page) = &mut empty.body {
                    page.frames.clear();
                }
                self.exchange().absorb(request, Answer::Pull(empty))?;
                if self.line.between.lock().unwrap().chance.below(4) == 0 {
                    // The power goes between the two.
                    return Err(Trouble::Line(Failure::Unreachable));
                }
            }
            (Some(Bug::PageSkipped), Answer::Pull(reply)) if self.waiting() > 0 => {
                if let Ok(page) = &mut reply.body {
                    page.frames.clear();
                }
            }
            (Some(Bug::EchoIgnored), Answer::Pull(reply)) => {
                if let Ok(page) = &mut reply.body {
                    page.frames.retain(|frame| !matches!(frame, Frame::Commit(told) if told.device == own));
                }
            }
            (Some(Bug::DropIgnored), Answer::Pull(reply)) => {
                if let Ok(page) = &mut reply.body {
                    page.frames.retain(|frame| !matches!(frame, Frame::PartDrop { .. }));
                }
            }
            (Some(Bug::CostLost), Answer::Pull(reply)) => {
                for frame in reply.body.iter_mut().flat_map(|page| &mut page.frames) {
                    if let Frame::Commit(told) = frame {
                        told.changes.retain(|change| !is_cost(change));
                    }
                }
            }
            (Some(Bug::OrderLost), Answer::Pull(reply)) => {
                if let Ok(page) = &mut reply.body {
                    page.frames.reverse();
                }
            }
            (Some(Bug::ChunkLost), Answer::Snapshot(reply)) => {
                if let Ok(manifest) = &mut reply.body
                    && let Some(at) = manifest.chunks.iter().position(|chunk| chunk.rows > 0)
                {
                    manifest.chunks.remove(at);
                }
            }
            (Some(Bug::ForkUnnoticed), Answer::Status(reply)) => {
                if let Ok(seen) = &mut reply.body {
                    seen.chains.clear();
                }
            }
            (Some(Bug::OutcomeForgotten), Answer::Push(reply)) => {
                for outcome in reply.body.iter_mut().flat_map(|pushed| &mut pushed.outcomes) {
                    outcome.verdict = Verdict::Accepted;
                }
            }
            _ => {}
        }
        let more = self.exchange().absorb(request, came)?;
        if self.bug == Some(Bug::AnsweredTooFar) && matches!(request, Request::Push(_)) {
            let at = self.store().read(|read| read.position()).unwrap();
            let author = self.author(UserId::default());
            let to = (at.incarnation, at.dseq + 1);
            self.store().write(author, |write| write.answered_up_to(to)).unwrap();
        }
        Ok(more)
    }

    /// What was not sent yet goes over. Answers whether head office said at its end that this PC was taken out.
    pub(crate) fn hand_over(&mut self) -> bool {
        let secret = DeviceSecret::new(&self.seat.secret);
        let pass = Pass { firm: self.line.who.firm, device: self.seat.device.0, secret };
        for task in [Task::Push, Task::Status] {
            while let Ok(Some(request)) = self.exchange().prepare(task, &pass) {
                let Ok(came) = self.line.ask(&request) else { return false };
                match self.exchange().absorb(&request, came) {
                    Err(Trouble::Stopped(Stop::Revoked)) if task == Task::Status => return true,
                    Err(Trouble::Stopped(Stop::Revoked)) => self.exchange().handed_over(&request).unwrap(),
                    _ => return false,
                }
            }
        }
        false
    }

    /// What a failure means: as in the thread of the program.
    fn trouble(&mut self, task: Task, mut trouble: Trouble) {
        if matches!(trouble, Trouble::Stopped(Stop::Revoked)) {
            if leave_firm(self) {
                return;
            }
            trouble = Trouble::Line(Failure::Unreachable);
        }
        let now = self.now_ms();
        let mut random = [0; 8];
        self.host.random(&mut random);
        let what = format!("pc{} cannot do {task:?}: {trouble:?}", self.at);
        let setback = set_back(&mut self.courier, task, trouble, "", now, u64::from_le_bytes(random));
        let Some(setback) = setback else { return };
        self.stopped |= setback.stopped;
        if setback.here {
            self.line.between.lock().unwrap().trace.violation(Rule::Causality, what);
        }
    }

    /// The cursor moves with pages and loads, and with nothing else.
    fn watch_cursor(&mut self, task: Task) {
        let cursor = self.link().cursor;
        if cursor != self.cursor && !matches!(task, Task::Pull | Task::Load) {
            let what = format!("pc{}: from {} to {cursor} by {task:?}", self.at, self.cursor);
            self.line.between.lock().unwrap().trace.violation(Rule::CursorSoundness, what);
        }
        self.cursor = cursor;
    }

    /// Whether everything is sent, nothing is to be loaded, and the feed is heard up to there, with what this PC may hold in that epoch.
    #[must_use]
    pub fn rests(&self, (head, epoch): (u64, u64)) -> bool {
        let loads = self.store().read(|read| read.load_step()).unwrap() != kontor_store::load::Load::Nothing;
        let link = self.link();
        self.waiting() == 0 && !loads && (link.cursor, link.epoch) == (head, epoch) && !self.courier.is_failing()
    }
    /// Own commits of which something was not applied.
    #[must_use]
    pub fn refusals(&self) -> Vec<(u16, u64)> {
        let refusals = self.store().read(|read| read.refusals()).unwrap();
        refusals.into_iter().map(|refusal| refusal.place).collect()
    }
    /// The place that its chain has come to.
    #[must_use]
    pub fn place(&self) -> (u16, u64) {
        let at = self.store().read(|read| read.position()).unwrap();
        (at.incarnation, at.dseq)
    }
    /// Copies the company file while the program is closed.
    pub fn copy_to(&mut self, file: &Path) {
        self.stop();
        std::fs::copy(&self.seat.file, file).unwrap();
        self.start();
    }
    /// Whether a copy was kept.
    #[must_use]
    pub const fn has_copy(&self) -> bool {
        self.copy.is_some()
    }
    /// Nobody has the copy any more.
    pub fn forget_copy(&mut self) {
        self.copy = None;
    }
    /// Keeps a copy of the company file.
    pub fn keep_copy(&mut self) {
        let file = self.seat.file.with_extension("kept");
        self.copy_to(&file);
        self.copy = Some((file, self.wrote.clone(), self.old));
    }
    /// The copy takes the place of the company file. What was not sent since it was made is gone with the file.
    pub fn put_back(&mut self) {
        let Some((file, wrote, old)) = self.copy.take() else { return };
        self.stop();
        std::fs::copy(file, &self.seat.file).unwrap();
        (self.wrote, self.old) = (wrote, old);
        self.start();
    }
    fn note(&self, what: impl std::fmt::Display) {
        let mut between = self.line.between.lock().unwrap();
        let now_ms = between.clock.now_ms();
        between.trace.note(now_ms, what);
    }
}

/// Whether a change says what goods cost.
fn is_cost(change: &Change) -> bool {
    let Change::Row(bytes) = change else { return false };
    Op::decode(bytes).is_ok_and(|op| op.table() == EntityKind::StockMoveCost.wire())
}

/// A file beside another.
#[must_use]
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.to_owned().into_os_string();
    name.push(ending);
    name.into()
}
