//! Errands to Graph: the firefighting chat.

use super::Errands;
use super::errand::Hitch;
use crate::clients::{Trouble, TroubleKind};
use crate::config;
use crate::wire::graph::ChatRole;
use incident::{Chat, ChatId, Incident, Person, PersonId, Receipt};
use std::sync::OnceLock;

/// How many pages of a person's chats are looked through for one of ours. New chats come first.
const PAGES_MAX: usize = 4;

/// Fewer people make a chat that Teams lets nobody join later.
const MEMBERS_MIN: usize = 3;

/// What the app manifest asks for in each chat. Graph wants exactly this set consented to with
/// every installation:
/// <https://learn.microsoft.com/en-us/graph/api/chat-post-installedapps>
pub const CONSENTED: [&str; 2] = ["ChatMessage.Read.Chat", "ChatSettings.ReadWrite.Chat"];

/// Our app in the tenant's catalogue.
#[derive(Debug)]
pub(super) struct Catalog {
    manifest_id: String,
    configured: Option<String>,
    found: OnceLock<String>,
}

impl Catalog {
    pub(super) fn new(bot: &config::Bot) -> Self {
        let (manifest_id, configured) = (bot.manifest_id.clone(), bot.catalog_id.clone());
        Self { manifest_id, configured, found: OnceLock::new() }
    }
}

impl Errands {
    /// Creates the chat, or adopts the one that an earlier try created without our hearing of it.
    pub(super) async fn open_chat(
        &self,
        incident: &Incident,
        members: &[Person],
        maybe_done: bool,
    ) -> Result<Receipt, Hitch> {
        if let Some(Chat { id, url }) = incident.outside.chat.clone() {
            return Ok(Receipt::ChatOpened { id, url });
        }
        if members.len() < MEMBERS_MIN {
            return Err(Hitch::Park(format!(
                "a chat needs at least {MEMBERS_MIN} people, and {} could be found; create one by \
                 hand or add people to the configuration",
                members.len()
            )));
        }
        if maybe_done && let Some(opened) = self.find_chat(incident, members).await? {
            return Ok(opened);
        }
        let now = self.stage.house.clock.now();
        let topic = self.stage.draw(|cards, _| cards.topic(incident));
        let people: Vec<(PersonId, ChatRole)> =
            members.iter().map(|person| (person.id.clone(), ChatRole::Owner)).collect();
        let chat = self.neighbours.graph.create_chat(&topic, &people, now).await?;
        Ok(opened(chat.id, chat.web_url))
    }

    /// Looks for a chat with our mark in its topic among those of its first member.
    async fn find_chat(
        &self,
        incident: &Incident,
        members: &[Person],
    ) -> Result<Option<Receipt>, Hitch> {
        let Some(first) = members.first() else { return Ok(None) };
        let now = self.stage.house.clock.now();
        let mut from: Option<String> = None;
        for _ in 0..PAGES_MAX {
            let page = self.neighbours.graph.chats_of_user(&first.id, from.as_deref(), now).await;
            let page = page.map_err(|trouble| may_not_look(incident, trouble))?;
            let ours = page.value.into_iter().find(|chat| {
                let topic = chat.topic.as_deref().unwrap_or_default();
                topic.contains(incident.mark.as_str())
            });
            if let Some(chat) = ours {
                return Ok(Some(opened(chat.id, chat.web_url)));
            }
            from = page.next;
            if from.is_none() {
                break;
            }
        }
        Ok(None)
    }

    /// Lets the bot into the chat, so that it may speak there.
    pub(super) async fn install_bot(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let app = self.catalog_id().await?;
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        let mut installed = graph.install_app(&chat.id, &app, &CONSENTED, now).await;
        // A manifest that asks for nothing in chats wants an empty set.
        if matches!(&installed, Err(trouble) if trouble.status == Some(400)) {
            installed = graph.install_app(&chat.id, &app, &[], now).await;
        }
        match installed {
            Ok(()) => Ok(Receipt::BotInstalled),
            Err(trouble) if trouble.kind == TroubleKind::Conflict => Ok(Receipt::BotInstalled),
            Err(trouble) => Err(trouble.into()),
        }
    }

    /// Brings people into the chat that are not there yet.
    pub(super) async fn summon(
        &self,
        incident: &Incident,
        people: &[Person],
    ) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let now = self.stage.house.clock.now();
        let graph = &self.neighbours.graph;
        // Without the permission to look, whoever is there already is found out by adding.
        let there = match graph.chat_members(&chat.id, now).await {
            Ok(there) => there,
            Err(trouble) if trouble.kind == TroubleKind::Refused => vec![],
            Err(trouble) => return Err(trouble.into()),
        };
        for person in people.iter().filter(|person| !there.contains(&person.id)) {
            match graph.add_chat_member(&chat.id, &person.id, ChatRole::Owner, now).await {
                Ok(()) => {}
                Err(trouble) if trouble.kind == TroubleKind::Conflict => {}
                Err(trouble) => return Err(trouble.into()),
            }
        }
        Ok(Receipt::Done)
    }

    async fn catalog_id(&self) -> Result<String, Hitch> {
        let known = self.catalog.configured.as_ref().or_else(|| self.catalog.found.get());
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let now = self.stage.house.clock.now();
        let manifest_id = &self.catalog.manifest_id;
        let app = self.neighbours.graph.catalogue_app_by_external_id(manifest_id, now).await?;
        let app = app.ok_or_else(|| {
            Hitch::Park(
                "the Firewatch app is not in the organisation's app catalogue; upload it there, or \
                 set bot.catalog_id"
                    .to_owned(),
            )
        })?;
        Ok(self.catalog.found.get_or_init(|| app.id).clone())
    }

    /// Brings the chat's title to the present state. It is a nicety: without the permission the
    /// title stays as it is.
    pub(super) async fn name_chat(&self, incident: &Incident) -> Result<Receipt, Hitch> {
        let chat = incident.outside.chat.as_ref().ok_or(Hitch::NotYet("the chat"))?;
        let topic = self.stage.draw(|cards, _| cards.topic(incident));
        let now = self.stage.house.clock.now();
        match self.neighbours.graph.rename_chat(&chat.id, &topic, now).await {
            Ok(()) => Ok(Receipt::Done),
            Err(trouble) if trouble.kind == TroubleKind::Refused => {
                tracing::warn!(%trouble, "the chat's title stays as it is");
                Ok(Receipt::Done)
            }
            Err(trouble) => Err(trouble.into()),
        }
    }
}

fn opened(id: String, url: Option<String>) -> Receipt {
    let link = || format!("https://teams.microsoft.com/l/chat/{}/conversations", encoded(&id));
    let url = url.unwrap_or_else(link);
    Receipt::ChatOpened { id: ChatId(id), url }
}

fn encoded(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes()).collect()
}

/// One incident has one chat. Where we may not look whether the last try made one, a person
/// decides rather than chance.
fn may_not_look(incident: &Incident, trouble: Trouble) -> Hitch {
    match trouble.kind {
        TroubleKind::Refused => Hitch::Park(format!(
            "a chat may exist already, and Firewatch may not look ({}). See whether Teams shows one \
             for {}; the permission Chat.ReadBasic.All lets Firewatch look by itself",
            trouble.status.unwrap_or_default(),
            incident.id
        )),
        TroubleKind::NotSent
        | TroubleKind::Uncertain
        | TroubleKind::Throttled
        | TroubleKind::Later
        | TroubleKind::Gone
        | TroubleKind::Conflict
        | TroubleKind::Unauthorised => trouble.into(),
    }
}
