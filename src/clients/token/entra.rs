//! Tokens from Entra, for an app that proves who it is.
//!
//! <https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow>

use super::assertion::{self, Certificate};
use super::{Credential, Granted, Identity, Scope};
use crate::clients::http::encoded;
use crate::clients::trouble::{Service, Trouble, TroubleKind, chain, retry_after, short};
use incident::Moment;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse,
    RequestTokenError, TokenResponse as _, TokenUrl,
};
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::path::PathBuf;
use std::pin::Pin;

/// How an assertion is called in a request for a token:
/// <https://www.rfc-editor.org/rfc/rfc7523#section-2.2>
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

type App = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// The token endpoint of one tenant, and our proof for it.
pub(super) struct Entra {
    login: Login,
    app: App,
    proof: Proof,
}

enum Proof {
    /// The crate sends it.
    Secret,
    Certificate {
        certificate: Certificate,
        app_id: String,
        endpoint: String,
    },
    Federated(PathBuf),
}

impl Entra {
    pub(super) fn new(
        client: reqwest::Client,
        identity: Identity,
    ) -> Result<Self, url::ParseError> {
        let login = identity.login.trim_end_matches('/');
        let endpoint = format!("{login}/{}/oauth2/v2.0/token", encoded(&identity.tenant_id));
        let app = BasicClient::new(ClientId::new(identity.app_id.clone()))
            .set_auth_type(AuthType::RequestBody)
            .set_token_uri(TokenUrl::new(endpoint.clone())?);
        let (app, proof) = match identity.credential {
            Credential::Secret(secret) => {
                let secret = ClientSecret::new(secret.expose_secret().to_owned());
                (app.set_client_secret(secret), Proof::Secret)
            }
            Credential::Certificate(certificate) => {
                let app_id = identity.app_id;
                (app, Proof::Certificate { certificate, app_id, endpoint })
            }
            Credential::Federated(file) => (app, Proof::Federated(file)),
            // The machine asks elsewhere; `Tokens::new` sends it there.
            Credential::Machine(_) => (app, Proof::Secret),
        };
        Ok(Self { login: Login(client), app, proof })
    }

    pub(super) async fn fetch(&self, scope: Scope, now: Moment) -> Result<Granted, Trouble> {
        let scope = format!("{}/.default", scope.resource());
        let mut asking =
            self.app.exchange_client_credentials().add_scope(oauth2::Scope::new(scope));
        if let Some(assertion) = self.assertion(now).await? {
            asking = asking
                .add_extra_param("client_assertion_type", ASSERTION)
                .add_extra_param("client_assertion", assertion.expose_secret().to_owned());
        }
        let granted: BasicTokenResponse =
            asking.request_async(&self.login).await.map_err(|error| trouble(&error, now))?;
        Ok(Granted {
            token: SecretString::from(granted.access_token().secret().as_str()),
            life: granted.expires_in().unwrap_or_default(),
        })
    }

    /// What stands in the place of a secret.
    async fn assertion(&self, now: Moment) -> Result<Option<SecretString>, Trouble> {
        match &self.proof {
            Proof::Secret => Ok(None),
            Proof::Certificate { certificate, app_id, endpoint } => {
                assertion::sign(certificate, app_id, endpoint, now).map(Some).map_err(|error| {
                    let kind = TroubleKind::Unauthorised;
                    ours(kind, &format!("bot.certificate_file signs nothing: {error}"))
                })
            }
            // Whoever writes the file may be about to replace it, so another try is worth it.
            Proof::Federated(file) => match tokio::fs::read_to_string(file).await {
                Ok(token) => Ok(Some(SecretString::from(token.trim()))),
                Err(error) => {
                    let words = format!("bot.federated_token_file {}: {error}", file.display());
                    Err(ours(TroubleKind::NotSent, &words))
                }
            },
        }
    }
}

/// A trouble before anything was asked.
fn ours(kind: TroubleKind, detail: &str) -> Trouble {
    Trouble {
        service: Service::Login,
        operation: "token",
        kind,
        status: None,
        code: String::new(),
        detail: short(detail),
        retry_after: None,
    }
}

/// Our client in the shape the `oauth2` crate asks for.
struct Login(reqwest::Client);

/// Why the login gave no answer the crate could read.
#[derive(Debug)]
enum NoAnswer {
    Sending(reqwest::Error),
    Building(oauth2::http::Error),
    Busy(StatusCode, Option<String>),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sending(error) => f.write_str(&chain(error)),
            Self::Building(error) => error.fmt(f),
            Self::Busy(status, _) => write!(f, "the login answered {status}"),
        }
    }
}

impl std::error::Error for NoAnswer {}

impl<'c> oauth2::AsyncHttpClient<'c> for Login {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        let sending = |error: reqwest::Error| NoAnswer::Sending(error.without_url());
        Box::pin(async move {
            let request = request.try_into().map_err(sending)?;
            let response = self.0.execute(request).await.map_err(sending)?;
            let status = response.status();
            if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() {
                let header = response.headers().get(RETRY_AFTER);
                let after = header.and_then(|value| value.to_str().ok()).map(str::to_owned);
                return Err(NoAnswer::Busy(status, after));
            }
            let mut answer = oauth2::http::Response::builder().status(status);
            for (name, value) in response.headers() {
                answer = answer.header(name, value);
            }
            let body = response.bytes().await.map_err(sending)?;
            answer.body(body.to_vec()).map_err(NoAnswer::Building)
        })
    }
}

/// A refusal names its reason as `AADSTS…` in the description; an answer in no known form is not
/// quoted.
fn trouble(error: &RequestTokenError<NoAnswer, BasicErrorResponse>, now: Moment) -> Trouble {
    let (kind, status, code, detail, after) = match error {
        RequestTokenError::ServerResponse(refusal) => {
            let code = refusal.error().to_string();
            let detail = refusal.error_description().cloned().unwrap_or_default();
            (TroubleKind::Unauthorised, None, code, detail, None)
        }
        RequestTokenError::Request(NoAnswer::Busy(status, after)) => {
            let throttled = *status == StatusCode::TOO_MANY_REQUESTS;
            let kind = if throttled { TroubleKind::Throttled } else { TroubleKind::NotSent };
            let after = after.as_deref().and_then(|text| retry_after(text, now));
            (kind, Some(status.as_u16()), String::new(), String::new(), after)
        }
        RequestTokenError::Request(error) => {
            (TroubleKind::NotSent, None, String::new(), error.to_string(), None)
        }
        RequestTokenError::Parse(_, _) | RequestTokenError::Other(_) => {
            let detail = "the login's answer is not as described".to_owned();
            (TroubleKind::NotSent, None, String::new(), detail, None)
        }
    };
    Trouble {
        service: Service::Login,
        operation: "token",
        kind,
        status,
        code,
        detail: short(&detail),
        retry_after: after,
    }
}
