//! What a metric says of many incidents.

use crate::case::Case;
use crate::metric::{Amount, Measured, Metric};
use incident::IncidentId;

/// With fewer incidents than this each of them is told, and nothing of all together.
pub const FEW: usize = 5;

/// What a metric says of many incidents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The values with their incidents, least first.
    pub values: Vec<(Amount, IncidentId)>,
    /// How many are apart because the severity was assumed, which is no confirmation.
    pub assumed: usize,
    /// How many are left out because their times contradict each other.
    pub invalid: usize,
}

impl Spread {
    pub(crate) fn of(metric: Metric, cases: &[Case]) -> Self {
        let mut spread = Self { values: vec![], assumed: 0, invalid: 0 };
        for case in cases {
            match case.measured(metric) {
                Measured::Value(_) if metric == Metric::Confirmation && case.assumed => {
                    spread.assumed += 1;
                }
                Measured::Value(amount) => spread.values.push((amount, case.id)),
                Measured::NotThere => {}
                Measured::Invalid => spread.invalid += 1,
            }
        }
        spread.values.sort();
        spread
    }

    /// What half of them do not exceed; none below [`FEW`].
    #[must_use]
    pub fn median(&self) -> Option<Amount> {
        self.rank(50)
    }

    /// What nine of ten do not exceed; none below [`FEW`].
    #[must_use]
    pub fn p90(&self) -> Option<Amount> {
        self.rank(90)
    }

    /// The least value that so many of a hundred do not exceed. It is the value of an incident, never
    /// one between two.
    fn rank(&self, percent: usize) -> Option<Amount> {
        let many = self.values.len();
        let place = (many * percent).div_ceil(100).checked_sub(1)?;
        self.values.get(place).filter(|_| many >= FEW).map(|(amount, _)| *amount)
    }
}
