//! What one server takes on at a time. What is beyond is told to come back, never thrown out half done.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

/// Requests that work in the database at the same time; more wait for a place.
pub const AT_ONCE: usize = 64;
/// How long a request waits for a place.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of a request as it travels.
pub const REQUEST_BYTES: usize = 16 << 20;
/// How long a request may take from its first byte to the last of its answer; those who listen are not meant.
pub const REQUEST: Duration = Duration::from_secs(60);
/// How long the head of a request may take, and how long a connection may wait for the next one.
pub const HEAD: Duration = Duration::from_secs(15);
/// How long a request for a snapshot waits for one that is being taken.
pub const SNAPSHOT: Duration = Duration::from_secs(30);
/// How often the feeds are compacted.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// TLS handshakes at the same time, and how long one may take.
pub const HANDSHAKES: usize = 256;
/// How long a handshake may take.
pub const HANDSHAKE: Duration = Duration::from_secs(10);
/// PCs that listen for pokes.
pub const LISTENERS: usize = 20_000;
/// Pokes that come closer together become one.
pub const COALESCE: Duration = Duration::from_millis(200);
/// A sign of life for those who listen.
pub const HEARTBEAT: Duration = Duration::from_secs(20);
/// How often other nodes' pushes are looked for.
pub const POLL: Duration = Duration::from_millis(500);
/// How long requests may still take when the server is told to stop.
pub const FAREWELL: Duration = Duration::from_secs(10);

/// Refuses a body that is too long before it is read, and ends what comes in drop by drop.
pub async fn guard(request: Request, next: Next) -> Response {
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > REQUEST_BYTES) {
        return (StatusCode::PAYLOAD_TOO_LARGE, [(header::CONNECTION, "close")]).into_response();
    }
    if *request.method() == Method::GET {
        return next.run(request).await;
    }
    let timely = tokio::time::timeout(REQUEST, next.run(request)).await;
    timely.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
}
