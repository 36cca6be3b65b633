//! The firefighting chat: who comes in as what, and what is left of it without each permission.

use super::outage::{an_incident, texts};
use crate::home::Home;
use crate::seen::difference;
use crate::talk::talk_at;
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Service, World};
use serde_json::Value;
use std::fmt::Write;

/// The roles of those who were asked into a chat, by first name.
fn roles(home: &Home) -> Vec<String> {
    let world = home.town.world();
    let requests = home.town.requests();
    let made = requests.iter().rfind(|one| one.path.ends_with("/chats") && one.method == "POST");
    let members = made.unwrap().body["members"].as_array().unwrap().clone();
    let role = |member: &Value| {
        let address = member["user@odata.bind"].as_str().unwrap();
        let person = world.people.iter().find(|one| address.contains(&one.id)).unwrap();
        format!("{} {}", person.first_name(), member["roles"][0].as_str().unwrap())
    };
    members.iter().map(role).filter(|role| !role.ends_with(" owner")).collect()
}

fn chats(world: &World) -> usize {
    world.chats.iter().filter(|chat| chat.created_by_graph).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_of_the_organisation_comes_in_as_a_guest() {
    let home = Home::new().await;
    home.town.meddle(|world| world.people[3].guest = true);
    an_incident(&home).await;
    assert_eq!(roles(&home), ["Dev guest"]);
    let world = home.town.world();
    assert!(world.chats.iter().any(|chat| chat.created_by_graph && chat.members.len() == 7));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_look_at_people_everybody_comes_in_as_owner() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.retain(|name| !name.starts_with("User.")));
    an_incident(&home).await;
    assert_eq!(roles(&home), Vec::<String>::new());
    assert_eq!(chats(&home.town.world()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_a_guest_not_being_told_for_a_while_makes_no_second_chat_and_needs_no_second_look() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.ReadBasic.All"));
    let down = Fault::Status { status: 503, body: None, retry_after: None };
    home.town.moods().add(Mood::of(Service::Graph, down).at("POST", "$batch").times(3));
    an_incident(&home).await;
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    assert_eq!(chats(&home.town.world()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_from_before_the_manifest_asked_for_its_title_is_brought_up_to_date() {
    let home = Home::new().await;
    an_incident(&home).await;
    home.town.meddle(|world| {
        world.chats.iter_mut().filter(|chat| chat.created_by_graph).for_each(|chat| {
            chat.outdated_app = true;
        });
    });
    talk_at(
        &home,
        expect![[r#"
            09:20 Cleo > resolve INC-1 verified by Bo: 20 payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  121  | ✅ **INC-1** is resolved after 19 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through
                  Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:20 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420803000?context=%7B%22contextType%22%3A%22chat%22%7D).
                  chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 19 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
        "#]],
    )
    .await;
}

/// A group chat that a person made by hand, with the bot in it.
pub(super) async fn by_hand(home: &Home, topic: &str, people: usize) -> String {
    let id = format!("19:{}@thread.v2", topic.to_lowercase().replace(' ', ""));
    home.town.meddle(|world| {
        let mut chat = world.chats[0].clone();
        chat.id.clone_from(&id);
        chat.topic = Some(topic.to_owned());
        chat.members.truncate(people);
        chat.messages.clear();
        world.chats.push(chat);
    });
    home.town.installs_bot_in(&id).await;
    home.settle().await;
    id
}

/// The links on the live card, by the titles of their buttons.
fn buttons(home: &Home) -> Vec<String> {
    fn walk(value: &Value, found: &mut Vec<String>) {
        if value["type"] == "Action.OpenUrl" {
            let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            found.push(format!("{}: {}", text("title"), text("url")));
        }
        match value {
            Value::Object(fields) => fields.values().for_each(|one| walk(one, found)),
            Value::Array(items) => items.iter().for_each(|one| walk(one, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let world = home.town.world();
    let live = world.chats[0].messages.iter().rev();
    let about = live.filter_map(|message| message.card.as_ref());
    let is_live = |card: &&Value| card["fallbackText"].as_str().unwrap().contains("leads: ");
    let mut found = Vec::new();
    walk(about.into_iter().find(is_live).unwrap(), &mut found);
    found.retain(|button| button.contains("chat"));
    found
}

pub(super) async fn says(home: &Home, who: &str, chat: &str, words: &str) {
    home.town.says(who, chat, words).await;
    home.catch_up().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_started_by_hand_becomes_the_firefighting_chat_once() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.Create"));
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 180_000)).await;
    expect!["Start the chat: https://teams.microsoft.com/l/chat/0/0?users=cleo.martens%40example.org,bo.lindqvist%40example.org,ana.achieng%40example.org,dev.kapoor%40example.org,eve.okafor%40example.org,femi.bakker%40example.org,gus.ferreira%40example.org&topicName=INC-1&message=This%20is%20the%20firefighting%20chat%20of%20INC-1%3A%20payments%20stuck%20in%20Kenya"].assert_eq(&buttons(&home).join("\n"));
    let chat = by_hand(&home, "payments", 4).await;
    let other = by_hand(&home, "something else", 4).await;
    let before = home.town.world();
    says(&home, "Cleo", &chat, "use this chat for INC-1").await;
    says(&home, "Cleo", &chat, "use this chat for INC-1").await;
    says(&home, "Bo", &other, "use this chat for INC-1").await;
    says(&home, "Bo", &other, "use this chat for INC-9").await;
    expect![[r#"
        chat | is now called INC-1 Severity 1 payments stuck in Kenya
        INC-1 | joined by Eve, Femi, Gus
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        something else | Bo: INC-1 has its firefighting chat already; `show INC-1` has the way there.
        something else | Bo: There is no INC-9. `incidents` lists those there are."#]].assert_eq(&difference(&before, &home.town.world()).join("\n"));
    expect![
        "Open the chat: https://teams.microsoft.com/l/chat/19%3Apayments%40thread.v2/conversations"
    ]
    .assert_eq(&buttons(&home).join("\n"));
    talk_at(
        &home,
        expect![[r#"
            09:10 Ana > retry
                  121  | Ana: Nothing waits for another try on INC-1.
            09:11 Ana > use this chat for INC-1
                  121  | Ana: INC-1 has its firefighting chat already; `show INC-1` has the way there.
            09:12 Dev #INC-1 > update the queue runs again
                  ops  | note on 50993: **Update** by Dev Kapoor, Mon 23 Nov 2026 09:12 CET / the queue runs again / (INC-1 note 1)
            09:13 Ana > show INC-1
                  121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        "#]],
    )
    .await;
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    assert_eq!(chats(&home.town.world()), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_group_of_its_own_can_be_the_firefighting_chat_and_only_while_it_burns() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.Create"));
    talk_at(
        &home,
        expect![[r#"
            09:00 Ana > report payments stuck in Kenya
                  121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
            09:01 Ana > use this chat for INC-1
                  121  | Ana: Nobody has confirmed the severity of INC-1 yet; that comes first.
            09:02 Bo > confirm 1 INC-1
                  121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
                  121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:02 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
                  Femi | [card] INC-1: stakeholders have to be told.
                  ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
                  ops  | task below 50993: Fix production issue
                  ops  | task below 50993: Release hotfix
                  ops  | task below 50993: Schedule post-mortem
                  ops  | 50993 leads the sprint
            09:03 Ana > use this chat for INC-1
                  121  | Ana: This cannot be the firefighting chat of INC-1. Say `use this chat for INC-1` in a group chat that is for it alone.
            09:04 Ana @ > use this chat for INC-1
                  Ana  | Ana: This cannot be the firefighting chat of INC-1. Say `use this chat for INC-1` in a group chat that is for it alone.
            09:05 Bo > use this chat for INC-7
                  121  | Bo: There is no INC-7. `incidents` lists those there are.
            09:06 Bo ) this chat is for fun
        "#]],
    )
    .await;
    let chat = by_hand(&home, "payments", 4).await;
    home.town.meddle(|world| {
        let mut stranger = world.people[3].clone();
        stranger.id = "99999999-0000-4000-8000-000000000009".to_owned();
        stranger.mri = "29:stranger".to_owned();
        stranger.name = "Zoe Stranger".to_owned();
        stranger.email = "zoe@example.org".to_owned();
        let id = stranger.id.clone();
        world.people.push(stranger);
        world.chats.iter_mut().filter(|one| one.id == chat).for_each(|one| {
            one.members.push(id.clone());
        });
    });
    let before = home.town.world();
    says(&home, "Zoe", &chat, "use this chat for INC-1").await;
    says(&home, "Dev", &chat, "use this chat").await;
    expect![[r#"
        chat | is now called INC-1 Severity 1 payments stuck in Kenya
        INC-1 | Zoe: Only people on the team list can choose the firefighting chat of INC-1. An administrator can add you.
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya"#]].assert_eq(&difference(&before, &home.town.world()).join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_is_named_after_an_incident_is_taken_for_it() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.Create"));
    an_incident(&home).await;
    let chat = by_hand(&home, "payments", 4).await;
    let joined = home.town.installs_bot_in(&chat).await.remove(1).activity;
    let renamed = |name: &str, number: u32| {
        let mut activity = joined.clone();
        activity["id"] = Value::from(format!("f:{number}"));
        activity["membersAdded"] = Value::Null;
        activity["topicName"] = Value::from(name);
        activity
    };
    let token = home.town.token(|_| {});
    let before = home.town.world();
    for (number, name) in [(1, "INC-12 Kenya"), (2, "(inc-1) Kenya"), (3, "INC-1 again")] {
        home.town.delivers(&renamed(name, number), Some(&token)).await;
        home.settle().await;
    }
    expect![[r#"
        chat | is now called INC-1 Severity 1 payments stuck in Kenya
        INC-1 | joined by Eve, Femi, Gus
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya"#]].assert_eq(&difference(&before, &home.town.world()).join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_let_into_its_chat_by_hand_goes_on_there() {
    let home = Home::new().await;
    let permission = "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All";
    home.town.meddle(|world| world.granted.remove(permission));
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 180_000)).await;
    let world = home.town.world();
    let chat = world.chats.iter().find(|chat| chat.created_by_graph).unwrap().id.clone();
    home.town.installs_bot_in(&chat).await;
    home.settle().await;
    expect![[r#"
        INC-1 | Firewatch joins
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya"#]].assert_eq(&difference(&world, &home.town.world()).join("\n"));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

/// What the newest card about the incident says of the chat, and of what a person has to do.
fn about_the_chat(home: &Home) -> String {
    let world = home.town.world();
    let live = world.chats[0].messages.iter().rev().filter_map(|message| message.card.as_ref());
    let is_live = |card: &&Value| card["fallbackText"].as_str().unwrap().contains("leads: ");
    let card = live.into_iter().find(is_live).unwrap();
    let mut lines = Vec::new();
    texts(card, &mut lines);
    lines.retain(|line| line.starts_with(['✗', '→']) || line.contains("Firefighting chat"));
    let lines: Vec<&str> =
        lines.iter().map(|line| line.split("](").next().unwrap_or(line)).collect();
    lines.join("\n    ")
}

#[tokio::test(flavor = "multi_thread")]
async fn each_permission_withdrawn_in_turn_costs_its_own_feature_and_no_other() {
    let mut told = String::new();
    let all: Vec<String> = {
        let home = Home::new().await;
        home.town.world().granted.iter().cloned().collect()
    };
    for permission in &all {
        let home = Home::new().await;
        home.town.meddle(|world| world.granted.remove(permission));
        an_incident(&home).await;
        home.until(incident::Moment(home.clock.now().0 + 180_000)).await;
        writeln!(told, "without {permission}\n    {}", about_the_chat(&home)).unwrap();
        let bugs = home.town.world().devops.work_items.iter().filter(|it| it.kind == "Bug").count();
        assert_eq!(bugs, 1, "without {permission}");
    }
    expect![[r#"
        without AppCatalog.Read.All
            ✓ [Firefighting chat
            ✗ Firewatch in the firefighting chat: the bot lacks the permission AppCatalog.Read.All; grant AppCatalog.Read.All to it, with an administrator’s consent, and try again
        without Calendars.ReadWrite
            ✓ [Firefighting chat
        without Chat.Create
            ✗ Firefighting chat: the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent, and try again
            → Start the chat by hand, add Firewatch to it, and mention it there with “use this chat for INC-1”
        without Chat.ReadBasic.All
            ✓ [Firefighting chat
        without ChatMember.ReadWrite.All
            ✓ [Firefighting chat
        without Presence.Read.All
            ✓ [Firefighting chat
        without TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All
            ✓ [Firefighting chat
            ✗ Firewatch in the firefighting chat: the bot lacks the permission TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All; grant TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All to it, with an administrator’s consent, and try again
        without User.Read.All
            ✓ [Firefighting chat
        without User.ReadBasic.All
            ✓ [Firefighting chat
    "#]].assert_eq(&told);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_in_the_catalogue_that_asks_for_something_else_is_told_in_words() {
    let home = Home::new().await;
    home.town.meddle(|world| world.bot.chat_permissions.push("Chat.Manage.Chat".to_owned()));
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 180_000)).await;
    expect![[r#"
        ✓ [Firefighting chat
            ✗ Firewatch in the firefighting chat: the app in the catalogue asks for other permissions in chats than this version; upload the package of “firewatch package” again, and try again"#]].assert_eq(&about_the_chat(&home));
}
