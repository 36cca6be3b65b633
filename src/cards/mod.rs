//! cards: what people see, drawn from what is true.
//!
//! In: an incident and the scene around it (team, duty, clocks). Out: cards as Teams takes them,
//! words with their mentions, texts for the bug, the title of the chat.
//! Never: a neighbour, a clock, the ledger, a decision; what people typed is never markup.
//! May touch: alerts, incident, presence, rota, statistics, templating, wording, `serde_json`, icalendar, jiff,
//! `html_escape`, `unicode_segmentation`, thiserror.

mod acceptance;
mod actions;
mod alert;
mod answer;
mod calendar;
mod candidates;
mod choosing;
mod duty;
mod face;
mod fairness;
mod history;
mod informing;
mod leading;
mod links;
mod live;
mod metrics;
mod more;
mod news;
mod outside;
mod paper;
mod phases;
pub mod post_mortem;
mod question;
mod reminder;
mod sample;
mod say;
mod terms;
mod text;
mod turns;

pub use actions::ItemText;
pub use duty::Left;
pub use links::{chat as chat_link, old};
pub use paper::BugText;
pub use sample::{names, sample};
pub use text::Mention;

use crate::presence::There;
use alerts::Alerts;
use incident::{Duty, Entry, Incident, IncidentId, Moment, Person, PersonId, Team};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use templating::{Template, TemplateError};
use wording::{Language, Words};

/// The templates of `adaptive-cards/`, part of the program, read once.
#[derive(Debug)]
pub struct Cards {
    actions: Template,
    live: Template,
    severity: Template,
    manager: Template,
    more: Template,
    acceptance: Template,
    war_room: Template,
    incidents: Template,
    show: Template,
    statistics: Template,
    reminder: Template,
    report: Template,
    maybe_report: Template,
    help: Template,
    /// For what is kept outside of the chats, which has one language.
    english: Words,
    duty: Template,
    turns: Template,
    alert: Template,
    informing: Template,
}

/// Why a card could not be drawn. Always a mistake in the program, never in what people did; the
/// caller says what is true in plain words instead.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// The template's file is not JSON.
    #[error("the card template {template} is not JSON: {source}")]
    NotJson {
        /// Which one.
        template: &'static str,
        /// Where.
        source: serde_json::Error,
    },
    /// The template cannot be read, or does not fit its data.
    #[error("{0}")]
    Template(#[from] TemplateError),
    /// The time is outside the calendar.
    #[error("the moment {0} ms is outside the calendar")]
    Moment(i64),
    /// Answers and refusals are drawn by `answer` and `refusal`.
    #[error("this is said to a person, not about an incident")]
    NotAboutAnIncident,
}

/// What a card depends on besides its incident.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The team.
    pub team: &'a Team,
    /// The team's clocks.
    pub zone: &'a TimeZone,
    /// The language it is drawn in.
    pub words: &'a Words,
    /// When it is drawn.
    pub now: Moment,
    /// Who checks the logs now.
    pub duty: Option<&'a Duty>,
    /// When the next turn begins, on the team's clocks.
    pub until: Option<civil::DateTime>,
    /// How somebody is to be reached, as far as that is known.
    pub there: &'a dyn Fn(&PersonId) -> Option<There>,
    /// What somebody leads now, and when they began to lead the last time.
    pub served: &'a dyn Fn(&PersonId) -> Served,
    /// Whether somebody has said that they are away today.
    pub away: &'a dyn Fn(&Person) -> bool,
    /// Who has which turn at checking the logs.
    pub rota: &'a rota::Rota,
    /// Whether people work on a day.
    pub works: &'a dyn Fn(civil::Date) -> bool,
    /// The Teams id (`29:…`) of a person, where it is known.
    pub mri: &'a dyn Fn(&PersonId) -> Option<String>,
}

impl fmt::Debug for Scene<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scene").field("now", &self.now).field("duty", &self.duty).finish()
    }
}

/// What somebody leads, and when they led.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// An open incident this person leads.
    pub leads: Option<IncidentId>,
    /// When this person began to lead the last time.
    pub last: Option<Moment>,
}

/// What the answer to an enquiry is about.
#[derive(Clone, Debug)]
pub struct About {
    /// The incidents that are open.
    pub open: Vec<Incident>,
    /// The latest incidents, newest first, open or not.
    pub latest: Vec<Incident>,
    /// The one that was asked for, with its history.
    pub shown: Option<(Incident, Vec<Entry>)>,
    /// The latest looks at the logs, newest first.
    pub checks: Vec<rota::Check>,
    /// Who carried how much of looking at them, where that was asked.
    pub fairness: Option<rota::Fairness>,
    /// How incidents went, where that was asked.
    pub statistics: Option<statistics::Statistics>,
    /// The alerts that came lately.
    pub alerts: Arc<Alerts>,
    /// Whether there is a calendar of turns to subscribe to.
    pub calendar: bool,
    /// How the world reaches Firewatch, where that is known.
    pub public_url: Option<String>,
    /// Where all of them are in Azure `DevOps`, if that is known.
    pub query: Option<String>,
}

/// A message: a card or words, never both.
#[derive(Clone, Debug)]
pub enum Spoken {
    /// A card.
    Card {
        /// The card.
        card: Value,
        /// What notifications show.
        summary: String,
    },
    /// Words.
    Text {
        /// Markdown as Teams takes it in messages.
        text: String,
        /// Who is mentioned in it.
        mentions: Vec<Mention>,
    },
}

impl Cards {
    /// Reads the templates that are part of the program.
    ///
    /// # Errors
    /// A template that is no JSON or holds an expression that cannot be read; the program was
    /// built from a broken file and cannot start.
    pub fn open() -> Result<Self, CardError> {
        Self::with(BTreeMap::new())
    }

    /// The same, with templates of the team's own instead of those of their names.
    ///
    /// # Errors
    /// As [`Cards::open`].
    pub fn with(mut own: BTreeMap<String, Template>) -> Result<Self, CardError> {
        macro_rules! template {
            ($name:literal) => {
                own.remove($name).map_or_else(
                    || read($name, include_str!(concat!("../../adaptive-cards/", $name, ".json"))),
                    Ok,
                )
            };
        }
        Ok(Self {
            actions: template!("action-items")?,
            live: template!("live")?,
            severity: template!("severity")?,
            manager: template!("manager")?,
            more: template!("more")?,
            acceptance: template!("acceptance")?,
            war_room: template!("war-room")?,
            incidents: template!("incidents")?,
            show: template!("show")?,
            statistics: template!("statistics")?,
            reminder: template!("reminder")?,
            report: template!("report")?,
            maybe_report: template!("maybe-report")?,
            help: template!("help")?,
            english: Words::new(Language::English),
            duty: template!("duty")?,
            turns: template!("turns")?,
            alert: template!("alert")?,
            informing: template!("informing")?,
        })
    }
}

fn read(template: &'static str, text: &str) -> Result<Template, CardError> {
    let source =
        serde_json::from_str(text).map_err(|source| CardError::NotJson { template, source })?;
    Ok(Template::parse(template, &source)?)
}

/// Fills a template, with the labels of the card of that name as `words`. What came out as nothing
/// is left out: Teams takes no nulls.
fn draw(
    (template, name): (&Template, &str),
    scene: &Scene<'_>,
    mut data: Value,
) -> Result<Value, CardError> {
    if let Some(fields) = data.as_object_mut() {
        fields.insert("words".to_owned(), json!(scene.words.labels(name)));
    }
    let now =
        Timestamp::from_millisecond(scene.now.0).map_err(|_| CardError::Moment(scene.now.0))?;
    let mut card = template.expand(&data, None, now)?;
    leave_out_nothing(&mut card);
    Ok(card)
}

/// Takes out of a drawn card what came out as nothing.
pub fn leave_out_nothing(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(leave_out_nothing);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_nothing),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
