use super::{Stage, card_message};
use crate::sandbox::Saying;
use serde_json::{Value, json};

#[tokio::test]
async fn words_arrive_as_teams_sends_them() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let saying = Saying::from("manager @Cleo").mentioning(&["Cleo"]);
    let delivered = stage.town.says("Bo", &chat, saying).await;
    assert_eq!(delivered.status, 200);
    let activity = stage.parrot.heard().remove(0);
    assert_eq!(activity, delivered.activity);
    let people = stage.town.people();
    let (bo, cleo) = (&people[1], &people[2]);
    assert_eq!(activity["text"], "<at>Firewatch</at> manager <at>Cleo Martens</at>");
    assert_eq!(activity["localTimestamp"], "2026-08-24T09:00:00.000+02:00");
    assert_eq!(activity["from"]["aadObjectId"], json!(bo.id));
    assert_eq!(activity["entities"][0]["mentioned"]["id"], activity["recipient"]["id"]);
    assert_eq!(
        activity["entities"][1],
        json!({
            "type": "mention", "text": "<at>Cleo Martens</at>",
            "mentioned": { "id": cleo.mri, "name": "Cleo Martens" },
        })
    );
    assert_eq!(activity["entities"][2]["type"], "clientInfo");
    assert_eq!(activity["serviceUrl"], json!(stage.town.addresses().service_url));
}

#[tokio::test]
async fn everything_said_is_heard_only_with_the_permission_for_it() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let aside = || Saying::aside("is it me, or is the portal slow?");
    assert_eq!(stage.town.says("Ana", &chat, aside()).await.status, 200);
    stage.town.meddle(|world| world.habits.all_messages = false);
    assert_eq!(stage.town.says("Ana", &chat, aside()).await.status, 0);
    assert_eq!(stage.town.says("Ana", &chat, "help").await.status, 200);
    assert_eq!(stage.town.says("Ana", "private", aside()).await.status, 200);
    assert_eq!(stage.parrot.heard().len(), 3);
}

#[tokio::test]
async fn a_mention_can_be_lost_and_a_message_edited() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let stripped = Saying { strip_mention: true, ..Saying::from("status INC-7") };
    let first = stage.town.says("Ana", &chat, stripped).await;
    assert_eq!(first.activity["text"], "status INC-7");
    assert_eq!(first.activity["entities"].as_array().unwrap().len(), 1);
    let id = first.activity["id"].as_str().unwrap().to_owned();
    let edit = Saying { as_edit_of: Some(id.clone()), ..Saying::from("status INC-8") };
    let edited = stage.town.says("Ana", &chat, edit.clone()).await;
    assert_eq!(edited.activity["type"], "messageUpdate");
    assert_eq!(edited.activity["channelData"]["eventType"], "editMessage");
    assert_eq!(stage.town.says("Bo", &chat, edit).await.status, 0, "not Bo's message");
    let world = stage.town.world();
    assert_eq!(world.chats[0].messages.len(), 1);
    assert_eq!(world.chats[0].messages[0].text, "<at>Firewatch</at> status INC-8");
}

#[tokio::test]
async fn a_failing_bot_hears_the_same_again_with_the_same_token() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    stage.parrot.will_say(500, Value::Null);
    assert_eq!(stage.town.says("Ana", &chat, "help").await.status, 200);
    let heard = stage.parrot.heard();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0], heard[1]);
    let tokens = stage.parrot.tokens();
    assert_eq!(tokens[0], tokens[1]);
    stage.parrot.will_say(400, Value::Null);
    assert_eq!(stage.town.says("Ana", &chat, "help").await.status, 400);
    assert_eq!(stage.parrot.heard().len(), 3);
}

fn card(userids: &Value, title: &str) -> Value {
    json!({
        "type": "AdaptiveCard", "version": "1.5",
        "refresh": {
            "action": { "type": "Action.Execute", "verb": "refresh", "data": { "inc": "INC-7" } },
            "userIds": userids,
        },
        "body": [{ "type": "TextBlock", "text": title }],
    })
}

#[tokio::test]
async fn the_answer_to_a_press_is_seen_by_one_person_until_the_card_changes() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let people = stage.town.people();
    let path = format!("{}/activities", stage.chat_path());
    let base = card(&json!([people[1].mri]), "for all");
    let (_, sent) = stage.call("POST", &path, &card_message(&base)).await;
    let id = sent["id"].as_str().unwrap().to_owned();

    let own = card(&json!([people[1].mri]), "for Bo");
    let answer = json!({
        "statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": own,
    });
    stage.parrot.will_say(200, answer);
    let refreshed = stage.town.refreshes("Bo", (&chat, &id)).await;
    assert_eq!(refreshed.activity["value"]["trigger"], "automatic");
    assert_eq!(refreshed.activity["replyToId"], json!(id));
    assert_eq!(stage.town.refreshes("Ana", (&chat, &id)).await.status, 0, "not for her");

    let action = json!({ "type": "Action.Execute", "verb": "confirm", "data": { "inc": "INC-7" } });
    let pressed =
        stage.town.presses("Bo", (&chat, &id), &action, &json!({ "severity": "1" })).await;
    assert_eq!(
        pressed.activity["value"],
        json!({
            "action": {
                "type": "Action.Execute", "verb": "confirm",
                "data": { "inc": "INC-7", "severity": "1" },
            },
            "trigger": "manual",
        })
    );
    let world = stage.town.world();
    let message = world.chats[0].message(&id).unwrap();
    assert_eq!(message.card_for(&people[1].id), Some(&own));
    assert_eq!(message.card_for(&people[0].id), Some(&base));

    stage.call("PUT", &format!("{path}/{id}"), &card_message(&base)).await;
    let world = stage.town.world();
    assert_eq!(world.chats[0].message(&id).unwrap().card_for(&people[1].id), Some(&base));
}

#[tokio::test]
async fn a_submit_is_a_message_without_words() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let action = json!({ "type": "Action.Submit", "data": { "verb": "confirm" } });
    let delivered =
        stage.town.presses("Bo", (&chat, "17"), &action, &json!({ "severity": "2" })).await;
    assert_eq!(delivered.activity["type"], "message");
    assert_eq!(delivered.activity["value"], json!({ "verb": "confirm", "severity": "2" }));
    assert!(delivered.activity.get("text").is_none());
}

#[tokio::test]
async fn a_message_action_hands_over_the_message() {
    let stage = Stage::open().await;
    let chat = stage.town.team_chat();
    let said = stage.town.says("Ana", &chat, Saying::aside("portal returns 502")).await;
    let id = said.activity["id"].as_str().unwrap().to_owned();
    let opened = stage.town.opens_message_action("Bo", (&chat, &id), "reportIncident").await;
    assert_eq!(opened.activity["name"], "composeExtension/fetchTask");
    let payload = &opened.activity["value"]["messagePayload"];
    assert_eq!(payload["body"]["content"], "<p>portal returns 502</p>");
    assert_eq!(payload["from"]["user"]["displayName"], "Ana Achieng");
    let data = json!({ "summary": "portal" });
    let sent =
        stage.town.submits_message_action("Bo", (&chat, &id), "reportIncident", data.clone()).await;
    assert_eq!(sent.activity["name"], "composeExtension/submitAction");
    assert_eq!(sent.activity["value"]["data"], data);
}

#[tokio::test]
async fn an_installation_is_told_twice() {
    let stage = Stage::open().await;
    stage.town.installs_bot_in(&stage.town.team_chat()).await;
    let heard = stage.parrot.heard();
    assert_eq!(heard[0]["type"], "installationUpdate");
    assert_eq!(heard[0]["action"], "add");
    assert_eq!(heard[0]["channelData"]["tenant"]["id"], heard[0]["conversation"]["tenantId"]);
    assert_eq!(heard[1]["membersAdded"][0]["id"], heard[1]["recipient"]["id"]);
}

#[tokio::test]
async fn anything_can_be_put_before_the_bot() {
    let stage = Stage::open().await;
    let token = stage.town.token(|claims| claims["aud"] = json!("somebody-else"));
    let delivered = stage.town.delivers(&json!({ "type": "odd" }), Some(&token)).await;
    assert_eq!(delivered.status, 200);
    assert_eq!(stage.parrot.tokens(), [format!("Bearer {token}")]);
}
