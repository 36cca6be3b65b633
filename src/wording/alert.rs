//! A no about alerts.

use crate::{Joined, Words, list, say, span};
use incident::{Moment, OnAlert};

pub fn on_alert(words: &Words, why: &OnAlert, time: &impl Fn(Moment) -> String) -> String {
    match why {
        OnAlert::Stranger => say!(words, "alert-stranger"),
        OnAlert::NameWanted => say!(words, "alert-name-wanted"),
        OnAlert::NoSuch { number } => say!(words, "alert-no-such", number = *number),
        OnAlert::NoneWaits => say!(words, "alert-none-waits"),
        OnAlert::NoneMuted => say!(words, "alert-none-muted"),
        OnAlert::Which { numbers } => {
            let names: Vec<String> =
                numbers.iter().map(|number| format!("ALERT-{number}")).collect();
            let first = names.first().cloned().unwrap_or_default();
            say!(words, "alert-which", numbers = list(words, &names, Joined::Or), first)
        }
        OnAlert::Answered { number, by, at, incident: Some(incident) } => say!(
            words,
            "alert-is-incident",
            number = *number,
            id = incident.to_string(),
            by = by.name.as_str(),
            time = time(*at),
        ),
        OnAlert::Answered { number, by, at, incident: None } => {
            say!(words, "alert-answered", number = *number, by = by.name.as_str(), time = time(*at),)
        }
        OnAlert::EndAndReasonWanted { number } => {
            say!(words, "alert-end-and-reason", number = *number)
        }
        OnAlert::NoSuchEnd { number } => say!(words, "alert-no-such-end", number = *number),
        OnAlert::TooLong { number, most } => {
            say!(words, "alert-too-long", number = *number, most = span(words, *most))
        }
        OnAlert::NotMuted { number } => say!(words, "alert-not-muted", number = *number),
    }
}
