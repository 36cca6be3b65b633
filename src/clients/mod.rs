//! clients: what do our neighbours say?
//!
//! In: a typed request and the present. Out: their typed answer, or a `Trouble` that says whether
//! it may have been carried out.
//! Never: a retry (but for one with a fresh token), a policy, a memory (but for tokens).
//! May touch: incident, wire, jiff, oauth2, `percent_encoding`, reqwest, secrecy, `serde_json`, tokio, url.

pub mod devops;
pub mod graph;
pub mod http;
pub mod openid;
pub mod teams;
pub mod token;
pub mod trouble;

#[cfg(test)]
mod test;

pub use trouble::{Service, Trouble, TroubleKind};

use std::sync::Arc;

/// The three neighbours an incident needs.
#[derive(Debug)]
pub struct Neighbours {
    /// The Bot Connector.
    pub teams: teams::Teams,
    /// Microsoft Graph.
    pub graph: graph::Graph,
    /// Azure Dev Ops.
    pub devops: devops::DevOps,
}

impl Neighbours {
    /// Knows where they are; says nothing to them yet. `graph` is the base address of Graph with
    /// its version.
    pub fn new(
        client: &reqwest::Client,
        tokens: &Arc<token::Tokens>,
        graph: &str,
        devops: &devops::Place,
    ) -> Self {
        let voice =
            |service, scope| http::Voice::new(service, client.clone(), scope, Arc::clone(tokens));
        Self {
            teams: teams::Teams::new(voice(Service::Teams, token::Scope::Connector)),
            graph: graph::Graph::new(voice(Service::Graph, token::Scope::Graph), graph),
            devops: devops::DevOps::new(voice(Service::DevOps, token::Scope::DevOps), devops),
        }
    }
}
