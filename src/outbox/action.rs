//! Errands to Azure `DevOps`: action items as work items beside the bug (P32, P33).

use super::Errands;
use super::bug::{AREA, DESCRIPTION, KIND, PRIORITY, RELATED, TAGS, TITLE};
use super::errand::Hitch;
use super::note::{HISTORY, STATE};
use crate::clients::devops::Moves;
use crate::clients::{Trouble, TroubleKind};
use crate::store::{Act, StoreError};
use crate::wire::devops::{Patch, WorkItem};
use incident::{Action, Actor, Ask, Command, Incident, Receipt, WorkItemId};
use std::collections::BTreeMap;
use wording::say;

/// By this people find all action items on their boards.
const TAG: &str = "post-mortem";
const OWNER: &str = "System.AssignedTo";
const DUE: &str = "Microsoft.VSTS.Scheduling.DueDate";

impl Errands {
    /// Makes a work item of an action item, or adopts the one with the same mark and signature. It is
    /// of the type in which the project plans its work, so that it stands in the backlog.
    pub(super) async fn add_action(
        &self,
        incident: &Incident,
        number: u32,
    ) -> Result<Receipt, Hitch> {
        self.place()?;
        let Some(action) = of(incident, number) else { return Ok(Receipt::Done) };
        if let Some(item) = action.item.clone() {
            return Ok(Receipt::ActionAdded { number, id: item.id, url: item.url });
        }
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let process = self.process().await?;
        let text = self.stage.draw(|cards, scene| cards.action_item(scene, incident, action));
        let is_it = |item: &WorkItem| {
            item.text(DESCRIPTION).is_some_and(|told| told.contains(&text.signature))
        };
        let added = |id: WorkItemId| {
            let url = self.link(self.place()?, id);
            Ok(Receipt::ActionAdded { number, id, url })
        };
        if let Some(id) = self.find(incident, is_it).await? {
            return added(id);
        }
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let parent = devops.work_item(bug.id, now).await?;
        let mut patches = vec![
            Patch::field(TITLE, text.title.as_str()),
            Patch::field(DESCRIPTION, text.html.as_str()),
            Patch::field(TAGS, format!("{}; {}; {TAG}", incident.id, incident.mark)),
            Patch::relation(RELATED, &parent.url, "action item after the production issue"),
        ];
        patches.extend(parent.text(AREA).map(|area| Patch::field(AREA, area)));
        patches.extend(self.plan(action, &process.story).await?);
        let owner = action.owner.as_ref().and_then(|owner| self.stage.house.team.member(&owner.id));
        let owner = owner.and_then(|member| member.email.as_deref());
        let item = self.create(&process.story, patches, owner).await?;
        added(WorkItemId(item.id))
    }

    /// How urgent and until when, as far as such work items have it.
    async fn plan(&self, action: &Action, kind: &str) -> Result<Vec<Patch>, Hitch> {
        let now = self.stage.house.clock.now();
        let known = self.neighbours.devops.type_fields(kind, now).await?;
        let has = |name: &str| known.iter().any(|field| field.reference_name == name);
        let urgent = action.priority.filter(|_| has(PRIORITY));
        // At noon it is the same day on all clocks from which people look at it.
        let due = action.due.as_ref().filter(|_| has(DUE)).map(|day| format!("{day}T12:00:00Z"));
        let urgent = urgent.map(|level| Patch::field(PRIORITY, level));
        Ok(urgent.into_iter().chain(due.map(|due| Patch::field(DUE, due))).collect())
    }

    /// Whoever works in Teams need not be known in Azure `DevOps`; the text names the owner anyway.
    async fn create(
        &self,
        kind: &str,
        patches: Vec<Patch>,
        owner: Option<&str>,
    ) -> Result<WorkItem, Hitch> {
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        if let Some(owner) = owner {
            let mut assigned = patches.clone();
            assigned.push(Patch::field(OWNER, owner));
            match devops.create_work_item(kind, &assigned, now).await {
                Err(trouble) if trouble.kind == TroubleKind::Refused => {}
                made => return made.map_err(|trouble| self.not_taken(trouble)),
            }
        }
        let made = devops.create_work_item(kind, &patches, now).await;
        made.map_err(|trouble| self.not_taken(trouble))
    }

    /// Sets the work item of an action item to done, or to removed where it was let go.
    pub(super) async fn end_action(
        &self,
        incident: &Incident,
        number: u32,
    ) -> Result<Receipt, Hitch> {
        self.place()?;
        let Some(action) = of(incident, number) else { return Ok(Receipt::Done) };
        let (Some(item), Some(ended)) = (&action.item, &action.ended) else {
            return Ok(Receipt::Done);
        };
        let note = ended.dropped.as_deref().map(|reason| {
            let reason = html_escape::encode_text(reason);
            Patch::field(HISTORY, format!("<p>Let go: {reason}</p>"))
        });
        let wanted: &[&str] =
            if note.is_some() { &["Removed", "Completed"] } else { &["Completed"] };
        self.end(item.id, wanted, note).await
    }

    /// Looks which action items people have ended in Azure `DevOps`, where they work: nobody shall be
    /// reminded of those. Where nothing is told, they stay as they are.
    pub(super) async fn see_what_is_ended(&self, incident: &Incident) -> Result<(), StoreError> {
        let made = |action: &Action| Some((action.item.as_ref()?.id, action.number));
        let open: BTreeMap<WorkItemId, u32> = incident.open_actions().filter_map(made).collect();
        if open.is_empty() || self.devops.is_none() {
            return Ok(());
        }
        let numbers = match self.ended(&open).await {
            Ok(numbers) => numbers,
            Err(trouble) => {
                tracing::info!(%trouble, "how the action items stand is not known");
                return Ok(());
            }
        };
        if numbers.is_empty() {
            return Ok(());
        }
        let at = self.stage.house.clock.now();
        let ask = Box::new(Ask {
            at,
            actor: Actor::Firewatch,
            place: None,
            duty: self.stage.duty(at),
            opens: self.stage.house.plan.opens(at),
            command: Command::Record(Receipt::ActionsEnded { numbers }),
        });
        self.stage.store.commit(Act::Keep { incident: incident.id, ask }).await?;
        Ok(())
    }

    async fn ended(&self, open: &BTreeMap<WorkItemId, u32>) -> Result<Vec<u32>, Trouble> {
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let ids: Vec<WorkItemId> = open.keys().copied().collect();
        let items = devops.work_items(&ids, &[KIND, STATE], now).await?;
        let mut kinds: BTreeMap<String, Moves> = BTreeMap::new();
        let mut ended = Vec::new();
        for item in &items {
            let kind = item.text(KIND).unwrap_or_default();
            if !kinds.contains_key(kind) {
                let moves = Moves::from(&devops.work_item_type(kind, now).await?);
                kinds.insert(kind.to_owned(), moves);
            }
            let state = item.text(STATE).unwrap_or_default();
            let category = kinds.get(kind).and_then(|moves| moves.category(state));
            if matches!(category, Some("Completed" | "Removed")) {
                ended.extend(open.get(&WorkItemId(item.id)));
            }
        }
        Ok(ended)
    }

    /// Brings a work item to the first of these states that its type has, unless it is over.
    pub(super) async fn end(
        &self,
        id: WorkItemId,
        wanted: &[&str],
        note: Option<Patch>,
    ) -> Result<Receipt, Hitch> {
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let item = devops.work_item(id, now).await?;
        let kind = item.text(KIND).unwrap_or_default();
        let moves = Moves::from(&devops.work_item_type(kind, now).await?);
        let present = item.text(STATE).unwrap_or_default();
        let over = matches!(moves.category(present), Some("Completed" | "Removed"));
        let state = wanted.iter().find_map(|category| moves.state(category));
        let Some(state) = state.filter(|_| !over) else { return Ok(Receipt::Done) };
        let mut way = moves.way(present, state).ok_or_else(|| {
            Hitch::Park(say!(self.words(), "cause-no-way", kind, present, wanted = state))
        })?;
        let last = way.pop();
        let mut rev = item.rev;
        for state in way {
            rev = self.change(id, rev, &[Patch::field(STATE, state)]).await?;
        }
        let last: Vec<Patch> =
            last.map(|state| Patch::field(STATE, state)).into_iter().chain(note).collect();
        self.change(id, rev, &last).await?;
        Ok(Receipt::Done)
    }
}

fn of(incident: &Incident, number: u32) -> Option<&Action> {
    incident.actions.iter().find(|action| action.number == number)
}
