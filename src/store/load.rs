//! What the last process left, read at the start.

use super::act::StoreError;
use super::bearings::Bearings;
use super::desk::{Desk, Open};
use super::disk::{Disk, Pen};
use super::format::{self, Stored, StoredErrand};
use super::keys;
use super::queue::{Queue, Waiting};
use incident::{Kind, Team};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Desk {
    /// Reads what the last process left.
    pub fn load(disk: &Disk, team: Arc<Team>) -> Result<(Self, Queue), StoreError> {
        if !format::check(disk)? {
            let mut pen = Pen::default();
            pen.put(disk, &keys::meta("format"), &format::encode("format", &format::FORMAT)?)?;
            disk.write(pen)?;
        }
        let mut desk = Self {
            team,
            bearings: Bearings::default(),
            open: Open::default(),
            entries: BTreeMap::new(),
            last_number: 0,
            last_sequence: 0,
            named: BTreeMap::new(),
        };
        desk.load_bearings(disk)?;
        for (key, value) in disk.scan(keys::SNAPSHOTS)? {
            let stored: Stored = format::decode(&key, &value)?;
            let id = stored.incident.id;
            if id.kind == Kind::Real {
                desk.last_number = desk.last_number.max(id.number);
            }
            if stored.incident.is_open() {
                desk.entries.insert(id, stored.entries);
            }
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
            if let (Some(id), Some(errand)) = (incident, intent.errand()) {
                self.named.insert((id, errand), (sequence, 0));
            }
            let (generation, asked) = (0, due);
            queue.found(Waiting {
                sequence,
                generation,
                incident,
                intent,
                asked,
                due,
                lacks: false,
            });
        }
        Ok(queue)
    }
}
