//! The chat, scene by scene.

mod confirmation;
mod course;
mod first;
mod managers;
mod menu;
mod outage;
mod projects;
mod repeats;
mod reports;
mod severity;
mod two;
