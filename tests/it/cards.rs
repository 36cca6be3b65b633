//! Cards and words, for incidents in every phase.

mod contract;
mod dutch;
mod hostile;
pub mod story;
mod wording;
