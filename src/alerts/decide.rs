//! The judgement: what an ask means for an alert, by the team's rules and nothing else.

use crate::alert::{Alert, Alerts, Answer, Asked, QUIET, Verdict};
use crate::command::Command;
use crate::{look, mute};
use incident::{
    AlertNews, Ask, IncidentId, Intent, Moment, OnAlert, Person, Refusal, Room, Saying, Team,
};
use rota::Plan;

/// Longer names and notes are cut.
const NAME_CHARS: usize = 120;
const DETAIL_CHARS: usize = 2000;
/// No more numbers are named than somebody reads.
const NAMED_MAX: usize = 5;

/// Everything a judgement looks at besides the ask.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The team.
    pub team: &'a Team,
    /// Its days and clocks, and how long silence lasts.
    pub plan: &'a Plan,
    /// The alerts so far.
    pub alerts: &'a Alerts,
    /// The number the next incident would have.
    pub next: IncidentId,
}

/// What follows from an ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Alerts as they are from now on, in one write with the rest.
    pub alerts: Vec<Alert>,
    /// What has to be judged and done in the same write; if it is refused, nothing happens.
    pub also: Option<Also>,
    /// To be stored with it, and run later.
    pub intents: Vec<Intent>,
}

/// What else happens when an alert is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Also {
    /// It is reported.
    Report {
        /// In these words.
        summary: String,
    },
    /// It is part of an incident, which goes on if it was over.
    Join {
        /// Which.
        incident: IncidentId,
        /// Why it would go on.
        reason: String,
    },
}

/// Decides what an ask means. What the ask itself commands is not looked at.
///
/// # Errors
/// A refusal, for the asker to read; all alerts stay as they are.
pub fn decide(case: &Case<'_>, ask: &Ask, command: &Command) -> Result<Decision, Refusal> {
    let mut decision = match command {
        Command::Raise { name, detail } => raise(case, ask, name, detail.as_deref()),
        Command::Acknowledge { number, noted } => {
            let by = case.asker(ask)?;
            let alert = case.waiting(*number)?;
            let noted = noted.as_deref().map(|noted| cut(noted, DETAIL_CHARS));
            Ok(answered(alert, by, ask.at, Verdict::Acknowledged { noted }))
        }
        Command::Report { number } => {
            let by = case.asker(ask)?;
            let alert = case.of_no_incident(*number)?;
            let summary = format!("{} (ALERT-{number})", alert.summary());
            let mut decision =
                answered(alert, by, ask.at, Verdict::Reported { incident: case.next });
            decision.also = Some(Also::Report { summary });
            Ok(decision)
        }
        Command::Belongs { number, incident } => {
            let by = case.asker(ask)?;
            let alert = case.of_no_incident(*number)?;
            let reason = format!("ALERT-{number}: {}", alert.name);
            let verdict = Verdict::Belongs { incident: *incident };
            let mut decision = answered(alert, by, ask.at, verdict);
            decision.also = Some(Also::Join { incident: *incident, reason });
            Ok(decision)
        }
        Command::Mute { number, until, reason } => {
            mute::mute(case, ask, *number, (*until, reason.as_deref()))
        }
        Command::Unmute { number } => mute::unmute(case, ask, *number),
        Command::Look => Ok(look::look(case, ask)),
        Command::Shown { number, card } => {
            let mut decision = Decision::default();
            if let Some(alert) = case.alerts.get(*number) {
                decision.alerts.push(Alert { card: Some(card.clone()), ..alert.clone() });
            }
            return Ok(decision);
        }
    }?;
    let changed = &decision.alerts;
    let is_changed = |alert: &&Alert| changed.iter().any(|one| one.number == alert.number);
    let others = case.alerts.latest().filter(|alert| !is_changed(alert));
    if let Some(at) = look::next_look(case.plan, changed.iter().chain(others)) {
        decision.intents.push(Intent::WatchAlerts { at: at.max(ask.at) });
    }
    Ok(decision)
}

impl<'a> Case<'a> {
    /// The person who asks, who has to belong to the team.
    pub(crate) fn asker(&self, ask: &Ask) -> Result<&'a Person, Refusal> {
        let person = ask.actor.person().ok_or(Refusal::Nobody)?;
        let member = self.team.member(&person.id).ok_or_else(|| no(OnAlert::Stranger))?;
        Ok(&member.person)
    }

    pub(crate) fn named(&self, number: u32) -> Result<&'a Alert, Refusal> {
        self.alerts.get(number).ok_or_else(|| no(OnAlert::NoSuch { number }))
    }

    fn waiting(&self, number: Option<u32>) -> Result<&'a Alert, Refusal> {
        let Some(number) = number else {
            return only(self.alerts.waiting(), OnAlert::NoneWaits);
        };
        let alert = self.named(number)?;
        alert.answer().map_or(Ok(alert), |answer| Err(answered_before(alert, answer)))
    }

    /// An alert that is no incident, and part of none.
    fn of_no_incident(&self, number: u32) -> Result<&'a Alert, Refusal> {
        let alert = self.named(number)?;
        let answer = alert.answer().filter(|_| alert.incident().is_some());
        answer.map_or(Ok(alert), |answer| Err(answered_before(alert, answer)))
    }
}

/// Somebody was faster.
fn answered_before(alert: &Alert, answer: &Answer) -> Refusal {
    let (number, by, at) = (alert.number, answer.by.clone(), answer.at);
    no(OnAlert::Answered { number, by, at, incident: alert.incident() })
}

fn raise(
    case: &Case<'_>,
    ask: &Ask,
    name: &str,
    detail: Option<&str>,
) -> Result<Decision, Refusal> {
    let by = ask.actor.person().ok_or(Refusal::Nobody)?;
    let (name, now) = (cut(name, NAME_CHARS), ask.at);
    if !name.contains(char::is_alphanumeric) {
        return Err(no(OnAlert::NameWanted));
    }
    let detail = detail.map(|detail| cut(detail, DETAIL_CHARS));
    let same = case.alerts.latest().find(|alert| alert.is(&name));
    let muted = same.filter(|alert| alert.mute.as_ref().is_some_and(|mute| mute.until > now));
    let live = same.filter(|alert| alert.waits() || now.since(alert.last) < QUIET);
    let Some(known) = muted.or(live) else {
        let alert = Alert {
            number: case.alerts.next(),
            name,
            detail,
            by: by.clone(),
            at: now,
            last: now,
            times: 1,
            asked: vec![Asked { who: ask.duty.as_ref().map(|duty| duty.checker.clone()), at: now }],
            answers: vec![],
            mute: None,
            card: None,
        };
        let shown = Intent::ShowAlert { number: alert.number };
        return Ok(Decision { alerts: vec![alert], also: None, intents: vec![shown] });
    };
    let mut alert = known.clone();
    alert.times = alert.times.saturating_add(1);
    alert.last = now;
    alert.detail = detail.or(alert.detail);
    if let Some(mute) = alert.mute.as_mut() {
        mute.held = mute.held.saturating_add(1);
    }
    let number = alert.number;
    let mut intents = vec![Intent::ShowAlert { number }];
    // Whoever passed it on sees that it was heard.
    intents.extend(ask.place.clone().map(|chat| Intent::Say {
        to: Room::Chat(chat),
        saying: Saying::Alert { number, news: AlertNews::Again },
    }));
    Ok(Decision { alerts: vec![alert], also: None, intents })
}

/// The one of these that is meant, where no number was said.
pub(crate) fn only<'a>(
    could_be: impl Iterator<Item = &'a Alert>,
    none: OnAlert,
) -> Result<&'a Alert, Refusal> {
    let could_be: Vec<&Alert> = could_be.take(NAMED_MAX).collect();
    match could_be.as_slice() {
        [] => Err(no(none)),
        [one] => Ok(one),
        several => {
            let numbers = several.iter().map(|alert| alert.number).collect();
            Err(no(OnAlert::Which { numbers }))
        }
    }
}

/// The alert with one answer more; its card shows it.
pub(crate) fn answered(alert: &Alert, by: &Person, at: Moment, verdict: Verdict) -> Decision {
    let mut alert = alert.clone();
    alert.answers.push(Answer { by: by.clone(), at, verdict });
    let shown = Intent::ShowAlert { number: alert.number };
    Decision { alerts: vec![alert], also: None, intents: vec![shown] }
}

pub(crate) fn cut(text: &str, chars: usize) -> String {
    text.trim().chars().take(chars).collect()
}

pub(crate) fn no(why: OnAlert) -> Refusal {
    Refusal::Alert { why }
}
