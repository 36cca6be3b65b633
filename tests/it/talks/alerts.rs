//! Alerts to the checker (P04): acknowledged, turned into a report, muted; and one that shows that a
//! repair did not hold (P29).

use crate::home::Home;
use crate::talk::{talk, talk_at};
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p04_an_alert_is_looked_at_by_the_checker() {
    talk(expect![[r#"
        09:00 Ana > alert payment queue: 250 have waited for ten minutes
              121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
        09:02 Bo ! I look at it
              Bo   < [card] ALERT-1 payment queue: ✅ Bo Lindqvist looks at it (09:02 CET)
              121  ~ [card] ALERT-1 payment queue: ✅ Bo Lindqvist looks at it (09:02 CET)
        09:03 Dev !! I look at it
              Dev  < Bo Lindqvist answered ALERT-1 already, at 09:02 CET, 1 min ago. `alerts` shows what came of it.
        09:10 Ana > alert Payment queue: 400 have waited
              121  | [ALERT-1 · payment queue](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D) came again, 2 times by now: ✅ Bo Lindqvist looks at it (09:02 CET).
        09:11 Bo > alerts
              121  | [card] No alert waits.
        10:30 Ana > alert payment queue: 900 have waited
              121  | [card] ALERT-2 payment queue: waits for Bo Lindqvist
        10:31 Bo > ack ALERT-2: a bank was slow, it is empty again
              121  ~ [card] ALERT-2 payment queue: ✅ Bo Lindqvist looked (10:31 CET): a bank was slow, it is empty again
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p04_silence_goes_to_the_deputy_and_to_the_team_and_to_the_next_morning() {
    talk(expect![[r#"
        09:00 Ana > alert payment queue
              121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
        09:10 .
              121  ~ [card] ALERT-1 payment queue: waits for Dev Kapoor
              121  | [ALERT-1 · payment queue](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D): @Dev Kapoor, please look at it. Bo Lindqvist has not answered.
        09:30 .
              121  ~ [card] ALERT-1 payment queue: waits for everybody
              121  | [ALERT-1 · payment queue](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D): nobody has looked yet. Asked before: Bo Lindqvist and Dev Kapoor. Whoever is there, please press a button on its card.
        12:00 .
        33:00 .
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        33:05 Dev > acknowledge
              121  ~ [card] ALERT-1 payment queue: ✅ Dev Kapoor looks at it (09:05 CET)
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p04_an_alert_becomes_a_report_with_one_press() {
    talk(expect![[r#"
        09:00 Ana > alert payment queue: 250 waiting
              121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
        09:02 Bo ! Report as incident
              Bo   < [card] ALERT-1 payment queue: 🔥 Bo Lindqvist reported it as INC-1 (09:02 CET)
              121  ~ [card] ALERT-1 payment queue: 🔥 Bo Lindqvist reported it as INC-1 (09:02 CET)
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payment queue: 250 waiting (ALERT-1)
        09:03 Dev !! Report as incident
              Dev  < ALERT-1 belongs to INC-1: Bo Lindqvist said so at 09:02 CET, 1 min ago. Say what is new there.
        09:04 Dev > report ALERT-1
              121  | Dev: ALERT-1 belongs to INC-1: Bo Lindqvist said so at 09:02 CET, 2 min ago. Say what is new there.
        09:05 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payment queue: 250 waiting (ALERT-1)
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payment queue: 250 waiting (ALERT-1)” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:05 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payment queue: 250 waiting (ALERT-1) [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p04_an_alert_is_muted_with_a_reason_and_an_end() {
    talk(expect![[r#"
        09:00 Ana > alert import slow
              121  | [card] ALERT-1 import slow: waits for Bo Lindqvist
        09:01 Bo > mute for 2 hours
              121  | Bo: An alert is muted with an end and a reason: `mute ALERT-1 for 2 hours because …`.
        09:02 Bo ! Mute it | until=2; reason=we import all of Kenya until eleven
              Bo   < [card] ALERT-1 import slow: 🔕 muted until 11:02 CET
              121  ~ [card] ALERT-1 import slow: 🔕 muted until 11:02 CET
        10:00 Ana > alert import slow: 90 s
              121  ~ [card] ALERT-1 import slow: 🔕 muted until 11:02 CET, came once since
              121  | [ALERT-1 · import slow](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D) came again, 2 times by now: 🔕 muted until 11:02 CET, came once since.
        11:02 .
              121  ~ [card] ALERT-1 import slow: 🔕 Bo Lindqvist muted it until 11:02 CET (09:02 CET)
              121  | [ALERT-1 · import slow](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D) is muted no longer. It came once meanwhile.
        12:30 Ana > alert import slow
              121  | [card] ALERT-2 import slow: waits for Bo Lindqvist
        12:31 Bo > mute until 17:00 because it is known
              121  ~ [card] ALERT-2 import slow: 🔕 muted until 17:00 CET
        12:32 Dev > unmute
              121  ~ [card] ALERT-2 import slow: 🔔 Dev Kapoor ended the mute (12:32 CET)
        12:33 Dev > unmute
              121  | Dev: No alert is muted. `alerts` shows the latest.
        12:34 Dev > mute ALERT-2 for 90 days because it is noise
              121  | Dev: An alert is muted for 14 days at the most. Say `mute ALERT-2 for …` with less.
        12:35 Dev > mute ALERT-7 for 2 hours because it is noise
              121  | Dev: There is no ALERT-7. `alerts` shows them.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p29_an_alert_after_the_repair_offers_to_reopen() {
    let home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:01 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
            09:02 Bo > assign @Cleo
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck
                  121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck
            09:03 Cleo ! Accept
                  Cleo < [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
                  121  ~ [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
                  121  | Cleo Martens is incident manager of **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
                  chat | INC-1 Severity 1 payments stuck: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
                  INC-1 | Firewatch joins
                  INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
            09:20 Cleo > resolve INC-1 verified by Bo: paid 20 people
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 19 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: paid 20 people
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:20 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 19 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> paid 20 people</p><p><b>Incident manager:</b> Cleo Martens</p>
            09:25 Ana > alert payment queue: 250 waiting
                  121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
            09:26 Bo ! It is INC-1 again: reopen
                  Bo   < [card] ALERT-1 payment queue: 🔗 Bo Lindqvist put it to INC-1 (09:26 CET)
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
                  121  ~ [card] ALERT-1 payment queue: 🔗 Bo Lindqvist put it to INC-1 (09:26 CET)
                  121  | **INC-1** goes on: “payments stuck” / Bo Lindqvist says: ALERT-1: payment queue / The team is in firefighting mode. @Cleo Martens, you lead again.
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called INC-1 Severity 1 payments stuck
                  INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
                  INC-1 | **INC-1** goes on: “payments stuck” / Bo Lindqvist says: ALERT-1: payment queue / The team is in firefighting mode. @Cleo Martens, you lead again.
                  ops  | 50993 State is Active
                  ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Cleo Martens</p>
            09:27 Ana > alert disk full
                  121  | [card] ALERT-2 disk full: waits for Bo Lindqvist
            09:28 Bo ! Part of INC-1
                  Bo   < [card] ALERT-2 disk full: 🔗 Bo Lindqvist put it to INC-1 (09:28 CET)
                  121  ~ [card] ALERT-2 disk full: 🔗 Bo Lindqvist put it to INC-1 (09:28 CET)
            09:29 Bo > ALERT-2 belongs to INC-9
                  121  | Bo: ALERT-2 belongs to INC-1: Bo Lindqvist said so at 09:28 CET, 1 min ago. Say what is new there.
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p04_an_alert_outlives_the_program() {
    let mut home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > alert payment queue
                  121  | [card] ALERT-1 payment queue: waits for Bo Lindqvist
        "#]],
    )
    .await;
    home.stop().await;
    home.clock.tell(incident::Moment(crate::home::monday_nine().0 + 2 * 3_600_000));
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            11:01 .
                  121  ~ [card] ALERT-1 payment queue: waits for Dev Kapoor
                  121  | [ALERT-1 · payment queue](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D): @Dev Kapoor, please look at it. Bo Lindqvist has not answered.
            11:02 Bo > alerts
                  121  | [card] 1 alert waits for an answer.
            11:03 Dev ! I look at it
                  Dev  < [card] ALERT-1 payment queue: ✅ Dev Kapoor looks at it (11:03 CET)
                  121  ~ [card] ALERT-1 payment queue: ✅ Dev Kapoor looks at it (11:03 CET)
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn talk_about_alerts_is_left_alone() {
    talk(expect![[r#"
        09:00 Ana ) alert! the coffee is gone
        09:01 Ana ) mute yourself please
        09:02 Ana > alert
              121  | Ana: What is the alert? Say `alert` and what it is called, such as `alert payment queue: 250 waiting`.
        09:03 Ana > acknowledge ALERT-4
              121  | Ana: There is no ALERT-4. `alerts` shows them.
        09:04 Ana > unmute
              121  | Ana: No alert is muted. `alerts` shows the latest.
        09:05 Ana > alerts
              121  | [card] No alert waits.
    "#]])
    .await;
}
