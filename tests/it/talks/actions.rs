//! Action items (P32, P33): noted, made work items, done, let go, reminded of.

use crate::home::Home;
use crate::talk::{talk, talk_at};
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Saying, Service, Template, WorkItem};
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn p32_action_items_become_work_items_and_are_done() {
    talk(expect![[r#"
        09:00 Eve > action item INC-1 nothing
              121  | Eve: There is no INC-1. `incidents` lists those there are.
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
        09:10 Bo > resolve INC-1 verified by Ana: 20 test payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 9 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: 20 test payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 9 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:11 Bo > all quiet INC-1
        09:12 Bo > stop reminders INC-1 because we meet at noon without a calendar
        10:00 Eve > action item write a playbook for stuck queues for @Dev by 4 Dec priority 2
              121  | [card] Action items of INC-1 · 1 of 1 open: payments stuck in Kenya
              ops  | User Story 50997: write a playbook for stuck queues [INC-1; post-mortem] [] [New]
        10:01 Bo > action item INC-1: warn when the queue grows
              121  ~ [card] Action items of INC-1 · 2 of 2 open: payments stuck in Kenya
              ops  | User Story 50998: warn when the queue grows [INC-1; post-mortem] [] [New]
        10:02 Ana > action items
              121  | [card] 2 action items are open.
        10:03 Bo > close INC-1
              121  ~ [card] INC-1 is closed: payments stuck in Kenya
              INC-1 ~ [card] INC-1 is closed: payments stuck in Kenya
        10:04 Bo > incidents
              121  | [card] 1 incident is open. INC-1
        10:05 Dev > done with action item 1
              121  ~ [card] Action items of INC-1 · 1 of 2 open: payments stuck in Kenya
              ops  | 50997 State is Closed
        10:06 Dev > done with action item 1 INC-1
              121  | Dev: Action item 1 of INC-1 is over already, said Dev Kapoor at 10:05 CET, 1 min ago.
        10:07 Dev > done with action item 7 INC-1
              121  | Dev: INC-1 has no action item 7. `action items` lists those that are open.
        10:08 Eve > drop action item 2 INC-1
              121  | Eve: That needs a reason, so that others understand it later. Say `drop action item 2 INC-1 because …`.
        10:09 Eve > drop action item 2 INC-1 because Azure does that now
              121  ~ [card] Action items of INC-1 · all done: payments stuck in Kenya
              ops  | 50998 State is Removed
              ops  | note on 50998: <p>Let go: Azure does that now</p>
        10:10 Eve > incidents
              121  | [card] No incident is open.
        10:11 Eve > action items
              121  | [card] No action item is open.
        10:12 Eve > show INC-1
              121  | [card] INC-1 is closed: payments stuck in Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_action_items_are_noted_and_done_with_a_press() {
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
        09:10 Bo > resolve INC-1 verified by Ana: 20 test payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 9 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: 20 test payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              ops  | 50993 State is Resolved
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 9 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
        09:11 Bo > all quiet INC-1
        09:12 Bo > stop reminders INC-1 because we meet at noon without a calendar
        10:00 Eve ! More …
              Eve  < [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
        10:00 Eve ! Add the action item | text=write a playbook; due=2026-12-04; priority=1
              Eve  < [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | [card] Action items of INC-1 · 1 of 1 open: payments stuck in Kenya
              ops  | User Story 50997: write a playbook [INC-1; post-mortem] [] [New]
        10:01 Dev ! Add the action item | text=test the retry; owner=Dev
              Dev  < [card] Action items of INC-1 · 2 of 2 open: payments stuck in Kenya
              121  ~ [card] Action items of INC-1 · 2 of 2 open: payments stuck in Kenya
              ops  | User Story 50998: test the retry [INC-1; post-mortem] [] [New]
        10:01 Dev ! Add the action item | text=
              Dev  < Say what is to be done: `action item write a playbook for stuck queues`.
        10:02 Cleo ! It is done | number=1
              Cleo < [card] Action items of INC-1 · 1 of 2 open: payments stuck in Kenya
              121  ~ [card] Action items of INC-1 · 1 of 2 open: payments stuck in Kenya
              ops  | 50997 State is Closed
        10:03 Cleo ! Let it go | number=2; reason=the bank does it
              Cleo < [card] Action items of INC-1 · all done: payments stuck in Kenya
              121  ~ [card] Action items of INC-1 · all done: payments stuck in Kenya
              ops  | 50998 State is Removed
              ops  | note on 50998: <p>Let go: the bank does it</p>
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_what_is_odd_about_an_action_item_is_said_in_a_sentence() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:00 Eve > action item write a playbook
              121  | Eve: Nobody has confirmed the severity of INC-1 yet; that comes first.
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Eve > action item
              121  | Eve: Say what is to be done: `action item write a playbook for stuck queues`.
        09:03 Eve > action item write a playbook by 31 Feb
              121  | Eve: The calendar has no such day. Say it like `30 Nov`, `Monday` or `2026-11-30`.
        09:04 Eve > action item train two people for Kenya
              121  | [card] Action items of INC-1 · 1 of 1 open: payments stuck in Kenya
              ops  | User Story 50997: train two people for Kenya [INC-1; post-mortem] [] [New]
        09:04 Eve > action item train two people for Kenya
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p33_owners_are_reminded_again_and_again_until_all_is_done() {
    let home = Home::with("[policy]\naction_items = \"2h\"").await;
    talk_at(
        &home,
        expect![[r#"
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
            09:10 Bo > resolve INC-1 verified by Ana: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  121  | ✅ **INC-1** is resolved after 9 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 9 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
            09:11 Bo > all quiet INC-1
            09:12 Bo > stop reminders INC-1 because we meet at noon without a calendar
            10:00 Eve > action item INC-1 write a playbook for @Dev by 20 Nov
                  121  | [card] Action items of INC-1 · 1 of 1 open: payments stuck in Kenya
                  ops  | User Story 50997: write a playbook [INC-1; post-mortem] [] [New]
            10:01 Eve > action item INC-1 test the retry
                  121  ~ [card] Action items of INC-1 · 2 of 2 open: payments stuck in Kenya
                  ops  | User Story 50998: test the retry [INC-1; post-mortem] [] [New]
            10:02 Bo > close INC-1
                  121  ~ [card] INC-1 is closed: payments stuck in Kenya
                  INC-1 ~ [card] INC-1 is closed: payments stuck in Kenya
            11:59 .
            12:00 .
                  121  | @Dev Kapoor and @Bo Lindqvist, 2 action items are open after **INC-1**: “payments stuck in Kenya” / 1. write a playbook (Dev Kapoor, ⏰ was due Fri 20 Nov) / 2. test the retry (nobody yet) / Say `done with action item 1 INC-1`, `snooze 7 days INC-1`, or `stop reminders INC-1 because …`.
            12:01 Ana > snooze 1 day INC-1
                  121  | Ana: That is for Bo Lindqvist or Dev Kapoor to decide, who is in charge of INC-1.
            12:02 Dev > snooze 1 h INC-1
            13:01 .
            13:02 .
                  121  | @Dev Kapoor and @Bo Lindqvist, 2 action items are open after **INC-1**: “payments stuck in Kenya” / 1. write a playbook (Dev Kapoor, ⏰ was due Fri 20 Nov) / 2. test the retry (nobody yet) / Say `done with action item 1 INC-1`, `snooze 7 days INC-1`, or `stop reminders INC-1 because …`.
            13:03 Dev > done with action item 1 INC-1
                  121  ~ [card] Action items of INC-1 · 1 of 2 open: payments stuck in Kenya
                  ops  | 50997 State is Closed
            15:01 .
            15:02 .
                  121  | @Bo Lindqvist, one action item is open after **INC-1**: “payments stuck in Kenya” / 2. test the retry (nobody yet) / Say `done with action item 2 INC-1`, `snooze 7 days INC-1`, or `stop reminders INC-1 because …`.
            15:03 Bo > done with action item 2 INC-1
                  121  ~ [card] Action items of INC-1 · all done: payments stuck in Kenya
                  ops  | 50998 State is Closed
            16:59 .
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p33_people_are_reminded_in_office_hours() {
    let home = Home::with("[policy]\naction_items = \"10h\"").await;
    talk_at(
        &home,
        expect![[r#"
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
            09:10 Bo > resolve INC-1 verified by Ana: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  121  | ✅ **INC-1** is resolved after 9 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Ana: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:10 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:10 CET, after 9 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Ana</p><p><b>How:</b> 20 test payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
            09:11 Bo > all quiet INC-1
            09:12 Bo > stop reminders INC-1 because we meet at noon without a calendar
            10:00 Eve > action item INC-1 write a playbook for @Dev
                  121  | [card] Action items of INC-1 · 1 of 1 open: payments stuck in Kenya
                  ops  | User Story 50997: write a playbook [INC-1; post-mortem] [] [New]
            23:00 .
            32:59 .
        "#]],
    )
    .await;
    // The log check of the morning comes at the same moment; which is first is chance.
    home.until(incident::Moment(crate::home::monday_nine().0 + 24 * 3_600_000)).await;
    let world = home.town.world();
    let said =
        world.chats[0].messages.iter().filter(|one| one.text.contains("one action item is open"));
    assert_eq!(said.count(), 1);
}

/// Bug 50993 stands in a project in which nothing is easy.
async fn noted(home: &Home) {
    for text in [
        "report payments stuck in Kenya",
        "confirm 1 INC-1",
        "action item INC-1 write a playbook for @Dev by 4 Dec priority 1",
        "action item INC-1 write a playbook for @Cleo",
    ] {
        let mut saying = Saying::from(text);
        saying.mentions = ["Dev", "Cleo"]
            .iter()
            .filter(|one| text.contains(**one))
            .map(|one| (*one).to_owned())
            .collect();
        home.town.says("Bo", &home.town.team_chat(), saying).await;
        home.settle().await;
    }
}

/// The work items of action items: number, title and who has them.
fn items(home: &Home) -> Vec<(String, String)> {
    let world = home.town.world();
    let is_it = |item: &&WorkItem| item.text("System.Tags").contains("post-mortem");
    let owner = |item: &WorkItem| {
        let owner = item.fields.get("System.AssignedTo").and_then(|who| who.get("displayName"));
        owner.and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let items = world.devops.work_items.iter().filter(is_it);
    items.map(|item| (item.text("System.Title").to_owned(), owner(item))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_a_work_item_has_owner_day_priority_and_a_link_to_the_bug() {
    for (template, kind, done) in [
        (Template::Agile, "User Story", "Closed"),
        (Template::Scrum, "Product Backlog Item", "Done"),
        (Template::Cmmi, "Requirement", "Closed"),
        (Template::Basic, "Issue", "Done"),
    ] {
        let home = Home::new().await;
        home.town.meddle(|world| world.devops.template = template);
        noted(&home).await;
        let world = home.town.world();
        let item = world
            .devops
            .work_items
            .iter()
            .find(|item| item.text("System.Tags").contains("post-mortem"))
            .unwrap();
        assert_eq!(item.kind, kind);
        assert_eq!(item.fields["System.AssignedTo"]["displayName"], "Dev Kapoor");
        assert_eq!(item.text("Microsoft.VSTS.Scheduling.DueDate"), "2026-12-04T12:00:00Z");
        assert_eq!(item.fields["Microsoft.VSTS.Common.Priority"], 1);
        let tags = item.text("System.Tags");
        assert!(tags.starts_with("INC-1; ") && !tags.contains("critical"), "{tags}");
        let linked: Vec<&str> = item.relations.iter().map(|one| one.url.as_str()).collect();
        let bug = world
            .devops
            .work_items
            .iter()
            .find(|item| item.text("System.Title").starts_with("INC-1: "))
            .unwrap();
        assert!(linked[0].ends_with(&format!("/{}", bug.id)), "{linked:?}");
        home.town.says("Bo", &home.town.team_chat(), "done with action item 1 INC-1").await;
        home.settle().await;
        assert_eq!(home.town.world().devops.work_item(item.id).unwrap().text("System.State"), done);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_whatever_answer_is_lost_each_action_item_is_there_once() {
    let home = Home::new().await;
    for path in ["$User", "$User", "$User"] {
        home.town
            .moods()
            .add(Mood::of(Service::DevOps, Fault::LostAnswer).at("POST", path).times(1));
    }
    noted(&home).await;
    home.catch_up().await;
    let playbook = |owner: &str| ("write a playbook".to_owned(), owner.to_owned());
    let mut found = items(&home);
    found.sort();
    assert_eq!(found, [playbook("Cleo Martens"), playbook("Dev Kapoor")]);
    home.town
        .moods()
        .add(Mood::of(Service::DevOps, Fault::LostAnswer).at("PATCH", "workitems").times(1));
    home.town
        .says("Bo", &home.town.team_chat(), "drop action item 1 INC-1 because the bank does it")
        .await;
    home.settle().await;
    home.catch_up().await;
    let world = home.town.world();
    let removed: Vec<usize> = world
        .devops
        .work_items
        .iter()
        .filter(|item| item.text("System.State") == "Removed")
        .map(|item| item.comments.len())
        .collect();
    assert_eq!(removed, [1], "it is removed once, and says once why");
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_whoever_is_unknown_in_azure_devops_has_action_items_all_the_same() {
    let home = Home::new().await;
    home.town.meddle(|world| {
        for person in &mut world.people {
            person.email = format!("other.{}", person.email);
        }
    });
    noted(&home).await;
    assert_eq!(items(&home).len(), 2, "{:?}", items(&home));
    assert!(items(&home).iter().all(|(_, owner)| owner.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn p32_action_items_wait_for_a_bug_that_comes_late() {
    let home = Home::new().await;
    let no = Fault::Status { status: 400, body: None, retry_after: None };
    home.town.moods().add(Mood::of(Service::DevOps, no).at("POST", "$Bug"));
    noted(&home).await;
    assert_eq!(items(&home), []);
    home.town.moods().clear();
    home.town.says("Bo", &home.town.team_chat(), "done with action item 2 INC-1").await;
    home.town.says("Bo", &home.town.team_chat(), "retry INC-1").await;
    home.settle().await;
    assert_eq!(items(&home).len(), 2);
    let world = home.town.world();
    let over = |item: &&WorkItem| item.text("System.State") == "Closed";
    assert_eq!(
        world.devops.work_items.iter().filter(over).count(),
        1,
        "what was done by then is done there, too"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn p33_what_people_end_in_azure_devops_is_over_here_too() {
    let home = Home::with("[policy]\naction_items = \"2h\"").await;
    noted(&home).await;
    for text in [
        "resolve INC-1 verified by Ana: it works",
        "all quiet INC-1",
        "stop reminders INC-1 because we meet now",
    ] {
        home.town.says("Gus", &home.town.team_chat(), text).await;
        home.settle().await;
    }
    home.town.meddle(|world| {
        for (id, state) in [(50_997, "Closed"), (50_998, "Removed")] {
            let item = world.devops.work_item_mut(id).unwrap();
            item.fields.insert("System.State".to_owned(), Value::from(state));
        }
    });
    talk_at(
        &home,
        expect![[r#"
            11:01 .
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  121  ~ [card] Action items of INC-1 · all done: payments stuck in Kenya
            11:02 Ana > action items
                  121  | [card] No action item is open.
            11:03 Ana > show INC-1
                  121  | [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
        "#]],
    )
    .await;
    let world = home.town.world();
    let history =
        world.chats[0].messages.iter().rev().find_map(|message| message.card.clone()).unwrap();
    assert!(history.to_string().contains("action item 2 is over in Azure DevOps"), "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn p33_the_card_of_the_morning_knows_what_is_open() {
    let home = Home::new().await;
    noted(&home).await;
    home.town.meddle(|world| {
        let item = world.devops.work_item_mut(50_997).unwrap();
        item.fields.insert("System.State".to_owned(), Value::from("Closed"));
    });
    home.until(incident::Moment(crate::home::monday_nine().0 + 24 * 3_600_000)).await;
    let world = home.town.world();
    let card = world.chats[0]
        .messages
        .iter()
        .rev()
        .filter_map(|message| message.card.as_ref())
        .map(Value::to_string)
        .find(|card| card.contains("Log check"))
        .unwrap();
    assert!(card.contains("INC-1 · 2. write a playbook (Cleo Martens)"), "{card}");
    assert!(!card.contains("INC-1 · 1. "), "{card}");
}
