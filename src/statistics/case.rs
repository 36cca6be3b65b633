//! One incident in numbers, read from its history.

use crate::metric::{Amount, Measured, Metric};
use incident::{Entry, Event, Incident, IncidentId, Moment, Phase, Severity, apply, replay};
use jiff::ToSpan;
use rota::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// One incident in numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Which.
    pub id: IncidentId,
    /// What was wrong, in the reporter's words.
    pub summary: String,
    /// When it was reported.
    pub reported_at: Moment,
    /// How severe it is by now.
    pub severity: Option<Severity>,
    /// How it was noticed.
    pub noticed: Noticed,
    /// Whether nobody confirmed its severity in time, so that one was assumed.
    pub assumed: bool,
    /// How often it went on after it was resolved.
    pub reopened: u32,
    measured: BTreeMap<Metric, Measured>,
}

/// How an incident was noticed, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noticed {
    /// By a machine.
    Alert,
    /// By somebody else than whoever reported it.
    Told,
    /// By whoever reported it.
    Reporter,
}

impl Noticed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Alert, Self::Told, Self::Reporter];
}

impl Case {
    /// What a metric says of it.
    #[must_use]
    pub fn measured(&self, metric: Metric) -> Measured {
        self.measured.get(&metric).copied().unwrap_or(Measured::NotThere)
    }
}

/// Reads a history; none where it tells of no incident.
pub(crate) fn read(
    plan: &Plan,
    history: &[Entry],
    alarmed: &BTreeSet<IncidentId>,
) -> Option<(Incident, Case)> {
    let (first, rest) = history.split_first()?;
    let mut incident = replay([first])?;
    let mut facts = Facts::default();
    for entry in rest {
        let before = (incident.is_firefighting(), is_over(&incident.phase));
        apply(&mut incident, entry);
        facts.note(entry, before, &incident);
    }
    let noticed = if alarmed.contains(&incident.id) {
        Noticed::Alert
    } else if incident.on_behalf_of.is_some() {
        Noticed::Told
    } else {
        Noticed::Reporter
    };
    let case = Case {
        id: incident.id,
        summary: incident.summary.clone(),
        reported_at: incident.reported_at,
        severity: incident.confirmed().map(|confirmed| confirmed.severity),
        noticed,
        assumed: facts.assumed,
        reopened: facts.reopened,
        measured: facts.measured(plan, &incident),
    };
    Some((incident, case))
}

const fn is_over(phase: &Phase) -> bool {
    matches!(phase, Phase::Resolved(..) | Phase::Closed(..))
}

/// The moments that the metrics lie between.
#[derive(Default)]
struct Facts {
    /// When somebody said for the first time how severe it is, or that it is none.
    answered: Option<Moment>,
    assumed: bool,
    /// Since when somebody to lead is wanted, while nobody does.
    wanted: Option<Moment>,
    /// From when somebody was wanted, and when the first one led.
    led: Option<(Moment, Moment)>,
    /// When the team heard of it last, while it is in firefighting mode.
    heard: Option<Moment>,
    /// The longest silence of all that have ended.
    silence: Option<Measured>,
    reopened: u32,
}

impl Facts {
    /// Takes a fact. `before` is whether the team was firefighting, and whether it was resolved.
    fn note(&mut self, entry: &Entry, before: (bool, bool), incident: &Incident) {
        let (fought, was_over) = before;
        let (fights, over) = (incident.is_firefighting(), is_over(&incident.phase));
        if let Event::SeverityConfirmed { .. } | Event::Declined { .. } = &entry.event
            && self.answered.is_none()
        {
            self.answered = Some(entry.at);
            self.assumed = entry.by.person().is_none();
        }
        if was_over && !over {
            self.reopened += 1;
        }
        if !fights {
            self.wanted = None;
        } else if !fought && matches!(entry.event, Event::SeverityConfirmed { .. }) {
            self.wanted = Some(entry.at);
        }
        if let (Event::ManagerAccepted { .. }, Phase::Firefighting(..)) =
            (&entry.event, &incident.phase)
            && let Some(wanted) = self.wanted.take()
        {
            self.led.get_or_insert((wanted, entry.at));
        }
        let heard = matches!(entry.event, Event::Updated { .. }) || !fights;
        if let Some(last) = self.heard.filter(|_| heard) {
            self.was_silent(last, entry.at);
        }
        self.heard = match (fights, heard || !fought) {
            (false, _) => None,
            (true, true) => Some(entry.at),
            (true, false) => self.heard,
        };
    }

    fn was_silent(&mut self, from: Moment, until: Moment) {
        let silent = Measured::between(&[from, until]);
        self.silence = Some(match (self.silence, silent) {
            (Some(Measured::Invalid), _) | (_, Measured::Invalid) => Measured::Invalid,
            (Some(Measured::Value(so_far)), Measured::Value(now)) => {
                Measured::Value(so_far.max(now))
            }
            (_, now) => now,
        });
    }

    fn measured(&self, plan: &Plan, incident: &Incident) -> BTreeMap<Metric, Measured> {
        let reported = incident.reported_at;
        let (answered, fire) = (self.answered, incident.firefighting_since);
        let led = self.led.map(|(_, led)| led);
        let resolved = match &incident.phase {
            Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) => Some(resolution.at),
            Phase::Reported(_)
            | Phase::Declined { .. }
            | Phase::Backlogged(_)
            | Phase::Confirmed(..)
            | Phase::Firefighting(..) => None,
        };
        let since = |until: Option<Moment>, on_the_way: &[Option<Moment>]| {
            let way = on_the_way.iter().copied().flatten();
            let moments: Vec<Moment> = std::iter::once(reported).chain(way).chain(until).collect();
            until.map(|_| Measured::between(&moments))
        };
        let post_mortem = resolved.zip(incident.outside.post_mortem.as_ref());
        let all = [
            (Metric::Confirmation, since(answered, &[])),
            (Metric::Manager, self.led.map(|(wanted, led)| Measured::between(&[wanted, led]))),
            (Metric::Firefighting, since(fire, &[answered])),
            (Metric::Silence, self.silence.filter(|_| self.heard.is_none())),
            (Metric::Resolution, since(resolved, &[answered, fire, led])),
            (
                Metric::PostMortem,
                post_mortem.map(|(resolved, meeting)| working_days(plan, resolved, meeting.at)),
            ),
        ];
        all.into_iter().filter_map(|(metric, measured)| Some((metric, measured?))).collect()
    }
}

/// On how many days people work after the day of the first moment, up to that of the second.
fn working_days(plan: &Plan, from: Moment, until: Moment) -> Measured {
    if until < from {
        return Measured::Invalid;
    }
    let (Some(from), Some(until)) = (plan.date(from), plan.date(until)) else {
        return Measured::Invalid;
    };
    let days = from.series(1.day()).skip(1).take_while(|day| *day <= until);
    let working = days.filter(|day| plan.works(*day)).count();
    Measured::Value(Amount::WorkingDays(u32::try_from(working).unwrap_or(u32::MAX)))
}
