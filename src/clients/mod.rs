//! clients: what do our neighbours say?
//!
//! In: a typed request and the present. Out: their typed answer, or a `Trouble` that says whether
//! it may have been carried out.
//! Never: a retry (but for one with a fresh token), a policy, a memory (but for tokens).
//! May touch: clock, incident, meter, wire, wording, `aws_lc_rs`, base64, jiff, jsonwebtoken, oauth2, `percent_encoding`, reqwest, `rustls_pki_types`, secrecy, `serde_json`, tokio, url, uuid.

pub mod devops;
mod exchange;
pub mod graph;
pub mod http;
pub mod openid;
pub mod remedy;
pub mod teams;
pub mod token;
pub mod trouble;

#[cfg(test)]
mod test;

pub use trouble::{Service, Trouble, TroubleKind};

use crate::meter::Meter;
use crate::wire::Trusted;
use secrecy::SecretString;
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

/// Where the neighbours are.
#[derive(Clone, Debug)]
pub struct Addresses {
    /// The Connectors that may get our token.
    pub connectors: Trusted,
    /// The base address of Graph with its version.
    pub graph: String,
    /// The project in Azure Dev Ops.
    pub devops: devops::Place,
}

impl Neighbours {
    /// Knows where they are; says nothing to them yet. `personal` is an access token that Azure
    /// Dev Ops takes in the place of Entra's.
    pub fn new(
        client: &reqwest::Client,
        tokens: &Arc<token::Tokens>,
        addresses: &Addresses,
        personal: Option<SecretString>,
        meter: &Arc<Meter>,
    ) -> Self {
        let Addresses { connectors, graph, devops } = addresses;
        let voice =
            |service, pass| http::Voice::new(service, client.clone(), pass, Arc::clone(meter));
        let token = |scope| http::Pass::Token(scope, Arc::clone(tokens));
        let to_devops = personal.map_or_else(|| token(token::Scope::DevOps), http::Pass::Personal);
        Self {
            teams: teams::Teams::new(
                voice(Service::Teams, token(token::Scope::Connector)),
                connectors.clone(),
            ),
            graph: graph::Graph::new(voice(Service::Graph, token(token::Scope::Graph)), graph),
            devops: devops::DevOps::new(voice(Service::DevOps, to_devops), devops),
        }
    }
}
