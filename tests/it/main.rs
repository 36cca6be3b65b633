//! One binary for everything that is tested through the doors.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::string_slice,
    reason = "a test that cannot go on should stop there, and say aloud what it did"
)]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod calendar;
mod card;
mod cards;
mod check;
mod collectors;
mod contracts;
mod crash;
mod deploy;
mod example;
mod gallery;
mod home;
mod identity;
mod ledger;
mod lines;
mod package;
mod program;
mod promises;
mod seen;
mod simulation;
mod spans;
mod strangers;
mod talk;
mod talks;
mod tidy;
mod turns;
mod watch;
