//! `/v1/blob`: attachments in chunks, as they are: pictures and papers are packed already.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kontor_sync::chain::Hash;
use serde::Deserialize;

use super::exchange::{Refused, answer, from_hex, session};
use super::{Office, clock, limits};
use crate::db::{DbError, Sql};
use crate::hub::blob::{self, NotTaken};

fn hash_of(text: &str) -> Result<Hash, Refused> {
    from_hex(text).and_then(|bytes| Hash::try_from(bytes).ok()).ok_or(Refused::NotThere)
}

/// Does work in the database where it may block, as soon as there is a place for it.
async fn blocking<A: Send + 'static>(
    office: &Arc<Office>,
    work: impl FnOnce(&Office) -> Result<A, DbError> + Send + 'static,
) -> Result<A, Refused> {
    let Ok(Ok(_place)) = tokio::time::timeout(limits::PATIENCE, office.places.acquire()).await else {
        return Err(Refused::Busy);
    };
    let inside = Arc::clone(office);
    let done = tokio::task::spawn_blocking(move || work(&inside)).await.map_err(|_| Refused::Failed)?;
    done.map_err(|error| {
        tracing::error!(%error, "a request failed");
        if matches!(error, DbError::Busy) || error.passes() { Refused::Busy } else { Refused::Failed }
    })
}

/// How large an attachment is as a whole, in bytes.
#[derive(Deserialize)]
pub struct Size {
    size: u64,
}

/// `PUT /v1/blob/{hash}/{n}?size=`.
pub async fn put(
    State(office): State<Arc<Office>>,
    Path((hash, chunk)): Path<(String, u64)>,
    Query(Size { size }): Query<Size>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let hash = hash_of(&hash)?;
    office.figures.bytes_in.add(bytes.len() as u64);
    let put = move |sql: &mut dyn Sql| blob::put(sql, who, (&hash, chunk), size, &bytes, clock::now_ms());
    let taken = blocking(&office, move |office| office.db.change(put)).await?;
    Ok(match taken {
        Ok(state) => answer(&office, &state),
        Err(NotTaken::NotThere) => Refused::NotThere.into_response(),
        Err(NotTaken::Wrong) => Refused::Wrong.into_response(),
        Err(NotTaken::OtherBytes) => StatusCode::CONFLICT.into_response(),
        Err(NotTaken::Full) => StatusCode::INSUFFICIENT_STORAGE.into_response(),
    })
}

/// `GET /v1/blob/{hash}`.
pub async fn state(
    State(office): State<Arc<Office>>,
    Path(hash): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let hash = hash_of(&hash)?;
    let found = blocking(&office, move |office| office.db.look(|sql| blob::state(sql, who, &hash))).await?;
    Ok(answer(&office, &found.ok_or(Refused::NotThere)?))
}

/// `GET /v1/blob/{hash}/{n}`.
pub async fn get(
    State(office): State<Arc<Office>>,
    Path((hash, chunk)): Path<(String, u64)>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (who, _) = session(&office, &headers)?;
    let hash = hash_of(&hash)?;
    let found = blocking(&office, move |office| office.db.look(|sql| blob::get(sql, who, &hash, chunk))).await?;
    let found = found.ok_or(Refused::NotThere)?;
    office.figures.bytes_out.add(found.len() as u64);
    let head = [(header::CONTENT_TYPE, "application/octet-stream"), (header::CACHE_CONTROL, "private, immutable")];
    Ok((head, found).into_response())
}
