//! How incidents went: none, few, and many.

use super::incidents::resolved;
use super::wall::{Wall, about, card};
use crate::cards::story::{Story, decline, person, reopen, resolve};
use firewatch::cards::{About, Cards, Scene};
use incident::{Deadline, Enquiry, Entry, Event, IncidentId, Kind, Moment, Receipt};
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;

/// The history of a story as that of another incident, so many days before and so many times as slow.
fn before(story: &Story, number: u32, days: i64, slower: i64) -> Vec<Entry> {
    let begin = story.incident.reported_at.0;
    let moved = |at: Moment| Moment(begin - days * DAY + (at.0 - begin) * slower);
    let mut history = story.history.clone();
    for entry in &mut history {
        entry.at = moved(entry.at);
        if let Event::Reported(reported) = &mut entry.event {
            reported.id = IncidentId { number, ..reported.id };
        } else if let Event::Noted(Receipt::PostMortemScheduled { at, .. }) = &mut entry.event {
            at.0 -= days * DAY;
        }
    }
    history
}

fn met(story: &Story, days: i64) -> Story {
    let at = Moment(story.now.0 + days * DAY);
    let url = "https://outlook.office.com/calendar/item/AAMkAD".to_owned();
    story.clone().noted(Receipt::PostMortemScheduled { at, url })
}

/// Two that were resolved, one after a reopening; one whose severity was assumed, and one that
/// waits for an answer.
fn few() -> Vec<Vec<Entry>> {
    let again = resolved().then(90, "Ana", reopen()).then(65, "Cleo", resolve());
    let assumed = Story::reported().wake(20, Deadline::ConfirmationAssumed);
    let told = Story::reporting("nobody can log in since this morning", Some("Zambia Red Cross"));
    vec![
        before(&told, 9, 0, 1),
        before(&met(&again, 2), 8, 12, 1),
        before(&assumed, 6, 20, 1),
        before(&met(&resolved(), 1), 5, 41, 2),
        before(&no(), 4, 50, 1),
    ]
}

fn no() -> Story {
    let reported = Story::reported();
    let no = decline(&reported, "a test in the staging environment");
    reported.then(2, "Bo", no)
}

/// A quarter with a bad month.
fn many() -> Vec<Vec<Entry>> {
    let sprint = Story::reporting("the export has two columns too many", None).confirm(3, None);
    let drill = Story::begun(Kind::Drill, "payments stuck (exercise)", None);
    let mut histories = few();
    let slower = [1, 3, 2, 1, 4, 2, 1, 9, 2, 40];
    for (number, slower) in (20..).zip(slower) {
        let days = i64::from(number - 20) * 5 + 2;
        histories.push(before(&met(&resolved(), slower % 4), number, days, slower));
    }
    for (number, days) in [(31, 3), (32, 17), (33, 60)] {
        histories.push(before(&sprint, number, days, 2));
    }
    let mut back = before(&resolved(), 34, 33, 1);
    for entry in back.iter_mut().skip(1) {
        entry.at.0 -= DAY;
    }
    histories.extend([back, before(&drill, 1, 8, 1), before(&drill, 2, 38, 1)]);
    histories
}

pub fn hang(wall: &mut Wall<'_>) {
    let story = Story::reported().later(180);
    let drawn = |histories: Vec<Vec<Entry>>| {
        let story = story.clone();
        move |deck: &Cards, scene: &Scene<'_>, _: &incident::Incident| {
            let (plan, days) = (&story.rota.plan, 90);
            let alarmed = BTreeSet::from([IncidentId { kind: Kind::Real, number: 5 }]);
            let slices = histories.iter().map(Vec::as_slice);
            let statistics = statistics::statistics(plan, story.now, days, slices, &alarmed);
            let about = About { statistics, ..about(&story, vec![], &[]) };
            card(deck.answer(scene, &about, &person("Ana"), &Enquiry::Statistics { days }))
        }
    };
    let mut hang = |state, about, histories| {
        wall.hang(("statistics", state, about), &story, drawn(histories));
    };
    hang(
        "none",
        "No incident was reported; one report turned out to be none.",
        vec![before(&no(), 4, 50, 1)],
    );
    hang("few", "Below five incidents each is told by itself, and there is no median.", few());
    hang("many", "From five on: half of them, nine of ten, and how many they are.", many());
    wall.pressed(
        ("statistics", "each", "What each metric says of each incident; a tap opens its details."),
        "Each incident",
        &story,
        drawn(many()),
    );
}
