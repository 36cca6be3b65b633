//! Carries activities to the bot, signed as Teams signs them.

use super::ground::{Ground, lock};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::sync::watch;

/// What was brought to the bot, and what it said.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Delivered {
    /// The activity; null if nothing had to be delivered.
    pub activity: Value,
    /// The bot's HTTP status; 0 if nothing was delivered or the bot did not answer.
    pub status: u16,
    /// The bot's answer: JSON where it is JSON, otherwise a string; null where empty. With status
    /// 0 it says in words why.
    pub body: Value,
}

impl Delivered {
    pub(super) fn nothing(why: impl Into<String>) -> Self {
        Self { activity: Value::Null, status: 0, body: Value::String(why.into()) }
    }
}

/// Teams waits this long for a bot.
const PATIENCE: Duration = Duration::from_secs(15);

/// Counts an activity as being under way until dropped.
pub(super) struct Underway(watch::Sender<usize>);

impl Drop for Underway {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Ground {
    /// Begins something that will end with the bot being told.
    pub(super) fn underway(&self) -> Underway {
        self.underway.send_modify(|count| *count += 1);
        Underway(self.underway.clone())
    }
}

/// The claims of a token from the Bot Connector, good for an hour.
pub(super) fn claims(ground: &Ground) -> Value {
    let now = ground.now().div_euclid(1000);
    json!({
        "iss": "https://api.botframework.com", "aud": ground.setting.app_id,
        "serviceurl": ground.service_url(), "nbf": now, "exp": now + 3600,
    })
}

/// Delivers with the token in use, and once more if the bot fails or is late.
pub(super) async fn deliver(ground: &Ground, activity: Value) -> Delivered {
    let _underway = ground.underway();
    let token = ground.ring.token(ground.now(), &claims(ground));
    let first = attempt(ground, activity, Some(&token)).await;
    if matches!(first, Outcome::Failed(_)) && ground.look(|world| world.habits.redelivery) {
        return attempt(ground, first.delivered().activity, Some(&token)).await.delivered();
    }
    first.delivered()
}

/// Delivers once, with this token or none.
pub(super) async fn deliver_raw(
    ground: &Ground,
    activity: Value,
    token: Option<&str>,
) -> Delivered {
    let _underway = ground.underway();
    attempt(ground, activity, token).await.delivered()
}

enum Outcome {
    Settled(Delivered),
    /// Answered with 5xx, or not in time: Teams tries such again.
    Failed(Delivered),
}

impl Outcome {
    fn delivered(self) -> Delivered {
        match self {
            Self::Settled(delivered) | Self::Failed(delivered) => delivered,
        }
    }
}

async fn attempt(ground: &Ground, activity: Value, token: Option<&str>) -> Outcome {
    let Some(address) = lock(&ground.bot).clone() else {
        let body = json!("nobody has said where the bot is");
        return Outcome::Settled(Delivered { activity, status: 0, body });
    };
    let mut request = ground
        .post
        .post(address)
        .timeout(PATIENCE)
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header("MS-CV", "sandbox.1")
        .body(activity.to_string());
    if let Some(token) = token {
        request = request.header(AUTHORIZATION, format!("Bearer {token}"));
    }
    let answer = match request.send().await {
        Ok(response) => {
            let status = response.status().as_u16();
            response.bytes().await.map(|bytes| (status, bytes))
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok((status, bytes)) => {
            let body = if bytes.is_empty() {
                Value::Null
            } else {
                serde_json::from_slice(&bytes)
                    .unwrap_or_else(|_| json!(String::from_utf8_lossy(&bytes)))
            };
            let delivered = Delivered { activity, status, body };
            if status >= 500 { Outcome::Failed(delivered) } else { Outcome::Settled(delivered) }
        }
        Err(error) => {
            let late = error.is_timeout();
            let body = json!(format!("the bot did not answer: {error}"));
            let delivered = Delivered { activity, status: 0, body };
            if late { Outcome::Failed(delivered) } else { Outcome::Settled(delivered) }
        }
    }
}
