//! Numbers for Prometheus: counted as things happen, and looked up when they are asked for.
//!
//! The form: <https://prometheus.io/docs/specs/om/open_metrics_spec/>

use super::{Sight, audit};
use crate::meter::Meter;
use incident::{Incident, Kind, Moment, Phase};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// An appointment kept later than this was missed.
const LATE: Duration = Duration::from_mins(1);
/// A neighbour whose rest ended longer ago than this is not asked anything: an errand that goes there
/// waits at most half a minute, and ends the rest or begins it anew.
const UNASKED: Duration = Duration::from_mins(1);
/// The neighbours that are left alone when they fail.
const NEIGHBOURS: [&str; 3] = ["Teams", "Microsoft Graph", "Azure DevOps"];
/// Upper bounds of the steps in which times are counted, in seconds.
const STEPS: [f64; 10] = [0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 5.0, 10.0, 15.0, 30.0];

/// An activity that came, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Came {
    /// `message`, `invoke`, `update` or `other`.
    pub kind: &'static str,
    /// `taken`, `answered`, `unknown`, `unavailable` or `denied`.
    pub outcome: &'static str,
}

/// An errand that was run, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Went {
    /// Which errand.
    pub errand: &'static str,
    /// `done`, `again`, `waits` or `parked`.
    pub outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Neighbour {
    service: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Failed {
    service: &'static str,
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InPhase {
    kind: &'static str,
    phase: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Parked {
    incident: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kept {
    kept: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Build {
    version: &'static str,
}

/// All numbers. Counting is cheap and never waits.
#[derive(Debug)]
pub struct Numbers {
    registry: Mutex<Registry>,
    activities: Family<Came, Counter>,
    answering: Histogram,
    errands: Family<Went, Counter>,
    asking: Family<Neighbour, Histogram>,
    failures: Family<Failed, Counter>,
    deadlines: Family<Kept, Counter>,
    queue: Gauge,
    queue_age: Gauge,
    parked: Family<Parked, Gauge>,
    open: Family<InPhase, Gauge>,
    stuck: Gauge,
    rests: Mutex<BTreeMap<&'static str, Moment>>,
    resting: Family<Neighbour, Gauge>,
    free: Gauge,
}

impl Numbers {
    /// All at nothing, beside those of the meter.
    #[must_use]
    pub fn new(meter: &Meter) -> Self {
        let mut registry = Registry::with_prefix("firewatch");
        let numbers = Self {
            registry: Mutex::default(),
            activities: Family::default(),
            answering: Histogram::new(STEPS),
            errands: Family::default(),
            asking: Family::new_with_constructor(|| Histogram::new(STEPS)),
            failures: Family::default(),
            deadlines: Family::default(),
            queue: Gauge::default(),
            queue_age: Gauge::default(),
            parked: Family::default(),
            open: Family::default(),
            stuck: Gauge::default(),
            rests: Mutex::default(),
            resting: Family::default(),
            free: Gauge::default(),
        };
        let build: Family<Build, Gauge> = Family::default();
        build.get_or_create(&Build { version: env!("CARGO_PKG_VERSION") }).set(1);
        let of = &numbers;
        registry.register("build", "Which Firewatch this is", build);
        registry.register("activities", "What Teams sent, and the answer", of.activities.clone());
        let name = "answer_duration";
        let help = "How long Teams waited for the answer";
        registry.register_with_unit(name, help, Unit::Seconds, of.answering.clone());
        registry.register("errands", "Errands run, and what came of them", of.errands.clone());
        let name = "errand_duration";
        let help = "How long an errand to a neighbour took";
        registry.register_with_unit(name, help, Unit::Seconds, of.asking.clone());
        registry.register(
            "neighbour_failures",
            "What neighbours refused or lost",
            of.failures.clone(),
        );
        let help = "Appointments of the process, by whether they were kept within a minute";
        registry.register("deadlines", help, of.deadlines.clone());
        registry.register("queue", "Errands that wait or run", of.queue.clone());
        let help = "How long the errand that has been due longest has been due";
        registry.register_with_unit("queue_age", help, Unit::Seconds, of.queue_age.clone());
        registry.register("parked", "Errands that wait for a person", of.parked.clone());
        registry.register("open_incidents", "Incidents that are open, by phase", of.open.clone());
        registry.register(
            "stuck",
            "What the audit found that nobody looks after",
            of.stuck.clone(),
        );
        let help = "Whether a neighbour fails so often that it is left alone for a while";
        registry.register("neighbour_resting", help, of.resting.clone());
        let help = "Room left on the disk with the data folder";
        registry.register_with_unit("disk_free", help, Unit::Bytes, of.free.clone());
        meter.enter(&mut registry);
        *numbers.registry.lock().unwrap_or_else(PoisonError::into_inner) = registry;
        numbers
    }

    /// An activity came.
    pub fn came(&self, came: &Came) {
        self.activities.get_or_create(came).inc();
    }

    /// An activity that was let in was answered, so long after it came.
    pub fn answered(&self, took: Duration) {
        self.answering.observe(took.as_secs_f64());
    }

    /// An errand was run.
    pub fn went(&self, went: &Went) {
        self.errands.get_or_create(went).inc();
    }

    /// An errand to this neighbour took so long.
    pub fn asked(&self, service: &'static str, took: Duration) {
        self.asking.get_or_create(&Neighbour { service }).observe(took.as_secs_f64());
    }

    /// A neighbour failed us.
    pub fn failed(&self, service: &'static str, kind: &'static str) {
        self.failures.get_or_create(&Failed { service, kind }).inc();
    }

    /// A neighbour is left alone until this moment, or not any more.
    pub fn rests(&self, service: &'static str, until: Option<Moment>) {
        let mut rests = self.rests.lock().unwrap_or_else(PoisonError::into_inner);
        match until {
            Some(until) => rests.insert(service, until),
            None => rests.remove(service),
        };
    }

    /// The neighbours that are left alone now, or were and have not answered since.
    pub fn resting(&self, now: Moment) -> Vec<&'static str> {
        let rests = self.rests.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = rests.iter().filter(|(_, until)| now < until.plus(UNASKED));
        asked.map(|(service, _)| *service).collect()
    }

    /// An appointment was kept, so long after its time.
    pub fn kept(&self, late: Duration) {
        let kept = if late > LATE { "late" } else { "in_time" };
        self.deadlines.get_or_create(&Kept { kept }).inc();
    }

    /// All of them, in the text form that Prometheus reads.
    pub fn text(&self, sight: &Sight) -> String {
        self.queue.set(whole(sight.work()));
        let first = sight.waiting.iter().map(|waiting| waiting.due).min().unwrap_or(sight.at);
        self.queue_age.set(whole(sight.at.since(first).as_secs()));
        let parked = |incident| self.parked.get_or_create(&Parked { incident });
        parked("open").set(whole(sight.parked()));
        parked("not_open").set(whole(sight.parked_elsewhere));
        let resting = self.resting(sight.at);
        for service in NEIGHBOURS {
            let rests = i64::from(resting.contains(&service));
            self.resting.get_or_create(&Neighbour { service }).set(rests);
        }
        for (kind, phase) in KINDS.iter().flat_map(|kind| PHASES.iter().map(move |it| (kind, it))) {
            let is_it = |one: &&Arc<Incident>| name(one) == *phase && label(one.id.kind) == *kind;
            let count = sight.open.iter().filter(is_it).count();
            self.open.get_or_create(&InPhase { kind, phase }).set(whole(count));
        }
        self.free.set(sight.free.map_or(-1, whole));
        self.stuck.set(whole(audit(sight).len()));
        let mut text = String::new();
        let registry = self.registry.lock().unwrap_or_else(PoisonError::into_inner);
        // Writing to a text cannot fail.
        let _written = encode(&mut text, &registry);
        text
    }
}

fn whole(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

const KINDS: [&str; 2] = ["real", "drill"];

const fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Real => "real",
        Kind::Drill => "drill",
    }
}

const PHASES: [&str; 5] = ["reported", "backlogged", "confirmed", "firefighting", "resolved"];

const fn name(incident: &Incident) -> &'static str {
    match &incident.phase {
        Phase::Reported(_) => "reported",
        Phase::Backlogged(_) => "backlogged",
        Phase::Confirmed(..) => "confirmed",
        Phase::Firefighting(..) => "firefighting",
        Phase::Resolved(..) => "resolved",
        Phase::Declined { .. } => "declined",
        Phase::Closed(..) => "closed",
    }
}
