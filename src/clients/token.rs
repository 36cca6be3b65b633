//! Tokens for the neighbours: one a scope, kept until shortly before they expire.
//!
//! <https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow>

use super::http::encoded;
use super::trouble::{Service, Trouble, TroubleKind, chain, retry_after};
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
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Mutex;

/// How long before its end a token is replaced; half its life where that is shorter.
const MARGIN: Duration = Duration::from_mins(5);

/// For whom a token is meant. The scopes are the public cloud's, whatever the addresses are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The Bot Connector.
    Connector,
    /// Microsoft Graph.
    Graph,
    /// Azure Dev Ops, by its well-known application id:
    /// <https://learn.microsoft.com/en-us/azure/devops/integrate/get-started/authentication/service-principal-managed-identity>
    DevOps,
}

impl Scope {
    fn text(self) -> &'static str {
        match self {
            Self::Connector => "https://api.botframework.com/.default",
            Self::Graph => "https://graph.microsoft.com/.default",
            Self::DevOps => "499b84ac-1321-427f-aa17-267ca6975798/.default",
        }
    }
}

/// How we prove to the login that we are the app.
#[derive(Clone, Debug)]
pub enum Credential {
    /// By a client secret.
    Secret(SecretString),
}

/// Who we are to the login.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The authority, `https://login.microsoftonline.com` in the public cloud.
    pub login: String,
    /// The Entra tenant: for a single-tenant bot its own.
    pub tenant_id: String,
    /// The app's id.
    pub app_id: String,
    /// The proof.
    pub credential: Credential,
}

type App = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// Gets tokens and keeps them. Many may ask at once; one request is made.
pub struct Tokens {
    login: Login,
    app: App,
    connector: Slot,
    graph: Slot,
    devops: Slot,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").finish_non_exhaustive()
    }
}

/// The place of one scope's token. Its lock is held while a token is fetched, so that everybody
/// else waits for that one.
#[derive(Default)]
struct Slot {
    fetches: AtomicU64,
    kept: Mutex<Kept>,
}

#[derive(Default)]
enum Kept {
    #[default]
    Nothing,
    Token {
        token: SecretString,
        until: Moment,
    },
    /// The last fetch failed like this; told to those who waited for it, and to nobody later.
    Failed(Trouble),
}

impl Tokens {
    /// Knows where tokens are had; fetches none yet.
    ///
    /// # Errors
    /// Where `identity.login` is no address.
    pub fn new(client: reqwest::Client, identity: Identity) -> Result<Self, url::ParseError> {
        let login = identity.login.trim_end_matches('/');
        let url = format!("{login}/{}/oauth2/v2.0/token", encoded(&identity.tenant_id));
        let Credential::Secret(secret) = identity.credential;
        let app = BasicClient::new(ClientId::new(identity.app_id))
            .set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()))
            .set_auth_type(AuthType::RequestBody)
            .set_token_uri(TokenUrl::new(url)?);
        Ok(Self {
            login: Login(client),
            app,
            connector: Slot::default(),
            graph: Slot::default(),
            devops: Slot::default(),
        })
    }

    /// A token that lasts for a while yet.
    ///
    /// # Errors
    /// [`Trouble`] of the login. `NotSent` and `Throttled` pass; `Unauthorised` and `Refused` want
    /// a person. Whatever the token was for has not been asked.
    pub async fn token(&self, scope: Scope, now: Moment) -> Result<SecretString, Trouble> {
        let slot = self.slot(scope);
        let before = slot.fetches.load(Ordering::Acquire);
        let mut kept = slot.kept.lock().await;
        match &*kept {
            Kept::Token { token, until } if now < *until => return Ok(token.clone()),
            Kept::Failed(trouble) if slot.fetches.load(Ordering::Acquire) != before => {
                return Err(trouble.clone());
            }
            Kept::Nothing | Kept::Token { .. } | Kept::Failed(_) => {}
        }
        let fetched = self.fetch(scope, now).await;
        slot.fetches.fetch_add(1, Ordering::AcqRel);
        match fetched {
            Ok((token, until)) => {
                *kept = Kept::Token { token: token.clone(), until };
                Ok(token)
            }
            Err(trouble) => {
                *kept = Kept::Failed(trouble.clone());
                Err(trouble)
            }
        }
    }

    /// Drops a token a neighbour has refused. If it has been replaced meanwhile, the new one stays.
    pub async fn forget(&self, scope: Scope, refused: &SecretString) {
        let mut kept = self.slot(scope).kept.lock().await;
        if let Kept::Token { token, .. } = &*kept
            && token.expose_secret() == refused.expose_secret()
        {
            *kept = Kept::Nothing;
        }
    }

    fn slot(&self, scope: Scope) -> &Slot {
        match scope {
            Scope::Connector => &self.connector,
            Scope::Graph => &self.graph,
            Scope::DevOps => &self.devops,
        }
    }

    async fn fetch(&self, scope: Scope, now: Moment) -> Result<(SecretString, Moment), Trouble> {
        let granted: BasicTokenResponse = self
            .app
            .exchange_client_credentials()
            .add_scope(oauth2::Scope::new(scope.text().to_owned()))
            .request_async(&self.login)
            .await
            .map_err(|error| trouble(&error, now))?;
        let life = granted.expires_in().unwrap_or_default();
        let until = now.plus(life.saturating_sub(MARGIN.min(life / 2)));
        Ok((SecretString::from(granted.access_token().secret().as_str()), until))
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
        detail: super::trouble::short(&detail),
        retry_after: after,
    }
}
