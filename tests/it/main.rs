//! One binary for everything that is tested through the doors.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]
#![expect(clippy::expect_used, reason = "a test that cannot go on should say why")]
#![expect(clippy::panic, reason = "a test that cannot go on should stop there")]
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop there")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod home;
mod seen;
mod strangers;
mod talk;
mod talks;
