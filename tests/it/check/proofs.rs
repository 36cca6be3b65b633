//! What `check` says where the bot proves itself in another way than by a secret, and that does not hold.

use super::troubles;
use crate::home::Home;
use crate::identity::{machine, pair, projected, register};
use expect_test::{Expect, expect};
use firewatch::check::check;
use firewatch::config::Credential;
use firewatch::sandbox::Federation;
use secrecy::SecretString;
use std::path::Path;

async fn with(home: &mut Home, credential: Credential, expected: Expect) {
    home.config.bot.credential = credential;
    let report = check(&home.config, &[], &home.clock).await.unwrap();
    let text = troubles(&report);
    // What Azure DevOps says is what the others say.
    let first: Vec<&str> = text.lines().take(2).chain(text.lines().last()).collect();
    expected.assert_eq(&first.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_the_app_does_not_know() {
    let pair = pair();
    let pem = SecretString::from(format!("{}\n{}", pair.key, pair.certificate));
    with(&mut Home::new().await, Credential::Certificate(pem), expect![[r#"
        BROKEN Sign-in Bot Connector the app registration does not know the certificate
        -> upload the certificate of bot.certificate_file in the Entra portal: App registrations, the bot, Certificates & secrets
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_file_that_is_not_there() {
    let nowhere = Path::new("/nowhere/token").to_owned();
    with(&mut Home::new().await, Credential::Federated(nowhere), expect![[r#"
        BROKEN Sign-in Bot Connector there is no token to read: bot.federated_token_file /nowhere/token: No such file or directory (os error 2)
        -> see that the platform writes it there, and that Firewatch may read it
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_an_issuer_that_the_app_does_not_trust() {
    let mut home = Home::new().await;
    let file = tempfile::NamedTempFile::new().unwrap();
    let token = projected(&pair(), home.clock.now().seconds(), "firewatch");
    std::fs::write(file.path(), token).unwrap();
    with(&mut home, Credential::Federated(file.path().to_owned()), expect![[r#"
        BROKEN Sign-in Bot Connector the app registration does not trust the token in bot.federated_token_file
        -> compare issuer, subject and audience of its federated credential with the token
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_too_old() {
    let mut home = Home::new().await;
    let pair = pair();
    register(&home.town, |it| {
        it.federations.push(Federation {
            issuer: "https://cluster.example/".to_owned(),
            subject: "firewatch".to_owned(),
            key: pair.public.clone(),
        });
    });
    let file = tempfile::NamedTempFile::new().unwrap();
    let old = home.clock.now().seconds() - 10_000;
    std::fs::write(file.path(), projected(&pair, old, "firewatch")).unwrap();
    with(
        &mut home,
        Credential::Federated(file.path().to_owned()),
        expect![[r#"
        BROKEN Sign-in Bot Connector what stands in the place of the secret is not valid now
        -> look at the clock of this machine, and at the age of bot.federated_token_file
        1 work, 1 degraded, 2 broken"#]],
    )
    .await;
}

const USER: &str = "11111111-1111-4111-8111-111111111111";

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_does_not_have_the_identity() {
    let mut home = Home::new().await;
    let credential = machine(&home, false, Some(USER));
    with(&mut home, credential, expect![[r#"
        BROKEN Sign-in Bot Connector the machine does not have the identity that bot.managed_identity names
        -> assign it to the machine (with user-assigned, bot.app_id is its client id)
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_does_not_have_the_identity() {
    let mut home = Home::new().await;
    let credential = machine(&home, true, Some(USER));
    with(&mut home, credential, expect![[r#"
        BROKEN Sign-in Bot Connector the machine does not have the identity that bot.managed_identity names
        -> assign it to the machine (with user-assigned, bot.app_id is its client id)
        1 work, 1 degraded, 2 broken"#]]).await;
}
