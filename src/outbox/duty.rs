//! The rota's errands: the look at the clock, and the card of the morning duty (P03).

use super::Errands;
use super::errand::Hitch;
use crate::cards::Left;
use crate::store::{Act, Aloud, Due, StoreError};
use incident::{Actor, Receipt};
use rota::{Ask, Command};

impl Errands {
    /// The clock is looked at by asking through the same door as everybody else.
    pub(super) async fn watch_rota(&self) -> Result<Receipt, StoreError> {
        let at = self.stage.house.clock.now();
        let ask = Ask { at, by: Actor::Firewatch, place: None, command: Command::Look };
        let ask = Box::new(ask);
        self.stage.store.commit(Act::Rota { seen: None, ask, aloud: Aloud::No }).await?;
        Ok(Receipt::Done)
    }

    /// Brings the card of the latest morning duty to the present state: a new message on a new
    /// day, the same one afterwards.
    pub(super) async fn show_duty(&self, due: &Due) -> Result<Receipt, Hitch> {
        let roster = self.stage.store.roster();
        let Some(check) = &roster.check else { return Ok(Receipt::Done) };
        let chat = match &check.card {
            Some(card) => card.chat.clone(),
            None => self.team_chat()?,
        };
        // The card of a new day names what is open by then.
        for incident in self.stage.store.open_incidents() {
            if check.card.is_none() {
                self.see_what_is_ended(&incident).await?;
            }
        }
        let open = self.stage.store.open_incidents();
        let alerts = self.stage.store.alerts();
        let left = Left { open: &open, alerts: &alerts };
        let drawn = self.stage.draw(|cards, scene| cards.duty(scene, check, left))?;
        let standing = check.card.as_ref().map(|card| &card.message);
        let mark = format!("duty-{}", check.day);
        let shown = self.bring(due, &chat, standing, (drawn, &mark)).await?;
        let day = check.day.to_string();
        Ok(shown.map_or(Receipt::Done, |message| Receipt::DutyShown { day, chat, message }))
    }
}
