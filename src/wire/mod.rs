//! wire: what do Teams, Graph, Dev Ops and the login really send and take?
//!
//! In: JSON. Out: types that name its parts, and the other way round.
//! Never: a decision, a default that means something, a network, a clock.
//! May touch: `serde_json`, url.

pub mod activity;
mod address;
pub mod connector;
pub mod devops;
pub mod graph;
pub mod invoke;
mod lenient;
pub mod openid;
pub mod process;

pub use activity::Activity;
pub use address::{NotAnAddress, ServiceUrl, Trusted};
