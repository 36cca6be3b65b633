//! Links that open something in Teams: a chat, a new chat, a call.
//!
//! <https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams>

use super::text::{cut, line, link};
use super::{Scene, post_mortem};
use incident::{ChatId, Errand, Incident, Intent, Person, Phase, Posted};
use jiff::ZonedDateTime;
use serde_json::{Value, json};
use wording::{Words, say};

const CHAT: &str = "https://teams.microsoft.com/l/chat";

/// A new e-mail on the web.
const MAIL: &str = "https://outlook.office.com/mail/deeplink/compose";

/// Longer links are cut off by some clients.
const LINK_CHARS: usize = 1900;

/// Opens a chat that exists.
#[must_use]
pub fn chat(id: &ChatId) -> String {
    format!("{CHAT}/{}/conversations", percent(id.as_str()))
}

/// Opens a chat at one of its messages.
pub(super) fn message(posted: &Posted) -> String {
    let context = percent(r#"{"contextType":"chat"}"#);
    let (chat, message) = (percent(posted.chat.as_str()), percent(posted.message.as_str()));
    format!("https://teams.microsoft.com/l/message/{chat}/{message}?context={context}")
}

/// Says above a card that it is shown on an old one, and where the present one is.
pub fn old(words: &Words, card: &mut Value, present: &Posted) {
    let link = link(&say!(words, "old-card-link"), &message(present));
    let text = format!("⚠ {}", say!(words, "old-card", link));
    let note = json!({ "type": "TextBlock", "text": text, "wrap": true, "weight": "Bolder" });
    if let Some(body) = card.get_mut("body").and_then(Value::as_array_mut) {
        body.insert(0, note);
    }
}

/// Lets a person start the firefighting chat that Firewatch could not make, with the people it
/// should have, as far as their addresses are known and there is room. Nothing where no such
/// errand waits for a person.
pub(super) fn start_chat(scene: &Scene<'_>, incident: &Incident) -> String {
    let wanted = incident.outside.parked.iter().find_map(|parked| match &parked.intent {
        Intent::OpenChat { members } => Some(members),
        Intent::Show { .. }
        | Intent::OpenBug
        | Intent::AdoptBug { .. }
        | Intent::AddTask { .. }
        | Intent::PutOnTop
        | Intent::Comment { .. }
        | Intent::UpdateBug
        | Intent::InstallBot
        | Intent::NameChat
        | Intent::ReadTitle { .. }
        | Intent::Summon { .. }
        | Intent::SchedulePostMortem { .. }
        | Intent::FinishTask { .. }
        | Intent::AddAction { .. }
        | Intent::EndAction { .. }
        | Intent::Say { .. }
        | Intent::WatchRota { .. }
        | Intent::ShowDuty
        | Intent::WatchAlerts { .. }
        | Intent::ShowAlert { .. }
        | Intent::Wake { .. } => None,
    });
    let Some(members) = wanted.filter(|_| incident.outside.chat.is_none()) else {
        return String::new();
    };
    let id = incident.id;
    let summary = cut(&line(&incident.summary), 100);
    let words = say!(scene.words, "chat-begins", id = id.to_string(), summary);
    let about = format!("&topicName={}&message={}", percent(&id.to_string()), percent(&words));
    let mut link = format!("{CHAT}/0/0?users=");
    let mut between = "";
    for address in addresses(scene, members) {
        if link.len() + between.len() + address.len() + about.len() > LINK_CHARS {
            break;
        }
        link.push_str(between);
        link.push_str(&address);
        between = ",";
    }
    if between.is_empty() { String::new() } else { link + &about }
}

/// Calls these people, as far as their addresses are known.
pub(super) fn call<'a>(scene: &Scene<'_>, people: impl IntoIterator<Item = &'a Person>) -> String {
    let users = addresses(scene, people);
    if users.is_empty() {
        return String::new();
    }
    format!("https://teams.microsoft.com/l/call/0/0?users={}", users.join(","))
}

/// Opens an e-mail in Outlook, filled in, for a person to look at and send; nothing where it would be
/// too long.
/// <https://techcommunity.microsoft.com/discussions/microsoft-365/outlook-deeplink-for-email-compose-replaces-spaces-with--when-user-not-logged-in/4111903>
pub(super) fn mail(subject: &str, body: &str) -> String {
    let (subject, body) = (percent(subject), percent(body));
    let link = format!("{MAIL}?subject={subject}&body={body}");
    if link.len() > LINK_CHARS { String::new() } else { link }
}

/// Whether the post-mortem can be scheduled: the incident is over, and nothing stands in the
/// calendars.
pub(super) const fn can_meet(incident: &Incident) -> bool {
    matches!(incident.phase, Phase::Resolved(..) | Phase::Closed(..))
        && incident.outside.post_mortem.is_none()
}

/// Opens an invitation to the post-mortem in Teams, filled in, for a person to look at and send:
/// at ten on the next working day, for as long as its agenda takes, with all involved. Only where
/// Firewatch could not do it.
pub(super) fn post_mortem(scene: &Scene<'_>, incident: &Incident) -> Option<String> {
    let parked = &incident.outside.parked;
    let by_hand = parked.iter().any(|one| one.intent.errand() == Some(Errand::SchedulePostMortem));
    if !(by_hand && can_meet(incident)) {
        return None;
    }
    let day = post_mortem::next_working_day(scene, scene.now)?;
    let start = day.at(10, 0, 0, 0).to_zoned_datetime(scene.zone.clone()).ok()?;
    let end = start.checked_add(post_mortem::LASTS).ok()?;
    let people = post_mortem::involved(scene, incident);
    let stamp =
        |moment: &ZonedDateTime| percent(&moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
    let bug = incident.outside.bug.as_ref().map(|bug| percent(&bug.url)).unwrap_or_default();
    Some(format!(
        "https://teams.microsoft.com/l/meeting/new?subject={}&startTime={}&endTime={}&content={bug}\
         &attendees={}",
        percent(&post_mortem::subject(scene, incident)),
        stamp(&start),
        stamp(&end),
        addresses(scene, &people).join(",")
    ))
}

/// The addresses of people, each once.
fn addresses<'a>(scene: &Scene<'_>, people: impl IntoIterator<Item = &'a Person>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for person in people {
        let email = scene.team.member(&person.id).and_then(|member| member.email.as_deref());
        if let Some(email) = email.map(percent)
            && !found.contains(&email)
        {
            found.push(email);
        }
    }
    found
}

fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 15].map(|half| {
                char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()
            }));
        }
    }
    encoded
}
