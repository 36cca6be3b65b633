//! How a town is opened, and where its neighbours are then found.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

/// Why a sandbox could not be opened: the address is taken, or the saved world is unreadable.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// How to open a town.
#[derive(Clone)]
pub struct Setting {
    /// The clock everybody in town lives by: milliseconds since 1970.
    pub now: Arc<dyn Fn() -> i64 + Send + Sync>,
    /// The loopback address to listen at; port 0 takes any free one.
    pub listen: SocketAddr,
    /// A JSON file the world is read from, and saved to at every change.
    pub keep: Option<PathBuf>,
    /// The bot's Entra application id.
    pub app_id: String,
    /// The Entra tenant.
    pub tenant: String,
    /// The bot's client secret, which is its Dev Ops access token too.
    pub secret: String,
}

impl Default for Setting {
    /// An ordinary Monday, 24 August 2026, at 9:00 in Amsterdam; the clock stands still.
    fn default() -> Self {
        Self {
            now: Arc::new(|| 1_787_554_800_000),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            keep: None,
            app_id: "11111111-1111-4111-8111-111111111111".to_owned(),
            tenant: "22222222-2222-4222-8222-222222222222".to_owned(),
            secret: "sandbox-secret".to_owned(),
        }
    }
}

impl fmt::Debug for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setting")
            .field("listen", &self.listen)
            .field("keep", &self.keep)
            .finish_non_exhaustive()
    }
}

/// Where the neighbours are to be found, in the form the bot's configuration wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// `endpoints.login`
    pub login: String,
    /// `endpoints.openid_metadata`
    pub openid_metadata: String,
    /// The Bot Connector's serviceUrl, with its slash at the end.
    pub service_url: String,
    /// `endpoints.graph`
    pub graph: String,
    /// `endpoints.devops`
    pub devops: String,
    /// `IDENTITY_ENDPOINT`, as App Service sets it.
    pub platform_identity: String,
    /// `endpoints.metadata`
    pub metadata: String,
    /// The page for people.
    pub page: String,
}
