//! Answers to those who asked, and the words of a no.

use super::face::Face;
use super::text::{cut, line, name, plain, typed};
use super::words::{number, sign, time};
use super::{About, CardError, Cards, Scene, Spoken, draw, history};
use incident::{Enquiry, Incident, IncidentId, MessageId, Person, Phase, Refusal};
use jiff::civil::Time;
use serde_json::{Value, json};

/// How many lines of history a card shows at the most, besides the first.
const HISTORY_MAX: usize = 20;
/// How many incidents of each list a card shows at the most.
const LIST_MAX: usize = 10;
/// A message in question comes back with its button, cut after this many characters.
const MESSAGE_CHARS: usize = 4000;

impl Cards {
    /// The answer to a question that changes nothing.
    ///
    /// # Errors
    /// See `CardError`.
    pub fn answer(
        &self,
        scene: &Scene<'_>,
        about: &About,
        to: &Person,
        enquiry: &Enquiry,
    ) -> Result<Spoken, CardError> {
        let card = match enquiry {
            Enquiry::WhoIsChecking => return Ok(text(who_is_checking(scene))),
            Enquiry::Unclear { nearest } => return Ok(text(unclear(to, nearest.as_deref()))),
            Enquiry::Incidents => draw(&self.incidents, scene, &lists(scene, about))?,
            Enquiry::Show { incident } => match &about.shown {
                Some((found, entries)) => self.show(scene, found, entries)?,
                None => return Ok(no_such(scene, to, *incident, self)),
            },
            Enquiry::Help => draw(&self.help, scene, &help(about))?,
            Enquiry::ReportForm => draw(&self.report, scene, &json!({}))?,
            Enquiry::MaybeReport { text, message } => {
                draw(&self.maybe_report, scene, &maybe(text, message.as_ref()))?
            }
        };
        let summary = card.get("fallbackText").and_then(Value::as_str).unwrap_or_default();
        let summary = summary.to_owned();
        Ok(Spoken::Card { card, summary })
    }

    /// A no, in words: what is so, then what to do.
    pub fn refusal(&self, scene: &Scene<'_>, to: &Person, refusal: &Refusal) -> Spoken {
        let words = refusal.words(&|moment| time(scene.zone, scene.now, moment));
        text(format!("{}: {}", name(to.first_name()), shield(&words)))
    }

    fn show(
        &self,
        scene: &Scene<'_>,
        incident: &Incident,
        entries: &[incident::Entry],
    ) -> Result<Value, CardError> {
        let lines = history::lines(scene, entries);
        let left_out = lines.len().saturating_sub(HISTORY_MAX + 1);
        let (first, rest) = match lines.split_first() {
            Some((first, rest)) => (vec![first.clone()], rest),
            None => (vec![], lines.as_slice()),
        };
        let more = match left_out {
            0 => vec![],
            left_out => vec![format!("… {left_out} more …")],
        };
        let history: Vec<String> =
            first.into_iter().chain(more).chain(rest.iter().skip(left_out).cloned()).collect();
        let mut data = json!(Face::of(scene, incident));
        if let Some(fields) = data.as_object_mut() {
            fields.insert("history".to_owned(), json!(history));
        }
        draw(&self.show, scene, &data)
    }
}

fn text(text: String) -> Spoken {
    Spoken::Text { text, mentions: vec![] }
}

fn no_such(scene: &Scene<'_>, to: &Person, incident: IncidentId, cards: &Cards) -> Spoken {
    cards.refusal(scene, to, &Refusal::NoSuchIncident { incident })
}

/// Refusals hold commands between backticks, names of people and what they typed. The commands
/// stay; around them nothing may become a link, a mention or markup.
fn shield(words: &str) -> String {
    words
        .split('`')
        .enumerate()
        .map(|(at, part)| match at % 2 {
            0 => super::text::escape(part),
            _ => format!("`{}`", part.replace(['<', '>'], "")),
        })
        .collect()
}

fn who_is_checking(scene: &Scene<'_>) -> String {
    let Some(duty) = scene.duty else {
        return "Nobody is on the rota for the daily log check. An administrator can fill it in."
            .to_owned();
    };
    let checker = name(&duty.checker.name);
    let first = name(duty.checker.first_name());
    let deputy = duty.deputy.as_ref().map_or_else(String::new, |deputy| {
        format!(" If {first} cannot answer, {} is asked.", name(&deputy.name))
    });
    let until = scene.until.map_or_else(String::new, |until| {
        let day = until.strftime("%a %-d %b");
        if until.time() == Time::midnight() {
            return format!(" The next turn begins on {day}.");
        }
        let zone = scene.zone.iana_name().unwrap_or("UTC");
        format!(" The next turn begins on {day} at {} ({zone}).", until.strftime("%H:%M"))
    });
    // A turn that begins by day goes on into the next morning.
    let now = if scene.until.is_none_or(|until| until.time() == Time::midnight()) {
        "today"
    } else {
        "now"
    };
    format!("{checker} is daily log checker {now}.{deputy}{until}")
}

fn unclear(to: &Person, nearest: Option<&str>) -> String {
    let first = name(to.first_name());
    match nearest {
        Some(nearest) => format!(
            "{first}, I did not understand that. Did you mean `{}`? `help` shows what you can say.",
            line(&nearest.replace('`', ""))
        ),
        None => format!("{first}, I did not understand that. `help` shows what you can say."),
    }
}

fn lists(scene: &Scene<'_>, about: &About) -> Value {
    let past =
        about.latest.iter().filter(|latest| !about.open.iter().any(|open| open.id == latest.id));
    let open: Vec<Value> = about.open.iter().take(LIST_MAX).map(|one| row(scene, one)).collect();
    let past: Vec<Value> = past.take(LIST_MAX).map(|one| row(scene, one)).collect();
    let more = about.open.len().saturating_sub(LIST_MAX);
    let fallback = match about.open.len() {
        0 => "No incident is open.".to_owned(),
        1 => "1 incident is open.".to_owned(),
        many => format!("{many} incidents are open."),
    };
    let ids: Vec<String> = about.open.iter().take(LIST_MAX).map(|one| one.id.to_string()).collect();
    json!({
        "head": fallback,
        "open": open,
        "past": past,
        "query": about.query.clone().unwrap_or_default(),
        "more": if more > 0 { format!("… and {more} more") } else { String::new() },
        "fallback": format!("{fallback} {}", ids.join(", ")).trim_end(),
    })
}

fn row(scene: &Scene<'_>, incident: &Incident) -> Value {
    let severity = incident.confirmed().map(|confirmed| confirmed.severity);
    let state = match &incident.phase {
        Phase::Reported(_) => "❓ Severity not confirmed".to_owned(),
        Phase::Declined { .. } => "⚪ Not an incident".to_owned(),
        Phase::Backlogged(_) => "with the regular sprint".to_owned(),
        Phase::Confirmed(..) => "🔥 firefighting, nobody leads yet".to_owned(),
        Phase::Firefighting(_, manager) => {
            format!("🔥 firefighting, {} leads", name(&manager.name))
        }
        Phase::Resolved(..) => "✅ resolved".to_owned(),
        Phase::Closed(..) => "☑️ closed".to_owned(),
    };
    let level = severity.map(|severity| format!("{} {severity} · ", sign(severity)));
    json!({
        "inc": incident.id.to_string(),
        "head": format!("{} · {}", number(incident), name(&cut(&line(&incident.summary), 80))),
        "state": format!("{}{state}", level.unwrap_or_default()),
        "at": format!("Reported at {}", time(scene.zone, scene.now, incident.reported_at)),
    })
}

fn help(about: &About) -> Value {
    let open: Vec<String> = about
        .open
        .iter()
        .take(3)
        .map(|one| format!("{} {}", one.id, name(&cut(&line(&one.summary), 60))))
        .collect();
    let named = about.open.first().map_or_else(|| "INC-7".to_owned(), |one| one.id.to_string());
    json!({ "open": open, "inc": named })
}

fn maybe(text: &str, message: Option<&MessageId>) -> Value {
    json!({
        "quote": typed(&cut(&line(text), 120)),
        "text": cut(text, MESSAGE_CHARS),
        "of": message.map(MessageId::as_str).unwrap_or_default(),
        "fallback": format!("Is this a production issue? {}", plain(&cut(&line(text), 120))),
    })
}
