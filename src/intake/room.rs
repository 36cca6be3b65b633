//! A chat that a person made becomes the firefighting chat.

use super::{Intake, Place, Scene, said};
use crate::cards::chat_link;
use crate::store::{Act, Aloud, Learnt, Outcome, Seen, StoreError, Target};
use crate::wire::Activity;
use incident::{Chat, Command, Incident, IncidentId, Intent};

impl Intake {
    /// The conversation as a firefighting chat, where it can be one for this incident: a group
    /// that is neither the team's nor another incident's.
    pub(super) fn fitting(scene: &Scene, about: Option<IncidentId>) -> Option<Chat> {
        let free = scene.place == Place::Elsewhere && scene.group_chat;
        let known = scene.here.is_some_and(|here| about.is_none_or(|about| about == here));
        (free || known).then(|| Chat { id: scene.chat.clone(), url: chat_link(&scene.chat) })
    }

    /// Takes a chat for an incident without being told so: its title names one that has no chat
    /// yet, or the bot was brought into the one that it could not come into. Whether it did.
    pub(super) async fn settles_in(
        &self,
        scene: &Scene,
        activity: &Activity,
        arrived: bool,
    ) -> Result<bool, StoreError> {
        let open = self.stage.store.open_incidents();
        let meant = match scene.here {
            Some(here) => open.iter().find(|one| arrived && one.id == here && waits_outside(one)),
            None => said::title(activity).and_then(|title| {
                open.iter().find(|one| one.wants_a_chat() && one.is_named_in(title))
            }),
        };
        let Some(incident) = meant.map(|one| one.id) else { return Ok(false) };
        let Some(chat) = Self::fitting(scene, Some(incident)) else { return Ok(false) };
        let bearings = self.stage.store.bearings();
        let service = Learnt::ServiceUrl(scene.chat.clone(), scene.service_url.clone());
        self.commit_learnt(&bearings, service).await?;
        let seen =
            Seen { activity: format!("{} settles in", scene.seen.activity), ..scene.seen.clone() };
        let ask = Box::new(self.ask(scene, Command::AdoptChat { chat: Some(chat) }));
        let act = Act::Change { seen, target: Target::Named(incident), ask, aloud: Aloud::No };
        Ok(matches!(self.stage.store.commit(act).await?, Outcome::Done(_)))
    }

    /// Has a chat's title looked up that Teams did not tell, where it may be for an incident.
    pub(super) async fn wonders(
        &self,
        scene: &Scene,
        activity: &Activity,
    ) -> Result<(), StoreError> {
        let could_be = scene.place == Place::Elsewhere && scene.group_chat;
        let wanted = self.stage.store.open_incidents().iter().any(|one| one.wants_a_chat());
        if could_be && wanted && said::title(activity).is_none() {
            let (chat, by) = (scene.chat.clone(), scene.person.clone());
            let act = Act::ReadTitle { seen: scene.seen.clone(), at: scene.at, chat, by };
            self.stage.store.commit(act).await?;
        }
        Ok(())
    }
}

/// Whether the bot could not come into the chat by itself.
fn waits_outside(incident: &Incident) -> bool {
    incident.outside.parked.iter().any(|parked| parked.intent == Intent::InstallBot)
}
