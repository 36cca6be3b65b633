//! `firewatch check` in a tenant that is well, and in many that are not.

mod consent;
mod ids;
mod proofs;

use crate::home::Home;
use expect_test::{Expect, expect};
use firewatch::app::{App, Strangers};
use firewatch::check::{Report, Standing, check};
use firewatch::config::{Config, Credential};
use firewatch::sandbox::{Fault, Mood, Service, World};
use secrecy::SecretString;

/// What `check` says after somebody has broken something.
async fn checked(how: impl FnOnce(&mut Config), world: impl FnOnce(&mut World)) -> (Home, Report) {
    let mut home = Home::new().await;
    home.town.meddle(world);
    how(&mut home.config);
    let before = home.town.world();
    let report = check(&home.config, &[], &home.clock).await.unwrap();
    let after = home.town.world();
    assert_eq!(before.devops.work_items.len(), after.devops.work_items.len(), "nothing stays");
    assert_eq!(before.chats.len(), after.chats.len(), "nothing stays");
    (home, report)
}

/// The lines that are not well, and the sum.
fn troubles(report: &Report) -> String {
    let mut not_well = report.clone();
    not_well.rows.retain(|row| row.standing != Standing::Works);
    let (lines, sum) = (not_well.to_string(), report.to_string());
    let lines = lines.lines().filter(|line| !line.contains(" work, "));
    lines
        .chain(sum.lines().last())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

async fn config(how: impl FnOnce(&mut Config), expected: Expect) {
    expected.assert_eq(&troubles(&checked(how, |_| {}).await.1));
}

async fn world(how: impl FnOnce(&mut World), expected: Expect) {
    expected.assert_eq(&troubles(&checked(|_| {}, how).await.1));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_well() {
    let (_home, report) = checked(|_| {}, |_| {}).await;
    expect![[r#"
        works     Sign-in       keys of the Connector                                    2 keys that prove who speaks to the bot
        works     Sign-in       Bot Connector                                            a token was given
        works     Teams         team chat                                                Firewatch is in it, with 7 people
        works     People        in the team chat                                         all 7 of team.people are in the team chat
        works     Sign-in       Microsoft Graph                                          a token was given
        works     Graph         Chat.Create                                              granted
        works     Graph         TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All  granted
        works     Graph         ChatMember.ReadWrite.All                                 granted
        works     Graph         Chat.ReadBasic.All                                       granted
        works     Graph         User.Read.All                                            granted
        works     Graph         Presence.Read.All                                        granted
        works     Graph         Calendars.ReadWrite                                      granted
        works     Graph         app in the catalogue                                     found: ac59d1b9-1d9e-43f8-8880-24b7dbbfc63b
        works     Teams         ChatMessage.Read.Chat                                    granted in the team chat
        works     Teams         ChatSettings.ReadWrite.Chat                              granted in the team chat
        works     People        e-mail addresses                                         all 7 belong to the ids beside them
        works     Sign-in       Azure DevOps                                             a token was given
        works     Azure DevOps  project                                                  121 Platform in redcross-sandbox
        works     Azure DevOps  bug type                                                 Bug
        works     Azure DevOps  states                                                   resolved is Resolved, reopened is Active
        works     Azure DevOps  sprint                                                   Sprint 77 (ordered by Microsoft.VSTS.Common.StackRank)
        works     Azure DevOps  creating a bug                                           would be taken (nothing was created)
        22 work, 0 degraded, 0 broken"#]].assert_eq(&report.to_string());
    assert_eq!(report.standing(), Standing::Works);
}

#[tokio::test(flavor = "multi_thread")]
async fn templates_that_a_start_would_refuse() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = (folder.path().to_owned(), folder.path().join("live.json"));
    let mut home = Home::new().await;
    home.config.cards = Some(path);
    let ours = include_str!("../../adaptive-cards/live.json");
    std::fs::write(&file, ours).unwrap();
    let well = check(&home.config, &[], &home.clock).await.unwrap();
    let row = well.rows.iter().find(|row| row.part == "Cards").unwrap();
    assert_eq!((row.standing, row.so.as_str()), (Standing::Works, "taken instead of ours: live"));
    std::fs::write(&file, "{").unwrap();
    let broken = check(&home.config, &[], &home.clock).await.unwrap();
    let row = broken.rows.iter().find(|row| row.part == "Cards").unwrap();
    assert_eq!(row.standing, Standing::Broken);
    assert!(row.so.starts_with("a start would be refused: "), "{}", row.so);
    assert!(row.so.contains("live.json"), "{}", row.so);
    home.stop().await;
    let start = App::build(&home.config, &home.clock, Strangers::Refused).unwrap_err();
    assert!(format!("{start:#}").starts_with("cards.folder: "), "{start:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_tenant() {
    let other = "33333333-3333-4333-8333-333333333333";
    config(
        |config| config.bot.tenant_id = other.to_owned(),
        expect![[r#"
            BROKEN Sign-in Bot Connector there is no tenant with the id of bot.tenant_id
            -> compare bot.tenant_id with the overview of the Entra portal
            degraded Sign-in Microsoft Graph there is no tenant with the id of bot.tenant_id
            -> compare bot.tenant_id with the overview of the Entra portal
            BROKEN Sign-in Azure DevOps there is no tenant with the id of bot.tenant_id
            -> compare bot.tenant_id with the overview of the Entra portal
            1 work, 1 degraded, 2 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_app() {
    let other = "33333333-3333-4333-8333-333333333333";
    config(
        |config| config.bot.app_id = other.to_owned(),
        expect![[r#"
            BROKEN Sign-in Bot Connector the tenant knows no app with the id of bot.app_id
            -> compare bot.app_id and bot.tenant_id with the overview of the app registration
            degraded Sign-in Microsoft Graph the tenant knows no app with the id of bot.app_id
            -> compare bot.app_id and bot.tenant_id with the overview of the app registration
            BROKEN Sign-in Azure DevOps the tenant knows no app with the id of bot.app_id
            -> compare bot.app_id and bot.tenant_id with the overview of the app registration
            1 work, 1 degraded, 2 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret() {
    let wrong = || Credential::Secret(SecretString::from("wrong"));
    config(|config| config.bot.credential = wrong(), expect![[r#"
        BROKEN Sign-in Bot Connector Entra does not know the client secret
        -> set bot.client_secret to the value (not the id) of a secret, or make a new one in the Entra portal: App registrations, the bot, Certificates & secrets
        degraded Sign-in Microsoft Graph Entra does not know the client secret
        -> set bot.client_secret to the value (not the id) of a secret, or make a new one in the Entra portal: App registrations, the bot, Certificates & secrets
        BROKEN Sign-in Azure DevOps Entra does not know the client secret
        -> set bot.client_secret to the value (not the id) of a secret, or make a new one in the Entra portal: App registrations, the bot, Certificates & secrets
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_secret() {
    world(|world| world.registration.secret_expired = true, expect![[r#"
        BROKEN Sign-in Bot Connector the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret
        degraded Sign-in Microsoft Graph the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret
        BROKEN Sign-in Azure DevOps the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret
        1 work, 1 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_service_principal() {
    world(
        |world| world.registration.no_service_principal = true,
        expect![[r#"
            BROKEN Sign-in Bot Connector the app has no service principal in the tenant
            -> run `az ad sp create --id` with the id of bot.app_id
            degraded Sign-in Microsoft Graph the app has no service principal in the tenant
            -> run `az ad sp create --id` with the id of bot.app_id
            BROKEN Sign-in Azure DevOps the app has no service principal in the tenant
            -> run `az ad sp create --id` with the id of bot.app_id
            1 work, 1 degraded, 2 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_permission_at_all() {
    world(|world| world.granted.clear(), expect![[r#"
        degraded Graph Chat.Create not granted: a person has to start the firefighting chat
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 Chat.Create`
        degraded Graph TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All not granted: a person has to add Firewatch to each firefighting chat
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All`
        degraded Graph ChatMember.ReadWrite.All not granted: a person has to bring everybody into the chat when an incident becomes severity 1
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 ChatMember.ReadWrite.All`
        degraded Graph Chat.ReadBasic.All not granted: after a lost answer a person has to look whether the chat exists already, and a chat made by hand is not known by its title
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 Chat.ReadBasic.All`
        degraded Graph User.Read.All not granted: guests of the organisation are added as members, which Graph may refuse
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 User.Read.All`
        degraded Graph Presence.Read.All not granted: whoever chooses an incident manager does not see who is there
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 Presence.Read.All`
        degraded Graph Calendars.ReadWrite not granted: a person has to send the invitation to the post-mortem
        -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 Calendars.ReadWrite`
        degraded Graph app in the catalogue the bot lacks the permission AppCatalog.Read.All
        -> grant AppCatalog.Read.All to it, with an administrator’s consent
        degraded Teams ChatSettings.ReadWrite.Chat the bot lacks the permission TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All
        -> grant TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All to it, with an administrator’s consent
        degraded People e-mail addresses the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent
        12 work, 10 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_permission_less() {
    world(
        |world| world.granted.retain(|one| one != "Chat.Create"),
        expect![[r#"
            degraded Graph Chat.Create not granted: a person has to start the firefighting chat
            -> run `bash deploy/grant-permissions.sh 11111111-1111-4111-8111-111111111111 Chat.Create`
            21 work, 1 degraded, 0 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_is_not_in_the_catalogue() {
    world(|world| world.bot.manifest_id = "another".to_owned(), expect![[r#"
        degraded Graph app in the catalogue it is not there, so a person has to add Firewatch to each firefighting chat
        -> run `firewatch package` and upload the file in the Teams admin centre, Manage apps
        degraded Teams ChatSettings.ReadWrite.Chat Graph does not tell what the team chat consented to
        -> compare bot.manifest_id with the app in the chat
        20 work, 2 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_is_not_in_the_team_chat() {
    world(
        |world| world.chats[0].bot_installed = false,
        expect![[r#"
            BROKEN Teams team chat Firewatch is not in that chat
            -> add the app to the chat again
            18 work, 0 degraded, 1 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_not_in_the_team_chat() {
    world(
        |world| drop(world.chats[0].members.remove(3)),
        expect![[r#"
            degraded People in the team chat not there, so nobody there can mention them: Dev Kapoor
            -> add them to the chat, or compare their ids in team.people with the Entra portal
            21 work, 1 degraded, 0 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_not_of_the_id_beside_it() {
    config(
        |config| {
            let members = &mut config.team.members;
            members[0].email = Some("nobody@example.org".to_owned());
            members[1].email = members[2].email.clone();
        },
        expect![[r#"
            degraded People e-mail addresses nobody has that of Ana Achieng; that of Bo Lindqvist belongs to c8105650-20d0-4481-8446-62aaeabffeb5
            -> correct id or email in team.people
            21 work, 1 degraded, 0 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_project() {
    let change = |config: &mut Config| config.devops.as_mut().unwrap().project = "Other".to_owned();
    config(
        change,
        expect![[r#"
            BROKEN Azure DevOps project there is no such project, or the bot may not see it
            -> compare devops.project, and add the bot to the project’s Contributors
            17 work, 0 degraded, 1 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_organization() {
    let change = |config: &mut Config| {
        config.devops.as_mut().unwrap().organization = "elsewhere".to_owned();
    };
    config(
        change,
        expect![[r#"
            BROKEN Azure DevOps project there is no such organization
            -> compare devops.organization with the address of Azure DevOps
            17 work, 0 degraded, 1 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_team() {
    let change = |config: &mut Config| config.devops.as_mut().unwrap().team = "Nobody".to_owned();
    config(
        change,
        expect![[r#"
            degraded Azure DevOps sprint the project has no team of the name of devops.team
            -> set devops.team to the one that is meant: 121 Platform Team
            21 work, 1 degraded, 0 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renamed_bug_type() {
    world(
        |world| world.devops.bug_name = Some("Defect".to_owned()),
        expect![[r#"
            degraded Azure DevOps bug type the project has no Bug; Defect is used in its place
            -> set devops.bug_type to Defect, if that is meant
            21 work, 1 degraded, 0 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_the_project_wants() {
    let required = vec!["Custom.Region".to_owned()];
    world(|world| world.devops.required = required, expect![[r#"
        BROKEN Azure DevOps fields a Bug must hold Custom.Region, and nothing is set for it
        -> give it a value under devops.fields
        BROKEN Azure DevOps creating a bug Azure DevOps wants the field Region on this item, and Firewatch leaves it empty
        -> give Region a value under devops.fields, or have the rule changed
        21 work, 0 degraded, 2 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_sprint_today() {
    world(|world| world.devops.iterations.clear(), expect![[r#"
        degraded Azure DevOps sprint no sprint covers today, so bugs go to the backlog and are not put on top
        -> give the team a sprint for today in its settings
        21 work, 1 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bugs_beside_tasks() {
    world(|world| world.devops.bugs_behavior = "asTasks".to_owned(), expect![[r#"
        degraded Azure DevOps board the team has bugs beside tasks, where a bug with tasks below it is not shown; so the three tasks are linked to the bug and not put below it
        -> in the team's settings, Working with bugs, choose to manage bugs with requirements
        22 work, 1 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_personal_access_token_that_is_not_known() {
    let change = |config: &mut Config| {
        let token = SecretString::from("expired");
        config.devops.as_mut().unwrap().personal_access_token = Some(token);
    };
    config(
        change,
        expect![[r#"
            BROKEN Azure DevOps project the personal access token is not known, or has expired
            -> make one that may read and write work items, and set devops.personal_access_token
            17 work, 0 degraded, 1 broken"#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_set_for_azure_devops() {
    config(|config| config.devops = None, expect![[r#"
        degraded Azure DevOps project devops.organization and devops.project are not set: bugs are created by hand
        -> set both
        16 work, 1 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_away() {
    let home = Home::new().await;
    for service in Service::ALL {
        home.town.moods().add(Mood::of(service, Fault::Refuse));
    }
    let report = check(&home.config, &[], &home.clock).await.unwrap();
    let text = troubles(&report).replace(&home.town.addresses().page, "town/");
    expect![[r#"
        BROKEN Sign-in keys of the Connector the Bot Connector's keys (openid metadata): error sending request: client error (SendRequest): connection closed before message completed
        -> run the check again in a few minutes
        BROKEN Sign-in Bot Connector Microsoft Entra (token): error sending request: client error (SendRequest): connection closed before message completed
        -> see whether this machine reaches it: address, proxy, firewall, DNS
        degraded Sign-in Microsoft Graph Microsoft Entra (token): error sending request: client error (SendRequest): connection closed before message completed
        -> see whether this machine reaches it: address, proxy, firewall, DNS
        BROKEN Sign-in Azure DevOps Microsoft Entra (token): error sending request: client error (SendRequest): connection closed before message completed
        -> see whether this machine reaches it: address, proxy, firewall, DNS
        0 work, 1 degraded, 3 broken"#]].assert_eq(&text);
}

#[tokio::test(flavor = "multi_thread")]
async fn as_json_each_line_says_the_same() {
    let (_home, report) =
        checked(|_| {}, |world| world.granted.retain(|one| one != "Chat.Create")).await;
    let json = serde_json::to_value(&report).unwrap();
    let rows = json["rows"].as_array().unwrap();
    assert_eq!(rows.len(), report.rows.len());
    let lost = rows.iter().find(|row| row["standing"] == "degraded").unwrap();
    assert_eq!(
        (lost["part"].as_str(), lost["what"].as_str()),
        (Some("Graph"), Some("Chat.Create"))
    );
    assert!(lost["mend"].as_str().is_some_and(|mend| mend.contains("Chat.Create")));
}
