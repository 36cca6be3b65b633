//! Firewatch.
