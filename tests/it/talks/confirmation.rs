//! Who says how bad it is, and what if nobody does.

use super::outage::outside;
use crate::home::Home;
use crate::talk::talk;
use expect_test::expect;
use firewatch::sandbox::World;
use incident::Moment;

#[tokio::test(flavor = "multi_thread")]
async fn p10_only_the_checker_confirms() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Dev > confirm 1
              121  | Dev: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:02 Dev ? INC-1
              Dev  < (the card is not refreshed for this person)
        09:03 Dev ! Confirm severity
              Dev  < The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:04 Bo ! Confirm severity
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:05 Bo ! …Severity 1
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:05 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:06 Bo !! …Severity 2
              Bo   < Bo Lindqvist confirmed INC-1 as Severity 1 (Critical) at 09:05 CET, 1 min ago. To change it, say `severity 1 INC-1 because …`, with the level you mean.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_unanswered_it_goes_to_the_deputy_the_team_and_then_it_is_assumed() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:09 Dev > confirm 1
              121  | Dev: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:10 .
              121  ~ [card] INC-1 waits for Bo Lindqvist or Dev Kapoor to confirm its severity: payments stuck in Kenya
              121  | @Dev Kapoor, how severe is **INC-1**? “payments stuck in Kenya” / Bo Lindqvist was asked at 09:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
              Bo   | **INC-1** still waits for you: how severe is it? “payments stuck in Kenya” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here.
        09:14 Ana > confirm 1
              121  | Ana: The severity of INC-1 is for Bo Lindqvist or Dev Kapoor to confirm.
        09:15 .
              121  ~ [card] INC-1 waits for anybody in the team to confirm its severity: payments stuck in Kenya
              121  | How severe is **INC-1**? “payments stuck in Kenya” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer by 09:20 CET, in 5 min, the higher plausible severity is assumed.
        09:19 .
        09:20 .
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Assumed at 09:20 CET, just now, because there was no answer. It can be changed. / Anybody in the team can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:21 Bo > confirm 1
              121  | Bo: INC-1 was taken as Severity 1 (Critical) at 09:20 CET, 1 min ago, because nobody had answered.
        09:22 Bo > severity 2 because half of it runs
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | **INC-1** is now Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode. / “payments stuck in Kenya” / Bo Lindqvist says: half of it runs
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 2 (High). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795422000000?context=%7B%22contextType%22%3A%22chat%22%7D).
              ops  | 50993 Severity is 2 - High
        09:30 .
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:20 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_the_deputy_answers_after_ten_minutes() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
              121  ~ [card] INC-1 waits for Bo Lindqvist or Dev Kapoor to confirm its severity: payments stuck in Kenya
              121  | @Dev Kapoor, how severe is **INC-1**? “payments stuck in Kenya” / Bo Lindqvist was asked at 09:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
              Bo   | **INC-1** still waits for you: how severe is it? “payments stuck in Kenya” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here.
        09:11 Dev ? INC-1
              Dev  < [card] INC-1 waits for Bo Lindqvist or Dev Kapoor to confirm its severity: payments stuck in Kenya
        09:12 Dev ! …Severity 2
              Dev  < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Dev Kapoor confirmed it at 09:12 CET, just now. / Dev Kapoor or Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:13 Bo > confirm 1
              121  | Bo: Dev Kapoor confirmed INC-1 as Severity 2 (High) at 09:12 CET, 1 min ago. To change it, say `severity 1 INC-1 because …`, with the level you mean.
        10:00 .
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:12 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:12 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:12 CET, 35 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_everybody_may_answer_after_fifteen() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
              121  ~ [card] INC-1 waits for anybody in the team to confirm its severity: payments stuck in Kenya
              121  | @Dev Kapoor, how severe is **INC-1**? “payments stuck in Kenya” / Bo Lindqvist was asked at 09:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
              121  | How severe is **INC-1**? “payments stuck in Kenya” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer by 09:20 CET, in 5 min, the higher plausible severity is assumed.
              Bo   | **INC-1** still waits for you: how severe is it? “payments stuck in Kenya” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here.
        09:16 Ana > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Ana Achieng confirmed it at 09:16 CET, just now. / Ana Achieng or Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        10:00 .
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:16 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:16 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:16 CET, 35 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_answered_in_time_there_is_silence() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:04 Bo > confirm 4
              121  ~ [card] INC-1 is Severity 4 (Low) and goes with the regular sprint: payments stuck in Kenya
              121  | **INC-1** goes with the regular sprint, without firefighting: “payments stuck in Kenya” / Severity 4 (Low): a small thing, a blemish or a question. / Thank you for reporting, Ana.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [4 - Low] [New]
        11:00 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_the_reporters_opinion_is_heard_when_nobody_answers() {
    talk(expect![[r#"
        09:00 Ana > report sev2 payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:20 .
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | @Dev Kapoor, how severe is **INC-1**? “payments slow in Kenya” / Bo Lindqvist was asked at 09:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
              121  | How severe is **INC-1**? “payments slow in Kenya” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer by 09:20 CET, in 5 min, the higher plausible severity is assumed.
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Assumed at 09:20 CET, just now, because there was no answer. It can be changed. / Anybody in the team can choose the incident manager. To offer, say `volunteer INC-1`.
              Bo   | **INC-1** still waits for you: how severe is it? “payments slow in Kenya” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_a_silent_checker_is_written_to_alone_where_that_is_possible() {
    for has_the_app in [true, false] {
        let home = Home::new().await;
        let alone = |world: &World| {
            let bo = world.person("Bo").unwrap().id.clone();
            world.chats.iter().position(|one| one.topic.is_none() && one.members == [bo.clone()])
        };
        let bo = alone(&home.town.world()).unwrap();
        home.town.meddle(|world| world.chats[bo].bot_installed = has_the_app);
        home.town.says("Ana", &home.town.team_chat(), "report payments stuck in Kenya").await;
        home.until(Moment(home.clock.now().0 + 11 * 60_000)).await;
        let said = home.town.world().chats[bo].messages.len();
        assert_eq!(said, usize::from(has_the_app));
        assert_eq!(outside(&home).unwrap(), "", "nothing is missing on the card");
        if has_the_app {
            home.town.says("Bo", "private", "confirm 1 INC-1").await;
            home.until(Moment(home.clock.now().0 + 60_000)).await;
            let world = home.town.world();
            let card = world.chats[0].messages.iter().find_map(|one| one.card.as_ref()).unwrap();
            assert!(card.to_string().contains("firefighting mode is on"), "{card}");
        }
    }
}
