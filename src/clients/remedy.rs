//! What people can do about a neighbour's "no": what is so, and the one thing that mends it.
//!
//! Neighbours say it in codes. The codes and their causes:
//! <https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes>,
//! <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis>
//! and the words of Azure `DevOps` itself.

use super::trouble::{Service, Trouble, TroubleKind};
use std::fmt;
use wording::{Words, say};

/// What is so, and what mends it; two sentences without their full stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What is so.
    pub so: String,
    /// What to do.
    pub mend: String,
}

/// One sentence without its full stop.
impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.so, self.mend)
    }
}

/// The remedy for a trouble whose cause is known, in these words; none where it may pass by itself, or
/// where nobody knows more than the neighbour said.
#[must_use]
pub fn remedy(words: &Words, trouble: &Trouble) -> Option<Remedy> {
    let (so, mend) = match trouble.service {
        Service::Login => login(words, &trouble.detail),
        Service::Identity => identity(words, trouble),
        Service::DevOps => devops(words, trouble),
        Service::Graph => graph(words, trouble),
        Service::Teams => teams(words, trouble),
        Service::Keys => None,
    }?;
    Some(Remedy { so, mend })
}

type Told = Option<(String, String)>;

/// By the number Entra puts into its words.
fn login(words: &Words, detail: &str) -> Told {
    let has = |codes: &[&str]| codes.iter().any(|code| detail.contains(&format!("AADSTS{code}:")));
    Some(if detail.starts_with("bot.federated_token_file") {
        (say!(words, "so-no-token-file", detail), say!(words, "do-no-token-file"))
    } else if has(&["700211", "700212", "700213"]) {
        (say!(words, "so-token-not-trusted"), say!(words, "do-token-not-trusted"))
    } else if has(&["7000215"]) {
        (say!(words, "so-secret-unknown"), say!(words, "do-secret-unknown"))
    } else if has(&["7000222"]) {
        (say!(words, "so-secret-expired"), say!(words, "do-secret-expired"))
    } else if has(&["700016"]) {
        (say!(words, "so-app-unknown"), say!(words, "do-app-unknown"))
    } else if has(&["90002"]) {
        (say!(words, "so-tenant-unknown"), say!(words, "do-tenant-unknown"))
    } else if has(&["7000229"]) {
        (say!(words, "so-no-principal"), say!(words, "do-no-principal"))
    } else if has(&["700027"]) {
        (say!(words, "so-certificate-unknown"), say!(words, "do-certificate-unknown"))
    } else if has(&["700024"]) {
        (say!(words, "so-proof-stale"), say!(words, "do-proof-stale"))
    } else {
        return None;
    })
}

fn identity(words: &Words, trouble: &Trouble) -> Told {
    let refused = trouble.kind == TroubleKind::Unauthorised;
    refused.then(|| (say!(words, "so-no-identity"), say!(words, "do-no-identity")))
}

fn devops(words: &Words, trouble: &Trouble) -> Told {
    let detail = trouble.detail.as_str();
    if let Some(field) = detail.split("Rule Error for field ").nth(1) {
        let (field, codes) = field.split_once(". Error code").unwrap_or((field, ""));
        let so = if codes.contains("InvalidEmpty") {
            say!(words, "so-field-wanted", field)
        } else {
            say!(words, "so-field-not-taken", field)
        };
        return Some((so, say!(words, "do-field-wanted", field)));
    }
    if let Some(field) = detail.split("Cannot find field ").nth(1) {
        let field = field.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        return Some((say!(words, "so-field-unknown", field), say!(words, "do-field-unknown")));
    }
    if detail.contains("TF401347") {
        return Some((say!(words, "so-place-unknown"), say!(words, "do-place-unknown")));
    }
    if detail.contains("TF200016") {
        return Some((say!(words, "so-project-unknown"), say!(words, "do-project-unknown")));
    }
    Some(match trouble.code.as_str() {
        "HostNotFoundException" => {
            (say!(words, "so-organization-unknown"), say!(words, "do-organization-unknown"))
        }
        "WorkItemTypeNotFoundException" => {
            (say!(words, "so-type-unknown"), say!(words, "do-type-unknown"))
        }
        "TeamNotFoundException" => (say!(words, "so-team-unknown"), say!(words, "do-team-unknown")),
        _ if trouble.kind == TroubleKind::Unauthorised => {
            (say!(words, "so-devops-closed"), say!(words, "do-devops-closed"))
        }
        _ => return None,
    })
}

/// What each operation wants to be allowed:
/// <https://learn.microsoft.com/en-us/graph/permissions-reference>
fn graph(words: &Words, trouble: &Trouble) -> Told {
    if trouble.kind == TroubleKind::Unauthorised {
        return Some((say!(words, "so-graph-closed"), say!(words, "do-graph-closed")));
    }
    if trouble.detail.contains("RosterAddMemberBlocked") {
        return Some((say!(words, "so-chat-of-two"), say!(words, "do-chat-of-two")));
    }
    if trouble.detail.contains("ResourceSpecificPermissionsMismatch") {
        return Some((say!(words, "so-other-consent"), say!(words, "do-other-consent")));
    }
    let forbidden = trouble.kind == TroubleKind::Refused && trouble.status == Some(403);
    let permission = match trouble.operation {
        "create chat" => "Chat.Create",
        "chats of user" | "chat" => "Chat.ReadBasic.All",
        "rename chat" => "ChatSettings.ReadWrite.Chat",
        "chat members" | "add chat member" | "add chat members" => "ChatMember.ReadWrite.All",
        "install app" | "installed apps" | "consent in chat" | "upgrade app" => {
            "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All"
        }
        "catalogue app" => "AppCatalog.Read.All",
        "user" | "users" | "user by mail" => "User.ReadBasic.All",
        "presences" => "Presence.Read.All",
        "schedules" | "create event" => "Calendars.ReadWrite",
        _ => return None,
    };
    forbidden.then(|| {
        (say!(words, "so-permission", permission), say!(words, "do-permission", permission))
    })
}

fn teams(words: &Words, trouble: &Trouble) -> Told {
    Some(match trouble.code.as_str() {
        "BotNotInConversationRoster" => {
            (say!(words, "so-not-in-chat"), say!(words, "do-not-in-chat"))
        }
        "BotDisabledByAdmin" => (say!(words, "so-blocked"), say!(words, "do-blocked")),
        "ConversationBlockedByUser" => {
            (say!(words, "so-blocked-by-person"), say!(words, "do-blocked-by-person"))
        }
        "BotNotRegistered" => (say!(words, "so-bot-unknown"), say!(words, "do-bot-unknown")),
        "InvalidBotApiHost" => (say!(words, "so-other-cloud"), say!(words, "do-other-cloud")),
        "NotEnoughPermissions" | "MessageWritesBlocked" => {
            (say!(words, "so-may-not-write"), say!(words, "do-may-not-write"))
        }
        "ConversationNotFound" => (say!(words, "so-chat-gone"), say!(words, "do-chat-gone")),
        _ if trouble.kind == TroubleKind::Unauthorised => {
            (say!(words, "so-connector-closed"), say!(words, "do-connector-closed"))
        }
        _ => return None,
    })
}
