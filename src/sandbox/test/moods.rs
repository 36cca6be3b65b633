use super::Stage;
use crate::sandbox::{Fault, Mood, Service, Weather};
use serde_json::{Value, json};

fn hello() -> Value {
    json!({ "type": "message", "text": "hello" })
}

#[tokio::test]
async fn a_status_meets_as_many_requests_as_it_was_told() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    let fault = Fault::Status { status: 502, body: None, retry_after: Some(3) };
    let mood = Mood::of(Service::Connector, fault).times(2).at("POST", "/activities");
    stage.town.moods().add(mood);
    let (status, body) = stage.call("POST", &path, &hello()).await;
    assert_eq!((status, &body["error"]["code"]), (502, &json!("ServiceError")));
    let members = format!("{}/members", stage.chat_path());
    assert_eq!(stage.call("GET", &members, &Value::Null).await.0, 200);
    assert_eq!(stage.call("POST", &path, &hello()).await.0, 502);
    assert_eq!(stage.call("POST", &path, &hello()).await.0, 201);
    assert!(stage.town.moods().list().is_empty());
    assert_eq!(stage.town.world().chats[0].messages.len(), 1);
}

#[tokio::test]
async fn what_a_neighbour_is_to_say_is_said_as_it_is() {
    let stage = Stage::open().await;
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let headers = vec![header("content-type", "text/html"), header("retry-after", "2.128")];
    let fault = Fault::Says { status: 429, headers, body: "<html>".to_owned() };
    stage.town.moods().add(Mood::of(Service::Graph, fault));
    let answer = stage.client.get(format!("{}/graph/v1.0/chats", stage.base())).send().await;
    let answer = answer.unwrap();
    assert_eq!(answer.status(), 429);
    assert_eq!(answer.headers()["content-type"], "text/html");
    assert_eq!(answer.headers()["retry-after"], "2.128");
    assert_eq!(answer.text().await.unwrap(), "<html>");
}

#[tokio::test]
async fn a_lost_answer_was_carried_out_and_a_refusal_was_not() {
    let stage = Stage::open().await;
    let url = format!("{}{}/activities", stage.base(), stage.chat_path());
    let token = stage.token_for("https://api.botframework.com/.default").await;
    for (fault, expected) in [(Fault::LostAnswer, 1), (Fault::Refuse, 1)] {
        stage.town.moods().add(Mood::of(Service::Connector, fault).times(1));
        let request = stage.client.post(&url).bearer_auth(&token).body(hello().to_string());
        let error = request.send().await.unwrap_err();
        assert!(!error.is_timeout(), "{error}");
        assert_eq!(stage.town.world().chats[0].messages.len(), expected);
    }
    let statuses: Vec<u16> = stage.town.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [200, 0, 0]);
}

#[tokio::test]
async fn the_weather_changes_for_everybody_until_it_clears() {
    let stage = Stage::open().await;
    stage.town.moods().set_weather(Service::Connector, Weather::Down);
    let path = format!("{}/members", stage.chat_path());
    assert_eq!(stage.call("GET", &path, &Value::Null).await.0, 503);
    assert_eq!(stage.call("GET", &path, &Value::Null).await.0, 503);
    stage.town.moods().set_weather(Service::Connector, Weather::Fine);
    assert_eq!(stage.call("GET", &path, &Value::Null).await.0, 200);
}

#[tokio::test]
async fn the_book_shows_what_was_sent_and_no_secret() {
    let stage = Stage::open().await;
    let path = format!("{}/activities", stage.chat_path());
    stage.call("POST", &path, &hello()).await;
    let requests = stage.town.requests();
    assert_eq!(requests.len(), 2);
    let names = json!(["grant_type", "client_id", "client_secret", "scope"]);
    assert_eq!(requests[0].body, names, "of a form with the secret in it only the names");
    assert_eq!((requests[1].path.as_str(), &requests[1].body), (path.as_str(), &hello()));
    assert_eq!(requests[1].headers["authorization"], "Bearer");
    assert_eq!(requests[1].status, 201);
}
