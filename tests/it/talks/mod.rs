//! The chat, scene by scene.

mod adoptions;
mod agreement;
mod alerts;
mod buttons;
mod chats;
mod comings;
mod confirmation;
mod course;
mod dutch;
mod faults;
mod first;
mod lost;
mod managers;
mod meetings;
mod menu;
mod moves;
pub(super) mod outage;
mod pauses;
mod presences;
mod projects;
mod reminders;
mod repeats;
mod reports;
mod rota;
mod severity;
mod two;
mod week;
