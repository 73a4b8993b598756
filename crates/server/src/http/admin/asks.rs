//! What the administration page asks for, each for the firm of whoever is signed in.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kontor_core::id::Id;
use kontor_sync::enrol::split;
use serde::Serialize;

use super::door::administrator;
use crate::admin;
use crate::db::{DbError, Sql};
use crate::http::{Office, clock, limits};
use crate::hub::reach::{self as reaches, Seat};
use crate::hub::{Who, close as closing, device, enrol as places, overview as shown};
use crate::page::{AdminCode, AdminError, Close, Enrol, Enrolment, NotYetRow, Overview, Revoke, ServerView, SetReach};

/// Does work for the firm of the administrator where it may block, and answers it as JSON.
async fn answer<A: Serialize + Send + 'static>(
    office: Arc<Office>,
    (method, headers): (Method, HeaderMap),
    work: impl FnOnce(&Office, Id) -> Result<A, AdminError> + Send + 'static,
) -> Result<Response, AdminError> {
    let firm = administrator(&office, &method, &headers)?;
    let Ok(Ok(_place)) = tokio::time::timeout(limits::PATIENCE, office.places.acquire()).await else {
        return Err(AdminError { code: AdminCode::Wait, wait_ms: Some(2_000) });
    };
    let inside = Arc::clone(&office);
    let done = tokio::task::spawn_blocking(move || work(&inside, firm)).await.map_err(|_| AdminCode::Failed)??;
    Ok(super::json(&done))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: DbError) -> AdminError {
    tracing::error!(%error, "the administration page was not answered");
    AdminCode::Failed.into()
}

/// `GET /admin/api/overview`.
pub async fn overview(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, AdminError> {
    let work = |office: &Office, firm: Id| {
        let now_ms = clock::now_ms();
        let gathered = office.db.look(|sql: &mut dyn Sql| {
            Ok(Overview {
                firm: shown::of_firm(sql, firm)?,
                server: ServerView {
                    version: env!("CARGO_PKG_VERSION").to_owned(),
                    fingerprint: admin::shown(&office.fingerprint),
                    now_ms,
                    database: office.db.kind().to_owned(),
                    database_bytes: office.db.bytes(),
                    attachment_bytes: shown::attachment_bytes(sql, firm)?,
                },
                people: shown::people(sql, firm)?,
                pcs: shown::pcs(sql, firm)?,
                issues: shown::issues(sql, firm)?,
                quarantine: shown::quarantine(sql, firm)?,
                parked: shown::parked(sql, firm)?,
                backup: shown::backup(sql, firm)?,
            })
        });
        gathered.map_err(failed)
    };
    answer(office, (method, headers), work).await
}

/// `GET /admin/api/choices`: what can be said of a PC.
pub async fn choices(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, AdminError> {
    let work = |office: &Office, firm| office.db.look(|sql| shown::choices(sql, firm)).map_err(failed);
    answer(office, (method, headers), work).await
}

/// Whose work is done at a PC, where there are such a branch, such a role and such people.
fn seat_of(office: &Office, firm: Id, branch: Option<Id>, role: &str, people: &[Id]) -> Result<Seat, AdminError> {
    let choices = office.db.look(|sql| shown::choices(sql, firm)).map_err(failed)?;
    if branch.is_some_and(|branch| choices.branches.iter().all(|one| one.id != branch)) {
        return Err(AdminCode::NotFound.into());
    }
    let people: Vec<String> = people.iter().map(Id::to_string).collect();
    admin::seat(&choices, role, &people).map_err(|_| AdminCode::NotFound.into())
}

/// `POST /admin/api/enrol`.
pub async fn enrol(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AdminError> {
    let asked: Enrol = super::read(&body)?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let work = move |office: &Office, firm: Id| {
        let seat = seat_of(office, firm, asked.branch, &asked.role, &asked.people)?;
        let good_until_ms = clock::now_ms() + places::GOOD_FOR_MS;
        let (code, founder) = admin::open_place(&*office.db, firm, asked.branch, seat).map_err(|error| {
            tracing::error!(%error, "no code was made");
            AdminCode::Failed
        })?;
        let (place, secret) = split(&code).ok_or(AdminCode::Failed)?;
        let code = format!("{place}-{secret}");
        let fingerprint = admin::shown(&office.fingerprint);
        let qr = format!("kontor:{host}#{code}#{}", fingerprint.replace(':', ""));
        Ok(Enrolment { code, good_until_ms, fingerprint, qr, founder })
    };
    answer(office, (method, headers), work).await
}

/// `POST /admin/api/revoke`.
pub async fn revoke(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AdminError> {
    let asked: Revoke = super::read(&body)?;
    let work = move |office: &Office, firm: Id| {
        let who = Who { firm, device: asked.pc };
        let there = office.db.look(|sql| device::find(sql, who)).map_err(failed)?.is_some();
        match office.db.change(|sql| device::revoke(sql, who)).map_err(failed)? {
            true => {
                office.heads.poke_again(firm);
                Ok(())
            }
            false if there => Err(AdminCode::RevokedBefore.into()),
            false => Err(AdminCode::NotFound.into()),
        }
    };
    answer(office, (method, headers), work).await.map(empty)
}

/// `POST /admin/api/reach`.
pub async fn reach(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AdminError> {
    let asked: SetReach = super::read(&body)?;
    let work = move |office: &Office, firm: Id| {
        let seat = seat_of(office, firm, asked.branch, &asked.role, &asked.people)?;
        let who = Who { firm, device: asked.pc };
        match office.db.change(|sql| reaches::assign(sql, who, asked.branch, &seat)).map_err(failed)? {
            true => {
                office.heads.poke_again(firm);
                Ok(())
            }
            false => Err(AdminCode::NotFound.into()),
        }
    };
    answer(office, (method, headers), work).await.map(empty)
}

/// `POST /admin/api/close`: the PCs from which something may still come that was done before a moment.
pub async fn close(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AdminError> {
    let asked: Close = super::read(&body)?;
    let work = move |office: &Office, firm: Id| {
        let not_yet = office.db.look(|sql| closing::not_yet(sql, firm, asked.before_ms)).map_err(failed)?;
        let row = |pc: device::Device| NotYetRow {
            clean_to_ms: closing::clean_to_ms(&pc),
            id: pc.id,
            code: pc.code,
            name: pc.name,
            waiting: pc.waiting,
            seen_at_ms: pc.seen_at_ms,
        };
        Ok(not_yet.into_iter().map(row).collect::<Vec<_>>())
    };
    answer(office, (method, headers), work).await
}

/// `POST /admin/api/backup`: into the folder `backups` of the server.
pub async fn backup(
    State(office): State<Arc<Office>>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, AdminError> {
    let work = |office: &Office, firm: Id| {
        let folder =
            office.folder.as_deref().filter(|_| office.db.kind() == "sqlite").ok_or(AdminCode::NoBackupHere)?;
        admin::backup_into(&*office.db, &folder.join("backups")).map_err(|error| {
            tracing::error!(%error, "no backup was taken");
            AdminCode::Failed
        })?;
        office.db.look(|sql| shown::backup(sql, firm)).map_err(failed)
    };
    answer(office, (method, headers), work).await
}

fn empty(_: Response) -> Response {
    StatusCode::NO_CONTENT.into_response()
}
