//! house: what every room may take for granted: the team, its clocks, its rota, its language.
//!
//! In: the configuration. Out: the team, the duty at a moment.
//! Never: state, neighbours.
//! May touch: incident, clock, rota, wording, jiff.

use crate::clock::Clock;
use incident::{ChatId, Duty, Moment, Team};
use jiff::tz::TimeZone;
use rota::Rota;
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
    /// Whose turn it is.
    pub rota: Rota,
    /// What time it is.
    pub clock: Clock,
    /// The bot's id in Teams: `28:` and the application id.
    pub bot_mri: String,
    /// The 121 Team chat, where the configuration names it.
    pub team_chat: Option<ChatId>,
    /// The Connector to use before anybody has spoken.
    pub service_url: Option<String>,
}

impl House {
    /// Who checks the logs at that moment.
    pub fn duty(&self, at: Moment) -> Option<Duty> {
        self.rota.who(at).map(|turn| turn.duty)
    }
}
