//! A neighbour that fails again and again is left alone for a while, and then asked once.

use crate::clients::Service;
use incident::{Intent, Moment};
use std::time::Duration;

/// This many failures in a row, and the neighbour is left alone.
const FAILURES_MAX: u32 = 5;
/// For this long; then one errand tries for all.
const REST: Duration = Duration::from_secs(20);

/// Whom an errand goes to; nobody for an appointment with ourselves.
pub const fn service(intent: &Intent) -> Option<Service> {
    match intent {
        Intent::Show { .. } | Intent::Say { .. } | Intent::ShowDuty | Intent::ShowAlert { .. } => {
            Some(Service::Teams)
        }
        Intent::OpenChat { .. }
        | Intent::InstallBot
        | Intent::NameChat
        | Intent::ReadTitle { .. }
        | Intent::SchedulePostMortem { .. }
        | Intent::Summon { .. } => Some(Service::Graph),
        Intent::OpenBug
        | Intent::AdoptBug { .. }
        | Intent::AddTask { .. }
        | Intent::PutOnTop
        | Intent::FinishTask { .. }
        | Intent::AddAction { .. }
        | Intent::EndAction { .. }
        | Intent::Comment { .. }
        | Intent::UpdateBug => Some(Service::DevOps),
        Intent::Wake { .. } | Intent::WatchRota { .. } | Intent::WatchAlerts { .. } => None,
    }
}

/// How one neighbour has been of late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circuit {
    failures: u32,
    rests_until: Option<Moment>,
}

impl Circuit {
    /// Whether an errand may go there now; otherwise when. Whoever is let through after a rest
    /// goes alone: the rest starts anew until that one comes home well.
    pub fn may_go(&mut self, now: Moment) -> Result<(), Moment> {
        match self.rests_until {
            Some(until) if now < until => Err(until),
            Some(_) => {
                self.rests_until = Some(now.plus(REST));
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Until when it is left alone, or was, if it has not answered since.
    pub const fn rests_until(&self) -> Option<Moment> {
        self.rests_until
    }

    /// The neighbour answered, if only to say no.
    pub fn answered(&mut self) {
        *self = Self::default();
    }

    /// The neighbour did not answer.
    pub fn failed(&mut self, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= FAILURES_MAX {
            self.rests_until = Some(now.plus(REST));
        }
    }
}

#[cfg(test)]
mod test {
    use super::Circuit;
    use incident::Moment;

    #[test]
    fn one_errand_tries_for_all_after_a_rest() {
        let mut circuit = Circuit::default();
        for _ in 0..5 {
            assert_eq!(circuit.may_go(Moment(0)), Ok(()));
            circuit.failed(Moment(0));
        }
        assert_eq!(circuit.may_go(Moment(19_999)), Err(Moment(20_000)));
        assert_eq!(circuit.may_go(Moment(20_000)), Ok(()));
        assert_eq!(circuit.may_go(Moment(20_001)), Err(Moment(40_000)));
        circuit.answered();
        assert_eq!(circuit.may_go(Moment(20_002)), Ok(()));
    }
}
