//! In accordance with the team (P05, P11): objections, hand-over and escalation.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p11_at_severity_2_the_team_has_five_minutes_to_object() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
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
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens is asked to lead: payments slow in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments slow in Kenya
        09:03 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments slow in Kenya
              121  ~ [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  | Cleo Martens will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 4 min unless somebody objects: say `object INC-1 because …`.
        09:04 Cleo !! Accept
              Cleo < Cleo Martens has said yes to lead INC-1, at 09:03 CET, 1 min ago.
        09:04 Bo > assign @Cleo
              121  | Bo: Cleo Martens has said yes to lead INC-1, at 09:03 CET, 1 min ago.
        09:06 .
        09:08 .
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments slow in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:07 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode since 09:01 CET, 6 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 2 payments slow in Kenya: Cleo, Bo, Ana
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens leads: payments slow in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_somebody_objects_in_time() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:00 Eve > object INC-1 because I know payments
              121  | Eve: Nobody leads INC-1 yet.
        09:01 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens is asked to lead: payments slow in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments slow in Kenya
        09:03 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments slow in Kenya
              121  ~ [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  | Cleo Martens will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 4 min unless somebody objects: say `object INC-1 because …`.
        09:04 Eve > object INC-1
              121  | Eve: That needs a reason, so that others understand it later. Say `object INC-1 because …`.
        09:05 Eve > object INC-1 because Cleo is in a plane from ten
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  ~ [card] INC-1: Eve Okafor objected to Cleo Martens at 09:05 CET, just now.
              121  | Eve Okafor objects to Cleo Martens leading **INC-1**: “payments slow in Kenya” / Eve Okafor says: Cleo is in a plane from ten / @Bo Lindqvist can choose somebody on the card, or with `assign … INC-1`.
        09:06 Cleo !! Accept
              Cleo < Cleo Martens has said yes to lead INC-1, at 09:03 CET, 3 min ago.
        09:08 .
        09:09 Bo > assign @Eve
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Eve Okafor is asked to lead: payments slow in Kenya
              121  | [card] INC-1: Eve Okafor is asked to be incident manager: payments slow in Kenya
        09:12 Eve ! Accept
              Eve  < [card] INC-1: Eve Okafor said yes at 09:12 CET, just now, and leads unless somebody objects.
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Eve Okafor will lead: payments slow in Kenya
              121  ~ [card] INC-1: Eve Okafor said yes at 09:12 CET, just now, and leads unless somebody objects.
              121  | Eve Okafor will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:14 CET, in 2 min unless somebody objects: say `object INC-1 because …`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_what_becomes_critical_waits_for_no_objection() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
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
        09:02 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist will lead: payments slow in Kenya
              121  | Bo Lindqvist will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 5 min unless somebody objects: say `object INC-1 because …`.
        09:03 Bo > severity 1 INC-1 because nothing goes through now
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              121  | **INC-1** is now Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode. / “payments slow in Kenya” / Bo Lindqvist says: nothing goes through now
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments slow in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993) · [Firefighting chat](https://teams.microsoft.com/l/chat/19%3A16559c7face8477a8a86b286e197d043%40thread.v2/0?tenantId=22222222-2222-4222-8222-222222222222)
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | INC-1 Severity 1 payments slow in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              ops  | 50993 Severity is 1 - Critical
        09:05 Eve > object INC-1 because Bo is alone at the logs
              121  | Eve Okafor objects to Bo Lindqvist leading **INC-1**: “payments slow in Kenya” / Eve Okafor says: Bo is alone at the logs / Bo Lindqvist leads on. @Bo Lindqvist can ask somebody else with `assign … INC-1`.
        09:08 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_whoever_will_lead_can_resolve() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
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
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens is asked to lead: payments slow in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments slow in Kenya
        09:03 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments slow in Kenya
              121  ~ [card] INC-1: Cleo Martens said yes at 09:03 CET, just now, and leads unless somebody objects.
              121  | Cleo Martens will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:07 CET, in 4 min unless somebody objects: say `object INC-1 because …`.
        09:04 Cleo > resolve INC-1 verified by Ana: they are fast again
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments slow in Kenya
              121  | ✅ **INC-1** is resolved after 3 min, so firefighting mode is off: “payments slow in Kenya” / Verified in production by Ana: they are fast again
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:04 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:04 CET, after 3 min, said by Cleo Martens</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> they are fast again</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:10 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p05_somebody_takes_over() {
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
        09:03 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:03 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:04 Ana > hand over INC-1 to @Dev
              121  | Ana: That is for Cleo Martens or Bo Lindqvist to decide, who is in charge of INC-1.
        09:05 Cleo > hand over INC-1 to @Cleo
              121  | Cleo: Cleo Martens leads INC-1 already.
        09:06 Cleo > hand over INC-1 to @Dev: the bank is called, they ring back at ten
              121  | [card] INC-1: Dev Kapoor is asked to be incident manager: payments stuck in Kenya
        09:07 Cleo > hand over INC-1 to @Dev
              121  | Cleo: Cleo Martens asked Dev Kapoor to be incident manager of INC-1 at 09:06 CET, 1 min ago.
        09:08 Dev ! Accept
              Dev  < [card] INC-1: Dev Kapoor is incident manager since 09:08 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
              121  ~ [card] INC-1: Dev Kapoor is incident manager since 09:08 CET, just now.
              121  | Dev Kapoor leads **INC-1** from now on, instead of Cleo Martens: “payments stuck in Kenya” / What goes with it: the bank is called, they ring back at ten
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
              INC-1 | Dev Kapoor leads **INC-1** from now on, instead of Cleo Martens: “payments stuck in Kenya” / What goes with it: the bank is called, they ring back at ten
        09:09 Cleo #INC-1 > update I am off
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:09 CET / I am off / (INC-1 note 1)
        09:10 Cleo > resolve INC-1 verified by Ana: it works
              121  | Cleo: That is for Dev Kapoor to decide, who is in charge of INC-1.
        09:11 Bo > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p05_nobody_takes_over() {
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
        09:02 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:03 Bo > hand over to @Eve
              121  | [card] INC-1: Eve Okafor is asked to be incident manager: payments stuck in Kenya
        09:04 Eve ! Decline
              Eve  < [card] INC-1: Eve Okafor cannot take it, said at 09:04 CET, just now.
              121  ~ [card] INC-1: Eve Okafor cannot take it, said at 09:04 CET, just now.
              121  | Eve Okafor cannot take **INC-1** over, so @Bo Lindqvist leads on: “payments stuck in Kenya”
        09:05 Bo > assign @Dev INC-1
              121  | [card] INC-1: Dev Kapoor is asked to be incident manager: payments stuck in Kenya
        09:10 .
              121  ~ [card] INC-1: Dev Kapoor had not answered by 09:10 CET, just now, and is not asked any more.
              121  | There is no answer from Dev Kapoor, so @Bo Lindqvist leads **INC-1** on: “payments stuck in Kenya”
        09:11 Dev !! Accept
              Dev  < Dev Kapoor is not asked any more to lead INC-1, since 09:10 CET, 1 min ago.
        09:12 Gus > hand over INC-1 to @Gus because Bo has to go
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Gus Ferreira leads: payments stuck in Kenya
              121  | Gus Ferreira leads **INC-1** from now on, instead of Bo Lindqvist: “payments stuck in Kenya” / What goes with it: Bo has to go
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Gus Ferreira leads: payments stuck in Kenya
              INC-1 | Gus Ferreira leads **INC-1** from now on, instead of Bo Lindqvist: “payments stuck in Kenya” / What goes with it: Bo has to go
        09:13 Bo > hand over INC-1 to @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist leads **INC-1** from now on, instead of Gus Ferreira: “payments stuck in Kenya”
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              INC-1 | Bo Lindqvist leads **INC-1** from now on, instead of Gus Ferreira: “payments stuck in Kenya”
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p05_a_hand_over_ends_with_the_incident() {
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
        09:02 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:03 Bo > hand over to @Eve
              121  | [card] INC-1: Eve Okafor is asked to be incident manager: payments stuck in Kenya
        09:04 Bo > resolve INC-1 verified by Ana: it works
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  ~ [card] INC-1: The question is not open any more.
              121  | ✅ **INC-1** is resolved after 3 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: it works
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:04 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:04 CET, after 3 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> it works</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:05 Eve !! Accept
              Eve  < INC-1 has been resolved since 09:04 CET, 1 min ago. `reopen INC-1 because …` brings it back.
        09:09 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p05_it_is_escalated() {
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
        09:02 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:03 Bo > escalate INC-1 because the bank does not answer
              121  | ⚠️ @Femi Bakker and @Gus Ferreira, Bo Lindqvist escalates **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Incident manager: Bo Lindqvist. / Bo Lindqvist says: the bank does not answer
              Femi | ⚠️ @Femi Bakker and @Gus Ferreira, Bo Lindqvist escalates **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Incident manager: Bo Lindqvist. / Bo Lindqvist says: the bank does not answer
              Gus  | ⚠️ @Femi Bakker and @Gus Ferreira, Bo Lindqvist escalates **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Incident manager: Bo Lindqvist. / Bo Lindqvist says: the bank does not answer
        09:04 Bo > resolve INC-1 verified by Ana: it works
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 3 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: it works
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:04 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:04 CET, after 3 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> it works</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:05 Bo > escalate INC-1
              121  | Bo: INC-1 has been resolved since 09:04 CET, 1 min ago. `reopen INC-1 because …` brings it back.
    "#]])
    .await;
}
