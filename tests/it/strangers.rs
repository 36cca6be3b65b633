//! What comes to the door and does not belong there: the expected status, an unchanged world, and
//! never a failure of ours.

use crate::home::Home;
use crate::seen::difference;
use crate::talk::answer;
use firewatch::sandbox::{Signer, World};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Something that would be a report if it were let in.
async fn a_report(home: &Home) -> Value {
    let chat = home.town.team_chat();
    let mut activity = home.town.says("Ana", &chat, "who is checking").await.activity;
    home.settle().await;
    activity["id"] = json!("1795420899999");
    activity["text"] = json!("<at>Firewatch</at> report payments stuck in Kenya");
    activity
}

async fn nothing_happened(home: &Home, before: &World) {
    home.settle().await;
    let said = difference(before, &home.town.world());
    assert!(said.is_empty(), "{said:#?}");
    assert_eq!(home.town.world().devops.work_items.len(), before.devops.work_items.len());
}

/// Brings an activity with a changed token and says what status it got.
async fn with_claims(home: &Home, signer: Signer, change: impl FnOnce(&mut Value)) -> u16 {
    let activity = a_report(home).await;
    let before = home.town.world();
    let token = home.town.token_by(signer, change);
    let status = home.town.delivers(&activity, Some(&token)).await.status;
    if status != 200 {
        nothing_happened(home, &before).await;
    }
    status
}

/// Brings a changed activity with a good token and says what status it got.
async fn with_activity(home: &Home, change: impl FnOnce(&mut Value)) -> u16 {
    let mut activity = a_report(home).await;
    change(&mut activity);
    let before = home.town.world();
    let token = home.town.token(|_| {});
    let status = home.town.delivers(&activity, Some(&token)).await.status;
    nothing_happened(home, &before).await;
    status
}

/// Brings bytes with a good token.
async fn with_bytes(home: &Home, body: impl Into<reqwest::Body>) -> u16 {
    let before = home.town.world();
    let address = home.up.as_ref().unwrap().address;
    let request = reqwest::Client::new()
        .post(format!("http://{address}/api/messages"))
        .bearer_auth(home.town.token(|_| {}))
        .header("Content-Type", "application/json")
        .body(body);
    let status = request.send().await.unwrap().status().as_u16();
    nothing_happened(home, &before).await;
    status
}

/// Announces a body of this many bytes and says what status that got. Nothing is sent of it: a
/// client that is still writing when the answer comes may see a broken pipe in its place.
async fn announced(home: &Home, bytes: usize) -> u16 {
    let address = home.up.as_ref().unwrap().address;
    let token = home.town.token(|_| {});
    let head = format!(
        "POST /api/messages HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {bytes}\r\n\r\n"
    );
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).rsplit(' ').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_with_a_good_token_is_a_report() {
    let home = Home::new().await;
    assert_eq!(with_claims(&home, Signer::Teams, |_| {}).await, 200);
    home.settle().await;
    let world = home.town.world();
    let card = world.chats[0].messages.last().and_then(|message| message.card.as_ref());
    assert!(card.is_some_and(|card| card.to_string().contains("INC-1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_or_with_one_that_is_none() {
    let home = Home::new().await;
    let activity = a_report(&home).await;
    let before = home.town.world();
    let good = home.town.token(|_| {});
    let cut = good.get(..good.len() - 8).unwrap();
    let unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.e30.";
    for token in [None, Some(""), Some("nonsense"), Some("a.b.c"), Some(cut), Some(unsigned)] {
        assert_eq!(home.town.delivers(&activity, token).await.status, 401, "{token:?}");
    }
    nothing_happened(&home, &before).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_token_for_somebody_else_or_another_time() {
    let home = Home::new().await;
    let teams = Signer::Teams;
    let hour = 3600;
    assert_eq!(with_claims(&home, teams, |c| c["aud"] = json!("another-app")).await, 401);
    assert_eq!(with_claims(&home, teams, |c| c["iss"] = json!("https://evil.example")).await, 401);
    let shift = |claims: &mut Value, by: i64| {
        for claim in ["nbf", "exp"] {
            claims[claim] = json!(claims[claim].as_i64().unwrap() + by);
        }
    };
    assert_eq!(with_claims(&home, teams, |c| shift(c, -2 * hour)).await, 401);
    assert_eq!(with_claims(&home, teams, |c| shift(c, 2 * hour)).await, 401);
    for claim in ["aud", "iss", "exp", "serviceurl"] {
        let without = |claims: &mut Value| {
            claims.as_object_mut().unwrap().remove(claim);
        };
        assert_eq!(with_claims(&home, teams, without).await, 401, "{claim}");
    }
    assert_eq!(with_claims(&home, Signer::Stranger, |_| {}).await, 401);
    assert_eq!(with_claims(&home, Signer::Unendorsed, |_| {}).await, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn with_an_address_of_their_own() {
    let home = Home::new().await;
    let elsewhere = "https://evil.example/";
    assert_eq!(with_activity(&home, |a| a["serviceUrl"] = json!(elsewhere)).await, 401);
    let status = with_claims(&home, Signer::Teams, |c| c["serviceurl"] = json!(elsewhere)).await;
    assert_eq!(status, 401);
    // Both agree, and we do not trust the place.
    let mut activity = a_report(&home).await;
    activity["serviceUrl"] = json!(elsewhere);
    let before = home.town.world();
    let token = home.town.token(|claims| claims["serviceurl"] = json!(elsewhere));
    assert_eq!(home.town.delivers(&activity, Some(&token)).await.status, 403);
    nothing_happened(&home, &before).await;
    assert_eq!(with_activity(&home, |a| a["serviceUrl"] = Value::Null).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn from_another_tenant_or_channel() {
    let home = Home::new().await;
    let other = json!("33333333-3333-4333-8333-333333333333");
    let tenant = |activity: &mut Value| {
        activity["conversation"]["tenantId"] = other.clone();
        activity["channelData"]["tenant"]["id"] = other.clone();
    };
    assert_eq!(with_activity(&home, tenant).await, 403);
    let half = |activity: &mut Value| activity["channelData"]["tenant"]["id"] = other.clone();
    assert_eq!(with_activity(&home, half).await, 403);
    let none = |activity: &mut Value| {
        activity["conversation"]["tenantId"] = Value::Null;
        activity["channelData"] = Value::Null;
    };
    assert_eq!(with_activity(&home, none).await, 403);
    assert_eq!(with_activity(&home, |a| a["channelId"] = json!("webchat")).await, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn new_keys_are_accepted_and_old_ones_are_not() {
    let home = Home::new().await;
    let activity = a_report(&home).await;
    let old = home.town.token(|claims| claims["jti"] = json!("never seen before"));
    home.town.rotate_keys();
    home.clock.tell(incident::Moment(home.clock.now().0 + 2 * 3_600_000));
    let new = home.town.token(|_| {});
    assert_eq!(home.town.delivers(&activity, Some(&new)).await.status, 200);
    assert_eq!(home.town.delivers(&activity, Some(&old)).await.status, 401);
    home.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_activity() {
    let home = Home::new().await;
    a_report(&home).await;
    for body in ["", "{", "null", "[]", "42", "\"report\"", "{\"type\":1}", "\u{feff}{}", "{\"a\":"]
    {
        let status = with_bytes(&home, body).await;
        assert!((400..500).contains(&status), "{body:?} got {status}");
    }
    assert_eq!(with_bytes(&home, "[".repeat(100_000)).await, 400);
    assert_eq!(with_bytes(&home, vec![0xff, 0xfe, 0x00]).await, 400);
    assert_eq!(announced(&home, 3_000_000).await, 413);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_an_activity_of_no_known_kind() {
    let home = Home::new().await;
    for kind in ["typing", "event", "endOfConversation", "messageDelete", "messageReaction", "new"]
    {
        assert_eq!(with_activity(&home, |a| a["type"] = json!(kind)).await, 200, "{kind}");
    }
    let invoke = |name: Value, value: Value| {
        move |activity: &mut Value| {
            activity["type"] = json!("invoke");
            activity["name"] = name;
            activity["value"] = value;
        }
    };
    assert_eq!(with_activity(&home, invoke(json!("some/thing"), json!({}))).await, 501);
    assert_eq!(with_activity(&home, invoke(Value::Null, json!({}))).await, 501);
}

#[tokio::test(flavor = "multi_thread")]
async fn presses_of_any_shape_are_answered_calmly() {
    let home = Home::new().await;
    let activity = a_report(&home).await;
    let before = home.town.world();
    let action = |verb: Value, data: Value| json!({ "action": { "type": "Action.Execute", "verb": verb, "data": data } });
    let values = [
        Value::Null,
        json!("text"),
        json!({}),
        json!({ "action": null }),
        json!({ "action": [] }),
        action(Value::Null, Value::Null),
        action(json!("confirm"), json!(null)),
        action(json!("confirm"), json!({ "inc": 1, "severity": [] })),
        action(json!("confirm"), json!({ "inc": "INC-99", "severity": 1 })),
        action(json!("confirm"), json!({ "inc": "INC-1", "severity": 99 })),
        action(json!("assign"), json!({ "inc": "INC-18446744073709551616" })),
        action(json!("view"), json!({ "inc": "INC-0", "on": {}, "q": -1 })),
        action(json!("drop"), json!({ "inc": "INC-1" })),
        action(json!("update"), json!({ "inc": "INC-1", "text": { "a": 1 } })),
        action(json!("report"), json!({ "summary": ["a"] })),
    ];
    for (number, value) in values.into_iter().enumerate() {
        let mut press = activity.clone();
        press["type"] = json!("invoke");
        press["name"] = json!("adaptiveCard/action");
        press["id"] = json!(format!("f:press-{number}"));
        press["value"] = value.clone();
        let token = home.town.token(|_| {});
        let delivered = home.town.delivers(&press, Some(&token)).await;
        assert_eq!(delivered.status, 200, "{value}");
        assert!(answer(&delivered).is_some_and(|words| !words.is_empty()), "{value}");
    }
    nothing_happened(&home, &before).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_in_particular_says_something() {
    let home = Home::new().await;
    let forget = |field: &'static str| move |a: &mut Value| a["from"][field] = Value::Null;
    for field in ["id", "aadObjectId"] {
        let status = with_activity(&home, forget(field)).await;
        assert!(status < 500, "{field} {status}");
    }
    let status = with_activity(&home, |activity| activity["from"] = Value::Null).await;
    assert!(status < 500, "{status}");
    let status = with_activity(&home, |activity| activity["from"]["id"] = json!("28:a-bot")).await;
    assert!(status < 500, "{status}");
    let status =
        with_activity(&home, |activity| activity["conversation"]["id"] = Value::Null).await;
    assert!(status < 500, "{status}");
    let status = with_activity(&home, |activity| activity["id"] = Value::Null).await;
    assert!(status < 500, "{status}");
}
