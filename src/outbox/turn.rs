//! Whose turn it is: neighbours that rest, chats that have had enough, cards that just changed.

use super::errand::Hitch;
use super::{Circuit, Errands};
use crate::clients::http::REST_MAX;
use crate::clients::{Service, Trouble, TroubleKind};
use crate::store::Due;
use incident::{ChatId, Intent, Moment};
use std::sync::PoisonError;

impl Errands {
    /// Whether an errand may go now; otherwise when.
    pub(super) fn may_go(
        &self,
        due: &Due,
        service: Option<Service>,
        now: Moment,
    ) -> Result<(), Moment> {
        self.circuit(service, |circuit| circuit.may_go(now))?;
        match self.rests(service).filter(|later| *later > now) {
            Some(later) => Err(later),
            None => self.paced(due, now),
        }
    }

    /// Until when a neighbour wants to be left alone. Teams counts what is said in each chat, so
    /// there the chat rests.
    fn rests(&self, service: Option<Service>) -> Option<Moment> {
        match service? {
            Service::Graph => Some(self.neighbours.graph.rests_until()),
            Service::DevOps => Some(self.neighbours.devops.rests_until()),
            Service::Teams | Service::Login | Service::Identity | Service::Keys => None,
        }
    }

    /// Whether a card that would be changed may be changed now.
    fn paced(&self, due: &Due, now: Moment) -> Result<(), Moment> {
        let (Intent::Show { card }, Some(id)) = (&due.intent, due.ticket.incident()) else {
            return Ok(());
        };
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.may_change((id, *card), now)
    }

    pub(super) fn circuit<T>(
        &self,
        service: Option<Service>,
        change: impl FnOnce(&mut Circuit) -> T,
    ) -> T {
        let mut circuits = self.circuits.lock().unwrap_or_else(PoisonError::into_inner);
        let circuit = circuits.entry(service).or_default();
        let changed = change(circuit);
        if let Some(service) = service {
            self.numbers.rests(service.name(), circuit.rests_until());
        }
        changed
    }

    /// The present, where one more message may be posted or changed in a chat now.
    pub(super) fn its_turn(&self, chat: &ChatId) -> Result<Moment, Hitch> {
        let now = self.stage.house.clock.now();
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.may_speak(chat, now).map(|()| now).map_err(Hitch::Wait)
    }

    /// A chat that has had too much rests for as long as Teams says.
    pub(super) fn too_much(&self, chat: &ChatId, trouble: Trouble) -> Trouble {
        if let (TroubleKind::Throttled, Some(later)) = (trouble.kind, trouble.retry_after) {
            let until = self.stage.house.clock.now().plus(later.min(REST_MAX));
            self.pace.lock().unwrap_or_else(PoisonError::into_inner).rests(chat, until);
        }
        trouble
    }
}
