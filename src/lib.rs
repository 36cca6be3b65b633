//! Firewatch.

pub mod auth;
pub mod http;
pub mod wire;
