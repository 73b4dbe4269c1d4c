//! The clock: the one place where time comes from, and one that tests, the demo and the simulator set.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;

/// Tells the time in whole milliseconds, which is what the register stores.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's time enters")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        whole_milliseconds(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands where it is set.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that stands at `at`.
    pub fn at(at: Timestamp) -> SetClock {
        SetClock(AtomicI64::new(at.as_millisecond()))
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_millisecond(), Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        whole_milliseconds(self.0.load(Ordering::SeqCst))
    }
}

/// The machine's clock moved by a fixed distance, for a demo that lives at another date.
#[derive(Debug)]
pub struct ShiftedClock {
    shift_ms: i64,
}

impl ShiftedClock {
    /// A clock that tells `start` now and goes on from there.
    pub fn starting_at(start: Timestamp) -> ShiftedClock {
        ShiftedClock { shift_ms: start.as_millisecond() - SystemClock.now().as_millisecond() }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        whole_milliseconds(SystemClock.now().as_millisecond() + self.shift_ms)
    }
}

fn whole_milliseconds(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
}
