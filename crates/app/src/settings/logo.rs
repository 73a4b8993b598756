//! The logo on letters. Its bytes are kept once by their hash, so that an old invoice prints with the logo of its day.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::company::Company;
use kontor_core::fault::{Code, Fault};
use kontor_documents::model::Logo as Picture;
use kontor_documents::render::check_logo;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, company};
use crate::error::Answer;
use crate::program::Nothing;

/// The largest picture, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;

/// A picture for letters.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct LogoSet {
    /// PNG, JPEG or SVG up to 2 MB, as base64; no logo when empty.
    #[serde(default)]
    pub data: Option<String>,
}

/// The picture on letters.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Logo {
    /// Its hash.
    pub hash: String,
    /// What it is: `image/png`, `image/jpeg`, `image/svg+xml`.
    pub mime: String,
    /// Its bytes as base64.
    pub data: String,
}

pub(crate) fn company_logo_get(context: &Context<'_>, _: Nothing) -> Answer<Option<Logo>> {
    context.read(|read| {
        let Some(hash) = company(read)?.logo else { return Ok(None) };
        let kept = read.file_bytes(&hash)?;
        Ok(kept.map(|(mime, bytes)| Logo { hash, mime, data: STANDARD.encode(bytes) }))
    })
}

pub(crate) fn company_logo_set(context: &Context<'_>, request: LogoSet) -> Answer<Option<Logo>> {
    let picture = match request.data.as_deref().filter(|data| !data.trim().is_empty()) {
        Some(data) => Some(read_picture(data)?),
        None => None,
    };
    context.write(|write| {
        let logo = match &picture {
            Some((mime, bytes)) => Some(write.keep_file(mime, bytes)?),
            None => None,
        };
        let company = company(write)?;
        write.save(&Company { logo, ..company })?;
        Ok(())
    })?;
    company_logo_get(context, Nothing {})
}

/// The kind and the bytes of a picture that letters and screens can show.
fn read_picture(base64: &str) -> Result<(&'static str, Vec<u8>), Fault> {
    let bad = || Fault::at("data", Code::BadImage);
    // Four characters for three bytes: what is too large is not even decoded.
    if base64.len() > LARGEST / 3 * 4 + 8 {
        return Err(bad());
    }
    let bytes = STANDARD.decode(base64.trim()).map_err(|_| bad())?;
    let mime = mime_of(&bytes).filter(|_| bytes.len() <= LARGEST).ok_or_else(bad)?;
    // A picture that cannot be drawn would keep every invoice from being printed.
    let picture = Picture::new(bytes).and_then(|picture| check_logo(&picture).map(|()| picture)).map_err(|_| bad())?;
    Ok((mime, picture.bytes().to_vec()))
}

fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    if bytes.starts_with(PNG) && bytes.get(12..16) == Some(b"IHDR") {
        return Some("image/png");
    }
    if bytes.starts_with(b"\xff\xd8\xff") && bytes.ends_with(b"\xff\xd9") {
        return Some("image/jpeg");
    }
    std::str::from_utf8(bytes).ok().filter(|text| is_drawing(text)).map(|_| "image/svg+xml")
}

/// What a picture on letters is that came from another PC; what is none is shown as nothing.
pub(crate) fn kind_of_picture(bytes: &[u8]) -> &'static str {
    mime_of(bytes).unwrap_or("application/octet-stream")
}

/// A drawing and nothing but a drawing: no scripts, no entities, nothing that is fetched from elsewhere.
fn is_drawing(text: &str) -> bool {
    let lower = text.trim_start_matches('\u{feff}').trim().to_ascii_lowercase();
    let mut rest = lower.as_str();
    for (start, end) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(start) {
            rest = rest.split_once(end).map_or("", |(_, rest)| rest).trim_start();
        }
    }
    let root = rest.strip_prefix("<svg").is_some_and(|rest| rest.starts_with([' ', '\n', '\r', '\t', '>']));
    let foreign = ["<script", "<!entity", "<foreignobject", "javascript:", "href=\"http", "href='http", "@import"];
    root && rest.ends_with("</svg>") && !foreign.iter().any(|word| rest.contains(word))
}
