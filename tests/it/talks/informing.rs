//! Those outside the team: stakeholders (P25), clients (P26, P27), and when it should be over.

use crate::home::Home;
use crate::talk::{talk, talk_at};
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p25_the_product_manager_tells_the_stakeholders_and_tells_them_again() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
        09:01 Bo > confirm 2
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments stuck
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:05 Femi ! They are informed
              Femi < [card] INC-1: stakeholders know what is new.
              Femi ~ [card] INC-1: stakeholders know what is new.
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:01 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:10 Bo > eta INC-1 12:30
              Femi ~ [card] INC-1: stakeholders have to be told.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 2 (High). The team works on it; it should be over by 12:30 CET. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
        09:12 Femi @ > informed INC-1 Cash IM and the director
              Femi ~ [card] INC-1: stakeholders know what is new.
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck” / It is severe since 09:01 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        09:20 Bo > severity 1 because all of Kenya is hit
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
              121  | **INC-1** is now Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode. / “payments stuck” / Bo Lindqvist says: all of Kenya is hit
              Femi ~ [card] INC-1: stakeholders have to be told.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; it should be over by 12:30 CET. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              ops  | 50993 Severity is 1 - Critical
        09:30 Bo > resolve INC-1 verified by Dev: paid 20 people
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
              121  | ✅ **INC-1** is resolved after 29 min, so firefighting mode is off: “payments stuck” / Verified in production by Dev: paid 20 people
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 29 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Dev</p><p><b>How:</b> paid 20 people</p>
        09:31 Femi ! They are informed
              Femi < [card] INC-1: stakeholders know what is new.
              Femi ~ [card] INC-1: stakeholders know what is new.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p26_p27_each_client_that_is_hit_is_told() {
    talk(expect![[r#"
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
        09:05 Femi ! Add the client | client=Zambia RC
              Femi < [card] INC-1: stakeholders have to be told.
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:01 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:06 Bo > client affected INC-1 Kenya RC
        09:07 Femi ! It is told | client=Zambia RC; how=by phone, they wait
              Femi < [card] INC-1: stakeholders have to be told.
        09:08 Bo > client told INC-1 kenya rc: Teams
        09:10 Femi ! Say so | minutes=120
              Femi < [card] INC-1: stakeholders have to be told.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; it should be over by 11:10 CET. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
        09:11 Bo > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p25_what_cannot_be_said_is_answered() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
        09:01 Ana > eta INC-1 12:00
              121  | Ana: Nobody has confirmed the severity of INC-1 yet; that comes first.
        09:02 Ana > informed INC-1
              121  | Ana: Nobody has confirmed the severity of INC-1 yet; that comes first.
        09:03 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:04 Ana > eta INC-1 yesterday
              121  | Ana, I did not understand that. Did you mean `eta INC-7 17:00`? `help` shows what you can say.
        09:05 Ana > eta INC-1 20 Nov 2026
              121  | Ana, I did not understand that. Did you mean `eta INC-7 17:00`? `help` shows what you can say.
        09:06 Ana > client told INC-1
              121  | Ana: Which client? Say its name, such as `client told INC-1 Zambia RC: by phone`.
        09:07 Ana > eta 2 hours
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; it should be over by 11:07 CET. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:08 Ana ) eta of the train is 12:00
        09:09 Ana ) informed them already
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p25_without_a_product_manager_whoever_leads_informs() {
    let mut home = Home::new().await;
    home.stop().await;
    home.config.team.members.retain(|member| !member.person.name.starts_with("Femi"));
    home.start().await;
    talk_at(
        &home,
        expect![[r#"
            09:01 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:02 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
            09:03 Bo > assign @Cleo
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck
                  121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck
            09:04 Cleo ! Accept
                  Cleo < [card] INC-1: Cleo Martens is incident manager since 09:04 CET, just now.
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
                  121  ~ [card] INC-1: Cleo Martens is incident manager since 09:04 CET, just now.
                  121  | Cleo Martens is incident manager of **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:02 CET, 2 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
                  Cleo | [card] INC-1: stakeholders have to be told.
                  chat | INC-1 Severity 1 payments stuck: Cleo, Bo, Ana, Dev, Eve, Gus
                  INC-1 | Firewatch joins
                  INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck
            09:05 Cleo ! They are informed
                  Cleo < [card] INC-1: stakeholders know what is new.
                  Cleo ~ [card] INC-1: stakeholders know what is new.
        "#]],
    )
    .await;
}
