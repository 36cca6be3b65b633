//! The firefighting chat's card, and what is said without a card.

use super::actions::closed_with;
use super::incidents::{asked, changed, confirmed, fighting, reminded, resolved};
use super::wall::{Wall, card};
use crate::cards::story::{Story, decline, outage, person, reopen};
use firewatch::cards::{Cards, Scene, Spoken};
use incident::{Command, Deadline, Enquiry, Incident, Intent, Refusal, Saying, Severity};

pub fn hang(wall: &mut Wall<'_>) {
    let mut room = |state, about, story: &Story| {
        wall.hang(("war-room", state, about), story, Cards::war_room);
    };
    room(
        "nobody leads",
        "The firefighting chat is there before somebody leads.",
        &confirmed().chat(),
    );
    room("fought", "The card at the top of the firefighting chat.", &fighting());
    let stuck = fighting().parked(
        Intent::UpdateBug,
        "Azure DevOps refuses the change: the field Severity is read-only",
    );
    room("degraded", "What did not work, with its reason.", &stuck);
    room("resolved", "It works again; the rest is for the post-mortem.", &resolved());
    let by_hand = resolved().then(1, "Cleo", Command::SchedulePostMortem).parked(
        Intent::SchedulePostMortem { organizer: person("Cleo"), after: resolved().now },
        "Firewatch may not write into calendars here. Press Invite by hand",
    );
    room(
        "post-mortem by hand",
        "The invitation is ready, where Firewatch may not send it.",
        &by_hand,
    );
    room("closed", "Nothing is left to do.", &resolved().then(60, "Cleo", Command::Close));
    for (state, about, press) in [
        ("update", "The form for an update.", "Update"),
        ("resolve", "Who saw it work, and how.", "Resolve"),
    ] {
        wall.pressed(("war-room", state, about), press, &fighting(), Cards::war_room);
    }
    wall.pressed(
        ("war-room", "reopen", "Whoever reopens says why."),
        "Reopen",
        &resolved(),
        Cards::war_room,
    );
    sayings(wall);
    answers(wall);
    let owed = reminded(fighting(), 30);
    let saying = owed.saying();
    let mut reminder = |state, about, press: Option<&'static str>| {
        let told = ("reminder", state, about);
        let say = |deck: &Cards, scene: &Scene<'_>, incident: &Incident| {
            card(deck.say(scene, incident, &saying))
        };
        match press {
            None => wall.hang(told, &owed, say),
            Some(press) => wall.pressed(told, press, &owed, say),
        }
    };
    reminder("owed", "Whoever leads can answer with one press.", None);
    reminder("update", "Or with a sentence.", Some("Update"));
    reminder("remind later", "Or be asked again later.", Some("Remind later"));
}

/// Each story's last saying.
fn sayings(wall: &mut Wall<'_>) {
    let reported = Story::reported().later(3);
    let no = decline(&reported, "a test in the staging environment");
    let not_me = Command::Decline { reason: None, question: Some(asked().incident.question) };
    let accept = Command::Accept { question: Some(asked().incident.question) };
    let stories = vec![
        Story::reported().wake(10, Deadline::ConfirmationDeputy),
        Story::reported().wake(15, Deadline::ConfirmationTeam),
        reported.clone().then(2, "Bo", no),
        Story::reported().confirm(3, None),
        Story::reported().confirm(1, Some(outage())),
        Story::reported().wake(20, Deadline::ConfirmationAssumed),
        confirmed().then(1, "Eve", Command::Volunteer),
        asked().then(1, "Cleo", not_me),
        asked().wake(5, Deadline::Acceptance),
        asked().then(1, "Cleo", accept),
        changed(fighting(), 2),
        reminded(confirmed(), 10),
        resolved(),
        reminded(resolved(), 60),
        reminded(closed_with(), 7 * 24 * 60),
        resolved().then(30, "Ana", reopen()),
    ];
    let spoken: Vec<Spoken> = stories
        .iter()
        .map(|story| {
            let saying: Saying = story.saying();
            wall.draw(story, |deck, scene, incident| deck.say(scene, incident, &saying)).unwrap()
        })
        .collect();
    wall.said(
        ("along the way", "What is said in the chats from the first question to the last word."),
        spoken,
    );
}

fn answers(wall: &mut Wall<'_>) {
    let (ana, story) = (person("Ana"), fighting());
    let decided = story.incident.decided.values().next().cloned().unwrap();
    let refusals = [
        Refusal::AlreadyDecided { incident: story.incident.id, decided },
        Refusal::NoSuchIncident { incident: story.incident.id },
        Refusal::ReasonWanted {
            incident: story.incident.id,
            suggested: Severity::Critical,
            chosen: Severity::Medium,
        },
    ];
    let spoken: Vec<Spoken> = wall.draw(&story, |deck, scene, _| {
        refusals.iter().map(|refusal| deck.refusal(scene, &ana, refusal)).collect()
    });
    wall.said(("refusals", "A no says what is so, and then what to do."), spoken);
    let spoken: Vec<Spoken> = wall.draw(&story, |deck, scene, _| {
        let about = super::wall::about(&story, vec![], &[]);
        let asked = [
            Enquiry::WhoIsChecking,
            Enquiry::Unclear { nearest: Some("resolve".to_owned()) },
            Enquiry::Unclear { nearest: None },
            Enquiry::Calendar { alone: true },
        ];
        asked.iter().map(|one| deck.answer(scene, &about, &ana, one).unwrap()).collect()
    });
    wall.said(("answers", "Short answers need no card."), spoken);
}
