//! How often one card is changed. Teams allows a bot so much in one conversation, and nobody reads
//! faster: <https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit>

use incident::{Card, IncidentId, Moment};
use std::collections::BTreeMap;
use std::time::Duration;

/// A card changes at most this often. What happens in between is in its next change.
const APART: Duration = Duration::from_millis(2500);

/// When each card was changed last.
#[derive(Debug, Default)]
pub struct Pace(BTreeMap<(IncidentId, Card), Moment>);

impl Pace {
    /// Whether a card may be changed now; otherwise when. Changes that may be made now count.
    pub fn may_change(&mut self, card: (IncidentId, Card), now: Moment) -> Result<(), Moment> {
        // What is longer ago than that holds nobody back any more.
        self.0.retain(|_, at| now < at.plus(APART));
        if let Some(at) = self.0.get(&card) {
            return Err(at.plus(APART));
        }
        self.0.insert(card, now);
        Ok(())
    }
}

#[cfg(test)]
mod test {
    use super::Pace;
    use incident::{Card, IncidentId, Moment};

    #[test]
    fn the_first_change_is_made_at_once_and_the_next_a_little_later() {
        let mut pace = Pace::default();
        let incident: IncidentId = "INC-1".parse().unwrap();
        let other: IncidentId = "INC-2".parse().unwrap();
        assert_eq!(pace.may_change((incident, Card::Live), Moment(0)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(10)), Err(Moment(2500)));
        assert_eq!(pace.may_change((incident, Card::WarRoom), Moment(10)), Ok(()));
        assert_eq!(pace.may_change((other, Card::Live), Moment(10)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(2500)), Ok(()));
        assert_eq!(pace.may_change((incident, Card::Live), Moment(2501)), Err(Moment(5000)));
    }
}
