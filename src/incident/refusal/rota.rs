//! Every "no" about turns at checking the logs.

use crate::ids::Moment;
use crate::people::Person;
use serde::{Deserialize, Serialize};

/// Why something about the rota was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "on_rota", rename_all = "snake_case")]
pub enum OnRota {
    /// The asker does not belong to the team.
    Stranger,
    /// This person does not check logs.
    NoChecker {
        /// Who.
        who: Person,
    },
    /// Only administrators may.
    NotAdministrator {
        /// Who is one.
        who: Vec<Person>,
    },
    /// It is for somebody else to decide.
    NotForYou {
        /// For whom.
        who: Person,
    },
    /// The calendar has no such day.
    NoSuchDay,
    /// It is over.
    Past {
        /// When it was.
        at: Moment,
    },
    /// Nobody plans that far ahead.
    TooFar {
        /// When it would be.
        at: Moment,
    },
    /// The end lies before the beginning.
    Backwards {
        /// The beginning.
        from: Moment,
        /// The end.
        until: Moment,
    },
    /// On that day nobody's turn begins.
    DayOff {
        /// The day.
        at: Moment,
    },
    /// The turn is somebody else's.
    NotTheirTurn {
        /// When.
        at: Moment,
        /// Whose it was thought to be.
        who: Person,
        /// Whose it is.
        whose: Person,
    },
    /// Somebody has no turn in the time to come.
    NoTurn {
        /// Who.
        who: Person,
    },
    /// Whoever wants to take it has it.
    YoursAlready {
        /// From when.
        at: Moment,
    },
    /// Swapping needs two.
    WithYourself,
    /// The same wish waits already.
    Wished {
        /// Its number.
        number: u32,
    },
    /// There is no wish that could be answered.
    NoWish,
    /// There are several.
    WhichWish {
        /// Some of them.
        numbers: Vec<u32>,
    },
    /// These days are given to somebody already.
    Overlaps {
        /// The number of the change that says so.
        number: u32,
        /// To whom.
        who: Person,
        /// Up to when.
        until: Moment,
    },
    /// It is known that this person is away then.
    AwayAlready {
        /// The number of the change that says so.
        number: u32,
        /// Who.
        who: Person,
    },
    /// No change with this number has any effect.
    NoSuchChange {
        /// The number.
        number: u32,
    },
    /// Somebody looked already.
    Checked {
        /// Who.
        by: Person,
        /// When.
        at: Moment,
    },
    /// Everybody else is away, or has passed it on.
    NobodyLeft,
    /// Nobody takes turns at all.
    NobodyAtAll,
}
