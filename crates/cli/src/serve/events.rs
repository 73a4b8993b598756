//! `GET /events`: every committed change as a server-sent event `{"entities": […]}`.

use std::convert::Infallible;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::stream::{self, Stream};
use kontor_core::entity::EntityKind;
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use super::Served;

/// Tells of changes until the reader leaves or the program stops.
pub async fn events(State(served): State<Served>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let listening = (served.news.subscribe(), served.stopping);
    let news = stream::unfold(listening, |(mut news, mut stopping)| async move {
        let told = tokio::select! {
            told = news.recv() => told,
            _ = stopping.changed() => Err(RecvError::Closed),
        };
        let text = match told {
            Ok(text) => text,
            // Too far behind to know what was missed: everything may have changed.
            Err(RecvError::Lagged(_)) => everything(),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(Event::default().data(text)), (news, stopping)))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

fn everything() -> String {
    json!({ "entities": EntityKind::ALL.iter().map(|kind| kind.table()).collect::<Vec<_>>() }).to_string()
}
