//! Reading and proving one token, under given keys.
//!
//! <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot>

use super::denied::Denied;
use super::keys::Key;
use incident::Moment;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};
use serde::Deserialize;
use std::time::Duration;

/// How far clocks may differ, as Microsoft's page asks.
const LEEWAY: Duration = Duration::from_mins(5);

/// Longer than any token the Bot Connector sends.
const LONGEST: usize = 8 * 1024;

/// What we read of a proven token.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    /// Seconds since 1970.
    pub(super) exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    /// The address the sender speaks for; lower case in the token, unlike in the activity.
    #[serde(default)]
    pub(super) serviceurl: Option<String>,
}

/// What the library checks for us. Time is left out, since the library asks the system's clock.
pub(super) fn validation(issuer: &str, app_id: &str) -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_issuer(&[issuer]);
    validation.set_audience(&[app_id]);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation
}

/// The token in the header.
pub(super) fn bearer(authorization: &[u8]) -> Result<&str, Denied> {
    let text = str::from_utf8(authorization).map_err(|_| Denied::NotBearer)?;
    let (scheme, token) = text.trim().split_once(' ').ok_or(Denied::NotBearer)?;
    let token = token.trim_start();
    if !scheme.eq_ignore_ascii_case("Bearer") || token.is_empty() || token.contains(' ') {
        return Err(Denied::NotBearer);
    }
    if token.len() > LONGEST {
        return Err(Denied::Malformed("it is too long"));
    }
    Ok(token)
}

/// The name of the key that is said to have signed the token; nothing is proven by it.
pub(super) fn key_name(token: &str) -> Result<String, Denied> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| {
        Denied::Malformed("its header is unreadable or asks for an unknown signature")
    })?;
    if header.alg != Algorithm::RS256 {
        return Err(Denied::Malformed("it is not signed by RS256"));
    }
    if header.crit.is_some() {
        return Err(Denied::Malformed("it demands an extension"));
    }
    header.kid.ok_or(Denied::Malformed("it names no key"))
}

/// Proves the token by the key it names.
pub(super) fn prove(
    token: &str,
    key: &Key,
    validation: &Validation,
    now: Moment,
) -> Result<Claims, Denied> {
    let claims = jsonwebtoken::decode::<Claims>(token, &key.decoding, validation)
        .map_err(|error| denied(error.kind()))?
        .claims;
    let leeway = i64::try_from(LEEWAY.as_secs()).unwrap_or(0);
    if now.seconds() >= claims.exp.saturating_add(leeway) {
        return Err(Denied::Expired);
    }
    if claims.nbf.is_some_and(|nbf| now.seconds() < nbf.saturating_sub(leeway)) {
        return Err(Denied::NotYetValid);
    }
    Ok(claims)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the library's list may grow")]
fn denied(kind: &ErrorKind) -> Denied {
    match kind {
        ErrorKind::InvalidSignature => Denied::Signature,
        ErrorKind::InvalidIssuer => Denied::Issuer,
        ErrorKind::InvalidAudience => Denied::Audience,
        ErrorKind::MissingRequiredClaim(_) => Denied::Malformed("it lacks exp, iss or aud"),
        _ => Denied::Malformed("it is unreadable"),
    }
}
