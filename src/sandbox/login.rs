//! Entra's token endpoint, the Bot Connector's key documents, and the check of our own tokens.

use super::door::{Answer, Call};
use super::ground::{Ground, iso};
use super::proof;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The Bot Connector as a resource.
pub(super) const CONNECTOR: &str = "https://api.botframework.com";
/// Microsoft Graph as a resource.
pub(super) const GRAPH: &str = "https://graph.microsoft.com";
/// Azure DevOps as a resource.
pub(super) const DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798";

/// Log Analytics as a resource.
const LOGS: &str = "https://api.loganalytics.io";
/// All there are.
pub(super) const RESOURCES: [&str; 4] = [CONNECTOR, GRAPH, DEVOPS, LOGS];

/// How long a token is good for.
pub(super) const LIFETIME_SECONDS: i64 = 3599;

/// `POST /login/{tenant}/oauth2/v2.0/token`
pub(super) fn answer(ground: &Ground, call: &Call) -> Answer {
    match (call.method.as_str(), call.path().as_slice()) {
        ("POST", [tenant, "oauth2", "v2.0", "token"]) => {
            issue(ground, call, tenant).unwrap_or_else(|refusal| refusal.answer(ground))
        }
        _ => Answer::empty(404),
    }
}

/// `GET /openid/v1/.well-known/openidconfiguration` and `GET /openid/keys`
pub(super) fn documents(ground: &Ground, call: &Call) -> Answer {
    match (call.method.as_str(), call.path().as_slice()) {
        ("GET", ["v1", ".well-known", "openidconfiguration" | "openid-configuration"]) => {
            Answer::json(
                200,
                &json!({
                    "issuer": "https://api.botframework.com",
                    "authorization_endpoint": "https://invalid.botframework.com",
                    "jwks_uri": format!("{}/openid/keys", ground.base),
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                }),
            )
        }
        ("GET", ["keys"]) => Answer::json(200, &ground.ring.published()),
        _ => Answer::empty(404),
    }
}

/// A refusal in the words of Entra.
pub(super) struct Refusal {
    status: u16,
    error: &'static str,
    code: u32,
    words: String,
}

impl Refusal {
    pub(super) fn new(
        status: u16,
        error: &'static str,
        code: u32,
        words: impl Into<String>,
    ) -> Self {
        Self { status, error, code, words: words.into() }
    }

    fn answer(&self, ground: &Ground) -> Answer {
        let trace = super::people::guid(u64::from(self.code), ground.now());
        Answer::json(
            self.status,
            &json!({
                "error": self.error,
                "error_description": format!("AADSTS{}: {}", self.code, self.words),
                "error_codes": [self.code],
                "timestamp": iso(ground.now()),
                "trace_id": trace,
                "correlation_id": trace,
            }),
        )
    }
}

fn issue(ground: &Ground, call: &Call, tenant: &str) -> Result<Answer, Refusal> {
    let setting = &ground.setting;
    if !tenant.eq_ignore_ascii_case(&setting.tenant) {
        let words = format!("Tenant '{tenant}' not found.");
        return Err(Refusal::new(400, "invalid_request", 90002, words));
    }
    let form: BTreeMap<String, String> =
        url::form_urlencoded::parse(&call.body).into_owned().collect();
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    if field("grant_type") != "client_credentials" {
        let words = "The app requested an unsupported grant type.";
        return Err(Refusal::new(400, "unsupported_grant_type", 70003, words));
    }
    let assertion = form.get("client_assertion");
    let (client, secret) = basic(call)
        .unwrap_or_else(|| (field("client_id").to_owned(), field("client_secret").to_owned()));
    if !client.eq_ignore_ascii_case(&setting.app_id) {
        let words =
            format!("Application with identifier '{client}' was not found in the directory.");
        return Err(Refusal::new(400, "unauthorized_client", 700_016, words));
    }
    if ground.look(|world| world.registration.no_service_principal) {
        let words = format!(
            "The client application {client} is missing service principal in the tenant {tenant}."
        );
        return Err(Refusal::new(401, "invalid_client", 7_000_229, words));
    }
    match assertion {
        Some(assertion) => {
            let endpoint = format!("{}/login/{tenant}/oauth2/v2.0/token", ground.base);
            proof::check(ground, field("client_assertion_type"), assertion, &endpoint)?;
        }
        None => known_secret(ground, &secret)?,
    }
    let resource = resource(field("scope"))?;
    let token = seal(ground, resource)?;
    Ok(Answer::json(
        200,
        &json!({
            "token_type": "Bearer", "expires_in": LIFETIME_SECONDS,
            "ext_expires_in": LIFETIME_SECONDS, "access_token": token,
        }),
    ))
}

fn known_secret(ground: &Ground, secret: &str) -> Result<(), Refusal> {
    if secret.is_empty() {
        let words = "The request body must contain the following parameter: 'client_assertion' or \
                     'client_secret'.";
        return Err(Refusal::new(401, "invalid_client", 7_000_218, words));
    }
    if secret != ground.setting.secret {
        return Err(Refusal::new(
            401,
            "invalid_client",
            7_000_215,
            "Invalid client secret provided.",
        ));
    }
    if ground.look(|world| world.registration.secret_expired) {
        let app = &ground.setting.app_id;
        let words = format!("The provided client secret keys for app '{app}' are expired.");
        return Err(Refusal::new(401, "invalid_client", 7_000_222, words));
    }
    Ok(())
}

/// An access token of ours for this resource.
pub(super) fn seal(ground: &Ground, resource: &str) -> Result<String, Refusal> {
    let setting = &ground.setting;
    let now = ground.now().div_euclid(1000);
    let roles =
        if resource == GRAPH { ground.look(|world| json!(world.granted)) } else { Value::Null };
    let claims = json!({
        "aud": resource, "appid": setting.app_id, "tid": setting.tenant, "idtyp": "app",
        "iss": format!("https://sts.windows.net/{}/", setting.tenant), "roles": roles,
        "iat": now, "nbf": now, "exp": now + LIFETIME_SECONDS,
    });
    let key = EncodingKey::from_secret(SEAL);
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key)
        .map_err(|error| Refusal::new(500, "server_error", 90033, error.to_string()))
}

/// What the sandbox seals its own access tokens with. Good for loopback, and the same after a
/// restart, as Entra's tokens are.
const SEAL: &[u8] = b"the sandbox trusts itself";

/// Client id and secret from HTTP Basic authentication, which Entra accepts too.
fn basic(call: &Call) -> Option<(String, String)> {
    let (client, secret) = credentials(call)?;
    let plain = |text: &str| {
        let text = format!("={text}");
        let value = url::form_urlencoded::parse(text.as_bytes()).next();
        value.map(|(_, value)| value.into_owned())
    };
    Some((plain(&client)?, plain(&secret)?))
}

/// User and password of a Basic header.
pub(super) fn credentials(call: &Call) -> Option<(String, String)> {
    let coded = call.header(AUTHORIZATION.as_str()).strip_prefix("Basic ")?;
    let text = String::from_utf8(STANDARD.decode(coded).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

fn resource(scope: &str) -> Result<&'static str, Refusal> {
    let mut resources = scope.split_whitespace().map(|scope| {
        let name = scope.strip_suffix("/.default");
        RESOURCES.into_iter().find(|known| name == Some(known))
    });
    match (resources.next(), resources.next()) {
        (Some(Some(resource)), None) => Ok(resource),
        (Some(_), Some(_)) => {
            let words = "Provided value for the input parameter scope is not valid because it \
                         contains more than one resource.";
            Err(Refusal::new(400, "invalid_request", 28000, words))
        }
        (Some(None), None) | (None, _) => {
            let words = format!("The provided value for scope {scope} is not valid.");
            Err(Refusal::new(400, "invalid_scope", 70011, words))
        }
    }
}

/// Whether the call carries one of our tokens for this resource, not expired.
pub(super) fn bears(ground: &Ground, call: &Call, resource: &str) -> bool {
    let Some(token) = call.header(AUTHORIZATION.as_str()).strip_prefix("Bearer ") else {
        return false;
    };
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_audience(&[resource]);
    // The library would ask the wall clock; the sandbox lives by its own.
    rules.validate_exp = false;
    let now = ground.now().div_euclid(1000);
    jsonwebtoken::decode::<Value>(token, &DecodingKey::from_secret(SEAL), &rules).is_ok_and(
        |proof| proof.claims.get("exp").and_then(Value::as_i64).is_some_and(|expiry| now < expiry),
    )
}
