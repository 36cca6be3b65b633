//! Incidents to draw: a team, an afternoon, and what is asked in it.

use firewatch::cards::{Cards, Scene, Spoken};
use firewatch::presence::There;
use incident::{
    Actor, Answers, Ask, ChatId, Command, CriticalPath, Deadline, Duty, Entry, Extent, Incident,
    IncidentId, Intent, Kind, Mark, Member, Moment, Person, PersonId, Policy, Receipt, Report,
    Resolving, Role, Saying, Severity, Task, Team, Who, WorkItemId, Workaround, apply, decide,
    replay, report,
};
use jiff::civil::{Date, DateTime, Weekday, date};
use jiff::tz::TimeZone;
use serde_json::Value;
use std::sync::Arc;
use wording::{Language, Words};

const NAMES: [&str; 7] = [
    "Ana Silva",
    "Bo Mwangi",
    "Cleo Jansen",
    "Dev Patel",
    "Eve de Vries",
    "Gus O'Neil",
    "Femi Bakker",
];

/// A person of the team.
pub fn person(first: &str) -> Person {
    let at = NAMES.iter().position(|name| name.starts_with(first)).unwrap();
    let id = PersonId::new(&format!("0a0a0a0a-0000-4000-8000-00000000000{at}"));
    Person { id, name: NAMES[at].to_owned() }
}

fn team() -> Team {
    let member = |first: &str, roles: &[Role], expertise: &[&str]| Member {
        person: person(first),
        email: Some(format!("{}@example.org", first.to_lowercase())),
        roles: roles.to_vec(),
        expertise: expertise.iter().map(|word| (*word).to_owned()).collect(),
    };
    let path = |id: &str, name: &str, meaning: &str| CriticalPath {
        id: id.to_owned(),
        name: name.to_owned(),
        meaning: meaning.to_owned(),
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
        escalation: vec![],
        critical_paths: vec![
            path("payments", "Payment distribution", "Money reaches the people it is meant for."),
            path("registrations", "Registration", "People are registered and can be managed."),
            path("data", "Data", "Data is there, complete and correct."),
        ],
        policy: Policy::default(),
    }
}

/// An incident and everything around it.
#[derive(Clone)]
pub struct Story {
    pub team: Team,
    pub zone: TimeZone,
    pub language: Language,
    pub duty: Option<Duty>,
    /// When the next turn begins.
    pub until: Option<DateTime>,
    pub rota: rota::Rota,
    /// How somebody is to be reached.
    pub there: fn(&PersonId) -> Option<There>,
    pub now: Moment,
    pub incident: Incident,
    pub history: Vec<Entry>,
    /// What was asked of the world so far.
    pub intents: Vec<Intent>,
}

impl Story {
    /// Ana reports at 09:04 in Amsterdam.
    pub fn reported() -> Self {
        Self::reporting("payments stuck since 08:40, queue growing", None)
    }

    pub fn reporting(summary: &str, on_behalf_of: Option<&str>) -> Self {
        Self::begun(Kind::Real, summary, on_behalf_of)
    }

    pub fn begun(kind: Kind, summary: &str, on_behalf_of: Option<&str>) -> Self {
        let team = team();
        let now = date(2026, 11, 24).at(9, 4, 0, 0);
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let now = now.to_zoned_datetime(zone.clone()).unwrap().timestamp().as_millisecond();
        let now = Moment(now);
        let duty = Some(Duty { checker: person("Bo"), deputy: Some(person("Dev")) });
        let ask = Ask {
            at: now,
            actor: Actor::Person(person("Ana")),
            place: Some(ChatId::from("team")),
            duty: duty.clone(),
            opens: None,
            command: Command::Retry,
        };
        let said = Report {
            id: IncidentId { kind, number: 7 },
            mark: Mark::from("fw-k3x9"),
            summary: summary.to_owned(),
            opinion: Some(Severity::Critical),
            on_behalf_of: on_behalf_of.map(str::to_owned),
            message: None,
        };
        let decision = report(&team, &ask, said).unwrap();
        let history: Vec<Entry> = decision
            .events
            .into_iter()
            .map(|event| Entry { at: now, by: ask.actor.clone(), event })
            .collect();
        let incident = replay(&history).unwrap();
        let language = Language::English;
        let order = team.members.iter().map(|member| member.person.clone()).collect();
        let plan = rota::Plan::new(order, date(2026, 11, 23), zone.clone());
        Self {
            team,
            zone,
            language,
            duty,
            until: Some(date(2026, 11, 25).at(0, 0, 0, 0)),
            rota: rota::Rota { plan: Arc::new(plan), roster: Arc::default() },
            there: |_| None,
            now,
            incident,
            history,
            intents: decision.intents,
        }
    }

    /// Somebody asks so many minutes later; `-` is the bot itself.
    #[must_use]
    pub fn then(mut self, minutes: i64, who: &str, command: Command) -> Self {
        self.now = Moment(self.now.0 + minutes * 60_000);
        let actor = if who == "-" { Actor::Firewatch } else { Actor::Person(person(who)) };
        let ask = Ask {
            at: self.now,
            actor: actor.clone(),
            place: Some(ChatId::from("team")),
            duty: self.duty.clone(),
            opens: None,
            command,
        };
        let decision = decide(&self.team, &self.incident, &ask).unwrap();
        for event in decision.events {
            let entry = Entry { at: self.now, by: actor.clone(), event };
            apply(&mut self.incident, &entry);
            self.history.push(entry);
        }
        self.intents.extend(decision.intents);
        self
    }

    #[must_use]
    pub fn later(mut self, minutes: i64) -> Self {
        self.now = Moment(self.now.0 + minutes * 60_000);
        self
    }

    #[must_use]
    pub fn noted(self, receipt: Receipt) -> Self {
        self.then(0, "-", Command::Record(receipt))
    }

    #[must_use]
    pub fn wake(self, minutes: i64, deadline: Deadline) -> Self {
        let question = self.incident.question;
        self.then(minutes, "-", Command::Wake { deadline, question })
    }

    #[must_use]
    pub fn confirm(self, level: u8, answers: Option<Answers>) -> Self {
        let severity = Severity::from_level(level).unwrap();
        let question = Some(self.incident.question);
        self.then(12, "Bo", Command::ConfirmSeverity { severity, answers, reason: None, question })
    }

    #[must_use]
    pub fn assign(self, first: &str) -> Self {
        let manager = Who { id: Some(person(first).id), name: String::new() };
        let question = Some(self.incident.question);
        self.then(2, "Bo", Command::Assign { manager, question })
    }

    /// The bug, its tasks, its place.
    #[must_use]
    pub fn bug(self) -> Self {
        let url = "https://dev.azure.com/org/121/_workitems/edit/4711".to_owned();
        let mut story = self.noted(Receipt::BugOpened { id: WorkItemId(4711), url });
        for (task, id) in Task::ALL.into_iter().zip(4712..) {
            story = story.noted(Receipt::TaskAdded { task, id: WorkItemId(id) });
        }
        story.noted(Receipt::PutOnTop { sprint: "Sprint 42".to_owned() })
    }

    #[must_use]
    pub fn chat(self) -> Self {
        let url =
            "https://teams.microsoft.com/l/chat/19%3Aabc%40thread.v2/conversations".to_owned();
        self.noted(Receipt::ChatOpened { id: ChatId::from("19:abc@thread.v2"), url })
            .noted(Receipt::BotInstalled)
    }

    #[must_use]
    pub fn parked(self, intent: Intent, reason: &str) -> Self {
        self.noted(Receipt::Parked { intent: Box::new(intent), reason: reason.to_owned() })
    }

    /// Draws at the moment the story has reached, with everybody's Teams id known.
    pub fn draw<T>(&self, draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> T) -> T {
        let mri = |person: &PersonId| Some(format!("29:{person}"));
        self.draw_knowing(&mri, draw)
    }

    pub fn draw_knowing<T>(
        &self,
        mri: &dyn Fn(&PersonId) -> Option<String>,
        draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> T,
    ) -> T {
        self.draw_on(&Cards::open().unwrap(), mri, draw)
    }

    pub fn draw_on<T>(
        &self,
        deck: &Cards,
        mri: &dyn Fn(&PersonId) -> Option<String>,
        draw: impl FnOnce(&Cards, &Scene<'_>, &Incident) -> T,
    ) -> T {
        let works = |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let scene = Scene {
            there: &self.there,
            served: &|_| firewatch::cards::Served::default(),
            away: &|_| false,
            works: &works,
            rota: &self.rota,
            team: &self.team,
            zone: &self.zone,
            words: &Words::new(self.language),
            now: self.now,
            duty: self.duty.as_ref(),
            until: self.until,
            mri,
        };
        draw(deck, &scene, &self.incident)
    }

    /// The last thing that was said aloud.
    pub fn saying(&self) -> Saying {
        let said = self.intents.iter().rev().find_map(|intent| {
            let Intent::Say { saying, .. } = intent else { return None };
            Some(saying.clone())
        });
        said.expect("nothing was said")
    }

    /// The words of the last thing that was said aloud.
    pub fn said(&self) -> Spoken {
        let saying = self.saying();
        self.draw(|cards, scene, incident| cards.say(scene, incident, &saying)).unwrap()
    }
}

/// A critical path that is out.
pub fn outage() -> Answers {
    Answers {
        critical_paths: vec!["payments".to_owned()],
        extent: Extent::Outage,
        workaround: Workaround::None,
    }
}

pub fn update(text: &str) -> Command {
    Command::Update { text: text.to_owned() }
}

pub fn resolve() -> Command {
    Command::Resolve(Resolving {
        verified_by: Some("Bo".to_owned()),
        how: Some("20 test payments went through".to_owned()),
        fix: Some("Restarted the queue consumer, hotfix 1.42.1".to_owned()),
    })
}

pub fn reopen() -> Command {
    Command::Reopen { reason: Some("the queue grows again".to_owned()) }
}

pub fn decline(story: &Story, reason: &str) -> Command {
    Command::Decline { reason: Some(reason.to_owned()), question: Some(story.incident.question) }
}

/// Every phase and what can be different in it, with a name.
pub fn stories() -> Vec<(&'static str, Story)> {
    let reported = Story::reported().later(3);
    let confirmed = Story::reported().confirm(1, Some(outage()));
    let volunteered = confirmed.clone().bug().then(1, "Eve", Command::Volunteer);
    let asked = confirmed.clone().bug().assign("Cleo");
    let accept = Command::Accept { question: Some(asked.incident.question) };
    let led = asked.clone().then(1, "Cleo", accept);
    let fighting = led.clone().chat().then(20, "Cleo", update("The queue is draining, 40% left."));
    let stuck = led
        .clone()
        .parked(
            Intent::OpenChat { members: vec![] },
            "Firewatch may not create chats here; open one by hand",
        )
        .parked(Intent::UpdateBug, "Azure DevOps refuses the token; check its expiry");
    let resolved = fighting.clone().then(41, "Cleo", resolve());
    let declined_reported = decline(&reported, "a test in the staging environment");
    vec![
        ("reported", reported.clone()),
        ("reported, for a client", Story::reporting("login fails", Some("Red Cross NL"))),
        ("reported, deputy asked", Story::reported().wake(10, Deadline::ConfirmationDeputy)),
        ("reported, team asked", Story::reported().wake(15, Deadline::ConfirmationTeam)),
        ("declined", reported.clone().then(2, "Bo", declined_reported)),
        ("backlogged", Story::reported().confirm(3, None)),
        ("confirmed", confirmed.clone()),
        ("assumed", Story::reported().wake(20, Deadline::ConfirmationAssumed)),
        ("volunteered", volunteered),
        ("asked", asked.clone()),
        ("silent", asked.wake(5, Deadline::Acceptance)),
        ("led", led),
        ("firefighting", fighting),
        ("stuck", stuck),
        ("resolved", resolved.clone()),
        ("closed", resolved.clone().then(60, "Cleo", Command::Close)),
        ("reopened", resolved.then(30, "Ana", reopen())),
    ]
}

/// All cards of a story: what everybody sees, what each person sees, and the other places.
pub fn cards_of(story: &Story) -> Vec<(String, Value)> {
    let mut cards = Vec::new();
    story.draw(|deck, scene, incident| {
        cards.push(("live".to_owned(), deck.live(scene, incident).unwrap()));
        for member in &story.team.members {
            let name = format!("own of {}", member.person.first_name());
            cards.push((name, deck.own(scene, incident, &member.person).unwrap()));
        }
        cards.push(("war room".to_owned(), deck.war_room(scene, incident).unwrap()));
        for question in 1..=incident.question {
            let card = deck.acceptance(scene, incident, question).unwrap();
            cards.push((format!("acceptance {question}"), card));
        }
        let note = Some("Say why.");
        cards.push((
            "severity with a suggestion".to_owned(),
            deck.severity(scene, incident, Some(&outage()), note).unwrap(),
        ));
        let about = firewatch::cards::About {
            open: vec![incident.clone()],
            latest: vec![incident.clone()],
            shown: Some((incident.clone(), story.history.clone())),
            checks: vec![],
            alerts: Arc::default(),
            query: Some("https://dev.azure.com/example/p/_queries/query/7".to_owned()),
            fairness: None,
            statistics: None,
            calendar: false,
            public_url: None,
        };
        for enquiry in [
            incident::Enquiry::Incidents,
            incident::Enquiry::Show { incident: incident.id },
            incident::Enquiry::Help,
            incident::Enquiry::ReportForm,
            incident::Enquiry::MaybeReport {
                text: incident.summary.clone(),
                message: Some(incident::MessageId::from("1764")),
            },
        ] {
            let spoken = deck.answer(scene, &about, &person("Ana"), &enquiry).unwrap();
            let Spoken::Card { card, .. } = spoken else { panic!("no card for {enquiry:?}") };
            cards.push((format!("answer {enquiry:?}").chars().take(20).collect(), card));
        }
    });
    cards
}
