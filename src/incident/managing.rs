//! How an incident comes to somebody who leads it (P05, P11).

use crate::ids::Moment;
use crate::people::Person;
use serde::{Deserialize, Serialize};

/// On the way to an incident manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "managing", rename_all = "snake_case")]
pub enum Managing {
    /// Nobody has been asked.
    Wanted {
        /// Who offered, in that order.
        volunteers: Vec<Person>,
    },
    /// This person has been asked and has not answered.
    Asked {
        /// Who.
        manager: Person,
        /// Who offered, in that order.
        volunteers: Vec<Person>,
    },
    /// This person said yes, and leads unless somebody objects.
    Agreed {
        /// Who.
        manager: Person,
        /// By then.
        until: Moment,
        /// Who offered, in that order.
        volunteers: Vec<Person>,
    },
}

impl Managing {
    /// Who offered, in that order.
    #[must_use]
    pub fn volunteers(&self) -> &[Person] {
        match self {
            Self::Wanted { volunteers }
            | Self::Asked { volunteers, .. }
            | Self::Agreed { volunteers, .. } => volunteers,
        }
    }
}

/// Somebody is asked to lead instead of whoever does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Who is asked.
    pub to: Person,
    /// What that person should know.
    pub summary: Option<String>,
}
