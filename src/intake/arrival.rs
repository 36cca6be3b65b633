//! The bot comes into chats and is taken out of them.

use super::{Intake, Scene, said};
use crate::auth::Inbound;
use crate::http::Answer;
use crate::store::{Act, Aloud, Learnt, Seen, StoreError, Target};
use crate::wire::activity::Account;
use incident::{ChatId, Command, Incident, Intent};

impl Intake {
    /// The bot came into a chat, or had to leave it. The first group it comes into is the team's,
    /// unless the configuration says otherwise; firefighting chats come later and are known by
    /// then. What could not be said while it was out of a chat is tried again.
    pub(super) async fn arrived(&self, inbound: &Inbound) -> Result<Answer, StoreError> {
        let activity = inbound.activity();
        let us = activity.recipient.as_ref().and_then(|recipient| recipient.id.as_deref());
        let is_us = |member: &Account| member.id.as_deref() == us;
        let did = |what: &str| activity.action.as_deref() == Some(what);
        let added = did("add") || activity.members_added.iter().any(is_us);
        let removed = did("remove") || activity.members_removed.iter().any(is_us);
        let Some(chat) = said::chat(activity) else { return Ok(Answer::Accepted) };
        let whole = said::whole_chat(&chat);
        if removed && !added {
            self.commit_learnt(&self.stage.store.bearings(), Learnt::Left(whole)).await?;
            return Ok(Answer::Accepted);
        }
        let scene = self.scene(inbound);
        if let Some(scene) = &scene
            && self.settles_in(scene, activity, added).await?
        {
            return Ok(Answer::Accepted);
        }
        if !added {
            return Ok(Answer::Accepted);
        }
        let bearings = self.stage.store.bearings();
        let back = bearings.left.contains(&whole);
        let service_url = inbound.service_url().as_str().to_owned();
        self.commit_learnt(&bearings, Learnt::ServiceUrl(chat.clone(), service_url)).await?;
        let unknown = self.team_chat(&bearings).is_none();
        if unknown && said::is_group(activity) && !bearings.firefighting.contains_key(&chat) {
            self.commit_learnt(&bearings, Learnt::TeamChat(whole.clone())).await?;
        }
        let Some(scene) = scene else { return Ok(Answer::Accepted) };
        if !unknown {
            self.wonders(&scene, activity).await?;
        }
        if back {
            self.makes_up_for_it(&scene, &whole).await?;
        }
        Ok(Answer::Accepted)
    }

    /// Whoever lets the bot in again has everything tried again that waits for a voice there.
    async fn makes_up_for_it(&self, scene: &Scene, chat: &ChatId) -> Result<(), StoreError> {
        let bearings = self.stage.store.bearings();
        let of_team = self.team_chat(&bearings) == Some(chat);
        for incident in self.stage.store.open_incidents() {
            let here = of_team || incident.outside.chat.as_ref().is_some_and(|one| one.id == *chat);
            if !(here && waits_for_a_voice(&incident)) {
                continue;
            }
            let activity = format!("{} makes up for {}", scene.seen.activity, incident.id);
            let seen = Seen { activity, ..scene.seen.clone() };
            let ask = Box::new(self.ask(scene, Command::Retry));
            let target = Target::Named(incident.id);
            self.stage.store.commit(Act::Change { seen, target, ask, aloud: Aloud::No }).await?;
        }
        Ok(())
    }
}

fn waits_for_a_voice(incident: &Incident) -> bool {
    let speaks = |intent: &Intent| matches!(intent, Intent::Show { .. } | Intent::Say { .. });
    incident.outside.parked.iter().any(|parked| speaks(&parked.intent))
}
