//! The files of the administration page, as they were compiled in.

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use include_dir::{Dir, include_dir};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../ui/dist");

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /admin`: the page lies one step below, so that its files are found beside it.
pub async fn front() -> Redirect {
    Redirect::permanent("/admin/")
}

/// `GET /admin/...`: a file; the page itself where no file is named.
pub async fn page(uri: Uri) -> Response {
    // Once: the folder with the files of the page bears the same name.
    let asked = uri.path().strip_prefix("/admin").unwrap_or_default().trim_start_matches('/');
    let path = if asked.rsplit('/').next().is_some_and(|name| name.contains('.')) { asked } else { "admin.html" };
    let Some(file) = BUILT_IN.get_file(path) else { return StatusCode::NOT_FOUND.into_response() };
    // The names of built files change with their content; the page itself is asked for every time.
    let keep = if path.starts_with("assets/") || path.starts_with("admin/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let head = [
        (header::CONTENT_TYPE, mime(path)),
        (header::CACHE_CONTROL, keep),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (head, file.contents()).into_response()
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
