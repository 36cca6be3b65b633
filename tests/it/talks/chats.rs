//! The firefighting chat: who comes in as what, and what is left of it without each permission.

use crate::home::Home;
use crate::talk::talk_at;
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Service, World};
use serde_json::Value;

/// Severe, with somebody who leads.
async fn an_incident(home: &Home) {
    let chat = home.town.team_chat();
    for (who, words) in [
        ("Ana", "report payments stuck in Kenya"),
        ("Bo", "confirm 1 INC-1"),
        ("Bo", "assign Cleo INC-1"),
        ("Cleo", "accept INC-1"),
    ] {
        home.town.says(who, &chat, words).await;
        home.settle().await;
    }
}

/// The roles of those who were asked into a chat, by first name.
fn roles(home: &Home) -> Vec<String> {
    let world = home.town.world();
    let requests = home.town.requests();
    let made = requests.iter().rfind(|one| one.path.ends_with("/chats") && one.method == "POST");
    let members = made.unwrap().body["members"].as_array().unwrap().clone();
    let role = |member: &Value| {
        let address = member["user@odata.bind"].as_str().unwrap();
        let person = world.people.iter().find(|one| address.contains(&one.id)).unwrap();
        format!("{} {}", person.first_name(), member["roles"][0].as_str().unwrap())
    };
    members.iter().map(role).filter(|role| !role.ends_with(" owner")).collect()
}

fn chats(world: &World) -> usize {
    world.chats.iter().filter(|chat| chat.created_by_graph).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_of_the_organisation_comes_in_as_a_guest() {
    let home = Home::new().await;
    home.town.meddle(|world| world.people[3].guest = true);
    an_incident(&home).await;
    assert_eq!(roles(&home), ["Dev guest"]);
    let world = home.town.world();
    assert!(world.chats.iter().any(|chat| chat.created_by_graph && chat.members.len() == 7));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_look_at_people_everybody_comes_in_as_owner() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.retain(|name| !name.starts_with("User.")));
    an_incident(&home).await;
    assert_eq!(roles(&home), Vec::<String>::new());
    assert_eq!(chats(&home.town.world()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_a_guest_not_being_told_for_a_while_makes_no_second_chat_and_needs_no_second_look() {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.ReadBasic.All"));
    let down = Fault::Status { status: 503, body: None, retry_after: None };
    home.town.moods().add(Mood::of(Service::Graph, down).at("POST", "$batch").times(3));
    an_incident(&home).await;
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
    assert_eq!(chats(&home.town.world()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_from_before_the_manifest_asked_for_its_title_is_brought_up_to_date() {
    let home = Home::new().await;
    an_incident(&home).await;
    home.town.meddle(|world| {
        world.chats.iter_mut().filter(|chat| chat.created_by_graph).for_each(|chat| {
            chat.outdated_app = true;
        });
    });
    talk_at(
        &home,
        expect![[r#"
            09:20 Cleo > resolve INC-1 verified by Bo: 20 payments went through
                  121  ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  121  | ✅ **INC-1** is resolved after 20 min, so firefighting mode is off: “payments stuck in Kenya” / Verified in production by Bo: 20 payments went through
                  chat | is now called [RESOLVED] INC-1 Severity 1 payments stuck in Kenya
                  INC-1 ~ [card] INC-1 is resolved, firefighting mode is off: payments stuck in Kenya
                  ops  | 50993 State is Resolved
                  ops  | note on 50993: <p>INC-1 is resolved in production.</p><p><b>Resolved:</b> Mon 23 Nov 2026 09:20 CET, after 20 min, said by Cleo Martens</p><p><b>Verified by:</b> Bo</p><p><b>How:</b> 20 payments went through</p><p><b>Incident manager:</b> Cleo Martens</p>
        "#]],
    )
    .await;
}
