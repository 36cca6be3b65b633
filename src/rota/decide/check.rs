//! The morning duty (P03, P04): the day's checker looks at the logs, and says so.

use super::{Case, Decision, no, tell};
use crate::apply::Event;
use crate::roster::{Asked, Change, Check, Done, How, Unsaid, What, Why};
use crate::who::Rota;
use incident::{Intent, Moment, News, OnRota, Posted, Refusal};
use jiff::civil::Date;
use std::time::Duration;

/// A question that comes later than this says that it is late.
const LATE: Duration = Duration::from_mins(15);
/// Longer notes are cut.
const NOTE_CHARS: usize = 2000;

/// When the clock has to be looked at next; never where nobody takes turns.
pub fn next_look(rota: &Rota, now: Moment) -> Option<Moment> {
    let plan = &rota.plan;
    let asked = rota.roster.asked.or_else(|| plan.date(now)?.yesterday().ok())?;
    let morning = plan.next_working(asked).and_then(|day| plan.morning(day));
    let check = rota.roster.check.as_ref().filter(|check| check.done.is_none());
    let silence = check.and_then(|check| silent_until(rota, check));
    let late = rota.roster.wishes.iter().filter_map(|wish| lapses(rota, wish.gives, wish.gets));
    let all = morning.into_iter().chain(silence).chain(late);
    all.min().map(|next| next.max(now))
}

/// When whoever was asked is asked once more, or the deputy is.
fn silent_until(rota: &Rota, check: &Check) -> Option<Moment> {
    let last = check.asked.last()?;
    if !check.nudged {
        return Some(last.at.plus(rota.plan.nudge_after));
    }
    let deputy = deputy(rota, check)?;
    (!check.asked.iter().any(|asked| asked.who.id == deputy.id))
        .then(|| last.at.plus(rota.plan.deputy_after))
}

/// Who stands in for the one who is asked.
fn deputy(rota: &Rota, check: &Check) -> Option<incident::Person> {
    let asked = check.asked.last()?;
    let duty = rota.duty(asked.at)?;
    let both = [Some(duty.checker), duty.deputy];
    both.into_iter().flatten().find(|one| one.id != asked.who.id)
}

/// When two turns can no longer be swapped: when the first of them begins.
fn lapses(rota: &Rota, one: Date, other: Date) -> Option<Moment> {
    rota.plan.change(one.min(other))
}

/// Looks at the clock.
pub fn look(case: &Case<'_>) -> Decision {
    let (rota, now) = (case.rota, case.ask.at);
    let mut decision = Decision::default();
    for wish in &rota.roster.wishes {
        let gone = [&wish.by, &wish.with].into_iter().any(|one| !rota.plan.knows(one));
        if gone || lapses(rota, wish.gives, wish.gets).is_some_and(|at| at <= now) {
            decision.events.push(Event::WishEnded { number: wish.number, by: None });
            // Whoever left needs no answer.
            if rota.plan.knows(&wish.by) {
                let (asker, with) = (wish.by.clone(), wish.with.clone());
                decision.intents.push(tell(News::WishLapsed { asker, with }));
            }
        }
    }
    worry(case, &mut decision);
    let due = due_day(case);
    match (rota.roster.asked, due) {
        (None, due) => {
            let day = due.or_else(|| case.today.yesterday().ok());
            decision.events.extend(day.map(|day| Event::Skipped { day }));
        }
        (Some(asked), Some(due)) if asked < due => begin(case, due, &mut decision),
        (Some(_), _) if left(case, &mut decision) => {}
        (Some(_), _) => silence(case, &mut decision),
    }
    decision
}

/// Administrators are told what is odd about the plan, once each time it becomes so.
fn worry(case: &Case<'_>, decision: &mut Decision) {
    let known = &case.rota.roster.worries;
    let worries = case.plan().worries(case.ask.at);
    for worry in worries.iter().filter(|worry| !known.contains(worry)).cloned() {
        let administrators = case.plan().administrators.clone();
        decision.intents.push(tell(News::Worry { worry, administrators }));
    }
    if worries != *known {
        decision.events.push(Event::Worried { worries });
    }
}

/// The latest working day whose morning has come.
fn due_day(case: &Case<'_>) -> Option<Date> {
    let plan = case.plan();
    let has_come = plan.morning(case.today).is_some_and(|morning| morning <= case.ask.at);
    let last = if has_come { Some(case.today) } else { case.today.yesterday().ok() };
    last.map(|day| plan.begun(day)).filter(|day| plan.works(*day))
}

fn begin(case: &Case<'_>, day: Date, decision: &mut Decision) {
    let (rota, now) = (case.rota, case.ask.at);
    let Some(turn) = rota.who(now) else {
        decision.events.push(Event::Skipped { day });
        return;
    };
    let due = rota.plan.morning(day).filter(|due| now.since(*due) > LATE);
    let asked = vec![Asked { who: turn.duty.checker, at: now, why: None }];
    let check = Check { day, asked, due, nudged: false, card: None, done: None };
    decision.events.push(Event::CheckBegan(check));
    decision.intents.push(Intent::ShowDuty);
    if turn.bare && rota.roster.bare != Some(day) {
        let administrators = rota.plan.administrators.clone();
        decision.events.push(Event::Bare { day });
        decision.intents.push(tell(News::Bare { at: now, administrators }));
    }
}

/// Whoever was asked does not belong to the team any more: whoever checks now is asked instead.
fn left(case: &Case<'_>, decision: &mut Decision) -> bool {
    let rota = case.rota;
    let check = rota.roster.check.as_ref().filter(|check| check.done.is_none());
    let gone = check.and_then(Check::asks).is_some_and(|asked| !rota.plan.knows(asked));
    let Some(duty) = rota.duty(case.ask.at).filter(|_| gone) else { return false };
    let why = Some(Why::Changed);
    decision.events.push(Event::CheckAsked(Asked { who: duty.checker, at: case.ask.at, why }));
    decision.intents.push(Intent::ShowDuty);
    true
}

/// Nobody answered: once more, then the deputy.
fn silence(case: &Case<'_>, decision: &mut Decision) {
    let (rota, now) = (case.rota, case.ask.at);
    let check = rota.roster.check.as_ref().filter(|check| check.done.is_none());
    let Some(check) = check.filter(|check| silent_until(rota, check).is_some_and(|at| at <= now))
    else {
        return;
    };
    let Some(last) = check.asks().cloned() else { return };
    if check.nudged {
        let Some(deputy) = deputy(rota, check) else { return };
        let asked = Asked { who: deputy.clone(), at: now, why: Some(Why::Silence) };
        decision.events.push(Event::CheckAsked(asked));
        decision.intents.push(Intent::ShowDuty);
        decision.intents.push(tell(News::CheckPassed { to: deputy, from: last, silent: true }));
    } else {
        decision.events.push(Event::CheckNudged);
        decision.intents.push(tell(News::CheckNudged { who: last }));
    }
}

/// Where the turn became another's while nobody has looked yet, that person is asked.
pub fn follow(case: &Case<'_>, after: &Rota) -> Option<Event> {
    let check = after.roster.check.as_ref().filter(|check| check.done.is_none())?;
    let now = case.ask.at;
    let before = case.rota.duty(now).map(|duty| duty.checker.id);
    let checker = after.duty(now)?.checker;
    let known = check.asked.iter().any(|asked| asked.who.id == checker.id);
    if known || before.as_ref() == Some(&checker.id) {
        return None;
    }
    Some(Event::CheckAsked(Asked { who: checker, at: now, why: Some(Why::Changed) }))
}

/// A button of an earlier day's card says nothing about the latest.
fn is_of_today(case: &Case<'_>, day: Option<Date>) -> Result<(), Refusal> {
    let known = case.rota.roster.check.as_ref().map(|check| check.day);
    match day {
        Some(day) if known != Some(day) => {
            Err(no(OnRota::Past { at: case.plan().change(day).unwrap_or(case.ask.at) }))
        }
        Some(_) | None => Ok(()),
    }
}

pub fn checked(
    case: &Case<'_>,
    of: Option<Date>,
    noted: Option<&str>,
) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    is_of_today(case, of)?;
    let (rota, now) = (case.rota, case.ask.at);
    let noted = noted.map(str::trim).filter(|noted| !noted.is_empty());
    let noted = noted.map(|noted| noted.chars().take(NOTE_CHARS).collect());
    let done = Event::CheckDone(Done { by: by.clone(), at: now, noted });
    let day = rota.plan.day(now).map(|day| rota.plan.begun(day)).ok_or(Refusal::Nobody)?;
    let mut events = Vec::new();
    match &rota.roster.check {
        Some(Check { done: Some(done), day: of, .. }) if *of >= day => {
            return Err(no(OnRota::Checked { by: done.by.clone(), at: done.at }));
        }
        Some(Check { done: None, day: of, .. }) if *of >= day => {}
        // Before anybody was asked: early birds count.
        _ => {
            let who = rota.duty(now).map_or_else(|| by.clone(), |duty| duty.checker);
            let asked = vec![Asked { who, at: now, why: None }];
            let check = Check { day, asked, due: None, nudged: false, card: None, done: None };
            events.push(Event::CheckBegan(check));
        }
    }
    events.push(done);
    Ok(Decision { events, intents: vec![Intent::ShowDuty] })
}

pub fn pass_on(case: &Case<'_>, of: Option<Date>) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    is_of_today(case, of)?;
    let (rota, now) = (case.rota, case.ask.at);
    if let Some(Done { by, at, .. }) = rota.roster.check.as_ref().and_then(|one| one.done.as_ref())
        && rota.plan.day(now).map(|day| rota.plan.begun(day)) == rota.roster.asked
    {
        return Err(no(OnRota::Checked { by: by.clone(), at: *at }));
    }
    let duty = rota.duty(now).ok_or_else(|| no(OnRota::NobodyAtAll))?;
    let asks = rota.roster.check.as_ref().filter(|check| check.done.is_none());
    let asks = asks.and_then(Check::asks).is_some_and(|asked| asked.id == by.id);
    if duty.checker.id != by.id && !asks && !case.is_administrator(by) {
        return Err(no(OnRota::NotForYou { who: duty.checker }));
    }
    let from = if asks { by.clone() } else { duty.checker.clone() };
    let asked = rota.roster.check.iter().flat_map(|check| &check.asked);
    let refused: Vec<_> = asked.map(|asked| &asked.who.id).chain([&from.id]).collect();
    let deputies = duty.deputy.into_iter().chain(others(rota, now));
    let to = { deputies }.find(|one| {
        let day = rota.plan.day(now);
        !refused.contains(&&one.id) && !day.is_some_and(|day| rota.roster.is_away(one, day))
    });
    let Some(to) = to else { return Err(no(OnRota::NobodyLeft)) };
    let running = rota.plan.day(now).ok_or(Refusal::Nobody)?;
    let until = case.span(running, running)?.1;
    let what = What::Covers { who: to.clone(), from: now, until, how: How::PassedOn };
    let number = case.number();
    let change = Change { number, at: now, by: by.clone(), what };
    let mut events = vec![Event::Changed(change)];
    let mut intents = vec![tell(News::CheckPassed { to: to.clone(), from, silent: false })];
    if rota.roster.check.as_ref().is_some_and(|check| check.done.is_none()) {
        events.push(Event::CheckAsked(Asked { who: to, at: now, why: Some(Why::PassedOn) }));
        intents.push(Intent::ShowDuty);
    }
    Ok(Decision { events, intents })
}

/// Those who come after, in their order.
fn others(rota: &Rota, now: Moment) -> Vec<incident::Person> {
    let turn = rota.plan.day(now).and_then(|day| rota.plan.turn(day));
    turn.map(|(_, others)| others.into_iter().cloned().collect()).unwrap_or_default()
}

/// Something could not be said: the card tells so, the one of today where it stands, and the next
/// one in any case.
pub fn unsaid(case: &Case<'_>, intent: &Intent, reason: &str) -> Decision {
    let unsaid = Unsaid { at: case.ask.at, intent: intent.clone(), reason: reason.to_owned() };
    let stands = case.rota.roster.check.as_ref().is_some_and(|check| check.card.is_some());
    // A card that cannot be shown does not show why.
    let shows = stands && *intent != Intent::ShowDuty;
    let intents = if shows { vec![Intent::ShowDuty] } else { vec![] };
    Decision { events: vec![Event::Unsaid(unsaid)], intents }
}

/// The card stands somewhere; that of an earlier day is of no interest any more.
pub fn shown(rota: &Rota, day: Date, card: &Posted) -> Decision {
    let is_it = rota.roster.check.as_ref().is_some_and(|check| check.day == day);
    let events = if is_it { vec![Event::CheckShown(card.clone())] } else { vec![] };
    Decision { events, intents: vec![] }
}
