//! Tokens for the machine we run on: Azure vouches for it, and no secret is kept anywhere.
//!
//! - App Service, Functions and Container Apps:
//!   <https://learn.microsoft.com/en-us/azure/app-service/overview-managed-identity#rest-endpoint-reference>
//! - virtual machines:
//!   <https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/how-to-use-vm-token>

use super::{Granted, Scope};
use crate::clients::exchange::{READ_MOST, whole};
use crate::clients::trouble::{Asked, Effect, Service, Trouble, TroubleKind};
use incident::Moment;
use reqwest::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// The versions of the two endpoints; the second is the first that knows identities by client id.
const APP_SERVICE_API: &str = "2019-08-01";
const METADATA_API: &str = "2018-02-01";

const ASKED: Asked =
    Asked { service: Service::Identity, operation: "token", effect: Effect::Repeatable };

/// The identity Azure gave to the machine.
#[derive(Clone, Debug)]
pub struct Machine {
    /// Who is asked.
    pub endpoint: Endpoint,
    /// Which of its identities; its own where there is none.
    pub client_id: Option<String>,
}

/// Who gives out the machine's tokens.
#[derive(Clone, Debug)]
pub enum Endpoint {
    /// The platform, at an address and with a key that it put into the environment
    /// (`IDENTITY_ENDPOINT`, `IDENTITY_HEADER`).
    Platform {
        /// The address.
        url: String,
        /// The key.
        key: SecretString,
    },
    /// The metadata service of a virtual machine.
    Metadata {
        /// Its base address, `http://169.254.169.254` everywhere in Azure.
        base: String,
    },
}

/// Both endpoints answer alike. The end is in seconds since 1970, as a text.
#[derive(Deserialize)]
struct Answer {
    access_token: String,
    #[serde(deserialize_with = "seconds")]
    expires_on: i64,
}

/// A number, or a number in a text: the platform's answers are seen in both forms.
fn seconds<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Number(i64),
        Text(String),
    }
    match Form::deserialize(deserializer)? {
        Form::Number(number) => Ok(number),
        Form::Text(text) => text.parse().map_err(serde::de::Error::custom),
    }
}

impl Machine {
    pub(super) async fn fetch(
        &self,
        client: &reqwest::Client,
        scope: Scope,
        now: Moment,
    ) -> Result<Granted, Trouble> {
        let (mut asking, version) = match &self.endpoint {
            Endpoint::Platform { url, key } => {
                let asking = client.get(url).header("x-identity-header", key.expose_secret());
                (asking, APP_SERVICE_API)
            }
            Endpoint::Metadata { base } => {
                let url = format!("{base}/metadata/identity/oauth2/token");
                (client.get(url).header("metadata", "true"), METADATA_API)
            }
        };
        asking = asking.query(&[("api-version", version), ("resource", scope.resource())]);
        if let Some(client_id) = &self.client_id {
            asking = asking.query(&[("client_id", client_id)]);
        }
        let response = asking.send().await.map_err(|error| not_now(ASKED.broken(error)))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = whole(response, READ_MOST).await.ok().flatten().unwrap_or_default();
        if !status.is_success() {
            return Err(judged(status, ASKED.answered(status, &headers, &body, now)));
        }
        let answer: Answer = serde_json::from_slice(&body)
            .map_err(|_| not_now(ASKED.unreadable(status, "the answer is not as described")))?;
        let end = Moment(answer.expires_on.saturating_mul(1000));
        Ok(Granted { token: SecretString::from(answer.access_token), life: end.since(now) })
    }
}

/// Which of its troubles pass. A machine that has just started, or was just given an identity, is
/// answered with 404 or 410 for up to 70 seconds:
/// <https://learn.microsoft.com/en-us/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling>
fn judged(status: StatusCode, trouble: Trouble) -> Trouble {
    let kind = match status.as_u16() {
        429 => TroubleKind::Throttled,
        404 | 408 | 410 | 500..=599 => TroubleKind::NotSent,
        _ => TroubleKind::Unauthorised,
    };
    Trouble { kind, ..trouble }
}

/// What the token was for has surely not been asked.
fn not_now(trouble: Trouble) -> Trouble {
    Trouble { kind: TroubleKind::NotSent, ..trouble }
}
