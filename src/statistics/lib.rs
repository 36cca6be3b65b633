//! statistics: how did incidents go?
//!
//! In: their histories, the days on which the team works, a moment, a number of days. Out: for each
//! incident what each metric says of it, and what they say together.
//! Never: a clock, words for people, a number that the histories do not hold, a person.
//! May touch: incident, rota, jiff.
//!
//! Every metric is a time between two named facts. There is no mean: durations of incidents are few
//! and skewed, so half of them and nine of ten are told, with how many they are. Below
//! [`FEW`] there is nothing to tell but each of them.

mod case;
mod metric;
mod spread;

pub use case::{Case, Noticed};
pub use metric::{Amount, Measured, Metric};
pub use spread::{FEW, Spread};

use incident::{Entry, IncidentId, Kind, Moment, Severity};
use jiff::ToSpan;
use jiff::civil::Date;
use rota::Plan;
use std::collections::BTreeSet;

/// How the incidents of some days went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// The first day that is counted.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// The incidents reported in these days, newest first; none of them an exercise or declined.
    pub cases: Vec<Case>,
    /// How many reports turned out to be no incident.
    pub declined: usize,
    /// How many exercises there were.
    pub exercises: usize,
}

/// What is known of the incidents reported in the last `days` days, today among them. `alarmed` are
/// those that came of an alert. None outside the calendar.
///
/// A history that does not begin with a report tells of no incident.
#[must_use]
pub fn statistics<'a>(
    plan: &Plan,
    now: Moment,
    days: u16,
    histories: impl IntoIterator<Item = &'a [Entry]>,
    alarmed: &BTreeSet<IncidentId>,
) -> Option<Statistics> {
    let last = plan.date(now)?;
    let first = last.checked_sub((i64::from(days.max(1)) - 1).days()).ok()?;
    let mut told = Statistics { first, last, cases: vec![], declined: 0, exercises: 0 };
    for history in histories {
        let Some(begin) = history.first() else { continue };
        if plan.date(begin.at).is_none_or(|day| day < first || last < day) {
            continue;
        }
        let Some((incident, case)) = case::read(plan, history, alarmed) else { continue };
        if incident.id.kind == Kind::Drill {
            told.exercises += 1;
        } else if let incident::Phase::Declined { .. } = incident.phase {
            told.declined += 1;
        } else {
            told.cases.push(case);
        }
    }
    told.cases.sort_by_key(|case| std::cmp::Reverse((case.reported_at, case.id)));
    Some(told)
}

impl Statistics {
    /// What a metric says of all of them.
    #[must_use]
    pub fn spread(&self, metric: Metric) -> Spread {
        Spread::of(metric, &self.cases)
    }

    /// How many have this severity; none is: nobody has said yet.
    #[must_use]
    pub fn of_severity(&self, severity: Option<Severity>) -> usize {
        self.cases.iter().filter(|case| case.severity == severity).count()
    }

    /// How many were noticed like this.
    #[must_use]
    pub fn noticed(&self, how: Noticed) -> usize {
        self.cases.iter().filter(|case| case.noticed == how).count()
    }

    /// How many severities nobody confirmed in time, so that one was assumed.
    #[must_use]
    pub fn assumed(&self) -> usize {
        self.cases.iter().filter(|case| case.assumed).count()
    }

    /// How many went on after they were resolved, and how often that was so.
    #[must_use]
    pub fn reopened(&self) -> (usize, u32) {
        let times = || self.cases.iter().map(|case| case.reopened);
        (times().filter(|times| *times > 0).count(), times().sum())
    }
}

#[cfg(test)]
mod test;
