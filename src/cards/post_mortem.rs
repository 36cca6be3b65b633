//! The post-mortem as an invitation: who, what about, and which days can be (P31).
//!
//! Its facts: <https://github.com/global-121/121-platform/blob/a968c0b/docs/processes/post_mortem.md>

use super::terms::clock;
use super::text::{cut, line, link};
use super::{Cards, Scene};
use incident::{Incident, Moment, Person, Phase, Role};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use wording::{Words, say};

/// How many minutes each point of the agenda takes.
const AGENDA: [u16; 9] = [5, 10, 15, 20, 10, 20, 15, 5, 5];

/// The points of the agenda.
fn points(words: &Words) -> [String; 9] {
    [
        say!(words, "agenda-introduction"),
        say!(words, "agenda-what"),
        say!(words, "agenda-timeline"),
        say!(words, "agenda-cause"),
        say!(words, "agenda-well"),
        say!(words, "agenda-better"),
        say!(words, "agenda-actions"),
        say!(words, "agenda-who"),
        say!(words, "agenda-closing"),
    ]
}

/// How long it takes: the sum of the agenda.
pub const LASTS: SignedDuration = SignedDuration::from_mins(105);

/// What the meeting is called.
#[must_use]
pub fn subject(scene: &Scene<'_>, incident: &Incident) -> String {
    let summary = cut(&line(&incident.summary), 100);
    say!(scene.words, "post-mortem-subject", id = incident.id.to_string(), summary)
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
    let id = incident.id.to_string();
    let at = incident.outside.post_mortem.as_ref();
    let at = at.map(|meeting| (clock(scene, meeting.at), meeting.url.as_str()));
    let (at, url) = at.unwrap_or_default();
    let words = scene.words;
    let meeting = if url.is_empty() {
        String::new()
    } else {
        format!(" {}", link(&say!(words, "post-mortem-open"), url))
    };
    say!(words, "post-mortem-scheduled", id, time = at, meeting)
}

impl Cards {
    /// The text of the invitation, as HTML: what it is about, where to read on, the agenda.
    #[must_use]
    pub fn invitation(&self, scene: &Scene<'_>, incident: &Incident) -> String {
        let escaped = |text: &str| html_escape::encode_text(text).into_owned();
        let link = |url: &str, words: &str| {
            let url = html_escape::encode_double_quoted_attribute(url);
            format!("<p><a href=\"{url}\">{}</a></p>", escaped(words))
        };
        let (words, outside) = (scene.words, &incident.outside);
        let bug = outside
            .bug
            .as_ref()
            .map(|bug| link(&bug.url, &say!(words, "bug", id = bug.id.to_string())));
        let chat = outside.chat.as_ref().map(|chat| link(&chat.url, &say!(words, "chat")));
        let point = |(point, minutes): (&String, u16)| {
            let minutes = say!(words, "span-minutes", minutes);
            format!("<li>{} ({minutes})</li>", escaped(point))
        };
        let points: String = points(words).iter().zip(AGENDA).map(point).collect();
        format!(
            "<p>{}: {}</p>{}{}<p>{}</p><ol>{points}</ol>",
            incident.id,
            escaped(&line(&incident.summary)),
            bug.unwrap_or_default(),
            chat.unwrap_or_default(),
            escaped(&say!(words, "agenda-spirit"))
        )
    }
}

#[cfg(test)]
mod test {
    use super::{AGENDA, LASTS};

    #[test]
    fn it_lasts_as_long_as_its_agenda() {
        let minutes: i64 = AGENDA.into_iter().map(i64::from).sum();
        assert_eq!(LASTS.as_mins(), minutes);
    }
}
