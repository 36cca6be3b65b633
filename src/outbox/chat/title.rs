//! A chat that a person made tells by its title which incident it is for (P17).

use crate::cards::chat_link;
use crate::clients::TroubleKind;
use crate::outbox::Errands;
use crate::outbox::errand::Hitch;
use crate::store::{Act, Aloud, Seen, Target};
use incident::{Actor, Ask, Chat, ChatId, Command, Person, Receipt};

impl Errands {
    /// Looks what a chat is called; where that names an incident, it becomes its chat, unless that
    /// one has another. Without the permission to look, people say `use this chat`.
    pub(in crate::outbox) async fn read_title(
        &self,
        chat: &ChatId,
        by: &Person,
    ) -> Result<Receipt, Hitch> {
        let now = self.stage.house.clock.now();
        let read = match self.neighbours.graph.chat(chat, now).await {
            Ok(read) => read,
            Err(trouble) if matches!(trouble.kind, TroubleKind::Refused | TroubleKind::Gone) => {
                tracing::info!(%trouble, "what a chat is called is not known");
                return Ok(Receipt::Done);
            }
            Err(trouble) => return Err(trouble.into()),
        };
        let title = read.topic.unwrap_or_default();
        let open = self.stage.store.open_incidents();
        let meant = open.iter().find(|one| one.is_firefighting() && one.is_named_in(&title));
        let Some(incident) = meant.map(|one| one.id) else { return Ok(Receipt::Done) };
        let url = read.web_url.unwrap_or_else(|| chat_link(chat));
        let ask = Box::new(Ask {
            at: now,
            actor: Actor::Person(by.clone()),
            place: Some(chat.clone()),
            duty: self.stage.duty(now),
            opens: self.stage.house.plan.opens(now),
            command: Command::AdoptChat { chat: Some(Chat { id: chat.clone(), url }) },
        });
        // Teams tells twice that the bot came; it is looked at twice, and asked once.
        let seen = Seen { chat: chat.clone(), activity: format!("is called {incident}") };
        // Whoever brought the bot hears why it is not the chat, where another was faster.
        let target = Target::Named(incident);
        self.stage.store.commit(Act::Change { seen, target, ask, aloud: Aloud::Yes }).await?;
        Ok(Receipt::Done)
    }
}
