use super::Stage;
use crate::sandbox::{Setting, Signer};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

#[tokio::test]
async fn entra_gives_tokens_for_one_known_resource_to_the_right_secret_only() {
    let stage = Stage::open().await;
    let app = Setting::default().app_id;
    let ask = |secret: &'static str, scope: &'static str| {
        let (stage, app) = (&stage, app.as_str());
        async move {
            let form = [
                ("grant_type", "client_credentials"),
                ("client_id", app),
                ("client_secret", secret),
                ("scope", scope),
            ];
            let (status, body) = stage.login(&form).await;
            (status, body["error"].as_str().unwrap_or("ok").to_owned())
        }
    };
    let connector = "https://api.botframework.com/.default";
    assert_eq!(ask("sandbox-secret", connector).await, (200, "ok".into()));
    assert_eq!(ask("wrong", connector).await, (401, "invalid_client".into()));
    let unknown = "https://example.org/.default";
    assert_eq!(ask("sandbox-secret", unknown).await, (400, "invalid_scope".into()));
}

#[tokio::test]
async fn a_token_is_good_for_its_own_resource() {
    let stage = Stage::open().await;
    let token = stage.token_for("https://graph.microsoft.com/.default").await;
    let path = format!("{}/members", stage.chat_path());
    let (status, _) = stage.call_with("GET", &path, &Value::Null, &format!("Bearer {token}")).await;
    assert_eq!(status, 401);
    let (status, _) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(status, 200);
}

async fn published(stage: &Stage) -> Vec<Value> {
    let (_, metadata) = stage
        .call_with("GET", "/openid/v1/.well-known/openidconfiguration", &Value::Null, "None")
        .await;
    let keys = metadata["jwks_uri"].as_str().unwrap().strip_prefix(&stage.base()).unwrap();
    let (_, set) = stage.call_with("GET", keys, &Value::Null, "None").await;
    set["keys"].as_array().unwrap().clone()
}

fn opens(keys: &[Value], token: &str) -> bool {
    let kid = jsonwebtoken::decode_header(token).unwrap().kid.unwrap();
    let Some(key) = keys.iter().find(|key| key["kid"] == json!(kid)) else { return false };
    let text = |name: &str| key[name].as_str().unwrap().to_owned();
    let key = DecodingKey::from_rsa_components(&text("n"), &text("e")).unwrap();
    let mut rules = Validation::new(Algorithm::RS256);
    rules.validate_exp = false;
    rules.set_audience(&[Setting::default().app_id]);
    jsonwebtoken::decode::<Value>(token, &key, &rules).is_ok()
}

#[tokio::test]
async fn the_published_keys_open_what_teams_signed() {
    let stage = Stage::open().await;
    let keys = published(&stage).await;
    let good = stage.town.token(|_claims| {});
    assert!(opens(&keys, &good));
    assert!(opens(&keys, &stage.town.token_by(Signer::Unendorsed, |_claims| {})));
    assert!(!opens(&keys, &stage.town.token_by(Signer::Stranger, |_claims| {})));
    assert_eq!(keys[1]["endorsements"], json!(["webchat"]));

    stage.town.rotate_keys();
    let later = stage.town.token(|_claims| {});
    assert!(!opens(&keys, &later), "the old keys do not know the new one");
    let keys = published(&stage).await;
    assert!(opens(&keys, &later));
    assert!(!opens(&keys, &good));
}
