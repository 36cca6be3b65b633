//! Errands to Azure `DevOps`: what people read on the bug as the incident goes on (P24, P30).

use super::Errands;
use super::bug::{SEVERITY, level, levels, missing_tags, tags};
use super::errand::Hitch;
use super::look::bare;
use crate::clients::TroubleKind;
use crate::clients::devops::{BugType, Format};
use crate::wire::devops::{Patch, WorkItem};
use incident::{Incident, Intent, Person, Phase, Receipt, WorkItemId};
use wording::{Words, say};

pub(super) const STATE: &str = "System.State";
pub(super) const HISTORY: &str = "System.History";
const PAGE: &str = "Hyperlink";
const FILE: &str = "AttachedFile";

impl Errands {
    /// Adds a progress note, unless one with its number is there.
    pub(super) async fn comment(
        &self,
        incident: &Incident,
        intent: &Intent,
    ) -> Result<Receipt, Hitch> {
        self.place()?;
        let Intent::Comment { number, by, at, text } = intent else { return Ok(Receipt::Done) };
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let now = self.stage.house.clock.now();
        let signature = format!("({} note {number})", incident.id);
        let notes = self.neighbours.devops.comments(bug.id, now).await?;
        if notes.iter().any(|note| note.text.contains(&signature)) {
            return Ok(Receipt::Done);
        }
        let by: &Person = by;
        let note = self.stage.draw(|cards, scene| cards.note(scene, by, *at, text));
        let note = format!("{note}\n\n{signature}");
        let devops = &self.neighbours.devops;
        match devops.comment(bug.id, &note, Format::Markdown, now).await {
            // Older servers know no Markdown in notes.
            Err(trouble) if trouble.kind == TroubleKind::Refused => {
                let html = html_escape::encode_text(&note).replace('\n', "<br>");
                devops.comment(bug.id, &html, Format::Html, now).await?;
            }
            other => {
                other?;
            }
        }
        Ok(Receipt::Done)
    }

    /// Brings tags, links, severity and state to what is true. What people changed in the meantime
    /// wins: a state is taken back only if we set it.
    pub(super) async fn update_bug(
        &self,
        incident: &Incident,
        maybe_done: bool,
    ) -> Result<Receipt, Hitch> {
        let place = self.place()?;
        let bug = incident.outside.bug.as_ref().ok_or(Hitch::NotYet("the bug"))?;
        let process = self.process().await?;
        let now = self.stage.house.clock.now();
        let devops = &self.neighbours.devops;
        let item = devops.work_item(bug.id, now).await?;
        let mut patches = severity(&process.bug, incident, &item);
        patches.extend(missing_tags(&item, &tags(place, incident)));
        patches.extend(chat_link(incident, &item));
        let resolved = matches!(incident.phase, Phase::Resolved(..) | Phase::Closed(..));
        let mut steps = Vec::new();
        if resolved != incident.outside.bug_resolved {
            patches.extend(self.timeline(incident, &item).await?);
            steps = way(self.words(), &process.bug, &item, resolved)?;
            let history = self.stage.draw(|cards, scene| cards.ending(scene, incident));
            // The last try may have written it, and only its answer was lost.
            let notes = if maybe_done { devops.comments(bug.id, now).await? } else { vec![] };
            if !notes.iter().any(|note| bare(&note.text) == bare(&history)) {
                patches.push(Patch::field(HISTORY, history));
            }
        }
        let last = steps.pop();
        patches.extend(last.map(|state| Patch::field(STATE, state)));
        let mut rev = item.rev;
        for state in steps {
            rev = self.change(bug.id, rev, &[Patch::field(STATE, state)]).await?;
        }
        if !patches.is_empty() {
            self.change(bug.id, rev, &patches).await?;
        }
        Ok(Receipt::BugUpdated { resolved })
    }

    pub(super) async fn change(
        &self,
        id: WorkItemId,
        rev: u64,
        patches: &[Patch],
    ) -> Result<u64, Hitch> {
        let now = self.stage.house.clock.now();
        let changed = self.neighbours.devops.update_work_item(id, rev, patches, now).await;
        Ok(changed.map_err(|trouble| self.not_taken(trouble))?.rev)
    }

    /// Attaches what happened, as a file, each time there is an end to it. The moment of the end is
    /// in its name, so that a repeat finds it there.
    async fn timeline(&self, incident: &Incident, item: &WorkItem) -> Result<Option<Patch>, Hitch> {
        let Phase::Resolved(_, resolution) = &incident.phase else { return Ok(None) };
        let at = resolution.at.0 / 1000;
        let name = format!("{}-timeline-{at}.md", incident.id);
        let hangs = |one: &crate::wire::devops::Relation| {
            one.rel == FILE && one.comment().is_some_and(|comment| comment == name)
        };
        if item.relations.iter().any(hangs) {
            return Ok(None);
        }
        let entries = self.stage.store.history(incident.id)?;
        let text = self.stage.draw(|cards, scene| cards.timeline(scene, incident, &entries));
        let now = self.stage.house.clock.now();
        let url = self.neighbours.devops.attach(&name, text, now).await?;
        Ok(Some(Patch::relation(FILE, &url, &name)))
    }
}

/// Severity and priority, where the bug shows another one.
fn severity(bug: &BugType, incident: &Incident, item: &WorkItem) -> Vec<Patch> {
    let Some(confirmed) = incident.confirmed() else { return vec![] };
    let wanted = bug.fields.get(SEVERITY).and_then(|field| level(field, confirmed.severity));
    match (item.text(SEVERITY), wanted) {
        (Some(present), Some(wanted)) if present != wanted => levels(bug, confirmed.severity),
        _ => vec![],
    }
}

/// A link to the firefighting chat, once there is one.
fn chat_link(incident: &Incident, item: &WorkItem) -> Option<Patch> {
    let chat = incident.outside.chat.as_ref()?;
    let linked = item.relations.iter().any(|one| one.rel == PAGE && one.url == chat.url);
    (!linked).then(|| Patch::relation(PAGE, &chat.url, "Firefighting chat"))
}

/// The states the bug has to go through, so that it is over or goes on; none where a person has
/// brought it there already.
fn way(
    words: &Words,
    bug: &BugType,
    item: &WorkItem,
    resolved: bool,
) -> Result<Vec<String>, Hitch> {
    let present = item.text(STATE).unwrap_or_default();
    let is_over = matches!(bug.moves.category(present), Some("Resolved" | "Completed"));
    let wanted = if resolved {
        bug.moves.state("Resolved").or_else(|| bug.moves.state("Completed"))
    } else {
        bug.moves.state("InProgress")
    };
    let Some(wanted) = wanted.filter(|_| resolved != is_over) else { return Ok(vec![]) };
    bug.moves.way(present, wanted).ok_or_else(|| {
        Hitch::Park(say!(words, "cause-no-way", kind = bug.name.as_str(), present, wanted))
    })
}
