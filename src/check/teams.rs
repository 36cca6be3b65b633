//! The Bot Connector, the team chat, and the people in it.

use super::{Probe, Report, Standing, people, signs_in};
use crate::clients::teams::Place;
use crate::clients::token::Scope;
use crate::wire::connector::Member;

/// How many pages of members are read at the most.
const PAGES_MAX: usize = 10;
const CHAT: (&str, &str) = ("Teams", "team chat");

/// Gives whom it found in the team chat.
pub(super) async fn probe(probe: &Probe<'_>, report: &mut Report) -> Vec<Member> {
    let token =
        signs_in(probe, report, Scope::Connector, ("Bot Connector", Standing::Broken)).await;
    let mut here: Vec<Member> = Vec::new();
    if token.is_none() {
        return here;
    }
    let config = probe.config;
    let (Some(chat), Some(service_url)) = (&config.team_chat, &config.service_url) else {
        report.lacks(
            CHAT,
            Standing::Degraded,
            "team.chat and team.service_url are not set, so the chat cannot be looked at; Firewatch \
             learns both when it is added to the chat",
            "set them to have them checked here",
        );
        return here;
    };
    let place = Place { service_url, conversation: chat };
    let mut from: Option<String> = None;
    for _ in 0..PAGES_MAX {
        let page = probe.neighbours.teams.members(place, from.as_deref(), probe.now).await;
        let page = match page {
            Ok(page) => page,
            Err(trouble) => {
                report.trouble(CHAT, Standing::Broken, &trouble);
                return here;
            }
        };
        here.extend(page.members);
        from = page.continuation_token.filter(|token| !token.is_empty());
        if from.is_none() {
            break;
        }
    }
    report.works(CHAT.0, CHAT.1, format!("Firewatch is in it, with {} people", here.len()));
    people::in_the_chat(probe, &here, report);
    here
}
