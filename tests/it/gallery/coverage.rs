//! A card or a state that the gallery does not show is missed here.

use super::wall::{Drawn, Look};
use super::{looks, ours};
use firewatch::cards::Cards;
use incident::{Asked, Managing, Phase};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use wording::Language;

/// What each element of a template is called when it is drawn.
const MARK: &str = "gallery";

fn template(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("adaptive-cards");
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Gives each element its place as a mark, and tells all places. A fallback goes with its button.
fn mark(value: &mut Value, place: &str, places: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields.iter_mut() {
                if !["data", "fallback", "msteams"].contains(&key.as_str()) {
                    mark(field, &format!("{place}/{key}"), places);
                }
            }
            if fields.contains_key("type") {
                fields.insert(MARK.to_owned(), Value::from(place));
                places.insert(place.to_owned());
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                mark(item, &format!("{place}/{at}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn marks(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(place) = fields.get(MARK).and_then(Value::as_str) {
                found.insert(place.to_owned());
            }
            fields.values().for_each(|field| marks(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| marks(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_element_of_every_template_is_shown() {
    let mut wanted = BTreeSet::new();
    let mut own = BTreeMap::new();
    for name in firewatch::cards::names() {
        let mut source = template(name);
        mark(&mut source, name, &mut wanted);
        own.insert(name.to_owned(), templating::Template::parse(name, &source).unwrap());
    }
    let mut shown = BTreeSet::new();
    for look in looks(&Cards::with(own).unwrap(), Language::English) {
        let Drawn::Card(card) = &look.drawn else { continue };
        let drawn_with = card[MARK].as_str();
        assert_eq!(drawn_with, Some(look.card), "{} hangs in the wrong place", look.name());
        marks(card, &mut shown);
    }
    let missed: Vec<&String> = wanted.difference(&shown).collect();
    assert!(missed.is_empty(), "no look of the gallery shows these: {missed:#?}");
}

/// Names each state, and keeps the list of names, so that none can be left out of it.
macro_rules! states {
    ($($phase:pat => $name:literal,)+) => {
        const STATES: &[&str] = &[$($name),+];

        fn state(phase: &Phase) -> &'static str {
            match phase {
                $($phase => $name,)+
            }
        }
    };
}

states! {
    Phase::Reported(incident::Unconfirmed { asked: Asked::Checker, .. }) => "checker asked",
    Phase::Reported(incident::Unconfirmed { asked: Asked::Deputy, .. }) => "deputy asked",
    Phase::Reported(incident::Unconfirmed { asked: Asked::Team, .. }) => "everybody asked",
    Phase::Declined { .. } => "declined",
    Phase::Backlogged(_) => "backlogged",
    Phase::Confirmed(_, Managing::Wanted { .. }) => "manager wanted",
    Phase::Confirmed(_, Managing::Asked { .. }) => "manager asked",
    Phase::Confirmed(_, Managing::Agreed { .. }) => "manager agreed",
    Phase::Firefighting(..) => "firefighting",
    Phase::Resolved(..) => "resolved",
    Phase::Closed(..) => "closed",
}

#[test]
fn every_state_of_an_incident_is_shown() {
    let looks = ours();
    let of = |card: &str| -> BTreeSet<&str> {
        let of_it = looks.iter().filter(|look: &&Look| look.card == card);
        of_it.filter_map(|look| look.phase.as_ref()).map(state).collect()
    };
    assert_eq!(of("live"), STATES.iter().copied().collect());
    // There is a firefighting chat from the confirmation on, and only for severe incidents.
    let severe = ["manager wanted", "firefighting", "resolved", "closed"];
    assert!(of("war-room").is_superset(&severe.into()), "{:?}", of("war-room"));
}
