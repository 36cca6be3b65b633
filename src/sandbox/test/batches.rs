use super::Stage;
use crate::sandbox::{Fault, Mood, Service};
use serde_json::{Value, json};

const BATCH: &str = "/graph/v1.0/$batch";

fn status(answer: &Value, id: &str) -> u64 {
    let responses = answer["responses"].as_array().unwrap();
    responses.iter().find(|one| one["id"] == id).unwrap()["status"].as_u64().unwrap()
}

#[tokio::test]
async fn each_request_of_a_batch_has_an_answer_of_its_own() {
    let stage = Stage::open().await;
    let ana = stage.town.people()[0].id.clone();
    let wish = json!({ "requests": [
        { "id": "a", "method": "GET", "url": format!("/users/{ana}?$select=id,userType") },
        { "id": "b", "method": "GET", "url": "/users/nobody" },
        { "id": "c", "method": "POST", "url": "/chats", "body": {} },
    ] });
    let (outer, answer) = stage.call("POST", BATCH, &wish).await;
    assert_eq!(outer, 200, "{answer}");
    assert_eq!(["a", "b", "c"].map(|id| status(&answer, id)), [200, 404, 400]);
    let first = &answer["responses"][2]["body"];
    assert_eq!(first, &json!({ "id": ana, "userType": "Member" }));
}

#[tokio::test]
async fn one_request_of_a_batch_may_be_too_many() {
    let stage = Stage::open().await;
    let busy = Fault::Status { status: 429, body: None, retry_after: Some(7) };
    stage.town.moods().add(Mood::of(Service::Graph, busy).at("GET", "/users/").times(1));
    let ana = stage.town.people()[0].id.clone();
    let one = |id: &str| json!({ "id": id, "method": "GET", "url": format!("/users/{ana}") });
    let (outer, answer) =
        stage.call("POST", BATCH, &json!({ "requests": [one("1"), one("2")] })).await;
    assert_eq!((outer, status(&answer, "1"), status(&answer, "2")), (200, 429, 200));
    assert_eq!(answer["responses"][1]["headers"]["retry-after"], "7");
}

#[tokio::test]
async fn a_batch_has_at_most_twenty_requests_with_different_names() {
    let stage = Stage::open().await;
    let many = |count: usize, id: &dyn Fn(usize) -> String| {
        let one = |n: usize| json!({ "id": id(n), "method": "GET", "url": "/users/x" });
        json!({ "requests": (0..count).map(one).collect::<Vec<_>>() })
    };
    let named = |n: usize| n.to_string();
    assert_eq!(stage.call("POST", BATCH, &many(20, &named)).await.0, 200);
    assert_eq!(stage.call("POST", BATCH, &many(21, &named)).await.0, 400);
    assert_eq!(stage.call("POST", BATCH, &many(0, &named)).await.0, 400);
    assert_eq!(stage.call("POST", BATCH, &many(2, &|_| "same".to_owned())).await.0, 400);
}
