//! An alert that is known can be kept quiet, with an end and a reason.

use crate::alert::{Mute, Verdict};
use crate::decide::{Case, Decision, answered, cut, no, only};
use incident::{Ask, OnAlert, Refusal};
use rota::When;
use std::time::Duration;

/// What is quiet for longer is not looked at by anybody any more.
const MUTED_MAX: Duration = Duration::from_hours(14 * 24);
const REASON_CHARS: usize = 300;

pub fn mute(
    case: &Case<'_>,
    ask: &Ask,
    number: Option<u32>,
    (until, reason): (Option<When>, Option<&str>),
) -> Result<Decision, Refusal> {
    let by = case.asker(ask)?;
    let alert = match number {
        Some(number) => case.named(number)?,
        None => only(case.alerts.waiting(), OnAlert::NoneWaits)?,
    };
    let number = alert.number;
    let reason = reason.map(|reason| cut(reason, REASON_CHARS)).filter(|text| !text.is_empty());
    let (Some(until), Some(reason)) = (until, reason) else {
        return Err(no(OnAlert::EndAndReasonWanted { number }));
    };
    let until = case.plan.moment(ask.at, until, case.plan.office.from);
    let until = until.filter(|until| *until > ask.at);
    let until = until.ok_or_else(|| no(OnAlert::NoSuchEnd { number }))?;
    if until.since(ask.at) > MUTED_MAX {
        return Err(no(OnAlert::TooLong { number, most: MUTED_MAX }));
    }
    let verdict = Verdict::Muted { until, reason: reason.clone() };
    let mut decision = answered(alert, by, ask.at, verdict);
    for alert in &mut decision.alerts {
        let held = alert.mute.as_ref().map_or(0, |mute| mute.held);
        alert.mute = Some(Mute { by: by.clone(), until, reason: reason.clone(), held });
    }
    Ok(decision)
}

pub fn unmute(case: &Case<'_>, ask: &Ask, number: Option<u32>) -> Result<Decision, Refusal> {
    let by = case.asker(ask)?;
    let alert = match number {
        Some(number) => case.named(number)?,
        None => only(case.alerts.latest().filter(|one| one.mute.is_some()), OnAlert::NoneMuted)?,
    };
    if alert.mute.is_none() {
        return Err(no(OnAlert::NotMuted { number: alert.number }));
    }
    let mut decision = answered(alert, by, ask.at, Verdict::Unmuted);
    for alert in &mut decision.alerts {
        alert.mute = None;
    }
    Ok(decision)
}
