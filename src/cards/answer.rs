//! Answers to those who asked, and the words of a no.

use super::face::Face;
use super::terms::{day as day_of, number, severity, sign, time};
use super::text::{cut, line, name, plain, typed};
use super::{About, CardError, Cards, Scene, Spoken, actions, draw, history};
use incident::{Enquiry, Incident, IncidentId, MessageId, Person, Phase, Refusal, Severity};
use jiff::civil::Time;
use serde_json::{Value, json};
use wording::say;

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
            Enquiry::Unclear { nearest } => {
                return Ok(text(unclear(scene, to, nearest.as_deref())));
            }
            Enquiry::Rota { days } => self.rota(scene, *days)?,
            Enquiry::Calendar { alone } => return Ok(text(calendar(scene, about, to, *alone))),
            Enquiry::Fairness { .. } => match &about.fairness {
                Some(report) => self.fairness(scene, report)?,
                None => return Err(CardError::Moment(scene.now.0)),
            },
            Enquiry::Statistics { days } => match &about.statistics {
                Some(told) => self.statistics(scene, told, *days)?,
                None => return Err(CardError::Moment(scene.now.0)),
            },
            Enquiry::Alerts => self.alerts(scene, &about.alerts)?,
            Enquiry::LogChecks => self.log_checks(scene, &about.checks)?,
            Enquiry::Incidents => draw((&self.incidents, "incidents"), scene, lists(scene, about))?,
            Enquiry::ActionItems => self.all_actions(scene, &about.open)?,
            Enquiry::Show { incident } => match &about.shown {
                Some((found, entries)) => self.show(scene, found, entries)?,
                None => return Ok(no_such(scene, to, *incident, self)),
            },
            Enquiry::Help => draw((&self.help, "help"), scene, help(scene, about))?,
            Enquiry::ReportForm => draw((&self.report, "report"), scene, levels(scene))?,
            Enquiry::MaybeReport { text, message } => draw(
                (&self.maybe_report, "maybe-report"),
                scene,
                maybe(scene, text, message.as_ref()),
            )?,
        };
        let summary = card.get("fallbackText").and_then(Value::as_str).unwrap_or_default();
        let summary = summary.to_owned();
        Ok(Spoken::Card { card, summary })
    }

    /// A no, in words: what is so, then what to do.
    pub fn refusal(&self, scene: &Scene<'_>, to: &Person, refusal: &Refusal) -> Spoken {
        let words = wording::refusal(scene.words, refusal, &|moment| time(scene, moment));
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
            left_out => vec![say!(scene.words, "history-left-out", count = left_out)],
        };
        let history: Vec<String> =
            first.into_iter().chain(more).chain(rest.iter().skip(left_out).cloned()).collect();
        let mut data = json!(Face::of(scene, incident));
        if let Some(fields) = data.as_object_mut() {
            fields.insert("history".to_owned(), json!(history));
        }
        draw((&self.show, "show"), scene, data)
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
        return say!(scene.words, "checker-nobody");
    };
    let checker = name(&duty.checker.name);
    let first = name(duty.checker.first_name());
    let deputy = duty.deputy.as_ref().map_or_else(String::new, |deputy| {
        format!(" {}", say!(scene.words, "checker-deputy", first, deputy = name(&deputy.name)))
    });
    let until = scene.until.map_or_else(String::new, |until| {
        let day = day_of(scene, until.date());
        if until.time() == Time::midnight() {
            return format!(" {}", say!(scene.words, "checker-until", day));
        }
        let zone = scene.zone.iana_name().unwrap_or("UTC");
        let clock = until.strftime("%H:%M").to_string();
        format!(" {}", say!(scene.words, "checker-until-clock", day, clock, zone))
    });
    // A turn that begins by day goes on into the next morning.
    let now = if scene.until.is_none_or(|until| until.time() == Time::midnight()) {
        say!(scene.words, "checker-today", checker)
    } else {
        say!(scene.words, "checker-now", checker)
    };
    format!("{now}{deputy}{until}")
}

/// How to subscribe to the calendar of turns. The secret in its link is not ours to say: what is said
/// in a chat stays there.
fn calendar(scene: &Scene<'_>, about: &About, to: &Person, alone: bool) -> String {
    let words = scene.words;
    let administrators = &scene.rota.plan.administrators;
    if !administrators.iter().any(|one| one.id == to.id) {
        let names: Vec<String> = administrators.iter().map(|one| name(&one.name)).collect();
        return if names.is_empty() {
            say!(words, "calendar-nobody")
        } else {
            say!(words, "calendar-others", who = wording::list(words, &names, wording::Joined::Or))
        };
    }
    if !alone {
        return say!(words, "calendar-alone");
    }
    if !about.calendar {
        return say!(words, "calendar-off");
    }
    let address = about.public_url.as_deref().unwrap_or("https://…").trim_end_matches('/');
    say!(words, "calendar-link", address)
}

fn unclear(scene: &Scene<'_>, to: &Person, nearest: Option<&str>) -> String {
    let first = name(to.first_name());
    match nearest {
        Some(nearest) => {
            let nearest = line(&nearest.replace('`', ""));
            say!(scene.words, "unclear-nearest", first, nearest)
        }
        None => say!(scene.words, "unclear", first),
    }
}

fn lists(scene: &Scene<'_>, about: &About) -> Value {
    let past =
        about.latest.iter().filter(|latest| !about.open.iter().any(|open| open.id == latest.id));
    let open: Vec<Value> = about.open.iter().take(LIST_MAX).map(|one| row(scene, one)).collect();
    let past: Vec<Value> = past.take(LIST_MAX).map(|one| row(scene, one)).collect();
    let more = about.open.len().saturating_sub(LIST_MAX);
    let fallback = say!(scene.words, "incidents-open", count = about.open.len());
    let ids: Vec<String> = about.open.iter().take(LIST_MAX).map(|one| one.id.to_string()).collect();
    json!({
        "head": fallback,
        "open": open,
        "past": past,
        "query": about.query.clone().unwrap_or_default(),
        "more": if more > 0 { say!(scene.words, "incidents-more", count = more) } else { String::new() },
        "fallback": format!("{fallback} {}", ids.join(", ")).trim_end(),
    })
}

fn row(scene: &Scene<'_>, incident: &Incident) -> Value {
    let words = scene.words;
    let confirmed = incident.confirmed().map(|confirmed| confirmed.severity);
    let state = match &incident.phase {
        Phase::Reported(_) => format!("❓ {}", say!(words, "state-unconfirmed")),
        Phase::Declined { .. } => format!("⚪ {}", say!(words, "state-declined")),
        Phase::Backlogged(_) => say!(words, "row-backlogged"),
        Phase::Confirmed(..) => format!("🔥 {}", say!(words, "row-leaderless")),
        Phase::Firefighting(_, manager) => {
            format!("🔥 {}", say!(words, "row-led", manager = name(&manager.name)))
        }
        Phase::Resolved(..) => format!("✅ {}", say!(words, "row-resolved")),
        Phase::Closed(..) => format!("☑️ {}", say!(words, "row-closed")),
    };
    let state = std::iter::once(state).chain(actions::fact(scene, incident)).collect::<Vec<_>>();
    let state = state.join(" · ");
    let level = confirmed.map(|level| format!("{} {} · ", sign(level), severity(words, level)));
    json!({
        "inc": incident.id.to_string(),
        "head": format!("{} · {}", number(words, incident), name(&cut(&line(&incident.summary), 80))),
        "state": format!("{}{state}", level.unwrap_or_default()),
        "at": say!(words, "row-reported", time = time(scene, incident.reported_at)),
        "details": say!(words, "row-details", id = incident.id.to_string()),
    })
}

/// The choice of a level, for the form.
fn levels(scene: &Scene<'_>) -> Value {
    let level = |one: Severity| json!({ "level": one.level().to_string(), "title": severity(scene.words, one) });
    json!({ "levels": Severity::ALL.map(level) })
}

/// What can be of use now, by what is open.
fn now(about: &About) -> Vec<&'static str> {
    let any = |is: fn(&Phase) -> bool| about.open.iter().any(|one| is(&one.phase));
    let all = [
        ("nothing", about.open.is_empty()),
        ("unconfirmed", any(|phase| matches!(phase, Phase::Reported(_)))),
        ("leaderless", any(|phase| matches!(phase, Phase::Confirmed(..)))),
        ("led", any(|phase| matches!(phase, Phase::Firefighting(..)))),
        ("over", any(|phase| matches!(phase, Phase::Resolved(..)))),
        ("actions", about.open.iter().any(|one| one.open_actions().next().is_some())),
    ];
    all.into_iter().filter_map(|(what, so)| so.then_some(what)).collect()
}

fn help(scene: &Scene<'_>, about: &About) -> Value {
    let open: Vec<String> = about
        .open
        .iter()
        .take(3)
        .map(|one| format!("{} {}", one.id, name(&cut(&line(&one.summary), 60))))
        .collect();
    let named = about.open.first().map_or_else(|| "INC-7".to_owned(), |one| one.id.to_string());
    let several = say!(scene.words, "help-several", id = named.as_str());
    json!({ "open": open, "inc": named, "several": several, "now": now(about) })
}

fn maybe(scene: &Scene<'_>, text: &str, message: Option<&MessageId>) -> Value {
    json!({
        "quote": typed(&cut(&line(text), 120)),
        "text": cut(text, MESSAGE_CHARS),
        "of": message.map(MessageId::as_str).unwrap_or_default(),
        "fallback": say!(scene.words, "maybe-report", quote = plain(&cut(&line(text), 120))),
    })
}
