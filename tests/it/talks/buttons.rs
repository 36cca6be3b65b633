//! What can be typed can be pressed (P05, P11, P24): behind “More …”, and “Nothing new” at once.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p24_nothing_new_is_an_update_in_one_press() {
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
        09:33 .
              INC-1 | [card] Cleo Martens, where does INC-1 stand? Nothing was heard since 09:03 CET, 30 min ago: payments stuck in Kenya
        09:34 Cleo ! Nothing new
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:34 CET / Nothing new. / (INC-1 note 1)
        09:34 Cleo ! Nothing new
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:50 Cleo ! Nothing new
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:50 CET / Nothing new. / (INC-1 note 2)
        10:04 .
        10:05 Cleo > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_a_reminder_is_put_off_with_a_press() {
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
        09:05 Eve ! More …
              Eve  < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:05 Eve ! Put it off | minutes=30
              Eve  < That is for Cleo Martens or Bo Lindqvist to decide, who is in charge of INC-1.
        09:06 Cleo ! More …
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:06 Cleo ! Put it off | minutes=120
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        11:05 .
        11:06 .
              INC-1 | [card] Cleo Martens, where does INC-1 stand? Nothing was heard since 09:03 CET, 2 h 3 min ago: payments stuck in Kenya
        11:07 Cleo ! More …
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        11:07 Cleo ! Put it off | minutes=9999
              Cleo < A reminder about INC-1 can be put off by 8 h at the most. Say for example `snooze 30 min INC-1`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p05_the_lead_is_handed_over_with_a_press() {
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
        09:05 Cleo ! More …
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:06 Cleo ! Ask to take over | to=Dev; summary=the bank rings back at ten
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | [card] INC-1: Dev Kapoor is asked to be incident manager: payments stuck in Kenya
        09:07 Dev ! Accept
              Dev  < [card] INC-1: Dev Kapoor is incident manager since 09:07 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
              121  ~ [card] INC-1: Dev Kapoor is incident manager since 09:07 CET, just now.
              121  | Dev Kapoor leads **INC-1** from now on, instead of Cleo Martens: “payments stuck in Kenya” / What goes with it: the bank rings back at ten
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
              INC-1 | Dev Kapoor leads **INC-1** from now on, instead of Cleo Martens: “payments stuck in Kenya” / What goes with it: the bank rings back at ten
        09:08 Dev ! More …
              Dev  < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
        09:08 Dev ! Back
              Dev  < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_objections_and_escalations_are_pressed() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:00 Ana ! More …
              Ana  < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:00 Ana ! Back
              Ana  < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
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
        09:04 Eve ! More …
              Eve  < [card] INC-1 is Severity 2 (High), firefighting mode is on, Cleo Martens will lead: payments slow in Kenya
        09:04 Eve ! Object to who leads | reason=Cleo is in a plane from ten
              Eve  < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  ~ [card] INC-1: Eve Okafor objected to Cleo Martens at 09:04 CET, just now.
              121  | Eve Okafor objects to Cleo Martens leading **INC-1**: “payments slow in Kenya” / Eve Okafor says: Cleo is in a plane from ten / @Bo Lindqvist can choose somebody on the card, or with `assign … INC-1`.
        09:05 Eve ! More …
              Eve  < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
        09:06 Ana ! More …
              Ana  < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
        09:06 Ana ! Tell them | reason=the bank does not answer
              Ana  < [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
              121  | ⚠️ @Femi Bakker and @Gus Ferreira, Ana Achieng escalates **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Incident manager: Nobody. / Ana Achieng says: the bank does not answer
              Femi | ⚠️ @Femi Bakker and @Gus Ferreira, Ana Achieng escalates **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Incident manager: Nobody. / Ana Achieng says: the bank does not answer
              Gus  | ⚠️ @Femi Bakker and @Gus Ferreira, Ana Achieng escalates **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Incident manager: Nobody. / Ana Achieng says: the bank does not answer
    "#]])
    .await;
}
