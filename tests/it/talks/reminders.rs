//! What is owed is asked about until it is there, put off, or stopped (P11, P24, P29, P31).

use crate::home::Home;
use crate::seen::difference;
use crate::talk::talk;
use expect_test::expect;
use firewatch::sandbox::World;
use incident::Moment;

const HOUR: i64 = 3_600_000;

#[tokio::test(flavor = "multi_thread")]
async fn p24_an_update_is_asked_for_until_it_comes() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Bo > confirm 1
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        09:01 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:20 Bo #INC-1 > update the queue is full
              ops  | note on 50993: **Update** by Bo Lindqvist, Mon 23 Nov 2026 09:20 CET / the queue is full / (INC-1 note 1)
        09:49 .
        09:50 .
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:20 CET, 30 min ago: payments stuck in Kenya
        10:19 .
              121  | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:20 CET, 1 h ago: payments stuck in Kenya
        10:21 Bo #INC-1 > update we empty it by hand
              ops  | note on 50993: **Update** by Bo Lindqvist, Mon 23 Nov 2026 10:21 CET / we empty it by hand / (INC-1 note 2)
        10:52 .
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 10:21 CET, 30 min ago: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_a_severity_2_has_an_hour() {
    talk(expect![[r#"
        09:00 Ana > report payments slow in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments slow in Kenya
        09:00 Bo > confirm 2
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments slow in Kenya [critical-production-issue; INC-1] [2 - High] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, nobody leads yet: payments slow in Kenya
        09:01 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist will lead: payments slow in Kenya
              121  | Bo Lindqvist will be incident manager of **INC-1**: “payments slow in Kenya” / It stands from 09:06 CET, in 5 min unless somebody objects: say `object INC-1 because …`.
        10:00 .
              121  ~ [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments slow in Kenya” / Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode since 09:00 CET, 6 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 2 payments slow in Kenya: Bo, Ana, Cleo
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 2 (High), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
        10:02 .
        10:03 Bo > severity 1 INC-1 because nothing goes through
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              121  | **INC-1** is now Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode. / “payments slow in Kenya” / Bo Lindqvist says: nothing goes through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420800000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments slow in Kenya
              INC-1 | joined by Dev, Eve, Femi, Gus
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments slow in Kenya
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:06 CET, 57 min ago: payments slow in Kenya
              ops  | 50993 Severity is 1 - Critical
        10:32 .
        10:33 .
              121  | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:06 CET, 1 h 27 min ago: payments slow in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_a_reminder_is_put_off_stopped_and_wanted_again() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Bo > confirm 1
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        09:01 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:02 Eve > snooze 30 min INC-1
              121  | Eve: That is for Bo Lindqvist to decide, who is in charge of INC-1.
        09:03 Bo > snooze two days
              121  | Bo, I did not understand that. Did you mean `snooze 30 min INC-7`? `help` shows what you can say.
        09:04 Bo > snooze INC-1 9 hours
              121  | Bo: A reminder about INC-1 can be put off by 8 h at the most. Say for example `snooze 30 min INC-1`.
        09:05 Bo > snooze 1h because we wait for the bank
        10:04 .
        10:05 .
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:01 CET, 1 h 4 min ago: payments stuck in Kenya
        10:06 Bo > stop reminders INC-1
              121  | Bo: That needs a reason, so that others understand it later. Say `stop reminders INC-1 because …`.
        10:07 Bo > stop reminders INC-1 because the bank opens on Thursday
        12:00 .
        12:01 Bo > snooze 10 min
              121  | Bo: Nobody is to be reminded of anything about INC-1 now.
        12:02 Eve > resume reminders INC-1
        12:03 Eve > resume reminders INC-1
              121  | Eve: No reminder about INC-1 was stopped, so there is none to resume.
        12:32 .
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:01 CET, 3 h 31 min ago: payments stuck in Kenya
        12:33 Bo > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_somebody_has_to_lead() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Bo > confirm 1
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:04 .
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:00 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:06 Bo > stop reminders because I am busy
              121  | Bo: INC-1 needs somebody who leads it, so this reminder goes on. Say `volunteer INC-1`, or `snooze 30 min INC-1`.
        09:07 Bo > snooze 2 min
        09:08 Eve > assign @Cleo
              121  | Eve: The incident manager of INC-1 is for Bo Lindqvist to assign. You can `volunteer`.
        09:10 .
              121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:00 CET, 9 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        09:20 Eve > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
        09:21 Cleo ! Decline
              Cleo < [card] INC-1: Cleo Martens cannot take it, said at 09:21 CET, just now.
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  ~ [card] INC-1: Cleo Martens cannot take it, said at 09:21 CET, just now.
              121  | Cleo Martens cannot be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can ask somebody else on the card, or with `assign … INC-1`.
        09:26 .
              121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck in Kenya” / It is severe since 09:00 CET, 26 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        09:27 Eve > volunteer
              121  | Eve Okafor offers to be incident manager of **INC-1**: “payments stuck in Kenya” / @Bo Lindqvist can agree on the card, or with `assign Eve INC-1`.
        09:28 Bo > assign @Eve
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Eve Okafor leads: payments stuck in Kenya
              121  | Eve Okafor is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 28 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Eve, Bo, Ana, Cleo, Dev, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Eve Okafor leads: payments stuck in Kenya
        09:40 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p29_somebody_says_that_all_is_quiet() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Bo > confirm 1
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        09:01 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:02 Ana > all quiet INC-1
              121  | Ana: INC-1 is not resolved yet. `resolve INC-1` comes first.
        09:10 Bo > resolve INC-1 verified by Eve: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 10 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Eve: 20 payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420800000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 10 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Eve</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:39 .
        09:41 .
              INC-1 | @Bo Lindqvist, is all quiet after **INC-1**? “payments stuck in Kenya” / It was resolved at 09:10 CET, 30 min ago. Say `all quiet INC-1`, or `reopen INC-1 because …`.
        10:11 .
              121  | @Bo Lindqvist, is all quiet after **INC-1**? “payments stuck in Kenya” / It was resolved at 09:10 CET, 1 h ago. Say `all quiet INC-1`, or `reopen INC-1 because …`.
        10:12 Ana > all quiet INC-1: no errors in the logs since
        10:13 Eve > all quiet
              121  | Eve: Somebody has said already that all is quiet after INC-1.
        11:00 .
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p29_it_was_not_quiet() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Bo > confirm 1
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        09:01 Bo > assign @Bo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:10 Bo > resolve INC-1 verified by Eve: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 10 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Eve: 20 payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420800000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 10 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Eve</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:30 Eve > reopen INC-1 because the queue grows again
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | **INC-1** goes on: “payments stuck in Kenya” / Eve Okafor says: the queue grows again / The team is in firefighting mode. @Bo Lindqvist, you lead again.
              Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420800000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              INC-1 | **INC-1** goes on: “payments stuck in Kenya” / Eve Okafor says: the queue grows again / The team is in firefighting mode. @Bo Lindqvist, you lead again.
              ops  | 50993 State is Active
              ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:50 .
        10:00 .
              INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:01 CET, 59 min ago: payments stuck in Kenya
        10:05 Bo > resolve INC-1 verified by Eve: it is empty
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 1 h 5 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Eve: it is empty
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 10:05 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420800000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 10:05 CET, after 1 h 5 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Eve</p><p><b>How:</b> it is empty</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        10:30 Bo ! All quiet
              Bo   < [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
        11:00 .
    "#]])
    .await;
}

async fn says(home: &Home, who: &str, words: &str) {
    home.town.says(who, &home.town.team_chat(), words).await;
    home.until(Moment(home.clock.now().0 + 60_000)).await;
}

/// What was said by then, a line each, but for cards, the log checks and Azure DevOps.
async fn until(home: &Home, before: &World, at: Moment) -> String {
    home.until(at).await;
    let mut lines = difference(before, &home.town.world());
    let other = ["[card]", "look at the logs", "looked at the logs", "ops "];
    let owed = |line: &str| line.contains("where does INC-1 stand?");
    lines.retain(|line| owed(line) || !other.iter().any(|word| line.contains(word)));
    lines.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_a_post_mortem_without_a_date_is_asked_for_in_office_hours() {
    let home = Home::new().await;
    let start = home.clock.now().0;
    let at = |hours: i64| Moment(start + hours * HOUR);
    for (who, words) in [
        ("Ana", "report payments stuck in Kenya"),
        ("Bo", "confirm 1"),
        ("Bo", "assign @Bo"),
        ("Bo", "resolve INC-1 verified by Eve: it works"),
        ("Bo", "all quiet INC-1"),
    ] {
        says(&home, who, words).await;
    }
    let before = home.town.world();
    expect![""].assert_eq(&until(&home, &before, at(24)).await);
    let before = home.town.world();
    expect!["121  | @Bo Lindqvist, the post-mortem of **INC-1** has no date: “payments stuck in Kenya” / It should be within two working days. Say `schedule post-mortem INC-1`, `snooze 1 day INC-1`, or `stop reminders INC-1 because …`."].assert_eq(&until(&home, &before, at(26)).await);
    says(&home, "Bo", "snooze 12 hours INC-1").await;
    let before = home.town.world();
    expect![""].assert_eq(&until(&home, &before, at(47)).await);
    expect!["121  | @Bo Lindqvist and @Gus Ferreira, the post-mortem of **INC-1** has no date: “payments stuck in Kenya” / It should be within two working days. Say `schedule post-mortem INC-1`, `snooze 1 day INC-1`, or `stop reminders INC-1 because …`."].assert_eq(&until(&home, &before, at(49)).await);
    says(&home, "Bo", "stop reminders INC-1 because it is part of that of INC-2").await;
    let before = home.town.world();
    expect![""].assert_eq(&until(&home, &before, at(7 * 24)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_what_its_reporter_thinks_small_waits_for_office_hours() {
    let home = Home::new().await;
    let evening = Moment(home.clock.now().0 + 11 * HOUR);
    home.until(evening).await;
    let before = home.town.world();
    says(&home, "Ana", "report severity 4: a typo on the payments page").await;
    let world = home.town.world();
    let card = world.chats[0].messages.iter().rev().find_map(|message| message.card.as_ref());
    let waits = "It can wait: the question goes on from Tue 24 Nov 09:00 CET";
    assert!(card.unwrap().to_string().contains(waits), "{card:?}");
    expect![""].assert_eq(&until(&home, &before, Moment(evening.0 + 12 * HOUR)).await);
    expect![[r#"
        121  | @Dev Kapoor, how severe is **INC-1**? “a typo on the payments page” / Bo Lindqvist was asked at Mon 23 Nov 20:00 CET, 13 h 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
        121  | How severe is **INC-1**? “a typo on the payments page” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer, the higher plausible severity is assumed.
        121  | 🔥 The team is in firefighting mode for **INC-1**: “a typo on the payments page” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Assumed at 09:20 CET, just now, because there was no answer. It can be changed. / Anybody in the team can choose the incident manager. To offer, say `volunteer INC-1`.
        121  | @Dev Kapoor, **INC-1** needs somebody who leads it: “a typo on the payments page” / It is severe since 09:20 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        121  | @Dev Kapoor and @Gus Ferreira, **INC-1** still needs somebody who leads it: “a typo on the payments page” / It is severe since 09:20 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        121  | @Dev Kapoor and @Gus Ferreira, **INC-1** still needs somebody who leads it: “a typo on the payments page” / It is severe since 09:20 CET, 35 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        Bo   | **INC-1** still waits for you: how severe is it? “a typo on the payments page” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795460400001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here."#]].assert_eq(&until(&home, &before, Moment(evening.0 + 14 * HOUR)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn p14_what_may_be_severe_waits_for_nothing() {
    let home = Home::new().await;
    let evening = Moment(home.clock.now().0 + 11 * HOUR);
    home.until(evening).await;
    let before = home.town.world();
    says(&home, "Ana", "report severity 2: payments are slow").await;
    expect![[r#"
        121  | @Dev Kapoor, how severe is **INC-1**? “payments are slow” / Bo Lindqvist was asked at 20:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
        121  | How severe is **INC-1**? “payments are slow” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer by 20:20 CET, in 5 min, the higher plausible severity is assumed.
        121  | 🔥 The team is in firefighting mode for **INC-1**: “payments are slow” / Severity 2 (High): a critical path is hit badly and the workaround is limited. Assumed at 20:20 CET, just now, because there was no answer. It can be changed. / Anybody in the team can choose the incident manager. To offer, say `volunteer INC-1`.
        121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments are slow” / It is severe since 20:20 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
        121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments are slow” / It is severe since 20:20 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments are slow” / It is severe since 20:20 CET, 35 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
        Bo   | **INC-1** still waits for you: how severe is it? “payments are slow” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795460400001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here."#]].assert_eq(&until(&home, &before, Moment(evening.0 + HOUR)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn p24_after_downtime_a_missed_reminder_comes_once() {
    let mut home = Home::new().await;
    for (who, words) in
        [("Ana", "report payments stuck in Kenya"), ("Bo", "confirm 1"), ("Bo", "assign @Bo")]
    {
        says(&home, who, words).await;
    }
    home.stop().await;
    home.clock.tell(Moment(home.clock.now().0 + 3 * HOUR));
    home.start().await;
    let before = home.town.world();
    expect!["INC-1 | [card] Bo Lindqvist, where does INC-1 stand? Nothing was heard since 09:02 CET, 3 h 1 min ago: payments stuck in Kenya"].assert_eq(&until(&home, &before, Moment(home.clock.now().0 + HOUR / 3)).await);
}
