//! The Bot Connector, the team chat, and the people in it.

use super::{Probe, Report, Standing, signs_in};
use crate::clients::teams::Place;
use crate::clients::token::Scope;
use std::collections::BTreeSet;

/// How many pages of members are read at the most.
const PAGES_MAX: usize = 10;
const CHAT: (&str, &str) = ("Teams", "team chat");

pub(super) async fn probe(probe: &Probe<'_>, report: &mut Report) {
    let token =
        signs_in(probe, report, Scope::Connector, ("Bot Connector", Standing::Broken)).await;
    if token.is_none() {
        return;
    }
    let config = probe.config;
    let (Some(chat), Some(service_url)) = (&config.team_chat, &config.service_url) else {
        return report.lacks(
            CHAT,
            Standing::Degraded,
            "team.chat and team.service_url are not set, so the chat cannot be looked at; Firewatch \
             learns both when it is added to the chat",
            "set them to have them checked here",
        );
    };
    let place = Place { service_url, conversation: chat };
    let mut here: BTreeSet<String> = BTreeSet::new();
    let mut from: Option<String> = None;
    for _ in 0..PAGES_MAX {
        let page = probe.neighbours.teams.members(place, from.as_deref(), probe.now).await;
        let page = match page {
            Ok(page) => page,
            Err(trouble) => return report.trouble(CHAT, Standing::Broken, &trouble),
        };
        let ids = page.members.iter().filter_map(|member| member.entra_id());
        here.extend(ids.map(str::to_lowercase));
        from = page.continuation_token.filter(|token| !token.is_empty());
        if from.is_none() {
            break;
        }
    }
    report.works(CHAT.0, CHAT.1, format!("Firewatch is in it, with {} people", here.len()));
    let absent: Vec<&str> = config
        .team
        .members
        .iter()
        .filter(|member| !here.contains(&member.person.id.as_str().to_lowercase()))
        .map(|member| member.person.name.as_str())
        .collect();
    if absent.is_empty() {
        let so = format!("all {} of team.people are in the team chat", config.team.members.len());
        report.works("People", "in the team chat", so);
    } else {
        report.lacks(
            ("People", "in the team chat"),
            Standing::Degraded,
            format!("not there, so nobody there can mention them: {}", absent.join(", ")),
            "add them to the chat, or compare their ids in team.people with the Entra portal",
        );
    }
}
