//! Azure Dev Ops: the bug, its tasks, its notes and its place on the backlog.

mod boards;
mod process;

pub use process::{BugType, Bugs, Field, Moves, Process};

use super::http::{Asking, Voice, encoded};
use super::trouble::Trouble;
use crate::wire::devops::{
    BatchGet, Comment, Comments, Found, List, NewComment, Patch, Wiql, WorkItem,
};
use crate::wire::process::{NewQuery, QueryItem, Stored};
use incident::{Moment, WorkItemId};
use reqwest::Method;
use serde::de::IgnoredAny;

/// The version of everything but comments.
const API: &str = "api-version=7.1";

/// Comments exist only as a preview; a plain version is refused.
const COMMENTS_API: &str = "api-version=7.1-preview.4";

/// The folder of queries that everybody in a project sees.
const SHARED: &str = "Shared Queries";

/// Where the work is.
#[derive(Clone, Debug)]
pub struct Place {
    /// `https://dev.azure.com` in the public cloud.
    pub base: String,
    /// The organization.
    pub organization: String,
    /// The project.
    pub project: String,
    /// The team whose backlog it is.
    pub team: String,
}

/// How a note is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// HTML, which every version takes.
    Html,
    /// Markdown, which only newer ones take.
    Markdown,
}

/// Azure Dev Ops.
#[derive(Debug)]
pub struct DevOps {
    voice: Voice,
    /// The project among the organization's.
    listed: String,
    project: String,
    team: String,
}

impl DevOps {
    pub(super) fn new(voice: Voice, place: &Place) -> Self {
        let base = place.base.trim_end_matches('/');
        let organization = format!("{base}/{}", encoded(&place.organization));
        let name = encoded(&place.project);
        let listed = format!("{organization}/_apis/projects/{name}");
        let project = format!("{organization}/{name}");
        let team = format!("{project}/{}", encoded(&place.team));
        Self { voice, listed, project, team }
    }

    /// Not before this Azure `DevOps` wants to be asked again. It names a time also where it did
    /// what it was asked, only slowly:
    /// <https://learn.microsoft.com/en-us/azure/devops/integrate/concepts/rate-limits>
    #[must_use]
    pub fn rests_until(&self) -> Moment {
        self.voice.rests_until()
    }

    /// Creates a work item of this type.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/create>
    ///
    /// # Errors
    /// [`Trouble`]. A second request makes a second item: after `Uncertain` look for its tag.
    pub async fn create_work_item(
        &self,
        kind: &str,
        patches: &[Patch],
        now: Moment,
    ) -> Result<WorkItem, Trouble> {
        let url = format!("{}/_apis/wit/workitems/${}?{API}", self.project, encoded(kind));
        let asking = patching(self.voice.post("create work item", url), patches);
        self.voice.ask(asking, now).await
    }

    /// Asks whether a work item would be taken, and makes none.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/create>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` where a rule of the project is against it.
    pub async fn try_work_item(
        &self,
        kind: &str,
        patches: &[Patch],
        now: Moment,
    ) -> Result<(), Trouble> {
        let kind = encoded(kind);
        let url = format!("{}/_apis/wit/workitems/${kind}?validateOnly=true&{API}", self.project);
        let asking = self.voice.repeatable("try work item", Method::POST, url);
        self.voice.tell::<IgnoredAny>(patching(asking, patches), now).await.map(drop)
    }

    /// A work item with its links.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/get-work-item>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where it has been deleted.
    pub async fn work_item(&self, id: WorkItemId, now: Moment) -> Result<WorkItem, Trouble> {
        let url = format!("{}/_apis/wit/workitems/{id}?$expand=relations&{API}", self.project);
        self.voice.ask(quiet(self.voice.get("work item", url)), now).await
    }

    /// Changes a work item, if nobody has since revision `based_on`.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/update>
    ///
    /// # Errors
    /// [`Trouble`]; `Conflict` where somebody has: a person's change outranks ours, so read it
    /// again and think again. After `Later` the conflict may be with ourselves.
    pub async fn update_work_item(
        &self,
        id: WorkItemId,
        based_on: u64,
        patches: &[Patch],
        now: Moment,
    ) -> Result<WorkItem, Trouble> {
        let url = format!("{}/_apis/wit/workitems/{id}?{API}", self.project);
        let mut all = vec![Patch::at_revision(based_on)];
        all.extend_from_slice(patches);
        let asking = self.voice.repeatable("update work item", Method::PATCH, url);
        self.voice.ask(patching(asking, &all), now).await
    }

    /// Adds a note to a work item.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/comments/add-work-item-comment>
    ///
    /// # Errors
    /// [`Trouble`]. A second request makes a second note: after `Uncertain` look for it.
    /// `Refused` may mean that Markdown is not known there.
    pub async fn comment(
        &self,
        id: WorkItemId,
        text: &str,
        format: Format,
        now: Moment,
    ) -> Result<Comment, Trouble> {
        let format = match format {
            Format::Html => "",
            Format::Markdown => "format=markdown&",
        };
        let url =
            format!("{}/_apis/wit/workItems/{id}/comments?{format}{COMMENTS_API}", self.project);
        let asking = self.voice.post("comment", url).json(&NewComment { text: text.to_owned() });
        self.voice.ask(quiet(asking), now).await
    }

    /// The newest 200 notes on a work item, newest first.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/comments/get-comments>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such item.
    pub async fn comments(&self, id: WorkItemId, now: Moment) -> Result<Vec<Comment>, Trouble> {
        let query = format!("$top=200&order=desc&{COMMENTS_API}");
        let url = format!("{}/_apis/wit/workItems/{id}/comments?{query}", self.project);
        let found: Comments = self.voice.ask(quiet(self.voice.get("comments", url)), now).await?;
        Ok(found.comments)
    }

    /// The numbers of the first `most` work items that match a query.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/wiql/query-by-wiql>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` where the query is not understood.
    pub async fn wiql(
        &self,
        query: &str,
        most: u16,
        now: Moment,
    ) -> Result<Vec<WorkItemId>, Trouble> {
        let url = format!("{}/_apis/wit/wiql?$top={most}&{API}", self.team);
        let asking = self
            .voice
            .repeatable("wiql", Method::POST, url)
            .json(&Wiql { query: query.to_owned() });
        let found: Found = self.voice.ask(quiet(asking), now).await?;
        Ok(found.work_items.into_iter().map(|item| WorkItemId(item.id)).collect())
    }

    /// Some fields of up to 200 work items; those that cannot be read are left out.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/get-work-items-batch>
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn work_items(
        &self,
        ids: &[WorkItemId],
        fields: &[&str],
        now: Moment,
    ) -> Result<Vec<WorkItem>, Trouble> {
        let url = format!("{}/_apis/wit/workitemsbatch?{API}", self.project);
        let body = BatchGet {
            ids: ids.iter().map(|id| id.0).collect(),
            fields: fields.iter().map(|&name| name.to_owned()).collect(),
            error_policy: "omit",
        };
        let asking = self.voice.repeatable("work items", Method::POST, url).json(&body);
        let found: List<Option<WorkItem>> = self.voice.ask(quiet(asking), now).await?;
        Ok(found.value.into_iter().flatten().collect())
    }

    /// Stores a file in the project; it is seen once a work item links it. A second one harms
    /// nobody.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/attachments/create>
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn attach(&self, name: &str, text: String, now: Moment) -> Result<String, Trouble> {
        let name = encoded(name);
        let url = format!("{}/_apis/wit/attachments?fileName={name}&{API}", self.project);
        let asking = quiet(self.voice.repeatable("attach", Method::POST, url));
        let asking = asking.header("content-type", "application/octet-stream").text(text);
        let stored: Stored = self.voice.ask(asking, now).await?;
        Ok(stored.url)
    }

    /// The shared queries of the project, the first two levels.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/queries/get>
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn shared_queries(&self, now: Moment) -> Result<QueryItem, Trouble> {
        let folder = encoded(SHARED);
        let url = format!("{}/_apis/wit/queries/{folder}?$depth=1&{API}", self.project);
        self.voice.ask(quiet(self.voice.get("shared queries", url)), now).await
    }

    /// Makes a query that everybody in the project sees (P13).
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/queries/create>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` without the right to contribute to shared queries. One of that name
    /// is refused too, so a second request makes no second query.
    pub async fn share_query(
        &self,
        name: &str,
        wiql: String,
        now: Moment,
    ) -> Result<QueryItem, Trouble> {
        let folder = encoded(SHARED);
        let url = format!("{}/_apis/wit/queries/{folder}?{API}", self.project);
        let body = NewQuery { name: name.to_owned(), wiql };
        let asking = self.voice.repeatable("share query", Method::POST, url).json(&body);
        self.voice.ask(quiet(asking), now).await
    }

    async fn list<T: serde::de::DeserializeOwned>(
        &self,
        operation: &'static str,
        url: String,
        now: Moment,
    ) -> Result<Vec<T>, Trouble> {
        let found: List<T> = self.voice.ask(quiet(self.voice.get(operation, url)), now).await?;
        Ok(found.value)
    }
}

/// A change in the form Azure Dev Ops insists on.
fn patching(asking: Asking, patches: &[Patch]) -> Asking {
    quiet(asking).header("content-type", "application/json-patch+json").json(&patches)
}

/// Asks for a plain 401 in place of the sign-in page.
fn quiet(asking: Asking) -> Asking {
    asking.header("x-tfs-fedauthredirect", "Suppress")
}
