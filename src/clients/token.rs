//! Tokens for the neighbours: one a scope, kept until shortly before they expire.
//!
//! Where they come from is the business of the two rooms below: Entra, to which we prove that we
//! are the app, or the identity that Azure gave to the machine we run on.

mod assertion;
mod entra;
mod machine;

pub use assertion::{Certificate, NotACertificate};
pub use machine::{Endpoint, Machine};

use super::trouble::Trouble;
use crate::meter::Meter;
use entra::Entra;
use incident::Moment;
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
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
    /// Log Analytics, where the platform's logs are:
    /// <https://learn.microsoft.com/en-us/azure/azure-monitor/logs/api/access-api>
    Logs,
}

impl Scope {
    /// Whom it opens, for numbers.
    const fn name(self) -> &'static str {
        match self {
            Self::Connector => "Teams",
            Self::Graph => "Microsoft Graph",
            Self::DevOps => "Azure DevOps",
            Self::Logs => "Log Analytics",
        }
    }

    /// What it is for, in the words Entra and the machine's identity share.
    const fn resource(self) -> &'static str {
        match self {
            Self::Connector => "https://api.botframework.com",
            Self::Graph => "https://graph.microsoft.com",
            Self::DevOps => "499b84ac-1321-427f-aa17-267ca6975798",
            Self::Logs => "https://api.loganalytics.io",
        }
    }
}

/// How we prove that we are the app.
#[derive(Clone, Debug)]
pub enum Credential {
    /// By a client secret.
    Secret(SecretString),
    /// By a signature with the key of a certificate that the app registration knows.
    Certificate(Certificate),
    /// By a token of another issuer that the app registration trusts. It stands in this file, and
    /// is read each time, since whoever wrote it replaces it before it expires:
    /// <https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation>
    Federated(PathBuf),
    /// Not at all: Azure vouches for the machine we run on.
    Machine(Machine),
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

/// Gets tokens and keeps them. Many may ask at once; one request is made.
pub struct Tokens {
    source: Source,
    meter: Arc<Meter>,
    connector: Slot,
    graph: Slot,
    devops: Slot,
    logs: Slot,
}

enum Source {
    Entra(Box<Entra>),
    Machine(reqwest::Client, Machine),
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tokens").finish_non_exhaustive()
    }
}

/// A token as it was granted.
struct Granted {
    token: SecretString,
    /// From the moment it was asked for.
    life: Duration,
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
    /// Knows where tokens are had; fetches none yet. The meter counts what comes of it.
    ///
    /// # Errors
    /// Where `identity.login` is no address.
    pub fn new(
        client: reqwest::Client,
        identity: Identity,
        meter: Arc<Meter>,
    ) -> Result<Self, url::ParseError> {
        let source = match identity.credential {
            Credential::Machine(machine) => Source::Machine(client, machine),
            Credential::Secret(_) | Credential::Certificate(_) | Credential::Federated(_) => {
                Source::Entra(Box::new(Entra::new(client, identity)?))
            }
        };
        Ok(Self {
            source,
            meter,
            connector: Slot::default(),
            graph: Slot::default(),
            devops: Slot::default(),
            logs: Slot::default(),
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
        let fetched = match &self.source {
            Source::Entra(entra) => entra.fetch(scope, now).await,
            Source::Machine(client, machine) => machine.fetch(client, scope, now).await,
        };
        slot.fetches.fetch_add(1, Ordering::AcqRel);
        let outcome = fetched.as_ref().map_or_else(|trouble| trouble.kind.word(), |_| "granted");
        self.meter.fetched(scope.name(), outcome);
        match fetched {
            Ok(Granted { token, life }) => {
                let until = now.plus(life.saturating_sub(MARGIN.min(life / 2)));
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
            Scope::Logs => &self.logs,
        }
    }
}
