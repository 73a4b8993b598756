//! Signing in and out, and who asks.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kontor_core::id::Id;
use kontor_sync::enrol::stretch;

use crate::admin::{password_as_typed, same};
use crate::http::session::Purpose;
use crate::http::{Office, clock, limits};
use crate::hub::door::{self, Knock};
use crate::hub::{Who, firm};
use crate::page::{AdminCode, AdminError, SignIn};

/// Only sent over TLS, to this host, with requests of its own pages; no script reads it.
const COOKIE: &str = "__Host-kontor-admin";
/// How long somebody stays signed in.
const SESSION_MS: u64 = 8 * 60 * 60 * 1_000;

/// The firm whose administrator asks.
///
/// # Errors
/// `signed-out`; `bad-request` where another site may have sent it.
pub fn administrator(office: &Office, method: &Method, headers: &HeaderMap) -> Result<Id, AdminError> {
    if *method != Method::GET && !ours(headers) {
        return Err(AdminCode::BadRequest.into());
    }
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let named = cookies.flat_map(|all| all.split(';')).filter_map(|one| one.trim().split_once('='));
    let word = named.filter(|(name, _)| *name == COOKIE).find_map(|(_, word)| crate::http::exchange::from_hex(word));
    let who = word.and_then(|word| office.tokens.read(Purpose::Administration, &word, clock::now_ms()));
    who.map(|who| who.firm).ok_or(AdminCode::SignedOut.into())
}

/// Whether a request can only come from the page itself.
fn ours(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let same_origin = match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.strip_prefix("https://") == Some(host),
        (origin, _) => origin.is_none(),
    };
    same_origin && headers.contains_key("x-kontor-admin")
}

/// `POST /admin/api/sign-in`.
pub async fn sign_in(
    State(office): State<Arc<Office>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, AdminError> {
    if !ours(&headers) {
        return Err(AdminCode::BadRequest.into());
    }
    let asked: SignIn = super::read(&body)?;
    let Ok(Ok(_place)) = tokio::time::timeout(limits::PATIENCE, office.places.acquire()).await else {
        return Err(AdminError { code: AdminCode::Wait, wait_ms: Some(2_000) });
    };
    let inside = Arc::clone(&office);
    let firm = tokio::task::spawn_blocking(move || prove(&inside, &asked)).await.map_err(|_| AdminCode::Failed)??;
    tracing::info!(%firm, "an administrator signed in");
    let until_ms = clock::now_ms() + SESSION_MS;
    let word = office.tokens.seal(Purpose::Administration, Who { firm, device: Id::default() }, until_ms);
    Ok(with_cookie(&kontor_sync::chain::hex(&word), SESSION_MS / 1_000))
}

/// `POST /admin/api/sign-out`.
pub async fn sign_out() -> Response {
    with_cookie("", 0)
}

fn with_cookie(word: &str, seconds: u64) -> Response {
    let cookie = format!("{COOKIE}={word}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Strict");
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, "no-store".to_owned())])
        .into_response()
}

/// The firm whose password was given. How long it takes does not tell whether there is such a firm.
fn prove(office: &Office, asked: &SignIn) -> Result<Id, AdminError> {
    let failed = |error: crate::db::DbError| {
        tracing::error!(%error, "a sign-in failed");
        AdminError::from(AdminCode::Failed)
    };
    let firms = office.db.look(firm::all).map_err(failed)?;
    let fits = |(id, name): &&(Id, String)| match asked.firm.as_deref() {
        Some(named) => name == named || id.to_string() == named,
        None => true,
    };
    let found: Vec<Id> = firms.iter().filter(fits).map(|(id, _)| *id).collect();
    let firm = match found.as_slice() {
        [one] => *one,
        [_, _, ..] if asked.firm.is_none() => return Err(AdminCode::NameTheFirm.into()),
        _ => Id::default(),
    };
    let now_ms = clock::now_ms();
    let (salt, expected) = match office.db.change(|sql| door::knock(sql, firm, now_ms)).map_err(failed)? {
        Knock::Wait(ms) => return Err(AdminError { code: AdminCode::Wait, wait_ms: Some(ms) }),
        Knock::Prove { salt, stretched } => (salt, Some(stretched)),
        Knock::Nobody => ([0; 16], None),
    };
    let given = stretch(&password_as_typed(&asked.password), &salt).ok_or(AdminCode::Failed)?;
    if expected.is_some_and(|expected| same(&expected, &given)) {
        office.db.change(|sql| door::open(sql, firm)).map_err(failed)?;
        Ok(firm)
    } else {
        tracing::warn!("a wrong administrator's password");
        Err(AdminCode::WrongPassword.into())
    }
}
