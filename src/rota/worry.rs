//! Plans that can be kept, and yet leave days without a question: somebody has to know.

use crate::plan::Plan;
use incident::{Moment, Worry};

impl Plan {
    /// What is odd about the plan now. Somebody is named all the same where anybody takes turns.
    #[must_use]
    pub fn worries(&self, now: Moment) -> Vec<Worry> {
        let Some(today) = self.date(now) else { return vec![] };
        if self.turn(today).is_none() {
            return vec![Worry::NobodyAtAll];
        }
        let mut worries = Vec::new();
        let by_order = self.weekdays.is_none() && self.order.len() > 1;
        if by_order && today < self.start {
            worries.push(Worry::StartsLater { from: self.start.to_string() });
        }
        if self.next_working(today).is_none() {
            worries.push(Worry::NeverWorks);
        }
        worries
    }
}
