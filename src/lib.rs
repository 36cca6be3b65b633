//! Firewatch.
pub mod store;
