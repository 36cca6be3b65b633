//! incident: what does the process ask for, now that this has happened?
//!
//! In: an `Incident` and an `Ask`. Out: a `Decision` of events and intents, or a `Refusal`.
//! Never: async, a clock, chance, the network, a disk, words for a log.
//! May touch: nothing but serde.

mod ids;

pub use ids::{
    ChatId, IncidentId, Kind, Mark, MessageId, Moment, NotAnIncidentId, PersonId, WorkItemId,
};
