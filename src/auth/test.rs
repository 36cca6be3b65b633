//! Every kind of bad token, and the one good one.

use super::{Denied, Gate, Inbound, KeyRing, KeySet, Rules, keep_keys};
use crate::wire::Trusted;
use crate::wire::openid::{Jwk, Jwks};
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize, PublicKeyComponents};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use incident::{Moment, PersonId};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

const NOW: Moment = Moment(1_785_312_000_000);
const HERE: &str = "https://smba.trafficmanager.net/emea/tenant/";

struct Signer {
    kid: &'static str,
    key: EncodingKey,
    n: String,
    e: String,
}

impl Signer {
    fn new(kid: &'static str) -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let private: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let pem = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            base64::engine::general_purpose::STANDARD.encode(private.as_ref())
        );
        let public = PublicKeyComponents::<Vec<u8>>::from(pair.public_key());
        Self {
            kid,
            key: EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap(),
            n: URL_SAFE_NO_PAD.encode(public.n),
            e: URL_SAFE_NO_PAD.encode(public.e),
        }
    }

    fn jwk(&self, endorsements: Option<&[&str]>) -> Jwk {
        Jwk {
            kty: Some("RSA".to_owned()),
            kid: Some(self.kid.to_owned()),
            purpose: Some("sig".to_owned()),
            n: Some(self.n.clone()),
            e: Some(self.e.clone()),
            endorsements: endorsements.map(|all| all.iter().map(|&one| one.to_owned()).collect()),
        }
    }

    fn sign(&self, claims: &Value) -> String {
        self.sign_as(Some(self.kid), Algorithm::RS256, claims)
    }

    fn sign_as(&self, kid: Option<&str>, algorithm: Algorithm, claims: &Value) -> String {
        let mut header = Header::new(algorithm);
        header.kid = kid.map(str::to_owned);
        format!("Bearer {}", jsonwebtoken::encode(&header, claims, &self.key).unwrap())
    }
}

static OURS: LazyLock<Signer> = LazyLock::new(|| Signer::new("k1"));
static NEXT: LazyLock<Signer> = LazyLock::new(|| Signer::new("k2"));
static THEIRS: LazyLock<Signer> = LazyLock::new(|| Signer::new("k1"));

fn rules() -> Rules {
    Rules {
        app_id: "app".to_owned(),
        tenant_id: "tenant".to_owned(),
        trusted: Trusted::new(vec!["https://smba.trafficmanager.net/".parse().unwrap()]),
        issuer: "https://api.botframework.com".to_owned(),
    }
}

fn keys(jwks: Vec<Jwk>) -> KeySet {
    KeySet::read(Jwks { keys: jwks }).unwrap()
}

fn ring_with(jwk: Jwk) -> Arc<KeyRing> {
    let ring = KeyRing::default();
    ring.put(keys(vec![jwk]));
    Arc::new(ring)
}

fn gate_with(jwk: Jwk) -> Gate {
    Gate::new(rules(), ring_with(jwk))
}

fn gate() -> Gate {
    gate_with(OURS.jwk(Some(&["webchat", "msteams"])))
}

fn claims() -> Value {
    let seconds = NOW.seconds();
    json!({
        "iss": "https://api.botframework.com", "aud": "app", "serviceurl": HERE,
        "nbf": seconds - 60, "exp": seconds + 3600,
    })
}

fn with(mut object: Value, field: &str, value: Value) -> Value {
    object[field] = value;
    object
}

fn without(mut object: Value, field: &str) -> Value {
    object.as_object_mut().unwrap().remove(field);
    object
}

fn activity() -> Value {
    json!({
        "type": "message", "id": "1", "serviceUrl": HERE, "channelId": "msteams",
        "from": {"id": "29:ana", "name": "Ana", "aadObjectId": "0A0A"},
        "conversation": {"id": "19:c@thread.v2", "tenantId": "tenant"},
        "channelData": {"tenant": {"id": "Tenant"}}, "text": "hello"
    })
}

async fn admit(gate: &Gate, token: &str, activity: &Value) -> Result<Inbound, Denied> {
    gate.admit(Some(token.as_bytes()), activity.to_string().as_bytes(), NOW).await
}

async fn outcome(gate: &Gate, token: &str, activity: &Value) -> String {
    match admit(gate, token, activity).await {
        Ok(_) => "in".to_owned(),
        Err(denied) => {
            let name = format!("{denied:?}");
            let name = name.split('(').next().unwrap_or_default();
            format!("{} {name}", denied.status())
        }
    }
}

#[tokio::test]
async fn a_good_token_is_admitted_and_says_who_speaks() {
    let inbound = admit(&gate(), &OURS.sign(&claims()), &activity()).await.unwrap();
    assert_eq!(inbound.service_url().as_str(), HERE);
    assert_eq!(inbound.tenant(), "tenant");
    let speaker = inbound.speaker().unwrap();
    assert_eq!(speaker.person, PersonId::new("0a0a"));
    assert_eq!((speaker.name, speaker.mri), ("Ana", "29:ana"));
}

#[tokio::test]
async fn every_bad_token_is_denied() {
    let seconds = NOW.seconds();
    let good = OURS.sign(&claims());
    let (head, signature) = good.rsplit_once('.').unwrap();
    let unsigned = {
        let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
        format!("Bearer {}.{}.", part(json!({"alg": "none", "kid": "k1"})), part(claims()))
    };
    let hmac = {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some("k1".to_owned());
        let public = EncodingKey::from_secret(OURS.n.as_bytes());
        format!("Bearer {}", jsonwebtoken::encode(&header, &claims(), &public).unwrap())
    };
    let swapped = {
        let body = URL_SAFE_NO_PAD.encode(with(claims(), "x", json!(1)).to_string());
        format!("{}.{body}.{signature}", head.split_once('.').unwrap().0)
    };
    let signed = |field: &str, value: Value| OURS.sign(&with(claims(), field, value));
    let lacking = |field: &str| OURS.sign(&without(claims(), field));
    let table = [
        ("no scheme", good.replace("Bearer ", ""), "401 NotBearer"),
        ("basic", good.replace("Bearer", "Basic"), "401 NotBearer"),
        ("empty", "Bearer ".to_owned(), "401 NotBearer"),
        ("two words", format!("{good} x"), "401 NotBearer"),
        ("no token", "Bearer x".to_owned(), "401 Malformed"),
        ("three dots", "Bearer ...".to_owned(), "401 Malformed"),
        ("huge", format!("Bearer {}", "a".repeat(9000)), "401 Malformed"),
        ("alg none", unsigned, "401 Malformed"),
        ("alg HS256 with the public key", hmac, "401 Malformed"),
        ("alg RS512", OURS.sign_as(Some("k1"), Algorithm::RS512, &claims()), "401 Malformed"),
        ("no kid", OURS.sign_as(None, Algorithm::RS256, &claims()), "401 Malformed"),
        ("another key under our name", THEIRS.sign(&claims()), "401 Signature"),
        ("signature cut off", format!("{head}."), "401 Signature"),
        ("signature of another body", swapped, "401 Signature"),
        ("another issuer", signed("iss", json!("https://evil.example")), "401 Issuer"),
        ("no issuer", lacking("iss"), "401 Malformed"),
        ("another audience", signed("aud", json!("other")), "401 Audience"),
        ("no audience", lacking("aud"), "401 Malformed"),
        ("expired", signed("exp", json!(seconds - 300)), "401 Expired"),
        ("expired within the leeway", signed("exp", json!(seconds - 299)), "in"),
        ("no expiry", lacking("exp"), "401 Malformed"),
        ("not yet valid", signed("nbf", json!(seconds + 301)), "401 NotYetValid"),
        ("not yet valid within the leeway", signed("nbf", json!(seconds + 300)), "in"),
        ("no beginning", lacking("nbf"), "in"),
        ("no serviceurl", lacking("serviceurl"), "401 ServiceUrl"),
        ("another serviceurl", signed("serviceurl", json!("https://a.example/")), "401 ServiceUrl"),
        ("serviceurl without slash", signed("serviceurl", json!(HERE.trim_end_matches('/'))), "in"),
        (
            "serviceurl host in capitals",
            signed("serviceurl", json!(HERE.replace("smba", "SMBA"))),
            "in",
        ),
        (
            "serviceurl path in capitals",
            signed("serviceurl", json!(HERE.replace("emea", "EMEA"))),
            "401 ServiceUrl",
        ),
        ("scheme in lower case", good.replace("Bearer", "bearer"), "in"),
    ];
    for (what, token, expected) in table {
        let got = outcome(&gate(), &token, &activity()).await;
        assert_eq!(got, expected, "{what}");
    }
}

#[tokio::test]
async fn the_activity_must_fit_the_token() {
    let claims_for = |url: &str| with(claims(), "serviceurl", json!(url));
    let tenantless = without(without(activity(), "conversation"), "channelData");
    let table = [
        ("as it should be", claims(), activity(), "in"),
        (
            "forged serviceUrl",
            claims(),
            with(activity(), "serviceUrl", json!("https://evil.example/")),
            "401 ServiceUrl",
        ),
        ("no serviceUrl", claims(), without(activity(), "serviceUrl"), "401 ServiceUrl"),
        (
            "untrusted serviceUrl, rightly claimed",
            claims_for("https://mine.trafficmanager.net/"),
            with(activity(), "serviceUrl", json!("https://mine.trafficmanager.net/")),
            "403 Untrusted",
        ),
        (
            "another channel",
            claims(),
            with(activity(), "channelId", json!("webchat")),
            "403 Channel",
        ),
        ("no channel", claims(), without(activity(), "channelId"), "403 Channel"),
        (
            "another tenant",
            claims(),
            with(activity(), "channelData", json!({"tenant": {"id": "x"}})),
            "403 Tenant",
        ),
        (
            "another tenant's chat",
            claims(),
            with(activity(), "conversation", json!({"tenantId": "x"})),
            "403 Tenant",
        ),
        ("one tenant named is enough", claims(), without(activity(), "channelData"), "in"),
        ("no tenant named", claims(), tenantless, "403 Tenant"),
        ("no type", claims(), without(activity(), "type"), "400 Body"),
        ("no object", claims(), json!([1]), "400 Body"),
    ];
    for (what, claims, activity, expected) in table {
        let got = outcome(&gate(), &OURS.sign(&claims), &activity).await;
        assert_eq!(got, expected, "{what}");
    }
}

#[tokio::test]
async fn the_key_must_be_endorsed_if_it_says_anything() {
    let token = OURS.sign(&claims());
    for (endorsements, expected) in [
        (None, "in"),
        (Some(&["msteams"][..]), "in"),
        (Some(&["webchat"][..]), "403 Endorsement"),
        (Some(&[][..]), "403 Endorsement"),
    ] {
        let gate = gate_with(OURS.jwk(endorsements));
        assert_eq!(outcome(&gate, &token, &activity()).await, expected, "{endorsements:?}");
    }
}

#[tokio::test]
async fn nothing_is_parsed_before_the_token_holds() {
    let gate = gate();
    for authorization in [None, Some(&b"Bearer x"[..]), Some(&b"\xff"[..])] {
        let denied = gate.admit(authorization, b"{ no json", NOW).await.unwrap_err();
        assert_eq!(denied.status(), 401);
    }
    let proven = OURS.sign(&claims());
    let denied = gate.admit(Some(proven.as_bytes()), b"{ no json", NOW).await.unwrap_err();
    assert_eq!(denied.status(), 400);
}

#[tokio::test]
async fn a_remembered_token_still_has_to_fit_and_ends_with_its_key() {
    let ring = ring_with(OURS.jwk(None));
    let gate = Gate::new(rules(), Arc::clone(&ring));
    let token = OURS.sign(&claims());
    for _ in 0..2 {
        assert_eq!(outcome(&gate, &token, &activity()).await, "in");
    }
    let foreign = with(activity(), "serviceUrl", json!("https://evil.example/"));
    assert_eq!(outcome(&gate, &token, &foreign).await, "401 ServiceUrl");
    let (head, _) = token.rsplit_once('.').unwrap();
    assert_eq!(outcome(&gate, &format!("{head}.AAAA"), &activity()).await, "401 Signature");

    let later = Moment(NOW.0 + 2 * 3600 * 1000);
    let body = activity().to_string();
    let denied = gate.admit(Some(token.as_bytes()), body.as_bytes(), later).await.unwrap_err();
    assert!(matches!(denied, Denied::Expired), "{denied}");

    ring.put(keys(vec![THEIRS.jwk(None)]));
    assert_eq!(outcome(&gate, &token, &activity()).await, "401 Signature");
}

/// Keys that are handed out one answer at a time; the last one stays.
struct Publisher {
    answers: Mutex<Vec<Result<Jwks, &'static str>>>,
    fetched: AtomicUsize,
}

impl Publisher {
    fn new(answers: Vec<Result<Vec<Jwk>, &'static str>>) -> Self {
        let mut answers: Vec<_> =
            answers.into_iter().map(|answer| answer.map(|keys| Jwks { keys })).collect();
        answers.reverse();
        Self { answers: Mutex::new(answers), fetched: AtomicUsize::new(0) }
    }

    async fn fetch(&self) -> Result<Jwks, &'static str> {
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.fetched.fetch_add(1, Ordering::SeqCst);
        let mut answers = self.answers.lock().unwrap();
        if answers.len() > 1 { answers.pop().unwrap() } else { answers[0].clone() }
    }

    fn count(&self) -> usize {
        self.fetched.load(Ordering::SeqCst)
    }
}

fn kept(publisher: &Arc<Publisher>) -> Gate {
    let ring = Arc::new(KeyRing::default());
    let (keeper, publisher) = (Arc::clone(&ring), Arc::clone(publisher));
    tokio::spawn(async move {
        keep_keys(&keeper, || publisher.fetch(), std::future::pending()).await;
    });
    Gate::new(rules(), ring)
}

#[tokio::test(start_paused = true)]
async fn the_first_request_waits_for_the_first_keys() {
    let publisher = Arc::new(Publisher::new(vec![Err("down"), Ok(vec![OURS.jwk(None)])]));
    let gate = kept(&publisher);
    let token = OURS.sign(&claims());
    assert_eq!(outcome(&gate, &token, &activity()).await, "503 NoKeys");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(outcome(&gate, &token, &activity()).await, "in");
}

#[tokio::test(start_paused = true)]
async fn without_keys_nobody_is_admitted() {
    let publisher = Arc::new(Publisher::new(vec![Ok(vec![])]));
    let gate = kept(&publisher);
    assert_eq!(outcome(&gate, &OURS.sign(&claims()), &activity()).await, "503 NoKeys");
}

#[tokio::test(start_paused = true)]
async fn a_new_key_is_fetched_once_for_all_who_wait() {
    let both = vec![OURS.jwk(None), NEXT.jwk(None)];
    let publisher = Arc::new(Publisher::new(vec![Ok(vec![OURS.jwk(None)]), Ok(both)]));
    let gate = Arc::new(kept(&publisher));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let token = NEXT.sign(&claims());
    let waiting: Vec<_> = (0..50)
        .map(|_| {
            let (gate, token) = (Arc::clone(&gate), token.clone());
            tokio::spawn(async move { outcome(&gate, &token, &activity()).await })
        })
        .collect();
    for one in waiting {
        assert_eq!(one.await.unwrap(), "in");
    }
    assert_eq!(publisher.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn made_up_keys_cost_one_fetch_in_thirty_seconds() {
    let publisher = Arc::new(Publisher::new(vec![Ok(vec![OURS.jwk(None)])]));
    let gate = kept(&publisher);
    tokio::time::sleep(Duration::from_secs(1)).await;
    let token = NEXT.sign(&claims());
    for _ in 0..20 {
        assert_eq!(outcome(&gate, &token, &activity()).await, "401 UnknownKey");
    }
    assert_eq!(publisher.count(), 2);
    let later = Moment(NOW.0 + 31_000);
    let denied = gate.prove(Some(token.as_bytes()), later).await.unwrap_err();
    assert!(matches!(denied, Denied::UnknownKey), "{denied}");
    assert_eq!(publisher.count(), 3);
}

#[tokio::test(start_paused = true)]
async fn keys_are_looked_at_daily_and_after_a_failure_sooner() {
    let keys = vec![OURS.jwk(None)];
    let publisher = Arc::new(Publisher::new(vec![
        Err("down"),
        Err("down"),
        Ok(keys.clone()),
        Err("down"),
        Ok(keys),
    ]));
    let gate = kept(&publisher);
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(publisher.count(), 3, "at once, after 1 s, after 2 s");
    tokio::time::sleep(Duration::from_hours(24) + Duration::from_secs(5)).await;
    assert_eq!(publisher.count(), 5, "a day later, and once more after the failure");
    assert_eq!(outcome(&gate, &OURS.sign(&claims()), &activity()).await, "in");
}

#[tokio::test]
async fn a_playground_gate_lets_unsigned_requests_answer_to_this_machine_only() {
    let gate = Gate::playground(rules(), ring_with(OURS.jwk(None)));
    for (url, expected) in [
        ("http://localhost:56150/_connector", "in"),
        ("http://127.0.0.1:9/", "in"),
        ("http://localhost.example/", "403"),
        (HERE, "403"),
    ] {
        let body = with(activity(), "serviceUrl", json!(url)).to_string();
        let got = match gate.admit(None, body.as_bytes(), NOW).await {
            Ok(_) => "in".to_owned(),
            Err(denied) => denied.status().to_string(),
        };
        assert_eq!(got, expected, "{url}");
    }
    assert_eq!(outcome(&gate, "Bearer x", &activity()).await, "401 Malformed");
    assert_eq!(outcome(&gate, &OURS.sign(&claims()), &activity()).await, "in");
}
