//! clock: the only source of now and of chance.
//!
//! In: nothing. Out: the moment, how long something took, a mark nobody has used, a little randomness.
//! Never: anything that depends on what it is asked for.
//! May touch: incident, fastrand, jiff.

use incident::{Mark, Moment};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Letters for marks: no vowels, so that no words arise, and none that look alike.
const LETTERS: &[u8] = b"23456789bcdfghjkmnpqrstvwxz";
/// 27 to the 10th power is some 2 * 10^14: no two installations will meet.
const MARK_LETTERS: usize = 10;

/// Tells the time and throws the dice. Cheap to clone; clones share the dice.
#[derive(Clone, Debug)]
pub struct Clock {
    time: Time,
    dice: Arc<Mutex<fastrand::Rng>>,
}

#[derive(Clone, Debug)]
enum Time {
    Wall,
    Told(Arc<AtomicI64>),
}

impl Clock {
    /// The clock on the wall and honest dice.
    pub fn wall() -> Self {
        Self { time: Time::Wall, dice: Arc::new(Mutex::new(fastrand::Rng::new())) }
    }

    /// A clock that stands still until it is told, with dice that fall the same way every time:
    /// for drills of a whole afternoon in a moment.
    pub fn told(start: Moment, seed: u64) -> Self {
        Self {
            time: Time::Told(Arc::new(AtomicI64::new(start.0))),
            dice: Arc::new(Mutex::new(fastrand::Rng::with_seed(seed))),
        }
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "this is the place that may look at the wall")]
    pub fn now(&self) -> Moment {
        match &self.time {
            Time::Wall => Moment(jiff::Timestamp::now().as_millisecond()),
            Time::Told(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Tells a clock that waits to be told. The one on the wall does not listen.
    pub fn tell(&self, now: Moment) {
        if let Time::Told(at) = &self.time {
            at.store(now.0, Ordering::SeqCst);
        }
    }

    /// Marks the traces of one incident.
    pub fn mark(&self) -> Mark {
        let mut dice = self.dice.lock().unwrap_or_else(PoisonError::into_inner);
        let letter = |_| dice.choice(LETTERS).copied().map_or('x', char::from);
        Mark((0..MARK_LETTERS).map(letter).collect())
    }

    /// A number from 0 to 1, to keep retries from marching in step.
    pub fn chance(&self) -> f64 {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner).f64()
    }
}

/// Tells how long something took. It is for numbers alone, and nothing is decided by it, so it goes
/// on also where the clock stands still.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the place that may look at the wall")]
    pub fn begin() -> Self {
        Self(Instant::now())
    }

    /// How long it is since then.
    #[must_use]
    pub fn took(self) -> Duration {
        self.0.elapsed()
    }
}
