//! People of whom only the e-mail is known: `check` tells the lines that are missing.

use super::troubles;
use crate::home::Home;
use expect_test::{Expect, expect};
use firewatch::check::{Report, Standing, check};
use firewatch::config;
use firewatch::sandbox::World;
use std::path::PathBuf;

/// A configuration as an administrator writes it: Ana, Bo and somebody whom nobody knows, by e-mail.
fn written(home: &Home) -> (tempfile::TempDir, PathBuf) {
    let people = home.town.people();
    let mails: Vec<&str> = people.iter().take(2).map(|person| person.email.as_str()).collect();
    let text = format!(
        "[bot]\napp_id = \"{}\"\ntenant_id = \"{}\"\nclient_secret = \"s\"\n\
         [rota]\norder = [\"{}\"]\n\
         [[team.people]]\nname = \"Ana\"\nemail = \"{}\"\nroles = [\"responder\"]\n\
         [[team.people]]\nname = \"Bo\"\nemail = \"{}\"\nroles = [\"log-checker\"]\n\
         [[team.people]]\nname = \"Cy\"\nemail = \"cy@example.org\"\nroles = [\"responder\"]\n\
         [[team.people]]\nname = \"Dev\"\nid = \"{}\"\nemail = \"{}\"\nroles = []\n",
        home.config.bot.app_id,
        home.config.bot.tenant_id,
        mails[1],
        mails[0],
        mails[1].to_uppercase(),
        people[3].id,
        people[3].email,
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("firewatch.toml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

async fn checked(world: impl FnOnce(&mut World), in_the_chat: bool) -> (Home, Report) {
    let mut home = Home::new().await;
    home.town.meddle(world);
    let (_folder, file) = written(&home);
    let (mut config, without_id) = config::load_for_check(Some(&file), std::iter::empty()).unwrap();
    config.bot = home.config.bot.clone();
    config.endpoints = home.config.endpoints.clone();
    config.devops = home.config.devops.clone();
    if in_the_chat {
        config.team_chat = home.config.team_chat.clone();
        config.service_url = home.config.service_url.clone();
    }
    let report = check(&config, &without_id, &home.clock).await.unwrap();
    home.stop().await;
    (home, report)
}

/// The lines about people.
async fn people(world: impl FnOnce(&mut World), in_the_chat: bool, expected: Expect) {
    let (_home, mut report) = checked(world, in_the_chat).await;
    report.rows.retain(|row| row.part == "People");
    expected.assert_eq(&troubles(&report));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_id_is_told_as_the_line_to_put_in() {
    people(|_| {}, true, expect![[r#"
        degraded People in the team chat not there, so nobody there can mention them: Cy
        -> add them to the chat, or compare their ids in team.people with the Entra portal
        BROKEN People Ana team.people[0].id is not set, and a start would be refused; ana.achieng@example.org is Ana Achieng
        -> put this line below the email: id = "08b4fda8-c892-450e-8653-91958fc61f13"
        BROKEN People Bo team.people[1].id is not set, and a start would be refused; BO.LINDQVIST@EXAMPLE.ORG is Bo Lindqvist
        -> put this line below the email: id = "d7cc9674-ff5f-4a39-8eee-0420d2641985"
        BROKEN People Cy team.people[2].id is not set, and nobody in the tenant has cy@example.org
        -> correct the email, or copy the Object ID from the Entra portal, Users
        1 work, 1 degraded, 3 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_permission_the_team_chat_tells_ids() {
    people(|world| world.granted.clear(), true, expect![[r#"
        degraded People in the team chat not there, so nobody there can mention them: Cy
        -> add them to the chat, or compare their ids in team.people with the Entra portal
        degraded People e-mail addresses the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent
        BROKEN People Ana team.people[0].id is not set, and a start would be refused; ana.achieng@example.org is Ana Achieng
        -> put this line below the email: id = "08b4fda8-c892-450e-8653-91958fc61f13"
        BROKEN People Bo team.people[1].id is not set, and a start would be refused; BO.LINDQVIST@EXAMPLE.ORG is Bo Lindqvist
        -> put this line below the email: id = "d7cc9674-ff5f-4a39-8eee-0420d2641985"
        BROKEN People Cy team.people[2].id is not set, nobody was seen in the team chat with cy@example.org, and Graph could not be asked: the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent; or copy the Object ID from the Entra portal, Users
        0 work, 2 degraded, 3 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_permission_and_chat_the_portal_tells_ids() {
    people(|world| world.granted.clear(), false, expect![[r#"
        degraded People e-mail addresses the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent
        BROKEN People Ana team.people[0].id is not set, nobody was seen in the team chat with ana.achieng@example.org, and Graph could not be asked: the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent; or copy the Object ID from the Entra portal, Users
        BROKEN People Bo team.people[1].id is not set, nobody was seen in the team chat with BO.LINDQVIST@EXAMPLE.ORG, and Graph could not be asked: the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent; or copy the Object ID from the Entra portal, Users
        BROKEN People Cy team.people[2].id is not set, nobody was seen in the team chat with cy@example.org, and Graph could not be asked: the bot lacks the permission User.ReadBasic.All
        -> grant User.ReadBasic.All to it, with an administrator’s consent; or copy the Object ID from the Entra portal, Users
        0 work, 1 degraded, 3 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_token_the_reason_is_told_beside_each() {
    people(|world| world.registration.secret_expired = true, true, expect![[r#"
        BROKEN People Ana team.people[0].id is not set, nobody was seen in the team chat with ana.achieng@example.org, and Graph could not be asked: the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret; or copy the Object ID from the Entra portal, Users
        BROKEN People Bo team.people[1].id is not set, nobody was seen in the team chat with BO.LINDQVIST@EXAMPLE.ORG, and Graph could not be asked: the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret; or copy the Object ID from the Entra portal, Users
        BROKEN People Cy team.people[2].id is not set, nobody was seen in the team chat with cy@example.org, and Graph could not be asked: the client secret has expired
        -> make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret; or copy the Object ID from the Entra portal, Users
        0 work, 0 degraded, 3 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_accounts_of_one_address_are_told_apart() {
    let twice = |world: &mut World| {
        let mut second = world.people[0].clone();
        second.id = "22222222-0000-4000-8000-000000000000".to_owned();
        second.mri = "29:second".to_owned();
        second.name = "Ana (admin)".to_owned();
        world.people.push(second);
    };
    people(twice, true, expect![[r#"
        degraded People in the team chat not there, so nobody there can mention them: Cy
        -> add them to the chat, or compare their ids in team.people with the Entra portal
        BROKEN People Ana team.people[0].id is not set, and more than one account has ana.achieng@example.org
        -> put the line that is meant below the email: id = "08b4fda8-c892-450e-8653-91958fc61f13" is Ana Achieng; id = "22222222-0000-4000-8000-000000000000" is Ana (admin)
        BROKEN People Bo team.people[1].id is not set, and a start would be refused; BO.LINDQVIST@EXAMPLE.ORG is Bo Lindqvist
        -> put this line below the email: id = "d7cc9674-ff5f-4a39-8eee-0420d2641985"
        BROKEN People Cy team.people[2].id is not set, and nobody in the tenant has cy@example.org
        -> correct the email, or copy the Object ID from the Entra portal, Users
        1 work, 1 degraded, 3 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_put_in_makes_a_start_possible() {
    let (home, report) = checked(|_| {}, true).await;
    let (_folder, file) = written(&home);
    let refused = config::load(Some(&file), std::iter::empty()).unwrap_err().to_string();
    expect![[r#"
        the configuration has 3 problem(s):
          team.people[0].id: found nothing, expected an Entra object id; `firewatch check` tells it
          team.people[1].id: found nothing, expected an Entra object id; `firewatch check` tells it
          team.people[2].id: found nothing, expected an Entra object id; `firewatch check` tells it"#]].assert_eq(&refused);
    let mut text = std::fs::read_to_string(&file).unwrap();
    for name in ["Ana", "Bo"] {
        let row = report.rows.iter().find(|row| row.what == name).unwrap();
        assert_eq!(row.standing, Standing::Broken, "a start would be refused");
        let line = row.mend.as_deref().unwrap().rsplit_once(": ").unwrap().1;
        let head = format!("name = \"{name}\"\n");
        text = text.replace(&head, &format!("{head}{line}\n"));
    }
    let cy =
        "[[team.people]]\nname = \"Cy\"\nemail = \"cy@example.org\"\nroles = [\"responder\"]\n";
    let config = config::read(&text.replace(cy, ""), std::iter::empty()).unwrap();
    let ids = |people: &[_]| -> Vec<String> {
        people.iter().map(|it: &incident::Member| it.person.id.as_str().to_owned()).collect()
    };
    let town: Vec<String> = home.town.people().iter().map(|it| it.id.to_lowercase()).collect();
    assert_eq!(ids(&config.team.members), [&town[0..2], &town[3..4]].concat());
    assert_eq!(config.rota.order[0].id.as_str(), town[1]);
}

#[test]
fn without_id_and_email_nobody_is_found() {
    let text = "[[team.people]]\nname = \"Ana\"\nroles = []\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("firewatch.toml");
    std::fs::write(&file, text).unwrap();
    let words = config::load_for_check(Some(&file), std::iter::empty()).unwrap_err().to_string();
    let line = words.lines().find(|line| line.contains("team.people[0]"));
    expect!["team.people[0].id: found nothing, expected an Entra object id, or an email from which `firewatch check` tells it"].assert_eq(line.unwrap().trim());
}
