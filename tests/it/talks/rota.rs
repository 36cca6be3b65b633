//! Turns at checking the logs (P03), from the morning's question to the changes of turns.

use super::outage::texts;
use crate::home::Home;
use crate::talk::{talk, talk_at};
use expect_test::expect;

#[tokio::test]
async fn p03_each_morning_the_checker_is_asked_and_the_answer_is_kept() {
    talk(expect![[r#"
        33:00 .
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        33:10 Dev ! Done, nothing found
              Dev  < [card] Log check of Tue 24 Nov: done by Dev Kapoor.
              121  ~ [card] Log check of Tue 24 Nov: done by Dev Kapoor.
        33:11 Bo > log checks
              121  | [card] Who looked at the logs, and what was found.
        57:00 .
              121  | [card] Log check of Wed 25 Nov: Gus Ferreira is asked.
        57:10 Gus ! Note it | noted=two late payments in Kenya, retried
              Gus  < [card] Log check of Wed 25 Nov: done by Gus Ferreira.
              121  ~ [card] Log check of Wed 25 Nov: done by Gus Ferreira.
        81:01 .
              121  | [card] Log check of Thu 26 Nov: Bo Lindqvist is asked.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_silence_in_the_morning_is_asked_once_more_and_then_the_deputy_is() {
    talk(expect![[r#"
        33:00 .
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        34:30 .
              121  | @Dev Kapoor, have you looked at the logs today? Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`; if you cannot, say `pass on`.
        36:00 .
              121  ~ [card] Log check of Tue 24 Nov: Gus Ferreira is asked.
              121  | @Gus Ferreira, please look at the logs: Dev Kapoor has not answered. Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`.
        36:05 Gus > logs checked: queue was stuck, restarted
              121  ~ [card] Log check of Tue 24 Nov: done by Gus Ferreira.
        36:06 Dev !! Cannot today, pass on
              Dev  < Gus Ferreira looked at the logs already, at 12:05 CET, 1 min ago. `log checks` shows it.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_who_cannot_check_passes_it_on() {
    talk(expect![[r#"
        33:00 .
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        33:05 Dev ! Cannot today, pass on
              Dev  < [card] Log check of Tue 24 Nov: Gus Ferreira is asked.
              121  ~ [card] Log check of Tue 24 Nov: Gus Ferreira is asked.
              121  | @Gus Ferreira, please look at the logs: Dev Kapoor cannot today. Press a button on [the log check](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795507200000?context=%7B%22contextType%22%3A%22chat%22%7D), or say `logs checked`.
        33:06 Bo > who is checking
              121  | Gus Ferreira is daily log checker today. If Gus cannot answer, Bo Lindqvist is asked. The next turn begins on Thu 26 Nov.
        33:10 Gus ! Done, nothing found
              Gus  < [card] Log check of Tue 24 Nov: done by Gus Ferreira.
              121  ~ [card] Log check of Tue 24 Nov: done by Gus Ferreira.
        33:11 Dev > pass on
              121  | Dev: Gus Ferreira looked at the logs already, at 09:10 CET, 1 min ago. `log checks` shows it.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_two_swap_their_turns() {
    talk(expect![[r#"
        09:05 Bo > swap Wednesday with Dev
              121  | Bo: The turn at Wed 25 Nov 00:00 CET, in 1 day is not Bo Lindqvist’s but Gus Ferreira’s. `rota` shows the turns to come.
        09:06 Dev > @Firewatch swap tomorrow with Gus
              121  | [card] Dev Kapoor wants to swap turns with Gus Ferreira.
        09:07 Ana > accept swap 1
              121  | Ana: That is for Gus Ferreira to decide.
        09:08 Gus ! Swap
              Gus  < Done. `rota` shows whose turn it is.
              121  | Gus Ferreira checks the logs from Tue 24 Nov 00:00 CET until Wed 25 Nov 00:00 CET, swapped. / Dev Kapoor checks the logs from Wed 25 Nov 00:00 CET until Thu 26 Nov 00:00 CET, swapped. / Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET. / To take it back: `rota undo 2`.
        09:09 Dev ! Keep as it is
              Dev  < No swap waits for your answer. `rota` shows what waits.
        09:10 Gus > rota next 1 week
              121  | [card] The rota. Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET.
        09:11 Bo > rota undo 3
              121  | Bo: That is for Gus Ferreira to decide.
        09:12 Dev > rota undo 3
              121  | Dev Kapoor took back change 3 of the rota. Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET.
        09:13 Dev > rota undo 2
              121  | Dev: No change 2 is in force. `rota` lists those that are.
        33:00 .
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_somebody_takes_over_or_is_away() {
    talk(expect![[r#"
        09:05 Gus > take over
              121  | Gus Ferreira checks the logs from 09:05 CET until Tue 24 Nov 00:00 CET, taken over. / Gus Ferreira checks the logs now until Tue 24 Nov 00:00 CET. / To take it back: `rota undo 1`.
        09:06 Gus > take over
              121  | Gus: You check the logs then already: 09:06 CET, just now.
        09:07 Bo > who is checking
              121  | Gus Ferreira is daily log checker today. If Gus cannot answer, Dev Kapoor is asked. The next turn begins on Tue 24 Nov.
        09:08 Dev > leave tomorrow to Thursday
              121  | Dev Kapoor is away from Tue 24 Nov to Thu 26 Nov. / Gus Ferreira checks the logs now until Thu 26 Nov 00:00 CET. / To take it back: `rota undo 2`.
        09:09 Gus > leave for Dev tomorrow
              121  | Gus, I did not understand that. Did you mean `leave 1 Dec to 4 Dec`? `help` shows what you can say.
        09:10 Bo > rota 5 days
              121  | [card] The rota. Gus Ferreira checks the logs now until Thu 26 Nov 00:00 CET.
        09:11 Bo > rota undo 1
              121  | Bo: That is for Gus Ferreira to decide.
        09:12 Gus > rota undo 1
              121  | Gus Ferreira took back change 1 of the rota. Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET.
        09:13 Bo > leave 31 April
              121  | Bo: The calendar has no such day. Say it like `30 Nov`, `Monday` or `2026-11-30`.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_an_administrator_sees_what_a_change_would_do_before_making_it() {
    talk(expect![[r#"
        09:05 Bo > override tomorrow Ana
              121  | Bo: That is for Gus Ferreira to say. For your own turns there are `swap`, `take over` and `leave`.
        09:06 Gus > override tomorrow to Wednesday Bo
              121  | [card] A change of the rota: Bo Lindqvist would check the logs.
        09:07 Gus ! Change it
              Gus  < Done. `rota` shows whose turn it is.
              121  | Bo Lindqvist checks the logs from Tue 24 Nov 00:00 CET until Thu 26 Nov 00:00 CET, set by Gus Ferreira. / Bo Lindqvist checks the logs now until Fri 27 Nov 00:00 CET. / To take it back: `rota undo 1`.
        09:08 Gus > override Wednesday Dev
              121  | Gus: By change 1, Bo Lindqvist has some of these days: until Thu 26 Nov 00:00 CET, in 2 days. `rota undo 1` takes that back; then say it again.
        09:09 Gus > rota
              121  | [card] The rota. Bo Lindqvist checks the logs now until Fri 27 Nov 00:00 CET.
        09:10 Dev > rota undo 1
              121  | Dev: That is for Gus Ferreira to decide.
        09:11 Gus > rota undo 1
              121  | Gus Ferreira took back change 1 of the rota. Bo Lindqvist checks the logs now until Tue 24 Nov 00:00 CET.
    "#]])
    .await;
}

#[tokio::test]
async fn p03_after_a_night_without_power_the_morning_comes_once_and_says_that_it_is_late() {
    let mut home = Home::new().await;
    home.settle().await;
    home.stop().await;
    home.clock.tell(incident::Moment(crate::home::monday_nine().0 + 26 * 3_600_000));
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            35:01 .
                  121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
            35:02 Bo > log checks
                  121  | [card] Who looked at the logs, and what was found.
        "#]],
    )
    .await;
}

/// What the latest card of the team chat shows.
fn latest_card(home: &Home) -> String {
    let world = home.town.world();
    let mut cards = world.chats[0].messages.iter().rev().filter_map(|one| one.card.as_ref());
    let mut lines = Vec::new();
    texts(cards.next().unwrap(), &mut lines);
    lines.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn p03_who_carried_how_much_is_counted_from_what_is_kept() {
    let home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            09:05 Ana > fairness report
                  121  | [card] Who checked the logs how often, from Mon 23 Nov to Mon 23 Nov.
            09:06 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:07 Bo > confirm 3
                  121  ~ [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: payments stuck
                  121  | **INC-1** goes with the regular sprint, without firefighting: “payments stuck” / Severity 3 (Medium): no critical path is hit, or there is a workaround that will do. / Thank you for reporting, Ana.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [3 - Medium] [New]
            33:00 .
                  121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
            33:10 Dev ! Done, nothing found
                  Dev  < [card] Log check of Tue 24 Nov: done by Dev Kapoor.
                  121  ~ [card] Log check of Tue 24 Nov: done by Dev Kapoor.
            44:00 Ana > report export is slow
                  121  | [card] INC-2 waits for Dev Kapoor to confirm its severity: export is slow
            44:04 Dev > decline INC-2 because it is a test
                  121  ~ [card] INC-2 is no incident: export is slow
                  121  | **INC-2** is no incident after all: “export is slow” / Dev Kapoor: it is a test / Thank you for reporting, Ana. If it is one, say `reopen INC-2 because …`.
            57:00 .
                  121  | [card] Log check of Wed 25 Nov: Gus Ferreira is asked.
            57:01 Ana ) rota report
                  121  | [card] Who checked the logs how often, from Mon 23 Nov to Wed 25 Nov.
            57:02 Ana ) fairness matters to me
            57:03 Ana > fairness for the last 2 days
                  121  | [card] Who checked the logs how often, from Tue 24 Nov to Wed 25 Nov.
        "#]],
    )
    .await;
    expect![[r#"
        Fairness
        From Tue 24 Nov to Wed 25 Nov: 2 working days. On 1 of them nobody said that the logs were looked at.
        Dev Kapoor
        1 day · 1 incident · 1 out of hours
        Bo Lindqvist
        0 days · 0 incidents · 0 out of hours
        Gus Ferreira
        0 days · 0 incidents · 0 out of hours
        A day counts for whoever said that the logs were looked at, an incident for whoever first said how severe it is or that it is none. Out of hours are answers outside office hours, about the logs, a severity or leading."#]].assert_eq(&latest_card(&home));
}
