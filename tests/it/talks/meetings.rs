//! The post-mortem finds its time (P31): in the calendars of all involved, or by hand.

use super::outage::an_incident;
use crate::home::Home;
use crate::seen::difference;
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Service};
use incident::Moment;
use serde_json::Value;

const DAY: i64 = 86_400_000;

async fn says(home: &Home, who: &str, words: &str) {
    home.town.says(who, &home.town.team_chat(), words).await;
    home.until(Moment(home.clock.now().0 + 60_000)).await;
}

/// Severe on a Monday, resolved on the Friday after it.
async fn resolved_on_friday() -> Home {
    let home = Home::new().await;
    an_incident(&home).await;
    home.until(Moment(home.clock.now().0 + 4 * DAY)).await;
    says(&home, "Cleo", "resolve INC-1 verified by Bo: 20 payments went through").await;
    home
}

fn live_card(home: &Home) -> String {
    let world = home.town.world();
    let card = world.chats[0].messages.iter().find_map(|message| message.card.as_ref());
    card.unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_the_post_mortem_is_scheduled_for_all_involved() {
    let home = resolved_on_friday().await;
    assert!(live_card(&home).contains("Plan post-mortem"));
    let before = home.town.world();
    says(&home, "Cleo", "schedule post-mortem").await;
    let told = difference(&before, &home.town.world()).join("\n");
    expect![[r#"
        121  | The post-mortem of **INC-1** is on Mon 30 Nov 09:00 CET; all involved are invited. Open it / To move it, move the meeting in the calendar.
        ops  | 50996 State is Closed"#]].assert_eq(&crate::talks::outage::without_links(&told));
    let world = home.town.world();
    let [meeting] = world.meetings.as_slice() else { panic!("{:?}", world.meetings) };
    let event = &meeting.event;
    let mails: Vec<&Value> = event["attendees"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["emailAddress"]["address"])
        .collect();
    let html = event["body"]["content"].as_str().unwrap();
    assert!(html.contains("_workitems/edit/50993\">Bug 50993</a>"), "{html}");
    assert!(html.contains("never at persons"), "{html}");
    assert_eq!(html.matches("<li>").count(), 9, "{html}");
    expect![[r#"
        "Post-mortem INC-1: payments stuck in Kenya"
        "2026-11-30T08:00:00" to "2026-11-30T09:45:00"
        [String("cleo.martens@example.org"), String("bo.lindqvist@example.org"), String("ana.achieng@example.org"), String("femi.bakker@example.org")]"#]].assert_eq(&format!(
        "{}\n{} to {}\n{mails:?}",
        event["subject"], event["start"]["dateTime"], event["end"]["dateTime"]
    ));
    let task = |title: &str| {
        let items = &world.devops.work_items;
        let item = items.iter().find(|item| item.text("System.Title") == title).unwrap();
        item.text("System.State").to_owned()
    };
    assert_eq!(task("Schedule post-mortem"), "Closed");
    assert_eq!(task("Release hotfix"), "New");
    assert!(!live_card(&home).contains("Plan post-mortem"), "it is done");
    assert!(
        live_card(&home).contains("Post-mortem: [Mon 30 Nov 09:00 CET]"),
        "{}",
        live_card(&home)
    );
    let before = home.town.world();
    says(&home, "Bo", "schedule the post-mortem for INC-1").await;
    expect!["121  | Bo: The post-mortem of INC-1 is set for Mon 30 Nov 09:00 CET, in 2 days. To move it, move the meeting in the calendar."].assert_eq(&difference(&before, &home.town.world()).join("\n"));
    assert_eq!(home.town.world().meetings.len(), 1);
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    let before = home.town.world();
    says(&home, "Bo", "show INC-1").await;
    let shown = difference(&before, &home.town.world()).join("\n");
    assert!(shown.starts_with("121  | [card] INC-1"), "{shown}");
    let world = home.town.world();
    let mut cards = world.chats[0].messages.iter().filter_map(|message| message.card.as_ref());
    let told = |card: &Value| card.to_string().contains("the post-mortem stands in the calendars");
    assert!(cards.any(told), "its history is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_an_invitation_whose_answer_was_lost_is_sent_once() {
    let home = resolved_on_friday().await;
    let lost = Mood::of(Service::Graph, Fault::LostAnswer).at("POST", "/events");
    home.town.moods().add(lost.times(2));
    says(&home, "Cleo", "schedule post-mortem").await;
    assert_eq!(home.town.world().meetings.len(), 1);
    assert!(live_card(&home).contains("Post-mortem: [Mon 30 Nov"), "{}", live_card(&home));
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_a_time_at_which_somebody_is_busy_is_passed_over() {
    let home = resolved_on_friday().await;
    says(&home, "Cleo", "schedule post-mortem INC-1").await;
    says(&home, "Ana", "report registrations fail in Zambia").await;
    for (who, words) in [
        ("Dev", "confirm 2 INC-2"),
        ("Dev", "assign Cleo INC-2"),
        ("Cleo", "accept INC-2"),
        ("Cleo", "resolve INC-2 verified by Bo: it works"),
        ("Cleo", "schedule post-mortem INC-2"),
    ] {
        says(&home, who, words).await;
    }
    let world = home.town.world();
    let begins: Vec<&Value> =
        world.meetings.iter().map(|meeting| &meeting.event["start"]["dateTime"]).collect();
    assert_eq!(
        begins,
        ["2026-11-30T08:00:00", "2026-11-30T10:00:00"],
        "{:?}",
        difference(&world, &world)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_without_the_permission_the_card_offers_the_invitation() {
    let home = resolved_on_friday().await;
    home.town.meddle(|world| world.granted.remove("Calendars.ReadWrite"));
    assert!(!live_card(&home).contains("/l/meeting/new"));
    says(&home, "Cleo", "schedule post-mortem").await;
    home.until(Moment(home.clock.now().0 + 300_000)).await;
    let card = live_card(&home);
    let (_, link) = card.split_once("\"https://teams.microsoft.com/l/meeting/new?").unwrap();
    let (bug, fields): (Vec<&str>, Vec<&str>) =
        link.split('"').next().unwrap().split('&').partition(|field| field.starts_with("content="));
    assert!(bug[0].ends_with("edit%2F50993"), "{bug:?}");
    expect![[r#"
        subject=Post-mortem%20INC-1%3A%20payments%20stuck%20in%20Kenya
        startTime=2026-11-30T10%3A00%3A00%2B01%3A00
        endTime=2026-11-30T11%3A45%3A00%2B01%3A00
        attendees=cleo.martens%40example.org,bo.lindqvist%40example.org,ana.achieng%40example.org,femi.bakker%40example.org"#]].assert_eq(&fields.join("\n"));
    let mut lines = Vec::new();
    super::outage::texts(&serde_json::from_str(&card).unwrap(), &mut lines);
    lines.retain(|line| line.starts_with('✗'));
    expect!["✗ Post-mortem: the bot lacks the permission Calendars.ReadWrite; grant Calendars.ReadWrite to it, with an administrator’s consent, and try again"].assert_eq(&lines.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn p31_it_is_scheduled_once_it_is_over() {
    let home = Home::new().await;
    an_incident(&home).await;
    let before = home.town.world();
    says(&home, "Cleo", "schedule post-mortem INC-1").await;
    expect!["121  | Cleo: INC-1 is not resolved yet. `resolve INC-1` comes first."]
        .assert_eq(&difference(&before, &home.town.world()).join("\n"));
    assert_eq!(home.town.world().meetings.len(), 0);
}
