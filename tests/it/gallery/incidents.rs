//! The card of an incident in the team chat, in every state of the lifecycle, and its history.

use super::wall::{Wall, about, card};
use crate::cards::story::{Story, decline, outage, person, reopen, resolve, update};
use firewatch::cards::Cards;
use incident::{
    ChatId, Command, Deadline, Enquiry, Intent, Kind, MessageId, Posted, Receipt, Severity, Task,
    Who,
};

/// Severity 1 is confirmed, and the bug is there.
pub fn confirmed() -> Story {
    Story::reported().confirm(1, Some(outage())).bug()
}

/// Cleo is asked to lead.
pub fn asked() -> Story {
    confirmed().assign("Cleo")
}

/// Somebody says by typing that it is of another level.
pub fn changed(story: Story, level: u8) -> Story {
    let reason = Some("only one country is hit".to_owned());
    let severity = Severity::from_level(level).unwrap();
    story.then(
        3,
        "Bo",
        Command::ConfirmSeverity { severity, answers: None, reason, question: None },
    )
}

/// Cleo leads.
pub fn led() -> Story {
    let asked = asked();
    let accept = Command::Accept { question: Some(asked.incident.question) };
    asked.then(1, "Cleo", accept)
}

/// Cleo leads in a chat, and has told how it goes.
pub fn fighting() -> Story {
    led().chat().then(20, "Cleo", update("The queue is draining, 40 % left.")).later(4)
}

pub fn resolved() -> Story {
    fighting().then(37, "Cleo", resolve()).later(2)
}

/// What Firewatch may not do, a person has to.
pub fn by_hand() -> Story {
    let members = ["Cleo", "Bo", "Ana"].map(person).to_vec();
    led().parked(
        Intent::OpenChat { members },
        "Firewatch may not create chats here. Start one by hand, or ask an administrator for the permission Chat.Create",
    )
}

/// Somebody is reminded of what is owed, so many minutes later.
pub fn reminded(story: Story, minutes: i64) -> Story {
    let owed = incident::owed(&story.incident).unwrap();
    let wake = Command::Wake { deadline: owed.deadline, question: owed.version };
    story.then(minutes, "-", wake)
}

pub fn closed() -> Story {
    post_mortem(resolved()).then(60, "Cleo", Command::Close)
}

fn post_mortem(story: Story) -> Story {
    let at = incident::Moment(story.now.0 + 26 * 3_600_000);
    let url = "https://outlook.office.com/calendar/item/AAMkAD".to_owned();
    story.noted(Receipt::PostMortemScheduled { at, url })
}

pub fn hang(wall: &mut Wall<'_>) {
    beginning(wall);
    fight(wall);
    trouble(wall);
    ending(wall);
    details(wall);
}

fn beginning(wall: &mut Wall<'_>) {
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    let reported = Story::reported().later(3);
    live("reported", "The daily log checker is asked how severe it is.", &reported);
    live(
        "reported for a client",
        "The words are those of somebody outside the team.",
        &Story::reporting("nobody can log in since this morning", Some("Zambia Red Cross")),
    );
    live(
        "reported, deputy asked",
        "Ten minutes have passed; the deputy may answer, too.",
        &Story::reported().wake(10, Deadline::ConfirmationDeputy),
    );
    live(
        "reported, everybody asked",
        "Fifteen minutes have passed; everybody in the team may answer.",
        &Story::reported().wake(15, Deadline::ConfirmationTeam),
    );
    let no = decline(&reported, "a test in the staging environment");
    live("declined", "It was no incident.", &reported.clone().then(2, "Bo", no));
    live(
        "backlogged",
        "Severity 3 goes the way of the sprint.",
        &Story::reported().confirm(3, None).noted(Receipt::BugOpened {
            id: incident::WorkItemId(4711),
            url: "https://dev.azure.com/example/121/_workitems/edit/4711".to_owned(),
        }),
    );
    live(
        "drill",
        "An exercise says so, wherever its number stands.",
        &Story::begun(Kind::Drill, "payments stuck (exercise)", None).confirm(2, None).bug(),
    );
}

fn fight(wall: &mut Wall<'_>) {
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live(
        "confirmed",
        "Firefighting mode is on; bug, tasks and place in the sprint are under way.",
        &Story::reported().confirm(1, Some(outage())),
    );
    live(
        "assumed",
        "Nobody answered for twenty minutes: Firewatch assumes the severity, and says so.",
        &Story::reported().wake(20, Deadline::ConfirmationAssumed),
    );
    live(
        "volunteered",
        "Somebody offers to lead.",
        &confirmed().then(1, "Eve", Command::Volunteer).then(1, "Cleo", Command::Volunteer),
    );
    live("asked", "Somebody is asked to lead; others see whom.", &asked());
    let cleo = person("Cleo");
    wall.hang(
        (
            "live",
            "asked, for the one who is asked",
            "The same card, as the one who is asked sees it.",
        ),
        &asked(),
        |deck, scene, incident| deck.own(scene, incident, &cleo),
    );
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live(
        "not answered",
        "The one who was asked said nothing for five minutes.",
        &asked().wake(5, Deadline::Acceptance),
    );
    live("led", "Somebody leads; the firefighting chat is not there yet.", &led());
    live("fought", "The firefighting chat is open, and there is an update.", &fighting());
    live("update overdue", "Nothing was heard for a while.", &reminded(fighting(), 30));
    let half_an_hour = std::time::Duration::from_mins(30);
    let snooze = Command::Snooze { by: half_an_hour, reason: None };
    live(
        "reminders put off",
        "The next reminder comes later.",
        &fighting().then(1, "Cleo", snooze),
    );
    let stop = Command::StopReminders { reason: Some("we sit in one room".to_owned()) };
    live(
        "reminders stopped",
        "Nobody is reminded any more, and the card says why.",
        &fighting().then(1, "Cleo", stop),
    );
    wall.pressed(
        ("live", "update", "The form for an update, as long as there is no firefighting chat."),
        "Update",
        &led(),
        Cards::live,
    );
    wall.pressed(
        ("live", "resolve", "What has to be said before it counts as resolved."),
        "Resolve",
        &led(),
        Cards::live,
    );
}

fn trouble(wall: &mut Wall<'_>) {
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live(
        "chat by hand",
        "Firewatch may not open chats: a person starts it, with one press.",
        &by_hand(),
    );
    let url = "https://dev.azure.com/example/121/_workitems/edit/4711".to_owned();
    let half = Story::reported()
        .confirm(1, Some(outage()))
        .noted(Receipt::BugOpened { id: incident::WorkItemId(4711), url })
        .noted(Receipt::TaskAdded { task: Task::Fix, id: incident::WorkItemId(4712) });
    live("half there", "Some of what is needed outside is there, the rest under way.", &half);
    let mut stuck = half;
    for task in [Task::Release, Task::PostMortem] {
        stuck = stuck
            .parked(Intent::AddTask { task }, "Azure DevOps refuses a required field of the task");
    }
    let stuck = stuck.parked(
        Intent::PutOnTop,
        "The team has no sprint at present. Choose one in Azure DevOps, then try again",
    );
    live("degraded", "What did not work stands there with its reason and a button.", &stuck);
    let none = Story::reported().confirm(1, Some(outage())).parked(
        Intent::OpenBug,
        "Azure DevOps does not let Firewatch in. Check that the app registration is a user of the organisation",
    );
    live("no bug", "Azure DevOps cannot be used at all.", &none);
}

fn ending(wall: &mut Wall<'_>) {
    let mut live = |state, about, story: &Story| {
        wall.hang(("live", state, about), story, Cards::live);
    };
    live(
        "resolved",
        "Who saw it work again, and how; the post-mortem can be scheduled.",
        &resolved(),
    );
    let quiet = Command::Monitored { noted: Some("no retries since".to_owned()) };
    live(
        "all quiet",
        "Somebody looked again, and all is quiet.",
        &resolved().then(58, "Cleo", quiet),
    );
    live("post-mortem", "The meeting stands in the calendars.", &post_mortem(resolved()));
    let by_hand = resolved().then(1, "Cleo", Command::SchedulePostMortem).parked(
        Intent::SchedulePostMortem { organizer: person("Cleo"), after: resolved().now },
        "Firewatch may not write into calendars here. Press Invite by hand",
    );
    live(
        "post-mortem by hand",
        "Firewatch may not write into calendars: an invitation is ready.",
        &by_hand,
    );
    live("closed", "Nothing is left to do.", &closed());
    live("reopened", "It was not over after all.", &resolved().then(30, "Ana", reopen()));
    wall.pressed(
        ("live", "reopen", "Whoever reopens says why."),
        "Reopen",
        &resolved(),
        Cards::live,
    );
    wall.hang(
        ("live", "on an old message", "A press on a card that was posted anew elsewhere."),
        &fighting(),
        |deck, scene, incident| {
            let mut card = deck.live(scene, incident)?;
            let present =
                Posted { chat: ChatId::from("19:team"), message: MessageId::from("1764") };
            firewatch::cards::old(scene.words, &mut card, &present);
            Ok(card)
        },
    );
}

fn details(wall: &mut Wall<'_>) {
    let ana = person("Ana");
    let mut show = |state, told, story: &Story| {
        wall.hang(("show", state, told), story, |deck, scene, incident| {
            let about = about(story, vec![incident.clone()], &[]);
            let asked = Enquiry::Show { incident: incident.id };
            card(deck.answer(scene, &about, &ana, &asked))
        });
    };
    show(
        "reported",
        "The details of an incident that has just begun.",
        &Story::reported().later(3),
    );
    show("history", "All that happened, from the report to the end.", &resolved());
    let mut long = fighting();
    for number in 1..=40 {
        let text = format!("Step {number}: another {number}0 payments have gone through.");
        long = long.then(3, "Cleo", update(&text));
    }
    show("long history", "Of a long history the beginning and the end are shown.", &long);
    wall.hang(
        ("acceptance", "asked", "In the team chat somebody is asked to lead, by name."),
        &asked(),
        |deck, scene, incident| deck.acceptance(scene, incident, incident.question),
    );
    let mut over = |state, about, story: &Story| {
        let question = asked().incident.question;
        wall.hang(("acceptance", state, about), story, |deck, scene, incident| {
            deck.acceptance(scene, incident, question)
        });
    };
    over("accepted", "The question is answered; its buttons are gone.", &led());
    let no = Command::Decline { reason: None, question: Some(asked().incident.question) };
    over("declined", "The one who was asked cannot.", &asked().then(1, "Cleo", no));
    over("silent", "There was no answer in time.", &asked().wake(5, Deadline::Acceptance));
    let manager = Who { id: Some(person("Eve").id), name: String::new() };
    let instead = asked().then(1, "Bo", Command::Assign { manager, question: None });
    over("another asked", "Somebody else was asked instead.", &instead);
    over("lowered", "It turned out not to be severe.", &changed(asked(), 3));
}
