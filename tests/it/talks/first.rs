//! The main job.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn from_the_first_message_to_the_last() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya since 08:40
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya since 08:40
        09:02 Ana > confirm 1
              121  | Ana: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:03 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya since 08:40
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya since 08:40” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya since 08:40 [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:05 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya since 08:40
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya since 08:40
        09:06 Cleo > accept
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya since 08:40
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:06 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya since 08:40” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:03 CET, 3 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya since 08 40: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya since 08:40
        09:10 Cleo #INC-1 ) update the queue runs again
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:10 CET / the queue runs again / (INC-1 note 1)
        09:20 Cleo #INC-1 > resolve
              INC-1 | Cleo: INC-1 cannot be resolved yet: say who verified it in production, and how. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
        09:30 Cleo #INC-1 > resolve verified by Bo: 20 test payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya since 08:40
              121  | ✅ **INC-1** is resolved after 27 min, so firefighting mode is off: “payments stuck in Kenya since 08:40” / Verified in production by Bo: 20 test payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya since 08 40
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya since 08:40
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:40 Cleo > close INC-1
              121  ~ [card] INC-1 is closed: payments stuck in Kenya since 08:40
              INC-1 ~ [card] INC-1 is closed: payments stuck in Kenya since 08:40
        09:50 Ana > reopen INC-1 because it is stuck again
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya since 08:40
              121  | **INC-1** goes on: “payments stuck in Kenya since 08:40” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments stuck in Kenya since 08 40
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya since 08:40
              INC-1 | **INC-1** goes on: “payments stuck in Kenya since 08:40” / Ana Achieng says: it is stuck again / The team is in firefighting mode. @Cleo Martens, you lead again.
              ops  | 50993 State is Active
              ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Cleo Martens</p>
    "#]])
    .await;
}
