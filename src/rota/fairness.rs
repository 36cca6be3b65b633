//! Fairness: who carried how much of checking the logs, counted from what is kept.

use crate::plan::Plan;
use crate::roster::Check;
use incident::{Entry, Event, Moment, Person, PersonId};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Who carried how much in some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// The first day that is counted.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// Everybody who takes turns or gave an answer; who carried most comes first.
    pub shares: Vec<Share>,
    /// Days on which nobody said that the logs were looked at.
    pub unanswered: u32,
}

/// What one person carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who.
    pub who: Person,
    /// Days on which this person looked at the logs.
    pub days: u32,
    /// Incidents of which this person was the first to say how severe they are, or that they are
    /// none.
    pub incidents: u32,
    /// Answers given outside office hours: about the logs, a severity, or leading.
    pub out_of_hours: u32,
}

impl Fairness {
    /// How many days are counted; each of them once, for somebody or for nobody.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.shares.iter().map(|share| share.days).sum::<u32>() + self.unanswered
    }
}

/// Counts the last `days` days up to the latest morning that has come. Days before the first thing
/// that is kept are left out, since nobody could have carried anything. None outside the calendar.
///
/// A day counts if people work on it, or if somebody was asked to look at the logs on it.
#[must_use]
pub fn fairness(
    plan: &Plan,
    now: Moment,
    days: u16,
    checks: &[Check],
    histories: &[Vec<Entry>],
) -> Option<Fairness> {
    let today = plan.date(now)?;
    let asked = checks.iter().any(|check| check.day == today);
    let has_come = plan.morning(today).is_some_and(|morning| morning <= now);
    let last = if asked || has_come { today } else { today.yesterday().ok()? };
    let kept = histories.iter().filter_map(|lines| plan.date(lines.first()?.at));
    let began = checks.iter().map(|check| check.day).chain(kept).min().unwrap_or(today);
    let first = last.checked_sub((i64::from(days.max(1)) - 1).days()).ok()?.max(began);

    let mut tally = Tally { plan, first, shares: BTreeMap::new() };
    for person in plan.everybody() {
        tally.share(person);
    }
    let asked: BTreeMap<Date, &Check> = checks.iter().map(|check| (check.day, check)).collect();
    let working = first.series(1.day()).take_while(|day| *day <= last);
    let counted: BTreeSet<Date> = working
        .filter(|day| plan.works(*day))
        .chain(asked.keys().copied().filter(|day| (first..=last).contains(day)))
        .collect();
    let mut unanswered = 0;
    for day in counted {
        match asked.get(&day).and_then(|check| check.done.as_ref()) {
            Some(done) => {
                tally.share(&done.by).days += 1;
                tally.answered(&done.by, done.at);
            }
            None => unanswered += 1,
        }
    }
    for history in histories {
        tally.incident(history);
    }
    let mut shares: Vec<Share> = tally.shares.into_values().collect();
    shares.sort_by(|one, other| {
        let weight = |share: &Share| (share.days, share.incidents, share.out_of_hours);
        weight(other).cmp(&weight(one)).then_with(|| one.who.name.cmp(&other.who.name))
    });
    Some(Fairness { first, last, shares, unanswered })
}

struct Tally<'a> {
    plan: &'a Plan,
    first: Date,
    shares: BTreeMap<PersonId, Share>,
}

impl Tally<'_> {
    fn share(&mut self, who: &Person) -> &mut Share {
        self.shares.entry(who.id.clone()).or_insert_with(|| Share {
            who: who.clone(),
            days: 0,
            incidents: 0,
            out_of_hours: 0,
        })
    }

    fn answered(&mut self, who: &Person, at: Moment) {
        if self.plan.opens(at).is_some() {
            self.share(who).out_of_hours += 1;
        }
    }

    fn incident(&mut self, history: &[Entry]) {
        let mut first = true;
        for line in history {
            let severity =
                matches!(line.event, Event::SeverityConfirmed { .. } | Event::Declined { .. });
            let leading =
                matches!(line.event, Event::ManagerAccepted { .. } | Event::ManagerDeclined { .. });
            let Some(by) = line.by.person().filter(|_| severity || leading) else { continue };
            if self.plan.date(line.at).is_some_and(|day| day >= self.first) {
                self.answered(by, line.at);
                if severity && first {
                    self.share(by).incidents += 1;
                }
            }
            first &= !severity;
        }
    }
}
