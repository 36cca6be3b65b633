//! rota: who checks the logs at this moment, and what may be changed about it?
//!
//! In: the configured turns, what people changed, a moment, a wish. Out: the checker, the deputy,
//! and when that changes; for a wish what follows from it, or a refusal. Nobody only where the
//! rota has no people.
//! Never: a clock, words for people.
//! May touch: incident, jiff, serde.

mod agenda;
mod apply;
mod command;
mod country;
mod day;
mod decide;
mod fairness;
mod office;
mod plan;
mod roster;
mod when;
mod who;
mod worry;

pub use agenda::Planned;
pub use apply::{Event, apply};
pub use command::{Ask, Command};
pub use country::{Country, Liberation};
pub use day::Day;
pub use decide::{Decision, decide, next_look};
pub use fairness::{Fairness, Share, fairness};
pub use office::Office;
pub use plan::{Plan, Temporary};
pub use roster::{Asked, Change, Check, Done, How, Roster, Unsaid, What, Why, Wish};
pub use when::When;
pub use who::{Rota, Stretch, Turn};

#[cfg(test)]
mod changes_test;
#[cfg(test)]
mod fairness_test;
#[cfg(test)]
mod test;
#[cfg(test)]
mod worry_test;
