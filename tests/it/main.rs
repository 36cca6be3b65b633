//! One binary for the tests that see the program from outside.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test that cannot go on should stop there"
)]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod cards;
