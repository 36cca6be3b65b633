//! The one thread that writes: takes what waits, judges it, brings it to disk, answers.

use super::act::{Act, Outcome, StoreError};
use super::desk::Desk;
use super::page::Page;
use super::{Shared, keys};
use crate::clock::Stopwatch;
use std::sync::{Arc, PoisonError};
use tokio::sync::{mpsc, oneshot};

/// How many acts share one flush at the most.
const GROUP_MAX: usize = 128;
/// How many forgotten marks are swept away with one group.
const SWEEP_MAX: usize = 64;

/// An act and who waits for its outcome.
#[derive(Debug)]
pub struct Job {
    pub act: Act,
    pub reply: oneshot::Sender<Result<Outcome, StoreError>>,
}

/// Starts the thread. It ends when the last handle of the store is gone, or when the disk fails.
pub fn start(
    desk: Desk,
    waiting: mpsc::Receiver<Job>,
    shared: Arc<Shared>,
) -> Result<(), StoreError> {
    std::thread::Builder::new()
        .name("store".to_owned())
        .spawn(move || write_until_closed(desk, waiting, &shared))?;
    Ok(())
}

fn write_until_closed(mut desk: Desk, mut waiting: mpsc::Receiver<Job>, shared: &Shared) {
    let mut swept = 0;
    while let Some(first) = waiting.blocking_recv() {
        let mut group = vec![first];
        while group.len() < GROUP_MAX {
            let Ok(job) = waiting.try_recv() else { break };
            group.push(job);
        }
        if let Err(error) = shared.disk.has_room() {
            note_trouble(shared, Some(&error));
            for job in group {
                answer(job.reply, Err(error.clone()));
            }
            continue;
        }
        let watch = Stopwatch::begin();
        if let Err(error) = write_group(&mut desk, shared, group, &mut swept) {
            // What memory holds is not what the disk holds. Only a fresh start can tell.
            note_trouble(shared, Some(&error));
            tracing::error!(%error, "the store stopped writing; restart Firewatch once the disk is well");
            return;
        }
        shared.meter.committed(watch.took());
        note_trouble(shared, None);
    }
}

fn write_group(
    desk: &mut Desk,
    shared: &Shared,
    group: Vec<Job>,
    swept: &mut i64,
) -> Result<(), StoreError> {
    let mut page = Page::new(&shared.disk);
    let mut answers = Vec::with_capacity(group.len());
    let mut judged = Ok(());
    for Job { act, reply } in group {
        let sweep_day = day_of(&act);
        let outcome = match &judged {
            Ok(()) => desk.judge(&mut page, act),
            Err(error) => Err(StoreError::clone(error)),
        };
        if let Err(error) = &outcome {
            judged = Err(error.clone());
        }
        answers.push((reply, outcome));
        if let Some(day) = sweep_day.filter(|day| day - 1 > *swept) {
            sweep(shared, &mut page, day, swept)?;
        }
    }
    let Page { pen, queue, touched, learnt, turned, alerted, .. } = page;
    let written = match judged {
        Ok(()) if pen.is_empty() => Ok(()),
        Ok(()) => shared.disk.write(pen),
        Err(error) => Err(error),
    };
    if let Err(error) = written {
        for (reply, _) in answers {
            answer(reply, Err(error.clone()));
        }
        return Err(error);
    }
    if learnt {
        let bearings = Arc::new(desk.bearings.clone());
        *shared.bearings.write().unwrap_or_else(PoisonError::into_inner) = bearings;
    }
    if turned {
        let roster = Arc::clone(&desk.roster);
        *shared.roster.write().unwrap_or_else(PoisonError::into_inner) = roster;
    }
    // Held until the errands are changed too, so that nobody sees the one without the other.
    let mut waiting = shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
    {
        let mut open = shared.open.write().unwrap_or_else(PoisonError::into_inner);
        let open = Arc::make_mut(&mut open);
        for (id, stored) in touched {
            open.put(id, stored.incident);
        }
    }
    if alerted {
        let alerts = Arc::clone(&desk.alerts);
        *shared.alerts.write().unwrap_or_else(PoisonError::into_inner) = alerts;
    }
    let stirred = !queue.is_empty();
    for change in queue {
        waiting.change(change);
    }
    drop(waiting);
    if stirred {
        shared.due.notify_one();
    }
    for (reply, outcome) in answers {
        answer(reply, outcome);
    }
    Ok(())
}

/// Marks of the day before yesterday and earlier recognise nothing any more.
fn sweep(
    shared: &Shared,
    page: &mut Page<'_>,
    today: i64,
    swept: &mut i64,
) -> Result<(), StoreError> {
    let old = shared.disk.marks(&keys::seen_on(0), &keys::seen_on(today - 1), SWEEP_MAX)?;
    if old.len() < SWEEP_MAX {
        *swept = today - 1;
    }
    for key in &old {
        page.pen.unmark(key);
    }
    Ok(())
}

fn day_of(act: &Act) -> Option<i64> {
    match act {
        Act::Report { ask, .. } | Act::Change { ask, .. } => Some(keys::day(ask.at)),
        Act::Alert { asks, .. } => Some(keys::day(asks.ask.at)),
        Act::Rota { ask, .. } => Some(keys::day(ask.at)),
        Act::Say { at, .. } | Act::ReadTitle { at, .. } => Some(keys::day(*at)),
        Act::Keep { .. } | Act::Settle(_) | Act::Learn(_) => None,
    }
}

fn note_trouble(shared: &Shared, error: Option<&StoreError>) {
    let mut trouble = shared.trouble.lock().unwrap_or_else(PoisonError::into_inner);
    let now = error.map(ToString::to_string);
    if now.is_some() && *trouble != now {
        tracing::error!(error = now.as_deref(), "nothing can be stored");
    }
    *trouble = now;
}

fn answer(
    reply: oneshot::Sender<Result<Outcome, StoreError>>,
    outcome: Result<Outcome, StoreError>,
) {
    // Whoever asked may have gone away; what was judged stays judged.
    drop(reply.send(outcome));
}
