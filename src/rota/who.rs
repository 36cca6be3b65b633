//! The answer to the one question: the plan, and what people changed of it.

use crate::plan::Plan;
use crate::roster::{Roster, What};
use incident::{Duty, Moment, Person};
use jiff::civil::{Date, DateTime};
use std::sync::Arc;

/// How many changes of turn are looked through for one that brings somebody else.
const TURNS_AHEAD_MAX: usize = 400;

/// The plan and what people changed of it.
#[derive(Clone, Debug)]
pub struct Rota {
    /// What the configuration says.
    pub plan: Arc<Plan>,
    /// What people changed.
    pub roster: Arc<Roster>,
}

/// The answer for one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who is on duty.
    pub duty: Duty,
    /// When somebody else is, on the clocks of the rota's zone; none where it stays the same.
    pub until: Option<DateTime>,
    /// Whoever's turn it is by the plan, where that is somebody else.
    pub instead_of: Option<Person>,
    /// Whether everybody who could check is away, so that somebody is named who is, too.
    pub bare: bool,
}

/// A stretch of time in which one person checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// When it begins.
    pub from: Moment,
    /// Who checks.
    pub turn: Turn,
}

/// Who checks at a moment, and why.
struct Answer<'a> {
    checker: &'a Person,
    planned: &'a Person,
    others: Vec<&'a Person>,
    bare: bool,
}

impl Rota {
    /// Who is on duty at that moment. Everybody asks here; only a rota without people has no
    /// answer.
    pub fn who(&self, at: Moment) -> Option<Turn> {
        let answer = self.answer(at)?;
        let checker = answer.checker;
        let others =
            |next: &Moment| self.answer(*next).is_none_or(|answer| answer.checker.id != checker.id);
        let alone = self.plan.is_one_person() && self.roster.changes.is_empty();
        let until = if alone { None } else { self.changes_after(at).find(others) };
        let instead = answer.planned.id != checker.id;
        Some(Turn {
            duty: self.duty_of(&answer, at)?,
            until: until.and_then(|until| self.plan.wall(until)),
            instead_of: instead.then(|| answer.planned.clone()),
            bare: answer.bare,
        })
    }

    /// The same without when it ends, which takes longer to find.
    pub fn duty(&self, at: Moment) -> Option<Duty> {
        self.duty_of(&self.answer(at)?, at)
    }

    fn duty_of(&self, answer: &Answer<'_>, at: Moment) -> Option<Duty> {
        let (day, checker) = (self.plan.day(at)?, answer.checker);
        let all = self.plan.deputy.iter().chain(answer.others.iter().copied());
        let mut all = all.chain([answer.planned]);
        let deputy = all.find(|one| one.id != checker.id && !self.roster.is_away(one, day));
        Some(Duty { checker: checker.clone(), deputy: deputy.cloned() })
    }

    /// Who checks from a day on, in stretches, for so many days.
    pub fn stretches(&self, from: Date, days: i32) -> Vec<Stretch> {
        let end = from.checked_add(jiff::Span::new().days(days)).ok();
        let end = end.and_then(|end| self.plan.change(end)).unwrap_or(Moment(i64::MAX));
        let mut stretches = Vec::new();
        let mut next = self.plan.change(from);
        while let Some(from) = next.filter(|from| *from < end) {
            let Some(turn) = self.who(from) else { break };
            stretches.push(Stretch { from, turn });
            let edges = self.changes_after(from);
            // A turn of its own for each working day, though the same person may have the next.
            next = edges.take_while(|edge| *edge < end).find(|edge| self.begins_turn(*edge));
        }
        stretches
    }

    /// Whether somebody else checks from that moment on, or a working day's turn begins.
    fn begins_turn(&self, at: Moment) -> bool {
        let day = self.plan.day(at);
        let change = day.filter(|day| self.plan.works(*day)).and_then(|day| self.plan.change(day));
        let before = Moment(at.0.saturating_sub(1));
        let checker = |at| self.answer(at).map(|answer| &answer.checker.id);
        change == Some(at) || checker(before) != checker(at)
    }

    fn answer(&self, at: Moment) -> Option<Answer<'_>> {
        let day = self.plan.day(at)?;
        let (planned, others) = self.plan.turn(day)?;
        let covers = self.covering(at);
        let free = |one: &&Person| !self.roster.is_away(one, day);
        let all = covers.into_iter().chain([planned]).chain(others.iter().copied());
        let all = all.chain(&self.plan.deputy);
        let found = { all }.find(free);
        let checker = found.unwrap_or_else(|| covers.unwrap_or(planned));
        Some(Answer { checker, planned, others, bare: found.is_none() })
    }

    /// Whom a change puts in the place of whoever's turn it is; of several the latest.
    fn covering(&self, at: Moment) -> Option<&Person> {
        self.roster.changes.iter().rev().find_map(|change| match &change.what {
            What::Covers { who, from, until, .. }
                if (*from..*until).contains(&at) && self.plan.knows(who) =>
            {
                Some(who)
            }
            What::Covers { .. } | What::Away { .. } => None,
        })
    }

    /// The moments after that one at which the answer may change, in order.
    fn changes_after(&self, at: Moment) -> impl Iterator<Item = Moment> {
        let mut edges: Vec<Moment> = Vec::new();
        for change in &self.roster.changes {
            match &change.what {
                What::Covers { from, until, .. } => edges.extend([*from, *until]),
                What::Away { from, until, .. } => {
                    edges.extend(self.plan.change(*from));
                    edges.extend(until.tomorrow().ok().and_then(|day| self.plan.change(day)));
                }
            }
        }
        edges.retain(|edge| *edge > at);
        edges.sort_unstable();
        edges.dedup();
        let mut edges = edges.into_iter().peekable();
        let mut day = self.plan.day(at);
        let turns = std::iter::from_fn(move || {
            day = self.plan.next_working(day?);
            self.plan.change(day?)
        });
        let mut turns = turns.take(TURNS_AHEAD_MAX).peekable();
        std::iter::from_fn(move || match (edges.peek(), turns.peek()) {
            (Some(edge), Some(turn)) if edge < turn => edges.next(),
            (Some(edge), Some(turn)) if edge == turn => {
                edges.next();
                turns.next()
            }
            (_, Some(_)) => turns.next(),
            (_, None) => edges.next(),
        })
    }
}
