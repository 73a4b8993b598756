//! `kontorctl serve`: the window's pages and every command over HTTP, for a browser on this computer.
//!
//! * Loopback only; a request that names another host is refused, so that no web page can reach it by a name of its own.
//! * Commands and news need the token that is made anew at every start and stands behind the `#` of the printed address,
//!   where no log sees it.
//! * It ends on SIGTERM or Ctrl-C: running commands finish, then the company is closed.

mod door;
mod events;
mod pages;
mod rpc;

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};
use kontor_app::job::Progress;
use kontor_app::{AppError, Bounds, Desk, Host as _};
use kontor_desk::SystemHost;
use kontor_store::key::hex;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::{broadcast, watch};

use crate::arguments::Serving;
use crate::office::Office;
use crate::outcome::{Outcome, say, show};

/// News that a slow reader may be behind before it is told to look at everything again.
const NEWS_KEPT: usize = 256;

/// What every request can reach.
#[derive(Clone)]
struct Served {
    desk: Arc<Desk>,
    token: Arc<str>,
    port: u16,
    news: broadcast::Sender<String>,
    stopping: watch::Receiver<bool>,
    pages: pages::Pages,
}

/// Serves until it is told to stop.
pub fn serve(office: Office, wishes: &Serving) -> Outcome {
    office.desk_in_company()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let desk = Arc::new(office.into_desk());
    let backups = kontor_desk::backups::Backups::of(&desk)?;
    let in_touch = desk.keep_in_touch();
    let served = runtime.block_on(run(Arc::clone(&desk), wishes));
    drop((in_touch, backups));
    desk.close(&Progress::unseen());
    served
}

async fn run(desk: Arc<Desk>, wishes: &Serving) -> Outcome {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wishes.port)).await?;
    let port = listener.local_addr()?.port();
    let (news, _) = broadcast::channel(NEWS_KEPT);
    let (stop, stopping) = watch::channel(false);
    let told = news.clone();
    // Nobody may be listening, which is no reason to fail.
    desk.listen(move |changed| drop(told.send(kontor_desk::news::of(changed).to_string())));
    let served =
        Served { desk, token: token().into(), port, news, stopping, pages: pages::Pages::of(wishes.ui.as_deref()) };

    let url = format!("http://127.0.0.1:{port}/#token={}", served.token);
    show(&json!({ "url": url, "port": port }))?;
    say("kontorctl: serving until Ctrl-C");
    axum::serve(listener, router(served))
        .with_graceful_shutdown(async move {
            asked_to_stop().await;
            // Whoever listens to news would wait for ever; their streams end now.
            let _ = stop.send(true);
        })
        .await?;
    Ok(())
}

fn router(served: Served) -> Router {
    Router::new()
        .route("/rpc/{name}", post(rpc::call))
        .route("/events", get(events::events))
        .route_layer(middleware::from_fn_with_state(served.clone(), door::token))
        .fallback(pages::page)
        .layer(DefaultBodyLimit::max(Bounds::FILE.bytes()))
        .layer(middleware::from_fn_with_state(served.clone(), door::host))
        .with_state(served)
}

fn token() -> String {
    let mut random = [0_u8; 32];
    SystemHost.random(&mut random);
    hex(&random)
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}

/// An unexpected failure of a thread that ran a command.
fn broken(failure: &tokio::task::JoinError) -> AppError {
    AppError::unexpected(failure)
}
