//! Who did something, where and when.

use super::{Intake, said};
use crate::auth::Inbound;
use crate::hear::Place;
use crate::store::{Known, Seen};
use incident::{ChatId, IncidentId, MessageId, Moment, Person};

/// Who did something, where and when, taken from an activity.
pub(super) struct Scene {
    pub(super) person: Person,
    pub(super) known: Known,
    pub(super) chat: ChatId,
    pub(super) place: Place,
    pub(super) here: Option<IncidentId>,
    pub(super) group_chat: bool,
    pub(super) seen: Seen,
    pub(super) at: Moment,
    pub(super) message: Option<MessageId>,
    /// The message a button was on, as the sender's client says.
    pub(super) on: Option<MessageId>,
    pub(super) service_url: String,
}

impl Intake {
    /// Who, where and when; nothing for what no person with an account did.
    pub(super) fn scene(&self, inbound: &Inbound) -> Option<Scene> {
        let activity = inbound.activity();
        let speaker = inbound.speaker()?;
        if speaker.mri.starts_with("28:") {
            return None;
        }
        let chat = said::chat(activity)?;
        let bearings = self.stage.store.bearings();
        let whole = said::whole_chat(&chat);
        let here = bearings.firefighting.get(&whole).copied();
        let place =
            if activity.conversation.as_ref()?.conversation_type.as_deref() == Some("personal") {
                Place::Private
            } else if here.is_some() {
                Place::Firefighting
            } else if self.team_chat(&bearings) == Some(&whole) {
                Place::Team
            } else {
                Place::Elsewhere
            };
        let id = activity.id.clone()?;
        Some(Scene {
            person: Person { id: speaker.person, name: speaker.name.to_owned() },
            known: Known { mri: speaker.mri.to_owned(), name: speaker.name.to_owned() },
            seen: Seen { chat: chat.clone(), activity: id.clone() },
            message: (activity.kind == "message").then_some(MessageId(id)),
            on: activity.reply_to_id.clone().map(MessageId),
            service_url: inbound.service_url().as_str().to_owned(),
            at: self.stage.house.clock.now(),
            group_chat: said::is_group_chat(activity),
            chat,
            place,
            here,
        })
    }
}
