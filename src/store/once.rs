//! Errands of no incident: each is sent once.

use super::act::{Outcome, Seen, StoreError};
use super::desk::Desk;
use super::page::Page;
use incident::{Actor, ChatId, Intent, Moment, Person, Refusal, Room, Saying};

impl Desk {
    /// An errand of no incident, unless this is a repeat.
    pub(super) fn once(
        &mut self,
        page: &mut Page<'_>,
        seen: &Seen,
        at: Moment,
        intent: Intent,
    ) -> Result<Outcome, StoreError> {
        if !page.first_time(seen, at)? {
            return Ok(Outcome::AlreadySeen);
        }
        self.send(page, None, intent, at)?;
        Ok(Outcome::Kept)
    }

    /// Says in the chat why not.
    pub(super) fn refuse_aloud(
        &mut self,
        page: &mut Page<'_>,
        (place, by, at): (Option<&ChatId>, &Actor, Moment),
        refusal: &Refusal,
    ) -> Result<(), StoreError> {
        let (Some(chat), Some(person)) = (place, by.person()) else {
            return Ok(());
        };
        let saying = Saying::Refused { to: Person::clone(person), refusal: refusal.clone() };
        self.send(page, None, Intent::Say { to: Room::Chat(chat.clone()), saying }, at)
    }
}
