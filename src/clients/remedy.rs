//! What people can do about a neighbour's "no": what is so, and the one thing that mends it.
//!
//! Neighbours say it in codes. The codes and their causes:
//! <https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes>,
//! <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis>
//! and the words of Azure `DevOps` itself.

use super::trouble::{Service, Trouble, TroubleKind};
use std::fmt;

/// What is so, and what mends it; two sentences without their full stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What is so.
    pub so: String,
    /// What to do.
    pub mend: String,
}

impl Remedy {
    fn new(so: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { so: so.into(), mend: mend.into() }
    }
}

/// One sentence without its full stop.
impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.so, self.mend)
    }
}

/// The remedy for a trouble whose cause is known; none where it may pass by itself, or where
/// nobody knows more than the neighbour said.
#[must_use]
pub fn remedy(trouble: &Trouble) -> Option<Remedy> {
    match trouble.service {
        Service::Login => login(&trouble.detail),
        Service::Identity => identity(trouble),
        Service::DevOps => devops(trouble),
        Service::Graph => graph(trouble),
        Service::Teams => teams(trouble),
        Service::Keys => None,
    }
}

/// By the number Entra puts into its words.
fn login(detail: &str) -> Option<Remedy> {
    let has = |code: &str| detail.contains(&format!("AADSTS{code}:"));
    let registration = "in the Entra portal: App registrations, the bot, Certificates & secrets";
    let found = [
        (
            "7000215",
            "Entra does not know the client secret",
            format!(
                "set bot.client_secret to the value (not the id) of a secret, or make a new one {registration}"
            ),
        ),
        (
            "7000222",
            "the client secret has expired",
            format!("make a new one {registration}, and set bot.client_secret"),
        ),
        (
            "700016",
            "the tenant knows no app with the id of bot.app_id",
            String::from(
                "compare bot.app_id and bot.tenant_id with the overview of the app registration",
            ),
        ),
        (
            "90002",
            "there is no tenant with the id of bot.tenant_id",
            String::from("compare bot.tenant_id with the overview of the Entra portal"),
        ),
        (
            "7000229",
            "the app has no service principal in the tenant",
            String::from("run `az ad sp create --id` with the id of bot.app_id"),
        ),
        (
            "700027",
            "the app registration does not know the certificate",
            format!("upload the certificate of bot.certificate_file {registration}"),
        ),
        (
            "700024",
            "what stands in the place of the secret is not valid now",
            String::from(
                "look at the clock of this machine, and at the age of bot.federated_token_file",
            ),
        ),
    ];
    if detail.starts_with("bot.federated_token_file") {
        return Some(Remedy::new(
            format!("there is no token to read: {detail}"),
            "see that the platform writes it there, and that Firewatch may read it",
        ));
    }
    let federated = ["700211", "700212", "700213"].iter().any(|code| has(code));
    if federated {
        return Some(Remedy::new(
            "the app registration does not trust the token in bot.federated_token_file",
            "compare issuer, subject and audience of its federated credential with the token",
        ));
    }
    let (_, so, mend) = found.into_iter().find(|(code, ..)| has(code))?;
    Some(Remedy::new(so, mend))
}

fn identity(trouble: &Trouble) -> Option<Remedy> {
    let refused = trouble.kind == TroubleKind::Unauthorised;
    refused.then(|| {
        Remedy::new(
            "the machine does not have the identity that bot.managed_identity names",
            "assign it to the machine (with user-assigned, bot.app_id is its client id)",
        )
    })
}

fn devops(trouble: &Trouble) -> Option<Remedy> {
    let detail = trouble.detail.as_str();
    if let Some(field) = detail.split("Rule Error for field ").nth(1) {
        let (field, codes) = field.split_once(". Error code").unwrap_or((field, ""));
        let so = if codes.contains("InvalidEmpty") {
            format!(
                "Azure DevOps wants the field {field} on this item, and Firewatch leaves it empty"
            )
        } else {
            format!(
                "a rule of the project does not take what Firewatch puts into the field {field}"
            )
        };
        return Some(Remedy::new(
            so,
            format!("give {field} a value under devops.fields, or have the rule changed"),
        ));
    }
    if let Some(field) = detail.split("Cannot find field ").nth(1) {
        let field = field.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        return Some(Remedy::new(
            format!("the project has no field {field}"),
            "take it out of devops.fields, or have it added to the work item type",
        ));
    }
    if detail.contains("TF401347") {
        return Some(Remedy::new(
            "the project does not know the sprint or the area that its team names",
            "look at the iterations and areas of the team in the project settings",
        ));
    }
    if detail.contains("TF200016") {
        return Some(Remedy::new(
            "there is no such project, or the bot may not see it",
            "compare devops.project, and add the bot to the project's Contributors",
        ));
    }
    let key = trouble.code.as_str();
    match key {
        "HostNotFoundException" => Some(Remedy::new(
            "there is no such organization",
            "compare devops.organization with the address of Azure DevOps",
        )),
        "WorkItemTypeNotFoundException" => Some(Remedy::new(
            "the project has no work item type of the name of devops.bug_type, and none for bugs",
            "set devops.bug_type to the type that stands for bugs",
        )),
        "TeamNotFoundException" => Some(Remedy::new(
            "the project has no team of the name of devops.team",
            "compare devops.team with the teams in the project settings",
        )),
        _ if trouble.kind == TroubleKind::Unauthorised => Some(Remedy::new(
            "Azure DevOps does not let the bot in",
            "add its service principal to the organization's users, with Basic access, and to the \
             project's Contributors",
        )),
        _ => None,
    }
}

/// What each operation wants to be allowed:
/// <https://learn.microsoft.com/en-us/graph/permissions-reference>
fn graph(trouble: &Trouble) -> Option<Remedy> {
    if trouble.kind == TroubleKind::Unauthorised {
        return Some(Remedy::new(
            "Microsoft Graph does not accept the bot's sign-in",
            "compare bot.tenant_id and bot.app_id with the app registration",
        ));
    }
    if trouble.detail.contains("RosterAddMemberBlocked") {
        return Some(Remedy::new(
            "the chat was begun by two people, and Teams lets nobody join such a chat",
            "start a new chat by hand with everybody in it",
        ));
    }
    if trouble.detail.contains("ResourceSpecificPermissionsMismatch") {
        return Some(Remedy::new(
            "the app in the catalogue asks for other permissions in chats than this version",
            "upload the package of `firewatch package` again",
        ));
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
        Remedy::new(
            format!("the bot lacks the permission {permission}"),
            format!("grant {permission} to it, with an administrator's consent"),
        )
    })
}

fn teams(trouble: &Trouble) -> Option<Remedy> {
    let (so, mend) = match trouble.code.as_str() {
        "BotNotInConversationRoster" => {
            ("Firewatch is not in that chat", "add the app to the chat again")
        }
        "BotDisabledByAdmin" => (
            "an administrator has blocked the app",
            "allow it in the Teams admin centre under Manage apps",
        ),
        "ConversationBlockedByUser" => (
            "the person has blocked the bot, or taken it away",
            "ask the person to add the app again",
        ),
        "BotNotRegistered" => (
            "the Bot Connector knows no bot with the id of bot.app_id",
            "compare bot.app_id with the Azure Bot, and see that its Teams channel is on",
        ),
        "InvalidBotApiHost" => (
            "the team belongs to another cloud than the address the bot sends to",
            "set team.service_url to the Connector of that cloud",
        ),
        "NotEnoughPermissions" | "MessageWritesBlocked" => {
            ("the bot may not write in that chat", "let members write there, or add the app again")
        }
        "ConversationNotFound" => {
            ("there is no such chat any more", "add the app to the chat that is to be used")
        }
        _ if trouble.kind == TroubleKind::Unauthorised => (
            "the Bot Connector does not accept the bot's sign-in",
            "compare bot.app_id and bot.tenant_id with the Azure Bot",
        ),
        _ => return None,
    };
    Some(Remedy::new(so, mend))
}
