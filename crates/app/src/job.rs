//! Long tasks: any command can be run as one, tells how far it is, and can be stopped without a trace.
//!
//! The task runs on a thread of its own and is otherwise the same command with the same rights and answer. Its transaction is
//! open until it ends, so stopping it, closing the company or losing the power leaves nothing of it behind.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use kontor_core::entity::UserId;
use kontor_core::fault::{Code, Fault};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::command::{Command, Run};
use crate::commands::COMMANDS;
use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::program::Nothing;

/// How far a task is; shared between the one who works and the one who looks on.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Steps>);

#[derive(Debug, Default)]
struct Steps {
    done: AtomicU64,
    total: AtomicU64,
    stopping: AtomicBool,
}

impl Progress {
    /// For work that nobody looks at.
    #[must_use]
    pub fn unseen() -> Self {
        Self::default()
    }
    /// How many steps there are.
    pub fn expect(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }
    /// One more step is done.
    ///
    /// # Errors
    /// `stopped` when the person wants it to end.
    pub fn step(&self, steps: u64) -> Result<(), Fault> {
        self.0.done.fetch_add(steps, Ordering::Relaxed);
        if self.0.stopping.load(Ordering::Relaxed) { Err(Fault::new(Code::Stopped)) } else { Ok(()) }
    }
    /// So many steps are done.
    ///
    /// # Errors
    /// `stopped` when the person wants it to end.
    pub fn reach(&self, done: u64) -> Result<(), Fault> {
        self.0.done.store(done, Ordering::Relaxed);
        self.step(0)
    }
    /// The work shall end at its next step.
    pub fn stop(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }
    /// Steps that are done, and steps there are; no total as long as it is not known.
    #[must_use]
    pub fn seen(&self) -> (u64, Option<u64>) {
        let total = self.0.total.load(Ordering::Relaxed);
        (self.0.done.load(Ordering::Relaxed), Some(total).filter(|total| *total > 0))
    }
}

/// A task of this run of the program.
struct Job {
    /// Who started it: nobody else is told what it answers. Nobody's are those that open companies.
    owner: Option<UserId>,
    command: String,
    progress: Progress,
    started: Instant,
    ended: Option<(u64, Result<Value, AppError>)>,
}

/// The tasks of this run of the program, by number.
#[derive(Default, Clone)]
pub(crate) struct Jobs(Arc<Mutex<BTreeMap<u32, Job>>>);

impl Jobs {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<u32, Job>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
    /// Asks all of them to stop.
    pub fn stop_all(&self) {
        self.with(|jobs| jobs.values().for_each(|job| job.progress.stop()));
    }
}

/// A command to run as a task.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct JobStart {
    /// Its name.
    pub command: String,
    /// Its request.
    #[ts(type = "unknown")]
    pub request: Value,
}

/// Which task.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct JobId {
    /// Its number in this run of the program.
    pub id: u32,
}

/// Where a task stands.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct JobView {
    /// Its number.
    pub id: u32,
    /// The command.
    pub command: String,
    /// Steps that are done.
    #[ts(type = "number")]
    pub done: u64,
    /// Steps there are, as soon as that is known.
    #[ts(type = "number | null")]
    pub total: Option<u64>,
    /// Milliseconds that it took so far, or in all.
    #[ts(type = "number")]
    pub took_ms: u64,
    /// Milliseconds that it will probably still take.
    #[ts(type = "number | null")]
    pub left_ms: Option<u64>,
    /// The answer of the command, once it has ended well.
    #[ts(type = "unknown")]
    pub answer: Option<Value>,
    /// Why it did not end well.
    pub refused: Option<AppError>,
}

impl Job {
    fn view(&self, id: u32) -> JobView {
        let (done, total) = self.progress.seen();
        let so_far = || u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let took_ms = self.ended.as_ref().map_or_else(so_far, |(took, _)| *took);
        let left_ms = match (&self.ended, total) {
            (None, Some(total)) if done > 0 => Some(took_ms.saturating_mul(total.saturating_sub(done)) / done),
            _ => None,
        };
        let (answer, refused) = match &self.ended {
            Some((_, Ok(answer))) => (Some(answer.clone()), None),
            Some((_, Err(error))) => (None, Some(error.clone())),
            None => (None, None),
        };
        JobView { id, command: self.command.clone(), done, total, took_ms, left_ms, answer, refused }
    }
}

pub(crate) fn job_start(desk: &Desk, request: JobStart) -> Answer<JobView> {
    let in_office = |command: &&Command| command.name == request.command && matches!(command.run, Run::Office(_));
    let owner = COMMANDS.iter().find(in_office).map(|_| desk.at_work()).transpose()?;
    let progress = Progress::default();
    let (id, view) = desk.jobs().with(|jobs| {
        let id = jobs.last_key_value().map_or(1, |(last, _)| last + 1);
        let job = Job {
            owner,
            command: request.command.clone(),
            progress: progress.clone(),
            started: Instant::now(),
            ended: None,
        };
        let view = job.view(id);
        jobs.insert(id, job);
        (id, view)
    });
    let own = desk.clone();
    let worker = std::thread::Builder::new().name(format!("job {id}"));
    let spawned = worker.spawn(move || {
        // Somebody else may have sat down meanwhile.
        let same = || owner.is_none() || own.at_work().ok() == owner;
        let answer = if same() {
            own.call_with(&progress, &request.command, request.request)
        } else {
            Err(Fault::new(Code::SignInNeeded).into())
        };
        own.jobs().with(|jobs| {
            if let Some(job) = jobs.get_mut(&id) {
                let took = u64::try_from(job.started.elapsed().as_millis()).unwrap_or(u64::MAX);
                job.ended = Some((took, answer));
            }
        });
    });
    match spawned {
        Ok(_) => Ok(view),
        Err(failure) => {
            desk.jobs().with(|jobs| jobs.remove(&id));
            Err(AppError::unexpected(&failure))
        }
    }
}

pub(crate) fn job_get(desk: &Desk, request: JobId) -> Answer<JobView> {
    let mine = mine(desk);
    let view = desk.jobs().with(|jobs| jobs.get(&request.id).filter(|job| mine(job)).map(|job| job.view(request.id)));
    view.ok_or_else(|| Fault::new(Code::NotFound).with("kind", "job").into())
}

pub(crate) fn job_list(desk: &Desk, _: Nothing) -> Answer<Vec<JobView>> {
    let mine = mine(desk);
    Ok(desk.jobs().with(|jobs| jobs.iter().filter(|(_, job)| mine(job)).map(|(id, job)| job.view(*id)).collect()))
}

/// Whether the person at work may hear of a task.
fn mine(desk: &Desk) -> impl Fn(&Job) -> bool + use<> {
    let at_work = desk.at_work().ok();
    move |job| job.owner.is_none() || job.owner == at_work
}

pub(crate) fn job_stop(desk: &Desk, request: JobId) -> Answer<JobView> {
    let mine = mine(desk);
    desk.jobs().with(|jobs| jobs.get(&request.id).filter(|job| mine(job)).map(|job| job.progress.stop()));
    job_get(desk, request)
}
