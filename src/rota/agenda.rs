//! Turns as a calendar has them: each with a key that stays, and a count of its revisions.

use crate::apply::Event;
use crate::roster::What;
use crate::who::{Rota, Turn};
use incident::Moment;
use jiff::civil::Date;

/// How many days more are looked through, for the end of the last turn.
const BEYOND: i32 = 14;

/// A turn, or the part of one after which somebody else checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The day whose turn it is.
    pub day: Date,
    /// When it begins.
    pub from: Moment,
    /// When it ends.
    pub until: Moment,
    /// Whether it begins with the day's turn; its key is the day then, and otherwise the moment.
    pub whole: bool,
    /// Who checks.
    pub turn: Turn,
    /// How often people changed something about the day's turn, or took a change back. It never
    /// becomes less.
    pub revisions: u32,
    /// When they did so last; without a change since when the plan holds, as far as is known.
    pub revised: Moment,
}

impl Rota {
    /// The turns from the present one on, for so many days. The history is that of the rota, in any
    /// order.
    #[must_use]
    pub fn agenda(&self, now: Moment, days: i32, history: &[(Moment, Event)]) -> Vec<Planned> {
        let Some(today) = self.plan.day(now).map(|day| self.plan.begun(day)) else { return vec![] };
        let end = today.checked_add(jiff::Span::new().days(days)).ok();
        let Some(end) = end.and_then(|end| self.plan.change(end)) else { return vec![] };
        let stretches = self.stretches(today, days.saturating_add(BEYOND));
        let ends = stretches.iter().skip(1).map(|next| next.from);
        let mut agenda = Vec::new();
        for (stretch, until) in stretches.iter().zip(ends.chain([Moment(i64::MAX)])) {
            let until = if until == Moment(i64::MAX) { end } else { until };
            if stretch.from >= end || until <= stretch.from {
                break;
            }
            let Some(day) = self.plan.day(stretch.from).map(|day| self.plan.begun(day)) else {
                continue;
            };
            let begins = self.plan.change(day).unwrap_or(stretch.from);
            let ends = self.plan.next_working(day).and_then(|next| self.plan.change(next));
            let ends = ends.unwrap_or(until);
            let about = |event: &Event| self.concerns(event, begins, ends);
            let changed = history.iter().filter(|(_, event)| about(event)).map(|(at, _)| *at);
            let since = self.plan.change(self.plan.start).unwrap_or(now).min(now);
            agenda.push(Planned {
                day,
                from: stretch.from,
                until,
                whole: begins == stretch.from,
                turn: stretch.turn.clone(),
                revisions: u32::try_from(changed.clone().count()).unwrap_or(u32::MAX),
                revised: changed.max().unwrap_or(since),
            });
        }
        agenda
    }

    /// Whether something that happened changed who checks between two moments.
    fn concerns(&self, event: &Event, begins: Moment, ends: Moment) -> bool {
        let (Event::Changed(change) | Event::Undone { change, .. }) = event else { return false };
        let (from, until) = match &change.what {
            What::Covers { from, until, .. } => (*from, *until),
            What::Away { from, until, .. } => {
                let after = until.tomorrow().ok().and_then(|day| self.plan.change(day));
                let Some((from, until)) = self.plan.change(*from).zip(after) else { return false };
                (from, until)
            }
        };
        from < ends && begins < until
    }
}
