//! What the team chat consented to when the app was added to it.

use super::{checked, world};
use expect_test::expect;
use firewatch::check::Standing;
use firewatch::sandbox::World;

#[tokio::test(flavor = "multi_thread")]
async fn the_team_chat_does_not_let_its_messages_be_read() {
    let may_not = |world: &mut World| {
        world.bot.chat_permissions.retain(|name| name != "ChatMessage.Read.Chat");
    };
    world(may_not, expect![[r#"
        degraded Teams ChatMessage.Read.Chat not granted in the team chat: Firewatch hears only what mentions it there, and says a message once more whose answer was lost
        -> upload the package of `firewatch package`, and add the app to the team chat again
        21 work, 1 degraded, 0 broken"#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_team_chat_does_not_let_its_title_be_changed() {
    let may_not = |world: &mut World| {
        world.bot.chat_permissions.retain(|name| name != "ChatSettings.ReadWrite.Chat");
    };
    world(may_not, expect![[r#"
        degraded Teams ChatSettings.ReadWrite.Chat not granted in the team chat: where a firefighting chat does not grant it either, its title does not tell how the incident stands
        -> upload the package of `firewatch package`, and add the app to the team chat again
        21 work, 1 degraded, 0 broken"#]]).await;
    // An installation from before the package asked for anything.
    world(|world| world.chats[0].outdated_app = true, expect![[r#"
        degraded Teams ChatMessage.Read.Chat not granted in the team chat: Firewatch hears only what mentions it there, and says a message once more whose answer was lost
        -> upload the package of `firewatch package`, and add the app to the team chat again
        degraded Teams ChatSettings.ReadWrite.Chat not granted in the team chat: where a firefighting chat does not grant it either, its title does not tell how the incident stands
        -> upload the package of `firewatch package`, and add the app to the team chat again
        20 work, 2 degraded, 0 broken"#]]).await;
    let instead = |world: &mut World| {
        may_not(world);
        world.granted.insert("Chat.ReadWrite.All".to_owned());
    };
    world(instead, expect!["22 work, 0 degraded, 0 broken"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whether_a_title_may_be_changed_is_told_without_changing_one() {
    let (home, report) = checked(|_| {}, |_| {}).await;
    let row = report.rows.iter().find(|row| row.what == "ChatSettings.ReadWrite.Chat").unwrap();
    assert_eq!(row.standing, Standing::Works);
    let asked = home.town.requests();
    let changes: Vec<&str> = asked
        .iter()
        .filter(|one| one.path.starts_with("/graph") && one.method != "GET")
        .map(|one| one.path.as_str())
        .collect();
    assert!(changes.is_empty(), "{changes:?}");
    crate::contracts::hold(&asked);
}
