//! What people changed of the plan, and what came of the morning duty. Kept by the store.

use incident::{Intent, Moment, Person, Posted, Worry};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How long a change is kept after it has no effect any more: reports look that far back.
pub(crate) const KEPT_DAYS: i32 = 90;
/// More is not shown of what could not be said.
pub(crate) const UNSAID_MAX: usize = 5;

/// Everything that is not configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// The last number given to a change or a wish.
    pub last: u32,
    /// What people changed, oldest first.
    pub changes: Vec<Change>,
    /// Wishes to swap that wait for an answer.
    pub wishes: Vec<Wish>,
    /// The latest working day of which the checker was asked to look, or need not be.
    pub asked: Option<Date>,
    /// The morning duty of that day.
    pub check: Option<Check>,
    /// The morning duty before that.
    pub before: Option<Check>,
    /// The day of which it was said that nobody is left for it.
    pub bare: Option<Date>,
    /// What was odd about the plan when it was looked at last; people were told.
    #[serde(default)]
    pub worries: Vec<Worry>,
    /// What could not be said about turns, since the morning before the latest.
    #[serde(default)]
    pub unsaid: Vec<Unsaid>,
}

/// Something about turns that could not be said, or shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsaid {
    /// When that was given up.
    pub at: Moment,
    /// What was to be said.
    pub intent: Intent,
    /// What is so and what to do, for people.
    pub reason: String,
}

/// A change of whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number, for people to name it.
    pub number: u32,
    /// When it was made.
    pub at: Moment,
    /// Who made it.
    pub by: Person,
    /// What it is.
    pub what: What,
}

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum What {
    /// This person checks for a while, whoever's turn it is.
    Covers {
        /// Who checks.
        who: Person,
        /// From this moment.
        from: Moment,
        /// Up to this moment.
        until: Moment,
        /// How it came about.
        how: How,
    },
    /// This person cannot check on some days, both ends included.
    Away {
        /// Who is away.
        who: Person,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
}

/// How it came about that somebody checks out of turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// An administrator said so.
    Override,
    /// This person took it.
    TakeOver,
    /// Two agreed to swap.
    Swap,
    /// Whoever's turn it was could not.
    PassedOn,
}

/// A wish to swap two turns, until it is answered or too late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Its number.
    pub number: u32,
    /// When it was said.
    pub at: Moment,
    /// Who wants to swap.
    pub by: Person,
    /// The day this person gives.
    pub gives: Date,
    /// With whom.
    pub with: Person,
    /// The day this person gets.
    pub gets: Date,
}

/// One day's look at the logs (P03): who was asked, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The day.
    pub day: Date,
    /// Whoever was asked, one after the other; at least one.
    pub asked: Vec<Asked>,
    /// When it should have been asked, where that was much earlier.
    pub due: Option<Moment>,
    /// Whether the one asked last was asked once more.
    pub nudged: bool,
    /// Where the card stands.
    pub card: Option<Posted>,
    /// What came of it.
    pub done: Option<Done>,
}

/// Somebody asked to look at the logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub who: Person,
    /// When.
    pub at: Moment,
    /// Why, where it was not this person's turn to begin with.
    pub why: Option<Why>,
}

/// Why somebody else is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The one before did not answer.
    Silence,
    /// The one before cannot.
    PassedOn,
    /// The turn is another's now.
    Changed,
}

/// What came of a look at the logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who looked.
    pub by: Person,
    /// When that was said.
    pub at: Moment,
    /// What was found; none where nothing was.
    pub noted: Option<String>,
}

impl Roster {
    /// A change by its number.
    pub fn change(&self, number: u32) -> Option<&Change> {
        self.changes.iter().find(|one| one.number == number)
    }

    /// A wish to swap by its number.
    pub fn wish(&self, number: u32) -> Option<&Wish> {
        self.wishes.iter().find(|one| one.number == number)
    }

    /// Whether somebody is away on a day.
    pub fn is_away(&self, person: &Person, day: Date) -> bool {
        self.changes.iter().any(|change| {
            matches!(&change.what, What::Away { who, from, until }
                if who.id == person.id && (*from..=*until).contains(&day))
        })
    }
}

impl Check {
    /// Who is asked at present.
    pub fn asks(&self) -> Option<&Person> {
        self.asked.last().map(|asked| &asked.who)
    }
}
