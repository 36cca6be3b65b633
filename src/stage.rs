//! stage: the facts that cards are drawn from, gathered for whoever draws one.
//!
//! In: the house, the ledger, the cards. Out: a card or words as they should be right now.
//! Never: a neighbour, a change.
//! May touch: cards, house, incident, presence, rota, statistics, store, wording.

use crate::cards::{About, Cards, Scene, Served};
use crate::house::House;
use crate::presence::Presences;
use crate::store::{Store, StoreError};
use incident::{Duty, Enquiry, Entry, Kind, Moment, Refusal};
use rota::{Fairness, Rota};
use statistics::Statistics;
use std::sync::Arc;
use wording::time;

/// How many incidents a list shows at the most.
const LIST_MAX: usize = 10;
/// How many morning duties a list shows at the most.
const CHECKS_MAX: usize = 15;
/// How many incidents a report counts at the most; far more than a year has.
const COUNTED_MAX: usize = 2000;
const DAY_MS: i64 = 86_400_000;

/// Everything a card depends on.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The team, its clocks, its rota.
    pub house: Arc<House>,
    /// The ledger.
    pub store: Store,
    /// The cards.
    pub cards: Arc<Cards>,
    /// Who was there when it was looked last.
    pub presences: Arc<Presences>,
}

impl Stage {
    /// Who has which turn, as far as is known.
    pub fn rota(&self) -> Rota {
        Rota { plan: Arc::clone(&self.house.plan), roster: self.store.roster() }
    }

    /// Who checks the logs at that moment.
    pub fn duty(&self, at: Moment) -> Option<Duty> {
        self.rota().duty(at)
    }

    /// Draws with the facts of this moment.
    pub fn draw<T>(&self, draw: impl FnOnce(&Cards, &Scene<'_>) -> T) -> T {
        let bearings = self.store.bearings();
        let now = self.house.clock.now();
        let rota = self.rota();
        let turn = rota.who(now);
        let mri = |person: &incident::PersonId| {
            bearings.people.get(person).map(|known| known.mri.clone())
        };
        let served = |person: &incident::PersonId| Served {
            leads: self
                .store
                .open_incidents()
                .iter()
                .find(|one| {
                    let leads = one.manager().or_else(|| one.agreed());
                    one.is_firefighting() && leads.is_some_and(|leads| leads.id == *person)
                })
                .map(|one| one.id),
            last: bearings.led.get(person).copied(),
        };
        let today = self.house.plan.date(now);
        let scene = Scene {
            team: &self.house.team,
            zone: &self.house.zone,
            words: &self.house.words,
            now,
            duty: turn.as_ref().map(|turn| &turn.duty),
            until: turn.as_ref().and_then(|turn| turn.until),
            there: &|person| self.presences.of(person, now),
            works: &|day| self.house.plan.works(day),
            served: &served,
            away: &|person| today.is_some_and(|day| rota.roster.is_away(person, day)),
            rota: &rota,
            mri: &mri,
        };
        draw(&self.cards, &scene)
    }

    /// What the answer to an enquiry is about.
    ///
    /// # Errors
    /// The disk cannot be read.
    pub fn about(&self, enquiry: &Enquiry) -> Result<About, StoreError> {
        let shown = match enquiry {
            Enquiry::Show { incident } => match self.store.incident(*incident)? {
                Some(found) => Some((found.as_ref().clone(), self.store.history(*incident)?)),
                None => None,
            },
            Enquiry::WhoIsChecking
            | Enquiry::Rota { .. }
            | Enquiry::LogChecks
            | Enquiry::Alerts
            | Enquiry::Fairness { .. }
            | Enquiry::Statistics { .. }
            | Enquiry::Calendar { .. }
            | Enquiry::Incidents
            | Enquiry::ActionItems
            | Enquiry::Help
            | Enquiry::ReportForm
            | Enquiry::MaybeReport { .. }
            | Enquiry::Unclear { .. } => None,
        };
        let latest = if matches!(enquiry, Enquiry::Incidents) {
            self.store.latest(LIST_MAX)?
        } else {
            vec![]
        };
        let whole = |incidents: Vec<Arc<incident::Incident>>| {
            incidents.iter().map(|incident| incident.as_ref().clone()).collect()
        };
        let checks = if matches!(enquiry, Enquiry::LogChecks) {
            self.store.checks(CHECKS_MAX)?
        } else {
            vec![]
        };
        let fairness =
            if let Enquiry::Fairness { days } = enquiry { self.fairness(*days)? } else { None };
        let statistics =
            if let Enquiry::Statistics { days } = enquiry { self.statistics(*days)? } else { None };
        let query = self.store.bearings().query.clone();
        Ok(About {
            open: whole(self.store.open_incidents()),
            latest: whole(latest),
            shown,
            query,
            checks,
            fairness,
            statistics,
            alerts: self.store.alerts(),
            calendar: self.house.calendar_secret.is_some(),
            public_url: self.house.public_url.clone(),
        })
    }

    /// Who carried how much of checking the logs in the last days.
    fn fairness(&self, days: u16) -> Result<Option<Fairness>, StoreError> {
        let checks = self.store.checks(usize::from(days))?;
        let now = self.house.clock.now();
        let histories = self.histories(now, days, |kind| kind == Kind::Real)?;
        Ok(rota::fairness(&self.house.plan, now, days, &checks, &histories))
    }

    /// How the incidents of the last days went.
    fn statistics(&self, days: u16) -> Result<Option<Statistics>, StoreError> {
        let now = self.house.clock.now();
        // One more, for days of 25 hours; which days are counted is judged there.
        let histories = self.histories(now, days.saturating_add(1), |_| true)?;
        let alarmed = self.store.alarmed()?;
        let histories = histories.iter().map(Vec::as_slice);
        Ok(statistics::statistics(&self.house.plan, now, days, histories, &alarmed))
    }

    /// The histories of what was reported in the last so many times 24 hours.
    fn histories(
        &self,
        now: Moment,
        days: u16,
        of: impl Fn(Kind) -> bool,
    ) -> Result<Vec<Vec<Entry>>, StoreError> {
        let since = Moment(now.0.saturating_sub(i64::from(days).saturating_mul(DAY_MS)));
        let latest = self.store.latest(COUNTED_MAX)?;
        let meant = latest.iter().filter(|one| of(one.id.kind) && one.reported_at >= since);
        meant.map(|one| self.store.history(one.id)).collect()
    }

    /// The words of a refusal, with the times as the team reads them.
    pub fn words(&self, refusal: &Refusal) -> String {
        let (words, now) = (&self.house.words, self.house.clock.now());
        wording::refusal(words, refusal, &|moment| time(words, &self.house.zone, now, moment))
    }
}
