//! The calendar of turns, as a program that subscribes to it reads it.

use crate::home::Home;
use crate::talk::talk_at;
use expect_test::expect;
use icalendar::{Calendar, CalendarComponent, Component};
use std::collections::{BTreeMap, BTreeSet};

const SECRET: &str = "a-secret-of-thirty-letters-0000";

async fn home() -> Home {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.calendar_secret = Some(SECRET.to_owned().into());
    home.start().await;
    home
}

async fn fetch(home: &Home, path: &str) -> (u16, String) {
    let answer =
        reqwest::get(format!("http://{}{path}", home.up.as_ref().unwrap().address)).await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

/// The events by their key, after looking whether all is as RFC 5545 wants it.
async fn events(home: &Home, query: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let (status, text) = fetch(home, &format!("/calendar/{SECRET}.ics{query}")).await;
    assert_eq!(status, 200, "{text}");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let calendar: Calendar = text.parse().unwrap();
    let named: Vec<&str> = calendar.properties.iter().map(icalendar::Property::key).collect();
    for key in ["VERSION", "PRODID"] {
        assert_eq!(named.iter().filter(|one| **one == key).count(), 1, "{named:?}");
    }
    let mut events = BTreeMap::new();
    let mut ends = None;
    for component in &calendar.components {
        let CalendarComponent::Event(event) = component else { panic!("only events") };
        let fields: BTreeMap<String, String> = event
            .properties()
            .iter()
            .map(|(key, property)| (key.clone(), property.value().to_owned()))
            .collect();
        for key in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY"] {
            assert!(fields.contains_key(key), "{key} in {fields:?}");
        }
        for key in ["DTSTAMP", "DTSTART", "DTEND"] {
            let value = &fields[key];
            assert!(value.len() == 16 && value.ends_with('Z') && value.contains('T'), "{value}");
        }
        assert!(fields["DTSTART"] < fields["DTEND"], "{fields:?}");
        if query.is_empty() {
            assert!(ends.is_none_or(|end| end == fields["DTSTART"]), "one follows the other");
        }
        ends = Some(fields["DTEND"].clone());
        assert!(events.insert(fields["UID"].clone(), fields).is_none(), "a key twice");
    }
    events
}

fn told(events: &BTreeMap<String, BTreeMap<String, String>>, many: usize) -> String {
    let row = |one: &BTreeMap<String, String>| {
        let uid = one["UID"].split('@').next().unwrap();
        format!(
            "{uid} {} to {} [{}, {}] {}",
            one["DTSTART"], one["DTEND"], one["SEQUENCE"], one["DTSTAMP"], one["SUMMARY"]
        )
    };
    events.values().take(many).map(row).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn turns_and_what_people_change_of_them_keep_their_keys() {
    let home = home().await;
    let before = events(&home, "").await;
    // 23 Nov to 20 Feb has 63 working days, without Christmas Day and New Year.
    assert_eq!(before.len(), 63);
    expect![[r#"
        turn-20261123 20261122T230000Z to 20261123T230000Z [0, 20261122T230000Z] Log check: Bo Lindqvist
        turn-20261124 20261123T230000Z to 20261124T230000Z [0, 20261122T230000Z] Log check: Dev Kapoor
        turn-20261125 20261124T230000Z to 20261125T230000Z [0, 20261122T230000Z] Log check: Gus Ferreira"#]].assert_eq(&told(&before, 3));
    talk_at(
        &home,
        expect![[r#"
            09:05 Dev > swap tomorrow with Gus
                  121  | [card] Dev Kapoor wants to swap turns with Gus Ferreira.
            09:06 Gus > accept swap
                  121  | Gus Ferreira checks the logs from Tue 24 Nov 00:00 CET until Wed 25 Nov 00:00 CET, swapped. / Dev Kapoor checks the logs from Wed 25 Nov 00:00 CET until Thu 26 Nov 00:00 CET, swapped. / Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET. / To take it back: `rota undo 2`.
            09:07 Gus > take over
                  121  | Gus Ferreira checks the logs from 09:07 CET until Tue 24 Nov 00:00 CET, taken over. / Gus Ferreira checks the logs now until Wed 25 Nov 00:00 CET. / To take it back: `rota undo 4`.
        "#]],
    )
    .await;
    let after = events(&home, "").await;
    expect![[r#"
        turn-20261123 20261122T230000Z to 20261123T080700Z [1, 20261123T080700Z] Log check: Bo Lindqvist
        turn-20261123T080700Z 20261123T080700Z to 20261123T230000Z [1, 20261123T080700Z] Log check: Gus Ferreira
        turn-20261124 20261123T230000Z to 20261124T230000Z [1, 20261123T080600Z] Log check: Gus Ferreira
        turn-20261125 20261124T230000Z to 20261125T230000Z [1, 20261123T080600Z] Log check: Dev Kapoor
        turn-20261126 20261125T230000Z to 20261126T230000Z [0, 20261122T230000Z] Log check: Bo Lindqvist"#]].assert_eq(&told(&after, 5));
    let kept: BTreeSet<&String> = before.keys().filter(|key| after.contains_key(*key)).collect();
    assert_eq!(kept.len(), before.len(), "no turn has lost its key");
    talk_at(
        &home,
        expect![[r#"
            09:08 Gus > rota undo 2
                  121  | Gus Ferreira took back change 2 of the rota. Gus Ferreira checks the logs now until Tue 24 Nov 00:00 CET.
        "#]],
    )
    .await;
    let undone = events(&home, "").await;
    expect![[r#"
        turn-20261123 20261122T230000Z to 20261123T080700Z [1, 20261123T080700Z] Log check: Bo Lindqvist
        turn-20261123T080700Z 20261123T080700Z to 20261123T230000Z [1, 20261123T080700Z] Log check: Gus Ferreira
        turn-20261124 20261123T230000Z to 20261124T230000Z [2, 20261123T080800Z] Log check: Dev Kapoor
        turn-20261125 20261124T230000Z to 20261125T230000Z [2, 20261123T080800Z] Log check: Gus Ferreira
        turn-20261126 20261125T230000Z to 20261126T230000Z [0, 20261122T230000Z] Log check: Bo Lindqvist"#]].assert_eq(&told(&undone, 5));
    for (key, event) in &undone {
        let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().unwrap();
        assert!(after.get(key).is_none_or(|earlier| sequence(earlier) <= sequence(event)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_has_a_calendar_and_strangers_have_none() {
    let mut home = home().await;
    let bo = home.config.team.members[1].clone();
    let mail = bo.email.clone().unwrap().to_uppercase().replace('@', "%40");
    let mine = events(&home, &format!("?who={mail}")).await;
    assert!(!mine.is_empty() && mine.len() < 63);
    assert!(mine.values().all(|one| one["SUMMARY"] == format!("Log check: {}", bo.person.name)));
    for path in [
        "/calendar/".to_owned(),
        "/calendar/.ics".to_owned(),
        format!("/calendar/{SECRET}"),
        format!("/calendar/{SECRET}0.ics"),
        format!("/calendar/{}.ics", SECRET.to_uppercase()),
        format!("/calendar/{SECRET}.ics?who=nobody%40example.org"),
    ] {
        assert_eq!(fetch(&home, &path).await, (404, String::new()), "{path}");
    }
    home.stop().await;
    home.config.calendar_secret = None;
    home.start().await;
    assert_eq!(fetch(&home, "/calendar/.ics").await.0, 404);
    assert_eq!(fetch(&home, &format!("/calendar/{SECRET}.ics")).await.0, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn how_to_get_the_link_is_for_administrators_alone_and_the_secret_is_for_no_chat() {
    let mut home = home().await;
    talk_at(
        &home,
        expect![[r#"
            09:05 Bo > rota calendar
                  121  | Gus Ferreira can give you the link to the calendar of turns.
            09:06 Gus > rota calendar
                  121  | Ask me `rota calendar` in our one-to-one chat: the link is a secret.
            09:07 Gus @ > rota calendar
                  Gus  | The link is `https://…/calendar/SECRET.ics`, with the value of rota.calendar_secret for SECRET. With `?who=` and an e-mail behind it, it has the turns of one person. Whoever has the link can read the turns, so give it to people and not to chats.
        "#]],
    )
    .await;
    home.stop().await;
    home.config.calendar_secret = None;
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:08 Gus @ > rota calendar
                  Gus  | There is no calendar of turns yet. Set rota.calendar_secret, for example to what `openssl rand -hex 24` prints, and restart.
        "#]],
    )
    .await;
    let said = format!(
        "{:?}",
        home.town.world().chats.iter().map(|chat| &chat.messages).collect::<Vec<_>>()
    );
    assert!(said.contains("SECRET.ics") && !said.contains(SECRET));
}

#[test]
fn a_secret_that_could_be_guessed_is_refused_and_not_repeated() {
    let text = include_str!("../../deploy/firewatch.example.toml");
    let read = |secret: &str| {
        let variables = [("BOT__CLIENT_SECRET", "s"), ("ROTA__CALENDAR_SECRET", secret)]
            .map(|(key, value)| (format!("FIREWATCH_{key}"), value.to_owned()));
        firewatch::config::read(text, variables.into_iter())
    };
    assert!(read(SECRET).unwrap().calendar_secret.is_some());
    assert!(read("").unwrap().calendar_secret.is_none());
    for bad in ["hunter2", "a secret with spaces and more", "with/a/slash/in/it/and/long"] {
        let problem = read(bad).unwrap_err().to_string();
        assert!(problem.contains("rota.calendar_secret: found"), "{problem}");
        assert!(!problem.contains(bad), "{problem}");
    }
}
