//! Firewatch.
pub mod sandbox;
