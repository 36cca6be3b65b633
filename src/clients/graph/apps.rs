//! Our app: in the catalogue, and in chats.

use super::{Graph, NAMES, quoted};
use crate::clients::http::encoded;
use crate::clients::trouble::Trouble;
use crate::wire::graph::{CatalogueApp, InstallApp, InstalledApp, Page, UpgradeApp};
use incident::{ChatId, Moment};
use reqwest::Method;
use serde::de::IgnoredAny;

impl Graph {
    /// Installs our app in a chat. `app` is its id in the catalogue; `permissions` are the
    /// resource-specific ones of its manifest, all of them. Needs
    /// `TeamsAppInstallation.ReadWriteSelfForChat.All`, with permissions
    /// `TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-post-installedapps>
    ///
    /// # Errors
    /// [`Trouble`]; `Conflict` where it is installed already; `Gone` for some seconds after the
    /// chat was created.
    pub async fn install_app(
        &self,
        chat: &ChatId,
        app: &str,
        permissions: &[&str],
        now: Moment,
    ) -> Result<(), Trouble> {
        let app = format!("{NAMES}/appCatalogs/teamsApps/{}", encoded(app));
        let url = format!("{}/installedApps", self.of_chat(chat));
        let asking = self
            .voice
            .repeatable("install app", Method::POST, url)
            .json(&InstallApp::new(app, permissions));
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }

    /// Finds our app in the tenant's catalogue by its manifest's id. Needs `AppCatalog.Read.All`.
    /// <https://learn.microsoft.com/en-us/graph/api/appcatalogs-list-teamsapps>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn catalogue_app_by_external_id(
        &self,
        manifest_id: &str,
        now: Moment,
    ) -> Result<Option<CatalogueApp>, Trouble> {
        let filter = format!("externalId eq {}", quoted(manifest_id));
        let url = format!("{}/appCatalogs/teamsApps?$filter={}", self.base, encoded(&filter));
        let page: Page<CatalogueApp> =
            self.voice.ask(self.voice.get("catalogue app", url), now).await?;
        Ok(page.value.into_iter().next())
    }

    /// Which installation of our app a chat has, if any, by the app's id in the catalogue. Needs
    /// `TeamsAppInstallation.ReadWriteSelfForChat.All` or one that is wider.
    /// <https://learn.microsoft.com/en-us/graph/api/chat-list-installedapps>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn installed_app(
        &self,
        chat: &ChatId,
        app: &str,
        now: Moment,
    ) -> Result<Option<InstalledApp>, Trouble> {
        let url = format!("{}/installedApps?$expand=teamsApp", self.of_chat(chat));
        let page: Page<InstalledApp> =
            self.voice.ask(self.voice.get("installed apps", url), now).await?;
        let is_ours = |one: &InstalledApp| one.teams_app.as_ref().is_some_and(|it| it.id == app);
        Ok(page.value.into_iter().find(is_ours))
    }

    /// What a chat consented to when our app was brought into it, by the manifest's id; none where
    /// the app is not in there. Needs the same as [`Graph::installed_app`].
    /// <https://learn.microsoft.com/en-us/graph/api/chat-list-installedapps#example-4-get-the-set-of-resource-specific-permissions-consented-for-the-apps-installed-in-the-specified-chat>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn consent(
        &self,
        chat: &ChatId,
        manifest_id: &str,
        now: Moment,
    ) -> Result<Option<InstalledApp>, Trouble> {
        let filter = format!("teamsApp/externalId eq {}", quoted(manifest_id));
        let wanted = "$select=id,consentedPermissionSet&$expand=teamsApp";
        let url = format!("{}/installedApps?{wanted}", self.of_chat(chat));
        let url = format!("{url}&$filter={}", encoded(&filter));
        let page: Page<InstalledApp> =
            self.voice.ask(self.voice.get("consent in chat", url), now).await?;
        Ok(page.value.into_iter().next())
    }

    /// Brings an installation to the catalogue's present version of the app, with the permissions
    /// of its present manifest. Needs the same as [`Graph::install_app`].
    /// <https://learn.microsoft.com/en-us/graph/api/chat-teamsappinstallation-upgrade>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the permission.
    pub async fn upgrade_app(
        &self,
        chat: &ChatId,
        installation: &str,
        permissions: &[&str],
        now: Moment,
    ) -> Result<(), Trouble> {
        let installation = encoded(installation);
        let url = format!("{}/installedApps/{installation}/upgrade", self.of_chat(chat));
        let asking = self.voice.repeatable("upgrade app", Method::POST, url);
        let asking = asking.json(&UpgradeApp::new(permissions));
        self.voice.tell::<IgnoredAny>(asking, now).await.map(drop)
    }
}
