//! Errands that wait, in the order in which they are due. A picture of what lies on disk.

use incident::{ChatId, Errand, IncidentId, Intent, Moment, Room};
use std::collections::{BTreeMap, BTreeSet};

/// The right to settle one errand once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// Which errand.
    pub(super) sequence: u64,
    /// Which version of it: it may have been replaced while it ran.
    pub(super) generation: u32,
    /// The incident it belongs to.
    pub(super) incident: Option<IncidentId>,
    /// Its name there, if it has one.
    pub(super) name: Option<Errand>,
}

impl Ticket {
    /// Its number, which no other errand has.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.sequence
    }

    /// The incident the errand belongs to, if any.
    #[must_use]
    pub const fn incident(&self) -> Option<IncidentId> {
        self.incident
    }
}

/// An errand to be run now.
#[derive(Clone, Debug)]
pub struct Due {
    /// Settles it.
    pub ticket: Ticket,
    /// What is to be done.
    pub intent: Intent,
    /// How often it was tried before, by this process.
    pub attempts: u32,
    /// Whether it may have been carried out before without our knowing: look first.
    pub maybe_done: bool,
    /// How many tries of this process were sent and never answered.
    pub unanswered: u32,
    /// When it was asked for.
    pub asked: Moment,
    /// The chat it was asked for in, if it was in one.
    pub place: Option<ChatId>,
}

/// What is known of a try that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// A fact is missing, so nothing was tried.
    Lacking,
    /// Nothing was done.
    InVain,
    /// It may have been done, for all the answer says.
    Unclear,
    /// It was sent, and there was no answer.
    Unanswered,
}

/// A change to what waits, worked out by the writer and made once it is on disk.
#[derive(Debug)]
pub enum Change {
    /// A new errand, or a new version of one that waits.
    Put(Box<Waiting>),
    /// Done, or not wanted any more.
    Remove(u64),
    /// An older version was done; the newer one is due from this moment.
    RunNewer(u64, Moment),
}

/// An errand with its number.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its number.
    pub sequence: u64,
    /// Its version.
    pub generation: u32,
    /// The incident it belongs to.
    pub incident: Option<IncidentId>,
    /// What is to be done.
    pub intent: Intent,
    /// When it was asked for.
    pub asked: Moment,
    /// Not before this.
    pub due: Moment,
    /// The chat it was asked for in, if it was in one and that is known still.
    pub place: Option<ChatId>,
    /// Whether the last try found that a fact is missing, such as the team chat.
    pub lacks: bool,
}

impl Waiting {
    /// Whether it is the look at the clock that stands there for ever.
    const fn is_the_clock(&self) -> bool {
        matches!(self.intent, Intent::WatchRota { .. })
    }

    /// Whether it is to be done: a reminder stands there for as long as something is owed.
    pub const fn is_work(&self) -> bool {
        let stands = matches!(self.intent, Intent::Wake { deadline, .. } if deadline.is_standing());
        let waits = matches!(self.intent, Intent::WatchAlerts { .. });
        !(stands || waits || self.is_the_clock())
    }
}

#[derive(Debug)]
struct Slot {
    waiting: Waiting,
    attempts: u32,
    maybe_done: bool,
    unanswered: u32,
    running: bool,
}

/// What waits.
#[derive(Debug, Default)]
pub struct Queue {
    errands: BTreeMap<u64, Slot>,
    by_due: BTreeSet<(Moment, u64)>,
    /// What is said in one room is said in the order it was thought of: only the first of a room
    /// is ever due.
    rooms: BTreeMap<Room, BTreeSet<u64>>,
}

impl Queue {
    /// An errand found on disk at the start: nobody knows whether it was under way.
    pub fn found(&mut self, waiting: Waiting) {
        self.insert(waiting, true);
    }

    fn insert(&mut self, waiting: Waiting, maybe_done: bool) {
        let room = waiting.intent.room().cloned();
        let behind = room.is_some_and(|room| {
            let line = self.rooms.entry(room).or_default();
            line.insert(waiting.sequence);
            line.first() != Some(&waiting.sequence)
        });
        if !behind {
            self.by_due.insert((waiting.due, waiting.sequence));
        }
        let sequence = waiting.sequence;
        let errand = Slot { waiting, attempts: 0, maybe_done, unanswered: 0, running: false };
        self.errands.insert(sequence, errand);
    }

    /// Makes a change that is on disk.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Put(waiting) => self.put(*waiting),
            Change::Remove(sequence) => {
                if let Some(errand) = self.errands.remove(&sequence) {
                    self.by_due.remove(&(errand.waiting.due, sequence));
                    self.next_in(&errand.waiting);
                }
            }
            Change::RunNewer(sequence, now) => self.run_newer(sequence, now),
        }
    }

    /// Whoever stood behind the one that left is due.
    fn next_in(&mut self, left: &Waiting) {
        let Some(room) = left.intent.room() else { return };
        let Some(line) = self.rooms.get_mut(room) else { return };
        line.remove(&left.sequence);
        match line.first() {
            Some(next) => {
                if let Some(slot) = self.errands.get(next).filter(|slot| !slot.running) {
                    self.by_due.insert((slot.waiting.due, *next));
                }
            }
            None => drop(self.rooms.remove(room)),
        }
    }

    fn put(&mut self, mut waiting: Waiting) {
        let Some(errand) = self.errands.get_mut(&waiting.sequence) else {
            return self.insert(waiting, false);
        };
        // What people wait for does not become younger by being wanted again.
        waiting.asked = waiting.asked.min(errand.waiting.asked);
        waiting.lacks = errand.waiting.lacks;
        if errand.running {
            // Its runner has the older version; `again` or the settling brings this one up.
            errand.waiting = waiting;
            return;
        }
        self.by_due.remove(&(errand.waiting.due, waiting.sequence));
        let is_appointment = matches!(waiting.intent, Intent::Wake { .. });
        if errand.attempts > 0 && !is_appointment {
            // A neighbour that asked for patience is owed it for the newer version too.
            waiting.due = waiting.due.max(errand.waiting.due);
        }
        self.by_due.insert((waiting.due, waiting.sequence));
        errand.waiting = waiting;
    }

    /// Takes errands that are due; each belongs to the taker until settled or put back.
    pub fn take_due(&mut self, now: Moment, limit: usize) -> Vec<Due> {
        let mut taken = Vec::new();
        while taken.len() < limit {
            let Some(&(due, sequence)) = self.by_due.first() else { break };
            if due > now {
                break;
            }
            self.by_due.remove(&(due, sequence));
            let Some(errand) = self.errands.get_mut(&sequence) else { continue };
            errand.running = true;
            taken.push(Due {
                ticket: Ticket {
                    sequence,
                    generation: errand.waiting.generation,
                    incident: errand.waiting.incident,
                    name: errand.waiting.intent.errand(),
                },
                intent: errand.waiting.intent.clone(),
                attempts: errand.attempts,
                maybe_done: errand.maybe_done,
                unanswered: errand.unanswered,
                asked: errand.waiting.asked,
                place: errand.waiting.place.clone(),
            });
        }
        taken
    }

    /// Puts an errand back after a try.
    pub fn again(&mut self, ticket: Ticket, at: Moment, tried: Tried) {
        self.put_back(ticket, at, |slot| {
            slot.attempts += 1;
            slot.maybe_done |= matches!(tried, Tried::Unclear | Tried::Unanswered);
            slot.waiting.lacks = tried == Tried::Lacking;
            slot.unanswered += u32::from(tried == Tried::Unanswered);
        });
    }

    /// Puts an errand back that was not tried.
    pub fn postpone(&mut self, ticket: Ticket, at: Moment) {
        self.put_back(ticket, at, |_| {});
    }

    fn put_back(&mut self, ticket: Ticket, at: Moment, note: impl FnOnce(&mut Slot)) {
        if let Some(slot) = self.errands.get_mut(&ticket.sequence) {
            note(slot);
            slot.running = false;
            slot.waiting.due = at;
            self.by_due.insert((at, ticket.sequence));
        }
    }

    /// The errand ran in an older version: the newer one is due.
    fn run_newer(&mut self, sequence: u64, now: Moment) {
        if let Some(errand) = self.errands.get_mut(&sequence) {
            errand.running = false;
            errand.attempts = 0;
            errand.unanswered = 0;
            errand.waiting.due = errand.waiting.due.max(now);
            self.by_due.insert((errand.waiting.due, sequence));
        }
    }

    /// All errands that wait or run, but for the look at the clock. Whoever stands behind another in a room is due when that one
    /// is, at the earliest.
    pub fn waiting(&self) -> Vec<Waiting> {
        let all = self.errands.values().filter(|slot| !slot.waiting.is_the_clock()).map(|slot| {
            let mut waiting = slot.waiting.clone();
            let line = waiting.intent.room().and_then(|room| self.rooms.get(room));
            let first = line.and_then(BTreeSet::first).and_then(|first| self.errands.get(first));
            waiting.due = first.map_or(waiting.due, |first| waiting.due.max(first.waiting.due));
            waiting
        });
        all.collect()
    }

    /// When the next errand is due, and how many wait or run that do not stand there always.
    pub fn next_due(&self) -> (Option<Moment>, usize) {
        let many = self.errands.values().filter(|slot| slot.waiting.is_work()).count();
        (self.by_due.first().map(|(due, _)| *due), many)
    }
}

#[cfg(test)]
mod test {
    use super::{Change, Queue, Tried, Waiting};
    use incident::{Card, Intent, Moment, Room, Saying};

    fn show(sequence: u64, generation: u32, due: i64) -> Waiting {
        let intent = Intent::Show { card: Card::Live };
        let (asked, due) = (Moment(due), Moment(due));
        let (incident, place, lacks) = (None, None, false);
        Waiting { sequence, generation, incident, intent, asked, due, place, lacks }
    }

    #[test]
    fn an_errand_is_given_to_one_runner_only() {
        let mut queue = Queue::default();
        queue.change(Change::Put(Box::new(show(1, 0, 10))));
        assert!(queue.take_due(Moment(9), 9).is_empty());
        assert_eq!(queue.take_due(Moment(10), 9).len(), 1);
        assert!(queue.take_due(Moment(99), 9).is_empty());
    }

    #[test]
    fn what_is_said_in_one_room_is_said_in_order() {
        let say = |sequence| {
            let intent = Intent::Say { to: Room::Team, saying: Saying::TeamAsked };
            let due = Moment(10);
            let asked = due;
            let (generation, incident, place, lacks) = (0, None, None, false);
            Change::Put(Box::new(Waiting {
                sequence,
                generation,
                incident,
                intent,
                asked,
                due,
                place,
                lacks,
            }))
        };
        let mut queue = Queue::default();
        queue.change(say(1));
        queue.change(say(2));
        let first = queue.take_due(Moment(10), 9);
        assert_eq!(first.len(), 1);
        queue.again(first[0].ticket, Moment(20), Tried::Unclear);
        assert!(queue.take_due(Moment(19), 9).is_empty(), "nobody jumps the queue");
        assert_eq!(queue.take_due(Moment(20), 9).len(), 1);
        queue.change(Change::Remove(1));
        assert_eq!(queue.take_due(Moment(20), 9)[0].ticket.sequence, 2);
    }

    #[test]
    fn a_newer_version_waits_as_long_as_the_neighbour_asked() {
        let mut queue = Queue::default();
        queue.change(Change::Put(Box::new(show(1, 0, 10))));
        let taken = queue.take_due(Moment(10), 1).remove(0);
        queue.again(taken.ticket, Moment(50), Tried::Unclear);
        queue.change(Change::Put(Box::new(show(1, 1, 20))));
        assert!(queue.take_due(Moment(49), 1).is_empty());
        assert_eq!(queue.take_due(Moment(50), 1).remove(0).ticket.generation, 1);
    }

    #[test]
    fn a_version_that_came_while_it_ran_is_run_afterwards() {
        let mut queue = Queue::default();
        queue.change(Change::Put(Box::new(show(1, 0, 10))));
        queue.take_due(Moment(10), 1);
        queue.change(Change::Put(Box::new(show(1, 1, 11))));
        assert!(queue.take_due(Moment(99), 1).is_empty());
        queue.run_newer(1, Moment(12));
        assert_eq!(queue.take_due(Moment(12), 1).remove(0).ticket.generation, 1);
    }
}
