//! house: what every room may take for granted: the team, its clocks, its rota, its language.
//!
//! In: the configuration. Out: the team, the plan of turns.
//! Never: state, neighbours.
//! May touch: incident, clock, rota, wording, jiff, secrecy.

use crate::clock::Clock;
use incident::{ChatId, Team};
use jiff::tz::TimeZone;
use rota::Plan;
use secrecy::SecretString;
use std::sync::Arc;
use wording::Words;

/// The facts that hold from start to end.
#[derive(Debug)]
pub struct House {
    /// Who and what.
    pub team: Arc<Team>,
    /// The team's clocks.
    pub zone: TimeZone,
    /// How the team is spoken to.
    pub words: Words,
    /// Whose turn it is, before anybody changed anything.
    pub plan: Arc<Plan>,
    /// What time it is.
    pub clock: Clock,
    /// The bot's id in Teams: `28:` and the application id.
    pub bot_mri: String,
    /// The 121 Team chat, where the configuration names it.
    pub team_chat: Option<ChatId>,
    /// The Connector to use before anybody has spoken.
    pub service_url: Option<String>,
    /// How the world reaches us, where that is known.
    pub public_url: Option<String>,
    /// What the link to the calendar of turns holds, where there is one.
    pub calendar_secret: Option<SecretString>,
}
