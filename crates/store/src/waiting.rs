//! The line in front of the writer: commands wait here until it takes them.
//!
//! A line of our own instead of a channel, because several PostgreSQL writers take from the same one,
//! a full line must be tellable to those who cannot wait, and closing it must let the rest be answered.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::fault::Fault;
use crate::transaction::Tx;

/// One command with whatever waits for its answer.
pub(crate) trait Job: Send {
    /// Does the work; `true` when it is to be kept.
    fn run(&mut self, tx: &mut Tx) -> bool;

    /// Tells the one who waits: `outcome` is the commit's.
    fn answer(self: Box<Self>, outcome: Result<(), Fault>);
}

pub(crate) struct Line {
    state: Mutex<State>,
    arrived: Condvar,
    left: Condvar,
    max: usize,
}

struct State {
    jobs: VecDeque<Box<dyn Job>>,
    closed: bool,
}

impl Line {
    pub(crate) fn new(max: usize) -> Line {
        let state = Mutex::new(State { jobs: VecDeque::new(), closed: false });
        Line { state, arrived: Condvar::new(), left: Condvar::new(), max: max.max(1) }
    }

    /// Joins the line, waiting for room.
    pub(crate) fn join(&self, job: Box<dyn Job>) {
        let mut state = self.lock();
        while state.jobs.len() >= self.max && !state.closed {
            state = self.left.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        self.put(state, job);
    }

    /// Joins the line if there is room; otherwise the job is answered as busy at once.
    pub(crate) fn join_now(&self, job: Box<dyn Job>) {
        let state = self.lock();
        if state.jobs.len() >= self.max && !state.closed {
            drop(state);
            job.answer(Err(Fault::Busy { what: format!("{} commands are waiting", self.max) }));
        } else {
            self.put(state, job);
        }
    }

    fn put(&self, mut state: MutexGuard<'_, State>, job: Box<dyn Job>) {
        if state.closed {
            drop(state);
            job.answer(Err(Fault::other("the register is being closed")));
        } else {
            state.jobs.push_back(job);
            drop(state);
            self.arrived.notify_one();
        }
    }

    /// The next job, waiting for one; `None` once the line is closed and empty.
    pub(crate) fn take(&self) -> Option<Box<dyn Job>> {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                self.left.notify_one();
                return Some(job);
            }
            if state.closed {
                return None;
            }
            state = self.arrived.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next job if one is there.
    pub(crate) fn take_now(&self) -> Option<Box<dyn Job>> {
        let job = self.lock().jobs.pop_front();
        if job.is_some() {
            self.left.notify_one();
        }
        job
    }

    /// Lets nobody join any more; those in the line are still served.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.arrived.notify_all();
        self.left.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
