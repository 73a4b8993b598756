//! Square codes as one SVG path, so that they stay sharp and small in the PDF.

use std::fmt::Write;

use kontor_core::fault::{Code, Fault};
use qrcode::{Color, EcLevel, QrCode};

/// Width of the white border in modules, as the standard asks.
const QUIET: usize = 4;

/// A QR code of level M with its quiet zone.
///
/// # Errors
/// `too-long` when the text does not fit any code.
pub fn qr_svg(text: &str) -> Result<String, Fault> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)
        .map_err(|_| Fault::new(Code::TooLong).with("max", "2331"))?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    let side = width + 2 * QUIET;
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="M0 0h{side}v{side}h-{side}z" fill="#fff"/><path d="{path}"/></svg>"##
    ))
}
