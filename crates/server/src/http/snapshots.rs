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

/// The firms of which a snapshot is being taken, with the word that it ended.
pub struct Snapshots {
    at_work: Mutex<BTreeMap<Id, watch::Receiver<()>>>,
    turns: Arc<Semaphore>,
}

impl Default for Snapshots {
    fn default() -> Self {
        Self { at_work: Mutex::default(), turns: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Snapshots {
    fn at_work(&self) -> MutexGuard<'_, BTreeMap<Id, watch::Receiver<()>>> {
        self.at_work.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// Waits until a snapshot of a firm was taken; begins one where none is being taken. That goes on when nobody waits any more.
    pub async fn taken(&self, office: &Arc<Office>, firm: Id) {
        let mut ended = {
            let mut at_work = self.at_work();
            // One whose taker broke off has ended, too.
            if let Some(ended) = at_work.get(&firm).filter(|ended| ended.has_changed().is_ok()) {
                ended.clone()
            } else {
                let (end, ended) = watch::channel(());
                at_work.insert(firm, ended.clone());
                let (office, turns) = (Arc::clone(office), Arc::clone(&self.turns));
                tokio::spawn(async move {
                    let turn = turns.acquire_owned().await;
                    tokio::task::spawn_blocking(move || {
                        take(&office, firm);
                        office.snapshots.at_work().remove(&firm);
                        drop((turn, end));
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
