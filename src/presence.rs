//! presence: is this person there?
//!
//! In: what Teams showed beside people's names, and when. Out: a word for a person, while it is
//! fresh.
//! Never: a neighbour; a gate: it is a hint for whoever chooses.
//! May touch: incident.

use incident::{Moment, PersonId};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a word is worth telling.
const FRESH: Duration = Duration::from_mins(10);

/// How somebody is to be reached, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum There {
    /// At the desk.
    Available,
    /// Something else is being done.
    Busy,
    /// Back in a while.
    Away,
    /// Among people, and hard to interrupt.
    InACall,
    /// The same, with a calendar that says so.
    InAMeeting,
    /// Shows something to others.
    Presenting,
    /// Has asked for quiet.
    Quiet,
    /// Not signed in.
    Offline,
    /// Has said not to be there.
    OutOfOffice,
}

impl There {
    /// The two words of Graph as one of ours; none where they say nothing, or something new.
    /// <https://learn.microsoft.com/en-us/graph/api/resources/presence>
    #[must_use]
    pub fn read(availability: &str, activity: &str) -> Option<Self> {
        let finer = match activity {
            "OutOfOffice" => Some(Self::OutOfOffice),
            "OffWork" => Some(Self::Offline),
            "InACall" | "InAConferenceCall" => Some(Self::InACall),
            "InAMeeting" => Some(Self::InAMeeting),
            "Presenting" => Some(Self::Presenting),
            _ => None,
        };
        finer.or(match availability {
            "Available" | "AvailableIdle" => Some(Self::Available),
            "Busy" | "BusyIdle" => Some(Self::Busy),
            "Away" | "BeRightBack" => Some(Self::Away),
            "DoNotDisturb" => Some(Self::Quiet),
            "Offline" => Some(Self::Offline),
            _ => None,
        })
    }

    /// Whether there is little hope of an answer soon.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Offline | Self::OutOfOffice)
    }
}

/// What was seen last.
#[derive(Debug, Default)]
pub struct Presences(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    at: Option<Moment>,
    people: BTreeMap<PersonId, There>,
}

impl Presences {
    /// When it was looked last, whatever came of it.
    #[must_use]
    pub fn looked(&self) -> Option<Moment> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).at
    }

    /// Keeps what was seen; it takes the place of everything before.
    pub fn keep(&self, at: Moment, people: BTreeMap<PersonId, There>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Seen { at: Some(at), people };
    }

    /// How this person is to be reached, as far as was seen lately.
    #[must_use]
    pub fn of(&self, person: &PersonId, now: Moment) -> Option<There> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = seen.at.is_some_and(|at| now.since(at) <= FRESH);
        seen.people.get(person).copied().filter(|_| fresh)
    }
}

#[cfg(test)]
mod test {
    use super::{Presences, There};
    use incident::{Moment, PersonId};

    #[test]
    fn the_finer_word_counts_and_a_new_one_says_nothing() {
        for (availability, activity, expected) in [
            ("Busy", "InACall", Some(There::InACall)),
            ("Busy", "Busy", Some(There::Busy)),
            ("Offline", "OutOfOffice", Some(There::OutOfOffice)),
            ("Available", "JugglingBalls", Some(There::Available)),
            ("PresenceUnknown", "PresenceUnknown", None),
            ("", "", None),
        ] {
            assert_eq!(There::read(availability, activity), expected, "{availability} {activity}");
        }
    }

    #[test]
    fn old_news_is_no_news() {
        let (seen, ana) = (Presences::default(), PersonId::new("ana"));
        assert_eq!(seen.of(&ana, Moment(0)), None);
        seen.keep(Moment(0), [(ana.clone(), There::Busy)].into());
        assert_eq!(seen.of(&ana, Moment(600_000)), Some(There::Busy));
        assert_eq!(seen.of(&ana, Moment(600_001)), None);
        assert_eq!(seen.looked(), Some(Moment(0)));
    }
}
