//! What people really write, and what we make of it.
#![expect(clippy::wildcard_enum_match_arm, reason = "a line of a table tells the rest as it is")]
#![expect(clippy::too_many_lines, reason = "the tables are long, the tests are not")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod alerts;
mod corpus;

use super::{BotNames, COMMANDS, Heard, Mentioned, Place, Said, hear, press};
use expect_test::{Expect, expect};
use incident::{Command, Enquiry, PersonId};
use proptest::prelude::*;
use serde_json::json;
use std::fmt::Write;

const BOT: BotNames<'static> = BotNames { id: "28:bot", name: "Firewatch" };

fn known(mri: &str) -> Option<PersonId> {
    (mri == "29:cleo").then(|| PersonId::new("cleo"))
}

fn said<'a>(text: &'a str, place: Place, mentions: &[Mentioned<'a>]) -> Said<'a> {
    Said { text, html: None, mentions: mentions.to_vec(), bot: BOT, place, known: &known }
}

fn short(heard: &Heard) -> String {
    let text = match heard {
        Heard::Nothing => "-".to_owned(),
        Heard::Report(report) => {
            let mut line = format!("report: {}", report.summary);
            if let Some(severity) = report.opinion {
                write!(line, " [{}]", severity.level()).unwrap();
            }
            if let Some(client) = &report.on_behalf_of {
                write!(line, " [for {client}]").unwrap();
            }
            line
        }
        Heard::Action { about, noting } => {
            let about = about.map_or(String::new(), |id| format!("{id} "));
            let owner = noting.owner.as_ref().map_or("-", |who| who.name.as_str());
            let due = noting.due.map_or("-".to_owned(), |day| format!("{day:?}"));
            format!("{about}action: {} [{owner}] [{due}] {:?}", noting.text, noting.priority)
        }
        Heard::Change { about, command } => {
            let about = about.map_or(String::new(), |id| format!("{id} "));
            let command = match command {
                Command::ConfirmSeverity { severity, reason, .. } => {
                    format!("severity {} {}", severity.level(), reason.clone().unwrap_or_default())
                }
                Command::Decline { reason, .. } => {
                    format!("decline {}", reason.clone().unwrap_or_default())
                }
                Command::Assign { manager, .. } => {
                    let id = manager.id.as_ref().map_or("?", |id| id.as_str());
                    format!("assign {} ({id})", manager.name)
                }
                Command::FinishAction { number } => format!("action {number} is done"),
                Command::DropAction { number, reason } => {
                    format!("action {number} dropped {}", reason.clone().unwrap_or_default())
                }
                Command::Update { text } => format!("update: {text}"),
                Command::Resolve(resolving) => format!(
                    "resolve who={:?} how={:?} fix={:?}",
                    resolving.verified_by, resolving.how, resolving.fix
                ),
                Command::Reopen { reason } => {
                    format!("reopen {}", reason.clone().unwrap_or_default())
                }
                other => format!("{other:?}").to_lowercase(),
            };
            format!("{about}{command}")
        }
        Heard::Enquiry(Enquiry::MaybeReport { .. }) => "maybe?".to_owned(),
        Heard::Enquiry(enquiry) => format!("{enquiry:?}"),
        other => format!("{other:?}"),
    };
    text.trim().to_owned()
}

fn table(place: Place, addressed: bool, lines: &str) -> String {
    let mut told = String::new();
    for line in lines.trim().lines().map(str::trim) {
        let cleo = Mentioned { id: "29:cleo", name: "Cleo Jansen", text: "<at>Cleo Jansen</at>" };
        let bot = Mentioned { id: BOT.id, name: BOT.name, text: "<at>Firewatch</at>" };
        let text = if addressed { format!("<at>Firewatch</at> {line}") } else { line.to_owned() };
        let mentions = if addressed { vec![bot, cleo] } else { vec![cleo] };
        let heard = hear(&said(&text, place, &mentions));
        writeln!(told, "{line}\n    {}", short(&heard)).unwrap();
    }
    told
}

fn check(place: Place, addressed: bool, lines: &str, expected: &Expect) {
    expected.assert_eq(&table(place, addressed, lines));
}

#[test]
fn what_is_said_to_us_is_understood() {
    let lines = r"
        report payments stuck in Kenya since 08:40
        Report sev1 netherlands: Intersolve Visa cards not loaded, all calls return 401
        report for Zambia RC: no vouchers since noon
        report
        confirm 1
        confirm severity 2 INC-7
        confirm INC-7 sev1 because nobody can pay
        confirm critical
        severity 2 #7 because there is a workaround
        sev 3
        confirm 5
        decline INC-7 because it was a VPN thing
        false alarm, was a VPN thing on my side
        decline
        assign <at>Cleo Jansen</at>
        assign INC-7 to <at>Cleo Jansen</at>
        assign <at>Cleo Jansen</at> INC-7
        assign Cleo
        please assign Cleo Jansen INC-7
        make Cleo incident manager
        manager Cleo
        volunteer
        I volunteer for INC-7
        I'll take it
        accept
        I accept INC-7
        update the queue runs again
        update INC-7: half of the transfers are out
        resolve
        resolve INC-7 verified by Bo: 20 test payments went through
        resolve restarted the queue; verified by Bo by sending 20 payments
        resolved verified by <at>Cleo Jansen</at>, all green INC-7
        close INC-7
        snooze 30 min INC-7
        snooze INC-7 for 1h 30m because we wait for the bank
        snooze twee uur
        snooze half the night
        stop reminders INC-7 because the bank opens on Thursday
        stop reminders
        resume reminders for INC-7
        all quiet INC-7: no errors since
        all quiet on the western front
        reopen INC-7 because it is stuck again
        retry
        who is checking?
        who
        incidents
        show INC-7
        INC-7
        help
        repotr payments stuck
        asign Cleo
        what is the weather like
        resolve INC-7 verified by Bo: 20 payments went through; fix: restarted the queue
        resolve INC-7 verified by Bo at 10:30 by checking 20 payments
        resolve fix: restarted the queue, verified by <at>Cleo Jansen</at>: 20 payments, see INC-3
        resolve INC-7 verified by Bo: same as in INC-3
        resolved INC-7, fixed by restarting the queue and verified by Bo: all green
        resolve 7 verified by Bo: ok then
        resolve 20 payments
        confirm 1 7
        confirm it is severity 2 for INC-3 because of that
        severity 2 for INC-7, there is a workaround
        confirm severe
        confirm INC-7
        report S3 upload of registrations broken
        report severity 2: portal slow
        report on behalf of Zambia RC: no vouchers
        report at 10:30 all payments failed
        report: sev 1 - portal down
        close the door
        make coffee
        make <at>Cleo Jansen</at> incident manager for INC-7
        assign <at>Cleo Jansen</at> and Bo
        assign <at>Cleo Jansen</at> because she knows payments
        assign Cleo Jansen as incident manager for INC-7 please
        assign 7 to Cleo
        assign Cleo 7
        hi, could you please assign Cleo to INC-7?
        can you report payments stuck
        thanks
        👍
        ok
        status
        status INC-7?
        show drill-2
        INC 7
        who's checking today?
        I’ll take it!
        accept INC-7 please
        accept, thanks!
        confrim 1
        volunter
        repotr x
        update 7: half out
        update 7 of 12 done
        update: told <at>Cleo Jansen</at>, done
        decline 7 it was a VPN thing
        reopen #7: stuck again
        what is up with the payments, they fail
        payments are stuck in Kenya
        resolve verified by Bo: same as INC-3
        resolve see INC-3, verified by Bo: ok INC-7
        fairness
        fairness for the last 3 months?
        workload report 30 days
        fairness in 7 of 12 cases
        statistics
        Statistics for the last 2 weeks?
        metrics 12 months
        statistics of Kenya
        can you help?
    ";
    check(
        Place::Team,
        true,
        lines,
        &expect![[r#"
            report payments stuck in Kenya since 08:40
                report: payments stuck in Kenya since 08:40
            Report sev1 netherlands: Intersolve Visa cards not loaded, all calls return 401
                report: netherlands: Intersolve Visa cards not loaded, all calls return 401 [1]
            report for Zambia RC: no vouchers since noon
                report: no vouchers since noon [for Zambia RC]
            report
                ReportForm
            confirm 1
                severity 1
            confirm severity 2 INC-7
                INC-7 severity 2
            confirm INC-7 sev1 because nobody can pay
                INC-7 severity 1 nobody can pay
            confirm critical
                severity 1
            severity 2 #7 because there is a workaround
                INC-7 severity 2 there is a workaround
            sev 3
                severity 3
            confirm 5
                Unclear { nearest: Some("confirm 1 INC-7 because …") }
            decline INC-7 because it was a VPN thing
                INC-7 decline it was a VPN thing
            false alarm, was a VPN thing on my side
                decline was a VPN thing on my side
            decline
                decline
            assign <at>Cleo Jansen</at>
                assign Cleo Jansen (cleo)
            assign INC-7 to <at>Cleo Jansen</at>
                INC-7 assign Cleo Jansen (cleo)
            assign <at>Cleo Jansen</at> INC-7
                INC-7 assign Cleo Jansen (cleo)
            assign Cleo
                assign Cleo (?)
            please assign Cleo Jansen INC-7
                INC-7 assign Cleo Jansen (?)
            make Cleo incident manager
                assign Cleo (?)
            manager Cleo
                assign Cleo (?)
            volunteer
                volunteer
            I volunteer for INC-7
                INC-7 volunteer
            I'll take it
                volunteer
            accept
                accept { question: none }
            I accept INC-7
                INC-7 accept { question: none }
            update the queue runs again
                update: the queue runs again
            update INC-7: half of the transfers are out
                INC-7 update: half of the transfers are out
            resolve
                resolve who=None how=None fix=None
            resolve INC-7 verified by Bo: 20 test payments went through
                INC-7 resolve who=Some("Bo") how=Some("20 test payments went through") fix=None
            resolve restarted the queue; verified by Bo by sending 20 payments
                resolve who=Some("Bo") how=Some("sending 20 payments") fix=Some("restarted the queue")
            resolved verified by <at>Cleo Jansen</at>, all green INC-7
                INC-7 resolve who=Some("Cleo Jansen") how=Some("all green") fix=None
            close INC-7
                INC-7 close
            snooze 30 min INC-7
                INC-7 snooze { by: 1800s, reason: none }
            snooze INC-7 for 1h 30m because we wait for the bank
                INC-7 snooze { by: 5400s, reason: some("we wait for the bank") }
            snooze twee uur
                Unclear { nearest: Some("snooze 30 min INC-7") }
            snooze half the night
                Unclear { nearest: Some("snooze 30 min INC-7") }
            stop reminders INC-7 because the bank opens on Thursday
                INC-7 stopreminders { reason: some("the bank opens on thursday") }
            stop reminders
                stopreminders { reason: none }
            resume reminders for INC-7
                INC-7 resumereminders
            all quiet INC-7: no errors since
                INC-7 monitored { noted: some("no errors since") }
            all quiet on the western front
                Unclear { nearest: None }
            reopen INC-7 because it is stuck again
                INC-7 reopen it is stuck again
            retry
                retry
            who is checking?
                WhoIsChecking
            who
                WhoIsChecking
            incidents
                Incidents
            show INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            help
                Help
            repotr payments stuck
                maybe?
            asign Cleo
                Unclear { nearest: Some("assign @Cleo INC-7") }
            what is the weather like
                Unclear { nearest: None }
            resolve INC-7 verified by Bo: 20 payments went through; fix: restarted the queue
                INC-7 resolve who=Some("Bo") how=Some("20 payments went through") fix=Some("restarted the queue")
            resolve INC-7 verified by Bo at 10:30 by checking 20 payments
                INC-7 resolve who=Some("Bo at 10:30") how=Some("checking 20 payments") fix=None
            resolve fix: restarted the queue, verified by <at>Cleo Jansen</at>: 20 payments, see INC-3
                resolve who=Some("Cleo Jansen") how=Some("20 payments, see INC-3") fix=Some("restarted the queue")
            resolve INC-7 verified by Bo: same as in INC-3
                INC-7 resolve who=Some("Bo") how=Some("same as in INC-3") fix=None
            resolved INC-7, fixed by restarting the queue and verified by Bo: all green
                INC-7 resolve who=Some("Bo") how=Some("all green") fix=Some("restarting the queue")
            resolve 7 verified by Bo: ok then
                INC-7 resolve who=Some("Bo") how=Some("ok then") fix=None
            resolve 20 payments
                resolve who=None how=None fix=Some("20 payments")
            confirm 1 7
                INC-7 severity 1
            confirm it is severity 2 for INC-3 because of that
                INC-3 severity 2 because of that
            severity 2 for INC-7, there is a workaround
                INC-7 severity 2 there is a workaround
            confirm severe
                Unclear { nearest: Some("confirm 1 INC-7 because …") }
            confirm INC-7
                Unclear { nearest: Some("confirm 1 INC-7 because …") }
            report S3 upload of registrations broken
                report: S3 upload of registrations broken
            report severity 2: portal slow
                report: portal slow [2]
            report on behalf of Zambia RC: no vouchers
                report: no vouchers [for Zambia RC]
            report at 10:30 all payments failed
                report: at 10:30 all payments failed
            report: sev 1 - portal down
                report: portal down [1]
            close the door
                Unclear { nearest: Some("close INC-7") }
            make coffee
                Unclear { nearest: Some("assign @Cleo INC-7") }
            make <at>Cleo Jansen</at> incident manager for INC-7
                INC-7 assign Cleo Jansen (cleo)
            assign <at>Cleo Jansen</at> and Bo
                Unclear { nearest: Some("assign @Cleo INC-7") }
            assign <at>Cleo Jansen</at> because she knows payments
                assign Cleo Jansen (cleo)
            assign Cleo Jansen as incident manager for INC-7 please
                INC-7 assign Cleo Jansen (?)
            assign 7 to Cleo
                INC-7 assign Cleo (?)
            assign Cleo 7
                INC-7 assign Cleo (?)
            hi, could you please assign Cleo to INC-7?
                INC-7 assign Cleo (?)
            can you report payments stuck
                report: payments stuck
            thanks
                -
            👍
                -
            ok
                -
            status
                Incidents
            status INC-7?
                Show { incident: IncidentId { kind: Real, number: 7 } }
            show drill-2
                Show { incident: IncidentId { kind: Drill, number: 2 } }
            INC 7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            who's checking today?
                WhoIsChecking
            I’ll take it!
                volunteer
            accept INC-7 please
                INC-7 accept { question: none }
            accept, thanks!
                accept { question: none }
            confrim 1
                Unclear { nearest: Some("confirm 1 INC-7 because …") }
            volunter
                Unclear { nearest: Some("volunteer INC-7") }
            repotr x
                Unclear { nearest: Some("report payments stuck in Kenya since 08:40") }
            update 7: half out
                INC-7 update: half out
            update 7 of 12 done
                update: 7 of 12 done
            update: told <at>Cleo Jansen</at>, done
                update: told Cleo Jansen, done
            decline 7 it was a VPN thing
                INC-7 decline it was a VPN thing
            reopen #7: stuck again
                INC-7 reopen stuck again
            what is up with the payments, they fail
                maybe?
            payments are stuck in Kenya
                maybe?
            resolve verified by Bo: same as INC-3
                resolve who=Some("Bo") how=Some("same as INC-3") fix=None
            resolve see INC-3, verified by Bo: ok INC-7
                INC-7 resolve who=Some("Bo") how=Some("ok") fix=Some("see INC-3")
            fairness
                Fairness { days: 90 }
            fairness for the last 3 months?
                Fairness { days: 90 }
            workload report 30 days
                Fairness { days: 30 }
            fairness in 7 of 12 cases
                Unclear { nearest: Some("fairness 30 days") }
            statistics
                Statistics { days: 90 }
            Statistics for the last 2 weeks?
                Statistics { days: 14 }
            metrics 12 months
                Statistics { days: 360 }
            statistics of Kenya
                Unclear { nearest: Some("statistics 90 days") }
            can you help?
                Help
        "#]],
    );
}

#[test]
fn commands_are_recognised_without_a_mention_where_they_stand_alone() {
    let lines = r"
        report payments stuck in Kenya
        report is due tomorrow
        report back to me later
        confirm 1
        confirm 2 INC-7 because there is a workaround
        I can confirm that it works
        confirm your attendance please
        accept
        accept INC-7
        I accept your apologies
        close
        close the door
        assign Cleo
        assign <at>Cleo Jansen</at>
        assign the tasks to somebody tomorrow
        update: half of it is out
        update the docs please
        resolve INC-7 verified by Bo: it works
        resolved, all good
        who is checking
        who is coming to lunch?
        incidents
        show INC-7
        volunteer
        volunteers are welcome
        help
        status INC-7
        note: queue drained
        make Cleo incident manager
        I'll take it
        false alarm
        wie checkt
        INC-7
        #7
        close 7
        assign <at>Cleo Jansen</at> please
        assign <at>Cleo Jansen</at> to the review
        <at>Cleo Jansen</at> PROD CRITICAL: payments are stuck
        decline INC-7 it was a VPN thing
        confirm 2 INC-7 there is a workaround
        resolved, all good
        resolved INC-7, all good
        resolve INC-7
        Firewatch is nice
        Firewatch, is nice
        Firewatch repotr x y
        Firewatch show INC-7
    ";
    check(
        Place::Team,
        false,
        lines,
        &expect![[r#"
            report payments stuck in Kenya
                report: payments stuck in Kenya
            report is due tomorrow
                -
            report back to me later
                -
            confirm 1
                severity 1
            confirm 2 INC-7 because there is a workaround
                INC-7 severity 2 there is a workaround
            I can confirm that it works
                -
            confirm your attendance please
                -
            accept
                accept { question: none }
            accept INC-7
                INC-7 accept { question: none }
            I accept your apologies
                -
            close
                close
            close the door
                -
            assign Cleo
                assign Cleo (?)
            assign <at>Cleo Jansen</at>
                assign Cleo Jansen (cleo)
            assign the tasks to somebody tomorrow
                -
            update: half of it is out
                update: half of it is out
            update the docs please
                -
            resolve INC-7 verified by Bo: it works
                INC-7 resolve who=Some("Bo") how=Some("it works") fix=None
            resolved, all good
                -
            who is checking
                WhoIsChecking
            who is coming to lunch?
                -
            incidents
                Incidents
            show INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            volunteer
                volunteer
            volunteers are welcome
                -
            help
                -
            status INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            note: queue drained
                -
            make Cleo incident manager
                assign Cleo (?)
            I'll take it
                volunteer
            false alarm
                decline false alarm
            wie checkt
                WhoIsChecking
            INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            #7
                Show { incident: IncidentId { kind: Real, number: 7 } }
            close 7
                INC-7 close
            assign <at>Cleo Jansen</at> please
                assign Cleo Jansen (cleo)
            assign <at>Cleo Jansen</at> to the review
                -
            <at>Cleo Jansen</at> PROD CRITICAL: payments are stuck
                report: payments are stuck
            decline INC-7 it was a VPN thing
                INC-7 decline it was a VPN thing
            confirm 2 INC-7 there is a workaround
                INC-7 severity 2 there is a workaround
            resolved, all good
                -
            resolved INC-7, all good
                -
            resolve INC-7
                INC-7 resolve who=None how=None fix=None
            Firewatch is nice
                -
            Firewatch, is nice
                Unclear { nearest: None }
            Firewatch repotr x y
                Unclear { nearest: Some("report payments stuck in Kenya since 08:40") }
            Firewatch show INC-7
                Show { incident: IncidentId { kind: Real, number: 7 } }
        "#]],
    );
}

#[test]
fn in_the_firefighting_chat_updates_need_no_mention() {
    let lines = r"
        update the queue runs again
        resolved, 121-service restarted, monitoring
        resolve
        I think payments are stuck because of the callback
        is anybody looking at the portal? it is down
        resolve the conflict
        resolved. restarted
        note: queue drained
        note that it is late
        false alarm, was a VPN thing on my side
        I accept
        accept your fate
        PROD CRITICAL: payments are stuck
        report payments stuck again
    ";
    check(
        Place::Firefighting,
        false,
        lines,
        &expect![[r#"
            update the queue runs again
                update: the queue runs again
            resolved, 121-service restarted, monitoring
                resolve who=None how=None fix=Some("121-service restarted, monitoring")
            resolve
                resolve who=None how=None fix=None
            I think payments are stuck because of the callback
                -
            is anybody looking at the portal? it is down
                -
            resolve the conflict
                -
            resolved. restarted
                resolve who=None how=None fix=Some("restarted")
            note: queue drained
                update: queue drained
            note that it is late
                -
            false alarm, was a VPN thing on my side
                decline was a VPN thing on my side
            I accept
                accept { question: none }
            accept your fate
                -
            PROD CRITICAL: payments are stuck
                -
            report payments stuck again
                report: payments stuck again
        "#]],
    );
}

#[test]
fn p08_what_states_an_issue_is_a_report_and_what_only_might_is_a_question() {
    let lines = r"
        PROD CRITICAL: payment 14 on Kenya (krcs) stuck on in progress since 09:40
        hi all, production critical issue — nlrc portal gives 500 on login for everyone
        critical production issue: nobody can log in
        Productie kritiek: niemand kan inloggen
        production critical issue? not sure, Ethiopia cron failed
        the production critical issue process was updated
        Is someone looking at Ethiopia? CBE validation cron failed again, isError=true
        Client (Zambia RC) called: beneficiaries got the WhatsApp voucher twice!!
        drc: Onafriq callbacks timing out, 87 transactions failed w/ same error
        import of 12k registrations fails at row 4031 on south africa, no data lost
        prod is down prod is down prod is down https://portal.kenya.121.global
        productie ligt eruit voor Oekraïne?? kan niet inloggen
        we cannot send payments today
        the portal is down
        login doesn't work for me on Kenya
    ";
    check(
        Place::Team,
        false,
        lines,
        &expect![[r#"
            PROD CRITICAL: payment 14 on Kenya (krcs) stuck on in progress since 09:40
                report: payment 14 on Kenya (krcs) stuck on in progress since 09:40
            hi all, production critical issue — nlrc portal gives 500 on login for everyone
                report: nlrc portal gives 500 on login for everyone
            critical production issue: nobody can log in
                report: nobody can log in
            Productie kritiek: niemand kan inloggen
                report: niemand kan inloggen
            production critical issue? not sure, Ethiopia cron failed
                maybe?
            the production critical issue process was updated
                -
            Is someone looking at Ethiopia? CBE validation cron failed again, isError=true
                maybe?
            Client (Zambia RC) called: beneficiaries got the WhatsApp voucher twice!!
                maybe?
            drc: Onafriq callbacks timing out, 87 transactions failed w/ same error
                maybe?
            import of 12k registrations fails at row 4031 on south africa, no data lost
                maybe?
            prod is down prod is down prod is down https://portal.kenya.121.global
                maybe?
            productie ligt eruit voor Oekraïne?? kan niet inloggen
                maybe?
            we cannot send payments today
                maybe?
            the portal is down
                maybe?
            login doesn't work for me on Kenya
                maybe?
        "#]],
    );
}

#[test]
fn the_mention_may_be_lost_on_the_way() {
    // With all messages readable, Teams may cut the mention and its entity (msteams-docs 14422).
    for text in [
        "Firewatch report payments stuck",
        "Firewatch, report payments stuck",
        "@Firewatch: report payments stuck",
        "report payments stuck",
    ] {
        let heard = hear(&said(text, Place::Team, &[]));
        assert_eq!(short(&heard), "report: payments stuck", "{text}");
    }
}

fn bot() -> Mentioned<'static> {
    Mentioned { id: BOT.id, name: BOT.name, text: "<at>Firewatch</at>" }
}

#[test]
fn quotes_are_not_obeyed() {
    let quoted = "<quoted messageId=\"1\"/>accept";
    assert_eq!(short(&hear(&said(quoted, Place::Team, &[]))), "accept { question: none }");
    for quotes in [
        "> <at>Firewatch</at> close INC-7\nwho said that?",
        "&gt; <at>Firewatch</at> close INC-7",
        "<quoted messageId=\"1\"><at>Firewatch</at> close INC-7</quoted> who said that?",
        "> report payments stuck in Kenya",
    ] {
        let heard = hear(&said(quotes, Place::Team, &[bot()]));
        assert_eq!(heard, Heard::Nothing, "{quotes}");
    }
    // Older clients flatten the quotation into the text; only the HTML tells it apart.
    let html = "<blockquote itemtype=\"http://schema.skype.com/Reply\"><p>close INC-7</p>\
                </blockquote><p>accept INC-7</p>";
    let flat = Said { html: Some(html), ..said("close INC-7\n\naccept INC-7", Place::Team, &[]) };
    assert_eq!(short(&hear(&flat)), "INC-7 accept { question: none }");
}

#[test]
fn code_is_shown_and_not_said_unless_there_is_nothing_else() {
    let heard = |text: &str| short(&hear(&said(text, Place::Team, &[])));
    assert_eq!(heard("```\nreport payments stuck\n```"), "report: payments stuck");
    assert_eq!(heard("`close INC-7` does it"), "-");
    assert_eq!(heard("look: `close INC-7`"), "-");
    let html = |html| {
        let said = Said { html: Some(html), ..said("report payments stuck", Place::Team, &[]) };
        short(&hear(&said))
    };
    assert_eq!(html("<pre><code>report payments stuck</code></pre>"), "report: payments stuck");
    assert_eq!(html("<p>so</p><pre>report payments stuck</pre><p>is how</p>"), "-");
}

#[test]
fn a_message_that_is_only_html_is_read() {
    let html = "<div><p><at>Firewatch</at> report&nbsp;payments &lt;stuck&gt; <b>now</b></p></div>";
    let heard = hear(&Said { html: Some(html), ..said("", Place::Team, &[bot()]) });
    assert_eq!(short(&heard), "report: payments <stuck> now");
    let cleo = Mentioned { id: "29:cleo", name: "Cleo Jansen", text: "<at>Cleo Jansen</at>" };
    let html = "<p><span itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">Firewatch</span>\
                &nbsp;assign <span itemid=\"1\">Cleo Jansen</span></p>";
    let heard = hear(&Said { html: Some(html), ..said("", Place::Team, &[bot(), cleo]) });
    assert_eq!(short(&heard), "assign Cleo Jansen (cleo)");
}

#[test]
fn a_name_in_two_mentions_is_one_person() {
    for id in ["29:cleo", "29:unknown"] {
        let first = Mentioned { id, name: "Cleo", text: "<at>Cleo</at>" };
        let last = Mentioned { id, name: "Jansen", text: "<at>Jansen</at>" };
        for between in [" ", "", "&nbsp;", "\u{a0}"] {
            let text = format!(
                "<at>Firewatch</at> assign <at>Cleo</at>{between}<at>Jansen</at>&nbsp;INC-7\n"
            );
            let heard = short(&hear(&said(&text, Place::Team, &[bot(), first, last])));
            assert!(heard.starts_with("INC-7 assign Cleo Jansen ("), "{heard}");
        }
    }
}

#[test]
fn what_cannot_be_seen_goes_and_what_people_write_stays() {
    let heard = |text: &str| short(&hear(&said(text, Place::Private, &[])));
    assert_eq!(heard("re\u{200b}port pay\u{202e}ments stuck"), "report: payments stuck");
    assert_eq!(heard("report pay&#8238;ments stuck"), "report: payments stuck");
    assert_eq!(
        heard("report 👨\u{200d}👩\u{200d}👧 stuck 🔥"),
        "report: 👨\u{200d}👩\u{200d}👧 stuck 🔥"
    );
    assert_eq!(heard("report المدفوعات متوقفة"), "report: المدفوعات متوقفة");
    assert_eq!(heard("report \u{e000}0\u{e001} &#xE000;0&#xE001; x"), "report: 0  x");
    assert_eq!(
        heard("report <script>alert(1)</script>payments <b>stuck</b>"),
        "report: payments stuck"
    );
    let long = heard(&format!("report {}", "ä".repeat(9000)));
    assert!(long.ends_with('…') && long.chars().count() <= 4000 + "report: ".len());
}

#[test]
fn a_mention_without_an_id_is_nobody() {
    let nobody = Mentioned { id: "", name: "", text: "" };
    let nameless = BotNames { id: "", name: "" };
    let said = Said { bot: nameless, ..said("good morning", Place::Team, &[nobody]) };
    assert_eq!(hear(&said), Heard::Nothing);
}

#[test]
fn long_and_hostile_messages_cost_no_more_than_long_ones() {
    // Each of these took seconds where a step looked back over what it had read.
    let spaces = format!("report payments stuck{}x", " ".repeat(400_000));
    let nested = format!("<pre>{}</pre>", "<div><p>".repeat(100_000));
    let quoted = "<quoted messageId=\"1\"/>".repeat(20_000);
    let ticks = format!("payments stuck {}", "`".repeat(100_000));
    let marks = "&lt;<at>".repeat(50_000);
    let crowd: Vec<Mentioned<'_>> = (0..10_000).map(|_| bot()).collect();
    for text in [&spaces, &quoted, &ticks, &marks, &nested] {
        for place in [Place::Team, Place::Private] {
            hear(&Said { html: Some(&nested), ..said(text, place, &crowd) });
        }
    }
}

#[test]
fn presses_are_read_and_nothing_else_in_them_is_believed() {
    let shown = |verb, data| short(&press(verb, &data));
    assert_eq!(
        shown("confirm", json!({"inc": "INC-7", "severity": "1", "q": 1})),
        "INC-7 severity 1"
    );
    assert_eq!(
        shown("confirm", json!({"inc": "INC-7", "severity": 9})),
        "Unclear { nearest: None }"
    );
    assert_eq!(shown("accept", json!({"inc": "nonsense"})), "Unclear { nearest: None }");
    assert_eq!(shown("accept", json!(null)), "Unclear { nearest: None }");
    assert_eq!(
        shown("report", json!({"text": "no payments", "from": "somebody"})),
        "report: no payments"
    );
    assert_eq!(shown("report", json!({"summary": " "})), "ReportForm");
    assert_eq!(shown("drop tables", json!({"inc": "INC-7"})), "Unclear { nearest: None }");
    assert_eq!(
        shown("assign", json!({"inc": "INC-7", "manager": "CLEO"})),
        "INC-7 assign CLEO (cleo)"
    );
    assert_eq!(
        shown("more", json!({"inc": "INC-7"})),
        "More { about: IncidentId { kind: Real, number: 7 } }"
    );
    assert_eq!(shown("hand-over", json!({"inc": "INC-7"})), "Unclear { nearest: None }");
    for minutes in [json!("soon"), json!(-30), json!(null)] {
        let data = json!({"inc": "INC-7", "minutes": minutes});
        assert_eq!(shown("snooze", data), "Unclear { nearest: None }");
    }
    let all =
        json!({"inc": "INC-7", "paths": "payments,data", "extent": "outage", "workaround": "none"});
    let Heard::Suggest { answers: Some(answers), .. } = press("suggest", &all) else { panic!() };
    assert_eq!(answers.critical_paths, ["payments", "data"]);
}

proptest! {
    #[test]
    fn any_text_yields_something(text in "\\PC*", html in "\\PC*", addressed: bool) {
        let bot = Mentioned { id: BOT.id, name: BOT.name, text: "<at>Firewatch</at>" };
        let whole = if addressed { format!("<at>Firewatch</at> {text}") } else { text };
        for place in [Place::Team, Place::Firefighting, Place::Private, Place::Elsewhere] {
            hear(&Said { html: Some(&html), ..said(&whole, place, &[bot]) });
        }
    }

    #[test]
    fn commands_with_anything_behind_them_are_no_trouble(verb in 0..15_usize, rest in "\\PC{0,60}") {
        let first = COMMANDS[verb].usage.split(' ').next().unwrap();
        hear(&said(&format!("{first} {rest}"), Place::Private, &[]));
    }
}

#[test]
fn action_items_are_taken_apart_from_behind() {
    let cleo = Mentioned { id: "29:cleo", name: "Cleo Martens", text: "<at>Cleo Martens</at>" };
    let us = bot();
    let mut table = String::new();
    for text in [
        "action item write a playbook",
        "action item INC-7: write a playbook for stuck queues by Friday",
        "action item write a playbook for <at>Cleo Martens</at> by 4 Dec priority 2 INC-7",
        "action item for <at>Cleo Martens</at>: write a playbook, p1",
        "action item INC-7 train people for Kenya",
        "action item warn before payments by hand go out by 31/12 for Dev Kapoor.",
        "action item",
        "action item 2 done",
        "done with action item #2, INC-7",
        "close action item 2",
        "drop action item 2 INC-7 because the page tells them",
        "drop action item 2",
        "action items?",
        "open action items",
    ] {
        let said = format!("<at>{}</at> {text}", BOT.name);
        let heard = hear(&self::said(&said, Place::Team, &[us, cleo]));
        writeln!(table, "{text}\n    {}", short(&heard)).unwrap();
    }
    expect![[r#"
        action item write a playbook
            action: write a playbook [-] [-] None
        action item INC-7: write a playbook for stuck queues by Friday
            INC-7 action: write a playbook for stuck queues [-] [On(Friday)] None
        action item write a playbook for <at>Cleo Martens</at> by 4 Dec priority 2 INC-7
            INC-7 action: write a playbook [Cleo Martens] [Date { day: 4, month: 12, year: None }] Some(2)
        action item for <at>Cleo Martens</at>: write a playbook, p1
            action: write a playbook [Cleo Martens] [-] Some(1)
        action item INC-7 train people for Kenya
            INC-7 action: train people [Kenya] [-] None
        action item warn before payments by hand go out by 31/12 for Dev Kapoor.
            action: warn before payments by hand go out [Dev Kapoor] [Date { day: 31, month: 12, year: None }] None
        action item
            action:  [-] [-] None
        action item 2 done
            action 2 is done
        done with action item #2, INC-7
            INC-7 action 2 is done
        close action item 2
            action 2 is done
        drop action item 2 INC-7 because the page tells them
            INC-7 action 2 dropped the page tells them
        drop action item 2
            action 2 dropped
        action items?
            ActionItems
        open action items
            ActionItems
    "#]].assert_eq(&table);
}

#[test]
fn talk_about_action_items_is_left_alone() {
    for text in [
        "action item 3 is nearly done",
        "action items from yesterday are in the wiki",
        "the action item of Bo is done",
        "done with action items for today",
        "action item for the retro",
    ] {
        assert_eq!(hear(&said(text, Place::Team, &[])), Heard::Nothing, "{text}");
    }
    let aloud = hear(&said("action item: write a playbook", Place::Firefighting, &[]));
    assert_eq!(short(&aloud), "action: write a playbook [-] [-] None");
}
