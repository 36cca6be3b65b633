//! The post-mortem: a time that suits, the invitation, and the task that is done then (P31).

use super::Errands;
use super::errand::Hitch;
use crate::cards::post_mortem;
use crate::clients::graph::calendar::calendar_time;
use crate::clients::{Trouble, TroubleKind};
use crate::wire::graph::calendar::{Attendee, EventBody, NewEvent};
use incident::{Incident, Moment, Person, Receipt, Task};
use jiff::civil::Date;
use wording::say;

/// From when to when people meet.
const DAY_FROM: i8 = 9;
const DAY_UNTIL: i8 = 17;
/// A meeting begins at the full or the half hour.
const GRID: i64 = 30 * 60_000;
/// Minutes for each digit in what calendars tell.
const DIGIT: i64 = 15;
/// The post-mortem takes place within so many working days (P31).
const DAYS: usize = 2;

impl Errands {
    /// Puts the post-mortem into the calendars, at the first time on the next two working days at
    /// which all involved are free; at that of the fewest absences where there is none.
    pub(super) async fn schedule_post_mortem(
        &self,
        incident: &Incident,
        organizer: &Person,
        after: Moment,
    ) -> Result<Receipt, Hitch> {
        if let Some(meeting) = incident.outside.post_mortem.clone() {
            return Ok(Receipt::PostMortemScheduled { at: meeting.at, url: meeting.url });
        }
        let now = self.stage.house.clock.now();
        let (involved, days, text) = self.stage.draw(|cards, scene| {
            let first = post_mortem::next_working_day(scene, after.max(now));
            let next = |day: &Date| post_mortem::working_day_after(scene, *day);
            let days: Vec<Date> = std::iter::successors(first, next).take(DAYS).collect();
            (post_mortem::involved(scene, incident), days, cards.invitation(scene, incident))
        });
        let addresses: Vec<(&Person, &str)> = involved
            .iter()
            .filter_map(|person| {
                let member = self.stage.house.team.member(&person.id)?;
                Some((person, member.email.as_deref()?))
            })
            .collect();
        let possible: Vec<Moment> = days.iter().flat_map(|day| self.begins(*day)).collect();
        let (Some(first), Some(last)) = (possible.first(), possible.last()) else {
            return Err(Hitch::Park(say!(self.words(), "cause-no-working-day")));
        };
        let window = (*first, last.plus(lasts()));
        let mails: Vec<&str> = addresses.iter().map(|(_, mail)| *mail).collect();
        let views = self.free(organizer, &mails, window, now).await.map_err(Hitch::Before)?;
        let at = suits(&possible, *first, &views).unwrap_or(*first);
        let event = NewEvent {
            subject: self.stage.draw(|_, scene| post_mortem::subject(scene, incident)),
            body: EventBody::html(text),
            start: calendar_time(at),
            end: calendar_time(at.plus(lasts())),
            attendees: addresses
                .iter()
                .map(|(person, mail)| Attendee::required((*mail).to_owned(), person.name.clone()))
                .collect(),
            is_online_meeting: true,
            transaction_id: format!("firewatch-{}-post-mortem", incident.mark),
            allow_new_time_proposals: true,
        };
        let made = self.neighbours.graph.create_event(&organizer.id, &event, now).await?;
        let joins = made.online_meeting.and_then(|meeting| meeting.join_url);
        let url = made.web_link.or(joins).unwrap_or_default();
        Ok(Receipt::PostMortemScheduled { at, url })
    }

    /// The moments of a day at which the meeting could begin.
    fn begins(&self, day: Date) -> Vec<Moment> {
        let at = |hour: i8| {
            let zoned = day.at(hour, 0, 0, 0).to_zoned_datetime(self.stage.house.zone.clone());
            zoned.ok().map(|moment| moment.timestamp().as_millisecond())
        };
        let (Some(from), Some(until)) = (at(DAY_FROM), at(DAY_UNTIL)) else { return vec![] };
        let step = usize::try_from(GRID).unwrap_or(usize::MAX);
        let begins = (from..until).step_by(step).map(Moment);
        begins.filter(|begin| begin.plus(lasts()).0 <= until).collect()
    }

    /// What calendars tell of these people; nothing where the bot may not look.
    async fn free(
        &self,
        reader: &Person,
        mails: &[&str],
        (from, until): (Moment, Moment),
        now: Moment,
    ) -> Result<Vec<String>, Trouble> {
        let minutes = u16::try_from(DIGIT).unwrap_or(15);
        let graph = &self.neighbours.graph;
        match graph.schedules(&reader.id, mails, (from, until, minutes), now).await {
            Ok(schedules) => {
                Ok(schedules.into_iter().filter_map(|one| one.availability_view).collect())
            }
            Err(trouble) if matches!(trouble.kind, TroubleKind::Refused | TroubleKind::Gone) => {
                tracing::info!(%trouble, "who is free is not known; the first time is taken");
                Ok(vec![])
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// Sets a task to done, unless somebody has.
    pub(super) async fn finish_task(
        &self,
        incident: &Incident,
        task: Task,
    ) -> Result<Receipt, Hitch> {
        self.place()?;
        let Some(id) = incident.outside.tasks.get(&task).copied() else { return Ok(Receipt::Done) };
        self.end(id, &["Completed"], None).await
    }
}

fn lasts() -> std::time::Duration {
    post_mortem::LASTS.unsigned_abs()
}

/// The first of these beginnings at which the fewest are away. `views` has a digit for each quarter
/// of an hour from `from` on: `0` is free, `4` works elsewhere, everything else is away.
fn suits(possible: &[Moment], from: Moment, views: &[String]) -> Option<Moment> {
    let quarters = usize::try_from(lasts().as_secs() / 60 / DIGIT.unsigned_abs()).unwrap_or(1);
    let away = |begin: &&Moment| {
        let minutes = begin.since(from).as_secs() / 60 / DIGIT.unsigned_abs();
        let start = usize::try_from(minutes).unwrap_or(usize::MAX);
        let busy = |view: &&String| {
            view.chars().skip(start).take(quarters).any(|digit| !matches!(digit, '0' | '4'))
        };
        views.iter().filter(busy).count()
    };
    possible.iter().min_by_key(away).copied()
}

#[cfg(test)]
mod test {
    use super::suits;
    use incident::Moment;

    const HALF: i64 = 30 * 60_000;

    #[test]
    fn the_first_time_at_which_all_are_free() {
        let possible: Vec<Moment> = (0..6).map(|n| Moment(n * HALF)).collect();
        let at = |views: &[&str]| {
            let views: Vec<String> = views.iter().map(|view| (*view).to_owned()).collect();
            suits(&possible, Moment(0), &views).unwrap().0 / HALF
        };
        assert_eq!(at(&[]), 0, "nothing is known");
        assert_eq!(at(&["000000000000000000000"]), 0);
        assert_eq!(at(&["220000000000000000000", "440000000000000000000"]), 1);
        assert_eq!(at(&["220000000000000000000", "000200000000000000000"]), 2);
        assert_eq!(at(&["222222222222222222222"]), 0, "always away");
        assert_eq!(
            at(&["222222222222222222222", "112000000000000000000"]),
            2,
            "the fewest are away"
        );
    }
}
