//! Where is it fought? A chat that a person made counts as much as one that Firewatch made (P17).

use super::{Decision, asker, cards, manager};
use crate::command::Ask;
use crate::errand::Errand;
use crate::event::Event;
use crate::intent::{Card, Intent};
use crate::outside::Chat;
use crate::people::Team;
use crate::phase::{Incident, Phase};
use crate::receipt::Receipt;
use crate::refusal::Refusal;
use crate::standing::{Right, Standing};

pub(super) fn adopt(
    team: &Team,
    incident: &Incident,
    ask: &Ask,
    chat: Option<&Chat>,
) -> Result<Decision, Refusal> {
    let person = asker(ask)?;
    let id = incident.id;
    if let Some(known) = &incident.outside.chat {
        if chat.is_none_or(|chat| chat.id != known.id) {
            return Err(Refusal::HasChat { incident: id });
        }
        return Ok(let_in(incident));
    }
    if let Some(so) = not_burning(incident) {
        return Err(Refusal::NotNow { incident: id, so });
    }
    if team.member(&person.id).is_none() {
        return Err(Refusal::NotYours { what: Right::ChooseChat, incident: id, who: vec![] });
    }
    let chat = chat.ok_or(Refusal::NotThisChat { incident: id })?;
    let mut intents = at_home(incident);
    // Whoever made the chat need not have thought of everybody (P14, P17).
    if let Phase::Firefighting(confirmed, leader) = &incident.phase {
        let people = manager::response_team(team, incident, confirmed, leader);
        intents.push(Intent::Summon { people });
    }
    // The bug links the chat.
    intents.extend(incident.outside.bug.as_ref().map(|_| Intent::UpdateBug));
    Ok(Decision {
        events: vec![Event::ChatAdopted(chat.clone())],
        intents,
        cancelled: vec![Errand::OpenChat, Errand::InstallBot],
    })
}

/// The bot speaks in the chat that it could not come into by itself: a person brought it.
fn let_in(incident: &Incident) -> Decision {
    let waits = incident.outside.parked.iter().any(|it| it.intent == Intent::InstallBot);
    if incident.outside.bot_installed || !waits {
        return Decision::default();
    }
    Decision {
        events: vec![Event::Noted(Receipt::BotInstalled)],
        intents: at_home(incident),
        cancelled: vec![],
    }
}

/// What there is to do for a chat that the bot can speak in from now on.
fn at_home(incident: &Incident) -> Vec<Intent> {
    let mut intents = cards(incident);
    intents.push(Intent::Show { card: Card::WarRoom });
    intents.push(Intent::NameChat);
    intents
}

fn not_burning(incident: &Incident) -> Option<Standing> {
    match &incident.phase {
        Phase::Confirmed(..) | Phase::Firefighting(..) => None,
        Phase::Reported(_) => Some(Standing::Unconfirmed),
        Phase::Declined { .. } => Some(Standing::Declined),
        Phase::Backlogged(confirmed) => Some(Standing::Backlogged { severity: confirmed.severity }),
        Phase::Resolved(_, resolution) => Some(Standing::Resolved { at: resolution.at }),
        Phase::Closed(..) => Some(Standing::Closed),
    }
}
