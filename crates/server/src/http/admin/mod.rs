//! The administration page: its files, and what it asks for. One administrator per firm, in a session of the browser.
//!
//! A request that changes something must bear the header `x-kontor-admin`, which no other site can send, and the session is a
//! cookie that goes with requests of this page alone.

mod asks;
mod door;
mod pages;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Office;
use crate::page::{AdminCode, AdminError};

impl From<AdminCode> for AdminError {
    fn from(code: AdminCode) -> Self {
        Self { code, wait_ms: None }
    }
}

impl IntoResponse for AdminError {
    fn into_response(self) -> Response {
        let status = match self.code {
            AdminCode::SignedOut | AdminCode::WrongPassword => StatusCode::UNAUTHORIZED,
            AdminCode::Wait => StatusCode::TOO_MANY_REQUESTS,
            AdminCode::NameTheFirm | AdminCode::BadRequest => StatusCode::BAD_REQUEST,
            AdminCode::NotFound => StatusCode::NOT_FOUND,
            AdminCode::RevokedBefore | AdminCode::NoBackupHere => StatusCode::CONFLICT,
            AdminCode::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, json(&self)).into_response()
    }
}

/// An answer, which nothing on its way keeps.
fn json(answer: &impl Serialize) -> Response {
    let head = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    serde_json::to_vec(answer)
        .map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), |body| (head, body).into_response())
}

/// A request.
fn read<Q: DeserializeOwned>(body: &Bytes) -> Result<Q, AdminError> {
    serde_json::from_slice(body).map_err(|_| AdminCode::BadRequest.into())
}

/// The routes below `/admin`.
pub fn routes() -> Router<Arc<Office>> {
    Router::new()
        .route("/admin", get(pages::front))
        .route("/admin/", get(pages::page))
        .route("/admin/{*path}", get(pages::page))
        .route("/admin/api/sign-in", post(door::sign_in))
        .route("/admin/api/sign-out", post(door::sign_out))
        .route("/admin/api/overview", get(asks::overview))
        .route("/admin/api/choices", get(asks::choices))
        .route("/admin/api/enrol", post(asks::enrol))
        .route("/admin/api/revoke", post(asks::revoke))
        .route("/admin/api/reach", post(asks::reach))
        .route("/admin/api/close", post(asks::close))
        .route("/admin/api/backup", post(asks::backup))
}
