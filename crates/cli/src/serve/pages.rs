//! The window's pages: those that were compiled in, or those of a folder.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::extract::State;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use include_dir::{Dir, include_dir};

use super::Served;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../ui/dist");

/// Where pages come from.
#[derive(Debug, Clone)]
pub struct Pages(Option<Arc<Path>>);

impl Pages {
    /// Of a folder, or the ones that were compiled in.
    pub fn of(folder: Option<&Path>) -> Self {
        Self(folder.map(Arc::from))
    }
    fn find(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let relative = Path::new(path);
        // Nothing outside the folder: no `..`, no root, no drive.
        if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
            return None;
        }
        match &self.0 {
            None => BUILT_IN.get_file(relative).map(|file| Cow::Borrowed(file.contents())),
            Some(folder) => std::fs::read(PathBuf::from(&**folder).join(relative)).ok().map(Cow::Owned),
        }
    }
}

/// A page, a script, a picture. A path without an ending is a place in the application and gets its page.
pub async fn page(State(served): State<Served>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let asked = uri.path().trim_start_matches('/');
    let path = if asked.rsplit('/').next().is_some_and(|name| name.contains('.')) { asked } else { "index.html" };
    let Some(bytes) = served.pages.find(path) else { return StatusCode::NOT_FOUND.into_response() };
    // The names of built files change with their content; the page itself is asked for every time.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, mime(path)), (header::CACHE_CONTROL, keep)], bytes.into_owned()).into_response()
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_are_served() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("dist");
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        std::fs::write(folder.join("assets/app.js"), "1").unwrap();
        std::fs::write(above.path().join("secret.key"), "2").unwrap();
        let pages = Pages::of(Some(&folder));
        assert_eq!(pages.find("assets/app.js").as_deref(), Some(&b"1"[..]));
        for outside in ["../secret.key", "assets/../../secret.key", "/etc/passwd", "assets"] {
            assert!(pages.find(outside).is_none(), "{outside}");
        }
        assert!(Pages::of(None).find("index.html").is_some(), "the pages that were compiled in");
    }
}
