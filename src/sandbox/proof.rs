//! How Entra checks what stands in the place of a secret: a note signed with a certificate, or the
//! token of another issuer.
//!
//! Facts: certificate credentials and workload identity federation in Microsoft's Entra pages.

use super::ground::Ground;
use super::login::Refusal;
use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::Value;

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// The audience of tokens that other issuers make for Entra.
const EXCHANGE: &str = "api://AzureADTokenExchange";
/// A note may be good for this long at the most.
const LIFE_MAX_SECONDS: i64 = 10 * 60;

fn refused(code: u32, words: impl Into<String>) -> Refusal {
    Refusal::new(401, "invalid_client", code, words)
}

/// Whether this assertion proves that the caller is the bot.
pub(super) fn check(
    ground: &Ground,
    kind: &str,
    assertion: &str,
    endpoint: &str,
) -> Result<(), Refusal> {
    if kind != KIND {
        let words = "The client_assertion_type is not supported.";
        return Err(Refusal::new(400, "invalid_request", 50027, words));
    }
    let header = jsonwebtoken::decode_header(assertion)
        .map_err(|_| refused(50027, "JWT token is invalid or malformed."))?;
    let peeked = jsonwebtoken::dangerous::insecure_decode::<Value>(assertion)
        .map_err(|_| refused(50027, "JWT token is invalid or malformed."))?
        .claims;
    let text = |name: &str| peeked.get(name).and_then(Value::as_str).unwrap_or_default();
    if text("iss") == ground.setting.app_id {
        let thumbprint = header.x5t_s256.unwrap_or_default();
        return by_certificate(ground, assertion, &thumbprint, endpoint);
    }
    let trusted = ground.look(|world| {
        let mut federations = world.registration.federations.iter();
        federations.find(|known| known.issuer == text("iss")).cloned()
    });
    let Some(trusted) = trusted else {
        let words = format!(
            "No matching federated identity record found for presented assertion issuer '{}'.",
            text("iss")
        );
        return Err(refused(700_211, words));
    };
    if trusted.subject != text("sub") {
        let words = format!(
            "No matching federated identity record found for presented assertion subject '{}'.",
            text("sub")
        );
        return Err(refused(700_213, words));
    }
    if text("aud") != EXCHANGE {
        let words = format!(
            "No matching federated identity record found for presented assertion audience '{}'.",
            text("aud")
        );
        return Err(refused(700_212, words));
    }
    signed(ground, assertion, &trusted.key, EXCHANGE).map(drop)
}

fn by_certificate(
    ground: &Ground,
    assertion: &str,
    thumbprint: &str,
    endpoint: &str,
) -> Result<(), Refusal> {
    let known = ground.look(|world| {
        let mut known = world.registration.certificates.iter();
        known.find(|pem| print_of(pem).as_deref() == Some(thumbprint)).cloned()
    });
    let Some(pem) = known else {
        let words = format!(
            "The certificate with identifier used to sign the client assertion is not registered on \
             application. [Reason - The key was not found., Thumbprint of key used by client: \
             '{thumbprint}']"
        );
        return Err(refused(700_027, words));
    };
    let claims = signed(ground, assertion, &pem, endpoint)?;
    let number = |name: &str| claims.get(name).and_then(Value::as_i64).unwrap_or_default();
    if claims.get("sub").and_then(Value::as_str) != Some(ground.setting.app_id.as_str()) {
        return Err(refused(700_021, "Client assertion application identifier doesn't match."));
    }
    if claims.get("jti").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err(refused(50027, "JWT token is invalid or malformed: jti is missing."));
    }
    if number("exp") - number("nbf") > LIFE_MAX_SECONDS {
        return Err(refused(700_024, "Client assertion is not within its valid time range."));
    }
    Ok(())
}

/// The SHA-256 thumbprint of a certificate, as the header of a note carries it.
fn print_of(pem: &str) -> Option<String> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = STANDARD.decode(body.trim()).ok()?;
    Some(URL_SAFE_NO_PAD.encode(digest(&SHA256, &der)))
}

fn signed(ground: &Ground, token: &str, pem: &str, audience: &str) -> Result<Value, Refusal> {
    let key = DecodingKey::from_rsa_pem(pem.as_bytes())
        .map_err(|_| refused(700_027, "The registered key cannot be read."))?;
    let mut rules = Validation::new(Algorithm::RS256);
    rules.set_audience(&[audience]);
    // The library would ask the wall clock; the sandbox lives by its own.
    rules.validate_exp = false;
    let claims = jsonwebtoken::decode::<Value>(token, &key, &rules)
        .map_err(|_| {
            refused(
                700_027,
                "Client assertion failed signature validation, or its audience is wrong.",
            )
        })?
        .claims;
    let now = ground.now().div_euclid(1000);
    let number = |name: &str| claims.get(name).and_then(Value::as_i64);
    let begun = number("nbf").is_none_or(|begin| begin <= now + 300);
    if begun && number("exp").is_some_and(|end| now < end + 300) {
        Ok(claims)
    } else {
        Err(refused(700_024, "Client assertion is not within its valid time range."))
    }
}
