//! An alert, who was asked about it, and what that person said. Kept by the store.

use incident::{IncidentId, Moment, Person, Posted};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

/// What comes again within this time is the same, whoever has looked at it.
pub(crate) const QUIET: Duration = Duration::from_hours(1);
/// How many alerts are remembered besides those that are still of interest. The disk has all.
const REMEMBERED_MAX: usize = 50;

/// Something a machine noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alert {
    /// Its number, for people to name it.
    pub number: u32,
    /// What it is called: what has the same name is the same alert.
    pub name: String,
    /// What it says, the latest time it came.
    pub detail: Option<String>,
    /// Who passed it on.
    pub by: Person,
    /// When it came first.
    pub at: Moment,
    /// When it came last.
    pub last: Moment,
    /// How often it came.
    pub times: u32,
    /// Whoever was asked, one after the other; at least one.
    pub asked: Vec<Asked>,
    /// What people said to it, in order; it waits while there is none.
    pub answers: Vec<Answer>,
    /// Whether the same is kept quiet at present.
    pub mute: Option<Mute>,
    /// Where its card stands.
    pub card: Option<Posted>,
}

/// Somebody asked to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who; none is the whole team.
    pub who: Option<Person>,
    /// When.
    pub at: Moment,
}

/// What somebody said to an alert.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Moment,
    /// What.
    pub verdict: Verdict,
}

/// What an alert came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Somebody looks at it, or has looked.
    Acknowledged {
        /// What was seen, if said.
        noted: Option<String>,
    },
    /// It was reported, and is an incident now.
    Reported {
        /// Which.
        incident: IncidentId,
    },
    /// It is part of an incident that is known.
    Belongs {
        /// Which.
        incident: IncidentId,
    },
    /// It is kept quiet for a while.
    Muted {
        /// Up to this moment.
        until: Moment,
        /// Why.
        reason: String,
    },
    /// It is not kept quiet any more.
    Unmuted,
}

/// For how long, why and by whom the same is kept quiet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mute {
    /// Who said so.
    pub by: Person,
    /// Up to this moment.
    pub until: Moment,
    /// Why.
    pub reason: String,
    /// How often it came meanwhile.
    pub held: u32,
}

/// All alerts that are of interest, and the latest others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alerts {
    all: BTreeMap<u32, Alert>,
}

impl Alert {
    /// Whether nobody has answered it.
    pub fn waits(&self) -> bool {
        self.answers.is_empty()
    }

    /// The latest answer.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// The incident it became, or is part of.
    pub fn incident(&self) -> Option<IncidentId> {
        self.answers.iter().rev().find_map(|answer| match answer.verdict {
            Verdict::Reported { incident } | Verdict::Belongs { incident } => Some(incident),
            Verdict::Acknowledged { .. } | Verdict::Muted { .. } | Verdict::Unmuted => None,
        })
    }

    /// What it says, in one line.
    pub fn summary(&self) -> String {
        match &self.detail {
            Some(detail) => format!("{}: {detail}", self.name),
            None => self.name.clone(),
        }
    }

    /// Whether the alert of that name is the same.
    pub(crate) fn is(&self, name: &str) -> bool {
        let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        words(&self.name) == words(name)
    }
}

impl Alerts {
    /// Takes an alert as it is now. What is of no interest any more is forgotten.
    pub fn put(&mut self, alert: Alert) {
        self.all.insert(alert.number, alert);
        let settled = |alert: &&Alert| !alert.waits() && alert.mute.is_none();
        let old: Vec<u32> = self
            .all
            .values()
            .rev()
            .filter(settled)
            .skip(REMEMBERED_MAX)
            .map(|one| one.number)
            .collect();
        for number in old {
            self.all.remove(&number);
        }
    }

    /// Brings an older one back to mind, until others are put.
    pub fn recall(&mut self, alert: Alert) {
        self.all.insert(alert.number, alert);
    }

    /// An alert by its number.
    pub fn get(&self, number: u32) -> Option<&Alert> {
        self.all.get(&number)
    }

    /// All of them, newest first.
    pub fn latest(&self) -> impl Iterator<Item = &Alert> {
        self.all.values().rev()
    }

    /// Those that nobody has answered, oldest first.
    pub fn waiting(&self) -> impl Iterator<Item = &Alert> {
        self.all.values().filter(|alert| alert.waits())
    }

    /// The number of the next one.
    pub fn next(&self) -> u32 {
        self.all.keys().next_back().map_or(1, |last| last.saturating_add(1))
    }
}
