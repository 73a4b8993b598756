//! Snapshots are taken beside the requests that need them: read where nobody waits for a lock, one at a time for a firm, and shared
//! by all who asked meanwhile.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kontor_core::id::Id;
use tokio::sync::{Semaphore, watch};

use super::Office;
use crate::db::Result;
use crate::hub::snapshot::Taking;

/// Firms of which one is taken at the same time: each holds a connection for as long as that takes, and a chunk in memory.
const AT_ONCE: usize = 4;

/// The firms of which snapshots are taken.
pub struct Snapshots {
    firms: Mutex<BTreeMap<Id, State>>,
    turns: Arc<Semaphore>,
}

/// How it stands with a firm.
#[derive(Default)]
struct State {
    /// The word that the one which is being taken ended.
    at_work: Option<watch::Receiver<()>>,
    /// How many ended.
    ended: u64,
}

impl Default for Snapshots {
    fn default() -> Self {
        Self { firms: Mutex::default(), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Snapshots {
    fn firms(&self) -> MutexGuard<'_, BTreeMap<Id, State>> {
        self.firms.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// How many snapshots of a firm ended: to be asked before it is looked whether one is there.
    pub fn ended(&self, firm: Id) -> u64 {
        self.firms().get(&firm).map_or(0, |state| state.ended)
    }
    /// Waits until a snapshot of a firm was taken; begins one where none is being taken, and none ended since whoever waits looked. That goes
    /// on when nobody waits any more.
    pub async fn taken(&self, office: &Arc<Office>, firm: Id, looked: u64) {
        let mut ended = {
            let mut firms = self.firms();
            let state = firms.entry(firm).or_default();
            // One whose taker broke off has ended, too.
            if let Some(ended) = state.at_work.as_ref().filter(|ended| ended.has_changed().is_ok()) {
                ended.clone()
            } else if state.ended != looked {
                return;
            } else {
                let (end, ended) = watch::channel(());
                state.at_work = Some(ended.clone());
                let (office, turns) = (Arc::clone(office), Arc::clone(&self.turns));
                tokio::spawn(async move {
                    let turn = turns.acquire_owned().await;
                    tokio::task::spawn_blocking(move || {
                        take(&office, firm);
                        let mut firms = office.snapshots.firms();
                        let state = firms.entry(firm).or_default();
                        (state.at_work, state.ended) = (None, state.ended + 1);
                        drop((firms, turn, end));
                    });
                });
                ended
            }
        };
        // It ends by going away.
        while ended.changed().await.is_ok() {}
    }
}

fn take(office: &Office, firm: Id) {
    match taken(office, firm) {
        Ok(kept) => tracing::info!(%firm, kept, "a snapshot was taken"),
        Err(error) => tracing::error!(%error, %firm, "a snapshot was not taken"),
    }
}

/// Reads one state of the firm, and keeps each chunk as soon as it is packed. Answers whether the snapshot counts.
fn taken(office: &Office, firm: Id) -> Result<bool> {
    let read = office.db.look(|sql| {
        let mut taking = Taking::begin(sql, firm)?;
        while let Some(cut) = taking.next(sql)? {
            if !office.db.change_of(firm, |sql| cut.keep(sql))? {
                return Ok(None);
            }
        }
        Ok(Some(taking))
    });
    match read? {
        Some(taking) => office.db.change_of(firm, |sql| taking.finish(sql)),
        None => Ok(false),
    }
}
