//! sandbox: who lives next door, and what do they do today?
//!
//! In: the bot's real HTTP requests; people's words and clicks, from tests and from the page.
//! Out: the answers of Teams, Graph, Dev Ops and Entra; signed activities.
//! Never: the bot's own thoughts; the network beyond loopback; a clock of its own.
//! May touch: axum, tokio, tokio-stream, `serde_json`, jsonwebtoken, reqwest, futures-util, url, jiff,
//! base64, aws-lc-rs.

mod activity;
mod backlog;
mod cards;
mod connector;
mod delivery;
mod devops;
mod door;
mod first_day;
mod graph;
mod ground;
mod joining;
mod letter;
mod line;
mod login;
mod machine;
mod moods;
mod page;
mod people;
mod proof;
mod requests;
mod setting;
mod signing;
mod teams;
mod view;
mod world;

#[cfg(test)]
mod test;

pub use backlog::{Comment, DevOps, Iteration, Relation, Template, WorkItem};
pub use delivery::Delivered;
pub use moods::{Fault, Mood, Moods, Service, Weather};
pub use requests::Request;
pub use setting::{Addresses, Setting, Trouble};
pub use signing::Signer;
pub use teams::Saying;
pub use world::{
    Bot, Chat, ChatKind, Federation, Habits, Meeting, Message, Presence, Registration, Resident,
    World,
};

use ground::{Ground, lock};
use line::{Exchange, Scissors};
use serde_json::Value;
use std::fmt;
use std::sync::Arc;
use tokio::sync::watch;

/// The neighbours of the bot, alive on loopback until the last clone is dropped.
#[derive(Clone)]
pub struct Town(Arc<House>);

struct House {
    ground: Arc<Ground>,
    closing: watch::Sender<bool>,
}

impl Drop for House {
    fn drop(&mut self) {
        self.closing.send_replace(true);
    }
}

impl fmt::Debug for Town {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Town").field(&self.0.ground.base).finish()
    }
}

impl Town {
    /// Binds the address and serves from tasks of the present runtime.
    ///
    /// # Errors
    /// Where the address cannot be bound or the saved world cannot be read; the caller shows it.
    pub async fn open(setting: Setting) -> Result<Self, Trouble> {
        let listener = tokio::net::TcpListener::bind(setting.listen).await?;
        let base = format!("http://{}", listener.local_addr()?);
        let (closing, closed) = watch::channel(false);
        let ground = Arc::new(Ground::new(setting, base, closed.clone())?);
        let router = page::router().fallback(door::answer).with_state(Arc::clone(&ground));
        let service = router.into_make_service_with_connect_info::<Scissors>();
        let until_closed = wait_for_close(closed);
        let serving = axum::serve(Exchange(listener), service).with_graceful_shutdown(until_closed);
        tokio::spawn(async move {
            if let Err(error) = serving.await {
                tracing::warn!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self(Arc::new(House { ground, closing })))
    }

    /// Where the neighbours are.
    pub fn addresses(&self) -> Addresses {
        let base = &self.0.ground.base;
        Addresses {
            login: format!("{base}/login"),
            openid_metadata: format!("{base}/openid/v1/.well-known/openidconfiguration"),
            service_url: self.0.ground.service_url(),
            graph: format!("{base}/graph/v1.0"),
            devops: format!("{base}/devops"),
            platform_identity: format!("{base}/identity/msi/token"),
            metadata: format!("{base}/identity"),
            page: format!("{base}/"),
        }
    }

    /// Says where the bot takes activities: the full URL of its messages endpoint.
    pub fn bot_at(&self, messages_url: &str) {
        *lock(&self.0.ground.bot) = Some(messages_url.to_owned());
    }

    /// The people of the team.
    pub fn people(&self) -> Vec<Resident> {
        self.0.ground.look(|world| world.people.clone())
    }

    /// The conversation id of the 121 Team chat.
    pub fn team_chat(&self) -> String {
        let oldest = |world: &World| world.chats.first().map(|chat| chat.id.clone());
        self.0.ground.look(oldest).unwrap_or_default()
    }

    /// Lets a person, called by first name, say something in a chat: its id, its title, or
    /// `private` for the person's own chat with the bot. Returns when the bot has answered.
    pub async fn says(&self, who: &str, chat: &str, saying: impl Into<Saying>) -> Delivered {
        teams::says(&self.0.ground, who, chat, saying.into()).await
    }

    /// Lets a person take an own message back.
    pub async fn deletes(&self, who: &str, chat: &str, message_id: &str) -> Delivered {
        teams::deletes(&self.0.ground, who, chat, message_id).await
    }

    /// Lets a person press a button: `action` is the action object of the card, `inputs` what was
    /// filled in. A card in the answer is from then on this person's view, until the message is
    /// changed.
    pub async fn presses(
        &self,
        who: &str,
        at: (&str, &str),
        action: &Value,
        inputs: &Value,
    ) -> Delivered {
        cards::presses(&self.0.ground, who, at, action, inputs).await
    }

    /// Brings a card into a person's sight, so that Teams asks for that person's view.
    /// `at` is chat and message id.
    pub async fn refreshes(&self, who: &str, at: (&str, &str)) -> Delivered {
        cards::refreshes(&self.0.ground, who, at).await
    }

    /// Sends any other invoke. `at` is chat and message id (empty: none).
    pub async fn invokes(
        &self,
        who: &str,
        at: (&str, &str),
        name: &str,
        value: Value,
    ) -> Delivered {
        cards::invokes(&self.0.ground, who, at, (name, value)).await
    }

    /// Chooses a message action in the menu of a message, such as `reportIncident`.
    pub async fn opens_message_action(
        &self,
        who: &str,
        at: (&str, &str),
        command: &str,
    ) -> Delivered {
        cards::opens_message_action(&self.0.ground, who, at, command).await
    }

    /// Sends the dialog of a message action with what was filled in.
    pub async fn submits_message_action(
        &self,
        who: &str,
        at: (&str, &str),
        command: &str,
        data: Value,
    ) -> Delivered {
        cards::submits_message_action(&self.0.ground, who, at, command, data).await
    }

    /// Brings any JSON to the bot, with any token or none, exactly once.
    pub async fn delivers(&self, activity: &Value, token: Option<&str>) -> Delivered {
        delivery::deliver_raw(&self.0.ground, activity.clone(), token).await
    }

    /// Installs the bot in a chat and tells it so, twice, as Teams does.
    pub async fn installs_bot_in(&self, chat: &str) -> Vec<Delivered> {
        joining::announce_installation(&self.0.ground, chat).await
    }

    /// Takes the bot out of a chat and tells it so.
    pub async fn removes_bot_from(&self, chat: &str) -> Delivered {
        joining::remove_bot(&self.0.ground, chat).await
    }

    /// A token as the Bot Connector makes it, good for an hour, after a change to its claims.
    pub fn token(&self, change: impl FnOnce(&mut Value)) -> String {
        self.token_by(Signer::Teams, change)
    }

    /// A token signed by somebody else.
    pub fn token_by(&self, signer: Signer, change: impl FnOnce(&mut Value)) -> String {
        let mut claims = delivery::claims(&self.0.ground);
        change(&mut claims);
        self.0.ground.ring.sign(signer, &claims)
    }

    /// The Bot Connector signs with another key from now on, and publishes only that.
    pub fn rotate_keys(&self) {
        self.0.ground.ring.rotate();
    }

    /// The world as it is now.
    pub fn world(&self) -> World {
        self.0.ground.look(World::clone)
    }

    /// Changes the world behind everybody's back: a permission withdrawn, a habit broken, a work
    /// item edited by a person.
    pub fn meddle<T>(&self, how: impl FnOnce(&mut World) -> T) -> T {
        self.0.ground.change(|world, _now| how(world))
    }

    /// Counts the changes of the world.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.ground.changes()
    }

    /// The moods of the neighbours.
    pub fn moods(&self) -> Moods {
        self.0.ground.moods.clone()
    }

    /// The latest 10 000 requests of the bot, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.0.ground.ledger.all()
    }

    /// Waits until no activity is on its way to the bot. Installing through Graph tells the bot
    /// some time later; this is when that is over.
    pub async fn quiet(&self) {
        let mut underway = self.0.ground.underway.subscribe();
        // The sender lives as long as the town, so there is nothing to do about its end.
        let _ended = underway.wait_for(|count| *count == 0).await;
    }
}

async fn wait_for_close(mut closing: watch::Receiver<bool>) {
    // An error says that the sender is gone, which is a close as well.
    let _ended = closing.wait_for(|closed| *closed).await;
}
