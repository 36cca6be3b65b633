use super::{Stage, card_message};
use serde_json::{Value, json};

fn text(words: &str) -> Value {
    json!({ "type": "message", "text": words })
}

#[tokio::test]
async fn a_message_is_sent_changed_and_taken_back() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let (status, sent) = stage.call("POST", &path, &text("hello")).await;
    assert_eq!(status, 201);
    let one = format!("{path}/{}", sent["id"].as_str().unwrap());
    let card = json!({ "type": "AdaptiveCard", "version": "1.5", "body": [] });
    let (status, changed) = stage.call("PUT", &one, &card_message(&card)).await;
    assert_eq!((status, &changed["id"]), (200, &sent["id"]));
    let world = stage.town.world();
    let message = &world.chats[0].messages[0];
    assert_eq!(
        (message.text.as_str(), message.card.as_ref(), message.edited),
        ("", Some(&card), 1)
    );

    assert_eq!(stage.call("DELETE", &one, &Value::Null).await.0, 200);
    let (status, gone) = stage.call("PUT", &one, &text("again")).await;
    assert_eq!((status, &gone["error"]["code"]), (404, &json!("ActivityNotFoundInConversation")));
}

#[tokio::test]
async fn ids_are_unique_though_the_clock_stands_still() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let (_, first) = stage.call("POST", &path, &text("one")).await;
    let (_, second) = stage.call("POST", &path, &text("two")).await;
    assert_eq!(first["id"], json!("1787554800000"));
    assert_eq!(second["id"], json!("1787554800001"));
}

#[tokio::test]
async fn only_a_member_of_the_roster_may_write() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let chat = stage.town.team_chat();
    stage.town.removes_bot_from(&chat).await;
    let (status, body) = stage.call("POST", &path, &text("hello")).await;
    assert_eq!((status, &body["error"]["code"]), (403, &json!("BotNotInConversationRoster")));
    let elsewhere = "/connector/v3/conversations/19%3Anowhere%40thread.v2/activities";
    let (status, body) = stage.call("POST", elsewhere, &text("hello")).await;
    assert_eq!((status, &body["error"]["code"]), (404, &json!("ConversationNotFound")));
}

#[tokio::test]
async fn a_mention_must_stand_in_the_text() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let bo = stage.town.people()[1].clone();
    let mention = |written: &str, id: &str| {
        json!({
            "type": "message", "text": "<at>Bo</at> please look",
            "entities": [{ "type": "mention", "text": written, "mentioned": { "id": id, "name": "Bo" } }],
        })
    };
    assert_eq!(stage.call("POST", &path, &mention("<at>Bo</at>", &bo.mri)).await.0, 201);
    assert_eq!(stage.call("POST", &path, &mention("<at>Bob</at>", &bo.mri)).await.0, 400);
    assert_eq!(stage.call("POST", &path, &mention("<at>Bo</at>", "29:nobody")).await.0, 400);
}

#[tokio::test]
async fn too_much_at_once_is_refused() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let large = "x".repeat(101 * 1024);
    assert_eq!(stage.call("POST", &path, &text(&large)).await.0, 413);
    for _ in 0..6 {
        assert_eq!(stage.call("POST", &path, &text("hello")).await.0, 201);
    }
    let (status, body) = stage.call("POST", &path, &text("hello")).await;
    assert_eq!((status, &body["error"]["code"]), (429, &json!("Throttled")));
    stage.town.meddle(|world| world.habits.throttle = false);
    assert_eq!(stage.call("POST", &path, &text(&"x".repeat(30 * 1024))).await.0, 201);
    let complaints = stage.town.world().complaints;
    assert_eq!(complaints.len(), 1, "{complaints:?}");
}

#[tokio::test]
async fn what_is_answered_has_to_be_there() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let (_, sent) = stage.call("POST", &path, &text("hello")).await;
    let one = format!("{path}/{}", sent["id"].as_str().unwrap());
    let answer = json!({ "type": "message", "text": "yes?", "replyToId": sent["id"] });
    assert_eq!(stage.call("POST", &one, &answer).await.0, 201);
    let texts: Vec<String> =
        stage.town.world().chats[0].messages.iter().map(|one| one.text.clone()).collect();
    assert_eq!(texts, ["hello", "yes?"], "in a chat it stands at the end");
    assert!(stage.town.world().complaints.is_empty());
    let mut other = answer.clone();
    other["replyToId"] = json!("1");
    assert_eq!(stage.call("POST", &one, &other).await.0, 201);
    assert_eq!(stage.town.world().complaints.len(), 1);
    assert_eq!(stage.call("DELETE", &one, &Value::Null).await.0, 200);
    let (status, gone) = stage.call("POST", &one, &answer).await;
    assert_eq!((status, &gone["error"]["code"]), (404, &json!("ActivityNotFoundInConversation")));
}

#[tokio::test]
async fn typing_is_no_message_and_counts_as_one() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let typing = json!({ "type": "typing" });
    assert_eq!(stage.call("POST", &path, &typing).await, (202, json!({})));
    let world = stage.town.world();
    assert_eq!((world.chats[0].messages.len(), world.complaints.len()), (0, 0));
    let spoken = json!({ "type": "typing", "text": "hello" });
    assert_eq!(stage.call("POST", &path, &spoken).await.0, 202);
    let world = stage.town.world();
    assert_eq!((world.chats[0].messages.len(), world.complaints.len()), (0, 1));
    for _ in 0..5 {
        assert_eq!(stage.call("POST", &path, &typing).await.0, 202);
    }
    assert_eq!(stage.call("POST", &path, &typing).await.0, 429);
}

#[tokio::test]
async fn words_and_card_together_leave_no_id() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let mut both = card_message(&json!({ "type": "AdaptiveCard", "version": "1.5", "body": [] }));
    both["text"] = json!("look");
    assert_eq!(stage.call("POST", &path, &both).await, (202, json!({})));
    assert_eq!(stage.town.world().chats[0].messages.len(), 2);
}

#[tokio::test]
async fn private_chats_can_be_opened_and_groups_cannot() {
    let stage = Stage::open().await;
    let ana = stage.town.people()[0].clone();
    let wish = |group: bool| {
        json!({
            "isGroup": group, "bot": { "id": "28:x" }, "tenantId": "t",
            "members": [{ "id": ana.mri }],
        })
    };
    let path = "/connector/v3/conversations";
    let (status, body) = stage.call("POST", path, &wish(false)).await;
    let own = stage.town.world().personal_chat(&ana.id).unwrap().id.clone();
    assert_eq!((status, body), (201, json!({ "id": own })));
    let (status, body) = stage.call("POST", path, &wish(true)).await;
    assert_eq!((status, &body["error"]["code"]), (400, &json!("BadSyntax")));
}

#[tokio::test]
async fn the_roster_is_open_by_any_name() {
    let stage = Stage::open().await;
    let path = stage.chat_path();
    let (_, page) =
        stage.call("GET", &format!("{path}/pagedmembers?pageSize=100"), &Value::Null).await;
    assert_eq!(page["members"].as_array().unwrap().len(), 7);
    assert!(page.get("continuationToken").is_none());
    let cleo = stage.town.people()[2].clone();
    for name in [cleo.mri.replace(':', "%3A"), cleo.id.to_uppercase(), cleo.email.clone()] {
        let (status, body) =
            stage.call("GET", &format!("{path}/members/{name}"), &Value::Null).await;
        assert_eq!((status, &body["name"]), (200, &json!("Cleo Martens")), "{name}");
    }
    let (status, _) = stage.call("GET", &format!("{path}/members/nobody"), &Value::Null).await;
    assert_eq!(status, 404);
}
