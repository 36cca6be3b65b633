//! A chat that a person made is known by its title, and belongs to whom it was given first (P17).

use super::chats::{by_hand, says};
use super::outage::an_incident;
use crate::home::Home;
use crate::seen::difference;
use expect_test::expect;
use firewatch::store::{Act, Aloud, Outcome, Seen, Target};
use incident::{Actor, Ask, Chat, ChatId, Command, IncidentId, Kind, Refusal};

/// An incident for which nobody could make a chat.
async fn without_a_chat() -> Home {
    let home = Home::new().await;
    home.town.meddle(|world| world.granted.remove("Chat.Create"));
    an_incident(&home).await;
    home
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_whose_name_teams_does_not_tell_is_known_by_its_title_in_graph() {
    let home = without_a_chat().await;
    let before = home.town.world();
    let other = by_hand(&home, "INC-12 payments", 3).await;
    let chat = by_hand(&home, "Payments (inc-1)", 3).await;
    home.catch_up().await;
    expect![[r#"
        chat | INC-12 payments: Ana, Bo, Cleo
        INC-12 | Firewatch joins
        chat | INC-1 Severity 1 payments stuck in Kenya: Ana, Bo, Cleo, Dev, Eve, Femi, Gus
        INC-1 | Firewatch joins
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya"#]].assert_eq(&difference(&before, &home.town.world()).join("\n"));
    let bearings = home.app().stage.store.bearings();
    assert!(bearings.firefighting.contains_key(&ChatId(chat)));
    assert!(!bearings.firefighting.contains_key(&ChatId(other)));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_chats_with_its_title_an_incident_has_the_first_and_the_other_is_told() {
    let home = without_a_chat().await;
    let before = home.town.world();
    let chats = ["19:first@thread.v2", "19:second@thread.v2"];
    for id in chats {
        home.town.meddle(|world| {
            let mut chat = world.chats[0].clone();
            chat.id = id.to_owned();
            chat.topic = Some("INC-1 payments".to_owned());
            chat.messages.clear();
            world.chats.push(chat);
        });
        // Nothing is run between the two.
        home.town.installs_bot_in(id).await;
    }
    home.catch_up().await;
    let told: Vec<String> = difference(&before, &home.town.world())
        .into_iter()
        .filter(|line| line.contains("already"))
        .collect();
    expect![
        "INC-1 | Ana: INC-1 has its firefighting chat already; `show INC-1` has the way there."
    ]
    .assert_eq(&told.join("\n"));
    let bearings = home.app().stage.store.bearings();
    assert_eq!(bearings.firefighting.len(), 1, "{:?}", bearings.firefighting);
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_look_at_titles_people_say_which_chat_it_is() {
    let home = without_a_chat().await;
    home.town.meddle(|world| world.granted.remove("Chat.ReadBasic.All"));
    let chat = by_hand(&home, "INC-1 payments", 7).await;
    assert!(home.app().stage.store.bearings().firefighting.is_empty());
    let before = home.town.world();
    says(&home, "Cleo", &chat, "use this chat for INC-1").await;
    expect![[r#"
        chat | is now called INC-1 Severity 1 payments stuck in Kenya
        INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens leads: payments stuck in Kenya"#]].assert_eq(&difference(&before, &home.town.world()).join("\n"));
    assert_eq!(home.all_errands(1).await, 0, "nothing waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_bot_may_bring_nobody_in_a_person_is_asked_to() {
    let home = without_a_chat().await;
    home.town.meddle(|world| world.granted.remove("ChatMember.ReadWrite.All"));
    by_hand(&home, "INC-1 payments", 3).await;
    home.until(incident::Moment(home.clock.now().0 + 180_000)).await;
    expect![[r#"
        ✓ Bug 50993
        ✓ Tasks: Fix production issue, Release hotfix, Schedule post-mortem
        ✓ Top of Sprint 77
        ✓ Firefighting chat
        ✗ More people in the firefighting chat: the bot lacks the permission ChatMember.ReadWrite.All; grant ChatMember.ReadWrite.All to it, with an administrator’s consent, and try again
    "#]].assert_eq(&super::outage::outside(&home).unwrap());
}

/// Both were asked for before either was done.
#[tokio::test(flavor = "multi_thread")]
async fn one_chat_is_given_to_one_incident() {
    let home = without_a_chat().await;
    let team = home.town.team_chat();
    says(&home, "Ana", &team, "report nobody can log in").await;
    says(&home, "Bo", &team, "confirm 1 INC-2").await;
    let chat = ChatId::from("19:one@thread.v2");
    let member = home.config.team.members[0].person.clone();
    let mut came = Vec::new();
    for number in [2, 1] {
        let found = Chat { id: chat.clone(), url: "https://teams.example/one".to_owned() };
        let ask = Box::new(Ask {
            at: home.clock.now(),
            actor: Actor::Person(member.clone()),
            place: Some(chat.clone()),
            duty: None,
            opens: None,
            command: Command::AdoptChat { chat: Some(found) },
        });
        let seen = Seen { chat: chat.clone(), activity: format!("{number}") };
        let target = Target::Named(IncidentId { kind: Kind::Real, number });
        let act = Act::Change { seen, target, ask, aloud: Aloud::No };
        came.push(home.app().stage.store.commit(act).await.unwrap());
    }
    assert!(matches!(came[0], Outcome::Done(_)), "{came:?}");
    assert!(
        matches!(&came[1], Outcome::Refused(Refusal::NotThisChat { incident }, _) if incident.number == 1),
        "{came:?}"
    );
}
