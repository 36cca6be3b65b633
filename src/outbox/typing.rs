//! A sign in the chat that something was heard which takes a while: neighbours are asked first.

use super::Errands;
use crate::clients::Service;
use crate::clients::teams::Place;
use crate::store::Due;
use incident::Incident;
use std::sync::PoisonError;
use std::time::Duration;

/// Whoever asked longer ago has stopped looking at the chat.
const FRESH: Duration = Duration::from_secs(5);

impl Errands {
    /// Does the work, and meanwhile lets the bot type where it was asked for. The work does not wait
    /// for that, and nothing depends on it.
    pub(super) async fn while_typing<T>(
        &self,
        due: &Due,
        incident: &Incident,
        work: impl Future<Output = T>,
    ) -> T {
        tokio::pin!(work);
        tokio::select! {
            biased;
            () = self.types(due, incident) => {}
            done = &mut work => return done,
        }
        work.await
    }

    /// Types once, where somebody asked just now and a card will show what came of it.
    async fn types(&self, due: &Due, incident: &Incident) {
        let Some(chat) = &due.place else { return };
        let now = self.stage.house.clock.now();
        let asked_just_now = due.attempts == 0 && now.since(due.asked) <= FRESH;
        let is_shown = incident.outside.cards.values().any(|posted| posted.chat == *chat);
        let rests = self.circuit(Some(Service::Teams), |teams| teams.rests_until()).is_some();
        if !asked_just_now || !is_shown || rests {
            return;
        }
        let Ok(service_url) = self.service_url(chat) else { return };
        if !self.pace.lock().unwrap_or_else(PoisonError::into_inner).may_type(chat, now) {
            return;
        }
        let place = Place { service_url: &service_url, conversation: chat };
        if let Err(trouble) = self.neighbours.teams.typing(place, now).await {
            let trouble = self.too_much(chat, trouble);
            tracing::info!(%trouble, "nobody sees that the bot is at work");
        }
    }
}
