//! Who may ask: a browser on this machine that shows this page.

use crate::sandbox::ground::Ground;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, Method, StatusCode, header};
use std::sync::Arc;

/// A visitor who came to this very address, and the ground shown to such a visitor only.
///
/// Loopback alone protects nobody: any site in the person's browser can send requests there, and
/// with a name of its own that resolves to loopback it can read the answers as well. So the name
/// asked for has to be ours, and so has the page a change is asked from.
pub(super) struct Guest(pub(super) Arc<Ground>);

impl FromRequestParts<Arc<Ground>> for Guest {
    type Rejection = (StatusCode, &'static str);

    async fn from_request_parts(
        parts: &mut Parts,
        ground: &Arc<Ground>,
    ) -> Result<Self, Self::Rejection> {
        let authority = ground.base.trim_start_matches("http://");
        let text = |name: HeaderName| {
            parts.headers.get(name).map(|value| value.to_str().unwrap_or_default())
        };
        if !text(header::HOST).is_some_and(|host| is_ours(authority, host)) {
            return Err((
                StatusCode::MISDIRECTED_REQUEST,
                "this page answers to its own name only",
            ));
        }
        let from_here = |origin: &str| {
            origin.strip_prefix("http://").is_some_and(|host| is_ours(authority, host))
        };
        if parts.method != Method::GET && !text(header::ORIGIN).is_none_or(from_here) {
            return Err((StatusCode::FORBIDDEN, "only this page itself may change the scene"));
        }
        Ok(Self(Arc::clone(ground)))
    }
}

/// The address as it is bound, or `localhost` with the same port.
fn is_ours(authority: &str, host: &str) -> bool {
    let port = |text: &str| text.rsplit_once(':').map(|(_, port)| port.to_owned());
    host == authority || (host.starts_with("localhost:") && port(host) == port(authority))
}
