//! The bot's way into a chat.

use crate::clients::TroubleKind;
use crate::config;
use crate::outbox::Errands;
use crate::outbox::errand::Hitch;
use crate::store::Due;
use incident::{ChatId, Incident, Receipt};
use std::sync::OnceLock;
use wording::say;

/// What the app manifest asks for in each chat. Graph wants exactly this set consented to with
/// every installation:
/// <https://learn.microsoft.com/en-us/graph/api/chat-post-installedapps>
pub const CONSENTED: [&str; 2] = ["ChatMessage.Read.Chat", "ChatSettings.ReadWrite.Chat"];

/// Our app in the tenant's catalogue.
#[derive(Debug)]
pub(in crate::outbox) struct Catalog {
    manifest_id: String,
    configured: Option<String>,
    found: OnceLock<String>,
}

impl Catalog {
    pub(in crate::outbox) fn new(bot: &config::Bot) -> Self {
        let (manifest_id, configured) = (bot.manifest_id.clone(), bot.catalog_id.clone());
        Self { manifest_id, configured, found: OnceLock::new() }
    }
}

impl Errands {
    /// Lets the bot into the chat, so that it may speak there.
    pub(in crate::outbox) async fn install_bot(
        &self,
        incident: &Incident,
    ) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let app = self.catalog_id().await?;
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        let installed = match graph.install_app(&chat.id, &app, &CONSENTED, now).await {
            // A manifest that asks for nothing in chats wants an empty set.
            Err(trouble) if trouble.status == Some(400) => {
                graph.install_app(&chat.id, &app, &[], now).await.map_err(|_| trouble)
            }
            installed => installed,
        };
        match installed {
            Ok(()) => Ok(Receipt::BotInstalled),
            Err(trouble) if trouble.kind == TroubleKind::Conflict => Ok(Receipt::BotInstalled),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Lets the bot into the firefighting chat once more, where Teams says that it is not in there
    /// and nobody took it out. Whether that helped, the next try of the errand shows.
    pub(in crate::outbox) async fn let_in_again(
        &self,
        due: &Due,
        incident: &Incident,
        came_of_it: &Result<Receipt, Hitch>,
    ) {
        let Err(Hitch::Trouble(trouble)) = came_of_it else { return };
        if trouble.code != "BotNotInConversationRoster" || due.attempts > 0 {
            return;
        }
        let came = match self.install_bot(incident).await {
            Ok(_) => "asked for".to_owned(),
            Err(hitch) => format!("failed: {hitch:?}"),
        };
        tracing::info!(installation = came, "the bot is not in the firefighting chat");
    }

    async fn catalog_id(&self) -> Result<String, Hitch> {
        let known = self.catalog.configured.as_ref().or_else(|| self.catalog.found.get());
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let now = self.stage.house.clock.now();
        let manifest_id = &self.catalog.manifest_id;
        let app = self.neighbours.graph.catalogue_app_by_external_id(manifest_id, now).await?;
        let app = app.ok_or_else(|| Hitch::Park(say!(self.words(), "cause-not-in-catalogue")))?;
        Ok(self.catalog.found.get_or_init(|| app.id).clone())
    }

    /// Brings the bot's installation in a chat to what the catalogue has now, since a chat made
    /// before the manifest asked for a permission lacks it. Whether it was brought there.
    pub(super) async fn upgrade_bot(&self, chat: &ChatId) -> Result<bool, Hitch> {
        match self.upgrade(chat).await {
            Ok(upgraded) => Ok(upgraded),
            Err(Hitch::Trouble(trouble)) if trouble.status.is_none_or(|status| status >= 429) => {
                Err(trouble.into())
            }
            Err(_) => Ok(false),
        }
    }

    async fn upgrade(&self, chat: &ChatId) -> Result<bool, Hitch> {
        let app = self.catalog_id().await?;
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        let Some(installed) = graph.installed_app(chat, &app, now).await? else {
            return Ok(false);
        };
        graph.upgrade_app(chat, &installed.id, &CONSENTED, now).await?;
        Ok(true)
    }
}
