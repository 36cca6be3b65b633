//! How bad is it, and what follows from it.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p01_the_question_for_the_severity_names_the_critical_paths() {
    talk(expect![[r#"
        09:00 Ana > report the export is slow
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: the export is slow
        09:01 Bo ? INC-1
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: the export is slow
        09:02 Bo ! Suggest a severity | paths=payments; extent=degradation; workaround=limited
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: the export is slow
        09:03 Bo ! Confirm …
              Bo   < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: the export is slow
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: the export is slow
              121  | 🔥 The team is in firefighting mode for **INC-1**: “the export is slow” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: the export is slow [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p02_three_answers_and_the_level_follows() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo ! Confirm severity
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:02 Bo ! Suggest a severity | extent=outage
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:03 Bo ! Suggest a severity | paths=payments,data; extent=outage; workaround=none
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:04 Bo ! Change the answers
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:05 Bo ! Suggest a severity | extent=blemish; workaround=viable
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:06 Bo ! Confirm …
              Bo   < [card] INC-1 is Severity 4 (Low) and goes with the regular sprint: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 4 (Low) and goes with the regular sprint: payments stuck in Kenya
              121  | **INC-1** goes with the regular sprint, without firefighting: “payments stuck in Kenya” / Severity 4 (Low): a small thing, a blemish or a question. / Thank you for reporting, Ana.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [4 - Low] [New]
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p02_another_level_needs_a_reason() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo ? INC-1
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:02 Bo ! Suggest a severity | paths=payments; extent=outage; workaround=none
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:03 Bo ! …Severity 2
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:04 Bo ! …Severity 2 | reason=only two transfers, both can be sent by hand
              Bo   < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:04 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p02_better_or_worse_later_with_a_reason() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:03 Cleo > accept
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:10 Ana > severity 2 INC-1 because half of it runs
              121  | Ana: The severity of INC-1 is for Bo Lindqvist or Cleo Martens to confirm.
        09:11 Cleo > severity 2
              121  | Cleo: Bo Lindqvist confirmed INC-1 as Severity 1 (Critical) at 09:01 CET, 10 min ago. To change it, say `severity 1 INC-1 because …`, with the level you mean.
        09:12 Cleo > severity 2 because half of it runs again
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | **INC-1** is now Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode. / “payments stuck in Kenya” / Cleo Martens says: half of it runs again
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 2 (High). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 2 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              ops  | 50993 Severity is 2 - High
        09:13 Cleo > severity 2 because half of it runs again
              121  | Cleo: INC-1 is Severity 2 (High) already.
        09:14 Bo ) severity 1 INC-1 because it stopped again
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | **INC-1** is now Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode. / “payments stuck in Kenya” / Bo Lindqvist says: it stopped again
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              ops  | 50993 Severity is 1 - Critical
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_severity_1_summons_everybody() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:03 Cleo > accept
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_severity_2_summons_the_few_and_at_least_three() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:01 Bo ? INC-1
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:02 Bo ! Suggest a severity | paths=payments; extent=degradation; workaround=limited
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:03 Bo ! Confirm …
              Bo   < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:04 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens is asked to lead: payments slow in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments slow in Kenya
        09:05 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens said yes at 09:05 CET, just now, and leads unless somebody objects.
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments slow in Kenya
              121  ~ [card] INC-1: Cleo Martens said yes at 09:05 CET, just now, and leads unless somebody objects.
              121  | Cleo Martens will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:09 CET, in 4 min unless somebody objects: say `object INC-1 because …`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_severity_2_with_one_person_who_does_everything_still_has_three() {
    talk(expect![[r#"
        09:00 Bo > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:01 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > volunteer
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist will lead: payments slow in Kenya
              121  | Bo Lindqvist will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 5 min unless somebody objects: say `object INC-1 because …`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_severity_3_goes_with_the_sprint() {
    talk(expect![[r#"
        09:00 Ana > report a typo in the portal
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: a typo in the portal
        09:01 Bo > confirm 3
              121  ~ [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: a typo in the portal
              121  | **INC-1** goes with the regular sprint, without firefighting: “a typo in the portal” / Severity 3 (Medium): no critical path is hit, or there is a workaround that will do. / Thank you for reporting, Ana.
              ops  | Bug 50993: INC-1: a typo in the portal [critical-production-issue; INC-1] [3 - Medium] [New]
        09:02 Cleo > volunteer
              121  | Cleo: No incident is open that this could be about. Name one: `volunteer INC-1`; `incidents` lists them.
        09:03 Bo > assign @Cleo
              121  | Bo: No incident is open that this could be about. Name one: `assign @name INC-1`; `incidents` lists them.
        09:04 Ana > update INC-1 it is in two places
              ops  | note on 50993: **Update** by Ana Achieng, Mon 23 Nov 2026 09:04 CET / it is in two places / (INC-1 note 1)
        09:05 Bo > resolve INC-1 verified by Bo: looked
              121  | Bo: INC-1 is Severity 3 (Medium) and goes with the sprint. If it got worse, the log checker can say `severity 2 INC-1 because …`.
        09:06 Bo > close INC-1
              121  | Bo: INC-1 is Severity 3 (Medium) and goes with the sprint. If it got worse, the log checker can say `severity 2 INC-1 because …`.
        09:07 Bo > severity 2 INC-1 because the typo is in the amounts
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: a typo in the portal
              121  | 🔥 The team is in firefighting mode for **INC-1**: “a typo in the portal” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, 6 min ago. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | 50993 Severity is 2 - High
              ops  | 50993 IterationPath is 121 Platform\Sprint 77
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p10_a_report_that_is_none() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Ana > decline because I was wrong
              121  | Ana: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:02 Bo > decline
              121  | Bo: That needs a reason, so that others understand it later. Say `decline INC-1 because …`.
        09:03 Bo > false alarm
              121  ~ [card] INC-1 is no incident: payments stuck in Kenya
              121  | **INC-1** is no incident after all: “payments stuck in Kenya” / Bo Lindqvist: false alarm / Thank you for reporting, Ana. If it is one, say `reopen INC-1 because …`.
        09:04 Bo > confirm 1
              121  | Bo: No incident is open that this could be about. Name one: `confirm 1 INC-1`; `incidents` lists them.
        09:05 Cleo > reopen INC-1
              121  | Cleo: That needs a reason, so that others understand it later. Say `reopen INC-1 because …`.
        09:06 Cleo > reopen INC-1 because they are stuck after all
              121  ~ [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
              121  | **INC-1** goes on: “payments stuck in Kenya” / Cleo Martens says: they are stuck after all / It waits for its severity again.
        09:07 Bo ? INC-1
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:08 Bo ! It is no incident | reason=the bank's holiday
              Bo   < [card] INC-1 is no incident: payments stuck in Kenya
              121  ~ [card] INC-1 is no incident: payments stuck in Kenya
              121  | **INC-1** is no incident after all: “payments stuck in Kenya” / Bo Lindqvist: the bank's holiday / Thank you for reporting, Ana. If it is one, say `reopen INC-1 because …`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_severity_2_that_becomes_1() {
    talk(expect![[r#"
        09:00 Bo > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:01 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > volunteer
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist will lead: payments slow in Kenya
              121  | Bo Lindqvist will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 5 min unless somebody objects: say `object INC-1 because …`.
        09:03 Bo > severity 1 because nothing gets through now
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              121  | **INC-1** is now Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode. / “payments slow in Kenya” / Bo Lindqvist says: nothing gets through now
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments slow in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993) · [Firefighting chat](https://teams.microsoft.com/l/chat/19%3A16559c7face8477a8a86b286e197d043%40thread.v2/0?tenantId=22222222-2222-4222-8222-222222222222)
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | INC-1 Severity 1 payments slow in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              ops  | 50993 Severity is 1 - Critical
        09:04 Bo > severity 3 because it was the test environment
              121  ~ [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: payments slow in Kenya
              121  | **INC-1** is now Severity 3 (Medium): no critical path is hit, or there is a workaround that will do. It goes with the regular sprint, and firefighting mode is off for it. / “payments slow in Kenya” / Bo Lindqvist says: it was the test environment
              Femi | @Femi Bakker, there is something new to tell about INC-1: It turned out less bad: Severity 3 (Medium). It is repaired in the regular work of the team. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 3 payments slow in Kenya
              INC-1 ~ [card] INC-1 is Severity 3 (Medium) and goes with the regular sprint: payments slow in Kenya
              ops  | 50993 Severity is 3 - Medium
    "#]])
    .await;
}
