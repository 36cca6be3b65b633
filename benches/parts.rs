//! parts: what each step on the road costs by itself.
//!
//! `cargo bench --bench parts`; a word after `--` measures only what has it in its name.
#![expect(clippy::unwrap_used, reason = "a failed measurement may panic")]

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use firewatch::app::{App, Strangers};
use firewatch::auth::{Gate, KeyRing, KeySet, Rules};
use firewatch::clients::openid::OpenId;
use firewatch::clock::Clock;
use firewatch::config;
use firewatch::hear::{BotNames, Mentioned, Place, Said, hear};
use firewatch::play::{Wishes, configuration};
use firewatch::sandbox::{Saying, Setting, Town};
use firewatch::store::{Act, Seen};
use firewatch::wire::Trusted;
use futures_util::FutureExt;
use futures_util::future::join_all;
use incident::{
    Actor, Ask, ChatId, Command, Duty, Enquiry, Entry, Incident, IncidentId, Kind, Mark, Moment,
    Person, PersonId, Report, Room, Severity, apply, decide, replay, report,
};
use serde_json::json;
use std::hint::black_box;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// How many tasks commit at the same time in the second measurement of the store.
const TASKS: u32 = 64;

/// Everything the parts need, as the program puts it together.
struct Workshop {
    runtime: Runtime,
    town: Town,
    app: App,
    gate: Gate,
    clock: Clock,
    _folder: tempfile::TempDir,
}

impl Workshop {
    fn open() -> Self {
        let runtime = Runtime::new().unwrap();
        let clock = Clock::wall();
        let now = clock.clone();
        let setting = Setting { now: Arc::new(move || now.now().0), ..Setting::default() };
        let town = runtime.block_on(Town::open(setting.clone())).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
        let wishes = Wishes { page: nowhere, listen: nowhere, data: None, playground: false };
        let text = configuration(&town, &setting, &wishes, &folder.path().join("ledger"));
        let config = config::read(&text, std::iter::empty()).unwrap();
        let app = runtime.block_on(async { App::build(&config, &clock, Strangers::Refused) });
        let openid = OpenId::new(reqwest::Client::new(), town.addresses().openid_metadata);
        let keys = runtime.block_on(openid.keys(clock.now())).unwrap();
        let ring = KeyRing::default();
        ring.put(KeySet::read(keys).unwrap());
        let rules = Rules {
            app_id: setting.app_id,
            tenant_id: setting.tenant,
            trusted: Trusted::new(vec![town.addresses().service_url.parse().unwrap()]),
            issuer: "https://api.botframework.com".to_owned(),
        };
        let gate = Gate::new(rules, Arc::new(ring));
        Self { runtime, town, app: app.unwrap(), gate, clock, _folder: folder }
    }

    fn ask(&self, who: usize, command: Command) -> Ask {
        let people = self.town.people();
        let person = |place: usize| {
            let resident = people.get(place).unwrap();
            Person { id: PersonId::new(&resident.id), name: resident.name.clone() }
        };
        Ask {
            at: self.clock.now(),
            actor: Actor::Person(person(who)),
            place: Some(ChatId::from(self.town.team_chat().as_str())),
            duty: Some(Duty { checker: person(1), deputy: Some(person(2)) }),
            opens: None,
            command,
        }
    }

    fn reported() -> Report {
        Report {
            id: IncidentId { kind: Kind::Real, number: 1 },
            mark: Mark("m2345".to_owned()),
            summary: "payments to Kenya are stuck since this morning".to_owned(),
            opinion: None,
            on_behalf_of: None,
            message: None,
        }
    }
}

fn confirm() -> Command {
    let severity = Severity::from_level(1).unwrap();
    Command::ConfirmSeverity { severity, answers: None, reason: None, question: None }
}

fn entries(ask: &Ask, events: Vec<incident::Event>) -> Vec<Entry> {
    let entry = |event| Entry { at: ask.at, by: ask.actor.clone(), event };
    events.into_iter().map(entry).collect()
}

/// Asks and folds in what follows, as the store does.
fn go_on(shop: &Workshop, incident: &mut Incident, ask: &Ask) {
    let decision = decide(&shop.app.stage.house.team, incident, ask).unwrap();
    for entry in entries(ask, decision.events) {
        apply(incident, &entry);
    }
}

fn begun(shop: &Workshop, ask: &Ask) -> Incident {
    let decision = report(&shop.app.stage.house.team, ask, Workshop::reported()).unwrap();
    replay(&entries(ask, decision.events)).unwrap()
}

fn admit(bench: &mut Criterion, shop: &Workshop) {
    // Nobody listens; what is wanted is the activity as Teams would send it.
    shop.town.bot_at("http://127.0.0.1:9/");
    let chat = shop.town.team_chat();
    let saying = Saying::aside("shall we have lunch at noon? the soup is good today");
    let said = shop.runtime.block_on(shop.town.says("Ana", &chat, saying));
    let body = said.activity.to_string();
    let bearer = |n: u64| {
        format!("Bearer {}", shop.town.token(|claims| claims["jti"] = json!(n))).into_bytes()
    };
    let admitted = |token: &[u8]| {
        let admitted = shop.gate.admit(Some(token), body.as_bytes(), shop.clock.now());
        admitted.now_or_never().unwrap().unwrap()
    };
    let known = bearer(0);
    bench.bench_function("admit: a remembered token", |b| b.iter(|| admitted(black_box(&known))));
    let mut n = 0;
    let mut fresh = || {
        n += 1;
        bearer(n)
    };
    bench.bench_function("admit: a fresh token", |b| {
        b.iter_batched(&mut fresh, |token| admitted(&token), BatchSize::SmallInput);
    });
}

fn listen(bench: &mut Criterion) {
    let bot = BotNames { id: "28:firewatch", name: "Firewatch" };
    let known = |_: &str| None;
    let chatter = || Said {
        text: "shall we have lunch at noon? the soup is good today",
        html: Some("<p>shall we have lunch at noon? the soup is good today</p>"),
        mentions: vec![],
        bot,
        place: Place::Team,
        known: &known,
    };
    bench.bench_function("hear: chatter", |b| b.iter(|| hear(&black_box(chatter()))));
    let command = || Said {
        text: "<at>Firewatch</at> update INC-1 the provider is looking at it",
        html: Some("<p><at>Firewatch</at> update INC-1 the provider is looking at it</p>"),
        mentions: vec![Mentioned {
            id: "28:firewatch",
            name: "Firewatch",
            text: "<at>Firewatch</at>",
        }],
        ..chatter()
    };
    bench.bench_function("hear: a command", |b| b.iter(|| hear(&black_box(command()))));
}

fn judge(bench: &mut Criterion, shop: &Workshop) {
    let reporting = shop.ask(0, Command::Retry);
    bench.bench_function("decide and apply: a report", |b| {
        b.iter(|| begun(shop, black_box(&reporting)));
    });
    let incident = begun(shop, &reporting);
    let confirming = shop.ask(1, confirm());
    bench.bench_function("decide and apply: a confirmation", |b| {
        let fresh = || incident.clone();
        b.iter_batched(
            fresh,
            |mut incident| {
                go_on(shop, &mut incident, &confirming);
                incident
            },
            BatchSize::SmallInput,
        );
    });
}

fn draw(bench: &mut Criterion, shop: &Workshop) {
    let mut incident = begun(shop, &shop.ask(0, Command::Retry));
    go_on(shop, &mut incident, &shop.ask(1, confirm()));
    bench.bench_function("cards: the live card of a severe incident", |b| {
        b.iter(|| shop.app.stage.draw(|cards, scene| cards.live(scene, &incident)).unwrap());
    });
}

fn say(shop: &Workshop, number: u32) -> Act {
    let person = shop.ask(0, Command::Retry).actor.person().cloned().unwrap();
    let saying = incident::Saying::Answer { to: person, enquiry: Enquiry::WhoIsChecking };
    let chat = ChatId::from(shop.town.team_chat().as_str());
    let seen = Seen { chat: chat.clone(), activity: number.to_string() };
    Act::Say { seen, at: Moment(1_787_554_800_000), to: Room::Chat(chat), saying }
}

fn commit(bench: &mut Criterion, shop: &Workshop) {
    let store = &shop.app.stage.store;
    let mut number = 0;
    let mut fresh = |many: u32| -> Vec<Act> {
        number += many;
        (number - many..number).map(|number| say(shop, number)).collect()
    };
    let write = |acts: Vec<Act>| {
        let all = join_all(acts.into_iter().map(|act| store.commit(act)));
        shop.runtime.block_on(all).into_iter().for_each(|outcome| drop(outcome.unwrap()));
    };
    bench.bench_function("store: one commit, to disk", |b| {
        b.iter_batched(|| fresh(1), write, BatchSize::PerIteration);
    });
    bench.bench_function("store: 64 commits at a time, to disk", |b| {
        b.iter_batched(|| fresh(TASKS), write, BatchSize::PerIteration);
    });
}

fn all(bench: &mut Criterion) {
    let shop = Workshop::open();
    admit(bench, &shop);
    listen(bench);
    judge(bench, &shop);
    draw(bench, &shop);
    commit(bench, &shop);
}

criterion_group!(parts, all);
criterion_main!(parts);
