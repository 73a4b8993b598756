//! Requests and answers of PCs with a session.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kontor_sync::wire::{CloseAsk, MediaType, Pull, Push, SeriesAsk, SnapshotAsk, Status, Verdict, pack, unpack};
use minicbor::{Decode, Encode};

use super::session::Purpose;
use super::{Office, clock, limits};
use crate::db::{DbError, Sql};
use crate::hub::{Who, close, device, pull, push, series, snapshot};

/// Why a request got no answer. The reason stands in the log; whoever asked learns no more than it must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not the message that belongs here.
    Wrong,
    /// No session, or none any more.
    NoSession,
    /// Nothing there, or nothing for whoever asks.
    NotThere,
    /// Too much at once: come back.
    Busy,
    /// It failed here.
    Failed,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Wrong => StatusCode::BAD_REQUEST,
            Self::NoSession => StatusCode::UNAUTHORIZED,
            Self::NotThere => StatusCode::NOT_FOUND,
            Self::Busy => return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")]).into_response(),
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        };
        status.into_response()
    }
}

/// Who asks, by the token in `Authorization`, and how many milliseconds a session lasts at most.
pub fn session(office: &Office, headers: &HeaderMap) -> Result<(Who, u64), Refused> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shown.and_then(|text| text.strip_prefix("Bearer ")).and_then(from_hex).ok_or(Refused::NoSession)?;
    let who = office.tokens.read(Purpose::Session, &token, clock::now_ms()).ok_or(Refused::NoSession)?;
    Ok((who, super::session::SESSION_MS))
}

/// Bytes of a hexadecimal text.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    if rest.is_empty() { bytes } else { None }
}

/// A message as the body of an answer.
pub fn answer<M: Encode<()>>(office: &Office, message: &M) -> Response {
    let packed = pack(message);
    office.figures.requests.add(1);
    office.figures.bytes_out.add(packed.len() as u64);
    ([(header::CONTENT_TYPE, MediaType::NAME)], packed).into_response()
}

/// Reads a message, does the work in the database where it may block, and answers.
pub async fn work<Q, A>(
    office: Arc<Office>,
    body: Bytes,
    work: impl FnOnce(&Office, Q) -> Result<A, DbError> + Send + 'static,
) -> Result<A, Refused>
where
    Q: for<'b> Decode<'b, ()> + Send + 'static,
    A: Send + 'static,
{
    office.figures.bytes_in.add(body.len() as u64);
    let refuse = |refused: Refused| {
        match refused {
            Refused::Busy => office.figures.put_off.add(1),
            Refused::Failed => office.figures.failed.add(1),
            _ => office.figures.refused.add(1),
        }
        refused
    };
    let Ok(Ok(_place)) = tokio::time::timeout(limits::PATIENCE, office.places.acquire()).await else {
        return Err(refuse(Refused::Busy));
    };
    let inside = Arc::clone(&office);
    let done = tokio::task::spawn_blocking(move || {
        let asked: Q = unpack(&body).map_err(|error| {
            tracing::info!(%error, "a request is no message");
            Refused::Wrong
        })?;
        work(&inside, asked).map_err(|error| {
            let busy = matches!(error, DbError::Busy) || error.passes();
            tracing::error!(%error, busy, "a request failed");
            if busy { Refused::Busy } else { Refused::Failed }
        })
    });
    done.await.unwrap_or(Err(Refused::Failed)).map_err(refuse)
}

/// What a PC with a session asks of the hub, in a transaction that may write.
async fn change<Q, A>(
    office: Arc<Office>,
    headers: HeaderMap,
    body: Bytes,
    ask: impl Fn(&mut dyn Sql, Who, &Q, u64) -> Result<A, DbError> + Send + 'static,
) -> Result<(Who, A), Refused>
where
    Q: for<'b> Decode<'b, ()> + Send + 'static,
    A: Send + 'static,
{
    let (who, _) = session(&office, &headers)?;
    let done = work(office, body, move |office, asked: Q| {
        let now_ms = clock::now_ms();
        office.db.change_of(who.firm, |sql| ask(sql, who, &asked, now_ms))
    });
    Ok((who, done.await?))
}

/// `POST /v1/push`.
pub async fn push(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let (who, reply) = change(Arc::clone(&office), headers, body, |sql, who, asked: &Push, now_ms| {
        push::push(sql, who, asked, now_ms)
    })
    .await?;
    match &reply.body {
        Ok(pushed) => {
            let with_issues = pushed.outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Accepted).count();
            office.figures.pushed.add(pushed.outcomes.len() as u64);
            office.figures.with_issues.add(with_issues as u64);
            tracing::debug!(firm = %who.firm, device = %who.device, commits = pushed.outcomes.len(), head = reply.head, "pushed");
        }
        Err(stop) => tracing::info!(firm = %who.firm, device = %who.device, ?stop, "a push was stopped"),
    }
    office.heads.poke(who.firm, reply.head);
    Ok(answer(&office, &reply))
}

/// `POST /v1/pull`.
pub async fn pull(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let reply = work(Arc::clone(&office), body, move |office, asked: Pull| {
        let now_ms = clock::now_ms();
        office.db.look(|sql| pull::page(&office.windows, sql, who, &asked, now_ms))
    });
    let reply = reply.await?;
    office.figures.pages.add(1);
    Ok(answer(&office, &reply))
}

/// `POST /v1/snapshot`. What must be taken first is taken beside the requests; a PC that would wait too long asks again.
pub async fn manifest(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let until = tokio::time::Instant::now() + limits::SNAPSHOT;
    let (Who { firm, .. }, _) = session(&office, &headers)?;
    for _ in 0..SNAPSHOTS {
        let looked = office.snapshots.ended(firm);
        let ask =
            |sql: &mut dyn Sql, who: Who, asked: &SnapshotAsk, now_ms: u64| snapshot::offer(sql, who, asked, now_ms);
        let (_, offered) = change(Arc::clone(&office), headers.clone(), body.clone(), ask).await?;
        if let Some(reply) = offered {
            return Ok(answer(&office, &reply));
        }
        let taken = office.snapshots.taken(&office, firm, looked);
        if tokio::time::timeout_at(until, taken).await.is_err() {
            break;
        }
    }
    Err(Refused::Busy)
}

/// Snapshots that a request waits for: while one is taken, people go on, and somebody may be erased.
const SNAPSHOTS: usize = 3;

/// `POST /v1/status`.
pub async fn status(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let ask = |sql: &mut dyn Sql, who: Who, asked: &Status, now_ms: u64| device::status(sql, who, asked, now_ms);
    let (_, reply) = change(Arc::clone(&office), headers, body, ask).await?;
    Ok(answer(&office, &reply))
}

/// `POST /v1/series`.
pub async fn series(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Result<Response, Refused> {
    let ask = |sql: &mut dyn Sql, who: Who, _: &SeriesAsk, now_ms: u64| series::lease(sql, who, now_ms);
    let (_, reply) = change(Arc::clone(&office), headers, body, ask).await?;
    Ok(answer(&office, &reply))
}

/// `POST /v1/close`.
pub async fn readiness(
    State(office): State<Arc<Office>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let reply = work(Arc::clone(&office), body, move |office, asked: CloseAsk| {
        office.db.look(|sql| close::ready(sql, who, &asked, clock::now_ms()))
    });
    Ok(answer(&office, &reply.await?))
}

/// `GET /v1/chunk/{hash}`: as it was packed, the same for every PC that may hold it.
pub async fn chunk(
    State(office): State<Arc<Office>>,
    Path(hash): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let hash = from_hex(&hash).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok()).ok_or(Refused::NotThere)?;
    let inside = Arc::clone(&office);
    let found = tokio::task::spawn_blocking(move || inside.db.look(|sql| snapshot::chunk(sql, who, &hash)));
    let found = found.await.map_err(|_| Refused::Failed)?.map_err(|_| Refused::Failed)?.ok_or(Refused::NotThere)?;
    office.figures.bytes_out.add(found.len() as u64);
    let head = [(header::CONTENT_TYPE, MediaType::NAME), (header::CACHE_CONTROL, "private, immutable")];
    Ok((head, found).into_response())
}
