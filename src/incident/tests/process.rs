//! The process, told as a table: who asks what, and what then happens.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop there")]
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

use expect_test::{Expect, expect};
use incident::{
    Actor, Answers, Ask, ChatId, Command, CriticalPath, Deadline, Duty, Entry, Event, Extent,
    Incident, IncidentId, Intent, Kind, Mark, Member, Moment, Person, PersonId, Policy, Receipt,
    Refusal, Report, Resolving, Role, Saying, Severity, Team, Who, WorkItemId, Workaround, apply,
    decide, replay, report,
};
use std::fmt::Write;

fn person(name: &str) -> Person {
    Person { id: PersonId::new(name), name: name.to_owned() }
}

fn team() -> Team {
    let member = |name, roles: &[Role], expertise: &[&str]| Member {
        person: person(name),
        email: None,
        roles: roles.to_vec(),
        expertise: expertise.iter().map(|word| (*word).to_owned()).collect(),
    };
    Team {
        members: vec![
            member("Ana", &[], &[]),
            member("Bo", &[Role::LogChecker, Role::Responder], &[]),
            member("Cleo", &[Role::IncidentManager, Role::Responder], &["payments"]),
            member("Dev", &[Role::LogChecker, Role::Responder], &["registrations"]),
            member("Eve", &[Role::IncidentManager, Role::Responder], &["data"]),
            member("Gus", &[Role::Administrator], &[]),
        ],
        log_queries: vec![],
        escalation: vec![person("Gus")],
        critical_paths: vec![CriticalPath {
            id: "payments".into(),
            name: "Payment distribution".into(),
            meaning: String::new(),
        }],
        policy: Policy::default(),
    }
}

/// An afternoon: the incident so far, and a transcript of what was asked and what came of it.
struct Afternoon {
    team: Team,
    incident: Option<Incident>,
    history: Vec<Entry>,
    minute: i64,
    told: String,
    words: wording::Words,
}

impl Afternoon {
    fn new() -> Self {
        let words = wording::Words::new(wording::Language::English);
        let (history, told) = (vec![], String::new());
        Self { team: team(), incident: None, history, minute: 0, told, words }
    }

    fn reported() -> Self {
        let mut afternoon = Self::new();
        afternoon.report("Ana");
        afternoon.told.clear();
        afternoon
    }

    fn ask(&self, who: &str, command: Command) -> Ask {
        Ask {
            at: Moment(self.minute * 60_000),
            actor: if who == "-" { Actor::Firewatch } else { Actor::Person(person(who)) },
            place: Some(ChatId::from("team")),
            duty: Some(Duty { checker: person("Bo"), deputy: Some(person("Dev")) }),
            opens: None,
            command,
        }
    }

    fn report(&mut self, who: &str) {
        let report_of = Report {
            id: IncidentId { kind: Kind::Real, number: 1 },
            mark: Mark::from("mark"),
            summary: "payments stuck".into(),
            opinion: None,
            on_behalf_of: None,
            message: None,
        };
        let ask = self.ask(who, Command::Close);
        let decision = report(&self.team, &ask, report_of).unwrap();
        for event in &decision.events {
            let entry = Entry { at: ask.at, by: ask.actor.clone(), event: event.clone() };
            self.history.push(entry);
        }
        self.incident = replay(&self.history);
        self.tell(who, "report", &decision.intents, decision.cancelled.len());
    }

    fn does(&mut self, who: &str, what: &str, command: Command) -> &mut Self {
        let ask = self.ask(who, command);
        let incident = self.incident.as_mut().unwrap();
        match decide(&self.team, incident, &ask) {
            Ok(decision) => {
                for event in decision.events {
                    let entry = Entry { at: ask.at, by: ask.actor.clone(), event };
                    apply(incident, &entry);
                    self.history.push(entry);
                }
                self.tell(who, what, &decision.intents, decision.cancelled.len());
            }
            Err(refusal) => {
                let time = |moment: Moment| format!("minute {}", moment.0 / 60_000);
                let words = wording::refusal(&self.words, &refusal, &time);
                writeln!(self.told, "{:02} {who:5} {what}\n         no: {words}", self.minute)
                    .unwrap();
            }
        }
        assert_eq!(replay(&self.history), self.incident, "the history tells of this incident");
        self
    }

    fn tell(&mut self, who: &str, what: &str, intents: &[Intent], cancelled: usize) {
        writeln!(self.told, "{:02} {who:5} {what}", self.minute).unwrap();
        for intent in intents {
            writeln!(self.told, "         {}", line(intent)).unwrap();
        }
        if cancelled > 0 {
            writeln!(self.told, "         {cancelled} appointment(s) off").unwrap();
        }
    }

    fn minutes(&mut self, minutes: i64) -> &mut Self {
        self.minute += minutes;
        self
    }

    fn shows(&mut self, expected: &Expect) {
        expected.assert_eq(&self.told);
    }
}

fn line(intent: &Intent) -> String {
    match intent {
        Intent::Show { card } => format!("card {card:?}"),
        Intent::AdoptBug { .. } => "adopt bug".into(),
        Intent::SchedulePostMortem { .. } => "schedule post-mortem".into(),
        Intent::FinishTask { task } => format!("finish {task:?}"),
        Intent::AddAction { number } => format!("work item of action {number}"),
        Intent::EndAction { number } => format!("end of the work item of action {number}"),
        Intent::OpenBug => "bug".into(),
        Intent::AddTask { task } => format!("task {}", task.title()),
        Intent::PutOnTop => "bug to the top".into(),
        Intent::Comment { number, text, .. } => format!("note {number} on the bug: {text}"),
        Intent::UpdateBug => "bug brought up to date".into(),
        Intent::OpenChat { members } => {
            let names: Vec<_> = members.iter().map(|person| person.name.as_str()).collect();
            format!("chat with {}", names.join(", "))
        }
        Intent::InstallBot => "bot into the chat".into(),
        Intent::NameChat => "chat's title".into(),
        Intent::ReadTitle { .. } => "what a chat is called".into(),
        Intent::Summon { people } => format!("{} people more into the chat", people.len()),
        Intent::Say { to, saying } => format!("says in {to:?}: {}", said(saying)),
        Intent::WatchRota { at } => format!("at {}: the rota", at.0 / 60_000),
        Intent::ShowDuty => "card of the log check".into(),
        Intent::WatchAlerts { at } => format!("at {}: the alerts", at.0 / 60_000),
        Intent::ShowAlert { number } => format!("card of alert {number}"),
        Intent::Wake { deadline, at, .. } => format!("at {}: {deadline:?}", at.0 / 60_000),
    }
}

fn said(saying: &Saying) -> String {
    let text = format!("{saying:?}");
    text.split_once(' ').map_or(text.clone(), |(word, _)| word.to_owned())
}

fn confirm(level: u8) -> Command {
    let severity = Severity::from_level(level).unwrap();
    Command::ConfirmSeverity { severity, answers: None, reason: None, question: None }
}

fn reasoned(level: u8, reason: &str) -> Command {
    let severity = Severity::from_level(level).unwrap();
    let reason = Some(reason.to_owned());
    Command::ConfirmSeverity { severity, answers: None, reason, question: None }
}

fn assign(name: &str) -> Command {
    Command::Assign { manager: Who { id: None, name: name.into() }, question: None }
}

const ACCEPT: Command = Command::Accept { question: None };

fn decline(reason: Option<&str>) -> Command {
    Command::Decline { reason: reason.map(str::to_owned), question: None }
}

fn verified() -> Command {
    Command::Resolve(Resolving {
        verified_by: Some("Bo".into()),
        how: Some("20 payments went through".into()),
        fix: None,
    })
}

fn bug_opened() -> Command {
    Command::Record(Receipt::BugOpened { id: WorkItemId(501), url: "u".into() })
}

fn wake(deadline: Deadline, question: u32) -> Command {
    Command::Wake { deadline, question }
}

#[test]
fn p08_a_report_becomes_an_incident_and_the_checker_is_asked() {
    let mut afternoon = Afternoon::new();
    afternoon.report("Ana");
    afternoon.shows(&expect![[r#"
        00 Ana   report
                 card Live
                 at 10: ConfirmationDeputy
                 at 15: ConfirmationTeam
                 at 20: ConfirmationAssumed
    "#]]);
}

#[test]
fn p10_only_the_checker_confirms_and_a_late_press_learns_who_did() {
    let pressed = |level: u8| {
        let severity = Severity::from_level(level).unwrap();
        Command::ConfirmSeverity { severity, answers: None, reason: None, question: Some(1) }
    };
    Afternoon::reported()
        .does("Ana", "confirm 1", confirm(1))
        .minutes(3)
        .does("Bo", "presses 1", pressed(1))
        .minutes(1)
        .does("Dev", "presses 2", pressed(2))
        .shows(&expect![[r#"
            00 Ana   confirm 1
                     no: The severity of INC-1 is for Bo to confirm, as daily log checker. `who is checking` shows who that is.
            03 Bo    presses 1
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 8: Assignment
                     3 appointment(s) off
            04 Dev   presses 2
                     no: Bo confirmed INC-1 as Severity 1 (Critical) at minute 3. To change it, say `severity 1 INC-1 because …`, with the level you mean.
        "#]]);
}

#[test]
fn p10_an_unanswered_question_goes_to_the_deputy_to_the_team_and_is_then_assumed() {
    Afternoon::reported()
        .does("Dev", "confirm 2", confirm(2))
        .minutes(10)
        .does("-", "deputy", wake(Deadline::ConfirmationDeputy, 1))
        .minutes(5)
        .does("-", "team", wake(Deadline::ConfirmationTeam, 1))
        .minutes(5)
        .does("-", "assumed", wake(Deadline::ConfirmationAssumed, 1))
        .does("-", "assumed again", wake(Deadline::ConfirmationAssumed, 1))
        .shows(&expect![[r#"
            00 Dev   confirm 2
                     no: The severity of INC-1 is for Bo to confirm, as daily log checker. `who is checking` shows who that is.
            10 -     deputy
                     card Live
                     says in Private(PersonId("bo")): StillAsked
                     says in Team: DeputyAsked
            15 -     team
                     card Live
                     says in Team: TeamAsked
            20 -     assumed
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 25: Assignment
                     3 appointment(s) off
            20 -     assumed again
        "#]]);
}

#[test]
fn p10_deputy_and_team_may_answer_once_they_are_asked() {
    let mut afternoon = Afternoon::reported();
    afternoon.does("-", "deputy", wake(Deadline::ConfirmationDeputy, 1));
    afternoon.told.clear();
    afternoon.does("Dev", "confirm 2", confirm(2)).shows(&expect![[r#"
        00 Dev   confirm 2
                 card Live
                 says in Team: FirefightingOn
                 bug
                 at 5: Assignment
                 3 appointment(s) off
    "#]]);
    let mut afternoon = Afternoon::reported();
    afternoon.does("-", "team", wake(Deadline::ConfirmationTeam, 1));
    afternoon.told.clear();
    afternoon.does("Zed", "confirm 1", confirm(1)).does("Eve", "confirm 1", confirm(1)).shows(
        &expect![[r#"
            00 Zed   confirm 1
                     no: The severity of INC-1 is for Bo or Dev to confirm.
            00 Eve   confirm 1
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 5: Assignment
                     3 appointment(s) off
        "#]],
    );
}

#[test]
fn p02_another_level_than_the_suggested_one_needs_a_reason() {
    let answered = |reason: Option<&str>| Command::ConfirmSeverity {
        severity: Severity::Medium,
        answers: Some(Answers {
            critical_paths: vec!["payments".into()],
            extent: Extent::Outage,
            workaround: Workaround::None,
        }),
        reason: reason.map(str::to_owned),
        question: Some(1),
    };
    Afternoon::reported()
        .does("Bo", "chooses 3", answered(None))
        .does("Bo", "chooses 3 with a reason", answered(Some("only the test instance")))
        .shows(&expect![[r#"
            00 Bo    chooses 3
                     no: Your answers suggest Severity 1 (Critical) for INC-1, and you chose Severity 3 (Medium). Say why: `confirm 3 INC-1 because …`, or fill in the reason on the card.
            00 Bo    chooses 3 with a reason
                     card Live
                     says in Team: Backlogged
                     bug
                     3 appointment(s) off
        "#]]);
}

#[test]
fn p12_the_bug_gets_its_tasks_and_goes_to_the_top_once_it_exists() {
    Afternoon::reported()
        .does("Bo", "confirm 1", confirm(1))
        .does("Cleo", "update", Command::Update { text: "queue restarted".into() })
        .does("-", "bug opened", bug_opened())
        .does("-", "another bug", bug_opened())
        .shows(&expect![[r#"
            00 Bo    confirm 1
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 5: Assignment
                     3 appointment(s) off
            00 Cleo  update
                     card Live
                     at 5: Assignment
            00 -     bug opened
                     card Live
                     task Fix production issue
                     bug to the top
                     note 1 on the bug: queue restarted
            00 -     another bug
        "#]]);
}

#[test]
fn p14_severity_3_gets_a_bug_in_the_backlog_and_nothing_else() {
    Afternoon::reported()
        .does("Bo", "confirm 3", confirm(3))
        .does("-", "bug opened", bug_opened())
        .does("Bo", "severity 1", confirm(1))
        .does("Bo", "severity 1 because", reasoned(1, "it spread"))
        .shows(&expect![[r#"
            00 Bo    confirm 3
                     card Live
                     says in Team: Backlogged
                     bug
                     3 appointment(s) off
            00 -     bug opened
                     card Live
            00 Bo    severity 1
                     no: Bo confirmed INC-1 as Severity 3 (Medium) at minute 0. To change it, say `severity 1 INC-1 because …`, with the level you mean.
            00 Bo    severity 1 because
                     card Live
                     says in Team: FirefightingOn
                     bug brought up to date
                     task Fix production issue
                     bug to the top
                     at 5: Assignment
        "#]]);
}

#[test]
fn p11_the_person_asked_accepts_declines_or_is_silent() {
    Afternoon::reported()
        .does("Bo", "confirm 2", confirm(2))
        .does("Ana", "assign Cleo", assign("Cleo"))
        .does("Bo", "assign Zed", assign("Zed"))
        .does("Bo", "assign Cleo", assign("Cleo"))
        .does("Eve", "accept", ACCEPT)
        .does("Cleo", "decline", decline(None))
        .does("Bo", "assign Eve", assign("Eve"))
        .minutes(5)
        .does("-", "silence", wake(Deadline::Acceptance, 5))
        .does("-", "old silence", wake(Deadline::Acceptance, 3))
        .does("Cleo", "volunteer", Command::Volunteer)
        .does("Cleo", "volunteer again", Command::Volunteer)
        .does("Bo", "assign Cleo", assign("Cleo"))
        .does("Cleo", "accept", ACCEPT)
        .shows(&expect![[r#"
            00 Bo    confirm 2
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 5: Assignment
                     3 appointment(s) off
            00 Ana   assign Cleo
                     no: The incident manager of INC-1 is for Bo to assign. You can `volunteer`.
            00 Bo    assign Zed
                     no: I know nobody called “Zed” in the team. Mention the person with @, or use the name as it is in Teams.
            00 Bo    assign Cleo
                     card Live
                     card Acceptance { question: 3 }
                     at 5: Acceptance
                     2 appointment(s) off
            00 Eve   accept
                     no: Cleo was asked to be incident manager of INC-1, so the answer is theirs. You can `volunteer`.
            00 Cleo  decline
                     card Live
                     card Acceptance { question: 3 }
                     says in Team: ManagerWanted
                     at 5: Assignment
                     1 appointment(s) off
            00 Bo    assign Eve
                     card Live
                     card Acceptance { question: 5 }
                     at 5: Acceptance
                     2 appointment(s) off
            05 -     silence
                     card Live
                     card Acceptance { question: 5 }
                     says in Team: ManagerWanted
                     at 10: Assignment
                     1 appointment(s) off
            05 -     old silence
            05 Cleo  volunteer
                     card Live
                     says in Team: Volunteered
            05 Cleo  volunteer again
            05 Bo    assign Cleo
                     card Live
                     says in Team: ManagerAgreed
                     at 10: Objection
                     2 appointment(s) off
            05 Cleo  accept
                     no: Cleo leads INC-1 already.
        "#]]);
}

#[test]
fn p14_severity_1_summons_everybody() {
    Afternoon::reported()
        .does("Bo", "confirm 1", confirm(1))
        .does("Bo", "assign Bo", assign("Bo"))
        .shows(&expect![[r#"
            00 Bo    confirm 1
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 5: Assignment
                     3 appointment(s) off
            00 Bo    assign Bo
                     card Live
                     says in Team: ManagerAccepted
                     card Informing
                     chat with Bo, Ana, Cleo, Dev, Eve, Gus
                     at 30: Update
                     3 appointment(s) off
        "#]]);
}

#[test]
fn p28_without_a_verification_nothing_is_resolved() {
    let partly = |verified_by: Option<&str>, how: Option<&str>| {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Command::Resolve(Resolving { verified_by: owned(verified_by), how: owned(how), fix: None })
    };
    let mut afternoon = Afternoon::reported();
    afternoon.does("Bo", "confirm 2", confirm(2)).does("-", "bug opened", bug_opened()).does(
        "Bo",
        "assign Bo",
        assign("Bo"),
    );
    afternoon.told.clear();
    afternoon
        .does("Ana", "resolve", verified())
        .does("Bo", "resolve", partly(None, None))
        .does("Bo", "resolve", partly(Some("Dev"), Some("  ")))
        .does("Bo", "close", Command::Close)
        .minutes(30)
        .does("Bo", "resolve", verified())
        .does("Bo", "resolve", verified())
        .does("Ana", "reopen", Command::Reopen { reason: None })
        .does("Ana", "reopen", Command::Reopen { reason: Some("stuck again".into()) })
        .does("Gus", "resolve", verified())
        .does("Bo", "close", Command::Close)
        .does("Bo", "update", Command::Update { text: "x".into() })
        .shows(&expect![[r#"
            00 Ana   resolve
                     no: That is for Bo to decide, who is in charge of INC-1.
            00 Bo    resolve
                     no: INC-1 cannot be resolved yet: say who verified it in production, and how. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
            00 Bo    resolve
                     no: INC-1 cannot be resolved yet: say how it was verified in production. For example: `resolve INC-1 verified by Bo: 20 test payments went through`.
            00 Bo    close
                     no: INC-1 is not resolved yet. `resolve INC-1` comes first.
            30 Bo    resolve
                     card Live
                     bug brought up to date
                     says in Team: Resolved
                     at 60: Monitoring
                     2 appointment(s) off
            30 Bo    resolve
                     no: INC-1 has been resolved since minute 30. `reopen INC-1 because …` brings it back.
            30 Ana   reopen
                     no: That needs a reason, so that others understand it later. Say `reopen INC-1 because …`.
            30 Ana   reopen
                     card Live
                     bug brought up to date
                     says in Team: Reopened
                     card Informing
                     at 90: Update
                     1 appointment(s) off
            30 Gus   resolve
                     card Live
                     bug brought up to date
                     says in Team: Resolved
                     card Informing
                     at 60: Monitoring
                     3 appointment(s) off
            30 Bo    close
                     card Live
                     bug brought up to date
                     1 appointment(s) off
            30 Bo    update
                     no: INC-1 is closed. `reopen INC-1 because …` brings it back.
        "#]]);
}

#[test]
fn a_false_alarm_needs_a_reason_and_can_come_back() {
    Afternoon::reported()
        .does("Bo", "decline", decline(None))
        .does("Bo", "decline", decline(Some("a VPN thing")))
        .does("Bo", "decline", decline(Some("twice")))
        .does("Bo", "confirm 1", confirm(1))
        .does("Ana", "reopen", Command::Reopen { reason: Some("no, others see it".into()) })
        .does("Bo", "confirm 1", confirm(1))
        .shows(&expect![[r#"
            00 Bo    decline
                     no: That needs a reason, so that others understand it later. Say `decline INC-1 because …`.
            00 Bo    decline
                     card Live
                     says in Team: Declined
                     3 appointment(s) off
            00 Bo    decline
                     no: INC-1 is no incident: Bo decided so at minute 0.
            00 Bo    confirm 1
                     no: INC-1 was declined. `reopen INC-1 because …` brings it back.
            00 Ana   reopen
                     card Live
                     says in Team: Reopened
                     at 10: ConfirmationDeputy
                     at 15: ConfirmationTeam
                     at 20: ConfirmationAssumed
            00 Bo    confirm 1
                     card Live
                     says in Team: FirefightingOn
                     bug
                     at 5: Assignment
                     3 appointment(s) off
        "#]]);
}

#[test]
fn what_is_parked_is_kept_until_a_person_has_it_tried_again() {
    let parked = Receipt::Parked { intent: Box::new(Intent::OpenBug), reason: "403".into() };
    let mut afternoon = Afternoon::reported();
    afternoon.does("Bo", "confirm 1", confirm(1)).does("-", "parked", Command::Record(parked));
    assert_eq!(afternoon.incident.as_ref().unwrap().outside.parked.len(), 1);
    afternoon.told.clear();
    afternoon.does("Ana", "retry", Command::Retry).does("Ana", "retry", Command::Retry);
    afternoon.shows(&expect![[r#"
        00 Ana   retry
                 bug
                 card Live
        00 Ana   retry
                 no: Nothing waits for another try on INC-1.
    "#]]);
}

#[test]
fn everything_said_once_that_is_parked_is_said_when_it_is_tried_again() {
    let parked = |saying: Saying| {
        let intent = Intent::Say { to: incident::Room::Team, saying };
        Command::Record(Receipt::Parked { intent: Box::new(intent), reason: "403".into() })
    };
    let mut afternoon = Afternoon::reported();
    afternoon
        .does("Bo", "confirm 1", confirm(1))
        .does("-", "parked", parked(Saying::FirefightingOn))
        .does("-", "parked", parked(Saying::ManagerAccepted))
        .does("-", "parked", parked(Saying::ManagerAccepted));
    afternoon.told.clear();
    afternoon.does("Ana", "retry", Command::Retry);
    afternoon.shows(&expect![[r#"
        00 Ana   retry
                 says in Team: FirefightingOn
                 says in Team: ManagerAccepted
                 card Live
    "#]]);
}

#[test]
fn receipts_and_deadlines_cannot_do_what_people_do() {
    let mut afternoon = Afternoon::reported();
    let ask = afternoon.ask("-", confirm(1));
    let incident = afternoon.incident.as_mut().unwrap();
    assert_eq!(decide(&afternoon.team, incident, &ask), Err(Refusal::Nobody));
}

#[test]
fn the_stored_form_comes_back_as_it_was() {
    let mut afternoon = Afternoon::reported();
    afternoon
        .does("Bo", "confirm 1", confirm(1))
        .does("-", "bug", bug_opened())
        .does("Bo", "assign Cleo", assign("Cleo"))
        .does("Cleo", "accept", ACCEPT)
        .does("Cleo", "update", Command::Update { text: "on it".into() })
        .does("Cleo", "resolve", verified());
    let card = incident::Card::Acceptance { question: 3 };
    let shown = Receipt::CardShown { card, chat: "c".into(), message: "m".into() };
    afternoon.does("-", "shown", Command::Record(shown));
    let incident = afternoon.incident.unwrap();
    let json = serde_json::to_string(&incident).unwrap();
    assert_eq!(serde_json::from_str::<Incident>(&json).unwrap(), incident);
    for entry in afternoon.history {
        let json = serde_json::to_string(&entry).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&json).unwrap(), entry, "{json}");
    }
    let first = Event::Closed;
    assert_eq!(serde_json::to_string(&first).unwrap(), r#"{"event":"closed"}"#);
}

#[test]
fn p05_without_anybody_to_tell_an_escalation_says_what_to_do() {
    let mut afternoon = Afternoon::reported();
    afternoon.does("Bo", "escalate", Command::Escalate { reason: None });
    afternoon.team.escalation.clear();
    afternoon.does("Bo", "escalate", Command::Escalate { reason: None });
    afternoon.shows(&expect![[r#"
        00 Bo    escalate
                 card Live
                 says in Team: Escalated
                 says in Private(PersonId("gus")): Escalated
        00 Bo    escalate
                 no: Nobody is set up to be told when INC-1 is escalated. An administrator can name them in team.escalation.
    "#]]);
}
