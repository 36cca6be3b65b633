//! Cards and words, for incidents in every phase.

mod contract;
mod hostile;
mod looks;
mod story;
mod wording;
