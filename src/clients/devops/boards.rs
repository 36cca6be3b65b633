//! The team: how it works, its sprints, and the order of what is in them.

use super::{API, DevOps, quiet};
use crate::clients::http::encoded;
use crate::clients::trouble::Trouble;
use crate::wire::devops::{
    Iteration, IterationWorkItems, List, Reorder, Reordered, Team, TeamSettings,
};
use incident::Moment;
use reqwest::Method;

impl DevOps {
    /// The teams of the project.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/core/teams/get-teams>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such project, or we may not see it.
    pub async fn teams(&self, now: Moment) -> Result<Vec<Team>, Trouble> {
        self.list("teams", format!("{}/teams?{API}", self.listed), now).await
    }

    /// How the team works.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/teamsettings/get>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such team.
    pub async fn team_settings(&self, now: Moment) -> Result<TeamSettings, Trouble> {
        let url = format!("{}/_apis/work/teamsettings?{API}", self.team);
        self.voice.ask(quiet(self.voice.get("team settings", url)), now).await
    }

    /// The sprint of today; `None` where there is none.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/iterations/list>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where there is no such team.
    pub async fn current_iteration(&self, now: Moment) -> Result<Option<Iteration>, Trouble> {
        let url =
            format!("{}/_apis/work/teamsettings/iterations?$timeframe=current&{API}", self.team);
        let found: Vec<Iteration> = self.list("current iteration", url, now).await?;
        Ok(found.into_iter().next())
    }

    /// What is in a sprint, in the order of its backlog.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/iterations/get-iteration-work-items>
    ///
    /// # Errors
    /// [`Trouble`]; `Gone` where the team has no such sprint.
    pub async fn iteration_work_items(
        &self,
        iteration: &str,
        now: Moment,
    ) -> Result<IterationWorkItems, Trouble> {
        let iteration = encoded(iteration);
        let url =
            format!("{}/_apis/work/teamsettings/iterations/{iteration}/workitems?{API}", self.team);
        self.voice.ask(quiet(self.voice.get("iteration work items", url)), now).await
    }

    /// Moves work items on a sprint's backlog, and says where they and their neighbours stand.
    /// <https://learn.microsoft.com/en-us/rest/api/azure/devops/work/workitemsorder/reorder-iteration-work-items>
    ///
    /// # Errors
    /// [`Trouble`]; `Refused` with `TF400486` where the backlog has changed meanwhile.
    pub async fn reorder_in_iteration(
        &self,
        iteration: &str,
        reorder: &Reorder,
        now: Moment,
    ) -> Result<Vec<Reordered>, Trouble> {
        let iteration = encoded(iteration);
        let url = format!("{}/_apis/work/iterations/{iteration}/workitemsorder?{API}", self.team);
        let asking = self.voice.repeatable("reorder", Method::PATCH, url).json(reorder);
        let found: List<Reordered> = self.voice.ask(quiet(asking), now).await?;
        Ok(found.value)
    }
}
