//! incident: what does the process ask for, now that this has happened?
//!
//! In: an `Incident` and an `Ask`. Out: a `Decision` of events and intents, or a `Refusal`.
//! Never: async, a clock, chance, the network, a disk, words for a log.
//! May touch: nothing but serde.

mod action;
mod apply;
mod command;
mod decide;
mod errand;
mod event;
mod ids;
mod informing;
mod intent;
mod managing;
mod news;
mod outside;
mod people;
mod phase;
mod policy;
mod receipt;
mod refusal;
mod reminders;
mod resolution;
mod saying;
mod severity;
mod standing;

pub use action::{Action, Ended, Item, Wanted};
pub use apply::{apply, replay};
pub use command::{Ask, Command, Deadline, Report, Resolving};
pub use decide::{Decision, decide, for_everybody, may_assign, may_confirm, report};
pub use errand::Errand;
pub use event::{Entry, Event, Reported};
pub use ids::{
    ChatId, IncidentId, Kind, Mark, MessageId, Moment, NotAnIncidentId, PersonId, WorkItemId,
};
pub use informing::{Client, Expected, Informing, Told, informer};
pub use intent::{Card, Intent, Task};
pub use managing::{HandOver, Managing};
pub use news::{AlertNews, News, Worry};
pub use outside::{Bug, Chat, Meeting, Outside, Parked, Posted};
pub use people::{Actor, CriticalPath, Duty, LogQuery, Member, Person, Role, Team, Who};
pub use phase::{Asked, Confirmed, Decided, Incident, Phase, Unconfirmed, Update, Verdict};
pub use policy::Policy;
pub use receipt::Receipt;
pub use refusal::{OnAction, OnAlert, OnRota, Refusal};
pub use reminders::{Owed, PutOff, Reminders, Stopped, owed};
pub use resolution::{Monitored, Resolution};
pub use saying::{Enquiry, Room, Saying};
pub use severity::{Answers, Extent, Severity, Workaround};
pub use standing::{Right, Standing};
