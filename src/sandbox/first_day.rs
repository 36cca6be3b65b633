//! The world as it is before anybody has said a word.

use super::backlog::{DevOps, Iteration, Template, WorkItem};
use super::people::guid;
use super::world::{Bot, Chat, ChatKind, Habits, Presence, Registration, Resident, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// First name and surname, roles, expertise.
const PEOPLE: [(&str, &[&str], &[&str]); 7] = [
    ("Ana Achieng", &[], &["cash"]),
    ("Bo Lindqvist", &["log-checker", "responder"], &["infrastructure"]),
    ("Cleo Martens", &["incident-manager", "responder"], &["payments"]),
    ("Dev Kapoor", &["log-checker", "responder"], &["registrations"]),
    ("Eve Okafor", &["incident-manager", "responder"], &["data"]),
    ("Femi Bakker", &["product-manager"], &[]),
    ("Gus Ferreira", &["administrator", "log-checker"], &[]),
];

/// What an administrator would have consented to for every feature to work.
const GRANTED: [&str; 9] = [
    "AppCatalog.Read.All",
    "Calendars.ReadWrite",
    "Chat.Create",
    "Chat.ReadBasic.All",
    "ChatMember.ReadWrite.All",
    "Presence.Read.All",
    "TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All",
    "User.Read.All",
    "User.ReadBasic.All",
];

/// What the app manifest asks for in each chat; has to be consented to with every installation.
const CHAT_PERMISSIONS: [&str; 2] = ["ChatMessage.Read.Chat", "ChatSettings.ReadWrite.Chat"];

impl World {
    /// Seven people, their team chat, a private chat each, and a sprint with three stories.
    pub fn first_day(app_id: &str, tenant: &str, now: i64) -> Self {
        let people: Vec<Resident> = PEOPLE.iter().zip(1..).map(resident).collect();
        let presence = people.iter().map(|person| (person.id.clone(), available())).collect();
        Self {
            tenant: tenant.to_owned(),
            bot: Bot {
                app_id: app_id.to_owned(),
                name: "Firewatch".to_owned(),
                catalogue_id: guid(901, 0),
                manifest_id: app_id.to_owned(),
                chat_permissions: CHAT_PERMISSIONS.map(str::to_owned).to_vec(),
            },
            registration: Registration::default(),
            chats: chats(&people, now),
            people,
            granted: GRANTED.iter().map(|name| (*name).to_owned()).collect(),
            presence,
            meetings: Vec::new(),
            devops: devops(now),
            complaints: Vec::new(),
            habits: Habits::default(),
            counter: 1000,
            latest_stamp: 0,
        }
    }
}

fn resident(((name, roles, expertise), number): (&(&str, &[&str], &[&str]), u64)) -> Resident {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    let id = guid(number, 0);
    Resident {
        mri: format!("29:1{}", guid(number + 100, 0).replace('-', "")),
        id,
        name: (*name).to_owned(),
        email: format!("{}@example.org", name.to_lowercase().replace(' ', ".")),
        roles: words(roles),
        expertise: words(expertise),
        guest: false,
    }
}

fn available() -> Presence {
    Presence { availability: "Available".to_owned(), activity: "Available".to_owned() }
}

fn chats(people: &[Resident], now: i64) -> Vec<Chat> {
    let team = Chat {
        id: format!("19:{}@thread.v2", guid(900, 0).replace('-', "")),
        kind: ChatKind::GroupChat,
        topic: Some("121 Team".to_owned()),
        members: people.iter().map(|person| person.id.clone()).collect(),
        bot_installed: true,
        created_by_graph: false,
        closed_roster: false,
        outdated_app: false,
        created_at: now,
        updated_at: now,
        messages: Vec::new(),
    };
    let private = people.iter().zip(1..).map(|(person, number)| Chat {
        id: format!("a:1{}", guid(number + 200, 0).replace('-', "")),
        kind: ChatKind::Personal,
        topic: None,
        members: vec![person.id.clone()],
        ..team.clone()
    });
    let private: Vec<Chat> = private.collect();
    std::iter::once(team).chain(private).collect()
}

fn devops(now: i64) -> DevOps {
    let project = "121 Platform";
    let sprint = |number: u64, start: i64| Iteration {
        id: guid(300 + number, 0),
        name: format!("Sprint {number}"),
        path: format!("{project}\\Sprint {number}"),
        start,
        finish: start + 14 * DAY - 1,
    };
    let start = now.div_euclid(DAY) * DAY - 7 * DAY;
    let iterations = vec![sprint(77, start), sprint(78, start + 14 * DAY)];
    let stories = [
        "Show the payment total before approval",
        "Import registrations in the background",
        "Explain why a registration is a duplicate",
    ];
    let work_items = stories
        .iter()
        .zip(0_u32..)
        .map(|(title, place)| story(50_990 + u64::from(place), title, place, start))
        .collect();
    DevOps {
        organization: "redcross-sandbox".to_owned(),
        project: project.to_owned(),
        project_id: guid(902, 0),
        team: "121 Platform Team".to_owned(),
        team_id: guid(903, 0),
        iterations,
        work_items,
        bugs_behavior: "asRequirements".to_owned(),
        template: Template::default(),
        bug_name: None,
        required: Vec::new(),
        area: None,
        order_refused: false,
        queries: BTreeMap::new(),
        files: BTreeMap::new(),
    }
}

fn story(id: u64, title: &str, place: u32, at: i64) -> WorkItem {
    let created = super::ground::iso(at);
    let fields: [(&str, Value); 11] = [
        ("System.AreaPath", json!("121 Platform")),
        ("System.TeamProject", json!("121 Platform")),
        ("System.IterationPath", json!("121 Platform\\Sprint 77")),
        ("System.WorkItemType", json!("User Story")),
        ("System.State", json!(if place == 0 { "Active" } else { "New" })),
        ("System.Reason", json!("New")),
        ("System.Title", json!(title)),
        ("System.CreatedDate", json!(created)),
        ("System.ChangedDate", json!(created)),
        ("Microsoft.VSTS.Common.Priority", json!(2)),
        ("Microsoft.VSTS.Common.StackRank", json!(f64::from(place + 1) * 1_000_000_000.0)),
    ];
    WorkItem {
        id,
        rev: 1,
        kind: "User Story".to_owned(),
        fields: fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<BTreeMap<_, _>>(),
        relations: Vec::new(),
        comments: Vec::new(),
        formats: BTreeMap::new(),
    }
}
