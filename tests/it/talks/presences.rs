//! Whoever chooses an incident manager sees who is there (P05, P11).

use crate::home::Home;
use expect_test::expect;
use firewatch::sandbox::{Fault, Mood, Presence, Service};
use incident::Moment;
use serde_json::{Value, json};

/// What Bo can choose from once the incident is severe, as Bo sees it.
async fn choices(home: &Home) -> String {
    let chat = home.town.team_chat();
    for (who, words) in [("Ana", "report payments stuck in Kenya"), ("Bo", "confirm 1 INC-1")] {
        home.town.says(who, &chat, words).await;
        home.catch_up().await;
    }
    seen_by_bo(home, "INC-1").await
}

async fn seen_by_bo(home: &Home, about: &str) -> String {
    let chat = home.town.team_chat();
    let world = home.town.world();
    let mut cards = world.chats[0].messages.iter().filter(|one| one.card.is_some());
    let message = cards.next().unwrap().id.clone();
    let view = json!({ "type": "Action.Execute", "verb": "view", "data": { "inc": about } });
    let shown = home.town.presses("Bo", (&chat, &message), &view, &json!({})).await;
    let mut titles = Vec::new();
    collect(&shown.body, &mut titles);
    titles.join("\n")
}

fn collect(value: &Value, into: &mut Vec<String>) {
    if let Some(choices) = value.get("choices").and_then(Value::as_array) {
        into.extend(choices.iter().map(|one| one["title"].as_str().unwrap().to_owned()));
    }
    match value {
        Value::Object(fields) => fields.values().for_each(|field| collect(field, into)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is(home: &Home, who: &str, availability: &str, activity: &str) {
    home.town.meddle(|world| {
        let id = world.person(who).unwrap().id.clone();
        let (availability, activity) = (availability.to_owned(), activity.to_owned());
        world.presence.insert(id, Presence { availability, activity });
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_whoever_can_be_reached_is_named_first() {
    let home = Home::new().await;
    is(&home, "Cleo", "Offline", "OutOfOffice");
    is(&home, "Dev", "Busy", "InACall");
    is(&home, "Femi", "Away", "Away");
    expect![[r#"
        Eve Okafor (incident manager, available)
        Ana Achieng (available)
        Bo Lindqvist (available)
        Gus Ferreira (available)
        Femi Bakker (away)
        Dev Kapoor (in a call)
        Cleo Martens (incident manager, out of office)"#]]
    .assert_eq(&choices(&home).await);
    // An hour later nobody knows any more.
    home.clock.tell(Moment(home.clock.now().0 + 3_600_000));
    expect![[r#"
        Cleo Martens (incident manager)
        Eve Okafor (incident manager)
        Ana Achieng
        Bo Lindqvist
        Dev Kapoor
        Femi Bakker
        Gus Ferreira"#]]
    .assert_eq(&seen_by_bo(&home, "INC-1").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_without_a_look_at_presence_the_choice_is_the_same_as_ever() {
    let [refused, away] = [Home::new().await, Home::new().await];
    refused.town.meddle(|world| world.granted.remove("Presence.Read.All"));
    let down = Fault::Status { status: 503, body: None, retry_after: None };
    away.town.moods().add(Mood::of(Service::Graph, down).at("POST", "getPresences"));
    let seen = [choices(&refused).await, choices(&away).await];
    assert_eq!(seen[0], seen[1]);
    expect![[r#"
        Cleo Martens (incident manager)
        Eve Okafor (incident manager)
        Ana Achieng
        Bo Lindqvist
        Dev Kapoor
        Femi Bakker
        Gus Ferreira"#]]
    .assert_eq(&seen[0]);
    for home in [refused, away] {
        home.town.moods().clear();
        assert_eq!(home.all_errands(1).await, 0, "nothing waits for it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn p11_whoever_leads_another_or_led_lately_or_is_away_comes_later() {
    let home = Home::new().await;
    choices(&home).await;
    let chat = home.town.team_chat();
    for (who, words) in [
        ("Bo", "assign @Eve INC-1"),
        ("Eve", "accept INC-1"),
        ("Eve", "resolve INC-1 verified by Ana: it works"),
        ("Ana", "report registrations fail"),
        ("Bo", "confirm 1 INC-2"),
    ] {
        home.town.says(who, &chat, words).await;
        home.until(Moment(home.clock.now().0 + 60_000)).await;
    }
    expect![[r#"
        Cleo Martens (incident manager, available)
        Eve Okafor (incident manager, available, led 4 min ago)
        Ana Achieng (available)
        Bo Lindqvist (available)
        Dev Kapoor (available)
        Femi Bakker (available)
        Gus Ferreira (available)"#]]
    .assert_eq(&seen_by_bo(&home, "INC-2").await);
    for (who, words) in [
        ("Bo", "assign @Cleo INC-2"),
        ("Cleo", "accept INC-2"),
        ("Dev", "leave 23 Nov"),
        ("Ana", "report data is lost"),
        ("Bo", "confirm 1 INC-3"),
    ] {
        home.town.says(who, &chat, words).await;
        home.until(Moment(home.clock.now().0 + 60_000)).await;
    }
    expect![[r#"
        Eve Okafor (incident manager, available, led 9 min ago)
        Ana Achieng (available)
        Bo Lindqvist (available)
        Femi Bakker (available)
        Gus Ferreira (available)
        Cleo Martens (incident manager, leads INC-2 now, available)
        Dev Kapoor (away today, available)"#]]
    .assert_eq(&seen_by_bo(&home, "INC-3").await);
}
