//! The words: what is said in each phase, to the letter.

use super::story::{Story, decline, outage, person, reopen, resolve, stories};
use expect_test::{Expect, expect};
use firewatch::cards::{About, Cards, Spoken};
use incident::{Command, Deadline, Enquiry, Severity};
use std::fmt::Write;

fn words(spoken: &Spoken) -> String {
    match spoken {
        Spoken::Text { text, mentions } => {
            for mention in mentions {
                assert!(text.contains(&mention.text), "{} is not in {text}", mention.text);
            }
            assert_eq!(text.matches("<at>").count(), mentions.len());
            format!("{text}\n")
        }
        Spoken::Card { summary, .. } => format!("[card] {summary}\n"),
    }
}

fn check(spoken: &Spoken, expected: &Expect) {
    expected.assert_eq(&words(spoken));
}

#[test]
fn each_phase_has_a_line_of_its_own() {
    let mut lines = String::new();
    for (name, story) in stories() {
        let card = story.draw(Cards::live).unwrap();
        writeln!(lines, "{name:23} {}", card["fallbackText"].as_str().unwrap()).unwrap();
    }
    expect![[r#"
        reported                INC-7 waits for Bo Mwangi to confirm its severity: payments stuck since 08:40, queue growing
        reported, for a client  INC-7 waits for Bo Mwangi to confirm its severity: login fails
        reported, deputy asked  INC-7 waits for Bo Mwangi or Dev Patel to confirm its severity: payments stuck since 08:40, queue growing
        reported, team asked    INC-7 waits for anybody in the team to confirm its severity: payments stuck since 08:40, queue growing
        declined                INC-7 is no incident: payments stuck since 08:40, queue growing
        backlogged              INC-7 is Severity 3 (Medium) and goes with the regular sprint: payments stuck since 08:40, queue growing
        confirmed               INC-7 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck since 08:40, queue growing
        assumed                 INC-7 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck since 08:40, queue growing
        volunteered             INC-7 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck since 08:40, queue growing
        asked                   INC-7 is Severity 1 (Critical), firefighting mode is on, Cleo Jansen is asked to lead: payments stuck since 08:40, queue growing
        silent                  INC-7 is Severity 1 (Critical), firefighting mode is on, nobody leads yet: payments stuck since 08:40, queue growing
        led                     INC-7 is Severity 1 (Critical), firefighting mode is on, Cleo Jansen leads: payments stuck since 08:40, queue growing
        firefighting            INC-7 is Severity 1 (Critical), firefighting mode is on, Cleo Jansen leads: payments stuck since 08:40, queue growing
        stuck                   INC-7 is Severity 1 (Critical), firefighting mode is on, Cleo Jansen leads: payments stuck since 08:40, queue growing
        resolved                INC-7 is resolved, firefighting mode is off: payments stuck since 08:40, queue growing
        closed                  INC-7 is closed: payments stuck since 08:40, queue growing
        reopened                INC-7 is Severity 1 (Critical), firefighting mode is on, Cleo Jansen leads: payments stuck since 08:40, queue growing
    "#]].assert_eq(&lines);
}

#[test]
fn acceptance_tells_what_came_of_it() {
    let mut lines = String::new();
    for (name, story) in stories() {
        let asked = story.intents.iter().find_map(|intent| {
            let incident::Intent::Show { card: incident::Card::Acceptance { question } } = intent
            else {
                return None;
            };
            Some(*question)
        });
        let Some(question) = asked else { continue };
        let card = story
            .draw(|cards, scene, incident| cards.acceptance(scene, incident, question))
            .unwrap();
        writeln!(lines, "{name:23} {}", card["fallbackText"].as_str().unwrap()).unwrap();
    }
    expect![[r#"
        asked                   INC-7: Cleo Jansen is asked to be incident manager: payments stuck since 08:40, queue growing
        silent                  INC-7: Cleo Jansen had not answered by 09:23 CET, just now, and is not asked any more.
        led                     INC-7: Cleo Jansen is incident manager since 09:19 CET, just now.
        firefighting            INC-7: Cleo Jansen is incident manager since 09:19 CET, 20 min ago.
        stuck                   INC-7: Cleo Jansen is incident manager since 09:19 CET, just now.
        resolved                INC-7: Cleo Jansen is incident manager since 09:19 CET, 1 h 1 min ago.
        closed                  INC-7: Cleo Jansen is incident manager since 09:19 CET, 2 h 1 min ago.
        reopened                INC-7: Cleo Jansen is incident manager since 09:19 CET, 1 h 31 min ago.
    "#]].assert_eq(&lines);
}

#[test]
fn p10_the_question_goes_on() {
    check(
        &Story::reported().wake(10, Deadline::ConfirmationDeputy).said(),
        &expect![[r#"
            <at>Dev Patel</at>, how severe is **INC-7**? “payments stuck since 08:40, queue growing”

            Bo Mwangi was asked at 09:04 CET, 10 min ago. Dev Patel can answer too: press **Confirm severity** on the card, or say `confirm 1 INC-7`.
        "#]],
    );
    check(
        &Story::reported().wake(15, Deadline::ConfirmationTeam).said(),
        &expect![[r#"
            How severe is **INC-7**? “payments stuck since 08:40, queue growing”

            Anybody in the team can answer now: press **Confirm severity** on the card, or say `confirm 1 INC-7`. Without an answer by 09:24 CET, in 5 min, the higher plausible severity is assumed.
        "#]],
    );
}

#[test]
fn p18_firefighting_is_announced() {
    check(
        &Story::reported().confirm(1, Some(outage())).said(),
        &expect![[r#"
            🔥 The team is in firefighting mode for **INC-7**: “payments stuck since 08:40, queue growing”

            Severity 1 (Critical): a critical path is out and there is no workaround. Bo Mwangi confirmed it at 09:16 CET, just now.

            Bo Mwangi can choose the incident manager. To offer, say `volunteer INC-7`.
        "#]],
    );
    check(
        &Story::reported().wake(20, Deadline::ConfirmationAssumed).said(),
        &expect![[r#"
            🔥 The team is in firefighting mode for **INC-7**: “payments stuck since 08:40, queue growing”

            Severity 1 (Critical): a critical path is out and there is no workaround. Assumed at 09:24 CET, just now, because there was no answer. It can be changed.

            Anybody in the team can choose the incident manager. To offer, say `volunteer INC-7`.
        "#]],
    );
}

#[test]
fn p14_what_is_not_severe_is_closed_politely() {
    check(
        &Story::reported().confirm(3, None).said(),
        &expect![[r#"
            **INC-7** goes with the regular sprint, without firefighting: “payments stuck since 08:40, queue growing”

            Severity 3 (Medium): no critical path is hit, or there is a workaround that will do.

            Thank you for reporting, Ana.
        "#]],
    );
    let story = Story::reported();
    let no = decline(&story, "a test in the staging environment");
    check(
        &story.then(2, "Bo", no).said(),
        &expect![[r#"
            **INC-7** is no incident after all: “payments stuck since 08:40, queue growing”

            Bo Mwangi: a test in the staging environment

            Thank you for reporting, Ana. If it is one, say `reopen INC-7 because …`.
        "#]],
    );
}

#[test]
fn p11_the_manager_is_found_aloud() {
    let confirmed = Story::reported().confirm(2, None).bug();
    check(
        &confirmed.clone().then(1, "Eve", Command::Volunteer).said(),
        &expect![[r#"
            Eve de Vries offers to be incident manager of **INC-7**: “payments stuck since 08:40, queue growing”

            <at>Bo Mwangi</at> can agree on the card, or with `assign Eve INC-7`.
        "#]],
    );
    let asked = confirmed.assign("Cleo");
    check(
        &asked.clone().wake(5, Deadline::Acceptance).said(),
        &expect![[r#"
            There is no answer from Cleo Jansen yet, so **INC-7** needs another incident manager: “payments stuck since 08:40, queue growing”

            <at>Bo Mwangi</at> can ask somebody else on the card, or with `assign … INC-7`.
        "#]],
    );
    let question = Some(asked.incident.question);
    let no = Command::Decline { reason: None, question };
    check(
        &asked.clone().then(1, "Cleo", no).said(),
        &expect![[r#"
            Cleo Jansen cannot be incident manager of **INC-7**: “payments stuck since 08:40, queue growing”

            <at>Bo Mwangi</at> can ask somebody else on the card, or with `assign … INC-7`.
        "#]],
    );
    check(
        &asked.then(1, "Cleo", Command::Accept { question }).chat().said(),
        &expect![[r#"
            Cleo Jansen will be incident manager of **INC-7**: “payments stuck since 08:40, queue growing”

            It stands from 09:23 CET, in 4 min unless somebody objects: say `object INC-7 because …`.
        "#]],
    );
}

#[test]
fn p30_the_end_is_announced() {
    let burning = Story::reported().confirm(1, Some(outage())).assign("Bo");
    let resolved = burning.clone().then(60, "Bo", resolve());
    check(
        &resolved.said(),
        &expect![[r#"
            ✅ **INC-7** is resolved after 1 h 2 min, so firefighting mode is off: “payments stuck since 08:40, queue growing”

            Verified in production by Bo: 20 test payments went through

            Fix: Restarted the queue consumer, hotfix 1.42.1
        "#]],
    );
    check(
        &resolved.then(5, "Ana", reopen()).said(),
        &expect![[r#"
            **INC-7** goes on: “payments stuck since 08:40, queue growing”

            Ana Silva says: the queue grows again

            The team is in firefighting mode. <at>Bo Mwangi</at>, you lead again.
        "#]],
    );
    let change = |severity| Command::ConfirmSeverity {
        severity,
        answers: None,
        reason: Some("half of the payments go through".to_owned()),
        question: None,
    };
    check(
        &burning.clone().then(9, "Bo", change(Severity::High)).said(),
        &expect![[r#"
            **INC-7** is now Severity 2 (High): a critical path is hit badly and the workaround is limited. The team is in firefighting mode.

            “payments stuck since 08:40, queue growing”

            Bo Mwangi says: half of the payments go through
        "#]],
    );
    check(
        &burning.then(9, "Bo", change(Severity::Low)).said(),
        &expect![[r#"
            **INC-7** is now Severity 4 (Low): a small thing, a blemish or a question. It goes with the regular sprint, and firefighting mode is off for it.

            “payments stuck since 08:40, queue growing”

            Bo Mwangi says: half of the payments go through
        "#]],
    );
}

#[test]
fn answers_and_refusals() {
    let story = Story::reported();
    let nothing = About {
        open: vec![],
        latest: vec![],
        shown: None,
        checks: vec![],
        alerts: std::sync::Arc::default(),
        fairness: None,
        statistics: None,
        calendar: false,
        public_url: None,
        query: None,
    };
    let answer = |enquiry: &Enquiry| {
        let ana = person("Ana");
        story.draw(|cards, scene, _| cards.answer(scene, &nothing, &ana, enquiry)).unwrap()
    };
    check(
        &answer(&Enquiry::WhoIsChecking),
        &expect![[r#"
        Bo Mwangi is daily log checker today. If Bo cannot answer, Dev Patel is asked. The next turn begins on Wed 25 Nov.
    "#]],
    );
    check(
        &answer(&Enquiry::Unclear { nearest: Some("incidents".to_owned()) }),
        &expect![[r#"
        Ana, I did not understand that. Did you mean `incidents`? `help` shows what you can say.
    "#]],
    );
    check(
        &answer(&Enquiry::Incidents),
        &expect![[r#"
        [card] No incident is open.
    "#]],
    );
    check(
        &answer(&Enquiry::Help),
        &expect![[r#"
            [card] You can say: report, confirm, decline, assign, volunteer, accept, object, hand over, escalate, bug, update, eta, informed, client affected, client told, snooze, stop reminders, resume reminders, resolve, all quiet, close, reopen, schedule post-mortem, action item, done with action item, drop action item, action items, retry, who is checking, rota, swap, take over, leave, override, logs checked, pass on, log checks, fairness, alert, acknowledge, mute, unmute, alerts, incidents, show, statistics.
        "#]],
    );
    check(
        &answer(&Enquiry::Show { incident: story.incident.id }),
        &expect![[r#"
        Ana: There is no INC-7. `incidents` lists those there are.
    "#]],
    );
    let refusal = incident::Refusal::NotYours {
        what: incident::Right::ConfirmSeverity,
        incident: story.incident.id,
        who: vec![person("Bo")],
    };
    check(
        &story.draw(|cards, scene, _| cards.refusal(scene, &person("Gus"), &refusal)),
        &expect![[r#"
            Gus: The severity of INC-7 is for Bo Mwangi to confirm, as daily log checker. `who is checking` shows who that is.
        "#]],
    );
}

#[test]
fn p12_the_bug_says_what_is_known() {
    let story = Story::reporting("payments stuck <b>since</b> 08:40", Some("Red Cross NL"))
        .confirm(1, Some(outage()));
    let bug = story.draw(Cards::bug);
    expect![[r#"
        INC-7: payments stuck <b>since</b> 08:40
        <p>payments stuck &lt;b&gt;since&lt;/b&gt; 08:40</p>
        <p><b>Reported:</b> Tue 24 Nov 2026 09:04 CET, by Ana Silva</p>
        <p><b>On behalf of:</b> Red Cross NL</p>
        <p><b>Severity:</b> Severity 1 (Critical): a critical path is out and there is no workaround. Confirmed Tue 24 Nov 2026 09:16 CET, by Bo Mwangi</p>
        <p><b>Critical paths hit:</b> Payment distribution</p>
        <p><b>How much:</b> nothing gets through</p>
        <p><b>Workaround:</b> there is no workaround</p>
        <p><b>Mark:</b> fw-k3x9</p>

    "#]].assert_eq(&format!(
        "{}\n{}\n",
        bug.title,
        bug.repro_html.replace("</p>", "</p>\n")
    ));
    let (note, topic) = story.draw(|cards, scene, incident| {
        let note = cards.note(scene, &person("Cleo"), story.now, "- queue *drains*\nhalf left");
        (note, cards.topic(scene, incident))
    });
    expect![[r#"
        **Update** by Cleo Jansen, Tue 24 Nov 2026 09:16 CET

        ·- queue \*drains\*

        half left
        INC-7 Severity 1 payments stuck <b>since</b> 08 40 [fw-k3x9]
    "#]]
    .assert_eq(&format!("{note}\n{topic}\n").replace('\u{200B}', "·"));
    let resolved = story.assign("Bo").then(60, "Bo", resolve());
    let (ending, topic) = resolved.draw(|cards, scene, incident| {
        (cards.ending(scene, incident), cards.topic(scene, incident))
    });
    expect![[r#"
        <p>INC-7 is resolved in production.</p>
        <p><b>Resolved:</b> Tue 24 Nov 2026 10:18 CET, after 1 h 2 min, said by Bo Mwangi</p>
        <p><b>Verified by:</b> Bo</p>
        <p><b>How:</b> 20 test payments went through</p>
        <p><b>Fix:</b> Restarted the queue consumer, hotfix 1.42.1</p>
        <p><b>Incident manager:</b> Bo Mwangi</p>

        [RESOLVED] INC-7 Severity 1 payments stuck <b>since</b> 08 40 [fw-k3x9]
    "#]]
    .assert_eq(&format!("{}\n{topic}\n", ending.replace("</p>", "</p>\n")));
}
