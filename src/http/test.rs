//! The door as a stranger sees it: bytes over a socket.

use super::{Answer, Door, Road, router, serve};
use crate::auth::{Gate, Inbound, KeyRing, Rules};
use crate::wire::Trusted;
use incident::Moment;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};

/// A road that does what the message says.
#[derive(Clone, Default)]
struct ToTheLetter {
    arrived: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl Road for ToTheLetter {
    async fn travel(&self, inbound: Inbound) -> Answer {
        match inbound.activity().text.as_deref() {
            Some("panic") => panic!("as asked"),
            Some("press") => Answer::Invoke(json!({"statusCode": 200})),
            Some("unknown") => Answer::NotImplemented,
            Some("full") => Answer::Unavailable("the disk is full".to_owned()),
            Some("wait") => {
                self.arrived.notify_one();
                self.go_on.notified().await;
                Answer::Accepted
            }
            _ => Answer::Accepted,
        }
    }

    fn ready(&self) -> Result<(), String> {
        Err("no keys yet".to_owned())
    }

    fn state(&self) -> serde_json::Value {
        serde_json::json!({ "ledger": "well" })
    }

    fn now(&self) -> Moment {
        Moment(1_785_312_000_000)
    }

    fn denied(&self, _: axum::http::StatusCode) {}

    fn numbers(&self) -> String {
        "firewatch_queue 0\n# EOF\n".to_owned()
    }

    fn calendar(&self, secret: &str, who: Option<&str>) -> Result<Option<String>, String> {
        match secret {
            "known" => Ok(Some(format!("the turns of {}", who.unwrap_or("all")))),
            "full" => Err("the disk is full".to_owned()),
            _ => Ok(None),
        }
    }
}

struct House {
    address: std::net::SocketAddr,
    road: ToTheLetter,
    stop: Option<oneshot::Sender<()>>,
    served: tokio::task::JoinHandle<()>,
}

impl House {
    async fn open() -> Self {
        let rules = Rules {
            app_id: "app".to_owned(),
            tenant_id: "tenant".to_owned(),
            trusted: Trusted::default(),
            issuer: "https://api.botframework.com".to_owned(),
        };
        let gate = Arc::new(Gate::playground(rules, Arc::new(KeyRing::default())));
        let road = ToTheLetter::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let door = router(Door { gate, road: road.clone() });
        let served = tokio::spawn(serve(listener, door, async {
            let _ended = stopped.await;
        }));
        Self { address, road, stop: Some(stop), served }
    }

    async fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream
    }

    /// Sends a request and returns the whole answer.
    async fn ask(&self, request: &str) -> String {
        read(self.send(request).await).await
    }

    async fn say(&self, text: &str) -> String {
        self.ask(&post(&message(text), "")).await
    }
}

async fn read(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

fn message(text: &str) -> String {
    json!({"type": "message", "serviceUrl": "http://localhost:1/", "text": text}).to_string()
}

fn post(body: &str, headers: &str) -> String {
    let length = body.len();
    format!(
        "POST /api/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    )
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("nothing")
}

#[tokio::test]
async fn each_answer_has_its_form() {
    let house = House::open().await;
    let accepted = house.say("hello").await;
    assert_eq!(status(&accepted), "200");
    assert!(accepted.ends_with("\r\n\r\n"), "no body: {accepted}");
    let press = house.say("press").await;
    assert!(press.contains("application/json") && press.ends_with("{\"statusCode\":200}"));
    assert_eq!(status(&house.say("unknown").await), "501");
    let full = house.say("full").await;
    assert_eq!(status(&full), "503");
    assert!(full.contains("retry-after: 5") && !full.contains("disk"), "{full}");
}

#[tokio::test]
async fn a_panic_is_answered_and_the_house_stands() {
    let house = House::open().await;
    assert_eq!(status(&house.say("panic").await), "500");
    assert_eq!(status(&house.say("hello").await), "200");
}

#[tokio::test]
async fn strangers_and_nonsense_are_refused() {
    let house = House::open().await;
    assert_eq!(status(&house.ask(&post("{ no json", "")).await), "400");
    let bad = post(&message("hello"), "authorization: Bearer x\r\n");
    assert_eq!(status(&house.ask(&bad).await), "401");
    let twice = "authorization: Bearer x\r\n".repeat(2);
    assert_eq!(status(&house.ask(&post(&message("hello"), &twice)).await), "401");
    let get = "GET /api/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    assert_eq!(status(&house.ask(get).await), "405");
    assert_eq!(status(&house.ask(&get.replace("GET", "HEAD")).await), "405");
    assert_eq!(status(&house.ask(&get.replace("/api/messages", "/nowhere")).await), "404");
}

#[tokio::test]
async fn a_large_body_is_refused_whether_it_says_so_or_not() {
    let house = House::open().await;
    let said = "POST /api/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 1048577\r\n\r\n";
    assert_eq!(status(&house.ask(said).await), "413");
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000)).repeat(17);
    let unsaid = format!(
        "POST /api/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n{chunk}0\r\n\r\n"
    );
    let mut stream = TcpStream::connect(house.address).await.unwrap();
    // The door closes before the last byte, so writing may fail; the answer is what counts.
    let _cut = stream.write_all(unsaid.as_bytes()).await;
    let mut start = [0; 16];
    let read = stream.read(&mut start).await.unwrap();
    assert_eq!(status(&String::from_utf8_lossy(&start[..read])), "413");
    let largest = message(&"x".repeat(1_000_000));
    assert_eq!(status(&house.ask(&post(&largest, "")).await), "200");
}

#[tokio::test]
async fn a_strangers_body_is_heard_out_before_the_no() {
    let house = House::open().await;
    let bad = post(&"x".repeat(900_000), "authorization: Bearer x\r\n");
    assert_eq!(status(&house.ask(&bad).await), "401");
}

#[tokio::test]
async fn the_small_doors() {
    let house = House::open().await;
    let get = |path| format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(house.ask(&get("/healthz")).await.ends_with("ok"));
    let ready = house.ask(&get("/readyz")).await;
    assert_eq!(status(&ready), "503");
    assert!(ready.ends_with("no keys yet"));
}

#[tokio::test]
async fn the_calendar_is_for_whoever_has_its_link() {
    let house = House::open().await;
    let get = |path| format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let all = house.ask(&get("/calendar/known.ics")).await;
    assert_eq!(status(&all), "200");
    assert!(all.contains("content-type: text/calendar; charset=utf-8"), "{all}");
    assert!(all.contains("cache-control: private") && all.ends_with("the turns of all"), "{all}");
    let one = house.ask(&get("/calendar/known.ics?who=bo%40example.org")).await;
    assert!(one.ends_with("the turns of bo@example.org"), "{one}");
    let missing = house.ask(&get("/nowhere")).await;
    let (_, missing) = missing.split_once(' ').unwrap();
    for path in ["/calendar/wrong.ics", "/calendar/known", "/calendar/", "/calendar/known.ics/x"] {
        let answer = house.ask(&get(path)).await;
        let same = |text: &str| text.lines().filter(|line| !line.starts_with("date:")).count();
        assert_eq!(status(&answer), "404", "{path}");
        assert_eq!(same(&answer), same(missing), "{path} looks like nothing else");
    }
    let full = house.ask(&get("/calendar/full.ics")).await;
    assert_eq!(status(&full), "503");
    assert!(!full.contains("disk"), "{full}");
}

#[tokio::test(start_paused = true)]
async fn a_stalled_header_is_closed() {
    let house = House::open().await;
    let mut stream = house.send("POST /api/messages HTTP/1.1\r\nhost:").await;
    let mut answer = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(12), stream.read_to_end(&mut answer));
    closed.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_stalled_body_is_answered() {
    let house = House::open().await;
    let stalled = post("", "").replace("content-length: 0", "content-length: 9");
    assert_eq!(status(&house.ask(&stalled).await), "503");
}

#[tokio::test]
async fn what_was_accepted_is_finished_before_the_end() {
    let mut house = House::open().await;
    let stream = house.send(&post(&message("wait"), "")).await;
    house.road.arrived.notified().await;
    house.stop.take().unwrap().send(()).unwrap();
    while TcpStream::connect(house.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!house.served.is_finished());
    house.road.go_on.notify_one();
    assert_eq!(status(&read(stream).await), "200");
    house.served.await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_never_finishes_is_given_up() {
    let mut house = House::open().await;
    let _stream = house.send(&post(&message("wait"), "")).await;
    house.road.arrived.notified().await;
    house.stop.take().unwrap().send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(21), house.served).await.unwrap().unwrap();
}
