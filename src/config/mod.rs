//! config: how was Firewatch set up?
//!
//! In: a file and the environment, once. Out: values that the other rooms are given.
//! Never: anything after the start; a secret in a message.
//! May touch: incident, rota, wording, secrecy, toml, jiff, url, strsim.

mod app;
mod calendar;
mod cards;
mod credential;
mod devops;
mod language;
mod log;
mod policy;
mod reader;
mod rota;
mod team;

pub use app::{App, Packaging, packaging};
pub use credential::{Credential, Machine};
pub use devops::Devops;
pub use log::Log;
pub use reader::Problems;
pub use team::WithoutId;

use incident::{ChatId, Team};
use reader::Reader;
use secrecy::SecretString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use wording::Language;

/// Everything an operator can decide.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How the world reaches us; used in links.
    pub public_url: Option<String>,
    /// Who we are.
    pub bot: Bot,
    /// Where our neighbours are.
    pub endpoints: Endpoints,
    /// The folder of the ledger.
    pub data: PathBuf,
    /// With less room on its disk than this, in bytes, nothing is accepted.
    pub free_min: u64,
    /// The people, the critical paths and the deadlines.
    pub team: Team,
    /// The team's clocks.
    pub zone: jiff::tz::TimeZone,
    /// The language in which people are spoken to.
    pub language: Language,
    /// The 121 Team chat, if it is not to be learnt.
    pub team_chat: Option<ChatId>,
    /// The Connector to use before anybody has spoken.
    pub service_url: Option<String>,
    /// Who checks the logs.
    pub rota: ::rota::Plan,
    /// What the link to the calendar of turns holds; without it there is no such calendar.
    pub calendar_secret: Option<SecretString>,
    /// Where bugs go; nowhere if it is not set up.
    pub devops: Option<Devops>,
    /// A folder with card templates to take instead of ours.
    pub cards: Option<PathBuf>,
    /// Who is given a sign of life after each audit; nobody if it is not set.
    pub heartbeat: Option<String>,
    /// How often Firewatch audits itself.
    pub heartbeat_every: Duration,
    /// How Firewatch tells what it does.
    pub log: Log,
    /// Where the numbers are served instead of beside the door for Teams, if anywhere.
    pub metrics_listen: Option<SocketAddr>,
    /// Keys that are known but open no door in this version; worth a line in the log.
    pub not_served: Vec<&'static str>,
}

/// The Entra app registration.
#[derive(Clone, Debug)]
pub struct Bot {
    /// Its application (client) id.
    pub app_id: String,
    /// The organisation's tenant.
    pub tenant_id: String,
    /// How it proves that.
    pub credential: Credential,
    /// The id in the Teams app manifest; the application id if not set.
    pub manifest_id: String,
    /// The app's id in the tenant's catalogue, if it is not to be looked up.
    pub catalog_id: Option<String>,
}

/// Base addresses of the neighbours, without a slash at the end.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The Bot Connector's `OpenID` document.
    pub openid_metadata: String,
    /// The Entra authority.
    pub login: String,
    /// Graph, with the version.
    pub graph: String,
    /// Azure `DevOps`, without the organisation.
    pub devops: String,
    /// Addresses that may receive our token.
    pub trusted_service_urls: Vec<String>,
}

/// The environment variable that names the file.
pub const FILE_VARIABLE: &str = "FIREWATCH_CONFIG";

/// Webhooks: named in the design, not yet served.
const HOOKS: [&str; 3] =
    ["hooks.azure_monitor_secret", "hooks.devops_secret", "hooks.github_secret"];

/// Reads the configuration: the file, then `FIREWATCH_SECTION__KEY` variables over it.
///
/// # Errors
/// All that is wrong, at once, each with its key, what was found and what is expected.
pub fn load(
    file: Option<&Path>,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Config, Problems> {
    read(&text_of(file)?, environment)
}

/// The same for `check`, which finds out the ids of people who have an e-mail only. Until theirs are
/// there, they are known in the configuration by their e-mail.
///
/// # Errors
/// As [`load`], but for the ids.
pub fn load_for_check(
    file: Option<&Path>,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<(Config, Vec<WithoutId>), Problems> {
    let (reader, config, without_id) = gather(&text_of(file)?, environment)?;
    reader.finish()?;
    Ok((config, without_id))
}

fn text_of(file: Option<&Path>) -> Result<String, Problems> {
    file.map_or_else(
        || Ok(String::new()),
        |file| {
            std::fs::read_to_string(file)
                .map_err(|error| Problems::one(&file.display().to_string(), &error.to_string()))
        },
    )
}

/// Reads the configuration from a text.
///
/// # Errors
/// As [`load`].
pub fn read(
    text: &str,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Config, Problems> {
    let (mut reader, config, without_id) = gather(text, environment)?;
    for one in without_id {
        reader.problem(&one.key, "nothing", "an Entra object id; `firewatch check` tells it");
    }
    reader.finish()?;
    Ok(config)
}

/// What stands there, and whose ids do not; the reader knows what is wrong with it.
fn gather(
    text: &str,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<(Reader, Config, Vec<WithoutId>), Problems> {
    let mut reader = Reader::new(text, environment)?;
    let app_id = reader.required("bot.app_id", "the application (client) id of the bot");
    let bot = Bot {
        tenant_id: reader.required("bot.tenant_id", "the id of the Entra tenant"),
        credential: credential::read(&mut reader, &app_id),
        manifest_id: reader.text("bot.manifest_id").unwrap_or_else(|| app_id.clone()),
        catalog_id: reader.text("bot.catalog_id"),
        app_id,
    };
    let listen = reader.parsed("server.listen", "an address and a port", "127.0.0.1:3978");
    let public_url = reader.text("server.public_url");
    let endpoints = endpoints(&mut reader);
    let data = data(&mut reader);
    let free_min: u64 = reader.parsed("store.free_min_mib", "a number of MiB", "32");
    let zone = team::zone(&mut reader);
    let language = language::read(&mut reader);
    let (team, without_id) = team::team(&mut reader);
    let rota = rota::read(&mut reader, &team, &zone);
    let calendar_secret = calendar::read(&mut reader);
    let team_chat = reader.text("team.chat").map(ChatId);
    let service_url = reader.text("team.service_url");
    let devops = devops::read(&mut reader);
    let cards = cards::read(&mut reader);
    // `package` uses these; here they are known, and no reason to refuse.
    app::read(&mut reader);
    let log = log::read(&mut reader);
    let metrics_listen = metrics_listen(&mut reader);
    let heartbeat = reader.address("heartbeat.url");
    let heartbeat_every = heartbeat_every(&mut reader);
    let mut not_served = HOOKS.to_vec();
    not_served.retain(|key| reader.text(key).is_some());
    let config = Config {
        listen,
        public_url,
        bot,
        endpoints,
        data,
        free_min: free_min.saturating_mul(1024 * 1024),
        team,
        zone,
        language,
        team_chat,
        service_url,
        rota,
        calendar_secret,
        devops,
        cards,
        heartbeat,
        heartbeat_every,
        log,
        metrics_listen,
        not_served,
    };
    Ok((reader, config, without_id))
}

fn metrics_listen(reader: &mut Reader) -> Option<SocketAddr> {
    const KEY: &str = "metrics.listen";
    let text = reader.text(KEY)?;
    let address = text.parse().ok();
    if address.is_none() {
        reader.problem(KEY, &text, "an address and a port, such as 127.0.0.1:9100");
    }
    address
}

/// An audit that never rests would leave no time for anything else.
fn heartbeat_every(reader: &mut Reader) -> Duration {
    const KEY: &str = "heartbeat.every";
    let every = reader.duration(KEY, Duration::from_mins(1));
    if every < Duration::from_secs(1) {
        reader.problem(KEY, &format!("{every:?}"), "a second or more, such as 1m");
    }
    every
}

fn endpoints(reader: &mut Reader) -> Endpoints {
    let mut base = |key, default: &str| {
        let address = reader.url(key, default);
        address.trim_end_matches('/').to_owned()
    };
    Endpoints {
        openid_metadata: base(
            "endpoints.openid_metadata",
            "https://login.botframework.com/v1/.well-known/openidconfiguration",
        ),
        login: base("endpoints.login", "https://login.microsoftonline.com"),
        graph: base("endpoints.graph", "https://graph.microsoft.com/v1.0"),
        devops: base("endpoints.devops", "https://dev.azure.com"),
        trusted_service_urls: reader.list("endpoints.trusted_service_urls").unwrap_or_else(|| {
            ["https://smba.trafficmanager.net/", "https://smba.infra.gcc.teams.microsoft.com/"]
                .map(str::to_owned)
                .to_vec()
        }),
    }
}

fn data(reader: &mut Reader) -> PathBuf {
    let url = reader.text("store.url").unwrap_or_else(|| "sled:./data".to_owned());
    match url.strip_prefix("sled:") {
        Some(path) if !path.is_empty() => PathBuf::from(path),
        Some(_) | None => {
            reader.problem("store.url", &url, "sled: and the path of a folder");
            PathBuf::new()
        }
    }
}
