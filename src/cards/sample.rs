//! Data to try a template with, one for each.

/// Each card's name with its sample, as JSON.
const SAMPLES: [(&str, &str); 18] = [
    ("acceptance", include_str!("../../adaptive-cards/acceptance.sample.json")),
    ("action-items", include_str!("../../adaptive-cards/action-items.sample.json")),
    ("alert", include_str!("../../adaptive-cards/alert.sample.json")),
    ("duty", include_str!("../../adaptive-cards/duty.sample.json")),
    ("help", include_str!("../../adaptive-cards/help.sample.json")),
    ("incidents", include_str!("../../adaptive-cards/incidents.sample.json")),
    ("informing", include_str!("../../adaptive-cards/informing.sample.json")),
    ("live", include_str!("../../adaptive-cards/live.sample.json")),
    ("manager", include_str!("../../adaptive-cards/manager.sample.json")),
    ("maybe-report", include_str!("../../adaptive-cards/maybe-report.sample.json")),
    ("more", include_str!("../../adaptive-cards/more.sample.json")),
    ("reminder", include_str!("../../adaptive-cards/reminder.sample.json")),
    ("report", include_str!("../../adaptive-cards/report.sample.json")),
    ("severity", include_str!("../../adaptive-cards/severity.sample.json")),
    ("show", include_str!("../../adaptive-cards/show.sample.json")),
    ("statistics", include_str!("../../adaptive-cards/statistics.sample.json")),
    ("turns", include_str!("../../adaptive-cards/turns.sample.json")),
    ("war-room", include_str!("../../adaptive-cards/war-room.sample.json")),
];

/// The sample for the card of that name; none where there is no such card.
pub fn sample(name: &str) -> Option<&'static str> {
    SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, sample)| *sample)
}

/// What the cards are called.
pub fn names() -> impl Iterator<Item = &'static str> {
    SAMPLES.iter().map(|(name, _)| *name)
}
