#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod auth;
pub mod cards;
pub mod clients;
pub mod clock;
pub mod config;
pub mod hear;
pub mod house;
pub mod http;
pub mod intake;
pub mod outbox;
pub mod rota;
pub mod sandbox;
pub mod stage;
pub mod store;
pub mod wire;
