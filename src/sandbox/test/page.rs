use super::{Stage, card_message};
use crate::sandbox::{Service, Weather};
use serde_json::{Value, json};
use std::time::Duration;

async fn world(stage: &Stage, who: &str) -> Value {
    let url = format!("{}/world?as={who}", stage.base());
    stage.client.get(url).send().await.unwrap().json().await.unwrap()
}

async fn deed(stage: &Stage, path: &str, body: Value) -> Value {
    let url = format!("{}{path}", stage.base());
    stage.client.post(url).json(&body).send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn everybody_sees_the_own_chats_and_the_sprint() {
    let stage = Stage::open().await;
    let seen = world(&stage, "Bo").await;
    let titles: Vec<&str> = seen["chats"]
        .as_array()
        .unwrap()
        .iter()
        .map(|chat| chat["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["121 Team", "Firewatch"]);
    assert_eq!(seen["sprint"]["name"], "Sprint 77");
    assert_eq!(seen["sprint"]["items"][0]["fields"]["state"], "Active");
    assert_eq!(world(&stage, "nobody").await["me"], world(&stage, "Ana").await["me"]);
}

#[tokio::test]
async fn what_is_typed_reaches_the_bot_with_its_mentions() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let said = deed(
        &stage,
        "/say",
        json!({ "as": "Ana", "chat": chat, "text": "not @Cleopatra: @Cleo, or @Bo Lindqvist", "mentionBot": true }),
    )
    .await;
    assert_eq!(said["status"], 200);
    let text = &stage.parrot.heard()[0]["text"];
    assert_eq!(
        text,
        "<at>Firewatch</at> not @Cleopatra: <at>Cleo Martens</at>, or <at>Bo Lindqvist</at>"
    );
    let people = &world(&stage, "Bo").await["people"];
    assert_eq!(people[2]["wanted"], said["activity"]["id"], "Cleo is asked for");
    assert_eq!(people[3]["wanted"], Value::Null);
}

#[tokio::test]
async fn one_persons_card_is_not_anothers() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let base = json!({ "type": "AdaptiveCard", "version": "1.5", "body": [] });
    let path = format!("{}/activities", stage.chat_path());
    let (_, sent) = stage.call("POST", &path, &card_message(&base)).await;
    let own = json!({ "type": "AdaptiveCard", "version": "1.5", "fallbackText": "for Bo" });
    let answer = json!({
        "statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": own,
    });
    stage.parrot.will_say(200, answer);
    let action = json!({ "type": "Action.Execute", "verb": "confirm" });
    let press = json!({ "as": "Bo", "chat": chat, "message": sent["id"], "action": action });
    assert_eq!(deed(&stage, "/press", press).await["status"], 200);
    assert_eq!(world(&stage, "Bo").await["chats"][0]["messages"][0]["card"], own);
    assert_eq!(world(&stage, "Ana").await["chats"][0]["messages"][0]["card"], base);
}

#[tokio::test]
async fn the_weather_panel_changes_the_weather() {
    let stage = Stage::open().await;
    let change = json!({ "service": "devops", "weather": "forgetful" });
    let forecast = deed(&stage, "/weather", change).await;
    assert_eq!(forecast[2], json!({ "service": "devops", "weather": "forgetful" }));
    assert_eq!(stage.town.moods().weather(Service::DevOps), Weather::Forgetful);
}

#[tokio::test]
async fn changes_are_told_at_once() {
    let stage = Stage::open().await;
    let url = format!("{}/events", stage.base());
    let mut events = stage.client.get(url).send().await.unwrap();
    let first = events.chunk().await.unwrap().unwrap();
    assert_eq!(first, "data: 1\n\n");
    stage.town.meddle(|world| world.complaints.push("loud".into()));
    let second = tokio::time::timeout(Duration::from_secs(5), events.chunk()).await;
    assert_eq!(second.unwrap().unwrap().unwrap(), "data: 2\n\n");
    let Stage { town, .. } = stage;
    drop(town);
    let end = tokio::time::timeout(Duration::from_secs(5), events.chunk()).await;
    assert!(matches!(end, Ok(Ok(None) | Err(_))), "the stream ends with the town");
}

#[tokio::test]
async fn the_page_is_for_this_machine_and_its_own_scripts_only() {
    let stage = Stage::open().await;
    let page = stage.client.get(format!("{}/", stage.base())).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'self'"));
    assert!(page.text().await.unwrap().contains("<title>Firewatch sandbox</title>"));
    let world = format!("{}/world", stage.base());
    let foreign = stage.client.get(&world).header("host", "evil.example").send().await.unwrap();
    assert_eq!(foreign.status(), 421);
    let say = format!("{}/say", stage.base());
    let body = json!({ "as": "Ana", "chat": "121 Team", "text": "x" });
    let request = stage.client.post(&say).header("origin", "https://evil.example").json(&body);
    assert_eq!(request.send().await.unwrap().status(), 403);
    let form = stage.client.post(&say).body("as=Ana");
    assert_eq!(form.send().await.unwrap().status(), 415);
    assert!(stage.parrot.heard().is_empty());
}
