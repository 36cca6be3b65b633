use super::Stage;
use serde_json::{Value, json};

const CHATS: &str = "/graph/v1.0/chats";

fn member(id: &str, role: &str) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": [role],
        "user@odata.bind": format!("https://graph.microsoft.com/v1.0/users('{id}')"),
    })
}

fn group(stage: &Stage, names: &[&str], topic: &str) -> Value {
    let world = stage.town.world();
    let members: Vec<Value> =
        names.iter().map(|name| member(&world.person(name).unwrap().id, "owner")).collect();
    json!({ "chatType": "group", "topic": topic, "members": members })
}

async fn made(stage: &Stage, names: &[&str], topic: &str) -> String {
    let (status, chat) = stage.call("POST", CHATS, &group(stage, names, topic)).await;
    assert_eq!(status, 201, "{chat}");
    chat["id"].as_str().unwrap().to_owned()
}

fn path(chat: &str, rest: &str) -> String {
    format!("{CHATS}/{}{rest}", chat.replace(':', "%3A").replace('@', "%40"))
}

fn code(answer: &(u16, Value)) -> (u16, &str) {
    (answer.0, answer.1["error"]["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn a_chat_is_made_only_of_distinct_people_with_roles_and_a_plain_title() {
    let stage = Stage::open().await;
    let good = group(&stage, &["Ana", "Bo", "Cleo"], "INC-1 payments");
    let cleo = stage.town.people()[2].id.clone();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut wish = good.clone();
        change(&mut wish);
        let stage = &stage;
        async move { stage.call("POST", CHATS, &wish).await.0 }
    };
    assert_eq!(refused(&|wish| wish["topic"] = json!("INC-1: payments")).await, 400);
    assert_eq!(refused(&|wish| wish["topic"] = json!("x".repeat(251))).await, 400);
    assert_eq!(refused(&|wish| wish["members"][0]["roles"] = json!([])).await, 400);
    assert_eq!(refused(&|wish| wish["members"][0] = member(&cleo, "owner")).await, 400);
    assert_eq!(refused(&|wish| wish["members"][0] = member("nobody", "owner")).await, 404);
    assert_eq!(refused(&|wish| wish["members"] = json!([])).await, 400);
    assert_eq!(refused(&|_wish| {}).await, 201);
    assert_eq!(refused(&|_wish| {}).await, 201, "a repeat makes a second chat");
    assert_eq!(stage.town.world().chats.len(), 10);
}

#[tokio::test]
async fn permissions_open_their_doors_and_no_others() {
    let stage = Stage::open().await;
    stage.town.meddle(|world| world.granted.remove("Chat.Create"));
    let answer = stage.call("POST", CHATS, &group(&stage, &["Ana", "Bo", "Cleo"], "x")).await;
    assert_eq!(code(&answer), (403, "Forbidden"));
    let team = stage.town.team_chat();
    let rename = json!({ "topic": "121 Team (firefighting)" });
    assert_eq!(stage.call("PATCH", &path(&team, ""), &rename).await.0, 200);
    stage.town.meddle(|world| world.bot.chat_permissions.clear());
    assert_eq!(stage.call("PATCH", &path(&team, ""), &rename).await.0, 403);
}

#[tokio::test]
async fn the_bot_gets_in_with_the_right_consent_and_is_told() {
    let stage = Stage::open().await;
    let chat = made(&stage, &["Ana", "Bo", "Cleo"], "INC-1").await;
    let bot = stage.town.world().bot;
    let filter = format!(
        "/graph/v1.0/appCatalogs/teamsApps?$filter=externalId%20eq%20'{}'",
        bot.manifest_id
    );
    let (_, found) = stage.call("GET", &filter, &Value::Null).await;
    let id = found["value"][0]["id"].as_str().unwrap();
    let consent = |names: &[&str]| {
        let permissions: Vec<Value> = names
            .iter()
            .map(|name| json!({ "permissionValue": name, "permissionType": "Application" }))
            .collect();
        json!({
            "teamsApp@odata.bind":
                format!("https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{id}"),
            "consentedPermissionSet": { "resourceSpecificPermissions": permissions },
        })
    };
    let apps = path(&chat, "/installedApps");
    let mismatch = stage.call("POST", &apps, &consent(&["ChatMessage.Read.Chat"])).await;
    assert_eq!(mismatch.0, 400);
    assert!(mismatch.1["error"]["message"].as_str().unwrap().contains("Mismatch"));
    let all = consent(&["ChatSettings.ReadWrite.Chat", "ChatMessage.Read.Chat"]);
    assert_eq!(stage.call("POST", &apps, &all).await.0, 201);
    stage.town.quiet().await;
    let told: Vec<Value> =
        stage.parrot.heard().iter().map(|activity| activity["type"].clone()).collect();
    assert_eq!(told, ["installationUpdate", "conversationUpdate"]);
    assert_eq!(stage.parrot.heard()[0]["conversation"]["id"], json!(chat));
    assert_eq!(code(&stage.call("POST", &apps, &all).await), (409, "Conflict"));
}

#[tokio::test]
async fn people_come_and_go_but_not_into_a_chat_of_two() {
    let stage = Stage::open().await;
    let people = stage.town.people();
    let chat = made(&stage, &["Ana", "Bo", "Cleo"], "INC-1").await;
    let members = path(&chat, "/members");
    assert_eq!(stage.call("POST", &members, &member(&people[4].id, "owner")).await.0, 201);
    let again = stage.call("POST", &members, &member(&people[4].id, "owner")).await;
    assert_eq!(again.0, 409);
    let (_, list) = stage.call("GET", &members, &Value::Null).await;
    let eve = &list["value"][3];
    assert_eq!(eve["displayName"], "Eve Okafor");
    let id: String =
        url::form_urlencoded::byte_serialize(eve["id"].as_str().unwrap().as_bytes()).collect();
    assert_eq!(stage.call("DELETE", &format!("{members}/{id}"), &Value::Null).await.0, 204);

    let two = made(&stage, &["Ana", "Bo"], "INC-2").await;
    let blocked =
        stage.call("POST", &path(&two, "/members"), &member(&people[4].id, "owner")).await;
    assert_eq!(blocked.0, 403);
    assert!(blocked.1.to_string().contains("RosterAddMemberBlocked"));
}

#[tokio::test]
async fn a_chat_is_found_again_by_its_title() {
    let stage = Stage::open().await;
    let chat = made(&stage, &["Ana", "Bo", "Cleo"], "INC-1 payments").await;
    let bo = &stage.town.people()[1].id.to_uppercase();
    let base = format!("/graph/v1.0/users/{bo}/chats");
    let query = "?$filter=topic%20eq%20'INC-1%20payments'&$expand=members&$top=50";
    let (_, found) = stage.call("GET", &format!("{base}{query}"), &Value::Null).await;
    assert_eq!(found["value"][0]["id"], json!(chat));
    assert_eq!(found["value"][0]["members"].as_array().unwrap().len(), 3);
    let (_, page) = stage.call("GET", &format!("{base}?$top=2"), &Value::Null).await;
    assert_eq!(page["value"].as_array().unwrap().len(), 2);
    let next = page["@odata.nextLink"].as_str().unwrap().strip_prefix(&stage.base()).unwrap();
    let (_, rest) = stage.call("GET", next, &Value::Null).await;
    assert_eq!(rest["value"].as_array().unwrap().len(), 1);
    assert!(rest.get("@odata.nextLink").is_none());
    assert_eq!(stage.call("GET", &format!("{base}?$top=51"), &Value::Null).await.0, 400);
}

#[tokio::test]
async fn people_are_known_by_id_and_address() {
    let stage = Stage::open().await;
    let cleo = stage.town.people()[2].clone();
    for name in [&cleo.id, &cleo.email] {
        let (_, found) =
            stage.call("GET", &format!("/graph/v1.0/users/{name}"), &Value::Null).await;
        assert_eq!(found["displayName"], "Cleo Martens");
    }
    let find = format!(
        "/graph/v1.0/users?$filter=mail%20eq%20'{0}'%20or%20userPrincipalName%20eq%20'{0}'",
        cleo.email
    );
    let (_, found) = stage.call("GET", &find, &Value::Null).await;
    assert_eq!(found["value"].as_array().unwrap().len(), 1);
    let nobody = stage.call("GET", "/graph/v1.0/users/nobody", &Value::Null).await;
    assert_eq!(code(&nobody), (404, "Request_ResourceNotFound"));
    let presences = "/graph/v1.0/communications/getPresencesByUserId";
    let (_, found) = stage.call("POST", presences, &json!({ "ids": [cleo.id] })).await;
    assert_eq!(found["value"][0]["availability"], "Available");
    assert_eq!(stage.call("POST", presences, &json!({ "ids": [cleo.email] })).await.0, 400);
}

#[tokio::test]
async fn an_invitation_sent_twice_is_one_meeting() {
    let stage = Stage::open().await;
    let cleo = stage.town.people()[2].clone();
    let path = format!("/graph/v1.0/users/{}/events", cleo.id);
    let event = json!({
        "subject": "Post-mortem INC-1", "transactionId": "inc-1", "isOnlineMeeting": true,
        "start": { "dateTime": "2026-08-25T10:00:00", "timeZone": "UTC" },
        "end": { "dateTime": "2026-08-25T11:45:00", "timeZone": "UTC" },
    });
    let (status, first) = stage.call("POST", &path, &event).await;
    let (_, second) = stage.call("POST", &path, &event).await;
    assert_eq!((status, &first["id"]), (201, &second["id"]));
    assert!(first["onlineMeeting"]["joinUrl"].is_string());
    assert_eq!(stage.town.world().meetings.len(), 1);
    let wish = json!({
        "schedules": [cleo.email, "nobody@example.org"], "startTime": event["start"],
        "endTime": event["end"], "availabilityViewInterval": 15,
    });
    let path = format!("/graph/v1.0/users/{}/calendar/getSchedule", cleo.id);
    let (_, answer) = stage.call("POST", &path, &wish).await;
    assert_eq!(answer["value"][0]["availabilityView"], "0000000");
    assert_eq!(answer["value"][1]["error"]["responseCode"], "ErrorMailRecipientNotFound");
}

#[tokio::test]
async fn an_app_cannot_post_messages_through_graph() {
    let stage = Stage::open().await;
    let path = path(&stage.town.team_chat(), "/messages");
    let answer = stage.call("POST", &path, &json!({ "body": { "content": "hi" } })).await;
    assert_eq!(code(&answer), (412, "PreconditionFailed"));
    let answer = stage.call_with("GET", CHATS, &Value::Null, "Bearer x").await;
    assert_eq!(code(&answer), (401, "InvalidAuthenticationToken"));
}
