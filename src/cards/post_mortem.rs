//! The post-mortem as an invitation: who, what about, and which days can be (P31).
//!
//! Its facts: <https://github.com/global-121/121-platform/blob/a968c0b/docs/processes/post_mortem.md>

use super::text::{cut, line, link};
use super::words::clock;
use super::{Cards, Scene};
use incident::{Incident, Moment, Person, Phase, Role};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// What is spoken about, and for how many minutes.
const AGENDA: [(&str, u16); 9] = [
    ("Introduction", 5),
    ("What happened: what, when, and whom it hit", 10),
    ("The timeline, from detection to resolution", 15),
    ("The root cause", 20),
    ("What went well", 10),
    ("What could be better: process, tools, training, documentation", 20),
    ("Action items", 15),
    ("Who does them, until when", 5),
    ("Closing", 5),
];

/// How long it takes: the sum of the agenda.
pub const LASTS: SignedDuration = SignedDuration::from_mins(105);

/// What the meeting is called.
#[must_use]
pub fn subject(incident: &Incident) -> String {
    format!("Post-mortem {}: {}", incident.id, cut(&line(&incident.summary), 100))
}

/// Who led, confirmed and reported, and the product managers; each once.
#[must_use]
pub fn involved(scene: &Scene<'_>, incident: &Incident) -> Vec<Person> {
    let resolution = match &incident.phase {
        Phase::Resolved(_, resolution) | Phase::Closed(_, resolution) => Some(resolution),
        Phase::Reported(_)
        | Phase::Declined { .. }
        | Phase::Backlogged(_)
        | Phase::Confirmed(..)
        | Phase::Firefighting(..) => None,
    };
    let manager = resolution.and_then(|resolution| resolution.manager.as_ref());
    let confirmer = incident.confirmed().and_then(|confirmed| confirmed.by.person());
    let members = scene.team.members.iter().filter(|member| member.is(Role::ProductManager));
    let people = [manager, confirmer, Some(&incident.reporter)];
    let people = people.into_iter().flatten().chain(members.map(|member| &member.person));
    let mut involved: Vec<Person> = Vec::new();
    for person in people {
        if !involved.iter().any(|one| one.id == person.id) {
            involved.push(person.clone());
        }
    }
    involved
}

/// The first working day after the day of a moment.
#[must_use]
pub fn next_working_day(scene: &Scene<'_>, after: Moment) -> Option<Date> {
    let after = Timestamp::from_millisecond(after.0).ok()?.to_zoned_datetime(scene.zone.clone());
    working_day_after(scene, after.date())
}

/// The first working day after a day; none in a calendar without any for a year.
#[must_use]
pub fn working_day_after(scene: &Scene<'_>, day: Date) -> Option<Date> {
    day.series(jiff::Span::new().days(1)).skip(1).take(366).find(|day| (scene.works)(*day))
}

/// What the team is told once it stands in the calendars.
pub(super) fn scheduled(scene: &Scene<'_>, incident: &Incident) -> String {
    let id = incident.id;
    let at = incident.outside.post_mortem.as_ref();
    let at = at.map(|meeting| (clock(scene.zone, scene.now, meeting.at), meeting.url.as_str()));
    let (at, url) = at.unwrap_or_default();
    let meeting = if url.is_empty() { String::new() } else { format!(" {}", link("Open it", url)) };
    format!(
        "The post-mortem of **{id}** is on {at}; all involved are invited.{meeting}\n\nTo move it, move \
         the meeting in the calendar."
    )
}

impl Cards {
    /// The text of the invitation, as HTML: what it is about, where to read on, the agenda.
    #[must_use]
    pub fn invitation(&self, incident: &Incident) -> String {
        let escaped = |text: &str| html_escape::encode_text(text).into_owned();
        let link = |url: &str, words: &str| {
            let url = html_escape::encode_double_quoted_attribute(url);
            format!("<p><a href=\"{url}\">{}</a></p>", escaped(words))
        };
        let outside = &incident.outside;
        let bug = outside.bug.as_ref().map(|bug| link(&bug.url, &format!("Bug {}", bug.id)));
        let chat = outside.chat.as_ref().map(|chat| link(&chat.url, "Firefighting chat"));
        let point =
            |(point, minutes): &(&str, u16)| format!("<li>{} ({minutes} min)</li>", escaped(point));
        let points = AGENDA.iter().map(point).collect::<Vec<_>>().concat();
        format!(
            "<p>{}: {}</p>{}{}<p>We look at processes and systems, never at persons.</p><ol>{points}</ol>",
            incident.id,
            escaped(&line(&incident.summary)),
            bug.unwrap_or_default(),
            chat.unwrap_or_default()
        )
    }
}

#[cfg(test)]
mod test {
    use super::{AGENDA, LASTS};

    #[test]
    fn it_lasts_as_long_as_its_agenda() {
        let minutes: i64 = AGENDA.iter().map(|(_, minutes)| i64::from(*minutes)).sum();
        assert_eq!(LASTS.as_mins(), minutes);
    }
}
