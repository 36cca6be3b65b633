//! Firewatch.

pub mod auth;
pub mod clients;
pub mod http;
pub mod wire;
