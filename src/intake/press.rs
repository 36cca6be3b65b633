//! Buttons: whoever pressed gets the next card for them in the response; the others see theirs
//! once the outbox has been there.

mod meant;

use super::{Acted, Intake, Scene};
use crate::auth::Inbound;
use crate::cards::{self, CardError, Left, Spoken};
use crate::hear::{self, Heard};
use crate::http::Answer;
use crate::store::{Aloud, Outcome, Seen, StoreError};
use crate::wire::invoke::{self, ADAPTIVE_CARD_ACTION, CardAction, Fault};
use incident::{
    Answers, Card, Command, Enquiry, Incident, IncidentId, Person, Phase, Refusal, Severity, Who,
};
use meant::{Face, Meant, Other};
use serde_json::Value;
use wording::say;

/// What recognises a repeat of a press. A report from the quiet question is recognised by the
/// message it is about: two people may press, and there is one incident.
pub fn meaning(data: Option<&Value>, seen: &Seen) -> Seen {
    match data.and_then(|data| data.get("of")).and_then(Value::as_str) {
        Some(message) if !message.is_empty() => {
            Seen { chat: seen.chat.clone(), activity: format!("report of {message}") }
        }
        Some(_) | None => seen.clone(),
    }
}

impl Intake {
    pub(super) async fn invoke(&self, inbound: &Inbound) -> Result<Answer, StoreError> {
        let words = &self.stage.house.words;
        let activity = inbound.activity();
        let name = activity.name.as_deref().unwrap_or_default();
        let Some(scene) = self.scene(inbound) else {
            return Ok(message(&say!(words, "answer-nobody")));
        };
        if name != ADAPTIVE_CARD_ACTION {
            let value = activity.value.as_ref().unwrap_or(&Value::Null);
            let answer = self.dialog(&scene, name, value).await?;
            return Ok(answer.unwrap_or(Answer::NotImplemented));
        }
        let pressed = activity.value.as_ref().map(CardAction::read).unwrap_or_default();
        let Some(action) = pressed.action else {
            let error = invoke::error(Fault::Asker, "There is no action in this press.");
            return Ok(Answer::Invoke(error));
        };
        let bearings = self.stage.store.bearings();
        let heard = hear::press(action.verb.as_deref().unwrap_or_default(), &action.data);
        self.learn(&scene, &bearings).await?;
        let face = Face::of(&action.data);
        match heard {
            Heard::View { about, back } => {
                let by_hand = !back && pressed.trigger.as_deref() != Some("automatic");
                match self.not_theirs(&scene, about)?.filter(|_| by_hand) {
                    Some(words) => Ok(message(&words)),
                    None => self.view(&scene, about, face),
                }
            }
            Heard::More { about } => self.more(about, face),
            Heard::Suggest { about, answers } => self.suggest(about, answers.as_ref()),
            Heard::Enquiry(enquiry) => self.enquiry(&scene, &enquiry),
            Heard::Dismissed => Ok(message(&say!(words, "answer-dismissed"))),
            Heard::Nothing => Ok(message(&say!(words, "answer-idle"))),
            heard @ (Heard::Report(_)
            | Heard::Change { .. }
            | Heard::Action { .. }
            | Heard::Expect { .. }
            | Heard::Rota(_)
            | Heard::Alert(_)) => {
                let meant = Meant::of(&heard, face);
                let acted = self.act(&scene, heard, Some(&action.data), Aloud::No).await?;
                match acted {
                    Acted::Told => Ok(message(&say!(words, "answer-nothing"))),
                    Acted::Changed(outcome) => self.outcome(&scene, &meant, outcome),
                }
            }
        }
    }

    fn outcome(
        &self,
        scene: &Scene,
        pressed: &Meant,
        outcome: Outcome,
    ) -> Result<Answer, StoreError> {
        let Meant { face, about, answers, other } = pressed;
        let words = &self.stage.house.words;
        match outcome {
            Outcome::Done(_) | Outcome::Kept | Outcome::AlreadySeen
                if let Some(Other::Alert(number)) = other =>
            {
                Ok(self.alert(*number))
            }
            Outcome::Done(incident) if about.is_none() => {
                Ok(message(&say!(words, "answer-reported", id = incident.id.to_string())))
            }
            Outcome::Done(incident) => Ok(self.face(scene, &incident, *face)),
            Outcome::AlreadySeen => match about {
                Some(id) => self.view(scene, *id, *face),
                None => Ok(message(&say!(words, "answer-reported-before"))),
            },
            Outcome::Kept if *other == Some(Other::Duty) => Ok(self.duty()),
            Outcome::Kept => Ok(message(&say!(words, "answer-rota"))),
            Outcome::Refused(refusal, incident) => match (&refusal, answers, incident) {
                (Refusal::ReasonWanted { .. }, Some(answers), Some(incident)) => {
                    let note = self.stage.words(&refusal);
                    Ok(self.with_cards(|cards, stage| {
                        cards.severity(stage, &incident, Some(answers), Some(&note))
                    }))
                }
                _ => Ok(message(&self.stage.words(&refusal))),
            },
        }
    }

    /// The card as this person should see it now.
    fn face(&self, scene: &Scene, incident: &Incident, face: Face) -> Answer {
        let kind = match face {
            Face::Live => Card::Live,
            Face::WarRoom => Card::WarRoom,
            Face::Informing => Card::Informing,
            Face::Acceptance(question) => Card::Acceptance { question },
            Face::Actions => Card::Actions,
        };
        let superseded = &incident.outside.superseded;
        let is_old = scene.on.as_ref().is_some_and(|on| superseded.contains(on));
        let present = incident.outside.cards.get(&kind).filter(|_| is_old);
        self.with_cards(|cards, stage| {
            let mut card = match kind {
                Card::Live => cards.own(stage, incident, &scene.person),
                Card::WarRoom => cards.war_room(stage, incident),
                Card::Informing => cards.informing(stage, incident),
                Card::Acceptance { question } => cards.acceptance(stage, incident, question),
                Card::Actions => cards.actions(stage, incident),
            }?;
            if let Some(present) = present {
                cards::old(stage.words, &mut card, present);
            }
            Ok(card)
        })
    }

    /// The card of the morning duty as it is now.
    fn duty(&self) -> Answer {
        let roster = self.stage.store.roster();
        let Some(check) = &roster.check else {
            return message(&say!(&self.stage.house.words, "answer-done"));
        };
        let open = self.stage.store.open_incidents();
        let alerts = self.stage.store.alerts();
        let left = Left { open: &open, alerts: &alerts };
        self.with_cards(|cards, stage| cards.duty(stage, check, left))
    }

    /// The card of an alert as it is now.
    fn alert(&self, number: u32) -> Answer {
        let alerts = self.stage.store.alerts();
        let Some(alert) = alerts.get(number) else {
            return message(&say!(&self.stage.house.words, "answer-done"));
        };
        let open = self.stage.store.open_incidents();
        self.with_cards(|cards, stage| cards.alert(stage, alert, &open))
    }

    fn view(&self, scene: &Scene, id: IncidentId, face: Face) -> Result<Answer, StoreError> {
        Ok(match self.stage.store.incident(id)? {
            Some(incident) => self.face(scene, &incident, face),
            None => message(&self.stage.words(&Refusal::NoSuchIncident { incident: id })),
        })
    }

    /// Whose it is to answer the open question, where it is not this person's.
    fn not_theirs(&self, scene: &Scene, id: IncidentId) -> Result<Option<String>, StoreError> {
        let Some(incident) = self.stage.store.incident(id)? else { return Ok(None) };
        if incident.asked().is_some_and(|asked| asked.id == scene.person.id) {
            return Ok(None);
        }
        let command = match &incident.phase {
            Phase::Reported(_) => Command::ConfirmSeverity {
                severity: Severity::Low,
                answers: None,
                reason: None,
                question: None,
            },
            Phase::Confirmed(..) => {
                let manager = Who { id: None, name: String::new() };
                Command::Assign { manager, question: None }
            }
            Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Firefighting(..)
            | Phase::Resolved(..)
            | Phase::Closed(..) => return Ok(None),
        };
        let ask = self.ask(scene, command);
        let refusal = incident::decide(&self.stage.house.team, &incident, &ask).err();
        let right = |refusal: &Refusal| matches!(refusal, Refusal::NotYours { .. });
        Ok(refusal.filter(right).map(|refusal| self.stage.words(&refusal)))
    }

    fn suggest(&self, id: IncidentId, answers: Option<&Answers>) -> Result<Answer, StoreError> {
        let Some(incident) = self.stage.store.incident(id)? else {
            return Ok(message(&self.stage.words(&Refusal::NoSuchIncident { incident: id })));
        };
        let note = answers.is_none().then(|| say!(&self.stage.house.words, "answer-questions"));
        Ok(self
            .with_cards(|cards, stage| cards.severity(stage, &incident, answers, note.as_deref())))
    }

    /// What else can be done about an incident, for whoever asks on one of its cards.
    fn more(&self, id: IncidentId, face: Face) -> Result<Answer, StoreError> {
        let Some(incident) = self.stage.store.incident(id)? else {
            return Ok(message(&self.stage.words(&Refusal::NoSuchIncident { incident: id })));
        };
        let on = if matches!(face, Face::WarRoom) { "war-room" } else { "live" };
        Ok(self.with_cards(|cards, stage| cards.more(stage, &incident, on)))
    }

    fn enquiry(&self, scene: &Scene, enquiry: &Enquiry) -> Result<Answer, StoreError> {
        let about = self.stage.about(enquiry)?;
        let to: &Person = &scene.person;
        let spoken = self.stage.draw(|cards, stage| cards.answer(stage, &about, to, enquiry));
        Ok(match spoken {
            Ok(Spoken::Card { card, .. }) => Answer::Invoke(invoke::card(&card)),
            Ok(Spoken::Text { text, .. }) => message(&text),
            Err(error) => self.broken(&error),
        })
    }

    /// A card that cannot be drawn is our fault; what the press did is stored all the same.
    fn broken(&self, error: &CardError) -> Answer {
        tracing::error!(%error, "a card could not be drawn");
        message(&say!(&self.stage.house.words, "answer-not-drawn"))
    }

    fn with_cards(
        &self,
        draw: impl FnOnce(&cards::Cards, &cards::Scene<'_>) -> Result<Value, CardError>,
    ) -> Answer {
        match self.stage.draw(draw) {
            Ok(card) => Answer::Invoke(invoke::card(&card)),
            Err(error) => self.broken(&error),
        }
    }
}

fn message(text: &str) -> Answer {
    Answer::Invoke(invoke::message(text))
}
