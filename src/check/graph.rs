//! Microsoft Graph: each permission, and what is lost without it.
//!
//! Entra writes the application permissions it granted into the token. Such tokens are not ours to
//! read, and Microsoft may change them; so what stands there decides nothing in Firewatch, and is
//! only told here: <https://learn.microsoft.com/en-us/entra/identity-platform/access-tokens>

use super::{Probe, Report, Standing, people, signs_in};
use crate::clients::TroubleKind;
use crate::clients::token::Scope;
use crate::wire::connector::Member;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use incident::ChatId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use std::collections::BTreeSet;

/// Each permission, the greater ones that stand in for it, and what is lost without it.
/// <https://learn.microsoft.com/en-us/graph/permissions-reference>
const PERMISSIONS: [(&str, &[&str], &str); 7] = [
    ("Chat.Create", &[], "a person has to start the firefighting chat"),
    (
        "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All",
        &[],
        "a person has to add Firewatch to each firefighting chat",
    ),
    (
        "ChatMember.ReadWrite.All",
        &["Chat.ReadWrite.All"],
        "a person has to bring everybody into the chat when an incident becomes severity 1",
    ),
    (
        "Chat.ReadBasic.All",
        &["Chat.Read.All", "Chat.ReadWrite.All"],
        "after a lost answer a person has to look whether the chat exists already, and a chat made \
         by hand is not known by its title",
    ),
    (
        "User.Read.All",
        &["Directory.Read.All"],
        "guests of the organisation are added as members, which Graph may refuse",
    ),
    ("Presence.Read.All", &[], "whoever chooses an incident manager does not see who is there"),
    ("Calendars.ReadWrite", &[], "a person has to send the invitation to the post-mortem"),
];

pub(super) async fn probe(probe: &Probe<'_>, here: &[Member], report: &mut Report) {
    let scope = ("Microsoft Graph", Standing::Degraded);
    let Some(token) = signs_in(probe, report, Scope::Graph, scope).await else { return };
    let granted = granted(&token);
    match &granted {
        Some(granted) => {
            let bot = &probe.config.bot.app_id;
            for (permission, greater, lost) in PERMISSIONS {
                if std::iter::once(&permission).chain(greater).any(|one| granted.contains(*one)) {
                    report.works("Graph", permission, "granted");
                } else {
                    let so = format!("not granted: {lost}");
                    report.lacks(
                        ("Graph", permission),
                        Standing::Degraded,
                        so,
                        format!("run `bash deploy/grant-permissions.sh {bot} {permission}`"),
                    );
                }
            }
        }
        None => report.lacks(
            ("Graph", "permissions"),
            Standing::Degraded,
            "the token does not tell what is granted",
            "compare the permissions of the app in the Entra portal with docs/permissions.md",
        ),
    }
    catalogue(probe, report).await;
    if let Some(chat) = probe.config.team_chat.as_ref().filter(|_| !here.is_empty()) {
        hearing(probe, chat, report).await;
        let everywhere = granted.is_some_and(|granted| granted.contains("Chat.ReadWrite.All"));
        title(probe, chat, everywhere, report).await;
    }
    people::addresses(probe, report).await;
}

/// Whether the team chat gave what the package asks for: whoever added the app to it consented to what
/// the package asked for then. What is read is not looked at.
async fn hearing(probe: &Probe<'_>, chat: &ChatId, report: &mut Report) {
    let of = ("Teams", "ChatMessage.Read.Chat");
    match probe.neighbours.graph.latest_messages(chat, None, probe.now).await {
        Ok(_) => report.works(of.0, of.1, "granted in the team chat"),
        Err(trouble) if trouble.kind == TroubleKind::Refused => report.lacks(
            of,
            Standing::Degraded,
            "not granted in the team chat: Firewatch hears only what mentions it there, and says a \
             message once more whose answer was lost",
            "upload the package of `firewatch package`, and add the app to the team chat again",
        ),
        Err(trouble) => report.trouble(of, Standing::Degraded, &trouble),
    }
}

/// Whether the team chat lets its title be changed, as a firefighting chat has to. It is not tried:
/// everybody in the chat would read of it. What whoever added the app consented to is read instead.
async fn title(probe: &Probe<'_>, chat: &ChatId, everywhere: bool, report: &mut Report) {
    let of = ("Teams", "ChatSettings.ReadWrite.Chat");
    if everywhere {
        return report.works(of.0, of.1, "not needed beside Chat.ReadWrite.All");
    }
    let manifest_id = &probe.config.bot.manifest_id;
    let found = match probe.neighbours.graph.consent(chat, manifest_id, probe.now).await {
        Ok(found) => found,
        Err(trouble) => return report.trouble(of, Standing::Degraded, &trouble),
    };
    match found.and_then(|installed| installed.may(of.1)) {
        Some(true) => report.works(of.0, of.1, "granted in the team chat"),
        Some(false) => report.lacks(
            of,
            Standing::Degraded,
            "not granted in the team chat: where a firefighting chat does not grant it either, its \
             title does not tell how the incident stands",
            "upload the package of `firewatch package`, and add the app to the team chat again",
        ),
        None => report.lacks(
            of,
            Standing::Degraded,
            "Graph does not tell what the team chat consented to",
            "compare bot.manifest_id with the app in the chat",
        ),
    }
}

/// The app in the organisation's catalogue: without it the bot cannot enter new chats.
async fn catalogue(probe: &Probe<'_>, report: &mut Report) {
    let of = ("Graph", "app in the catalogue");
    let bot = &probe.config.bot;
    if let Some(id) = &bot.catalog_id {
        return report.works(of.0, of.1, format!("set by bot.catalog_id: {id}"));
    }
    let graph = &probe.neighbours.graph;
    match graph.catalogue_app_by_external_id(&bot.manifest_id, probe.now).await {
        Ok(Some(app)) => report.works(of.0, of.1, format!("found: {}", app.id)),
        Ok(None) => report.lacks(
            of,
            Standing::Degraded,
            "it is not there, so a person has to add Firewatch to each firefighting chat",
            "run `firewatch package` and upload the file in the Teams admin centre, Manage apps",
        ),
        Err(trouble) => report.trouble(of, Standing::Degraded, &trouble),
    }
}

/// The permissions in the token, if it is of the kind that tells.
fn granted(token: &SecretString) -> Option<BTreeSet<String>> {
    let body = token.expose_secret().split('.').nth(1)?;
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).ok()?).ok()?;
    let roles = claims.get("roles").and_then(Value::as_array).cloned().unwrap_or_default();
    Some(roles.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}
