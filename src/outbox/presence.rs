//! Who is there, for whoever has to choose an incident manager (P11). A hint that nothing waits for:
//! it is looked for once the card is up to date.

use super::Errands;
use crate::presence::There;
use crate::store::Due;
use incident::{Card, Intent, PersonId, Phase};
use std::collections::BTreeMap;
use std::time::Duration;

/// It is looked at most this often.
const APART: Duration = Duration::from_mins(1);

impl Errands {
    /// Looks who is there, where the card that was just shown belongs to an incident that nobody
    /// leads yet.
    pub(super) async fn see_who_is_there(&self, due: &Due) {
        let (Intent::Show { card: Card::Live }, Some(id)) = (&due.intent, due.ticket.incident())
        else {
            return;
        };
        let Ok(Some(incident)) = self.stage.store.incident(id) else { return };
        if !matches!(incident.phase, Phase::Reported(_) | Phase::Confirmed(..)) {
            return;
        }
        let now = self.stage.house.clock.now();
        let presences = &self.stage.presences;
        if presences.looked().is_some_and(|at| now.since(at) < APART) {
            return;
        }
        let members = &self.stage.house.team.members;
        let ids: Vec<PersonId> = members.iter().map(|one| one.person.id.clone()).collect();
        let people = match self.neighbours.graph.presences(&ids, now).await {
            Ok(seen) => seen
                .into_iter()
                .filter_map(|one| {
                    let word = |word: Option<String>| word.unwrap_or_default();
                    let there = There::read(&word(one.availability), &word(one.activity))?;
                    Some((PersonId::new(&one.id), there))
                })
                .collect(),
            Err(trouble) => {
                tracing::info!(%trouble, "who is there is not known");
                BTreeMap::new()
            }
        };
        presences.keep(now, people);
    }
}
