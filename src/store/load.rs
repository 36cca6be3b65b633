//! What the last process left, read at the start.

use super::act::StoreError;
use super::bearings::Bearings;
use super::desk::{Desk, Open};
use super::disk::{Disk, Pen};
use super::format::{self, Stored, StoredErrand};
use super::keys;
use super::queue::{Queue, Waiting};
use incident::{Errand, Intent, Kind, Moment, Team};
use rota::Plan;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Desk {
    /// Reads what the last process left.
    pub fn load(
        disk: &Disk,
        team: Arc<Team>,
        plan: Arc<Plan>,
    ) -> Result<(Self, Queue), StoreError> {
        if !format::check(disk)? {
            let mut pen = Pen::default();
            pen.put(disk, &keys::meta("format"), &format::encode("format", &format::FORMAT)?)?;
            disk.write(pen)?;
        }
        let mut desk = Self {
            team,
            plan,
            roster: Arc::default(),
            alerts: Arc::default(),
            rota_entries: 0,
            bearings: Bearings::default(),
            open: Open::default(),
            entries: BTreeMap::new(),
            last_number: 0,
            last_sequence: 0,
            named: BTreeMap::new(),
        };
        desk.load_bearings(disk)?;
        desk.load_roster(disk)?;
        desk.load_alerts(disk)?;
        for (key, value) in disk.scan(keys::SNAPSHOTS)? {
            let stored: Stored = format::decode(&key, &value)?;
            let id = stored.incident.id;
            if id.kind == Kind::Real {
                desk.last_number = desk.last_number.max(id.number);
            }
            if stored.incident.is_open() {
                desk.entries.insert(id, stored.entries);
            }
            desk.bearings.has_been_led(&stored.incident);
            desk.open.put(id, stored.incident);
        }
        let queue = desk.load_queue(disk)?;
        Ok((desk, queue))
    }

    fn load_queue(&mut self, disk: &Disk) -> Result<Queue, StoreError> {
        let mut queue = Queue::default();
        for (key, value) in disk.scan(keys::ERRANDS)? {
            let StoredErrand { incident, intent, due } = format::decode(&key, &value)?;
            let number = key.get(1..9).and_then(|bytes| bytes.try_into().ok());
            let sequence = u64::from_be_bytes(number.unwrap_or_default());
            self.last_sequence = self.last_sequence.max(sequence);
            if let Some(errand) = intent.errand() {
                self.named.insert((incident, errand), (sequence, 0));
            }
            // The configuration may say something else by now.
            let clock = matches!(intent.errand(), Some(Errand::WatchRota | Errand::WatchAlerts));
            let due = if clock { Moment(0) } else { due };
            let (generation, asked) = (0, due);
            queue.found(Waiting {
                sequence,
                generation,
                incident,
                intent,
                asked,
                due,
                place: None,
                lacks: false,
            });
        }
        self.watch_rota(&mut queue);
        self.remind(&mut queue);
        Ok(queue)
    }

    /// What is owed has its reminder, also where an earlier version knew none. Not on disk yet: what
    /// comes of it is.
    fn remind(&mut self, queue: &mut Queue) {
        for (id, incident) in &self.open.incidents {
            let Some(owed) = incident::owed(incident) else { continue };
            let name = (Some(*id), Errand::Wake(owed.deadline));
            if self.named.contains_key(&name) {
                continue;
            }
            self.last_sequence += 1;
            let (sequence, generation) = (self.last_sequence, 0);
            self.named.insert(name, (sequence, generation));
            let intent =
                Intent::Wake { deadline: owed.deadline, at: owed.at, question: owed.version };
            queue.found(Waiting {
                sequence,
                generation,
                incident: Some(*id),
                intent,
                asked: owed.at,
                due: owed.at,
                place: None,
                lacks: false,
            });
        }
    }

    /// The clock is looked at from the first moment on. Not on disk yet: the first look is.
    fn watch_rota(&mut self, queue: &mut Queue) {
        let name = (None, Errand::WatchRota);
        if self.named.contains_key(&name) {
            return;
        }
        self.last_sequence += 1;
        let (sequence, generation) = (self.last_sequence, 0);
        self.named.insert(name, (sequence, generation));
        let (asked, due) = (Moment(0), Moment(0));
        let intent = Intent::WatchRota { at: due };
        let incident = None;
        queue.found(Waiting {
            sequence,
            generation,
            incident,
            intent,
            asked,
            due,
            place: None,
            lacks: false,
        });
    }
}
