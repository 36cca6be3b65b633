//! Projects in Azure `DevOps` as teams really have them: each process, bugs beside tasks, renamed
//! types, fields of their own, backlogs that nobody may reorder (P12, P30).

use crate::home::Home;
use crate::seen::first_in_sprint;
use crate::talk::talk_at;
use expect_test::{Expect, expect};
use firewatch::sandbox::{DevOps, Fault, Mood, Service, Template};

/// A short incident in a project that somebody has set up like this.
async fn in_a_project(more: &str, how: impl FnOnce(&mut DevOps), script: Expect) -> Home {
    let home = Home::with(more).await;
    home.town.meddle(|world| how(&mut world.devops));
    talk_at(&home, script).await;
    home
}

/// A report and its confirmation, and an hour for everything that follows.
async fn confirmed(home: &Home) {
    home.town.says("Ana", &home.town.team_chat(), "report payments stuck").await;
    home.settle().await;
    home.town.says("Bo", &home.town.team_chat(), "confirm 1").await;
    home.all_errands(1).await;
}

/// What waits for a person, in the words of the card.
fn parked(home: &Home) -> Vec<String> {
    let incident = home.app().stage.store.latest(1).unwrap().remove(0);
    incident.outside.parked.iter().map(|parked| parked.reason.clone()).collect()
}

fn of(template: Template) -> impl FnOnce(&mut DevOps) {
    move |devops| devops.template = template
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_p30_in_a_scrum_project_a_resolved_bug_is_done() {
    let home = in_a_project(
        "",
        of(Template::Scrum),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
                  121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
            09:30 Bo > resolve verified by Bo: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 27 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Done
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p>
            09:40 Ana > reopen INC-1 because it is stuck again
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | **INC-1** goes on: “payments stuck” / Ana Achieng says: it is stuck again / The team is in firefighting mode. It needs an incident manager.
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Committed
                  ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p>
        "#]],
    )
    .await;
    let first = home.town.world().devops.work_items[0].clone();
    assert!(first.fields.contains_key("Microsoft.VSTS.Common.StackRank"), "nobody touched it");
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_p30_in_a_cmmi_project_no_state_is_left_out() {
    in_a_project(
        "",
        of(Template::Cmmi),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [Proposed]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
                  121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
            09:30 Bo > resolve verified by Bo: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 27 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p>
            09:40 Ana > reopen INC-1 because it is stuck again
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | **INC-1** goes on: “payments stuck” / Ana Achieng says: it is stuck again / The team is in firefighting mode. It needs an incident manager.
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Active
                  ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p>
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_p30_in_a_basic_project_the_bug_is_an_issue() {
    let home = in_a_project(
        "",
        of(Template::Basic),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Issue 50993: INC-1: payments stuck [critical-production-issue; INC-1] [] [To Do]
                  ops  | 50993 leads the sprint
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
                  121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck” / It is severe since 09:03 CET, 15 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
            09:30 Bo > resolve verified by Bo: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck
                  121  | ✅ **INC-1** is resolved after 27 min, so firefighting mode is off: “payments stuck” / Verified in production by Bo: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Done
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p>
        "#]],
    )
    .await;
    let world = home.town.world();
    let issue = world.devops.work_items.iter().find(|item| item.kind == "Issue").unwrap();
    assert!(issue.text("System.Description").contains("payments stuck"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_where_bugs_stand_beside_tasks_nothing_hangs_below_the_bug() {
    in_a_project(
        "",
        |devops| devops.bugs_behavior = "asTasks".to_owned(),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | Task 50994: Fix production issue [critical-production-issue; INC-1] [] [New]
                  ops  | Task 50995: Release hotfix [critical-production-issue; INC-1] [] [New]
                  ops  | Task 50996: Schedule post-mortem [critical-production-issue; INC-1] [] [New]
                  ops  | 50993 leads the sprint
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_a_renamed_bug_type_is_found() {
    in_a_project(
        "",
        |devops| devops.bug_name = Some("Defect".to_owned()),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Defect 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | 50993 leads the sprint
        "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_a_field_the_project_wants_is_named_on_the_card() {
    let home = Home::new().await;
    home.town.meddle(|world| world.devops.required = vec!["Custom.Region".to_owned()]);
    confirmed(&home).await;
    expect!["Azure DevOps wants the field Region on this item, and Firewatch leaves it empty; give Region a value under devops.fields, or have the rule changed, and try again"].assert_eq(&parked(&home).join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_a_field_the_project_wants_can_be_configured() {
    let home = in_a_project(
        "[devops.fields]\n\"Custom.Region\" = \"Africa\"",
        |devops| devops.required = vec!["Custom.Region".to_owned()],
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
        "#]],
    )
    .await;
    let world = home.town.world();
    let bug = world.devops.work_items.iter().find(|item| item.kind == "Bug").unwrap();
    assert_eq!(bug.text("Custom.Region"), "Africa");
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_where_the_backlog_cannot_be_reordered_its_field_is_written() {
    for (template, field) in [
        (Template::Agile, "Microsoft.VSTS.Common.StackRank"),
        (Template::Scrum, "Microsoft.VSTS.Common.BacklogPriority"),
    ] {
        let home = Home::new().await;
        home.town.meddle(|world| {
            world.devops.template = template;
            world.devops.order_refused = true;
            for item in &mut world.devops.work_items {
                let rank = item.fields.remove("Microsoft.VSTS.Common.StackRank").unwrap();
                item.fields.insert(field.to_owned(), rank);
            }
        });
        confirmed(&home).await;
        let world = home.town.world();
        let bug = world.devops.work_items.iter().find(|item| item.kind == "Bug").unwrap();
        assert_eq!(first_in_sprint(&world), Some(bug.id));
        assert_eq!(bug.fields[field].as_f64(), Some(999_999_999.0), "one before the first");
        assert!(parked(&home).is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_where_nothing_puts_the_bug_on_top_a_person_is_asked() {
    let home = Home::new().await;
    home.town.meddle(|world| world.devops.order_refused = true);
    let read_only = Fault::Status { status: 403, body: None, retry_after: None };
    let later = Mood::of(Service::DevOps, read_only).at("PATCH", "_apis/wit/workitems/");
    home.town.moods().add(later);
    confirmed(&home).await;
    expect!["Azure DevOps refused (403: Unknown). Move the bug to the top by hand, or try again"]
        .assert_eq(&parked(&home).join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_the_bug_and_its_tasks_lie_in_the_area_of_the_team() {
    let area = "121 Platform\\Payments";
    let home = in_a_project(
        "",
        |devops| devops.area = Some(area.to_owned()),
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
        "#]],
    )
    .await;
    let world = home.town.world();
    let ours = world.devops.work_items.iter().filter(|item| item.kind != "User Story");
    assert!(ours.clone().count() == 4);
    assert!(ours.into_iter().all(|item| item.text("System.AreaPath") == area));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_a_team_and_an_organization_that_are_not_there_are_named() {
    let mut told = Vec::new();
    for key in ["project", "team", "organization"] {
        let mut home = Home::new().await;
        let devops = home.config.devops.as_mut().unwrap();
        match key {
            "project" => devops.project = "Platform 122".to_owned(),
            "team" => devops.team = "Nobody".to_owned(),
            _ => devops.organization = "elsewhere".to_owned(),
        }
        home.stop().await;
        home.start().await;
        confirmed(&home).await;
        told.extend(parked(&home).iter().map(|reason| format!("{key}: {reason}")));
    }
    expect![[r#"
        project: there is no such project, or the bot may not see it; compare devops.project, and add the bot to the project’s Contributors, and try again
        team: the project has no team of the name of devops.team; compare devops.team with the teams in the project settings, and try again
        organization: there is no such organization; compare devops.organization with the address of Azure DevOps, and try again"#]].assert_eq(&told.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p30_the_timeline_hangs_on_the_bug_each_time_it_is_resolved() {
    let home = in_a_project(
        "",
        |_| {},
        expect![[r#"
            09:00 Ana > report payments stuck | in Kenya
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck | in Kenya
            09:03 Bo > confirm 1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck | in Kenya
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck | in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck | in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck | in Kenya” / It is severe since 09:03 CET, 5 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
            09:10 Bo > update the queue runs again
                  ops  | note on 50993: **Update** by Bo Lindqvist, Mon 23 Nov 2026 09:10 CET / the queue runs again / (INC-1 note 1)
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck | in Kenya” / It is severe since 09:03 CET, 12 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
                  121  | @Bo Lindqvist and @Dev Kapoor, **INC-1** still needs somebody who leads it: “payments stuck | in Kenya” / It is severe since 09:03 CET, 22 min ago. Anybody in the team can choose now: say `assign … INC-1`, or `volunteer INC-1` to take it.
            09:30 Bo > resolve verified by Bo: 20 test payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck | in Kenya
                  121  | ✅ **INC-1** is resolved after 27 min, so firefighting mode is off: “payments stuck | in Kenya” / Verified in production by Bo: 20 test payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:30 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:30 CET, after 27 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 test payments went through</p>
            09:40 Ana > reopen INC-1 because it is stuck again
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck | in Kenya
                  121  | **INC-1** goes on: “payments stuck | in Kenya” / Ana Achieng says: it is stuck again / The team is in firefighting mode. It needs an incident manager.
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It is Severity 1 (Critical). The team works on it; we do not know yet when it will be over. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Active
                  ops  | note on 50993: <p>INC-1 was reopened: it is not resolved after all.</p>
                  121  | @Bo Lindqvist, **INC-1** needs somebody who leads it: “payments stuck | in Kenya” / It is severe since 09:03 CET, 42 min ago, and nobody is asked. Press **Assign incident manager** on the card, or say `assign … INC-1`.
            09:50 Bo > resolve verified by Bo: 20 more went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck | in Kenya
                  121  | ✅ **INC-1** is resolved after 47 min, so firefighting mode is off: “payments stuck | in Kenya” / Verified in production by Bo: 20 more went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:50 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420980000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:50 CET, after 47 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 more went through</p>
        "#]],
    )
    .await;
    let world = home.town.world();
    let files: Vec<&String> = world.devops.files.values().collect();
    let file = files.iter().find(|file| !file.contains("20 more")).unwrap();
    // Errands of the same minute run side by side; which comes home first is nobody's promise.
    let mut lines: Vec<&str> = file.lines().collect();
    let rows = lines.iter().position(|line| line.starts_with("| Mon")).unwrap();
    lines[rows..].sort_unstable();
    let file = lines.join("\n");
    expect![[r#"
        # INC-1: payments stuck | in Kenya

        Times are those of Europe/Amsterdam.

        | when | what |
        |---|---|
        | Mon 23 Nov 2026 09:00 CET | Ana Achieng reported: payments stuck / in Kenya |
        | Mon 23 Nov 2026 09:03 CET | Bo Lindqvist said Severity 1 (Critical) |
        | Mon 23 Nov 2026 09:03 CET | bug 50993 exists |
        | Mon 23 Nov 2026 09:03 CET | task Fix production issue exists |
        | Mon 23 Nov 2026 09:03 CET | task Release hotfix exists |
        | Mon 23 Nov 2026 09:03 CET | task Schedule post-mortem exists |
        | Mon 23 Nov 2026 09:03 CET | the bug leads Sprint 77 |
        | Mon 23 Nov 2026 09:08 CET | Bo Lindqvist reminded of an incident manager |
        | Mon 23 Nov 2026 09:10 CET | Bo Lindqvist: the queue runs again |
        | Mon 23 Nov 2026 09:15 CET | Bo Lindqvist reminded of an incident manager |
        | Mon 23 Nov 2026 09:25 CET | Bo Lindqvist and Dev Kapoor reminded of an incident manager |
        | Mon 23 Nov 2026 09:30 CET | Bo Lindqvist resolved it; verified by Bo: 20 test payments went through |"#]].assert_eq(&file);
    assert_eq!(files.len(), 2, "one for each time it was resolved");
}

/// A bug that a person has written before anybody spoke to Firewatch.
pub(super) fn written_by_hand(home: &Home) {
    home.town.meddle(|world| {
        let mut bug = world.devops.work_items[2].clone();
        bug.id = 40_001;
        "Bug".clone_into(&mut bug.kind);
        bug.fields.insert("System.WorkItemType".to_owned(), "Bug".into());
        bug.fields.insert("System.Title".to_owned(), "Payments fail".into());
        bug.fields.insert("System.Tags".to_owned(), "kenya".into());
        bug.fields.insert("Microsoft.VSTS.Common.Severity".to_owned(), "3 - Medium".into());
        world.devops.work_items.push(bug);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn p06_p12_a_bug_that_exists_is_taken_and_none_is_created() {
    let home = Home::new().await;
    written_by_hand(&home);
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > report payments stuck
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
            09:01 Ana > bug https://dev.azure.com/redcross-sandbox/121%20Platform/_workitems/edit/40001
            09:03 Bo > confirm 1
                  ops  | task below 40001: Fix production issue
                  ops  | task below 40001: Release hotfix
                  ops  | task below 40001: Schedule post-mortem
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:03 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | 40001 Severity is 1 - Critical
                  ops  | 40001 leads the sprint
            09:04 Ana > bug 40001
                  121  | Ana: Bug 40001 is the bug of INC-1 already.
            09:05 Ana > bug 40002 INC-1
                  121  | Ana: INC-1 has bug 40001 already, and an incident has one. Link 40002 to it in Azure DevOps.
            09:06 Ana ) bug 40002 is nasty
        "#]],
    )
    .await;
    let world = home.town.world();
    let bugs: Vec<_> = world.devops.work_items.iter().filter(|item| item.kind == "Bug").collect();
    assert_eq!(bugs.len(), 1);
    assert!(bugs[0].text("System.Tags").starts_with("kenya; critical-production-issue; INC-1; "));
    assert_eq!(bugs[0].text("Microsoft.VSTS.Common.Severity"), "1 - Critical");
    assert_eq!(first_in_sprint(&world), Some(40_001));
}

#[tokio::test(flavor = "multi_thread")]
async fn p12_a_bug_that_could_not_be_created_is_written_by_hand_and_named() {
    let home = Home::new().await;
    home.town.meddle(|world| world.devops.required = vec!["Custom.Region".to_owned()]);
    confirmed(&home).await;
    home.town.meddle(|world| world.devops.required.clear());
    written_by_hand(&home);
    home.town.says("Bo", &home.town.team_chat(), "bug 40009").await;
    home.all_errands(1).await;
    expect!["there is no work item 40009 in 121 Platform; say `bug` and the right number"]
        .assert_eq(&parked(&home).join("\n"));
    home.town.says("Bo", &home.town.team_chat(), "bug AB#40001").await;
    home.all_errands(1).await;
    assert_eq!(parked(&home), Vec::<String>::new());
    let world = home.town.world();
    let bug = world.devops.work_item(40_001).unwrap();
    assert_eq!(bug.children().count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn p17_the_bug_links_the_firefighting_chat() {
    let home = Home::new().await;
    confirmed(&home).await;
    for (who, words) in [("Bo", "assign @Cleo"), ("Cleo", "accept")] {
        let mut saying = firewatch::sandbox::Saying::from(words);
        saying.mentions = words.contains('@').then(|| "Cleo".to_owned()).into_iter().collect();
        home.town.says(who, &home.town.team_chat(), saying).await;
        home.settle().await;
    }
    let world = home.town.world();
    let bug = world.devops.work_items.iter().find(|item| item.kind == "Bug").unwrap();
    let links: Vec<_> = bug.relations.iter().filter(|link| link.rel == "Hyperlink").collect();
    assert_eq!(links.len(), 1);
    assert!(links[0].url.contains("/l/chat/"), "{}", links[0].url);
}

#[tokio::test(flavor = "multi_thread")]
async fn p13_a_shared_query_finds_all_critical_production_issues() {
    let mut home = Home::new().await;
    confirmed(&home).await;
    home.stop().await;
    home.start().await;
    home.town.says("Ana", &home.town.team_chat(), "report login fails").await;
    home.settle().await;
    home.town.says("Bo", &home.town.team_chat(), "confirm 2 INC-2").await;
    home.settle().await;
    let world = home.town.world();
    let (name, wiql) = world.devops.queries.iter().next().unwrap();
    assert_eq!((world.devops.queries.len(), name.as_str()), (1, "Critical production issues"));
    assert!(wiql.contains("[System.Tags] CONTAINS 'critical-production-issue'"), "{wiql}");
    home.town.says("Ana", &home.town.team_chat(), "incidents").await;
    home.settle().await;
    let world = home.town.world();
    let card = world.chats[0].messages.last().unwrap().card.clone().unwrap().to_string();
    assert!(card.contains("/_queries/query/"), "{card}");
}
