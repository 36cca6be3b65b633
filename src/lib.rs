//! Firewatch.
pub mod clock;
pub mod config;
pub mod rota;
pub mod store;
