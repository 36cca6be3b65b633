//! Errands to Teams: cards kept up to date, and things said once.

use super::Errands;
use super::errand::Hitch;
use super::look::Look;
use crate::cards::Spoken;
use crate::clients::TroubleKind;
use crate::clients::teams::Place;
use crate::store::{Act, Due, Known, Learnt};
use crate::wire::connector::{Mention, Message, NewConversation};
use incident::{
    Card, ChatId, Enquiry, Incident, MessageId, Moment, PersonId, Receipt, Room, Saying,
};
use serde_json::Value;
use wording::say;

/// How many pages of members are read at the most: far more than any team chat has.
const MEMBER_PAGES_MAX: usize = 10;

impl Errands {
    /// Brings a card to the present state: a new message the first time, the same one afterwards.
    /// A message that is gone is posted anew, and the new one is kept up to date from then on.
    pub(super) async fn show(
        &self,
        due: &Due,
        incident: &Incident,
        card: Card,
    ) -> Result<Receipt, Hitch> {
        let posted = incident.outside.cards.get(&card);
        let chat = match (posted, card) {
            (Some(posted), _) => posted.chat.clone(),
            (None, Card::WarRoom) => firefighting(incident).ok_or(Hitch::NotYet("the chat"))?,
            (None, Card::Informing) => self.informers_chat(incident).await?,
            (None, Card::Live | Card::Acceptance { .. } | Card::Actions) => self.team_chat()?,
        };
        if posted.is_none() && card == Card::Live {
            self.learn_who_is_there(&chat).await;
        }
        let drawn = self.stage.draw(|cards, scene| match card {
            Card::Live => cards.live(scene, incident),
            Card::WarRoom => cards.war_room(scene, incident),
            Card::Informing => cards.informing(scene, incident),
            Card::Acceptance { question } => cards.acceptance(scene, incident, question),
            Card::Actions => cards.actions(scene, incident),
        })?;
        let standing = posted.map(|posted| &posted.message);
        let shown = self.bring(due, &chat, standing, (drawn, &mark(incident, card))).await?;
        Ok(shown.map_or(Receipt::Done, |message| Receipt::CardShown { card, chat, message }))
    }

    /// Brings a card with its mark to its place: where it stands already, or to a new message. The message, where
    /// it is another than before and Teams says which.
    pub(super) async fn bring(
        &self,
        due: &Due,
        chat: &ChatId,
        standing: Option<&MessageId>,
        (card, mark): (Value, &str),
    ) -> Result<Option<MessageId>, Hitch> {
        let summary = card.get("fallbackText").and_then(Value::as_str);
        let summary = summary.unwrap_or_default().to_owned();
        let message = Message::card(card, summary).marked(mark);
        let service_url = self.service_url(chat)?;
        let place = Place { service_url: &service_url, conversation: chat };
        if let Some(standing) = standing
            && self.put_in_place(place, standing, &message).await?
        {
            return Ok(None);
        }
        if due.maybe_done {
            match self.look(place, &message, Moment(0)).await? {
                Look::There(earlier)
                    if standing != Some(&earlier)
                        && self.put_in_place(place, &earlier, &message).await? =>
                {
                    return Ok(Some(earlier));
                }
                Look::There(_) | Look::NotThere => {}
                // None of these cards is worse than two.
                Look::Hidden => self.teams_is_well(place, due).await?,
            }
        }
        self.send(place, &message, None).await
    }

    /// Puts a card in the place of an earlier one; whether that is there still.
    async fn put_in_place(
        &self,
        place: Place<'_>,
        earlier: &MessageId,
        message: &Message,
    ) -> Result<bool, Hitch> {
        let now = self.its_turn(place.conversation)?;
        match self.neighbours.teams.update(place, earlier, message, now).await {
            Ok(()) => Ok(true),
            Err(trouble) if trouble.kind == TroubleKind::Gone => Ok(false),
            Err(trouble) => Err(self.too_much(place.conversation, trouble).into()),
        }
    }

    /// Says something once.
    pub(super) async fn say(
        &self,
        due: &Due,
        to: &Room,
        saying: &Saying,
        incident: Option<&Incident>,
    ) -> Result<Receipt, Hitch> {
        if self.is_void(saying, incident) {
            return Ok(Receipt::Done);
        }
        let chat = match to {
            Room::Chat(chat) => chat.clone(),
            Room::Team => self.team_chat()?,
            Room::Private(person) => match self.alone_with(person).await? {
                Some(chat) => chat,
                None => return Ok(Receipt::Done),
            },
            Room::Firefighting => match incident.and_then(firefighting) {
                Some(chat) => chat,
                None => self.team_chat()?,
            },
        };
        let spoken = self.spoken(saying, incident)?;
        let message = match spoken {
            Spoken::Card { card, summary } => {
                Message::card(card, summary).marked(&format!("said-{}", due.ticket.number()))
            }
            Spoken::Text { text, mentions } => {
                let mentions = mentions.into_iter().map(|mention| {
                    Mention::new(mention.text, self.teams_id(&mention.person), mention.name)
                });
                Message::text(text, mentions.collect())
            }
        };
        let service_url = self.service_url(&chat)?;
        let place = Place { service_url: &service_url, conversation: &chat };
        if due.maybe_done {
            match self.look(place, &message, due.asked).await? {
                Look::There(_) => return Ok(Receipt::Done),
                Look::NotThere => {}
                Look::Hidden => self.once_more(place, due).await?,
            }
        }
        self.send(place, &message, answers(saying)).await?;
        Ok(Receipt::Done)
    }

    /// Where whoever informs stakeholders gets the card: alone, or else where the incident is fought.
    async fn informers_chat(&self, incident: &Incident) -> Result<ChatId, Hitch> {
        let alone = match incident::informer(&self.stage.house.team, incident) {
            Some(person) => {
                // The card of the incident, which learns that too, may not have come so far.
                if !self.stage.store.bearings().people.contains_key(&person.id) {
                    self.learn_who_is_there(&self.team_chat()?).await;
                }
                self.alone_with(&person.id).await?
            }
            None => None,
        };
        alone.or_else(|| firefighting(incident)).map_or_else(|| self.team_chat(), Ok)
    }

    /// The conversation with one person; none with somebody who does not have the app or never
    /// wrote where the bot is. What is said there is a comfort: it is said in the team chat too.
    async fn alone_with(&self, person: &PersonId) -> Result<Option<ChatId>, Hitch> {
        let Some(known) = self.stage.store.bearings().people.get(person).cloned() else {
            return Ok(None);
        };
        let service_url = self.service_url(&self.team_chat()?)?;
        let now = self.stage.house.clock.now();
        let bot = &self.stage.house.bot_mri;
        let wanted = NewConversation::with(&known.mri, bot, &self.tenant_id);
        match self.neighbours.teams.open_private(&service_url, &wanted, now).await {
            Ok(chat) => Ok(chat),
            Err(trouble) if matches!(trouble.kind, TroubleKind::Refused | TroubleKind::Gone) => {
                tracing::info!(%trouble, "somebody cannot be written to alone");
                Ok(None)
            }
            Err(trouble) => Err(Hitch::Before(trouble)),
        }
    }

    fn spoken(&self, saying: &Saying, incident: Option<&Incident>) -> Result<Spoken, Hitch> {
        if let Saying::Answer { to, enquiry } = saying {
            let about = self.stage.about(enquiry)?;
            let answer = |cards: &crate::cards::Cards, scene: &crate::cards::Scene<'_>| {
                cards.answer(scene, &about, to, enquiry)
            };
            return Ok(self.stage.draw(answer)?);
        }
        if let Saying::Refused { to, refusal } = saying {
            return Ok(self.stage.draw(|cards, scene| cards.refusal(scene, to, refusal)));
        }
        if let Saying::Alert { number, news } = saying {
            let alerts = self.stage.store.alerts();
            let gone = || Hitch::Park(say!(self.words(), "cause-no-alert"));
            let alert = alerts.get(*number).ok_or_else(gone)?;
            return Ok(self.stage.draw(|cards, scene| cards.alert_news(scene, alert, news)));
        }
        if let Saying::Rota { news } = saying {
            return Ok(self.stage.draw(|cards, scene| cards.news(scene, news))?);
        }
        let gone = || Hitch::Park(say!(self.words(), "cause-no-incident"));
        let incident = incident.ok_or_else(gone)?;
        Ok(self.stage.draw(|cards, scene| cards.say(scene, incident, saying))?)
    }

    pub(super) fn team_chat(&self) -> Result<ChatId, Hitch> {
        let configured = self.stage.house.team_chat.clone();
        let known = configured.or_else(|| self.stage.store.bearings().team_chat.clone());
        known.ok_or(Hitch::NotYet("the team chat, which is learnt when the bot is added to it"))
    }

    pub(super) fn service_url(&self, chat: &ChatId) -> Result<String, Hitch> {
        let bearings = self.stage.store.bearings();
        if bearings.left.contains(chat) {
            return Err(Hitch::Park(say!(self.words(), "cause-taken-out")));
        }
        // What was stored may have been trusted by an older configuration.
        let trusted = |url: &&str| self.neighbours.teams.trusts(url);
        let known = bearings.service_urls(chat).find(trusted).map(str::to_owned);
        known
            .or_else(|| self.stage.house.service_url.clone())
            .ok_or(Hitch::NotYet("the address of the Connector, which comes with a message"))
    }

    /// How Teams calls a person in a mention: the `29:` id, or the Entra id, which it takes too.
    fn teams_id(&self, person: &PersonId) -> String {
        let bearings = self.stage.store.bearings();
        bearings.people.get(person).map_or_else(|| person.to_string(), |known| known.mri.clone())
    }

    /// Learns the Teams ids of the people in a chat, where some of the team are not known yet:
    /// cards need them to show each person their own view. Without them the card works all the
    /// same, so failures are left alone.
    async fn learn_who_is_there(&self, chat: &ChatId) {
        let bearings = self.stage.store.bearings();
        let members = &self.stage.house.team.members;
        if members.iter().all(|member| bearings.people.contains_key(&member.person.id)) {
            return;
        }
        let Ok(service_url) = self.service_url(chat) else { return };
        let place = Place { service_url: &service_url, conversation: chat };
        let now = self.stage.house.clock.now();
        let mut from: Option<String> = None;
        for _ in 0..MEMBER_PAGES_MAX {
            let page = self.neighbours.teams.members(place, from.as_deref(), now).await;
            let page = match page {
                Ok(page) => page,
                Err(trouble) => {
                    tracing::info!(%trouble, "the members of the team chat are not known");
                    return;
                }
            };
            for member in &page.members {
                if let (Some(id), Some(mri)) = (member.entra_id(), &member.id) {
                    let name = member.name.clone().unwrap_or_default();
                    let known = Known { mri: mri.clone(), name };
                    let learnt = Learnt::Person(PersonId::new(id), known);
                    if !bearings.knows(&learnt)
                        && self.stage.store.commit(Act::Learn(learnt)).await.is_err()
                    {
                        return;
                    }
                }
            }
            from = page.continuation_token.filter(|token| !token.is_empty());
            if from.is_none() {
                return;
            }
        }
    }
}

/// The message something is an answer to: the quiet question is about one of many in a chat.
fn answers(saying: &Saying) -> Option<&MessageId> {
    let Saying::Answer { enquiry: Enquiry::MaybeReport { message, .. }, .. } = saying else {
        return None;
    };
    message.as_ref()
}

fn firefighting(incident: &Incident) -> Option<ChatId> {
    incident.outside.chat.as_ref().map(|chat| chat.id.clone())
}

/// The mark by which an incident's card is recognised where it stands.
fn mark(incident: &Incident, card: Card) -> String {
    let name = match card {
        Card::Live => "live".to_owned(),
        Card::WarRoom => "war-room".to_owned(),
        Card::Informing => "informing".to_owned(),
        Card::Acceptance { question } => format!("acceptance-{question}"),
        Card::Actions => "actions".to_owned(),
    };
    format!("{}-{name}", incident.mark.as_str())
}
