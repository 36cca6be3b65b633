//! app: the rooms put together, and run until told to stop.
//!
//! In: a configuration and a clock. Out: a running Firewatch.
//! Never: a rule of the process.
//! May touch: auth, card, cards, clients, clock, config, house, http, intake, meter, outbox, presence, stage, store, watch, wire, wording, axum, anyhow, reqwest, secrecy, tokio, `tokio_util`.

use crate::auth::{Gate, KeyRing, Rules, keep_keys};
use crate::card;
use crate::cards::Cards;
use crate::clients::devops::Place;
use crate::clients::openid::OpenId;
use crate::clients::token::{Certificate, Credential, Endpoint, Identity, Machine, Tokens};
use crate::clients::{Addresses, Neighbours, http as web};
use crate::clock::Clock;
use crate::config::{self, Config};
use crate::house::House;
use crate::http::{self, Door};
use crate::intake::Intake;
use crate::meter::Meter;
use crate::outbox::Outbox;
use crate::presence::Presences;
use crate::stage::Stage;
use crate::store::Store;
use crate::watch::{Heartbeat, Numbers, keep_watch};
use crate::wire::{ServiceUrl, Trusted};
use anyhow::Context;
use secrecy::ExposeSecret;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use wording::Words;

/// The issuer of every token the Bot Connector sends, in the public cloud:
/// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication>
const CONNECTOR_ISSUER: &str = "https://api.botframework.com";

/// Who may come in without a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strangers {
    /// Nobody.
    Refused,
    /// Callers whose answers go to this machine: the Agents Playground sends no token. Only the
    /// sandbox may be so trusting.
    FromThisMachine,
}

/// All rooms, ready to work.
#[derive(Debug)]
pub struct App {
    /// The errands.
    pub outbox: Outbox,
    /// What is known.
    pub stage: Stage,
    door: Door<Intake>,
    ring: Arc<KeyRing>,
    openid: Arc<OpenId>,
    heartbeat: Heartbeat,
    client: reqwest::Client,
}

impl App {
    /// Puts the rooms together and opens the ledger.
    ///
    /// # Errors
    /// The data folder cannot be used, a template is broken, or no TLS is to be had; in words an
    /// operator can act on.
    pub fn build(config: &Config, clock: &Clock, strangers: Strangers) -> anyhow::Result<Self> {
        let team = Arc::new(config.team.clone());
        let plan = Arc::new(config.rota.clone());
        let house = Arc::new(House {
            team: Arc::clone(&team),
            zone: config.zone.clone(),
            words: Words::new(config.language),
            plan: Arc::clone(&plan),
            clock: clock.clone(),
            bot_mri: format!("28:{}", config.bot.app_id),
            team_chat: config.team_chat.clone(),
            service_url: config.service_url.clone(),
            public_url: config.public_url.clone(),
            calendar_secret: config.calendar_secret.clone(),
        });
        let own = config.cards.as_deref().map(|folder| card::own(folder, clock.now()));
        let own = own.transpose().context("cards.folder")?.unwrap_or_default();
        let cards = Cards::with(own).context("the built-in cards do not fit together")?;
        let cards = Arc::new(cards);
        let meter = Arc::new(Meter::default());
        let store = Store::open(&config.data, team, plan, config.free_min, Arc::clone(&meter))?;
        let presences = Arc::new(Presences::default());
        let stage = Stage { house, store, cards, presences };
        let client = web::client().context("no HTTPS client; is a CA bundle installed?")?;
        let tokens = Arc::new(tokens(config, &client, &meter)?);
        let neighbours = Arc::new(neighbours(config, &client, &tokens, &meter)?);
        let openid = OpenId::new(client.clone(), config.endpoints.openid_metadata.clone());
        let ring = Arc::new(KeyRing::default());
        let gate = gate(config, strangers, Arc::clone(&ring))?;
        let numbers = Arc::new(Numbers::new(&meter));
        let outbox = Outbox::new(stage.clone(), neighbours, config, Arc::clone(&numbers))?;
        let door = Door { gate: Arc::new(gate), road: Intake::new(stage.clone(), numbers) };
        let heartbeat = Heartbeat { url: config.heartbeat.clone(), every: config.heartbeat_every };
        Ok(Self { outbox, stage, door, ring, openid: Arc::new(openid), heartbeat, client })
    }

    /// The doors.
    pub fn router(&self) -> axum::Router {
        http::router(self.door.clone())
    }

    /// Keeps the Connector's keys fresh until told to stop.
    pub fn keep_keys(&self, stop: CancellationToken) -> impl Future<Output = ()> + Send + use<> {
        let (ring, openid) = (Arc::clone(&self.ring), Arc::clone(&self.openid));
        let clock = self.stage.house.clock.clone();
        async move {
            keep_keys(&ring, || openid.keys(clock.now()), stop.cancelled_owned()).await;
        }
    }

    /// Serves until `stop`, then finishes what was accepted; the numbers beside the door for Teams,
    /// or at a door of their own. Returns early where the ledger can no longer be written.
    ///
    /// # Errors
    /// The ledger's disk failed; the process should end, so that it is started afresh.
    pub async fn run(
        self,
        listener: TcpListener,
        numbers: Option<TcpListener>,
        stop: CancellationToken,
    ) -> anyhow::Result<()> {
        let tasks = TaskTracker::new();
        let inner = CancellationToken::new();
        tasks.spawn(self.keep_keys(inner.clone()));
        tasks.spawn(self.outbox.clone().run(inner.clone()));
        let (stage, heartbeat) = (self.stage.clone(), self.heartbeat.clone());
        tasks.spawn(keep_watch(stage, heartbeat, self.client.clone(), inner.clone()));
        let router = match numbers {
            Some(door) => {
                let numbers = http::numbers_alone(self.door.clone());
                tasks.spawn(http::serve(door, numbers, inner.clone().cancelled_owned()));
                http::router_without_numbers(&self.door)
            }
            None => self.router(),
        };
        let broken = self.stage.store.clone();
        let broken = async move { broken.closed().await };
        let failed = tokio::select! {
            () = http::serve(listener, router, stop.cancelled_owned()) => false,
            () = broken => true,
        };
        inner.cancel();
        tasks.close();
        tasks.wait().await;
        anyhow::ensure!(!failed, "the data folder can no longer be written");
        Ok(())
    }
}

/// The one who fetches tokens, as the bot is set up to prove itself.
///
/// # Errors
/// The certificate cannot be used, or the login has no address; in words for an operator.
pub fn tokens(
    config: &Config,
    client: &reqwest::Client,
    meter: &Arc<Meter>,
) -> anyhow::Result<Tokens> {
    let identity = Identity {
        login: config.endpoints.login.clone(),
        tenant_id: config.bot.tenant_id.clone(),
        app_id: config.bot.app_id.clone(),
        credential: credential(&config.bot.credential)?,
    };
    Tokens::new(client.clone(), identity, Arc::clone(meter))
        .context("endpoints.login is no address")
}

fn credential(configured: &config::Credential) -> anyhow::Result<Credential> {
    Ok(match configured {
        config::Credential::Secret(secret) => Credential::Secret(secret.clone()),
        config::Credential::Certificate(pem) => Credential::Certificate(
            Certificate::from_pem(pem.expose_secret().as_bytes())
                .map_err(|lack| anyhow::anyhow!("bot.certificate_file: there is {lack}"))?,
        ),
        config::Credential::Federated(file) => Credential::Federated(file.clone()),
        config::Credential::Machine(machine) => {
            let endpoint = match machine.platform.clone() {
                Some((url, key)) => Endpoint::Platform { url, key },
                None => Endpoint::Metadata { base: machine.metadata.clone() },
            };
            Credential::Machine(Machine { endpoint, client_id: machine.client_id.clone() })
        }
    })
}

/// The three neighbours, where the configuration says they are.
///
/// # Errors
/// An address of a Connector is none, or is not trusted; in words for an operator.
pub fn neighbours(
    config: &Config,
    client: &reqwest::Client,
    tokens: &Arc<Tokens>,
    meter: &Arc<Meter>,
) -> anyhow::Result<Neighbours> {
    let base = config.endpoints.devops.clone();
    // Without a project nothing is ever sent there: the errands are parked with words.
    let place = config.devops.clone().map_or_else(
        || Place {
            base: base.clone(),
            organization: String::new(),
            project: String::new(),
            team: String::new(),
        },
        |devops| Place {
            base: base.clone(),
            organization: devops.organization,
            project: devops.project,
            team: devops.team,
        },
    );
    let personal = config.devops.as_ref().and_then(|devops| devops.personal_access_token.clone());
    let trusted = trusted(config)?;
    if let Some(text) = &config.service_url {
        anyhow::ensure!(
            trusted.holds_text(text),
            "team.service_url: found {text}, expected an address at or below one of \
             endpoints.trusted_service_urls"
        );
    }
    let graph = config.endpoints.graph.clone();
    let addresses = Addresses { connectors: trusted, graph, devops: place };
    Ok(Neighbours::new(client, tokens, &addresses, personal, meter))
}

fn trusted(config: &Config) -> anyhow::Result<Trusted> {
    let read = |url: &String| {
        url.parse::<ServiceUrl>().ok().with_context(|| {
            format!("endpoints.trusted_service_urls: found {url}, expected an address")
        })
    };
    let urls = config.endpoints.trusted_service_urls.iter().map(read);
    Ok(Trusted::new(urls.collect::<anyhow::Result<_>>()?))
}

fn gate(config: &Config, strangers: Strangers, ring: Arc<KeyRing>) -> anyhow::Result<Gate> {
    let rules = Rules {
        app_id: config.bot.app_id.clone(),
        tenant_id: config.bot.tenant_id.clone(),
        trusted: trusted(config)?,
        issuer: CONNECTOR_ISSUER.to_owned(),
    };
    Ok(match strangers {
        Strangers::Refused => Gate::new(rules, ring),
        Strangers::FromThisMachine => Gate::playground(rules, ring),
    })
}
