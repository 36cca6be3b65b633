//! What is asked of people: how severe, who leads, is this a report; and the answers to theirs.

use super::incidents::{asked, confirmed, fighting, resolved};
use super::wall::{Wall, about, card};
use crate::cards::story::{Story, outage, person};
use firewatch::presence::There;
use incident::{Command, Enquiry, Incident, Intent, MessageId, PersonId};

pub fn hang(wall: &mut Wall<'_>) {
    severity(wall);
    manager(wall);
    lists(wall);
    help(wall);
}

fn severity(wall: &mut Wall<'_>) {
    let (bo, reported) = (person("Bo"), Story::reported().later(3));
    wall.hang(
        (
            "severity",
            "question",
            "How severe is it? Obvious cases in one press, others by three questions.",
        ),
        &reported,
        |deck, scene, incident| deck.own(scene, incident, &bo),
    );
    wall.hang(
        ("severity", "suggestion", "What follows from the answers, to be confirmed or not."),
        &reported,
        |deck, scene, incident| deck.severity(scene, incident, Some(&outage()), None),
    );
    wall.hang(
        (
            "severity",
            "reason wanted",
            "Whoever chooses another level than the suggested one says why.",
        ),
        &reported,
        |deck, scene, incident| {
            let note =
                "The answers suggest severity 1. Say why it is severity 3, then press it again.";
            deck.severity(scene, incident, Some(&outage()), Some(note))
        },
    );
    wall.pressed(
        ("severity", "no incident", "Whoever says that it is none says why."),
        "Not an incident",
        &reported,
        |deck, scene, incident| deck.own(scene, incident, &bo),
    );
}

/// Who is there, by the last digit of the id.
fn there(person: &PersonId) -> Option<There> {
    match person.as_str().chars().next_back()? {
        '1' => Some(There::InAMeeting),
        '2' => Some(There::Available),
        '4' => Some(There::OutOfOffice),
        _ => None,
    }
}

fn manager(wall: &mut Wall<'_>) {
    let bo = person("Bo");
    let mut wanted = confirmed().then(1, "Dev", Command::Volunteer);
    wanted.there = there;
    wall.hang(
        (
            "manager",
            "choice",
            "Who could lead, the likeliest first, with what speaks for and against.",
        ),
        &wanted,
        |deck, scene, incident| deck.own(scene, incident, &bo),
    );
    let mut again = asked();
    again.there = there;
    wall.hang(
        ("manager", "choice while somebody is asked", "Whoever asked can still ask somebody else."),
        &again,
        |deck, scene, incident| deck.own(scene, incident, &bo),
    );
    let wanting = confirmed().parked(
        Intent::PutOnTop,
        "The team has no sprint at present. Choose one in Azure DevOps, then try again",
    );
    wall.hang(
        ("manager", "degraded", "What did not work can be tried again from here, too."),
        &wanting,
        |deck, scene, incident| deck.own(scene, incident, &bo),
    );
}

fn lists(wall: &mut Wall<'_>) {
    let ana = person("Ana");
    let story = fighting();
    let numbered = |story: Story, number: u32| {
        let mut incident = story.incident;
        incident.id.number = number;
        incident
    };
    let open: Vec<Incident> = vec![
        story.incident.clone(),
        numbered(Story::reporting("registrations are slow", None), 8),
        numbered(confirmed(), 9),
    ];
    let past = [
        numbered(Story::reporting("typo in the Dutch labels", None).confirm(4, None), 5),
        numbered(resolved().then(60, "Cleo", Command::Close), 4),
    ];
    let mut answer = |card_of, state, told, open: Vec<Incident>, past: &[Incident], enquiry| {
        wall.hang((card_of, state, told), &story, |deck, scene, _| {
            let about = about(&story, open, past);
            card(deck.answer(scene, &about, &ana, &enquiry))
        });
    };
    answer(
        "incidents",
        "list",
        "What is going on, and what was.",
        open.clone(),
        &past,
        Enquiry::Incidents,
    );
    answer("incidents", "none", "Nothing is going on.", vec![], &[], Enquiry::Incidents);
    let many: Vec<Incident> =
        (10..24).map(|number| numbered(Story::reporting("payments stuck", None), number)).collect();
    answer("incidents", "many", "Of many, the latest are shown.", many, &past, Enquiry::Incidents);
    answer(
        "report",
        "form",
        "The form for somebody who typed report and nothing else.",
        vec![],
        &[],
        Enquiry::ReportForm,
    );
    let maybe = Enquiry::MaybeReport {
        text: "anybody else seeing errors when exporting payments?".to_owned(),
        message: Some(MessageId::from("1764")),
    };
    answer(
        "maybe-report",
        "question",
        "A message that sounds like trouble is asked about, quietly.",
        vec![],
        &[],
        maybe,
    );
}

fn help(wall: &mut Wall<'_>) {
    let ana = person("Ana");
    let story = fighting();
    let mut answer = |state, told, open: Vec<Incident>| {
        wall.hang(("help", state, told), &story, |deck, scene, _| {
            card(deck.answer(scene, &about(&story, open, &[]), &ana, &Enquiry::Help))
        });
    };
    let of = |story: Story| vec![story.incident];
    let several = [Story::reported(), confirmed(), fighting()].map(|story| story.incident);
    answer(
        "open incidents",
        "What can be said, with the incidents that are open.",
        several.to_vec(),
    );
    answer("nothing open", "What can be said when nothing is going on.", vec![]);
    let helps = "What can be said helps where things stand.";
    answer("unconfirmed", helps, of(Story::reported()));
    answer("nobody leads", helps, of(confirmed()));
    answer("led", helps, of(fighting()));
    answer("resolved", helps, of(resolved()));
    for (state, press) in [("all commands", "All commands"), ("checking", "Checking the logs")] {
        let told = ("help", state, "What can be said, behind a button.");
        wall.pressed(told, press, &story, |deck, scene, _| {
            let about = about(&story, vec![], &[]);
            card(deck.answer(scene, &about, &ana, &Enquiry::Help))
        });
    }
}

#[test]
fn whoever_is_asked_already_is_not_proposed_again() {
    let bo = person("Bo");
    let card = asked().draw(|deck, scene, incident| deck.own(scene, incident, &bo)).unwrap();
    let choice = card.pointer("/body/4/items").unwrap().as_array().unwrap();
    let choice = choice.iter().find(|item| item["id"] == "manager").unwrap();
    assert_eq!(choice["value"], person("Eve").id.as_str());
    let last = choice["choices"].as_array().unwrap().last().unwrap();
    assert!(last["title"].as_str().unwrap().starts_with("Cleo Jansen"), "{last}");
}
