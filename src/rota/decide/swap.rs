//! Two people swap turns: one wishes, the other agrees.

use super::{Case, Decision, no, tell};
use crate::apply::Event;
use crate::day::Day;
use crate::roster::{Change, How, What, Wish};
use incident::{News, OnRota, Person, Refusal, Who};
use jiff::ToSpan;
use jiff::civil::Date;

/// How far the other's next turn is looked for, in days.
const LOOK_DAYS: i64 = 120;

pub fn wish(
    case: &Case<'_>,
    gives: Day,
    with: &Who,
    gets: Option<Day>,
) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    let with = case.checker(case.find(with)?)?;
    if by.id == with.id {
        return Err(no(OnRota::WithYourself));
    }
    let gives = case.day(gives)?;
    is_turn_of(case, gives, by)?;
    let gets = match gets {
        Some(day) => case.day(day)?,
        None => next_turn(case, with).ok_or_else(|| no(OnRota::NoTurn { who: with.clone() }))?,
    };
    is_turn_of(case, gets, with)?;
    let same = |wish: &&Wish| wish.by.id == by.id && wish.gives == gives && wish.with.id == with.id;
    if let Some(wish) = case.rota.roster.wishes.iter().find(same) {
        return Err(no(OnRota::Wished { number: wish.number }));
    }
    let number = case.number();
    let wish = Wish { number, at: case.ask.at, by: by.clone(), gives, with: with.clone(), gets };
    Ok(Decision { events: vec![Event::Wished(wish)], intents: vec![tell(News::Wish { number })] })
}

pub fn answer(case: &Case<'_>, number: Option<u32>, yes: bool) -> Result<Decision, Refusal> {
    let by = case.asker()?;
    let wishes = &case.rota.roster.wishes;
    let wish = if let Some(number) = number {
        case.rota.roster.wish(number)
    } else {
        let mine = |wish: &&Wish| wish.with.id == by.id || (!yes && wish.by.id == by.id);
        let mut mine = wishes.iter().filter(mine);
        match (mine.next(), mine.next()) {
            (Some(one), Some(other)) => {
                let numbers = vec![one.number, other.number];
                return Err(no(OnRota::WhichWish { numbers }));
            }
            (one, _) => one,
        }
    };
    let Some(wish) = wish else { return Err(no(OnRota::NoWish)) };
    let number = wish.number;
    if !yes {
        // Whoever wished may think better of it.
        if by.id != wish.with.id && by.id != wish.by.id {
            return Err(no(OnRota::NotForYou { who: wish.with.clone() }));
        }
        let asker = wish.by.clone();
        let news = News::WishDeclined { by: by.clone(), asker };
        let events = vec![Event::WishEnded { number, by: Some(by.clone()) }];
        return Ok(Decision { events, intents: vec![tell(news)] });
    }
    if by.id != wish.with.id {
        return Err(no(OnRota::NotForYou { who: wish.with.clone() }));
    }
    is_turn_of(case, wish.gives, &wish.by)?;
    is_turn_of(case, wish.gets, &wish.with)?;
    let covers = |number: u32, day: Date, who: &Person| -> Result<Event, Refusal> {
        let (from, until) = case.span(day, day)?;
        let what = What::Covers { who: who.clone(), from, until, how: How::Swap };
        Ok(Event::Changed(Change { number, at: case.ask.at, by: by.clone(), what }))
    };
    let first = case.number();
    let events = vec![
        Event::WishMet { number, by: by.clone() },
        covers(first, wish.gives, &wish.with)?,
        covers(first.saturating_add(1), wish.gets, &wish.by)?,
    ];
    let changes = vec![first, first.saturating_add(1)];
    Ok(Decision { events, intents: vec![tell(News::Changed { numbers: changes, by: by.clone() })] })
}

/// Whether that day's turn is this person's, and has not ended.
fn is_turn_of(case: &Case<'_>, day: Date, who: &Person) -> Result<(), Refusal> {
    let (at, end) = case.span(day, day)?;
    if end <= case.ask.at {
        return Err(no(OnRota::Past { at }));
    }
    if !case.plan().works(day) {
        return Err(no(OnRota::DayOff { at }));
    }
    let whose = case.rota.who(at).map(|turn| turn.duty.checker);
    match whose {
        Some(whose) if whose.id == who.id => Ok(()),
        Some(whose) => Err(no(OnRota::NotTheirTurn { at, who: who.clone(), whose })),
        None => Err(no(OnRota::NobodyAtAll)),
    }
}

/// The day of the next turn of somebody, after today.
fn next_turn(case: &Case<'_>, who: &Person) -> Option<Date> {
    let days = (1..LOOK_DAYS).map_while(|ahead| case.today.checked_add(ahead.days()).ok());
    let mut days = days.filter(|day| case.plan().works(*day));
    days.find(|day| {
        let turn = case.plan().change(*day).and_then(|at| case.rota.who(at));
        turn.is_some_and(|turn| turn.duty.checker.id == who.id)
    })
}
