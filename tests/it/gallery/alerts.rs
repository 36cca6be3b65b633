//! Alerts: asked, answered, reported, muted (P04); and one after a repair (P29).

use super::incidents::fighting;
use super::wall::{Wall, about, card};
use crate::cards::story::{Story, person};
use alerts::{Alert, Alerts, Answer, Asked, Mute, Verdict};
use firewatch::cards::{About, Spoken};
use incident::{AlertNews, Enquiry, IncidentId, Kind, LogQuery, Moment, Person};
use std::sync::Arc;

const MINUTE: i64 = 60_000;

fn before(story: &Story, minutes: i64) -> Moment {
    Moment(story.now.0 - minutes * MINUTE)
}

fn alert(story: &Story, asked: &[Option<Person>]) -> Alert {
    let asked = asked.iter().cloned().map(|who| Asked { who, at: before(story, 12) });
    Alert {
        number: 3,
        name: "Payment queue".to_owned(),
        detail: Some("250 payments have waited for more than ten minutes".to_owned()),
        by: person("Ana"),
        at: before(story, 12),
        last: before(story, 12),
        times: 1,
        asked: asked.collect(),
        answers: vec![],
        mute: None,
        card: None,
    }
}

fn answered(story: &Story, verdict: Verdict) -> Alert {
    let mut alert = alert(story, &[Some(person("Bo"))]);
    alert.answers.push(Answer { by: person("Bo"), at: before(story, 3), verdict });
    alert
}

/// One that nobody has answered.
pub fn waiting(story: &Story) -> Alerts {
    let mut alerts = Alerts::default();
    alerts.put(alert(story, &[Some(person("Bo"))]));
    alerts
}

pub fn hang(wall: &mut Wall<'_>) {
    let fire = fighting();
    let mut quiet = Story::reported();
    let url = "https://portal.azure.com/#view/logs".to_owned();
    quiet.team.log_queries = vec![LogQuery { name: "Failed payments".to_owned(), url }];
    let incident = IncidentId { kind: Kind::Real, number: 7 };
    let mut hang = |state, about, story: &Story, alert: &Alert| {
        wall.hang(("alert", state, about), story, |deck, scene, incident| {
            deck.alert(scene, alert, &[Arc::new(incident.clone())])
        });
    };
    let bo = alert(&quiet, &[Some(person("Bo"))]);
    hang("asked", "An alert came, and the daily log checker is asked.", &quiet, &bo);
    let mut dev = alert(&fire, &[Some(person("Bo")), Some(person("Dev"))]);
    (dev.times, dev.last) = (4, before(&fire, 1));
    hang("silent", "The checker did not answer; it came again meanwhile.", &fire, &dev);
    let team = alert(&quiet, &[Some(person("Bo")), Some(person("Dev")), None]);
    hang("everybody", "Nobody answered, so the whole team is asked.", &quiet, &team);
    let noted = Some("a bank was slow, the queue is empty again".to_owned());
    let seen = answered(&quiet, Verdict::Acknowledged { noted });
    hang("looked at", "Somebody looked, with what was seen.", &quiet, &seen);
    let reported = answered(&quiet, Verdict::Reported { incident });
    hang("reported", "Somebody turned it into a report.", &quiet, &reported);
    let (until, reason) = (Moment(quiet.now.0 + 90 * MINUTE), "we import all of Kenya".to_owned());
    let mut muted = answered(&quiet, Verdict::Muted { until, reason: reason.clone() });
    muted.mute = Some(Mute { by: person("Bo"), until, reason, held: 2 });
    hang("muted", "It is known, and kept quiet for a while.", &quiet, &muted);
    wall.pressed(
        ("alert", "muting", "The form for how long and why."),
        "Mute …",
        &quiet,
        |deck, scene, _| deck.alert(scene, &bo, &[]),
    );
    let mut alerts = waiting(&quiet);
    alerts.put(Alert { number: 2, name: "Import slow".to_owned(), ..muted.clone() });
    alerts.put(Alert { number: 1, name: "Disk full".to_owned(), ..reported });
    let about = About { alerts: Arc::new(alerts), ..about(&quiet, vec![], &[]) };
    wall.hang(
        ("turns", "alerts", "Which alerts came, and what became of them."),
        &quiet,
        |deck, scene, _| card(deck.answer(scene, &about, &person("Ana"), &Enquiry::Alerts)),
    );
    said(wall, &quiet, &team, &muted);
}

fn said(wall: &mut Wall<'_>, story: &Story, team: &Alert, muted: &Alert) {
    let words: Vec<Spoken> = [
        (muted, AlertNews::Again),
        (team, AlertNews::Silent { to: Some(person("Dev")), before: vec![person("Bo")] }),
        (team, AlertNews::Silent { to: None, before: vec![person("Bo"), person("Dev")] }),
        (muted, AlertNews::MuteEnded { held: 2 }),
    ]
    .iter()
    .map(|(alert, news)| wall.draw(story, |deck, scene, _| deck.alert_news(scene, alert, news)))
    .collect();
    wall.said(("about alerts", "What is said of alerts."), words);
}
