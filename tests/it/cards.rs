//! Cards and words, for incidents in every phase.

mod contract;
mod dutch;
mod hostile;
mod looks;
mod story;
mod wording;
