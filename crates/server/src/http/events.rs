//! Pokes: whoever listens is told when the feed of its firm has moved, or what a PC may hold has changed, and then pulls.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use kontor_core::id::Id;
use tokio::sync::watch;

use super::exchange::{Refused, session};
use super::{Office, clock, limits};
use crate::hub::firm;

/// The last place of each feed that somebody listens to.
#[derive(Default)]
pub struct Heads(Mutex<BTreeMap<Id, watch::Sender<u64>>>);

impl Heads {
    /// Tells those who listen how far a feed is.
    pub fn poke(&self, firm: Id, head: u64) {
        let heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = heads.get(&firm) {
            sender.send_if_modified(|known| {
                let newer = *known < head;
                *known = (*known).max(head);
                newer
            });
        }
    }
    /// Tells those who listen once more how far a feed is: what they may hold changed, and that is not in the feed.
    pub fn poke_again(&self, firm: Id) {
        if let Some(sender) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&firm) {
            sender.send_modify(|_| {});
        }
    }
    /// Listens to a feed; nothing when too many do.
    #[must_use]
    pub fn listen(&self, firm: Id) -> Option<watch::Receiver<u64>> {
        let mut heads = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heads.retain(|_, sender| sender.receiver_count() > 0);
        let all: usize = heads.values().map(watch::Sender::receiver_count).sum();
        (all < limits::LISTENERS).then(|| heads.entry(firm).or_insert_with(|| watch::channel(0).0).subscribe())
    }
    fn listened(&self) -> Vec<Id> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }
}

/// `GET /v1/events`.
pub async fn events(
    State(office): State<Arc<Office>>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refused> {
    let (who, left) = session(&office, &headers)?;
    let receiver = office.heads.listen(who.firm).ok_or(Refused::Busy)?;
    let asking = Arc::clone(&office);
    let head = tokio::task::spawn_blocking(move || asking.db.look(|sql| firm::head(sql, who.firm)));
    let head = head.await.map_err(|_| Refused::Failed)?.map_err(|_| Refused::Failed)?.head;
    office.heads.poke(who.firm, head);
    let ends = tokio::time::Instant::now() + Duration::from_millis(left);
    let stream = futures_util::stream::unfold((receiver, true), move |(mut receiver, first)| async move {
        if !first {
            // A session ends, and with it what it listens to: the PC comes back with a new one.
            tokio::time::timeout_at(ends, receiver.changed()).await.ok()?.ok()?;
            tokio::time::sleep(limits::COALESCE).await;
        }
        let head = *receiver.borrow_and_update();
        Some((Ok(Event::default().data(head.to_string())), (receiver, false)))
    });
    Ok(Sse::new(stream).keep_alive(KeepAlive::new().interval(limits::HEARTBEAT)))
}

/// Looks for what other nodes accepted, as long as somebody listens here.
pub async fn follow_others(office: Arc<Office>) {
    let mut steps = tokio::time::interval(limits::POLL);
    loop {
        steps.tick().await;
        let firms = office.heads.listened();
        if firms.is_empty() {
            continue;
        }
        let asking = Arc::clone(&office);
        let heads = tokio::task::spawn_blocking(move || asking.db.look(|sql| firm::heads(sql, &firms)));
        match heads.await {
            Ok(Ok(heads)) => heads.into_iter().for_each(|(firm, head)| office.heads.poke(firm, head)),
            Ok(Err(error)) => tracing::warn!(%error, at_ms = clock::now_ms(), "the feeds could not be looked at"),
            Err(error) => tracing::warn!(%error, "the look at the feeds ended"),
        }
    }
}
