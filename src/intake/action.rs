//! An action item meets the calendar (P32).

use super::{Intake, Scene, target};
use crate::hear::Noting;
use crate::store::{Act, Aloud};
use incident::{Command, IncidentId, OnRota, Refusal, Room, Saying, Wanted};

impl Intake {
    /// The act that notes it; a no, where the calendar has no such day.
    pub(super) fn noted(
        &self,
        scene: &Scene,
        about: Option<IncidentId>,
        noting: Noting,
        aloud: Aloud,
    ) -> Act {
        let today = self.stage.house.plan.date(scene.at);
        let Noting { text, owner, due, priority } = noting;
        let due = match due {
            None => None,
            Some(day) => match today.and_then(|today| day.seen_from(today)) {
                Some(day) => Some(day.to_string()),
                None => return Self::no_such_day(scene),
            },
        };
        let command = Command::AddAction(Wanted { text, owner, due, priority });
        let target = target::target(about, scene.here, &command);
        Act::Change {
            seen: scene.seen.clone(),
            target,
            ask: Box::new(self.ask(scene, command)),
            aloud,
        }
    }

    fn no_such_day(scene: &Scene) -> Act {
        let refusal = Refusal::Rota { why: OnRota::NoSuchDay };
        let saying = Saying::Refused { to: scene.person.clone(), refusal };
        let to = Room::Chat(scene.chat.clone());
        Act::Say { seen: scene.seen.clone(), at: scene.at, to, saying }
    }
}
