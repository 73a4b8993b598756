//! `kontorctl pdf`: an issued document as the file that was sent.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_app::{AppError, Desk};
use serde_json::{Value, json};

use crate::office::Office;
use crate::outcome::{Failure, Outcome, show};

/// Writes the PDF and says where.
pub fn pdf(office: &Office, document: String, out: &Path) -> Outcome {
    let written = write(office.desk_in_company()?, &Value::String(document), out)?;
    show(&json!({ "path": out, "bytes": written }))
}

/// Writes the PDF of a document; answers how many bytes it has.
pub fn write(desk: &Desk, document: &Value, out: &Path) -> Result<usize, Failure> {
    let answer = desk.call("document_pdf", json!({ "id": document }))?;
    let encoded = answer["base64"].as_str().unwrap_or_default();
    let bytes = STANDARD.decode(encoded).map_err(|failure| AppError::unexpected(&failure))?;
    std::fs::write(out, &bytes)?;
    Ok(bytes.len())
}
