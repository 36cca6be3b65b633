//! “Report as incident” in the menu of a message.

use crate::home::Home;
use expect_test::expect;
use firewatch::sandbox::Saying;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn p07_any_message_can_be_made_a_report_and_only_once() {
    let home = Home::new().await;
    let chat = home.town.team_chat();
    let said = home.town.says("Ana", &chat, Saying::aside("good morning, vouchers look odd")).await;
    let message = said.activity["id"].as_str().unwrap().to_owned();
    let at = (chat.as_str(), message.as_str());
    let opened = home.town.opens_message_action("Femi", at, "reportIncident").await;
    assert_eq!(opened.status, 200);
    let dialog = opened.body["task"]["value"]["card"]["content"].to_string();
    assert!(dialog.contains(r#""value":"good morning, vouchers look odd""#), "{dialog}");
    assert!(dialog.contains("Action.Submit") && !dialog.contains("Action.Execute"), "{dialog}");
    let filled = json!({"verb": "report", "summary": "vouchers look odd", "opinion": "2"});
    for (who, answer) in
        [("Femi", "Reported as INC-1."), ("Gus", "This has been reported already.")]
    {
        let sent =
            home.town.submits_message_action(who, at, "reportIncident", filled.clone()).await;
        assert_eq!(sent.status, 200);
        let words = sent.body["task"]["value"].as_str().unwrap();
        assert!(words.starts_with(answer), "{words}");
    }
    home.settle().await;
    let incidents = home.app().stage.store.latest(9).unwrap();
    assert_eq!(incidents.len(), 1);
    assert_eq!(incidents[0].reporter.name, "Femi Bakker");
    let empty = home.town.submits_message_action("Ana", at, "reportIncident", json!({})).await;
    assert!(empty.body["task"]["value"].as_str().unwrap().starts_with("Say in a sentence"));
    let other = home.town.opens_message_action("Ana", at, "somethingElse").await;
    assert_eq!(other.status, 501);
}

#[tokio::test(flavor = "multi_thread")]
async fn p07_a_report_in_private_is_acknowledged_there() {
    crate::talk::talk(expect![[r#"
        09:00 Ana @ > report no vouchers since noon
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: no vouchers since noon
              Ana  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: no vouchers since noon
    "#]])
    .await;
}
