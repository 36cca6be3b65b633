//! An alert that is known can be kept quiet, with an end and a reason.

use crate::alert::{Mute, Verdict};
use crate::command::End;
use crate::decide::{Case, Decision, answered, cut, no, only};
use incident::{Ask, Moment, OnAlert, Refusal};
use jiff::ToSpan;
use jiff::civil::DateTime;
use std::time::Duration;

/// What is quiet for longer is not looked at by anybody any more.
const MUTED_MAX: Duration = Duration::from_hours(14 * 24);
const REASON_CHARS: usize = 300;

pub fn mute(
    case: &Case<'_>,
    ask: &Ask,
    number: Option<u32>,
    (until, reason): (Option<End>, Option<&str>),
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
    let until = end(case, ask.at, until).filter(|until| *until > ask.at);
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

/// When it ends, on the team's clocks.
fn end(case: &Case<'_>, now: Moment, end: End) -> Option<Moment> {
    let plan = case.plan;
    let wall = plan.wall(now)?;
    let until: DateTime = match end {
        End::After(length) => return Some(now.plus(length)),
        End::At(time) if time > wall.time() => wall.date().to_datetime(time),
        End::At(time) => wall.date().checked_add(1.day()).ok()?.to_datetime(time),
        End::On(day) => day.seen_from(wall.date())?.to_datetime(plan.office.from),
    };
    let until = until.to_zoned_datetime(plan.zone.clone()).ok()?;
    Some(Moment(until.timestamp().as_millisecond()))
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
