//! From firefighting to the last word.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p12_the_bug_its_tasks_and_its_place() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Ana > show INC-1
              121  | [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p15_firefighting_from_confirmation_until_resolved() {
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
        09:10 Ana > incidents
              121  | [card] 1 incident is open. INC-1
        09:20 Cleo > resolve INC-1 restarted the queue, verified by Bo: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 19 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through / Fix: restarted the queue
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:20 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 19 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Fix:</b> restarted the queue</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:21 Ana > incidents
              121  | [card] 1 incident is open. INC-1
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p17_the_chat_has_the_team_and_the_bot() {
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
        09:04 Dev #INC-1 > help
              INC-1 | [card] You can say: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
        09:05 Dev #INC-1 > show INC-1
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:06 Dev #INC-1 ) I look at the logs
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p18_the_team_is_told() {
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
        09:02 Bo > I take it
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_updates_typed_with_and_without_mention_and_by_card() {
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
        09:10 Cleo #INC-1 > update the queue runs again
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:10 CET / the queue runs again / (INC-1 note 1)
        09:11 Dev #INC-1 ) update: 20 payments are out
              ops  | note on 50993: **Update** by Dev Kapoor, Mon 23 Nov 2026 09:11 CET / 20 payments are out / (INC-1 note 2)
        09:12 Dev #INC-1 ) update
        09:13 Dev #INC-1 > update
              INC-1 | Dev: There is no text in this update. Say `update` and what people should know.
        09:14 Eve ! Send the update | text=all payments are out
              Eve  < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              ops  | note on 50993: **Update** by Eve Okafor, Mon 23 Nov 2026 09:14 CET / all payments are out / (INC-1 note 3)
        09:15 Ana > update INC-1 Kenya is happy
              ops  | note on 50993: **Update** by Ana Achieng, Mon 23 Nov 2026 09:15 CET / Kenya is happy / (INC-1 note 4)
        09:16 Ana > update
              121  | Ana: There is no text in this update. Say `update` and what people should know.
        09:17 Ana > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_an_update_before_the_bug_exists_is_on_it_later() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Ana > update INC-1 Zambia too
        09:02 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | note on 50993: **Update** by Ana Achieng, Mon 23 Nov 2026 09:01 CET / Zambia too / (INC-1 note 1)
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p28_it_is_not_resolved_until_somebody_saw_it() {
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
        09:10 Cleo #INC-1 > resolve
              INC-1 | Cleo: INC-1 cannot be resolved yet: say who verified it in production, and how. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
        09:11 Cleo #INC-1 > resolve verified by Bo
              INC-1 | Cleo: INC-1 cannot be resolved yet: say how it was verified in production. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
        09:12 Cleo ! It is resolved | verified_by=Bo
              Cleo < INC-1 cannot be resolved yet: say how it was verified in production. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
        09:13 Cleo ! It is resolved | how=20 payments
              Cleo < INC-1 cannot be resolved yet: say who verified it in production. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
        09:14 Dev ! It is resolved | verified_by=Bo; how=20 payments went through
              Dev  < That is for Cleo Martens to decide, who is in charge of INC-1.
        09:15 Dev #INC-1 > resolve verified by Bo: 20 payments went through
              INC-1 | Dev: That is for Cleo Martens to decide, who is in charge of INC-1.
        09:16 Cleo ! It is resolved | verified_by=Bo; how=20 payments went through; fix=restarted the queue
              Cleo < [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 15 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through / Fix: restarted the queue
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:16 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:16 CET, after 15 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Fix:</b> restarted the queue</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:17 Cleo > resolve INC-1 verified by Bo: 20 payments went through
              121  | Cleo: INC-1 has been resolved since 09:16 CET, 1 min ago. `reopen INC-1 because …` brings it back.
        09:18 Cleo !! It is resolved | verified_by=Bo; how=20 payments went through
              Cleo < INC-1 has been resolved since 09:16 CET, 2 min ago. `reopen INC-1 because …` brings it back.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p28_before_there_is_a_manager_the_checker_may() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Cleo > resolve INC-1 verified by Bo: it works
              121  | Cleo: Nobody has confirmed the severity of INC-1 yet; that comes first.
        09:02 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:03 Cleo > resolve INC-1 verified by Bo: it works
              121  | Cleo: That is for Bo Lindqvist to decide, who is in charge of INC-1.
        09:04 Bo > resolve INC-1 verified by Bo: it works
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 2 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: it works
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:04 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420920000?context=%7B%22contextType%22%3A%22chat%22%7D).
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:04 CET, after 2 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> it works</p>
    "#]])
    .await;
}

#[expect(clippy::too_many_lines, reason = "it is one morning, and each line of it counts")]
#[tokio::test(flavor = "multi_thread")]
async fn p30_resolved_closed_and_reopened() {
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
        09:10 Cleo > close INC-1
              121  | Cleo: INC-1 is not resolved yet. `resolve INC-1` comes first.
        09:11 Cleo > reopen INC-1 because
              121  | Cleo: INC-1 is not resolved yet. `resolve INC-1` comes first.
        09:20 Cleo > resolve verified by Bo: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 19 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:20 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 19 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:21 Dev > close INC-1
              121  | Dev: That is for Cleo Martens to decide, who is in charge of INC-1.
        09:22 Ana > reopen INC-1
              121  | Ana: That needs a reason, so that others understand it later. Say `reopen INC-1 because …`.
        09:23 Ana ! Reopen it | reason=Zambia is still stuck
              Ana  < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | **INC-1** goes on: “payments stuck in Kenya” / Ana Achieng says: Zambia is still stuck / The team is in firefighting mode. @Cleo Martens, you lead again.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              INC-1 | **INC-1** goes on: “payments stuck in Kenya” / Ana Achieng says: Zambia is still stuck / The team is in firefighting mode. @Cleo Martens, you lead again.
              ops  | 50993 State is Active
              ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:30 Gus > resolve verified by Bo: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 29 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 29 min, said by Gus Ferreira</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:31 Cleo ! Close
              Cleo < [card] INC-1 is closed: payments stuck in Kenya
              121  ~ [card] INC-1 is closed: payments stuck in Kenya
              INC-1 ~ [card] INC-1 is closed: payments stuck in Kenya
        09:33 Cleo > update INC-1 a word more
              121  | Cleo: INC-1 is closed. `reopen INC-1 because …` brings it back.
        09:34 Ana > reopen because it is stuck again
              121  | Ana: No incident is open that this could be about. Name one: `reopen INC-1`; `incidents` lists them.
        09:35 Ana > reopen INC-1 because it is stuck again
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | **INC-1** goes on: “payments stuck in Kenya” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              INC-1 | **INC-1** goes on: “payments stuck in Kenya” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
              ops  | 50993 State is Active
              ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Cleo Martens</p>
    "#]])
    .await;
}
