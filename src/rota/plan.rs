//! What the configuration says about turns, before anybody changed anything.

use crate::country::Country;
use crate::office::Office;
use incident::{Moment, Person, PersonId};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;
use std::time::Duration;

/// How many days are looked through for the next turn. A longer row of holidays has no next turn.
const DAYS_AHEAD_MAX: usize = 400;

/// People taking turns on working days (P03). On other days the turn of the last working day
/// goes on, so that there is an answer at every moment.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who takes turns, in that order.
    pub order: Vec<Person>,
    /// Who has which weekday, from Monday to Friday, where turns go by weekday and not by order.
    pub weekdays: Option<[Person; 5]>,
    /// Orders that hold for a while instead; no two of them on the same day.
    pub temporary: Vec<Temporary>,
    /// Who stands in, where it is always the same person; the next in turn otherwise.
    pub deputy: Option<Person>,
    /// Everybody of the team: a change that names somebody else has no effect any more.
    pub members: BTreeSet<PersonId>,
    /// Who may change the turns of others.
    pub administrators: Vec<Person>,
    /// The first day of the first.
    pub start: Date,
    /// When on a working day the next turn begins, on the clocks of `zone`.
    pub change_at: Time,
    /// When on a working day the checker is asked to look, on the clocks of `zone`; not before the
    /// change.
    pub morning_at: Time,
    /// How long the checker has before being asked once more.
    pub nudge_after: Duration,
    /// How long before the deputy is asked, counted like the other from the first question.
    pub deputy_after: Duration,
    /// How long the checker has to answer an alert before the deputy is asked (P04).
    pub alert_deputy_after: Duration,
    /// How long before the whole team is asked, counted like the other from the first question.
    pub alert_team_after: Duration,
    /// Days on which nobody of the team works.
    pub holidays: BTreeSet<Date>,
    /// Countries on whose public holidays nobody works.
    pub countries: Vec<Country>,
    /// When people are at work.
    pub office: Office,
    /// Where the days begin and end.
    pub zone: TimeZone,
}

/// An order that holds for some days, both ends included.
#[derive(Clone, Debug)]
pub struct Temporary {
    /// Its first day, which is the first of its first.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Who takes turns.
    pub order: Vec<Person>,
}

impl Plan {
    /// Turns in that order from a day on, changed at midnight, and nothing else.
    pub fn new(order: Vec<Person>, start: Date, zone: TimeZone) -> Self {
        Self {
            members: order.iter().map(|person| person.id.clone()).collect(),
            order,
            weekdays: None,
            temporary: vec![],
            deputy: None,
            administrators: vec![],
            start,
            change_at: Time::midnight(),
            morning_at: Time::constant(9, 0, 0, 0),
            nudge_after: Duration::from_mins(90),
            deputy_after: Duration::from_hours(3),
            alert_deputy_after: Duration::from_mins(10),
            alert_team_after: Duration::from_mins(30),
            holidays: BTreeSet::new(),
            countries: vec![],
            office: Office::default(),
            zone,
        }
    }

    /// Whether people work on that day.
    pub fn works(&self, day: Date) -> bool {
        is_weekday(day)
            && !self.holidays.contains(&day)
            && !self.countries.iter().any(|of| of.holidays(day.year()).contains(&day))
    }

    /// Whose turn a day belongs to, and who comes after; the second list begins with the next.
    /// None for the first where nobody takes turns.
    pub fn turn(&self, day: Date) -> Option<(&Person, Vec<&Person>)> {
        let begun = self.begun(day);
        if let Some(temporary) = self.temporary_on(begun) {
            let turn = self.turns_before(temporary.from, day);
            return place(&temporary.order, turn);
        }
        let Some(weekdays) = &self.weekdays else {
            return place(&self.order, self.turns_before(self.start, day));
        };
        let weekday = begun.weekday().to_monday_zero_offset();
        place(weekdays, i64::from(weekday.clamp(0, 4)))
    }

    /// Whether somebody belongs to the team.
    pub(crate) fn knows(&self, person: &Person) -> bool {
        self.members.contains(&person.id)
    }

    /// Everybody who can have a turn by the plan; some more than once.
    pub(crate) fn everybody(&self) -> impl Iterator<Item = &Person> {
        let weekdays = self.weekdays.iter().flatten();
        let temporary = self.temporary.iter().flat_map(|one| &one.order);
        self.order.iter().chain(weekdays).chain(temporary).chain(&self.deputy)
    }

    /// Whether one person has all turns.
    pub(crate) fn is_one_person(&self) -> bool {
        self.order.len() < 2 && self.weekdays.is_none() && self.temporary.is_empty()
    }

    /// The last working day up to that day: the turn of that one goes on.
    pub fn begun(&self, day: Date) -> Date {
        let mut days = std::iter::successors(Some(day), |day| day.yesterday().ok());
        days.by_ref().take(DAYS_AHEAD_MAX).find(|day| self.works(*day)).unwrap_or(day)
    }

    /// The day whose turn goes on at that moment: until the change it is still the day before.
    pub fn day(&self, at: Moment) -> Option<Date> {
        let at = Timestamp::from_millisecond(at.0).ok()?;
        let today = at.to_zoned_datetime(self.zone.clone()).date();
        // Compared as moments: where clocks are set back over the change, it comes once.
        let change = self.change(today)?;
        if Moment(at.as_millisecond()) < change { today.yesterday().ok() } else { Some(today) }
    }

    /// The date on the wall at that moment.
    pub fn date(&self, at: Moment) -> Option<Date> {
        self.wall(at).map(DateTime::date)
    }

    /// What the clocks show at that moment.
    pub fn wall(&self, at: Moment) -> Option<DateTime> {
        let at = Timestamp::from_millisecond(at.0).ok()?;
        Some(at.to_zoned_datetime(self.zone.clone()).datetime())
    }

    /// The moment at which a day begins, as far as turns go.
    pub fn change(&self, day: Date) -> Option<Moment> {
        self.at(day, self.change_at)
    }

    /// The moment at which the checker of a day is asked to look.
    pub fn morning(&self, day: Date) -> Option<Moment> {
        self.at(day, self.change_at.max(self.morning_at))
    }

    pub(crate) fn at(&self, day: Date, time: Time) -> Option<Moment> {
        let at = day.to_datetime(time).to_zoned_datetime(self.zone.clone()).ok()?;
        Some(Moment(at.timestamp().as_millisecond()))
    }

    /// The first working day after that day; none where the team never works again.
    pub fn next_working(&self, day: Date) -> Option<Date> {
        let days = day.tomorrow().ok()?.series(1.day()).take(DAYS_AHEAD_MAX);
        days.into_iter().find(|day| self.works(*day))
    }

    /// The temporary order of a day.
    fn temporary_on(&self, day: Date) -> Option<&Temporary> {
        self.temporary.iter().find(|one| (one.from..=one.until).contains(&day))
    }

    /// Which turn a day belongs to: 0 for the first working day from the start, and before it.
    fn turns_before(&self, start: Date, day: Date) -> i64 {
        let days = start.until(day).map_or(0, |span| i64::from(span.get_days()));
        if days < 0 {
            return 0;
        }
        let weeks = days / 7;
        let rest =
            (weeks * 7..=days).filter(|day| start.checked_add(day.days()).is_ok_and(is_weekday));
        let count = |many: usize| i64::try_from(many).unwrap_or(0);
        let free = self.free_weekdays(start, day);
        (weeks * 5 + count(rest.count()) - count(free) - 1).max(0)
    }

    /// How many weekdays from the start to that day are holidays, each counted once.
    fn free_weekdays(&self, start: Date, last: Date) -> usize {
        let public = self
            .countries
            .iter()
            .flat_map(|of| (start.year()..=last.year()).flat_map(|year| of.holidays(year)));
        let own = self.holidays.iter().copied();
        let free: BTreeSet<Date> = public
            .chain(own)
            .filter(|day| (start..=last).contains(day) && is_weekday(*day))
            .collect();
        free.len()
    }
}

/// Whoever stands at a place of an order that goes round, and the others in the order they come.
fn place(order: &[Person], turn: i64) -> Option<(&Person, Vec<&Person>)> {
    let people = i64::try_from(order.len()).ok()?;
    let place = usize::try_from(turn.checked_rem_euclid(people)?).ok()?;
    let (before, from) = order.split_at_checked(place)?;
    let (person, after) = from.split_first()?;
    Some((person, after.iter().chain(before).collect()))
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
