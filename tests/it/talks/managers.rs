//! Who leads.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p11_by_name_by_mention_and_by_card() {
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
        09:02 Bo > assign Cl
              121  | Bo: I know nobody called “Cl” in the team. Mention the person with @, or use the name as it is in Teams.
        09:03 Bo > assign Nobody
              121  | Bo: I know nobody called “Nobody” in the team. Mention the person with @, or use the name as it is in Teams.
        09:04 Bo > assign cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:05 Bo > assign @Eve INC-1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Eve Okafor is asked to lead: payments stuck in Kenya
              121  ~ [card] INC-1: Bo Lindqvist asked Eve Okafor instead at 09:05 CET, just now.
              121  | [card] INC-1: Eve Okafor is asked to be incident manager: payments stuck in Kenya
        09:06 Bo ? INC-1: Eve
              Bo   < (the card is not refreshed for this person)
        09:07 Bo ? INC-1 is
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Eve Okafor is asked to lead: payments stuck in Kenya
        09:08 Bo ! Assign | manager=Dev
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor is asked to lead: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor is asked to lead: payments stuck in Kenya
              121  ~ [card] INC-1: Bo Lindqvist asked Dev Kapoor instead at 09:08 CET, just now.
              121  | [card] INC-1: Dev Kapoor is asked to be incident manager: payments stuck in Kenya
        09:09 Cleo !! Accept
              Cleo < Bo Lindqvist asked Dev Kapoor to be incident manager of INC-1 at 09:08 CET, 1 min ago.
        09:10 Dev ! Accept
              Dev  < [card] INC-1: Dev Kapoor is incident manager since 09:10 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
              121  ~ [card] INC-1: Dev Kapoor is incident manager since 09:10 CET, just now.
              121  | Dev Kapoor is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 9 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Dev, Bo, Ana, Cleo, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Dev Kapoor leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_the_person_asked_says_no() {
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
        09:03 Eve ! Decline
              Eve  < Cleo Martens was asked to be incident manager of INC-1, so the answer is theirs. You can `volunteer`.
        09:04 Cleo ! Decline
              Cleo < [card] INC-1: Cleo Martens cannot take it, said at 09:04 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens cannot take it, said at 09:04 CET, just now.
              121  | Cleo Martens cannot be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can ask somebody else on the card, or with `assign … INC-1`.
        09:05 Cleo !! Accept
              Cleo < Cleo Martens is not asked any more to lead INC-1, since 09:04 CET, 1 min ago.
        09:06 Bo > assign @Eve
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Eve Okafor is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Eve Okafor is asked to be incident manager: payments stuck in Kenya
        09:07 Eve > decline because I am in a train
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1: Eve Okafor cannot take it, said at 09:07 CET, just now.
              121  | Eve Okafor cannot be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can ask somebody else on the card, or with `assign … INC-1`.
        09:08 Eve > accept
              121  | Eve: Nobody has been asked to lead INC-1 yet. You can `volunteer INC-1`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_only_who_is_in_charge_assigns() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Ana > assign @Cleo
              121  | Ana: Nobody has confirmed the severity of INC-1 yet; that comes first.
        09:02 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:03 Ana > assign @Cleo
              121  | Ana: The incident manager of INC-1 is for Bo Lindqvist to assign. You can `volunteer`.
        09:04 Ana ! Assign incident manager
              Ana  < The incident manager of INC-1 is for Bo Lindqvist to assign. You can `volunteer`.
        09:05 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:02 CET, 3 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_volunteers() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Cleo > volunteer
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
        09:03 Cleo > volunteer
              121  | Cleo Martens offers to be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can agree on the card, or with `assign Cleo INC-1`.
        09:04 Cleo ! I volunteer
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        09:05 Eve ) I volunteer
              121  | Eve Okafor offers to be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can agree on the card, or with `assign Eve INC-1`.
        09:06 Bo ! Assign incident manager
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:02 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:07 Bo ! Assign | manager=Cleo
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:02 CET, 5 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:08 Cleo ) I accept
              121  | Cleo: Cleo Martens leads INC-1 already.
        09:09 Eve > volunteer
              121  | Eve: Cleo Martens leads INC-1 already.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_silence_of_five_minutes() {
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
        09:06 .
        09:07 .
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens had not answered by 09:07 CET, just now, and is not asked any more.
              121  | There is no answer from Cleo Martens yet, so **INC-1** needs another incident manager: “payments stuck in Kenya” / @Bo Lindqvist can ask somebody else on the card, or with `assign … INC-1`.
        09:08 Cleo !! Accept
              Cleo < Cleo Martens is not asked any more to lead INC-1, since 09:07 CET, 1 min ago.
        09:09 Cleo > accept
              121  | Cleo: Nobody has been asked to lead INC-1 yet. You can `volunteer INC-1`.
        09:10 Cleo > volunteer
              121  | Cleo Martens offers to be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can agree on the card, or with `assign Cleo INC-1`.
        09:11 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 10 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:12 Cleo > accept
              121  | Cleo: Cleo Martens leads INC-1 already.
        09:30 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_a_stale_press_is_told_who_decided() {
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
        09:03 Eve ! Accept
              Eve  < Cleo Martens was asked to be incident manager of INC-1, so the answer is theirs. You can `volunteer`.
        09:04 Cleo ! Accept
              Cleo < [card] INC-1: Cleo Martens is incident manager since 09:04 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:04 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 3 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:05 Cleo !! Accept
              Cleo < Cleo Martens has been incident manager of INC-1 since 09:04 CET, 1 min ago.
        09:06 Cleo !! Decline
              Cleo < Cleo Martens has been incident manager of INC-1 since 09:04 CET, 2 min ago.
        09:07 Bo !! Confirm severity
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:08 Eve !! I volunteer
              Eve  < Cleo Martens leads INC-1 already.
    "#]])
    .await;
}
