//! Who the bot is to the neighbours: every way to prove it, against a login that checks.

use crate::home::Home;
use firewatch::app::tokens;
use firewatch::clients::http;
use firewatch::clients::token::{Scope, Tokens};
use firewatch::clients::{Service as Who, TroubleKind};
use firewatch::config::{Credential, Machine};
use firewatch::sandbox::{Fault, Federation, Mood, Registration, Service, Town};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256};
use secrecy::SecretString;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const ALL: [Scope; 4] = [Scope::Connector, Scope::Graph, Scope::DevOps, Scope::Logs];

/// A key with a certificate for it, both as PEM, and the public key alone.
pub struct Pair {
    pub certificate: String,
    pub key: String,
    pub public: String,
}

pub fn pair() -> Pair {
    let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048).unwrap();
    let certificate = CertificateParams::new(["firewatch".to_owned()]).unwrap();
    Pair {
        certificate: certificate.self_signed(&key).unwrap().pem(),
        key: key.serialize_pem(),
        public: key.public_key_pem(),
    }
}

/// The home with another proof than its secret.
async fn home(credential: Credential) -> Home {
    let mut home = Home::new().await;
    home.config.bot.credential = credential;
    home
}

fn of(home: &Home) -> Tokens {
    tokens(&home.config, &http::client().unwrap(), &Arc::default()).unwrap()
}

pub fn register(town: &Town, how: impl FnOnce(&mut Registration)) {
    town.meddle(|world| how(&mut world.registration));
}

/// What is said where there is no token.
async fn refusal(home: &Home) -> (TroubleKind, String) {
    let trouble = of(home).token(Scope::Graph, home.clock.now()).await.unwrap_err();
    assert!(matches!(trouble.service, Who::Login | Who::Identity));
    (trouble.kind, trouble.to_string())
}

#[tokio::test]
async fn a_certificate_opens_every_door() {
    let pair = pair();
    let pem = format!("{}\n{}", pair.key, pair.certificate);
    let home = home(Credential::Certificate(SecretString::from(pem))).await;
    let (kind, words) = refusal(&home).await;
    assert_eq!(kind, TroubleKind::Unauthorised);
    assert!(words.contains("AADSTS700027"), "{words}");
    register(&home.town, |it| it.certificates.push(pair.certificate.clone()));
    let tokens = of(&home);
    for scope in ALL {
        tokens.token(scope, home.clock.now()).await.unwrap();
    }
    // An hour later it signs anew, and Entra takes no old notes.
    let later = home.clock.now().plus(Duration::from_hours(2));
    home.clock.tell(later);
    tokens.token(Scope::Graph, later).await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_certificate_is_told_at_the_start() {
    let pair = pair();
    let elliptic = KeyPair::generate().unwrap().serialize_pem();
    for (pem, expected) in [
        (String::new(), "there is no certificate"),
        (pair.certificate.clone(), "there is no private key"),
        (format!("{}{elliptic}", pair.certificate), "there is a private key that is not RSA"),
    ] {
        let home = home(Credential::Certificate(SecretString::from(pem))).await;
        let error = tokens(&home.config, &http::client().unwrap(), &Arc::default())
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("bot.certificate_file"), "{error}");
        assert!(error.contains(expected), "{error}");
    }
}

pub fn projected(pair: &Pair, now: i64, subject: &str) -> String {
    let claims = json!({
        "iss": "https://cluster.example/", "sub": subject, "aud": "api://AzureADTokenExchange",
        "iat": now, "nbf": now, "exp": now + 3600,
    });
    let key = EncodingKey::from_rsa_pem(pair.key.as_bytes()).unwrap();
    jsonwebtoken::encode(&Header::new(Algorithm::RS256), &claims, &key).unwrap()
}

#[tokio::test]
async fn the_token_of_another_issuer_is_read_anew_each_time() {
    let pair = pair();
    let file = tempfile::NamedTempFile::new().unwrap();
    let home = home(Credential::Federated(file.path().to_owned())).await;
    let write = |subject: &str| {
        let token = projected(&pair, home.clock.now().seconds(), subject);
        std::fs::write(file.path(), format!("{token}\n")).unwrap();
    };
    write("firewatch");
    assert!(refusal(&home).await.1.contains("AADSTS700211"), "nobody knows the issuer");
    register(&home.town, |it| {
        it.federations.push(Federation {
            issuer: "https://cluster.example/".to_owned(),
            subject: "firewatch".to_owned(),
            key: pair.public.clone(),
        });
    });
    write("somebody");
    assert!(refusal(&home).await.1.contains("AADSTS700213"), "it speaks for somebody else");
    write("firewatch");
    let tokens = of(&home);
    tokens.token(Scope::Graph, home.clock.now()).await.unwrap();
    home.clock.tell(home.clock.now().plus(Duration::from_hours(3)));
    let late = tokens.token(Scope::Graph, home.clock.now()).await.unwrap_err();
    assert!(late.to_string().contains("AADSTS700024"), "{late}");
    write("firewatch");
    tokens.token(Scope::Graph, home.clock.now()).await.unwrap();
}

#[tokio::test]
async fn a_token_file_that_is_not_there_yet_is_waited_for() {
    let home = home(Credential::Federated(Path::new("/nowhere/token").to_owned())).await;
    let (kind, words) = refusal(&home).await;
    assert_eq!(kind, TroubleKind::NotSent);
    assert!(words.contains("bot.federated_token_file /nowhere/token"), "{words}");
}

pub fn machine(home: &Home, platform: bool, client_id: Option<&str>) -> Credential {
    let at = home.town.addresses();
    let key = SecretString::from("sandbox-secret");
    Credential::Machine(Machine {
        client_id: client_id.map(str::to_owned),
        platform: platform.then_some((at.platform_identity, key)),
        metadata: at.metadata,
    })
}

#[tokio::test]
async fn azure_vouches_for_the_machine_in_both_its_ways() {
    for platform in [true, false] {
        for client_id in [None, Some("11111111-1111-4111-8111-111111111111")] {
            let mut home = Home::new().await;
            home.config.bot.credential = machine(&home, platform, client_id);
            let (kind, words) = refusal(&home).await;
            assert_eq!(kind, TroubleKind::Unauthorised);
            assert!(words.contains("Identity not found"), "{words}");
            let id = client_id.unwrap_or_default().to_owned();
            register(&home.town, |it| it.machine.push(id));
            let tokens = of(&home);
            for scope in ALL {
                tokens.token(scope, home.clock.now()).await.unwrap();
            }
            let asked = home.town.requests().into_iter().filter(|it| it.path.contains("/identity"));
            let before = asked.count();
            let soon = home.clock.now().plus(Duration::from_mins(50));
            tokens.token(Scope::Graph, soon).await.unwrap();
            home.clock.tell(home.clock.now().plus(Duration::from_mins(56)));
            tokens.token(Scope::Graph, home.clock.now()).await.unwrap();
            let asked = home.town.requests().into_iter().filter(|it| it.path.contains("/identity"));
            assert_eq!(asked.count() - before, 1, "kept, and replaced ahead of its end");
        }
    }
}

#[tokio::test]
async fn a_machine_whose_identity_is_not_ready_yet_is_asked_again() {
    let mut home = Home::new().await;
    home.config.bot.credential = machine(&home, false, None);
    register(&home.town, |it| it.machine.push(String::new()));
    for (status, expected) in [
        (404, TroubleKind::NotSent),
        (410, TroubleKind::NotSent),
        (429, TroubleKind::Throttled),
        (500, TroubleKind::NotSent),
        (503, TroubleKind::NotSent),
        (400, TroubleKind::Unauthorised),
    ] {
        let fault = Fault::Status { status, body: None, retry_after: None };
        home.town.moods().add(Mood::of(Service::Identity, fault).times(1));
        assert_eq!(refusal(&home).await.0, expected, "{status}");
        of(&home).token(Scope::Graph, home.clock.now()).await.unwrap();
    }
    home.town.moods().add(Mood::of(Service::Identity, Fault::Refuse).times(1));
    assert_eq!(refusal(&home).await.0, TroubleKind::NotSent);
}

#[tokio::test]
async fn why_entra_gives_no_token() {
    let mut home = Home::new().await;
    home.config.bot.credential = Credential::Secret(SecretString::from("old"));
    assert!(refusal(&home).await.1.contains("AADSTS7000215"));
    home.config.bot.credential = Credential::Secret(SecretString::from("sandbox-secret"));
    register(&home.town, |it| it.secret_expired = true);
    assert!(refusal(&home).await.1.contains("AADSTS7000222"));
    register(&home.town, |it| it.no_service_principal = true);
    assert!(refusal(&home).await.1.contains("AADSTS7000229"));
    home.config.bot.tenant_id = "33333333-3333-4333-8333-333333333333".to_owned();
    assert!(refusal(&home).await.1.contains("AADSTS90002"));
}

#[tokio::test]
async fn a_personal_access_token_opens_azure_devops_alone() {
    let mut home = Home::with("").await;
    let devops = home.config.devops.as_mut().unwrap();
    devops.personal_access_token = Some(SecretString::from("sandbox-secret"));
    home.stop().await;
    home.start().await;
    home.town.says("Ana", &home.town.team_chat(), "report payments stuck").await;
    home.settle().await;
    home.town.says("Bo", &home.town.team_chat(), "confirm 1 INC-1").await;
    home.settle().await;
    let schemes: std::collections::BTreeSet<_> = home
        .town
        .requests()
        .into_iter()
        .filter_map(|it| {
            let service = it.path.split('/').nth(1)?.to_owned();
            Some((service, it.headers.get("authorization")?.clone()))
        })
        .filter(|(service, _)| service != "openid" && service != "login")
        .collect();
    let expected = [("connector", "Bearer"), ("devops", "Basic"), ("graph", "Bearer")];
    let expected = expected.map(|(service, scheme)| (service.to_owned(), scheme.to_owned()));
    assert_eq!(schemes, expected.into_iter().collect());
}
