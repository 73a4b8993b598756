//! `POST /rpc/NAME`: a command with its request as JSON; answers its response, or `{"faults": […]}` with a status.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kontor_app::AppError;
use kontor_core::fault::{Code, Fault};
use serde_json::Value;

use super::{Served, broken};

/// Runs the command.
pub async fn call(State(served): State<Served>, Path(name): Path<String>, body: Bytes) -> Response {
    // Commands wait for the disk; the threads that serve must not.
    let ran = tokio::task::spawn_blocking(move || -> Result<Value, AppError> {
        let request = if body.is_empty() {
            Value::Null
        } else {
            serde_json::from_slice(&body).map_err(|failure| Fault::new(Code::BadRequest).with("detail", failure))?
        };
        served.desk.call(&name, request)
    });
    match ran.await.unwrap_or_else(|failure| Err(broken(&failure))) {
        Ok(answer) => ([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response(),
        Err(error) => (status(&error), Json(error)).into_response(),
    }
}

fn status(error: &AppError) -> StatusCode {
    match error.faults.first().map(|fault| fault.code) {
        Some(Code::UnknownCommand) => StatusCode::NOT_FOUND,
        Some(Code::BadRequest) => StatusCode::BAD_REQUEST,
        Some(Code::NotAllowed) => StatusCode::FORBIDDEN,
        Some(Code::Internal) | None => StatusCode::INTERNAL_SERVER_ERROR,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
