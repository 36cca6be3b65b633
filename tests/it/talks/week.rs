//! Checking the logs (P03) over days: a whole quiet week, days without power, plans that are odd, and
//! what could not be said.

use super::outage::texts;
use crate::home::{Home, monday_nine};
use crate::talk::talk_at;
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Service};
use incident::Moment;
use jiff::civil::date;
use serde_json::json;

const HOUR: i64 = 3_600_000;

/// What the latest log check shows, by the day it is of.
fn check(home: &Home, day: &str) -> String {
    let world = home.town.world();
    let mut cards = world.chats[0].messages.iter().filter_map(|one| one.card.as_ref());
    let is_it = |card: &&serde_json::Value| {
        card["fallbackText"].as_str().is_some_and(|text| text.contains(&format!("check of {day}")))
    };
    let mut lines = Vec::new();
    texts(cards.find(is_it).unwrap(), &mut lines);
    lines.join("\n")
}

/// From 672:00 on it is Monday 21 December; 24 hours later begins each next day.
#[tokio::test(flavor = "multi_thread")]
async fn p03_a_whole_quiet_week_with_a_public_holiday() {
    let eve = Moment(monday_nine().0 + (679 - 9) * HOUR);
    let home = Home::begun("", 1, eve).await;
    talk_at(
        &home,
        expect![[r#"
            681:00 .
                  121  | [card] Log check of Mon 21 Dec: Gus Ferreira is asked.
            681:20 Gus ! Done, nothing found
                  Gus  < [card] Log check of Mon 21 Dec: done by Gus Ferreira.
                  121  ~ [card] Log check of Mon 21 Dec: done by Gus Ferreira.
            705:00 .
                  121  | [card] Log check of Tue 22 Dec: Bo Lindqvist is asked.
            706:30 .
                  121  | @Bo Lindqvist, have you looked at the logs today? Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1797926400000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`; if you cannot, say `pass on`.
            706:40 Bo ! Note it | noted=two late payments in Kenya, retried
                  Bo   < [card] Log check of Tue 22 Dec: done by Bo Lindqvist.
                  121  ~ [card] Log check of Tue 22 Dec: done by Bo Lindqvist.
            729:00 .
                  121  | [card] Log check of Wed 23 Dec: Dev Kapoor is asked.
            729:10 Dev ! Cannot today, pass on
                  Dev  < [card] Log check of Wed 23 Dec: Gus Ferreira is asked.
                  121  ~ [card] Log check of Wed 23 Dec: Gus Ferreira is asked.
                  121  | @Gus Ferreira, please look at the logs: Dev Kapoor cannot today. Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1798012800000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`.
            730:00 Gus ! Done, nothing found
                  Gus  < [card] Log check of Wed 23 Dec: done by Gus Ferreira.
                  121  ~ [card] Log check of Wed 23 Dec: done by Gus Ferreira.
            753:00 .
                  121  | [card] Log check of Thu 24 Dec: Gus Ferreira is asked.
            753:05 Gus > logs checked
                  121  ~ [card] Log check of Thu 24 Dec: done by Gus Ferreira.
            777:00 .
            789:00 .
            801:00 .
            825:00 .
            825:01 Bo > who is checking
                  121  | Gus Ferreira is daily log checker today. If Gus cannot answer, Bo Lindqvist is asked. The next turn begins on Mon 28 Dec.
            849:00 .
                  121  | [card] Log check of Mon 28 Dec: Bo Lindqvist is asked.
            849:30 Bo ! Done, nothing found
                  Bo   < [card] Log check of Mon 28 Dec: done by Bo Lindqvist.
                  121  ~ [card] Log check of Mon 28 Dec: done by Bo Lindqvist.
        "#]],
    )
    .await;
    expect![[r#"
        Log check · Mon 28 Dec
        ✅ Bo Lindqvist looked and found nothing.
        09:30 CET, just now
        Last time
        Thu 24 Dec, Gus Ferreira: nothing found."#]]
    .assert_eq(&check(&home, "Mon 28 Dec"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p03_days_without_power_bring_one_card_that_says_it_is_late() {
    let mut home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            33:00 .
                  121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        "#]],
    )
    .await;
    home.stop().await;
    // From Tuesday's morning to Thursday at noon: two shifts have changed.
    home.clock.tell(Moment(monday_nine().0 + 75 * HOUR));
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            84:01 .
                  121  | [card] Log check of Thu 26 Nov: Bo Lindqvist is asked.
            84:02 Bo > log checks
                  121  | [card] Who looked at the logs, and what was found.
        "#]],
    )
    .await;
    expect![[r#"
        <at>Bo Lindqvist</at>
        Log check · Thu 26 Nov
        <at>Bo Lindqvist</at>, please look at the logs today.
        This comes late: it was due at 09:00 CET, 3 h ago.
        Last time
        Tue 24 Nov: no answer from Dev Kapoor."#]]
    .assert_eq(&check(&home, "Thu 26 Nov"));
    talk_at(
        &home,
        expect![[r#"
            84:03 Bo ! Done, nothing found
                  Bo   < [card] Log check of Thu 26 Nov: done by Bo Lindqvist.
                  121  ~ [card] Log check of Thu 26 Nov: done by Bo Lindqvist.
            105:00 .
                  121  | [card] Log check of Fri 27 Nov: Dev Kapoor is asked.
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_is_odd_is_kept_and_the_administrators_are_told_once() {
    let mut home = Home::new().await;
    home.stop().await;
    let plan = home.config.rota.clone();
    home.config.rota.start = date(2026, 11, 25);
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:01 .
                  121  | @Gus Ferreira, by `rota.start` the turns at checking the logs begin on Wed 25 Nov. Bo Lindqvist checks the logs now until Thu 26 Nov 00:00 CET.
            33:00 .
                  121  | [card] Log check of Tue 24 Nov: Bo Lindqvist is asked.
        "#]],
    )
    .await;
    home.stop().await;
    home.config.rota = plan.clone();
    home.config.rota.holidays = (0..900)
        .map(|days| date(2026, 11, 1).checked_add(jiff::Span::new().days(days)).unwrap())
        .collect();
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            34:00 .
                  121  | @Gus Ferreira, the team has no working day in sight, so nobody is asked to look at the logs. `rota.holidays` may have too many. Bo Lindqvist checks the logs now.
            34:01 Bo > who is checking
                  121  | Bo Lindqvist is daily log checker today. If Bo cannot answer, Dev Kapoor is asked.
            81:00 .
                  121  ~ [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
                  121  | @Bo Lindqvist, have you looked at the logs today? Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`; if you cannot, say `pass on`.
                  121  | @Dev Kapoor, please look at the logs: Bo Lindqvist has not answered. Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`.
                  121  | @Dev Kapoor, have you looked at the logs today? Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`; if you cannot, say `pass on`.
        "#]],
    )
    .await;
    home.stop().await;
    home.config.rota = plan;
    home.config.rota.order.clear();
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            82:00 .
                  121  | @Gus Ferreira, nobody takes turns at checking the logs. Give somebody the role `log-checker`, or fill in `rota.order`.
            82:01 Bo > who is checking
                  121  | Nobody is on the rota for the daily log check. An administrator can fill it in.
            106:00 .
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_said_about_turns_stands_on_the_card_of_the_morning() {
    let home = Home::new().await;
    let body = json!({ "error": { "code": "NotEnoughPermissions", "message": "No." } });
    let fault = || Fault::Status { status: 403, body: Some(body.clone()), retry_after: None };
    home.town.moods().add(Mood::of(Service::Connector, fault()));
    talk_at(
        &home,
        expect![[r#"
            33:00 .
        "#]],
    )
    .await;
    home.town.moods().clear();
    talk_at(
        &home,
        expect![[r#"
            33:05 Bo > log checks
                  121  | [card] Who looked at the logs, and what was found.
            33:06 Dev > logs checked
                  121  | [card] Log check of Tue 24 Nov: done by Dev Kapoor.
            57:00 .
                  121  | [card] Log check of Wed 25 Nov: Gus Ferreira is asked.
        "#]],
    )
    .await;
    expect![[r#"
        <at>Gus Ferreira</at>
        Log check · Wed 25 Nov
        <at>Gus Ferreira</at>, please look at the logs today.
        Last time
        Tue 24 Nov, Dev Kapoor: nothing found.
        ✗ Tue 24 Nov 09:00 CET · Card of the log check: the bot may not write in that chat; let members write there, or add the app again, and try again"#]].assert_eq(&check(&home, "Wed 25 Nov"));
    home.town.moods().add(Mood::of(Service::Connector, fault()).at("POST", "activities"));
    home.until(Moment(monday_nine().0 + 50 * HOUR)).await;
    home.town.moods().clear();
    home.until(Moment(monday_nine().0 + 51 * HOUR)).await;
    expect![[r#"
        <at>Bo Lindqvist</at>
        Log check · Wed 25 Nov
        <at>Bo Lindqvist</at>, please look at the logs today.
        Gus Ferreira was asked first, and there was no answer.
        Last time
        Tue 24 Nov, Dev Kapoor: nothing found.
        ✗ Tue 24 Nov 09:00 CET · Card of the log check: the bot may not write in that chat; let members write there, or add the app again, and try again
        ✗ 10:30 CET · A message to the chat: the bot may not write in that chat; let members write there, or add the app again, and try again"#]].assert_eq(&check(&home, "Wed 25 Nov"));
    home.until(Moment(monday_nine().0 + 97 * HOUR)).await;
    expect![[r#"
        <at>Dev Kapoor</at>
        Log check · Fri 27 Nov
        <at>Dev Kapoor</at>, please look at the logs today.
        Last time
        Thu 26 Nov: no answer from Bo Lindqvist or Dev Kapoor."#]]
    .assert_eq(&check(&home, "Fri 27 Nov"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_overheard_and_refused_is_answered_where_it_can_be_about_turns_alone() {
    let home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            09:05 Bo ) swap Wednesday with Dev
                  121  | Bo: The turn at Wed 25 Nov 00:00 CET, in 1 day is not Bo Lindqvist’s but Gus Ferreira’s. `rota` shows the turns to come.
            09:06 Bo ) override tomorrow Ana
                  121  | Bo: That is for Gus Ferreira to say. For your own turns there are `swap`, `take over` and `leave`.
            09:07 Bo ) leave 31 April
                  121  | Bo: The calendar has no such day. Say it like `30 Nov`, `Monday` or `2026-11-30`.
            09:08 Bo ) rota undo 5
                  121  | Bo: No change 5 is in force. `rota` lists those that are.
            09:09 Bo ) take over
            09:10 Dev ) pass on
            09:11 Bo > take over
                  121  | Bo: You check the logs then already: 09:11 CET, just now.
        "#]],
    )
    .await;
}
