//! Neighbours that are down, slow of memory or unwilling: the process goes on, and everything is
//! there once they are back.

use crate::home::Home;
use crate::seen::difference;
use crate::talk::talk_at;
use expect_test::expect;
use firewatch::sandbox::{ChatKind, Fault, Mood, Service, Weather, World};
use incident::Task;
use serde_json::Value;

const DOWN: Fault = Fault::Status { status: 503, body: None, retry_after: None };

/// Severe, with somebody who leads: all that an incident has outside is wanted by then.
pub async fn an_incident(home: &Home) {
    let chat = home.town.team_chat();
    let say = async |who: &str, words: &str| {
        home.town.says(who, &chat, words).await;
        home.catch_up().await;
    };
    say("Ana", "report payments stuck in Kenya").await;
    say("Bo", "confirm 1 INC-1").await;
    say("Bo", "assign Cleo INC-1").await;
    say("Cleo", "accept INC-1").await;
}

/// One bug with its three tasks on top of the sprint, one chat with the bot in it, and one live
/// card; and nothing that waits.
pub(super) async fn all_is_there_once(home: &Home) {
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    assert_eq!(home.town.moods().list(), [], "what was to go wrong went wrong");
    let world = home.town.world();
    let items = &world.devops.work_items;
    let bugs: Vec<_> = items.iter().filter(|item| item.kind == "Bug").collect();
    assert_eq!(bugs.len(), 1, "bugs");
    let mut tasks: Vec<&str> = items
        .iter()
        .filter(|item| item.parent() == Some(bugs[0].id))
        .map(|item| item.text("System.Title"))
        .collect();
    tasks.sort_unstable();
    let mut wanted = Task::ALL.map(Task::title);
    wanted.sort_unstable();
    assert_eq!(tasks, wanted, "tasks");
    assert_eq!(crate::seen::first_in_sprint(&world), Some(bugs[0].id), "on top");
    let chats: Vec<_> = world.chats.iter().filter(|chat| chat.created_by_graph).collect();
    assert_eq!(chats.len(), 1, "chats");
    assert!(chats[0].bot_installed, "the bot is there");
    let about = |words: &str| cards(&world).iter().filter(|card| card.contains(words)).count();
    assert!(about("Cleo Martens leads") >= 2, "the cards are up to date: {:#?}", cards(&world));
    assert!(about("nobody leads yet") == 0, "no card stayed behind: {:#?}", cards(&world));
    let live = cards_whole(&world).last().cloned().unwrap_or_default();
    assert!(!live.contains("Try again"), "nothing is left to try: {live}");
}

fn cards(world: &World) -> Vec<String> {
    let words = |card: &Value| card["fallbackText"].as_str().unwrap_or_default().to_owned();
    all_cards(world).map(words).collect()
}

fn cards_whole(world: &World) -> Vec<String> {
    all_cards(world).map(ToString::to_string).collect()
}

fn all_cards(world: &World) -> impl Iterator<Item = &Value> {
    let groups = world.chats.iter().filter(|chat| chat.kind == ChatKind::GroupChat);
    let messages = groups.flat_map(|chat| &chat.messages).filter(|message| !message.deleted);
    messages.filter_map(|message| message.card.as_ref())
}

/// What the live card says is there, under way, or failed; without the links. None without a card.
pub(super) fn outside(home: &Home) -> Option<String> {
    let world = home.town.world();
    let live = world.chats[0].messages.iter().filter_map(|message| message.card.as_ref());
    let mut live = live.filter(|card| card.to_string().contains("\"view\""));
    let mut words = Vec::new();
    texts(live.next()?, &mut words);
    let lines = words.iter().filter(|line| line.starts_with(['✓', '✗', '…']));
    let lines = lines.map(|line| without_links(line)).chain([String::new()]);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// `[a](b), [c](d)` is `a, c`.
pub(super) fn without_links(line: &str) -> String {
    let mut pieces = line.split("](");
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.filter_map(|piece| piece.split_once(')')).map(|(_, rest)| rest);
    format!("{first}{}", rest.collect::<String>()).replace('[', "")
}

pub(super) fn texts(card: &Value, words: &mut Vec<String>) {
    match card {
        Value::Object(object) => {
            if let Some(text) = object.get("text").and_then(Value::as_str) {
                words.push(text.replace('\n', " / "));
            }
            for (key, value) in object {
                if key != "actions" && key != "fallback" && key != "refresh" {
                    texts(value, words);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_devops_is_down_for_an_hour() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::DevOps, Weather::Down);
    an_incident(&home).await;
    expect![[r#"
        … Bug: under way
        … Tasks: 3 of 3 under way
        … Top of the sprint: under way
        ✓ Firefighting chat
    "#]]
    .assert_eq(&outside(&home).expect("a live card"));
    talk_at(
        &home,
        expect![[r#"
            09:10 Cleo #INC-1 > update the queue runs again
            09:59 .
                  INC-1 | [card] Cleo Martens, where does INC-1 stand? Nothing was heard since 09:10 CET, 30 min ago: payments stuck in Kenya
        "#]],
    )
    .await;
    home.town.moods().clear();
    talk_at(&home, expect![[r#"
        10:00 .
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | note on 50993: **Update** by Cleo Martens, Mon 23 Nov 2026 09:10 CET / the queue runs again / (INC-1 note 1)
              ops  | 50993 leads the sprint
    "#]])
    .await;
    all_is_there_once(&home).await;
    expect![[r#"
        ✓ Bug 50993
        ✓ Tasks: Fix production issue, Release hotfix, Schedule post-mortem
        ✓ Top of Sprint 77
        ✓ Firefighting chat
    "#]]
    .assert_eq(&outside(&home).expect("a live card"));
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_devops_is_down_until_it_is_all_over() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::DevOps, Weather::Down);
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
        09:02 Bo > volunteer
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago.
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
        09:20 Bo > resolve verified by Bo: 20 payments went through
              121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
              121  | ✅ **INC-1** is resolved after 19 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through
              Femi | @Femi Bakker, there is something new to tell about INC-1: It was resolved at 09:20 CET, and is watched. What can be sent is on [the card](https://teams.microsoft.com/l/message/a%3A15d199f088212434d9b52d92e5e21b805/1795420860000?context=%7B%22contextType%22%3A%22chat%22%7D).
              chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
              INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
    "#]])
    .await;
    home.town.moods().clear();
    talk_at(&home, expect![[r#"
        09:21 .
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [Resolved]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 19 min, said by Bo Lindqvist</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Bo Lindqvist</p>
              ops  | 50993 leads the sprint
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_of_graph_is_lost_once() {
    let home = Home::new().await;
    for (method, path) in [("POST", "/chats"), ("POST", "/installedApps"), ("PATCH", "/chats")] {
        home.town
            .moods()
            .add(Mood::of(Service::Graph, Fault::LostAnswer).at(method, path).times(1));
    }
    an_incident(&home).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn graph_loses_three_answers_to_the_same_question() {
    let home = Home::new().await;
    home.town
        .moods()
        .add(Mood::of(Service::Graph, Fault::LostAnswer).at("POST", "/chats").times(3));
    an_incident(&home).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_of_azure_devops_is_lost_once() {
    let home = Home::new().await;
    for (method, path) in [
        ("POST", "$Bug"),
        ("POST", "$Task"),
        ("POST", "$Task"),
        ("POST", "$Task"),
        ("PATCH", "workitemsorder"),
    ] {
        home.town
            .moods()
            .add(Mood::of(Service::DevOps, Fault::LostAnswer).at(method, path).times(1));
    }
    an_incident(&home).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_devops_forgets_everything_for_ten_minutes() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::DevOps, Weather::Forgetful);
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 600_000)).await;
    home.town.moods().clear();
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn graph_forgets_everything_for_ten_minutes() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::Graph, Weather::Forgetful);
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 600_000)).await;
    home.town.moods().clear();
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connector_asks_for_patience() {
    let home = Home::new().await;
    let busy = Fault::Status { status: 429, body: None, retry_after: Some(90) };
    home.town.moods().add(Mood::of(Service::Connector, busy).times(1));
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 .
        09:02 .
    "#]])
    .await;
    an_incident_after(&home).await;
    all_is_there_once(&home).await;
}

/// The same for one that was reported already.
async fn an_incident_after(home: &Home) {
    let chat = home.town.team_chat();
    for (who, words) in
        [("Bo", "confirm 1 INC-1"), ("Bo", "assign Cleo INC-1"), ("Cleo", "accept INC-1")]
    {
        home.town.says(who, &chat, words).await;
        home.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connector_is_down_while_people_talk() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::Connector, Weather::Down);
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 1_200_000)).await;
    home.town.moods().clear();
    let before = home.town.world();
    home.until(incident::Moment(home.clock.now().0 + 60_000)).await;
    // What waited is sent side by side.
    expect![[r#"
        121  | Cleo Martens is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:00 CET, 20 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993) · [Firefighting chat](https://teams.microsoft.com/l/chat/19%3A1e03c0f7dbe74b989356e2cf8aa90eeb%40thread.v2/0?tenantId=22222222-2222-4222-8222-222222222222)
        121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        121  | [card] INC-1: Cleo Martens is incident manager since 09:00 CET, 20 min ago.
        121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, 20 min ago. / This comes late: Cleo Martens leads by now.
        Femi | [card] INC-1: stakeholders have to be told.
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
    "#]].assert_eq(&sorted(&home, &before));
    all_is_there_once(&home).await;
}

/// What happened since, in the order of the alphabet.
fn sorted(home: &Home, before: &World) -> String {
    let mut lines = difference(before, &home.town.world());
    lines.sort_unstable();
    lines.push(String::new());
    lines.join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_answers_503_three_times() {
    let home = Home::new().await;
    for service in [Service::Login, Service::Connector, Service::Graph, Service::DevOps] {
        home.town.moods().add(Mood::of(service, DOWN).times(3));
    }
    an_incident(&home).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_hangs_up_for_a_while() {
    let home = Home::new().await;
    // What signs people in stays: without its keys nobody could be believed.
    for service in [Service::Login, Service::Connector, Service::Graph, Service::DevOps] {
        home.town.moods().add(Mood::of(service, Fault::Refuse).times(6));
    }
    an_incident(&home).await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_sign_in_for_a_while() {
    let home = Home::new().await;
    home.town.moods().set_weather(Service::Login, Weather::Down);
    an_incident(&home).await;
    assert_eq!(cards(&home.town.world()), Vec::<String>::new());
    home.until(incident::Moment(home.clock.now().0 + 300_000)).await;
    home.town.moods().clear();
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_is_restarted_in_the_middle_of_an_outage() {
    let mut home = Home::new().await;
    home.town.moods().set_weather(Service::DevOps, Weather::Forgetful);
    home.town.moods().set_weather(Service::Graph, Weather::Forgetful);
    an_incident(&home).await;
    home.stop().await;
    home.town.moods().clear();
    home.start().await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_permission_to_make_a_chat_a_person_is_told_and_can_have_it_tried_again() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.Create"));
    an_incident(&home).await;
    talk_at(&home, expect![[r#"
        09:05 Ana > show INC-1
              121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:06 Ana > retry INC-2
              121  | Ana: There is no INC-2. `incidents` lists those there are.
    "#]])
    .await;
    expect![[r#"
        ✓ Bug 50993
        ✓ Tasks: Fix production issue, Release hotfix, Schedule post-mortem
        ✓ Top of Sprint 77
        ✗ Firefighting chat: the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent, and try again
    "#]].assert_eq(&outside(&home).expect("a live card"));
    home.town.meddle(|world| world.granted.insert("Chat.Create".to_owned()));
    talk_at(&home, expect![[r#"
        09:10 Ana > retry
              chat | INC-1 Severity 1 payments stuck in Kenya: Cleo, Bo, Ana, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
        09:11 Ana > retry
              121  | Ana: Nothing waits for another try on INC-1.
        09:12 Ana > retry INC-1
              121  | Ana: Nothing waits for another try on INC-1.
    "#]])
    .await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_permission_to_install_itself_the_bot_says_so() {
    let home = Home::new().await;
    let permission = "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All";
    home.town.meddle(|world| world.granted.remove(permission));
    an_incident(&home).await;
    home.until(incident::Moment(home.clock.now().0 + 300_000)).await;
    expect![[r#"
        ✓ Bug 50993
        ✓ Tasks: Fix production issue, Release hotfix, Schedule post-mortem
        ✓ Top of Sprint 77
        ✓ Firefighting chat
        ✗ Firewatch in the firefighting chat: the bot lacks the permission TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All; grant TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All to it, with an administrator’s consent, and try again
    "#]].assert_eq(&outside(&home).expect("a live card"));
    home.town.meddle(|world| world.granted.insert(permission.to_owned()));
    talk_at(&home, expect![[r#"
        09:10 Cleo ! Try again
              Cleo < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya
    "#]])
    .await;
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_was_deleted_is_posted_anew() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    home.town.says("Ana", &chat, "report payments stuck in Kenya").await;
    home.catch_up().await;
    home.town.meddle(|world| {
        for message in &mut world.chats[0].messages {
            message.deleted |= message.from == "bot";
        }
    });
    let before = home.town.world();
    home.town.says("Bo", &chat, "confirm 1").await;
    home.catch_up().await;
    expect![[r#"
        121  | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
        Femi | [card] INC-1: stakeholders have to be told.
        ops  | 50993 leads the sprint
        ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
        ops  | task below 50993: Fix production issue
        ops  | task below 50993: Release hotfix
        ops  | task below 50993: Schedule post-mortem
    "#]].assert_eq(&sorted(&home, &before));
    for (who, words) in [("Bo", "assign Cleo"), ("Cleo", "accept")] {
        home.town.says(who, &chat, words).await;
        home.catch_up().await;
    }
    all_is_there_once(&home).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_on_the_bug_before_its_answer_was_lost_is_not_written_again() {
    let home = Home::new().await;
    an_incident(&home).await;
    let moods = home.town.moods();
    moods.add(Mood::of(Service::DevOps, Fault::LostAnswer).at("POST", "/comments").times(1));
    moods.add(Mood::of(Service::DevOps, Fault::LostAnswer).at("PATCH", "/workitems/").times(1));
    let chat = home.town.team_chat();
    for (who, words) in [
        ("Cleo", "update INC-1 the queue runs again"),
        ("Cleo", "resolve INC-1 verified by Bo: 20 payments went through"),
    ] {
        home.town.says(who, &chat, words).await;
        home.until(incident::Moment(home.clock.now().0 + 60_000)).await;
    }
    assert_eq!(moods.list(), []);
    let world = home.town.world();
    let notes = world.devops.work_items.iter().flat_map(|item| &item.comments);
    let texts: Vec<&str> = notes.map(|note| note.text.as_str()).collect();
    let about = |words: &str| texts.iter().filter(|text| text.contains(words)).count();
    assert_eq!(about("the queue runs again"), 1, "{texts:#?}");
    assert_eq!(about("is resolved in production"), 1, "{texts:#?}");
}

/// What the bot said in the team chat, whatever the order and without links.
fn team_chat(home: &Home) -> Vec<String> {
    let world = home.town.world();
    let messages = world.chats[0].messages.iter();
    let messages = messages.filter(|message| message.from == "bot" && !message.deleted);
    let mut words: Vec<String> = messages
        .map(|message| match &message.card {
            Some(card) => format!("[card] {}", card["fallbackText"].as_str().unwrap_or_default()),
            // Links name the port, which is another in each home.
            None => message.text.split("\n\n[").next().unwrap_or_default().to_owned(),
        })
        .collect();
    words.sort_unstable();
    words
}

/// The status table of the Bot Connector, each row met once: by the first message, or by the first
/// update of the card.
/// <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis>
#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_of_the_connector_is_met_once() {
    let home = Home::new().await;
    an_incident(&home).await;
    all_is_there_once(&home).await;
    let wanted = team_chat(&home);
    let rows = [
        ("POST", 403, "BotNotInConversationRoster"),
        ("POST", 412, "PreconditionFailed"),
        ("POST", 413, "MessageSizeTooBig"),
        ("POST", 429, "Throttled"),
        ("PUT", 403, "BotDisabledByAdmin"),
        ("PUT", 403, "BotNotInConversationRoster"),
        ("PUT", 403, "ConversationBlockedByUser"),
        ("PUT", 403, "InvalidBotApiHost"),
        ("PUT", 403, "NotEnoughPermissions"),
        ("PUT", 412, "PreconditionFailed"),
        ("PUT", 413, "MessageSizeTooBig"),
        ("PUT", 429, "Throttled"),
        ("PUT", 500, "ServiceError"),
        ("PUT", 502, "ServiceError"),
        ("PUT", 503, "ServiceUnavailable"),
        ("PUT", 504, "GatewayTimeout"),
    ];
    for (method, status, code) in rows {
        let home = Home::new().await;
        let body = serde_json::json!({ "error": { "code": code, "message": "No." } });
        let fault = Fault::Status { status, body: Some(body), retry_after: None };
        let mood = Mood::of(Service::Connector, fault).at(method, "/activities").times(1);
        home.town.moods().add(mood);
        an_incident(&home).await;
        home.all_errands(1).await;
        assert_eq!(team_chat(&home), wanted, "{method} {status} {code}");
        let parked = outside(&home).expect("a live card").contains("✗ Card in the team chat");
        let by_people = status == 403 && code != "BotNotInConversationRoster";
        assert_eq!(parked, by_people, "{method} {status} {code}");
        if parked {
            home.town.says("Cleo", &home.town.team_chat(), "retry INC-1").await;
            home.settle().await;
        }
        all_is_there_once(&home).await;
    }
}
