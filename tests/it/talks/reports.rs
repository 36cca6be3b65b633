//! What is a report, and what else people say.

use crate::talk::talk;
use expect_test::expect;

#[tokio::test(flavor = "multi_thread")]
async fn p08_with_a_mention_and_without() {
    talk(expect![[r#"
        09:00 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:01 Ana ) report: vouchers not printed in Zambia
              121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: vouchers not printed in Zambia
        09:02 Ana ) Production critical issue: nobody can log in
              121  | [card] INC-3 waits for Bo Lindqvist to confirm its severity: nobody can log in
        09:03 Ana s> report registrations lost in Kenya
              121  | [card] INC-4 waits for Bo Lindqvist to confirm its severity: registrations lost in Kenya
        09:04 Ana h) report: transfers paid twice
              121  | [card] INC-5 waits for Bo Lindqvist to confirm its severity: transfers paid twice
        09:05 Ana @ > report callbacks fail at Nedbank
              121  | [card] INC-6 waits for Bo Lindqvist to confirm its severity: callbacks fail at Nedbank
              Ana  | [card] INC-6 waits for Bo Lindqvist to confirm its severity: callbacks fail at Nedbank
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_what_is_quoted_or_code_is_not_said() {
    talk(expect![[r#"
        09:00 Ana ) the import ran well
        09:01 Bo q> report the import lost 20 rows
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: the import lost 20 rows
        09:02 Ana > `report payments stuck`
              121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: payments stuck
        09:03 Ana q) what do you mean?
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_an_edit_of_an_unheard_message_is_heard_and_of_a_heard_one_is_not_a_second_report() {
    talk(expect![[r#"
        09:00 Ana ) payments look fine
        09:01 Ana e> report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:02 Ana > report vouchers not printed
              121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: vouchers not printed
        09:03 Ana e> report vouchers not printed in Zambia
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_a_maybe_gets_one_quiet_question_and_two_people_make_one_incident() {
    talk(expect![[r#"
        09:00 Ana ) is the portal down for somebody else too?
              121  | [card] Is this a production issue? is the portal down for somebody else too?
        09:01 Bo ! Report it
              Bo   < Reported as INC-1.
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: is the portal down for somebody else too?
        09:02 Cleo ! Report it
              Cleo < This has been reported already.
        09:03 Dev ) payments to Kenya fail with a timeout
              121  | [card] Is this a production issue? payments to Kenya fail with a timeout
        09:04 Eve ! Not an incident
              Eve  < Thank you. Nothing was reported.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p08_chatter_stays_silent() {
    talk(expect![[r#"
        09:00 Ana ) good morning all
        09:01 Bo ) shall we have lunch at twelve?
        09:02 Cleo ) the report is on the drive
        09:03 Dev ) I will close the door
        09:04 Eve ) yesterday the portal was down, fixed now
        09:05 Femi ) thanks @Gus
        09:06 Gus ) who is checking my pull request?
        09:07 Ana ) confirm that we meet at two?
        09:08 Bo ) I accept the invitation
        09:09 Cleo ) update: I am on the train
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p09_a_report_with_nothing_in_it_gets_a_form() {
    talk(expect![[r#"
        09:00 Ana > report
              121  | [card] Report a production issue: say “report” and what is wrong.
        09:01 Ana ! Report it | summary=payments stuck in Kenya; on_behalf_of=Kenya Red Cross; opinion=2
              Ana  < Reported as INC-1.
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:02 Ana > report sev1 for Zambia RC: no vouchers
              121  | [card] INC-2 waits for Bo Lindqvist to confirm its severity: no vouchers
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p03_who_is_checking() {
    talk(expect![[r#"
        09:00 Ana > who is checking?
              121  | Bo Lindqvist is daily log checker today. If Bo cannot answer, Dev Kapoor is asked. The next turn begins on Tue 24 Nov.
        09:01 Ana ) who is checking the logs
              121  | Bo Lindqvist is daily log checker today. If Bo cannot answer, Dev Kapoor is asked. The next turn begins on Tue 24 Nov.
        09:02 Ana @ > who is checking
              Ana  | Bo Lindqvist is daily log checker today. If Bo cannot answer, Dev Kapoor is asked. The next turn begins on Tue 24 Nov.
              121  | [card] Log check of Tue 24 Nov: Dev Kapoor is asked.
        33:00 Ana > who is checking
              121  | Dev Kapoor is daily log checker today. If Dev cannot answer, Gus Ferreira is asked. The next turn begins on Wed 25 Nov.
    "#]])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn p13_what_is_going_on_and_what_was() {
    talk(expect![[r#"
        09:00 Ana > incidents
              121  | [card] No incident is open.
        09:01 Ana > show INC-1
              121  | Ana: There is no INC-1. `incidents` lists those there are.
        09:02 Ana > report payments stuck in Kenya
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:03 Ana > incidents
              121  | [card] 1 incident is open. INC-1
        09:04 Ana > show INC-1
              121  | [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:05 Ana ! Details of INC-1
              Ana  < [card] INC-1 waits for Bo Lindqvist to confirm its severity: payments stuck in Kenya
        09:06 Ana > help
              121  | [card] You can say: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
        09:07 Ana > reprot payments stuck
              121  | [card] Is this a production issue? reprot payments stuck
        09:08 Ana > conferm 1
              121  | Ana, I did not understand that. Did you mean `confirm 1 INC-7 because …`? `help` shows what you can say.
        09:09 Ana > the weather is nice
              121  | Ana, I did not understand that. `help` shows what you can say.
        09:10 Ana @ > Hello
              Ana  | [card] You can say: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
    "#]])
    .await;
}
