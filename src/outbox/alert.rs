//! Errands of alerts (P04): the look at the clock, and the card of each.

use super::Errands;
use super::errand::Hitch;
use crate::store::{Act, AlertAsk, Aloud, Due, StoreError};
use alerts::Command;
use incident::{Actor, Ask, Receipt};

impl Errands {
    /// The clock is looked at by asking through the same door as everybody else.
    pub(super) async fn watch_alerts(&self) -> Result<Receipt, StoreError> {
        let at = self.stage.house.clock.now();
        let ask = Ask {
            at,
            actor: Actor::Firewatch,
            place: None,
            duty: self.stage.duty(at),
            opens: self.stage.house.plan.opens(at),
            // What stands here is not looked at for an alert.
            command: incident::Command::Retry,
        };
        let mark = self.stage.house.clock.mark();
        let asks = Box::new(AlertAsk { ask, command: Command::Look, mark });
        let act = Act::Alert { seen: None, asks, aloud: Aloud::No };
        self.stage.store.commit(act).await?;
        Ok(Receipt::Done)
    }

    /// Brings the card of an alert to the present state: a new message the first time, the same one
    /// afterwards.
    pub(super) async fn show_alert(&self, due: &Due, number: u32) -> Result<Receipt, Hitch> {
        let alerts = self.stage.store.alerts();
        let Some(alert) = alerts.get(number) else { return Ok(Receipt::Done) };
        let chat = match &alert.card {
            Some(card) => card.chat.clone(),
            None => self.team_chat()?,
        };
        let open = self.stage.store.open_incidents();
        let drawn = self.stage.draw(|cards, scene| cards.alert(scene, alert, &open))?;
        let standing = alert.card.as_ref().map(|card| &card.message);
        let mark = format!("alert-{number}");
        let shown = self.bring(due, &chat, standing, (drawn, &mark)).await?;
        Ok(shown.map_or(Receipt::Done, |message| Receipt::AlertShown { number, chat, message }))
    }
}
