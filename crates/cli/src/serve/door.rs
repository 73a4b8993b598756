//! Who is let in: requests that name this computer, with the token of this run.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kontor_app::{AppError, Bounds};

use super::{Served, rpc};

/// What a page of ours may load and where it may connect to: here and nowhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; frame-src blob:; object-src 'none'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";

/// What a browser is told with every answer.
const RULES: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), usb=(), payment=(), display-capture=()"),
];

/// Refuses requests that were meant for another host, and those that a page of another place sends: a web page could have
/// pointed its own name at this computer.
pub async fn host(State(served): State<Served>, request: Request, next: Next) -> Response {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let port = served.port;
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    if !ours.iter().any(|ours| ours == named) {
        return (StatusCode::MISDIRECTED_REQUEST, "this host is not served here\n").into_response();
    }
    let origin = request.headers().get(header::ORIGIN);
    if origin.is_some_and(|origin| !ours.iter().any(|ours| origin.as_bytes() == format!("http://{ours}").as_bytes())) {
        return (StatusCode::FORBIDDEN, "this page is not from here\n").into_response();
    }
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let bounds = request.uri().path().strip_prefix("/rpc/").map_or(Bounds::USUAL, Bounds::of);
    if length.is_some_and(|length: usize| length > bounds.bytes()) {
        // Said before anything of it is read.
        return rpc::refused(AppError::from(bounds.refusal()));
    }
    let mut answer = next.run(request).await;
    let headers = answer.headers_mut();
    for (name, rule) in RULES {
        headers.insert(name, HeaderValue::from_static(rule));
    }
    answer
}

/// Refuses requests without the token: as `Authorization: Bearer …`, or as `?token=…` where a browser cannot set headers.
pub async fn token(State(served): State<Served>, request: Request, next: Next) -> Response {
    let header = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = header.and_then(|value| value.strip_prefix("Bearer "));
    let query = request.uri().query().and_then(|query| query.split('&').find_map(|pair| pair.strip_prefix("token=")));
    if bearer.or(query).is_some_and(|given| same(given.as_bytes(), served.token.as_bytes())) {
        next.run(request).await
    } else {
        (StatusCode::UNAUTHORIZED, "the token is missing or of another run\n").into_response()
    }
}

/// Compares in a time that does not depend on where the first difference is.
fn same(one: &[u8], two: &[u8]) -> bool {
    one.len() == two.len() && one.iter().zip(two).fold(0, |differences, (a, b)| differences | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_the_same_or_not() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd") && !same(b"abc", b"ab") && !same(b"", b"a"));
    }
}
