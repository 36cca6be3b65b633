//! alerts: what did a machine say, and who looks at it?
//!
//! In: the alerts so far, an ask, a moment. Out: the alert as it is from now on, what else has to
//! be judged with it, what the world should be asked to do; or a refusal.
//! Never: a clock, words for people.
//! May touch: incident, rota, serde.
//!
//! An alert is a claim of a machine (P04). It is asked of the daily log checker and answered once;
//! it becomes a report only if a person says so (P08).

mod alert;
mod command;
mod decide;
mod look;
mod mute;

pub use alert::{Alert, Alerts, Answer, Asked, Mute, Verdict};
pub use command::Command;
pub use decide::{Also, Case, Decision, decide};
pub use look::next_look;

#[cfg(test)]
mod test;
