//! One errand: to the right neighbour, and home again.

use super::Errands;
use super::circuit::service;
use super::parked;
use super::patience::{self, Verdict};
use crate::cards::CardError;
use crate::clients::remedy::remedy;
use crate::clients::{Service, Trouble, TroubleKind};
use crate::store::{Act, Due, Settled, StoreError, Tried};
use crate::watch::Went;
use incident::{Actor, Ask, Card, Command, Deadline, Incident, Intent, Moment, Receipt, Room};
use std::sync::Arc;
use std::time::Duration;
use tracing::field::display;
use tracing::{Instrument, error, info, warn};
use wording::{Words, say};

/// How long an errand waits for a fact that is not there yet, such as the team chat.
const FACT_WAIT: Duration = Duration::from_secs(5);

/// Why an errand did not bring home what it went for.
#[derive(Debug)]
pub(super) enum Hitch {
    /// A neighbour did not do it.
    Trouble(Trouble),
    /// A neighbour did not say what had to be known first: surely nothing was made.
    Before(Trouble),
    /// A fact it needs is not known yet.
    NotYet(&'static str),
    /// It is not its turn before this moment.
    Wait(Moment),
    /// A person has to look; the words are for that person.
    Park(String),
    /// A card cannot be drawn.
    NotDrawn(CardError),
}

impl From<Trouble> for Hitch {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<StoreError> for Hitch {
    fn from(_: StoreError) -> Self {
        Self::NotYet("the store")
    }
}

impl From<CardError> for Hitch {
    fn from(error: CardError) -> Self {
        Self::NotDrawn(error)
    }
}

impl Errands {
    /// Runs one errand and keeps what came of it, whatever that is.
    pub(super) async fn run(&self, due: Due) {
        let incident = due.ticket.incident().map(|id| id.to_string()).unwrap_or_default();
        let (intent, attempt) = (due.intent.kind(), due.attempts + 1);
        let span = tracing::info_span!("errand", incident, intent, attempt);
        self.go(due).instrument(span).await;
    }

    async fn go(&self, due: Due) {
        let service = service(&due.intent);
        let now = self.stage.house.clock.now();
        if let Err(later) = self.may_go(&due, service, now) {
            self.stage.store.postpone(due.ticket, later);
            return;
        }
        let result = self.perform(&due).await;
        let began = now;
        let now = self.stage.house.clock.now();
        if let Some(service) = service {
            self.numbers.asked(service.name(), now.since(began));
        }
        match result {
            Ok(receipt) => {
                self.circuit(service, super::Circuit::answered);
                self.went(&due, "done");
                if let Intent::Wake { at, .. } = &due.intent {
                    self.numbers.kept(began.since(*at));
                }
                self.settle(&due, now, receipt).await;
                self.see_who_is_there(&due).await;
            }
            Err(hitch) => self.hitch(&due, service, now, hitch).await,
        }
    }

    /// How the team is spoken to.
    pub(super) fn words(&self) -> &Words {
        &self.stage.house.words
    }

    fn went(&self, due: &Due, outcome: &'static str) {
        self.numbers.went(&Went { errand: due.intent.kind(), outcome });
    }

    async fn perform(&self, due: &Due) -> Result<Receipt, Hitch> {
        let id = due.ticket.incident();
        let incident = match id {
            Some(id) => self.stage.store.incident(id)?,
            None => None,
        };
        match (&due.intent, incident) {
            (Intent::Say { to, saying }, incident) => {
                let said = self.say(due, to, saying, incident.as_deref()).await;
                if let (Room::Firefighting, Some(incident)) = (to, &incident) {
                    self.let_in_again(due, incident, &said).await;
                }
                said
            }
            (Intent::Wake { deadline, question, .. }, Some(incident)) => {
                Ok(self.wake(&incident, *deadline, *question).await?)
            }
            (Intent::WatchRota { .. }, _) => Ok(self.watch_rota().await?),
            (Intent::ShowDuty, _) => self.show_duty(due).await,
            (Intent::WatchAlerts { .. }, _) => Ok(self.watch_alerts().await?),
            (Intent::ShowAlert { number }, _) => self.show_alert(due, *number).await,
            (Intent::ReadTitle { chat, by }, _) => self.read_title(chat, by).await,
            (_, Some(incident)) => self.perform_for(due, &incident).await,
            // Written only together with its incident, so this cannot be; it would wait for ever.
            (_, None) => Err(Hitch::Park(say!(self.words(), "cause-no-incident"))),
        }
    }

    async fn perform_for(&self, due: &Due, incident: &Arc<Incident>) -> Result<Receipt, Hitch> {
        let maybe_done = due.maybe_done;
        match &due.intent {
            Intent::Show { card } => {
                let shown = self.show(due, incident, *card).await;
                if *card == Card::WarRoom {
                    self.let_in_again(due, incident, &shown).await;
                }
                shown
            }
            Intent::OpenBug => self.open_bug(incident).await,
            Intent::AdoptBug { id } => {
                self.while_typing(due, incident, self.adopt_bug(incident, *id)).await
            }
            Intent::AddTask { task } => self.add_task(incident, *task).await,
            Intent::PutOnTop => self.put_on_top(incident).await,
            Intent::Comment { .. } => self.comment(incident, &due.intent).await,
            Intent::UpdateBug => self.update_bug(incident, maybe_done).await,
            Intent::OpenChat { members } => {
                let opening = self.open_chat(incident, members, maybe_done);
                self.while_typing(due, incident, opening).await
            }
            Intent::InstallBot => self.install_bot(incident).await,
            Intent::NameChat => self.name_chat(incident).await,
            Intent::Summon { people } => self.summon(incident, people).await,
            Intent::SchedulePostMortem { organizer, after } => {
                let scheduling = self.schedule_post_mortem(incident, organizer, *after);
                self.while_typing(due, incident, scheduling).await
            }
            Intent::FinishTask { task } => self.finish_task(incident, *task).await,
            Intent::AddAction { number } => self.add_action(incident, *number).await,
            Intent::EndAction { number } => self.end_action(incident, *number).await,
            Intent::Say { .. }
            | Intent::Wake { .. }
            | Intent::WatchRota { .. }
            | Intent::ShowDuty
            | Intent::WatchAlerts { .. }
            | Intent::ShowAlert { .. }
            | Intent::ReadTitle { .. } => Ok(Receipt::Done),
        }
    }

    /// An appointment is kept by asking through the same door as everybody else.
    async fn wake(
        &self,
        incident: &Incident,
        deadline: Deadline,
        question: u32,
    ) -> Result<Receipt, StoreError> {
        if deadline == Deadline::ActionItems {
            self.see_what_is_ended(incident).await?;
        }
        let at = self.stage.house.clock.now();
        let ask = Ask {
            at,
            actor: Actor::Firewatch,
            place: None,
            duty: self.stage.duty(at),
            opens: self.stage.house.plan.opens(at),
            command: Command::Wake { deadline, question },
        };
        self.stage.store.commit(Act::Keep { incident: incident.id, ask: Box::new(ask) }).await?;
        Ok(Receipt::Done)
    }

    async fn settle(&self, due: &Due, at: Moment, receipt: Receipt) {
        let settled = Settled { ticket: due.ticket, at, receipt };
        if let Err(error) = self.stage.store.commit(Act::Settle(settled)).await {
            // It stays on disk and is run again after the restart that has to follow.
            warn!(%error, "an errand was run, and that could not be kept");
        }
    }

    async fn hitch(&self, due: &Due, service: Option<Service>, now: Moment, hitch: Hitch) {
        let incident = due.ticket.incident().map(|id| id.to_string());
        let incident = incident.as_deref().unwrap_or("none");
        let intent = due.intent.kind();
        // What people read, and the same in English for the log, as far as it is known in both.
        let (reason, english) = match hitch {
            Hitch::NotYet(what) => {
                self.went(due, "waits");
                info!(incident, intent, waits_for = what, "an errand waits");
                let at = now.plus(FACT_WAIT);
                return self.stage.store.again(due.ticket, at, Tried::Lacking);
            }
            Hitch::Wait(until) => return self.stage.store.postpone(due.ticket, until),
            Hitch::Park(reason) => (reason, None),
            Hitch::NotDrawn(error) => {
                (say!(self.words(), "cause-no-card", error = error.to_string()), None)
            }
            Hitch::Trouble(ref trouble) | Hitch::Before(ref trouble) => {
                self.numbers.failed(trouble.service.name(), trouble.kind.word());
                let answered = trouble.status.is_some_and(|status| status < 500);
                self.circuit(service, |circuit| {
                    if answered { circuit.answered() } else { circuit.failed(now) }
                });
                let chance = self.stage.house.clock.chance();
                let judge = match service {
                    Some(Service::Teams) => patience::judge_to_teams,
                    Some(_) | None => patience::judge,
                };
                match judge(trouble, due.attempts, chance) {
                    Verdict::Again(wait) => {
                        self.went(due, "again");
                        let before = matches!(hitch, Hitch::Before(_));
                        let tried = if before { Tried::InVain } else { tried(trouble) };
                        let (attempt, wait_ms) = (due.attempts + 1, wait.as_millis());
                        // Where nobody can sign in, the log is the only place to say it.
                        let remedy = remedy(wording::english(), trouble).map(display);
                        warn!(
                            incident,
                            intent, attempt, wait_ms, %trouble, remedy, "an errand failed"
                        );
                        return self.stage.store.again(due.ticket, now.plus(wait), tried);
                    }
                    Verdict::Park => {
                        let because = |words| parked::because(words, &due.intent, trouble);
                        (because(self.words()), Some(because(wording::english())))
                    }
                }
            }
        };
        self.went(due, "parked");
        let told = english.as_ref().unwrap_or(&reason);
        error!(incident, intent, reason = told, "an errand is parked; a person has to look");
        let intent = Box::new(due.intent.clone());
        self.settle(due, now, Receipt::Parked { intent, reason }).await;
    }
}

/// What a neighbour may have done of what it was asked, for all its answer says. After a conflict
/// the other who wrote may have been an earlier try.
const fn tried(trouble: &Trouble) -> Tried {
    match trouble.kind {
        TroubleKind::Uncertain if matches!(trouble.status, None | Some(408)) => Tried::Unanswered,
        TroubleKind::Uncertain | TroubleKind::Later | TroubleKind::Conflict => Tried::Unclear,
        TroubleKind::NotSent
        | TroubleKind::Unauthorised
        | TroubleKind::Refused
        | TroubleKind::Gone
        | TroubleKind::Throttled => Tried::InVain,
    }
}
