//! Snapshots are taken beside the requests that need them: read where nobody waits for a lock, one at a time for a firm, and shared
//! by all who asked meanwhile.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kontor_core::id::Id;
use tokio::sync::watch;

use super::Office;
use crate::db::Sql;
use crate::hub::snapshot::Taken;

/// The firms of which a snapshot is being taken, with the word that it ended.
#[derive(Default)]
pub struct Snapshots(Mutex<BTreeMap<Id, watch::Receiver<()>>>);

impl Snapshots {
    fn at_work(&self) -> MutexGuard<'_, BTreeMap<Id, watch::Receiver<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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
                let office = Arc::clone(office);
                tokio::task::spawn_blocking(move || {
                    take(&office, firm);
                    office.snapshots.at_work().remove(&firm);
                    drop(end);
                });
                ended
            }
        };
        // It ends by going away.
        while ended.changed().await.is_ok() {}
    }
}

fn take(office: &Office, firm: Id) {
    let taken = office.db.look(|sql: &mut dyn Sql| Taken::of(sql, firm));
    let kept = taken.and_then(|taken| office.db.change_of(firm, |sql| taken.keep(sql, firm)));
    match kept {
        Ok(kept) => tracing::info!(%firm, kept, "a snapshot was taken"),
        Err(error) => tracing::error!(%error, %firm, "a snapshot was not taken"),
    }
}
