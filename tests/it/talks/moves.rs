//! Teams may move a chat to another Connector. Answers follow, also those that come later and after a
//! restart; and they come back when the chat does.

use crate::home::Home;
use axum::Json;
use axum::extract::State;
use axum::http::{Method, Uri};
use incident::Moment;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

type Heard = Arc<Mutex<Vec<String>>>;

/// A Connector that takes everything.
async fn elsewhere() -> (String, Heard) {
    async fn take(State(heard): State<Heard>, method: Method, uri: Uri) -> Json<Value> {
        // Who is in the chat is asked there as well.
        if uri.path().contains("/activities") {
            heard.lock().unwrap().push(format!("{method} {}", uri.path()));
        }
        Json(json!({ "id": "1" }))
    }
    let heard = Heard::default();
    let router = axum::Router::new().fallback(take).with_state(Arc::clone(&heard));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (format!("http://{address}/amer/"), heard)
}

/// What the Connector of the town was told so far.
fn at_home(home: &Home) -> usize {
    let requests = home.town.requests();
    requests.iter().filter(|one| one.path.contains("/activities")).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_follow_a_chat_to_another_connector_and_back() {
    let mut home = Home::new().await;
    let (url, heard) = elsewhere().await;
    home.stop().await;
    home.config.endpoints.trusted_service_urls.push(url.clone());
    home.start().await;
    let chat = home.town.team_chat();
    let mut moved = home.town.says("Ana", &chat, "who is checking").await.activity;
    home.settle().await;
    let before = at_home(&home);
    moved["id"] = json!("moved");
    moved["serviceUrl"] = json!(url);
    moved["text"] =
        json!(moved["text"].as_str().unwrap().replace("who is checking", "report payments stuck"));
    let token = home.town.token(|claims| claims["serviceurl"] = json!(url));
    assert_eq!(home.town.delivers(&moved, Some(&token)).await.status, 200);
    home.settle().await;
    let card = heard.lock().unwrap().clone();
    assert_eq!(card.len(), 1, "{card:?}");
    assert!(card[0].starts_with("POST /amer/v3/conversations/19%3A"), "{card:?}");
    // The silence of the checker is told there, too.
    home.stop().await;
    home.start().await;
    home.until(Moment(home.clock.now().0 + 900_000)).await;
    let later = heard.lock().unwrap().len();
    assert!(later > card.len(), "what comes later follows");
    assert_eq!(at_home(&home), before, "nothing goes to where the chat was");
    home.town.says("Bo", &chat, "who is checking").await;
    home.settle().await;
    assert_eq!(heard.lock().unwrap().len(), later, "nothing goes to where the chat is no more");
    assert!(at_home(&home) > before, "the chat is back");
}
