//! The server as it runs: its routes, and how it ends.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post, put};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::sync::oneshot;

use super::events::{events, follow_others};
use super::tls::{Connections, Identity};
use super::{Office, admin, blobs, enrolment, exchange, limits};

/// A server that runs.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: tokio::task::JoinHandle<()>,
}

impl Running {
    /// Takes no new requests, and waits for those that are at work.
    ///
    /// # Errors
    /// What the network says.
    pub async fn stop(self) -> io::Result<()> {
        // It has ended already where nobody hears it.
        let _ = self.stop.send(());
        match tokio::time::timeout(limits::FAREWELL, self.ended).await {
            Ok(ended) => ended.map_err(io::Error::other),
            // Those who only listen would hold it for ever.
            Err(_) => Ok(()),
        }
    }
}

/// Serves at an address until it is told to stop.
///
/// # Errors
/// When the address cannot be had.
pub async fn serve(office: Arc<Office>, identity: &Identity, address: SocketAddr) -> io::Result<Running> {
    let connections = Connections::listen(address, identity).await?;
    let address = connections.address();
    let (stop, stopped) = oneshot::channel::<()>();
    let beside = [tokio::spawn(follow_others(Arc::clone(&office))), tokio::spawn(daily(Arc::clone(&office)))];
    let ended = tokio::spawn(async move {
        answer(connections, routes(office), stopped).await;
        beside.into_iter().for_each(|task| task.abort());
    });
    Ok(Running { address, stop, ended })
}

/// Answers connections until somebody says stop, or drops the other end of it. Whoever sends the head of a request drop by drop is
/// let go.
async fn answer(mut connections: Connections, routes: Router, mut stopped: oneshot::Receiver<()>) {
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits::HEAD);
    loop {
        let stream = tokio::select! {
            stream = connections.next() => stream,
            _ = &mut stopped => break,
        };
        let service = TowerToHyperService::new(routes.clone());
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
    drop(connections);
    graceful.shutdown().await;
}

/// What is done at the start and once a day: the anchor of the day, and letting go of what the feeds need not keep.
async fn daily(office: Arc<Office>) {
    let mut days = tokio::time::interval(limits::DAY);
    loop {
        days.tick().await;
        let inside = Arc::clone(&office);
        let done = tokio::task::spawn_blocking(move || {
            let anchors = crate::admin::take_anchors(&*inside.db)?;
            crate::admin::compact(&*inside.db).map(|changes| (anchors, changes))
        });
        match done.await {
            Ok(Ok((anchors, changes))) => {
                tracing::info!(anchors, changes, "anchors were taken, the feeds were compacted")
            }
            Ok(Err(error)) => tracing::warn!(%error, "the work of the day was not done"),
            Err(error) => tracing::warn!(%error, "the work of the day ended"),
        }
    }
}

fn routes(office: Arc<Office>) -> Router {
    Router::new()
        .route("/v1/enrol/begin", post(enrolment::begin))
        .route("/v1/enrol/finish", post(enrolment::finish))
        .route("/v1/session/begin", post(enrolment::challenge))
        .route("/v1/session/finish", post(enrolment::session))
        .route("/v1/push", post(exchange::push))
        .route("/v1/pull", post(exchange::pull))
        .route("/v1/events", get(events))
        .route("/v1/snapshot", post(exchange::manifest))
        .route("/v1/chunk/{hash}", get(exchange::chunk))
        .route("/v1/blob/{hash}", get(blobs::state))
        .route("/v1/blob/{hash}/{n}", put(blobs::put).get(blobs::get))
        .route("/v1/status", post(exchange::status))
        .route("/v1/series", post(exchange::series))
        .route("/v1/close", post(exchange::readiness))
        .merge(admin::routes())
        .route("/healthz", get(health))
        .route("/metrics", get(figures))
        .layer(axum::middleware::from_fn(limits::guard))
        .layer(DefaultBodyLimit::max(limits::REQUEST_BYTES))
        .with_state(office)
}

/// Whether the database answers.
async fn health(State(office): State<Arc<Office>>) -> StatusCode {
    let asked = tokio::task::spawn_blocking(move || office.db.look(|sql| sql.query("SELECT 1", &[]).map(drop)));
    match asked.await {
        Ok(Ok(())) => StatusCode::OK,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

async fn figures(State(office): State<Arc<Office>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], office.figures.text())
}
