//! The Bot Connector's published keys.

use super::exchange::ask_openly;
use super::trouble::{Asked, Effect, Service, Trouble};
use crate::wire::openid::{Jwks, Metadata};
use incident::Moment;

/// Where the keys are announced.
#[derive(Clone, Debug)]
pub struct OpenId {
    client: reqwest::Client,
    metadata_url: String,
}

impl OpenId {
    /// `metadata_url` is the address of the document, not of its issuer: the one does not follow
    /// from the other here.
    #[must_use]
    pub fn new(client: reqwest::Client, metadata_url: String) -> Self {
        Self { client, metadata_url }
    }

    /// Reads the document and then the keys it points to.
    /// <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#openid-metadata-document>
    ///
    /// # Errors
    /// [`Trouble`]; try again later and go on with the keys there are.
    pub async fn keys(&self, now: Moment) -> Result<Jwks, Trouble> {
        let asked =
            |operation| Asked { service: Service::Keys, operation, effect: Effect::Repeatable };
        let document = self.client.get(&self.metadata_url);
        let metadata: Metadata = ask_openly(asked("openid metadata"), document, now).await?;
        ask_openly(asked("keys"), self.client.get(metadata.jwks_uri), now).await
    }
}
