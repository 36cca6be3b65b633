//! Somebody checks out of turn, or cannot.

use super::{Case, Decision, after, no, tell};
use crate::apply::Event;
use crate::day::Day;
use crate::roster::{Change, How, What};
use incident::{Intent, Moment, News, OnRota, Person, Refusal, Room, Saying, Who};
use jiff::civil::Date;

pub fn take_over(case: &Case<'_>, day: Option<Day>) -> Result<Decision, Refusal> {
    let by = case.checker(case.asker()?)?;
    let now = case.ask.at;
    let (from, until) = if let Some(day) = day {
        let day = case.day(day)?;
        case.span(day, day)?
    } else {
        let running = case.plan().day(now).ok_or(Refusal::Nobody)?;
        (now, case.span(running, running)?.1)
    };
    let whose = case.rota.who(from).ok_or_else(|| no(OnRota::NobodyAtAll))?;
    if whose.duty.checker.id == by.id {
        return Err(no(OnRota::YoursAlready { at: from }));
    }
    Ok(covered(case, by, by, (from, until), How::TakeOver))
}

/// What an administrator says; first a preview, then the change.
pub fn put(
    case: &Case<'_>,
    days: (Day, Day),
    who: &Who,
    agreed: Option<u32>,
) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    if !case.is_administrator(by) {
        return Err(no(OnRota::NotAdministrator { who: case.plan().administrators.clone() }));
    }
    let who = case.checker(case.find(who)?)?;
    let (first, last) = case.days(days)?;
    let (from, until) = case.span(first, last)?;
    free_of_others(case, from, until)?;
    let roster = &case.rota.roster;
    if agreed == Some(roster.last) {
        return Ok(covered(case, by, who, (from, until), How::Override));
    }
    let Some(place) = case.ask.place.clone() else { return Err(Refusal::Nobody) };
    let news = News::Preview {
        who: who.clone(),
        first: first.to_string(),
        last: last.to_string(),
        from,
        until,
        agreed: roster.last,
    };
    let saying = Saying::Rota { news };
    Ok(Decision { events: vec![], intents: vec![Intent::Say { to: Room::Chat(place), saying }] })
}

/// Two overrides of one day would leave people guessing which one holds.
fn free_of_others(case: &Case<'_>, from: Moment, until: Moment) -> Result<(), Refusal> {
    let other = case.rota.roster.changes.iter().find_map(|change| match &change.what {
        What::Covers { who, from: begin, until: end, how: How::Override }
            if *begin < until && from < *end =>
        {
            Some((change.number, who.clone(), *end))
        }
        What::Covers { .. } | What::Away { .. } => None,
    });
    match other {
        Some((number, who, until)) => Err(no(OnRota::Overlaps { number, who, until })),
        None => Ok(()),
    }
}

fn covered(
    case: &Case<'_>,
    by: &Person,
    who: &Person,
    (from, until): (Moment, Moment),
    how: How,
) -> Decision {
    let what = What::Covers { who: who.clone(), from, until, how };
    changed(case, by, what)
}

fn changed(case: &Case<'_>, by: &Person, what: What) -> Decision {
    let number = case.number();
    let change = Change { number, at: case.ask.at, by: by.clone(), what };
    Decision {
        events: vec![Event::Changed(change)],
        intents: vec![tell(News::Changed { numbers: vec![number], by: by.clone() })],
    }
}

pub fn away(case: &Case<'_>, days: (Day, Day), who: Option<&Who>) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    let who = match who {
        Some(who) => case.find(who)?,
        None => by,
    };
    if who.id != by.id && !case.is_administrator(by) {
        return Err(no(OnRota::NotAdministrator { who: case.plan().administrators.clone() }));
    }
    let (from, until) = case.days(days)?;
    let same = |change: &&Change| {
        matches!(&change.what, What::Away { who: one, from: begin, until: end }
            if one.id == who.id && *begin <= from && until <= *end)
    };
    if let Some(change) = case.rota.roster.changes.iter().find(same) {
        return Err(no(OnRota::AwayAlready { number: change.number, who: who.clone() }));
    }
    let mut decision = changed(case, by, What::Away { who: who.clone(), from, until });
    if let Some(day) = first_bare(case, &decision, from, until) {
        let at = case.plan().change(day).unwrap_or(case.ask.at);
        let administrators = case.plan().administrators.clone();
        decision.events.push(Event::Bare { day });
        decision.intents.push(tell(News::Bare { at, administrators }));
    }
    Ok(decision)
}

/// The first day on which nobody is left.
fn first_bare(case: &Case<'_>, decision: &Decision, from: Date, until: Date) -> Option<Date> {
    let rota = after(case.rota, case.ask.at, &decision.events);
    let days = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= until);
    let mut working = days.filter(|day| case.plan().works(*day));
    working.find(|day| {
        let turn = rota.plan.change(*day).and_then(|at| rota.who(at));
        turn.is_some_and(|turn| turn.bare)
    })
}

pub fn undo(case: &Case<'_>, number: u32) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    let Some(change) = case.rota.roster.change(number) else {
        return Err(no(OnRota::NoSuchChange { number }));
    };
    let (concerned, over) = match &change.what {
        What::Covers { who, until, .. } => (who, *until <= case.ask.at),
        What::Away { who, until, .. } => (who, *until < case.today),
    };
    if over {
        return Err(no(OnRota::NoSuchChange { number }));
    }
    if by.id != change.by.id && by.id != concerned.id && !case.is_administrator(by) {
        return Err(no(OnRota::NotForYou { who: change.by.clone() }));
    }
    // Half a swap would leave one of the two with both turns.
    let both = |one: &&Change| one.number == number || is_other_half(one, change);
    let undone = case.rota.roster.changes.iter().filter(both);
    let events = undone.map(|one| Event::Undone { change: one.clone(), by: by.clone() }).collect();
    let news = News::Undone { number, by: by.clone() };
    Ok(Decision { events, intents: vec![tell(news)] })
}

/// Whether two changes are the halves of one swap, which are made in one moment.
fn is_other_half(one: &Change, other: &Change) -> bool {
    let is_swap = |change: &Change| matches!(change.what, What::Covers { how: How::Swap, .. });
    is_swap(one) && is_swap(other) && one.at == other.at && one.by.id == other.by.id
}
