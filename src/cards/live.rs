//! The cards that live as long as their incident, and who is shown which.

use super::face::Face;
use super::{CardError, Cards, Scene, draw};
use incident::{Incident, Person, PersonId, Phase, may_assign, may_confirm};
use serde_json::{Value, json};
use wording::say;

/// Teams refuses a card that names more.
/// <https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views>
const REFRESH_MAX: usize = 60;

impl Cards {
    /// The card of an incident as everybody sees it.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn live(&self, scene: &Scene<'_>, incident: &Incident) -> Result<Value, CardError> {
        self.live_for(scene, incident, false)
    }

    /// The same card as one person sees it: with the question this person can answer now.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn own(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        viewer: &Person,
    ) -> Result<Value, CardError> {
        let (team, duty) = (scene.team, scene.duty);
        if incident.asked().is_some_and(|asked| asked.id == viewer.id) {
            return self.live_for(scene, incident, true);
        }
        match &incident.phase {
            Phase::Reported(_) if may_confirm(team, incident, duty, &viewer.id) => {
                self.severity(scene, incident, None, None)
            }
            Phase::Confirmed(..) if may_assign(team, incident, duty, &viewer.id) => {
                self.candidates(scene, incident)
            }
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..)
            | Phase::Resolved(..)
            | Phase::Closed(..) => self.live(scene, incident),
        }
    }

    /// The card in the firefighting chat.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn war_room(&self, scene: &Scene<'_>, incident: &Incident) -> Result<Value, CardError> {
        draw((&self.war_room, "war-room"), scene, json!(Face::of(scene, incident)))
    }

    fn live_for(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        asked_you: bool,
    ) -> Result<Value, CardError> {
        let user_ids = who_acts(scene, incident);
        let face = Face::of(scene, incident);
        let needed = if asked_you { say!(scene.words, "will-you") } else { face.needed };
        let face = Face { needed, user_ids, asked_you, ..face };
        draw((&self.live, "live"), scene, json!(face))
    }
}

/// The Teams ids of those who can act now: their clients ask for their own view of the card.
pub(super) fn who_acts(scene: &Scene<'_>, incident: &Incident) -> Vec<String> {
    let members = scene.team.members.iter().map(|member| &member.person.id);
    let duty = scene.duty.into_iter().flat_map(|duty| {
        [Some(&duty.checker), duty.deputy.as_ref()].into_iter().flatten().map(|one| &one.id)
    });
    let named: Vec<&PersonId> = match &incident.phase {
        Phase::Reported(asked) => [asked.checker.as_ref(), asked.deputy.as_ref()]
            .into_iter()
            .flatten()
            .map(|p| &p.id)
            .collect(),
        Phase::Confirmed(confirmed, _) => {
            let asked = incident.asked().into_iter();
            asked.chain(confirmed.by.person()).map(|person| &person.id).collect()
        }
        Phase::Firefighting(_, manager) => {
            incident.asked().into_iter().chain([manager]).map(|person| &person.id).collect()
        }
        Phase::Resolved(_, resolution) => resolution.manager.iter().map(|one| &one.id).collect(),
        Phase::Declined { .. } | Phase::Backlogged(_) | Phase::Closed(..) => return vec![],
    };
    let mut ids = Vec::new();
    for person in named.into_iter().chain(duty).chain(members) {
        if !can_act(scene, incident, person) {
            continue;
        }
        if let Some(id) = (scene.mri)(person)
            && !ids.contains(&id)
        {
            ids.push(id);
        }
        if ids.len() == REFRESH_MAX {
            break;
        }
    }
    ids
}

fn can_act(scene: &Scene<'_>, incident: &Incident, person: &PersonId) -> bool {
    let asked = incident.asked().is_some_and(|asked| asked.id == *person);
    match &incident.phase {
        Phase::Reported(_) => may_confirm(scene.team, incident, scene.duty, person),
        Phase::Confirmed(..) => asked || may_assign(scene.team, incident, scene.duty, person),
        Phase::Firefighting(_, manager) => asked || manager.id == *person,
        Phase::Resolved(_, resolution) => {
            resolution.manager.as_ref().is_some_and(|manager| manager.id == *person)
        }
        Phase::Declined { .. } | Phase::Backlogged(_) | Phase::Closed(..) => false,
    }
}
