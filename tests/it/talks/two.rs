//! Two incidents, and who is who.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_are_told_apart_by_number() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Dev > report nobody can log in
              121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: nobody can log in
        09:02 Bo > confirm 1
              121  | Bo: Which one, INC-1 or INC-2? Say `confirm 1 INC-1`.
        09:03 Bo > confirm 1 INC-2
              121  ~ [card] INC-2 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: nobody can log in
              121  | 🔥 The team is in firefighting mode for **INC-2**: “nobody can log in” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-2`.
              Femi | [card] INC-2: stakeholders have to be told.
              ops  | Bug 50993: INC-2: nobody can log in [critical-production-issue; INC-2] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:04 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:04 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50997: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50997: Fix production issue
              ops  | task below 50997: Release hotfix
              ops  | task below 50997: Schedule post-mortem
              ops  | 50997 leads the sprint
        09:05 Bo > assign @Cleo
              121  | Bo: Which one, INC-1 or INC-2? Say `assign @name INC-1`.
        09:06 Bo > assign @Cleo INC-2
              121  ~ [card] INC-2 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: nobody can log in
              121  | [card] INC-2: Cleo Martens is asked to be incident manager: nobody can log in
        09:07 Cleo > accept
              121  ~ [card] INC-2 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: nobody can log in
              121  ~ [card] INC-2: Cleo Martens is incident manager since 09:07 CET, just now.
              121  | Cleo Martens is incident manager of **INC-2**: “nobody can log in” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:03 CET, 4 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-2 Severity 1 nobody can log in: Cleo, Bo, Dev, Ana, Eve, Femi, Gus
              INC-2 | Firewatch joins
              INC-2 | [card] INC-2 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: nobody can log in
        09:08 Cleo #INC-2 > update looking at the tokens
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:08 CET / looking at the tokens / (INC-2 note 1)
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:04 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:09 Ana > update where are we?
              121  | Ana: Which one, INC-1 or INC-2? Say `update INC-1`.
        09:10 Cleo > resolve verified by Bo: logged in
              121  ~ [card] INC-2 is resolved, firefighting mode is off: nobody can log in
              121  | ✅ **INC-2** is resolved after 7 min, so firefighting mode is off: “nobody can log in” / Verified in production by Bo: logged in
              Femi | @Femi Bakker, there is something new to tell about INC-2: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-2 Severity 1 nobody can log in
              INC-2 ~ [card] INC-2 is resolved, firefighting mode is off: nobody can log in
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-2 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 7 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> logged in</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:11 Cleo #INC-2 > resolve INC-1 verified by Bo: logged in
              INC-2 | Cleo: That is for Bo Lindqvist to decide, who is in charge of INC-1.
        09:12 Cleo #INC-2 > resolve verified by Bo: logged in
              INC-2 | Cleo: INC-2 has been resolved since 09:10 CET, 2 min ago. `reopen INC-2 because …` brings it back.
        09:13 Ana > incidents
              121  | [card] 2 incidents are open. INC-1, INC-2
        09:14 Ana > show INC-3
              121  | Ana: There is no INC-3. `incidents` lists those there are.
        09:15 Ana > close
              121  | Ana: Which one, INC-1 or INC-2? Say `close INC-1`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_claims_to_be_somebody_else_is_that_of_its_sender() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Ana ! Confirm severity | from=Bo; actor=Bo; aadObjectId=Bo; by=Bo; viewer=Bo
              Ana  < The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:02 Bo ! Confirm severity
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:03 Ana ! Confirm severity | verb=confirm; severity=1
              Ana  < The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:04 Bo ! …Severity 1
              Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:04 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:05 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:06 Dev ! Accept | manager=Dev; from=Cleo; actor=Cleo
              Dev  < Cleo Martens was asked to be incident manager of INC-1, so the answer is theirs. You can `volunteer`.
        09:07 Dev ! Accept | inc=INC-9
              Dev  < There is no INC-9. `incidents` lists those there are.
        09:08 Dev ! Accept | q=99
              Dev  < Cleo Martens was asked to be incident manager of INC-1, so the answer is theirs. You can `volunteer`.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_outside_the_team_may_report_and_no_more() {
    let home = crate::home::Home::new().await;
    home.town.meddle(|world| {
        let mut guest = world.people[0].clone();
        guest.id = "99999999-9999-4999-8999-999999999999".to_owned();
        guest.mri = "29:1guest".to_owned();
        guest.name = "Hana Guest".to_owned();
        world.chats[0].members.push(guest.id.clone());
        world.people.push(guest);
    });
    crate::talk::talk_at(&home, expect![[r#"
        09:00 Hana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Hana > confirm 1
              121  | Hana: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        09:02 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:03 Hana > volunteer
              121  | Hana: Only people on the team list can lead an incident. An administrator can add you.
        09:04 Bo > assign @Hana
              121  | Bo: I know nobody called “Hana Guest” in the team. Mention the person with @, or use the name as it is in Teams.
        09:05 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:06 Cleo > accept
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens is incident manager since 09:06 CET, just now.
              121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:02 CET, 4 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Hana, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:07 Cleo > resolve verified by Bo: it works
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 5 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: it works
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:07 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420920000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:07 CET, after 5 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> it works</p><p><b>Incident manager:</b> Cleo Martens</p>
        09:08 Hana > reopen INC-1 because it does not
              121  | Hana: Only people on the team list can lead an incident. An administrator can add you.
    "#]])
    .await;
}
