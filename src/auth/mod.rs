//! auth: who is speaking?
//!
//! In: the bytes of a request and its `Authorization` header. Out: an `Inbound` whose sender,
//! tenant and service address are proven, or `Denied` with the reason.
//! Never: the network, a clock, a look into the body before the token holds.
//! May touch: incident, wire, `arc_swap`, jsonwebtoken, tokio.

mod denied;
mod gate;
mod inbound;
mod keeper;
mod keys;
mod remembered;
mod token;

pub use denied::Denied;
pub use gate::{Gate, Proof, Rules};
pub use inbound::{Inbound, Speaker};
pub use keeper::keep_keys;
pub use keys::{KeyRing, KeySet};

#[cfg(test)]
mod test;
