//! intake: the road in one screen: who asks what, where, when; and what they are told at once.
//!
//! In: an authenticated `Inbound`. Out: an `Answer`, after everything about it is on disk.
//! Never: a neighbour. What the world is asked to do waits in the outbox.
//! May touch: auth, cards, hear, http, incident, rota, stage, store, watch, wire, wording, axum, `aws_lc_rs`, secrecy, `serde_json`.

mod action;
mod arrival;
mod calendar;
mod dialog;
mod press;
mod room;
mod said;
mod scene;
mod target;

use crate::auth::Inbound;
use crate::hear::{self, Heard, Place};
use crate::http::{Answer, Road};
use crate::stage::Stage;
use crate::store::{Act, AlertAsk, Aloud, Bearings, Learnt, Outcome, Seen, StoreError};
use crate::watch::{Came, Numbers, Sight, audit};
use axum::http::StatusCode;
use incident::{Ask, ChatId, Command, Enquiry, Moment, Room, Saying};

use scene::Scene;
use std::sync::Arc;
use tracing::Instrument;

/// The way from the door to the ledger.
#[derive(Clone, Debug)]
pub struct Intake {
    stage: Stage,
    numbers: Arc<Numbers>,
}

/// What sort of activity it is, in a word.
fn kind(inbound: &Inbound) -> &'static str {
    match inbound.activity().kind.as_str() {
        "message" | "messageUpdate" => "message",
        "invoke" => "invoke",
        "installationUpdate" | "conversationUpdate" => "update",
        _ => "other",
    }
}

impl Road for Intake {
    async fn travel(&self, inbound: Inbound) -> Answer {
        let began = self.now();
        let kind = kind(&inbound);
        let span = tracing::info_span!("activity", kind, outcome = tracing::field::Empty);
        let road = async {
            match kind {
                "message" => self.message(&inbound).await,
                "invoke" => self.invoke(&inbound).await,
                "update" => self.arrived(&inbound).await,
                _ => Ok(Answer::Accepted),
            }
        };
        let travelled = road.instrument(span.clone()).await;
        let answer = travelled.unwrap_or_else(|error| Answer::Unavailable(error.to_string()));
        let outcome = match &answer {
            Answer::Accepted => "taken",
            Answer::Invoke(_) => "answered",
            Answer::NotImplemented => "unknown",
            Answer::Unavailable(_) => "unavailable",
        };
        span.record("outcome", outcome);
        self.numbers.came(&Came { kind, outcome });
        self.numbers.answered(self.now().since(began));
        answer
    }

    fn ready(&self) -> Result<(), String> {
        self.stage.store.trouble().map_or(Ok(()), Err)
    }

    fn state(&self) -> serde_json::Value {
        let sight = Sight::of(&self.stage);
        serde_json::json!({
            "ledger": self.ready().err().unwrap_or_else(|| "well".to_owned()),
            "findings": audit(&sight).len(),
            "neighbours_resting": self.numbers.resting(sight.at),
            "errands_waiting": sight.work(),
            "errands_parked": sight.parked() + sight.parked_elsewhere,
            "incidents_open": sight.open.len(),
        })
    }

    fn now(&self) -> Moment {
        self.stage.house.clock.now()
    }

    fn denied(&self, status: StatusCode) {
        let outcome = if status.is_server_error() { "unavailable" } else { "denied" };
        self.numbers.came(&Came { kind: "other", outcome });
    }

    fn numbers(&self) -> String {
        self.numbers.text(&Sight::of(&self.stage))
    }

    fn calendar(&self, secret: &str, who: Option<&str>) -> Result<Option<String>, String> {
        self.turns(secret, who).map_err(|error| error.to_string())
    }
}

impl Intake {
    /// The road between these rooms.
    pub const fn new(stage: Stage, numbers: Arc<Numbers>) -> Self {
        Self { stage, numbers }
    }

    async fn message(&self, inbound: &Inbound) -> Result<Answer, StoreError> {
        let Some(mut scene) = self.scene(inbound) else { return Ok(Answer::Accepted) };
        let activity = inbound.activity();
        if self.settles_in(&scene, activity, false).await? {
            scene = self.scene(inbound).unwrap_or(scene);
        }
        let bearings = self.stage.store.bearings();
        let known = |mri: &str| bearings.by_mri.get(mri).cloned();
        let submitted = activity.text.as_deref().is_none_or(|text| text.trim().is_empty());
        let heard = match activity.value.as_ref().filter(|value| submitted && value.is_object()) {
            Some(value) => {
                let verb = value.get("verb").and_then(serde_json::Value::as_str);
                hear::press(verb.unwrap_or_default(), value)
            }
            None => hear::hear(&said::said(activity, scene.place, &known)),
        };
        if heard == Heard::Nothing || heard == Heard::Dismissed {
            return Ok(Answer::Accepted);
        }
        self.learn(&scene, &bearings).await?;
        let spoken_to = scene.place == Place::Private || said::mentions_us(activity);
        let aloud = if spoken_to || submitted { Aloud::Yes } else { Aloud::IfAboutOne };
        let reports = matches!(heard, Heard::Report(_));
        let acted = self.act(&scene, heard, activity.value.as_ref(), aloud).await?;
        if let (true, Place::Private, Acted::Changed(Outcome::Done(incident))) =
            (reports, scene.place, acted)
        {
            // The card goes to the team; whoever reported in private sees here that it was heard.
            let shown = Enquiry::Show { incident: incident.id };
            let seen = Seen { activity: format!("{} taken", incident.id), ..scene.seen.clone() };
            self.stage.store.commit(Self::answer(&Scene { seen, ..scene }, shown)).await?;
        }
        Ok(Answer::Accepted)
    }

    /// Does what was heard. Refusals of typed words are said in the chat; those of buttons come
    /// back to the caller.
    async fn act(
        &self,
        scene: &Scene,
        heard: Heard,
        data: Option<&serde_json::Value>,
        aloud: Aloud,
    ) -> Result<Acted, StoreError> {
        let ask = |command| Box::new(self.ask(scene, command));
        let act = match heard {
            Heard::Nothing | Heard::Dismissed => return Ok(Acted::Told),
            Heard::Report(report) => Act::Report {
                seen: press::meaning(data, &scene.seen),
                // What stands here is not looked at for a report.
                ask: ask(Command::Retry),
                summary: report.summary,
                opinion: report.opinion,
                on_behalf_of: report.on_behalf_of,
                message: scene.message.clone(),
                mark: self.stage.house.clock.mark(),
            },
            Heard::Change { about, mut command } => {
                if let Command::AdoptChat { chat } = &mut command {
                    *chat = Self::fitting(scene, about);
                }
                let target = target::target(about, scene.here, &command);
                Act::Change { seen: scene.seen.clone(), target, ask: ask(command), aloud }
            }
            Heard::Expect { about, when } => {
                let plan = &self.stage.house.plan;
                let over = plan.moment(scene.at, when, plan.office.until);
                let command = Command::Expect { over };
                let target = target::target(about, scene.here, &command);
                Act::Change { seen: scene.seen.clone(), target, ask: ask(command), aloud }
            }
            Heard::Action { about, noting } => self.noted(scene, about, noting, aloud),
            Heard::Rota(command) => {
                let by = incident::Actor::Person(scene.person.clone());
                let place = Some(scene.chat.clone());
                let ask = Box::new(rota::Ask { at: scene.at, by, place, command });
                Act::Rota { seen: Some(scene.seen.clone()), ask, aloud }
            }
            Heard::Alert(command) => Act::Alert {
                seen: Some(scene.seen.clone()),
                // What stands here is not looked at for an alert.
                asks: Box::new(AlertAsk {
                    ask: self.ask(scene, Command::Retry),
                    command,
                    mark: self.stage.house.clock.mark(),
                }),
                aloud,
            },
            Heard::Enquiry(enquiry) => Self::answer(scene, enquiry),
            Heard::View { about, .. } | Heard::More { about } | Heard::Suggest { about, .. } => {
                Self::answer(scene, Enquiry::Show { incident: about })
            }
        };
        self.stage.store.commit(act).await.map(Acted::Changed)
    }

    fn ask(&self, scene: &Scene, command: Command) -> Ask {
        Ask {
            at: scene.at,
            actor: incident::Actor::Person(scene.person.clone()),
            place: Some(scene.chat.clone()),
            duty: self.stage.duty(scene.at),
            opens: self.stage.house.plan.opens(scene.at),
            command,
        }
    }

    fn answer(scene: &Scene, mut enquiry: Enquiry) -> Act {
        if let Enquiry::MaybeReport { message, .. } = &mut enquiry {
            message.clone_from(&scene.message);
        }
        if let Enquiry::Calendar { alone } = &mut enquiry {
            *alone = scene.place == Place::Private;
        }
        let saying = Saying::Answer { to: scene.person.clone(), enquiry };
        let to = Room::Chat(scene.chat.clone());
        Act::Say { seen: scene.seen.clone(), at: scene.at, to, saying }
    }

    /// Remembers how to reach the people and chats that speak to us.
    async fn learn(&self, scene: &Scene, bearings: &Bearings) -> Result<(), StoreError> {
        let person = Learnt::Person(scene.person.id.clone(), scene.known.clone());
        self.commit_learnt(bearings, person).await?;
        let service = Learnt::ServiceUrl(scene.chat.clone(), scene.service_url.clone());
        self.commit_learnt(bearings, service).await?;
        if self.team_chat(bearings).is_none() && scene.place == Place::Elsewhere {
            let chat = said::whole_chat(&scene.chat);
            self.commit_learnt(bearings, Learnt::TeamChat(chat)).await?;
        }
        Ok(())
    }

    async fn commit_learnt(&self, bearings: &Bearings, learnt: Learnt) -> Result<(), StoreError> {
        if !bearings.knows(&learnt) {
            self.stage.store.commit(Act::Learn(learnt)).await?;
        }
        Ok(())
    }

    fn team_chat<'a>(&'a self, bearings: &'a Bearings) -> Option<&'a ChatId> {
        self.stage.house.team_chat.as_ref().or(bearings.team_chat.as_ref())
    }
}

/// What became of something heard.
enum Acted {
    /// Nothing was to be done.
    Told,
    /// The store has it.
    Changed(Outcome),
}
