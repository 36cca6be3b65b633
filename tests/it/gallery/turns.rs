//! Turns at checking the logs: the morning duty, and what people change.

use super::wall::{Wall, about, card};
use crate::cards::story::{Story, person};
use alerts::Alerts;
use firewatch::cards::{About, Left, Spoken};
use incident::{Actor, ChatId, Enquiry, Intent, LogQuery, Moment, News, Saying, Who};
use jiff::civil::{Weekday, date, time};
use rota::{Ask, Command, Day, apply, decide};
use std::sync::Arc;

/// A story whose turns became so by the rules of the rota.
#[derive(Clone)]
struct Turns {
    story: Story,
    news: Vec<News>,
}

impl Turns {
    /// Monday is Gus's, Tuesday Bo's, Wednesday Dev's; Gus is an administrator.
    fn begin() -> Self {
        let mut story = Story::reported();
        let order = ["Gus", "Bo", "Dev"].map(person).to_vec();
        let mut plan = rota::Plan::new(order, date(2026, 11, 23), story.zone.clone());
        plan.members = story.team.members.iter().map(|one| one.person.id.clone()).collect();
        plan.administrators = vec![person("Gus")];
        plan.change_at = time(9, 0, 0, 0);
        story.rota = rota::Rota { plan: Arc::new(plan), roster: Arc::default() };
        let query = |name: &str| LogQuery {
            name: name.to_owned(),
            url: "https://portal.azure.com/#view/logs".to_owned(),
        };
        story.team.log_queries = vec![query("Errors since yesterday"), query("Failed payments")];
        Self { story, news: vec![] }.then((23, 8, 0), "-", Command::Look).then(
            (23, 9, 0),
            "-",
            Command::Look,
        )
    }

    /// Somebody asks, on a day of November 2026; `-` is the clock.
    fn then(mut self, (day, hour, minute): (i8, i8, i8), who: &str, command: Command) -> Self {
        let wall = date(2026, 11, day).at(hour, minute, 0, 0);
        let at = wall.to_zoned_datetime(self.story.zone.clone()).unwrap().timestamp();
        let at = Moment(at.as_millisecond());
        let by = if who == "-" { Actor::Firewatch } else { Actor::Person(person(who)) };
        let ask = Ask { at, by, place: Some(ChatId::from("team")), command };
        let decision = decide(&self.story.team, &self.story.rota, &ask).unwrap();
        let roster = Arc::make_mut(&mut self.story.rota.roster);
        decision.events.iter().for_each(|event| apply(roster, at, event));
        for intent in decision.intents {
            if let Intent::Say { saying: Saying::Rota { news }, .. } = intent {
                self.news.push(news);
            }
        }
        self.story.now = at;
        let turn = self.story.rota.who(at);
        self.story.until = turn.as_ref().and_then(|turn| turn.until);
        self.story.duty = turn.map(|turn| turn.duty);
        self
    }

    /// Gus looked on Monday; it is Tuesday, and Bo is asked.
    fn morning() -> Self {
        let noted = Some("one slow query in the payment job, nobody was hit".to_owned());
        Self::begin().then((23, 9, 40), "Gus", Command::Checked { day: None, noted }).then(
            (24, 9, 0),
            "-",
            Command::Look,
        )
    }

    /// Who carried how much so far.
    fn fairness(&self) -> Option<rota::Fairness> {
        let roster = &self.story.rota.roster;
        let checks: Vec<_> =
            [&roster.before, &roster.check].into_iter().flatten().cloned().collect();
        let histories = [super::incidents::fighting().history];
        rota::fairness(&self.story.rota.plan, self.story.now, 90, &checks, &histories)
    }

    fn look(self, at: (i8, i8, i8)) -> Self {
        self.then(at, "-", Command::Look)
    }
}

fn who(name: &str) -> Who {
    Who { id: None, name: name.to_owned() }
}

pub fn hang(wall: &mut Wall<'_>) {
    duty(wall);
    turns(wall);
    said(wall);
}

fn duty(wall: &mut Wall<'_>) {
    let mut duty = |state, about, turns: &Turns| {
        let check = turns.story.rota.roster.check.clone().unwrap();
        wall.hang(("duty", state, about), &turns.story, |deck, scene, incident| {
            let mut open = vec![Arc::new(incident.clone())];
            if state == "asked" {
                open.push(Arc::new(super::actions::closed_with().incident));
            }
            let alerts = match state {
                "asked" => super::alerts::waiting(&turns.story),
                _ => Alerts::default(),
            };
            deck.duty(scene, &check, Left { open: &open, alerts: &alerts })
        });
    };
    let checked =
        |noted: Option<&str>| Command::Checked { day: None, noted: noted.map(str::to_owned) };
    duty(
        "asked",
        "In the morning the checker is asked to look at the logs, with what the one before found.",
        &Turns::morning(),
    );
    let late = Turns::begin().look((24, 11, 30));
    duty(
        "asked late",
        "Firewatch was not there in the morning, and says so; nobody looked yesterday.",
        &late,
    );
    let passed = Turns::morning().then((24, 9, 20), "Bo", Command::PassOn { day: None });
    duty("passed on", "The checker cannot, so the deputy is asked.", &passed);
    let silent = Turns::morning().look((24, 10, 30)).look((24, 12, 0));
    duty("silent", "The checker did not answer, so the deputy is asked.", &silent);
    let nothing = Turns::morning().then((24, 9, 30), "Bo", checked(None));
    duty("nothing found", "The logs were looked at, and nothing was found.", &nothing);
    let found = checked(Some("12 failed logins from one address, blocked it"));
    duty(
        "found",
        "The logs were looked at, with what was found.",
        &Turns::morning().then((24, 9, 30), "Bo", found),
    );
    let over = Turns::morning().then((24, 9, 30), "Dev", Command::TakeOver { day: None });
    duty("turn changed", "Somebody else took the turn over, and is asked.", &over);
    let (intent, reason) = (
        Box::new(Intent::ShowDuty),
        "Firewatch is not in that chat; add the app to the chat again, and try again".to_owned(),
    );
    duty(
        "unsaid",
        "Yesterday's card could not be shown, and administrators see why.",
        &Turns::begin().then((23, 9, 1), "-", Command::Unsaid { intent, reason }).look((24, 9, 0)),
    );
    let check = Turns::morning().story.rota.roster.check.clone().unwrap();
    wall.pressed(
        ("duty", "found something", "The form for what was found."),
        "Done, noted …",
        &Turns::morning().story,
        |deck, scene, _| deck.duty(scene, &check, Left { open: &[], alerts: &Alerts::default() }),
    );
}

/// Much is changed in two weeks.
fn changed() -> Turns {
    let swap = Command::Swap { gives: Day::Tomorrow, with: who("Gus"), gets: None };
    let (monday, tuesday) = (Day::On(Weekday::Monday), Day::Date { day: 1, month: 12, year: None });
    Turns::morning()
        .then((24, 9, 5), "Dev", swap)
        .then((24, 9, 6), "Gus", Command::AnswerSwap { number: None, yes: true })
        .then((24, 9, 7), "Bo", Command::Away { from: monday, until: tuesday, who: None })
        .then((24, 9, 8), "Dev", Command::TakeOver { day: None })
}

fn wish() -> Turns {
    let swap = Command::Swap { gives: Day::Tomorrow, with: who("Gus"), gets: None };
    Turns::morning().then((24, 9, 5), "Dev", swap)
}

fn preview() -> Turns {
    let (from, until) = (Day::On(Weekday::Thursday), Day::On(Weekday::Friday));
    let put = Command::Override { from, until, who: who("Bo"), agreed: None };
    Turns::morning().then((24, 9, 5), "Gus", put)
}

fn turns(wall: &mut Wall<'_>) {
    let ana = person("Ana");
    let mut answer = |state, told, turns: &Turns, enquiry| {
        let roster = &turns.story.rota.roster;
        let checks = [&roster.check, &roster.before].into_iter().flatten().cloned().collect();
        let fairness = turns.fairness();
        let about = About { checks, fairness, ..about(&turns.story, vec![], &[]) };
        wall.hang(("turns", state, told), &turns.story, |deck, scene, _| {
            card(deck.answer(scene, &about, &ana, &enquiry))
        });
    };
    answer("list", "Whose turn it is when.", &Turns::morning(), Enquiry::Rota { days: 14 });
    answer(
        "changed",
        "Turns that people changed, and how to take a change back.",
        &changed(),
        Enquiry::Rota { days: 14 },
    );
    let found = Command::Checked { day: None, noted: Some("nothing but noise".to_owned()) };
    let looked = Turns::morning().then((24, 9, 30), "Bo", found);
    answer(
        "log checks",
        "Who looked at the logs, and what was found.",
        &looked,
        Enquiry::LogChecks,
    );
    let fairness = Enquiry::Fairness { days: 90 };
    answer(
        "fairness",
        "Who carried how much, so that turns can be shared out fairly.",
        &looked,
        fairness,
    );
    let mut told = |state, about, turns: &Turns| {
        let news = turns.news.last().unwrap();
        wall.hang(("turns", state, about), &turns.story, |deck, scene, _| {
            card(deck.news(scene, news))
        });
    };
    told("wish", "Somebody is asked to swap.", &wish());
    told("preview", "What an administrator's change would do, before it is made.", &preview());
}

/// It is Tuesday, and the plan has become odd.
fn odd(change: impl FnOnce(&mut rota::Plan)) -> Turns {
    let mut turns = Turns::morning();
    change(Arc::make_mut(&mut turns.story.rota.plan));
    turns.look((24, 9, 1))
}

fn said(wall: &mut Wall<'_>) {
    let no = Command::AnswerSwap { number: None, yes: false };
    let all_away = |first: Turns| {
        ["Gus", "Dev", "Bo"].into_iter().fold(first, |turns, name| {
            let (from, until) = (Day::Tomorrow, Day::Tomorrow);
            turns.then((24, 9, 9), name, Command::Away { from, until, who: None })
        })
    };
    let told = vec![
        changed(),
        changed().then((24, 9, 10), "Dev", Command::Undo { number: 5 }),
        wish().then((24, 9, 6), "Gus", no),
        wish().look((25, 9, 0)),
        Turns::morning().look((24, 10, 30)),
        Turns::morning().look((24, 10, 30)).look((24, 12, 0)),
        Turns::morning().then((24, 9, 20), "Bo", Command::PassOn { day: None }),
        all_away(Turns::morning()),
        odd(|plan| plan.start = date(2026, 12, 1)),
        odd(|plan| plan.order.clear()),
    ];
    let spoken: Vec<Spoken> = told
        .iter()
        .flat_map(|turns| {
            let last = turns.news.last().unwrap();
            [wall.draw(&turns.story, |deck, scene, _| deck.news(scene, last)).unwrap()]
        })
        .collect();
    wall.said(("about turns", "What is said when turns change."), spoken);
}
