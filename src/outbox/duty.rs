//! The rota's errands: the look at the clock, and the card of the morning duty (P03).

use super::Errands;
use super::errand::Hitch;
use super::look::Look;
use crate::clients::teams::Place;
use crate::store::{Act, Aloud, Due, StoreError};
use crate::wire::connector::Message;
use incident::{Actor, Moment, Receipt};
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
        let stands = check.card.as_ref();
        let chat = match stands {
            Some(card) => card.chat.clone(),
            None => self.team_chat()?,
        };
        let open = self.stage.store.open_incidents();
        let drawn = self.stage.draw(|cards, scene| cards.duty(scene, check, &open))?;
        let summary = drawn.get("fallbackText").and_then(serde_json::Value::as_str);
        let summary = summary.unwrap_or_default().to_owned();
        let message = Message::card(drawn, summary).marked(&format!("duty-{}", check.day));
        let service_url = self.service_url(&chat)?;
        let place = Place { service_url: &service_url, conversation: &chat };
        if let Some(card) = stands
            && self.put_in_place(place, &card.message, &message).await?
        {
            return Ok(Receipt::Done);
        }
        let day = check.day.to_string();
        if due.maybe_done {
            match self.look(place, &message, Moment(0)).await? {
                Look::There(earlier)
                    if stands.is_none_or(|card| card.message != earlier)
                        && self.put_in_place(place, &earlier, &message).await? =>
                {
                    return Ok(Receipt::DutyShown { day, chat, message: earlier });
                }
                Look::There(_) | Look::NotThere => {}
                // A morning without its question is worse than one with two.
                Look::Hidden => self.teams_is_well(place, due).await?,
            }
        }
        match self.send(place, &message).await? {
            Some(message) => Ok(Receipt::DutyShown { day, chat, message }),
            None => Ok(Receipt::Done),
        }
    }
}
