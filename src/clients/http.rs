//! One request to one neighbour: a token, an answer, and the token once more if it was too old.

use super::exchange::{Heard, OWN_NAME, once, parse};
use super::token::{Scope, Tokens};
use super::trouble::{Asked, Effect, Service, Trouble, TroubleKind};
use crate::clock::Stopwatch;
use crate::meter::Meter;
use incident::Moment;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::{Client, Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

/// How long a neighbour may take to pick up, and to answer.
const CONNECT: Duration = Duration::from_secs(5);
const TOTAL: Duration = Duration::from_secs(10);

/// The longest a neighbour that names a time is left alone.
pub const REST_MAX: Duration = Duration::from_hours(1);

/// Everything but the unreserved characters of RFC 3986: conversation ids hold `:`, `@` and `;`.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The client all neighbours share. It follows no redirects, since they would carry the token
/// elsewhere, and repeats nothing, since only the outbox knows what may be repeated.
///
/// # Errors
/// Where the machine offers no root certificates, for one. Build it at the start and end there.
pub fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent(concat!("firewatch/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .timeout(TOTAL)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .build()
}

/// A text as one segment of a path, or one value in a query.
pub(super) fn encoded(text: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(text, SEGMENT)
}

/// What opens a neighbour's door.
#[derive(Clone, Debug)]
pub enum Pass {
    /// Tokens for a scope.
    Token(Scope, Arc<Tokens>),
    /// A personal access token, which Azure Dev Ops takes in the place of a password:
    /// <https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate>
    Personal(SecretString),
}

/// One neighbour, and what opens its door.
#[derive(Debug)]
pub struct Voice {
    service: Service,
    client: Client,
    pass: Pass,
    meter: Arc<Meter>,
    /// Not before this the neighbour wants to be asked again.
    rests_until: AtomicI64,
}

/// A request in the making.
#[derive(Debug)]
pub(super) struct Asking {
    asked: Asked,
    request: RequestBuilder,
}

impl Asking {
    pub(super) fn header(self, name: &'static str, value: &'static str) -> Self {
        Self { request: self.request.header(name, value), ..self }
    }

    pub(super) fn refused(&self, why: &str) -> Trouble {
        self.asked.refused(why)
    }

    /// The body, as it is; under the type already set.
    pub(super) fn text(self, body: String) -> Self {
        Self { request: self.request.body(body), ..self }
    }

    /// The body, as JSON; under the type already set, if there is one.
    pub(super) fn json(self, body: &impl Serialize) -> Self {
        Self { request: self.request.json(body), ..self }
    }
}

impl Voice {
    /// A voice for `service`; the meter counts how long it takes to answer.
    pub fn new(service: Service, client: Client, pass: Pass, meter: Arc<Meter>) -> Self {
        Self { service, client, pass, meter, rests_until: AtomicI64::new(i64::MIN) }
    }

    /// Not before this the neighbour wants to be asked again: it named a time with a refusal, or,
    /// as Azure `DevOps` does, with what it did slowly.
    pub(super) fn rests_until(&self) -> Moment {
        Moment(self.rests_until.load(Ordering::Relaxed))
    }

    /// Begins a request that only looks.
    pub(super) fn get(&self, operation: &'static str, url: String) -> Asking {
        self.begin(operation, Effect::Repeatable, self.client.get(url))
    }

    /// Begins a request that makes something each time.
    pub(super) fn post(&self, operation: &'static str, url: String) -> Asking {
        self.begin(operation, Effect::Once, self.client.post(url))
    }

    /// Begins a request whose repetition changes nothing.
    pub(super) fn repeatable(
        &self,
        operation: &'static str,
        method: Method,
        url: String,
    ) -> Asking {
        self.begin(operation, Effect::Repeatable, self.client.request(method, url))
    }

    /// Graph keeps the name we give a request, so that their support finds it by our log:
    /// <https://learn.microsoft.com/en-us/graph/best-practices-concept>
    fn begin(&self, operation: &'static str, effect: Effect, request: RequestBuilder) -> Asking {
        let request = match self.service {
            Service::Graph => request.header(OWN_NAME, uuid::Uuid::new_v4().to_string()),
            Service::Teams
            | Service::DevOps
            | Service::Login
            | Service::Identity
            | Service::Keys => request,
        };
        Asking { asked: Asked { service: self.service, operation, effect }, request }
    }

    /// Asks, and reads the answer.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        asking: Asking,
        now: Moment,
    ) -> Result<T, Trouble> {
        let asked = asking.asked;
        let heard = self.carry(asking, now).await?;
        parse(asked, &heard)
    }

    /// Asks, and reads the answer if there is one.
    pub(super) async fn tell<T: DeserializeOwned>(
        &self,
        asking: Asking,
        now: Moment,
    ) -> Result<Option<T>, Trouble> {
        let asked = asking.asked;
        let heard = self.carry(asking, now).await?;
        if heard.body.is_empty() { Ok(None) } else { parse(asked, &heard).map(Some) }
    }

    async fn carry(&self, asking: Asking, now: Moment) -> Result<Heard, Trouble> {
        let carried = self.let_in(asking, now).await;
        let later = match &carried {
            Ok(heard) => heard.retry_after,
            Err(trouble) => trouble.retry_after.filter(|_| trouble.service == self.service),
        };
        if let Some(later) = later {
            self.rests_until.fetch_max(now.plus(later.min(REST_MAX)).0, Ordering::Relaxed);
        }
        carried
    }

    /// The one place where a refused token is dropped and the request made once more.
    async fn let_in(&self, asking: Asking, now: Moment) -> Result<Heard, Trouble> {
        let Asking { asked, request } = asking;
        let (scope, tokens) = match &self.pass {
            Pass::Token(scope, tokens) => (*scope, tokens),
            Pass::Personal(token) => {
                let request = request.basic_auth("", Some(token.expose_secret()));
                return self.once(asked, request, now).await;
            }
        };
        let again = request.try_clone();
        let token = tokens.token(scope, now).await?;
        let first = self.once(asked, request.bearer_auth(token.expose_secret()), now).await;
        match (first, again) {
            (Err(trouble), Some(again)) if trouble.kind == TroubleKind::Unauthorised => {
                tokens.forget(scope, &token).await;
                let fresh = tokens.token(scope, now).await?;
                self.once(asked, again.bearer_auth(fresh.expose_secret()), now).await
            }
            (settled, _) => settled,
        }
    }

    async fn once(
        &self,
        asked: Asked,
        request: RequestBuilder,
        now: Moment,
    ) -> Result<Heard, Trouble> {
        let watch = Stopwatch::begin();
        let heard = once(asked, request, now).await;
        self.meter.asked(asked.service.name(), asked.operation, watch.took());
        heard
    }
}
