//! Proves that nothing is stuck, or finds what is. Pure.

use super::Sight;
use crate::store::Waiting;
use incident::{
    Card, Deadline, Errand, Incident, IncidentId, Intent, Managing, Moment, Phase, Task,
};
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

/// Whoever waits longer than this past its time is not being looked after: a neighbour that is away
/// is asked every half minute, and one that names a time is given a new time.
const OVERDUE: Duration = Duration::from_mins(5);

/// Whoever waits longer than this for a fact, such as which chat is the team's, waits in vain.
const LACKING: Duration = Duration::from_mins(10);

/// How long a severe incident may be without anybody asked to lead it. It is people's turn, so this
/// is no fault of Firewatch, but nothing else reminds them.
const LEADERLESS: Duration = Duration::from_mins(30);

/// Something nobody is looking after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The incident, if it is about one.
    pub incident: Option<IncidentId>,
    /// What is so, for operators.
    pub what: String,
    /// Whether Firewatch itself is at fault, rather than people being slow.
    pub fault: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.incident {
            Some(incident) => write!(f, "{incident}: {}", self.what),
            None => f.write_str(&self.what),
        }
    }
}

/// Everything that is stuck: errands nobody runs, questions without a deadline, things the process
/// wants that are neither there nor under way nor parked.
#[must_use]
pub fn audit(sight: &Sight) -> Vec<Finding> {
    let mut findings = Vec::new();
    for waiting in &sight.waiting {
        let mut find = |what: String| {
            findings.push(Finding { incident: waiting.incident, what, fault: true });
        };
        let kind = waiting.intent.kind();
        if waiting.incident.is_some_and(|incident| sight.missing.contains(&incident)) {
            find(format!("the errand {kind} is for an incident that the ledger does not have"));
        }
        let late = sight.at.since(waiting.due);
        if late > OVERDUE {
            let minutes = late.as_secs() / 60;
            find(format!(
                "the errand {kind} has been due for {minutes} minutes and nobody runs it"
            ));
        }
        let since = sight.at.since(waiting.asked);
        if waiting.lacks && since > LACKING {
            let minutes = since.as_secs() / 60;
            find(format!(
                "the errand {kind} has waited {minutes} minutes for a fact that nobody tells"
            ));
        }
    }
    let looks = |waiting: &Waiting| matches!(waiting.intent, Intent::WatchAlerts { .. });
    if sight.alerts_wait && !sight.waiting.iter().any(looks) {
        let what = "an alert waits, and nobody will be asked about it".to_owned();
        findings.push(Finding { incident: None, what, fault: true });
    }
    for incident in &sight.open {
        let under_way: BTreeSet<Errand> = sight
            .waiting
            .iter()
            .filter(|waiting| waiting.incident == Some(incident.id))
            .filter_map(|waiting| waiting.intent.errand())
            .collect();
        if is_leaderless(incident, sight.at) {
            findings.push(Finding {
                incident: Some(incident.id),
                what: "it is severe, and nobody has been asked to lead it for half an hour"
                    .to_owned(),
                fault: false,
            });
        }
        findings.extend(missing(incident, &under_way).into_iter().map(|what| Finding {
            incident: Some(incident.id),
            what: what.to_owned(),
            fault: true,
        }));
    }
    findings
}

/// Whether a severe incident has been without a leader, asked or accepted, for too long.
fn is_leaderless(incident: &Incident, now: Moment) -> bool {
    let Phase::Confirmed(confirmed, Managing::Wanted { .. }) = &incident.phase else {
        return false;
    };
    let last = incident.decided.values().map(|decided| decided.at).max().unwrap_or(confirmed.at);
    now.since(last) > LEADERLESS
}

/// Something that is owed or asked, and that no deadline keeps awake.
fn asleep(incident: &Incident, under_way: &BTreeSet<Errand>) -> Option<&'static str> {
    let wakes = |deadline: &Deadline| under_way.contains(&Errand::Wake(*deadline));
    if incident::owed(incident).is_some_and(|owed| !wakes(&owed.deadline)) {
        return Some("something is owed, and nobody will be reminded of it");
    }
    let (deadlines, what): (&[Deadline], _) = match &incident.phase {
        Phase::Reported(_) => (
            &[
                Deadline::ConfirmationDeputy,
                Deadline::ConfirmationTeam,
                Deadline::ConfirmationAssumed,
            ],
            "its severity is not confirmed, and no deadline waits for that",
        ),
        Phase::Confirmed(_, Managing::Asked { .. }) => (
            &[Deadline::Acceptance],
            "somebody is asked to lead, and no deadline waits for the answer",
        ),
        Phase::Confirmed(_, Managing::Agreed { .. }) => {
            (&[Deadline::Objection], "somebody will lead, and no deadline says when")
        }
        Phase::Firefighting(..) if incident.handing_over.is_some() => (
            &[Deadline::Acceptance],
            "somebody is asked to take over, and no deadline waits for the answer",
        ),
        Phase::Confirmed(..)
        | Phase::Firefighting(..)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Resolved(..)
        | Phase::Closed(..) => return None,
    };
    let wakes = deadlines.iter().any(wakes);
    (!wakes).then_some(what)
}

/// What the process wants of this incident now, and nothing brings.
fn missing(incident: &Incident, under_way: &BTreeSet<Errand>) -> Vec<&'static str> {
    let outside = &incident.outside;
    let parked =
        |errand: Errand| outside.parked.iter().any(|parked| parked.intent.errand() == Some(errand));
    let comes = |errand: Errand| under_way.contains(&errand) || parked(errand);
    let mut missing: Vec<&'static str> = asleep(incident, under_way).into_iter().collect();
    let mut want = |there: bool, what: &'static str| {
        if !there {
            missing.push(what);
        }
    };
    want(
        outside.cards.contains_key(&Card::Live) || comes(Errand::Show(Card::Live)),
        "it has no card, and nothing brings one",
    );
    let severe = match &incident.phase {
        Phase::Confirmed(..) => true,
        Phase::Firefighting(..) => {
            want(
                outside.chat.is_some() || comes(Errand::OpenChat),
                "it has no firefighting chat, and nothing brings one",
            );
            true
        }
        Phase::Reported(_)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Resolved(..)
        | Phase::Closed(..) => false,
    };
    if severe {
        want(
            outside.bug.is_some() || comes(Errand::OpenBug),
            "it has no bug, and nothing brings one",
        );
    }
    if severe && outside.bug.is_some() {
        let all = Task::ALL.iter().all(|task| outside.tasks.contains_key(task));
        let some = Task::ALL.iter().any(|task| comes(Errand::AddTask(*task)));
        want(all || some, "tasks are missing below its bug, and nothing brings them");
        want(
            outside.leads_sprint.is_some() || comes(Errand::PutOnTop),
            "its bug does not lead the sprint, and nothing moves it",
        );
    }
    missing
}
