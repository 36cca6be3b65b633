//! The identity Azure gives to a machine, in the two forms it is asked for: App Service's endpoint
//! and the metadata service of a virtual machine.
//!
//! Facts: Microsoft's pages on managed identities in App Service and on virtual machines.

use super::door::{Answer, Call};
use super::ground::Ground;
use super::login::{self, LIFETIME_SECONDS, RESOURCES};
use serde_json::json;

/// `GET /identity/msi/token` and `GET /identity/metadata/identity/oauth2/token`
pub(super) fn answer(ground: &Ground, call: &Call) -> Answer {
    match (call.method.as_str(), call.path().as_slice()) {
        ("GET", ["msi", "token"]) => {
            // The platform's key is the sandbox's secret.
            if call.header("x-identity-header") != ground.setting.secret {
                return Answer::json(401, &json!({ "statusCode": 401, "message": "Unauthorized" }));
            }
            if call.query("api-version") != Some("2019-08-01") {
                let words = "An unsupported API version was used.";
                return Answer::json(400, &json!({ "statusCode": 400, "message": words }));
            }
            grant(ground, call)
        }
        ("GET", ["metadata", "identity", "oauth2", "token"]) => {
            if call.header("metadata") != "true" {
                let words = "Required metadata header not specified";
                return refused("invalid_request", words);
            }
            if call.query("api-version").is_none_or(|version| version < "2018-02-01") {
                return refused("invalid_request", "Required query parameter api-version is old");
            }
            grant(ground, call)
        }
        _ => Answer::empty(404),
    }
}

fn refused(error: &str, words: &str) -> Answer {
    Answer::json(400, &json!({ "error": error, "error_description": words }))
}

fn grant(ground: &Ground, call: &Call) -> Answer {
    let Some(resource) = RESOURCES.into_iter().find(|known| call.query("resource") == Some(known))
    else {
        let words = "AADSTS500011: The resource principal was not found in the tenant.";
        return refused("invalid_resource", words);
    };
    let wanted = call.query("client_id").unwrap_or_default();
    let given = |id: &String| id.eq_ignore_ascii_case(wanted);
    if !ground.look(|world| world.registration.machine.iter().any(given)) {
        return refused("invalid_request", "Identity not found");
    }
    match login::seal(ground, resource) {
        Ok(token) => {
            let end = ground.now().div_euclid(1000) + LIFETIME_SECONDS;
            Answer::json(
                200,
                &json!({
                    "access_token": token, "expires_on": end.to_string(), "resource": resource,
                    "token_type": "Bearer", "client_id": wanted,
                }),
            )
        }
        Err(_) => Answer::empty(500),
    }
}
