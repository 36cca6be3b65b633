//! How often one card is changed. Teams allows a bot so much in one conversation, and nobody reads
//! faster: <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit>

use incident::{Card, ChatId, IncidentId, Moment};
use std::collections::BTreeMap;
use std::time::Duration;

/// A card changes at most this often. What happens in between is in its next change.
const APART: Duration = Duration::from_millis(2500);

/// In one chat, this many messages may follow each other at once; then one in each [`EACH`].
const AT_ONCE: u32 = 5;
const EACH: Duration = Duration::from_secs(1);
/// A sign that a message comes leaves room for so many at once.
const LEFT: u32 = 3;

/// When each card was changed last, and how much each chat has had to take of late.
#[derive(Debug, Default)]
pub struct Pace {
    cards: BTreeMap<(IncidentId, Card), Moment>,
    /// Until when the messages of a chat would last, had they come one in each [`EACH`].
    chats: BTreeMap<ChatId, Moment>,
}

impl Pace {
    /// Whether a card may be changed now; otherwise when. Changes that may be made now count.
    pub fn may_change(&mut self, card: (IncidentId, Card), now: Moment) -> Result<(), Moment> {
        // What is longer ago than that holds nobody back any more.
        self.cards.retain(|_, at| now < at.plus(APART));
        if let Some(at) = self.cards.get(&card) {
            return Err(at.plus(APART));
        }
        self.cards.insert(card, now);
        Ok(())
    }

    /// Whether a message may be posted or changed in a chat now; otherwise when. Those that may be
    /// count.
    pub fn may_speak(&mut self, chat: &ChatId, now: Moment) -> Result<(), Moment> {
        self.chats.retain(|_, until| *until > now);
        let until = self.chats.get(chat).copied().unwrap_or(now);
        let full = now.plus(EACH * (AT_ONCE - 1));
        if until > full {
            return Err(now.plus(until.since(full)));
        }
        self.chats.insert(chat.clone(), until.plus(EACH));
        Ok(())
    }

    /// Whether there may be a sign in a chat that a message comes, which Teams counts as one. Where
    /// it might delay messages, there is none.
    pub fn may_type(&mut self, chat: &ChatId, now: Moment) -> bool {
        let until = self.chats.get(chat).copied().unwrap_or(now);
        until <= now.plus(EACH * (AT_ONCE - 1 - LEFT)) && self.may_speak(chat, now).is_ok()
    }

    /// Teams wants nothing more in this chat for so long.
    pub fn rests(&mut self, chat: &ChatId, until: Moment) {
        let until = until.plus(EACH * (AT_ONCE - 1));
        let entry = self.chats.entry(chat.clone()).or_insert(until);
        *entry = (*entry).max(until);
    }
}

#[cfg(test)]
mod test {
    use super::Pace;
    use incident::{Card, ChatId, IncidentId, Moment};

    #[test]
    fn five_messages_follow_each_other_at_once_and_then_one_in_each_second() {
        let mut pace = Pace::default();
        let (chat, other) = (ChatId::from("a"), ChatId::from("b"));
        for _ in 0..5 {
            assert_eq!(pace.may_speak(&chat, Moment(0)), Ok(()));
        }
        assert_eq!(pace.may_speak(&chat, Moment(0)), Err(Moment(1000)));
        assert_eq!(pace.may_speak(&other, Moment(0)), Ok(()), "chats do not hold each other up");
        assert_eq!(pace.may_speak(&chat, Moment(400)), Err(Moment(1000)));
        assert_eq!(pace.may_speak(&chat, Moment(1000)), Ok(()));
        assert_eq!(pace.may_speak(&chat, Moment(1000)), Err(Moment(2000)));
        for _ in 0..5 {
            assert_eq!(pace.may_speak(&chat, Moment(9000)), Ok(()), "a pause fills it up again");
        }
    }

    #[test]
    fn a_sign_that_a_message_comes_never_delays_messages() {
        let mut pace = Pace::default();
        let (busy, quiet, rests) = (ChatId::from("a"), ChatId::from("b"), ChatId::from("c"));
        assert_eq!(pace.may_speak(&busy, Moment(0)), Ok(()));
        assert!(pace.may_type(&busy, Moment(0)));
        assert!(!pace.may_type(&busy, Moment(0)), "three more could not follow at once");
        for _ in 0..3 {
            assert_eq!(pace.may_speak(&busy, Moment(0)), Ok(()));
        }
        assert_eq!(pace.may_speak(&busy, Moment(0)), Err(Moment(1000)), "it counts as one");
        assert!(!pace.may_type(&busy, Moment(3999)));
        assert!(pace.may_type(&busy, Moment(4000)));
        assert!(pace.may_type(&quiet, Moment(0)));
        pace.rests(&rests, Moment(30_000));
        assert!(!pace.may_type(&rests, Moment(29_999)));
    }

    #[test]
    fn a_chat_rests_as_long_as_teams_wants() {
        let mut pace = Pace::default();
        let chat = ChatId::from("a");
        pace.rests(&chat, Moment(30_000));
        assert_eq!(pace.may_speak(&chat, Moment(0)), Err(Moment(30_000)));
        assert_eq!(pace.may_speak(&chat, Moment(30_000)), Ok(()));
    }

    #[test]
    fn the_first_change_is_made_at_once_and_the_next_a_little_later() {
        let mut pace = Pace::default();
        let incident: IncidentId = "INC-1".parse().unwrap();
        let other: IncidentId = "INC-2".parse().unwrap();
        assert_eq!(pace.may_change((incident, Card::Live), Moment(0)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(10)), Err(Moment(2500)));
        assert_eq!(pace.may_change((incident, Card::WarRoom), Moment(10)), Ok(()));
        assert_eq!(pace.may_change((other, Card::Live), Moment(10)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(2500)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(2501)), Err(Moment(5000)));
    }
}
