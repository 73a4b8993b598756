//! `POST /rpc/NAME`: a command with its request as JSON; answers its response, or `{"faults": […]}` with a status.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use kontor_app::{AppError, Bounds};
use kontor_core::fault::Code;
use serde_json::Value;

use super::{Served, broken};

/// Runs the command.
pub async fn call(State(served): State<Served>, Path(name): Path<String>, body: Bytes) -> Response {
    // Commands wait for the disk; the threads that serve must not.
    let ran = tokio::task::spawn_blocking(move || -> Result<Value, AppError> {
        let request = Bounds::of(&name).read(&body)?;
        served.desk.call(&name, request)
    });
    match ran.await.unwrap_or_else(|failure| Err(broken(&failure))) {
        Ok(answer) => ([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response(),
        Err(error) => refused(error),
    }
}

/// A refusal as the pages read it.
pub fn refused(error: AppError) -> Response {
    (status(&error), Json(error)).into_response()
}

fn status(error: &AppError) -> StatusCode {
    match error.faults.first().map(|fault| fault.code) {
        Some(Code::UnknownCommand) => StatusCode::NOT_FOUND,
        Some(Code::BadRequest) => StatusCode::BAD_REQUEST,
        Some(Code::RequestTooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Code::NotAllowed) => StatusCode::FORBIDDEN,
        Some(Code::Internal) | None => StatusCode::INTERNAL_SERVER_ERROR,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
