//! The incident process.
