//! What is said about turns at checking the logs, as data: the words are the cards' business.

use crate::ids::Moment;
use crate::people::Person;
use serde::{Deserialize, Serialize};

/// Something about the rota that people should know, or have to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    /// These changes are in force; what they are stands in the rota.
    Changed {
        /// Their numbers.
        numbers: Vec<u32>,
        /// Who made them.
        by: Person,
    },
    /// A change is none any more.
    Undone {
        /// Its number.
        number: u32,
        /// Who said so.
        by: Person,
    },
    /// Somebody wants to swap, and somebody has to answer; the rest stands in the rota.
    Wish {
        /// Its number.
        number: u32,
    },
    /// The answer was no.
    WishDeclined {
        /// Whose answer.
        by: Person,
        /// Who had asked.
        asker: Person,
    },
    /// There was no answer in time.
    WishLapsed {
        /// Who had asked.
        asker: Person,
        /// Who was asked.
        with: Person,
    },
    /// What a change by an administrator would mean, before it is made.
    Preview {
        /// Who would check.
        who: Person,
        /// The first day, as a date.
        first: String,
        /// The last day, as a date.
        last: String,
        /// From this moment.
        from: Moment,
        /// Up to this moment.
        until: Moment,
        /// The last number given by then: what was changed since makes a new preview.
        agreed: u32,
    },
    /// Everybody who could check is away.
    Bare {
        /// When.
        at: Moment,
        /// Who can mend it.
        administrators: Vec<Person>,
    },
    /// The plan of turns leaves days without a question.
    Worry {
        /// What is odd about it.
        worry: Worry,
        /// Who can mend it.
        administrators: Vec<Person>,
    },
    /// The morning's question is open still.
    CheckNudged {
        /// Who is asked.
        who: Person,
    },
    /// The morning's question is another's now.
    CheckPassed {
        /// Who is asked now.
        to: Person,
        /// Who was asked before.
        from: Person,
        /// Whether that person said nothing; otherwise that it cannot be done.
        silent: bool,
    },
}

/// What is odd about the plan of turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "worry", rename_all = "snake_case")]
pub enum Worry {
    /// Nobody takes turns.
    NobodyAtAll,
    /// The order begins later; its first checks until then.
    StartsLater {
        /// The first day, as a date.
        from: String,
    },
    /// There is no working day in sight, so nobody is asked to look.
    NeverWorks,
}

/// Something about an alert that people should know, or have to answer (P04).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum AlertNews {
    /// It came again, and was counted.
    Again,
    /// Nobody has answered: somebody else is asked.
    Silent {
        /// Who is asked now; none is the whole team.
        to: Option<Person>,
        /// Who was asked before.
        before: Vec<Person>,
    },
    /// It is not kept quiet any more, and had come meanwhile.
    MuteEnded {
        /// How often.
        held: u32,
    },
}
