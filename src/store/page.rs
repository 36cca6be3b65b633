//! The page the writer writes on: everything one group of acts adds up to.

use super::act::{Seen, StoreError};
use super::disk::{Disk, Pen};
use super::format::Stored;
use super::keys;
use super::queue::Change;
use incident::{IncidentId, Moment};
use std::collections::{BTreeMap, BTreeSet};

/// What one group of acts adds up to.
#[derive(Debug)]
pub struct Page<'d> {
    pub disk: &'d Disk,
    pub pen: Pen,
    pub queue: Vec<Change>,
    pub touched: BTreeMap<IncidentId, Stored>,
    pub learnt: bool,
    pub turned: bool,
    pub alerted: bool,
    seen: BTreeSet<Vec<u8>>,
}

impl<'d> Page<'d> {
    /// An empty page.
    pub fn new(disk: &'d Disk) -> Self {
        Self {
            disk,
            pen: Pen::default(),
            queue: vec![],
            touched: BTreeMap::new(),
            learnt: false,
            turned: false,
            alerted: false,
            seen: BTreeSet::new(),
        }
    }

    /// Writes a value.
    pub fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.pen.put(self.disk, key, value)
    }

    /// Removes a value.
    pub fn remove(&mut self, key: &[u8]) -> Result<(), StoreError> {
        self.pen.remove(self.disk, key)
    }

    /// Marks an activity as seen; false where it had been.
    pub fn first_time(&mut self, seen: &Seen, at: Moment) -> Result<bool, StoreError> {
        let today = keys::day(at);
        let key = keys::seen(today, &seen.chat, &seen.activity);
        let yesterday = keys::seen(today - 1, &seen.chat, &seen.activity);
        if self.seen.contains(&key)
            || self.disk.is_marked(&key)?
            || self.disk.is_marked(&yesterday)?
        {
            return Ok(false);
        }
        self.pen.mark(key.clone());
        self.seen.insert(key);
        Ok(true)
    }
}
