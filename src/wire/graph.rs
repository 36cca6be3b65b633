//! What we ask of Microsoft Graph, version 1.0, and its answers.

pub mod batch;
pub mod calendar;
pub mod messages;
pub mod presence;

use super::lenient;
use serde::{Deserialize, Serialize};

/// A group chat to be created.
/// <https://learn.microsoft.com/en-us/graph/api/chat-post>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewChat {
    chat_type: &'static str,
    topic: String,
    members: Vec<NewMember>,
}

impl NewChat {
    /// A group chat. Graph takes a topic of at most 250 characters without `:`, and wants three
    /// members or more, each once: otherwise nobody can be added later.
    #[must_use]
    pub fn group(topic: String, members: Vec<NewMember>) -> Self {
        Self { chat_type: "group", topic, members }
    }
}

/// A member of a new chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewMember {
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    roles: [ChatRole; 1],
    #[serde(rename = "user@odata.bind")]
    user: String,
}

impl NewMember {
    /// `user` names the user: `https://graph.microsoft.com/v1.0/users('{id}')`.
    #[must_use]
    pub fn new(user: String, role: ChatRole) -> Self {
        Self { kind: "#microsoft.graph.aadUserConversationMember", roles: [role], user }
    }
}

/// A member that joins a chat later and sees everything that was said there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JoiningMember {
    #[serde(flatten)]
    member: NewMember,
    #[serde(rename = "visibleHistoryStartDateTime")]
    history_from: &'static str,
}

impl JoiningMember {
    /// With the whole history: the earliest date there is.
    #[must_use]
    pub const fn with_history(member: NewMember) -> Self {
        Self { member, history_from: "0001-01-01T00:00:00Z" }
    }
}

/// A member of a chat.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatMember {
    /// The person's Entra id; now and then Graph leaves it out.
    #[serde(default, deserialize_with = "lenient::text")]
    pub user_id: Option<String>,
}

/// What a member is in a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChatRole {
    /// For people of the tenant and of federated tenants.
    Owner,
    /// For guest accounts in the tenant.
    Guest,
}

/// A new name for a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// At most 250 characters without `:`.
    pub topic: String,
}

/// A chat. <https://learn.microsoft.com/en-us/graph/api/resources/chat>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Chat {
    /// Also the conversation's id at the Bot Connector.
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub topic: Option<String>,
    /// RFC 3339.
    #[serde(default, deserialize_with = "lenient::text")]
    pub created_date_time: Option<String>,
    /// Opens it in Teams.
    #[serde(default, deserialize_with = "lenient::text")]
    pub web_url: Option<String>,
}

/// Some of a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Page<T> {
    /// These.
    pub value: Vec<T>,
    /// The address of the next ones; absent on the last page.
    #[serde(rename = "@odata.nextLink", default, deserialize_with = "lenient::text")]
    pub next: Option<String>,
}

/// An app to be installed in a chat.
/// <https://learn.microsoft.com/en-us/graph/api/chat-post-installedapps>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallApp {
    #[serde(rename = "teamsApp@odata.bind")]
    app: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    consented_permission_set: Option<PermissionSet>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PermissionSet {
    #[serde(default)]
    resource_specific_permissions: Vec<Permission>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Permission {
    permission_value: String,
    permission_type: String,
}

impl PermissionSet {
    fn of(permissions: &[&str]) -> Option<Self> {
        let permission = |name: &&str| Permission {
            permission_value: (*name).to_owned(),
            permission_type: "application".to_owned(),
        };
        (!permissions.is_empty()).then(|| Self {
            resource_specific_permissions: permissions.iter().map(permission).collect(),
        })
    }
}

/// An installation to be brought to the present version of its app.
/// <https://learn.microsoft.com/en-us/graph/api/chat-teamsappinstallation-upgrade>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpgradeApp {
    #[serde(skip_serializing_if = "Option::is_none")]
    consented_permission_set: Option<PermissionSet>,
}

impl UpgradeApp {
    /// `permissions` must be exactly the resource-specific ones of the app's present manifest.
    #[must_use]
    pub fn new(permissions: &[&str]) -> Self {
        Self { consented_permission_set: PermissionSet::of(permissions) }
    }
}

impl InstallApp {
    /// `app` names the app: `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{id}`. `permissions` must be exactly the
    /// resource-specific ones of the app's manifest.
    #[must_use]
    pub fn new(app: String, permissions: &[&str]) -> Self {
        let consented_permission_set = PermissionSet::of(permissions);
        Self { app, consented_permission_set }
    }
}

/// An app that is installed in a chat.
/// <https://learn.microsoft.com/en-us/graph/api/resources/teamsappinstallation>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InstalledApp {
    /// The installation's own id.
    pub id: String,
    /// Which app; left out unless asked for.
    #[serde(default, deserialize_with = "lenient::object")]
    pub teams_app: Option<CatalogueApp>,
    #[serde(default, deserialize_with = "lenient::object")]
    consented_permission_set: Option<PermissionSet>,
}

impl InstalledApp {
    /// Whether the chat gave the app itself this permission; nothing where that is not told, as it
    /// is unless asked for.
    #[must_use]
    pub fn may(&self, permission: &str) -> Option<bool> {
        let set = &self.consented_permission_set.as_ref()?.resource_specific_permissions;
        // Graph writes the kind with a small letter and with a capital one.
        Some(set.iter().any(|one| {
            one.permission_value == permission
                && one.permission_type.eq_ignore_ascii_case("application")
        }))
    }
}

/// An app in the tenant's catalogue.
/// <https://learn.microsoft.com/en-us/graph/api/resources/teamsapp>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueApp {
    /// The id in the catalogue, which is not the manifest's.
    pub id: String,
    /// The manifest's id.
    #[serde(default, deserialize_with = "lenient::text")]
    pub external_id: Option<String>,
    /// The name people see.
    #[serde(default, deserialize_with = "lenient::text")]
    pub display_name: Option<String>,
}

/// A person. <https://learn.microsoft.com/en-us/graph/api/resources/user>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The Entra object id.
    pub id: String,
    /// The name people see.
    #[serde(default, deserialize_with = "lenient::text")]
    pub display_name: Option<String>,
    /// The mail address.
    #[serde(default, deserialize_with = "lenient::text")]
    pub mail: Option<String>,
    /// The sign-in name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub user_principal_name: Option<String>,
    /// `Member` or `Guest`; absent without the permission to read it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub user_type: Option<String>,
    /// Absent without the permission to read it.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub account_enabled: Option<bool>,
}
