//! The judgement: what a wish means for the rota, by the team's rules and nothing else.

mod check;
mod cover;
mod swap;

use crate::apply::{Event, apply};
use crate::command::{Ask, Command};
use crate::day::Day;
use crate::plan::Plan;
use crate::roster::Roster;
use crate::who::Rota;
use incident::{Intent, Moment, News, OnRota, Person, Refusal, Room, Saying, Team};
use jiff::civil::Date;
use std::sync::Arc;

pub use check::next_look;

/// How far ahead turns can be changed, in days.
const AHEAD_DAYS_MAX: i32 = 366;

/// What follows from an ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// In order.
    pub events: Vec<Event>,
    /// To be stored with the events, and run later.
    pub intents: Vec<Intent>,
}

/// Everything a judgement looks at.
struct Case<'a> {
    team: &'a Team,
    rota: &'a Rota,
    ask: &'a Ask,
    today: Date,
}

/// Decides what an ask means for the rota.
///
/// # Errors
/// A refusal, for the asker to read; the rota stays as it is.
pub fn decide(team: &Team, rota: &Rota, ask: &Ask) -> Result<Decision, Refusal> {
    let today = rota.plan.date(ask.at).ok_or(Refusal::Nobody)?;
    let case = Case { team, rota, ask, today };
    let mut decision = match &ask.command {
        Command::Swap { gives, with, gets } => swap::wish(&case, *gives, with, *gets),
        Command::AnswerSwap { number, yes } => swap::answer(&case, *number, *yes),
        Command::TakeOver { day } => cover::take_over(&case, *day),
        Command::Override { from, until, who, agreed } => {
            cover::put(&case, (*from, *until), who, *agreed)
        }
        Command::Away { from, until, who } => cover::away(&case, (*from, *until), who.as_ref()),
        Command::Undo { number } => cover::undo(&case, *number),
        Command::Checked { day, noted } => check::checked(&case, *day, noted.as_deref()),
        Command::PassOn { day } => check::pass_on(&case, *day),
        Command::Look => Ok(check::look(&case)),
        Command::Unsaid { intent, reason } => {
            return Ok(check::unsaid(&case, intent, reason));
        }
        Command::Shown { day, card } => return Ok(check::shown(rota, *day, card)),
    }?;
    let mut after = after(rota, ask.at, &decision.events);
    if let Some(event) = check::follow(&case, &after) {
        apply(Arc::make_mut(&mut after.roster), ask.at, &event);
        decision.events.push(event);
        decision.intents.push(Intent::ShowDuty);
    }
    if let Some(at) = next_look(&after, ask.at) {
        decision.intents.push(Intent::WatchRota { at });
    }
    Ok(decision)
}

/// The rota as it is once these things have happened.
fn after(rota: &Rota, at: Moment, events: &[Event]) -> Rota {
    let mut roster = Roster::clone(&rota.roster);
    for event in events {
        apply(&mut roster, at, event);
    }
    Rota { plan: Arc::clone(&rota.plan), roster: Arc::new(roster) }
}

impl<'a> Case<'a> {
    fn plan(&self) -> &'a Plan {
        &self.rota.plan
    }

    /// The person who asks, who has to belong to the team.
    fn asker(&self) -> Result<&'a Person, Refusal> {
        let person = self.ask.by.person().ok_or(Refusal::Nobody)?;
        match self.team.member(&person.id) {
            Some(member) => Ok(&member.person),
            None => Err(no(OnRota::Stranger)),
        }
    }

    /// Somebody who can be put in charge of the logs: whoever takes turns, or could.
    fn checker(&self, person: &'a Person) -> Result<&'a Person, Refusal> {
        let named = |one: &Person| one.id == person.id;
        let on_plan = self.plan().everybody().any(named);
        let role = self.team.member(&person.id);
        if on_plan || role.is_some_and(|member| member.is(incident::Role::LogChecker)) {
            Ok(person)
        } else {
            Err(no(OnRota::NoChecker { who: person.clone() }))
        }
    }

    fn is_administrator(&self, person: &Person) -> bool {
        self.plan().administrators.iter().any(|one| one.id == person.id)
    }

    /// Somebody of the team, as named.
    fn find(&self, who: &incident::Who) -> Result<&'a Person, Refusal> {
        match self.team.find(who) {
            Ok(member) => Ok(&member.person),
            Err(found) => Err(Refusal::WhoIsThat {
                name: who.name.clone(),
                could_be: found.iter().map(|member| member.person.name.clone()).collect(),
            }),
        }
    }

    /// A day from today on, as named, not too far ahead.
    fn day(&self, day: Day) -> Result<Date, Refusal> {
        let date = day.seen_from(self.today).ok_or_else(|| no(OnRota::NoSuchDay))?;
        let at = self.plan().change(date).ok_or_else(|| no(OnRota::NoSuchDay))?;
        let ahead = self.today.until(date).map_or(0, |span| span.get_days());
        if date < self.today {
            return Err(no(OnRota::Past { at }));
        }
        if ahead > AHEAD_DAYS_MAX {
            return Err(no(OnRota::TooFar { at }));
        }
        Ok(date)
    }

    /// The days from one to another.
    fn days(&self, (from, until): (Day, Day)) -> Result<(Date, Date), Refusal> {
        let from = self.day(from)?;
        // “Monday to Friday” on a Wednesday: the Friday after that Monday.
        let until = match until {
            Day::On(_) => until.seen_from(from).ok_or_else(|| no(OnRota::NoSuchDay))?,
            Day::Today | Day::Tomorrow | Day::Date { .. } => self.day(until)?,
        };
        let (Some(first), Some(last)) = (self.plan().change(from), self.plan().change(until))
        else {
            return Err(no(OnRota::NoSuchDay));
        };
        if until < from {
            return Err(no(OnRota::Backwards { from: first, until: last }));
        }
        Ok((from, until))
    }

    /// When the turns of some days begin, at the earliest now, and end.
    fn span(&self, from: Date, until: Date) -> Result<(Moment, Moment), Refusal> {
        let end = self.plan().next_working(until).or_else(|| until.tomorrow().ok());
        let end = end.and_then(|end| self.plan().change(end));
        match (self.plan().change(from), end) {
            (Some(begin), Some(end)) => Ok((begin.max(self.ask.at), end)),
            _ => Err(no(OnRota::NoSuchDay)),
        }
    }

    fn number(&self) -> u32 {
        self.rota.roster.last.saturating_add(1)
    }
}

fn no(why: OnRota) -> Refusal {
    Refusal::Rota { why }
}

fn tell(news: News) -> Intent {
    Intent::Say { to: Room::Team, saying: Saying::Rota { news } }
}
