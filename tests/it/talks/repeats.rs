//! What comes twice happens once.

use crate::home::Home;
use crate::seen::difference;
use crate::talk::{answer, find, inputs_of, talk_at};
use expect_test::{Expect, expect};
use firewatch::sandbox::{Delivered, Saying, World};
use incident::Moment;
use serde_json::json;

/// What those who did something were told, and what happened in the world, in words.
async fn told(home: &Home, before: &World, delivered: &[(&str, Delivered)], expected: Expect) {
    home.settle().await;
    let mut lines: Vec<String> = Vec::new();
    for (who, delivered) in delivered {
        let answer = answer(delivered).unwrap_or_else(|| "(nothing)".to_owned());
        lines.push(format!("{who:4} < {answer}"));
    }
    lines.extend(difference(before, &home.town.world()));
    expected.assert_eq(&format!("{}\n", lines.join("\n")));
}

async fn press(home: &Home, who: &str, title: &str, inputs: &str) -> Delivered {
    let found = find(home, who, title);
    press_found(home, who, &found, inputs).await
}

/// Two fingers on two buttons that both were there.
async fn press_both(
    home: &Home,
    (who, title): (&str, &str),
    (other, other_title): (&str, &str),
    inputs: &str,
) -> (Delivered, Delivered) {
    let (found, other_found) = (find(home, who, title), find(home, other, other_title));
    tokio::join!(
        press_found(home, who, &found, inputs),
        press_found(home, other, &other_found, inputs)
    )
}

async fn press_found(
    home: &Home,
    who: &str,
    (chat, message, action): &(String, String, serde_json::Value),
    inputs: &str,
) -> Delivered {
    let inputs = inputs_of(home, inputs);
    home.town.presses(who, (chat, message), action, &inputs).await
}

async fn again(home: &Home, first: &Delivered) -> Delivered {
    let token = home.town.token(|_| {});
    home.town.delivers(&first.activity, Some(&token)).await
}

fn minutes_later(home: &Home, minutes: i64) {
    home.clock.tell(Moment(home.clock.now().0 + minutes * 60_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_delivered_twice_is_one_incident() {
    let home = Home::new().await;
    let before = home.town.world();
    let chat = home.town.team_chat();
    let first = home.town.says("Ana", &chat, "report payments stuck in Kenya").await;
    let second = again(&home, &first).await;
    home.settle().await;
    minutes_later(&home, 5);
    let third = again(&home, &first).await;
    let all = [("Ana", first), ("Ana", second), ("Ana", third)];
    told(
        &home,
        &before,
        &all,
        expect![[r#"
        Ana  < (nothing)
        Ana  < (nothing)
        Ana  < (nothing)
        121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
    "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_delivered_twice_at_once_is_one_incident() {
    let home = Home::new().await;
    let before = home.town.world();
    let chat = home.town.team_chat();
    let id = "1795420800123";
    let saying = || Saying { id: Some(id.to_owned()), ..Saying::from("report payments stuck") };
    let (first, second) = tokio::join!(
        home.town.says("Ana", &chat, saying()),
        home.town.says("Ana", &chat, saying())
    );
    told(
        &home,
        &before,
        &[("Ana", first), ("Ana", second)],
        expect![[r#"
        Ana  < (nothing)
        Ana  < (nothing)
        121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck
    "#]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn words_that_are_delivered_twice_are_refused_or_answered_once() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
    "#]])
    .await;
    let before = home.town.world();
    let refused = home.town.says("Ana", &chat, "confirm 1").await;
    let once_more = again(&home, &refused).await;
    home.catch_up().await;
    let asked = home.town.says("Ana", &chat, "who is checking").await;
    let asked_again = again(&home, &asked).await;
    let all = [("Ana", refused), ("Ana", once_more), ("Ana", asked), ("Ana", asked_again)];
    told(&home, &before, &all, expect![[r#"
        Ana  < (nothing)
        Ana  < (nothing)
        Ana  < (nothing)
        Ana  < (nothing)
        121  | Ana: The severity of INC-1 is for Bo Lindqvist to confirm, as daily log checker. `who is checking` shows who that is.
        121  | Bo Lindqvist is daily log checker today. If Bo cannot answer, Dev Kapoor is asked. The next turn begins on Tue 24 Nov.
    "#]]).await;
    let before = home.town.world();
    let update = home.town.says("Ana", &chat, "update INC-1 Zambia too").await;
    let update_again = again(&home, &update).await;
    home.catch_up().await;
    let confirmed = home.town.says("Bo", &chat, "confirm 1").await;
    home.catch_up().await;
    let confirmed_again = again(&home, &confirmed).await;
    let all = [("Ana", update), ("Ana", update_again), ("Bo", confirmed), ("Bo", confirmed_again)];
    told(&home, &before, &all, expect![[r#"
        Ana  < (nothing)
        Ana  < (nothing)
        Bo   < (nothing)
        Bo   < (nothing)
        121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:00 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
        Femi | [card] INC-1: stakeholders have to be told.
        ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
        ops  | task below 50993: Fix production issue
        ops  | task below 50993: Release hotfix
        ops  | task below 50993: Schedule post-mortem
        ops  | note on 50993: **Update** by Ana Achieng, Mon 23 Nov 2026 09:00 CET / Zambia too / (INC-1 note 1)
        ops  | 50993 leads the sprint
    "#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_comes_again_with_a_new_id_decides_once() {
    let home = Home::new().await;
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo ! Confirm severity
              Bo   < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
    "#]])
    .await;
    let before = home.town.world();
    let first = press(&home, "Bo", "…Severity 1", "").await;
    let mut activity = first.activity.clone();
    activity["id"] = "f:another-id".into();
    home.settle().await;
    minutes_later(&home, 1);
    let token = home.town.token(|_| {});
    let second = home.town.delivers(&activity, Some(&token)).await;
    let same = again(&home, &first).await;
    told(&home, &before, &[("Bo", first), ("Bo", second), ("Bo", same)], expect![[r#"
        Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        Bo   < Bo Lindqvist confirmed INC-1 as Severity 1 (Critical) at 09:01 CET, 1 min ago. To change it, say `severity 1 INC-1 because …`, with the level you mean.
        Bo   < [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
        121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
        Femi | [card] INC-1: stakeholders have to be told.
        ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
        ops  | task below 50993: Fix production issue
        ops  | task below 50993: Release hotfix
        ops  | task below 50993: Schedule post-mortem
        ops  | 50993 leads the sprint
    "#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_confirm_at_once_decide_once() {
    let home = Home::new().await;
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
              121  ~ [card] INC-1 waits for anybody in the team to confirm its severity: payments stuck in Kenya
              121  | @Dev Kapoor, how severe is **INC-1**? “payments stuck in Kenya” / Bo Lindqvist was asked at 09:00 CET, 10 min ago. Dev Kapoor can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-1`.
              121  | How severe is **INC-1**? “payments stuck in Kenya” / Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-1`. Without an answer by 09:20 CET, in 5 min, the higher plausible severity is assumed.
              Bo   | **INC-1** still waits for you: how severe is it? “payments stuck in Kenya” / Dev Kapoor is asked too now. Press **Confirm severity** on [the card](https://teams.microsoft.com/l/message/19%3Ada4a27a0a5554954b26350b57e913bfb%40thread.v2/1795420800001?context=%7B%22contextType%22%3A%22chat%22%7D), or say `confirm 1 INC-1` here.
        09:16 Bo ! Confirm severity
              Bo   < [card] INC-1 waits for anybody in the team to confirm its severity: payments stuck in Kenya
        09:16 Dev ! Confirm severity
              Dev  < [card] INC-1 waits for anybody in the team to confirm its severity: payments stuck in Kenya
    "#]])
    .await;
    let before = home.town.world();
    let (bo, dev) = press_both(&home, ("Bo", "…Severity 1"), ("Dev", "…Severity 1"), "").await;
    home.settle().await;
    let decided = [answer(&bo), answer(&dev)];
    let late = |answer: &&Option<String>| {
        answer.as_deref().is_some_and(|words| words.contains("confirmed INC-1 as Severity 1"))
    };
    assert_eq!(decided.iter().filter(late).count(), 1, "{decided:?}");
    assert_eq!(bugs(&home), 1);
    let said = difference(&before, &home.town.world());
    assert_eq!(said.iter().filter(|line| line.contains("🔥")).count(), 1, "{said:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn yes_and_no_at_once_is_one_of_them() {
    let home = Home::new().await;
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > assign @Cleo
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Cleo Martens is asked to lead: payments stuck in Kenya
              121  | [card] INC-1: Cleo Martens is asked to be incident manager: payments stuck in Kenya
    "#]])
    .await;
    let before = home.town.world();
    let (yes, no) = press_both(&home, ("Cleo", "Accept"), ("Cleo", "Decline"), "").await;
    home.settle().await;
    let lines = difference(&before, &home.town.world());
    let leads = lines.iter().filter(|line| line.contains("Cleo Martens is incident manager of"));
    let wanted = lines.iter().filter(|line| line.contains("cannot be incident manager"));
    assert_eq!(leads.count() + wanted.count(), 1, "{yes:?} {no:?} {lines:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_update_pressed_twice_is_one_note_and_two_updates_are_two() {
    let home = Home::new().await;
    talk_at(&home, expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Bo > confirm 1
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck in Kenya
              121  | 🔥 The team is in firefighting mode for **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. Bo Lindqvist confirmed it at 09:01 CET, just now. / Bo Lindqvist can choose the incident manager. To offer, say `volunteer INC-1`.
              Femi | [card] INC-1: stakeholders have to be told.
              ops  | Bug 50993: INC-1: payments stuck in Kenya [critical-production-issue; INC-1] [1 - Critical] [New]
              ops  | task below 50993: Fix production issue
              ops  | task below 50993: Release hotfix
              ops  | task below 50993: Schedule post-mortem
              ops  | 50993 leads the sprint
        09:02 Bo > volunteer
              121  ~ [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
              121  | Bo Lindqvist is incident manager of **INC-1**: “payments stuck in Kenya” / Severity 1 (Critical): a critical path is out and there is no workaround. The team is in firefighting mode since 09:01 CET, 1 min ago. / [Bug 50993](town/devops/redcross-sandbox/121%20Platform/_workitems/edit/50993)
              chat | INC-1 Severity 1 payments stuck in Kenya: Bo, Ana, Cleo, Dev, Eve, Femi, Gus
              INC-1 | Firewatch joins
              INC-1 | [card] INC-1 is Severity 1 (Critical), firefighting mode is on, Bo Lindqvist leads: payments stuck in Kenya
    "#]])
    .await;
    let before = home.town.world();
    let first = press(&home, "Bo", "Send the update", "text=restarted").await;
    let same = again(&home, &first).await;
    let mut renamed = first.activity.clone();
    renamed["id"] = "f:another-id".into();
    let token = home.town.token(|_| {});
    assert_eq!(home.town.delivers(&renamed, Some(&token)).await.status, 200);
    let (dev, eve) = press_both(
        &home,
        ("Dev", "Send the update"),
        ("Eve", "Send the update"),
        "text=I see it too",
    )
    .await;
    home.settle().await;
    assert_eq!([dev.status, eve.status], [200, 200]);
    let notes: Vec<String> = difference(&before, &home.town.world())
        .into_iter()
        .filter(|line| line.contains("note on"))
        .map(|line| line.split(" by ").last().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(notes.len(), 3, "{same:?} {notes:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_report_the_same_message_at_once_make_one_incident() {
    let home = Home::new().await;
    talk_at(
        &home,
        expect![[r#"
        09:00 Ana ) the portal is down for all of us
              121  | [card] Is this a production issue? the portal is down for all of us
    "#]],
    )
    .await;
    let before = home.town.world();
    let (bo, cleo) = press_both(&home, ("Bo", "Report it"), ("Cleo", "Report it"), "").await;
    home.settle().await;
    let mut answers = [answer(&bo), answer(&cleo)].map(Option::unwrap_or_default);
    answers.sort();
    assert_eq!(answers, ["Reported as INC-1.", "This has been reported already."]);
    assert_eq!(difference(&before, &home.town.world()).len(), 1);
}

fn bugs(home: &Home) -> usize {
    home.town.world().devops.work_items.iter().filter(|item| item.kind == "Bug").count()
}

/// Somebody's screen still shows the card that was taken away and posted anew.
#[tokio::test(flavor = "multi_thread")]
async fn a_press_on_a_card_that_was_posted_anew_tells_where_the_present_one_is() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    home.town.says("Ana", &chat, "report payments stuck in Kenya").await;
    home.catch_up().await;
    let old = live_cards(&home).remove(0);
    home.town.meddle(|world| {
        for message in &mut world.chats[0].messages {
            message.deleted |= message.from == "bot";
        }
    });
    home.town.says("Ana", &chat, "update INC-1 still stuck").await;
    home.until(Moment(home.clock.now().0 + 60_000)).await;
    let present = live_cards(&home).pop().unwrap();
    assert_ne!(present, old);
    let action = json!({ "type": "Action.Execute", "verb": "view", "data": { "inc": "INC-1" } });
    for (on, expected) in [(&old, true), (&present, false)] {
        let shown = home.town.presses("Bo", (&chat, on), &action, &json!({})).await;
        let body = shown.body.to_string();
        assert_eq!(body.contains("This card is old"), expected, "{body}");
        let link = format!("/l/message/{}/{present}", chat.replace(':', "%3A").replace('@', "%40"));
        assert_eq!(body.contains(&link), expected, "{body}");
    }
    let action = json!({ "type": "Action.Execute", "verb": "confirm",
                         "data": { "inc": "INC-1", "q": 1, "severity": "1" } });
    let pressed = home.town.presses("Bo", (&chat, &old), &action, &json!({})).await;
    assert!(pressed.body.to_string().contains("This card is old"), "{}", pressed.body);
    home.catch_up().await;
    let world = home.town.world();
    let card = world.chats[0].messages.iter().rfind(|one| one.id == present).unwrap();
    assert!(card.card.as_ref().unwrap().to_string().contains("firefighting mode is on"));
}

/// The ids of the messages that carry a live card, the oldest first.
fn live_cards(home: &Home) -> Vec<String> {
    let world = home.town.world();
    let live = |one: &&firewatch::sandbox::Message| {
        one.card.as_ref().is_some_and(|card| card.to_string().contains("\"view\""))
    };
    world.chats[0].messages.iter().filter(live).map(|one| one.id.clone()).collect()
}
