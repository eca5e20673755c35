//! The work of a run: the repetitions of each test cut into pieces, and whoever takes the next piece and does it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::Run;
use crate::caller::scripted::attempt::{GoOn, Room};
use crate::caller::scripted::coverage::Counts;
use crate::caller::scripted::failure::Failure;
use crate::caller::scripted::listener::Listener;
use crate::caller::scripted::plan::Plan;
use crate::caller::scripted::suite::files::{Suite, Test};
use crate::caller::scripted::suite::results::{Outcome, Tested};
use crate::clock::At;
use crate::contained::contained;
use crate::script::Hotline;

/// Calls are counted after so many, and a wish to stop is noticed.
const PIECE: u64 = 2_000;

/// Tests that are not repeated are taken so many at a time.
const HANDFUL: usize = 16;

/// How a call is made.
pub(super) type Attempt = fn(&Plan, &mut Listener, &mut Room, GoOn) -> Result<Duration, Vec<Failure>>;

/// What was used of each hotline, by its address.
pub(super) type Counted = HashMap<usize, Counts>;

/// What is to be done, and how far it is given out.
pub(super) struct Work<'a> {
    run: &'a Run<'a>,
    suite: &'a Suite,
    tests: &'a [Test],
    attempt: Attempt,
    /// Each test's repetitions are cut into so many pieces.
    pieces: u64,
    next: AtomicU64,
}

impl<'a> Work<'a> {
    /// All calls of a run, none of them given out.
    pub(super) fn of(run: &'a Run<'a>, suite: &'a Suite, tests: &'a [Test], attempt: Attempt) -> Self {
        let pieces = run.repeat.max(1).div_ceil(PIECE);
        Self { run, suite, tests, attempt, pieces, next: AtomicU64::new(0) }
    }

    /// Works until nothing is left, or somebody wants it to stop.
    pub(super) fn all(&self) -> (Vec<(usize, Tested)>, Counted) {
        let room = self.room();
        let mut worker = Worker { listeners: HashMap::new(), room, counted: HashMap::new(), plan: None };
        let done = self.pieces(&mut worker);
        (done, worker.counted)
    }

    fn room(&self) -> Room {
        if self.run.count { Room::keeping_facts() } else { Room::default() }
    }

    fn pieces(&self, worker: &mut Worker) -> Vec<(usize, Tested)> {
        let mut done: Vec<(usize, Tested)> = Vec::new();
        let total = self.tests.len() as u64 * self.pieces;
        let handful = if self.pieces == 1 { HANDFUL as u64 } else { 1 };
        loop {
            let first = self.next.fetch_add(handful, Ordering::Relaxed);
            if first >= total {
                return done;
            }
            for piece in first..(first + handful).min(total) {
                if self.run.progress.stop.load(Ordering::Relaxed) {
                    return done;
                }
                let (test, part) = (piece / self.pieces, piece % self.pieces);
                let Ok(test) = usize::try_from(test) else { return done };
                let before = part * PIECE;
                let count = self.run.repeat.max(1).saturating_sub(before).min(PIECE);
                let tested = worker.make(self, test, before, count);
                self.run.progress.calls.fetch_add(tested.calls, Ordering::Relaxed);
                if !matches!(tested.outcome, Outcome::Passed) {
                    self.run.progress.failed.fetch_add(1, Ordering::Relaxed);
                    if self.run.fail_fast {
                        self.run.progress.stop.store(true, Ordering::Relaxed);
                    }
                }
                match done.last_mut() {
                    Some((last, before)) if *last == test => before.add(tested),
                    _ => done.push((test, tested)),
                }
            }
        }
    }
}

/// What one core keeps: the words of each hotline, and the call that it made last, made ready.
struct Worker {
    listeners: HashMap<usize, Listener>,
    room: Room,
    counted: Counted,
    plan: Option<(usize, Plan)>,
}

impl Worker {
    /// Makes one test's call so many times; `before` is how many times it is made elsewhere.
    fn make(&mut self, work: &Work<'_>, index: usize, before: u64, count: u64) -> Tested {
        let test = work.tests[index];
        let file = work.suite.file(test);
        let mut tested = Tested::not_run(test);
        let Some(hotline) = &file.answer.hotline else { return tested };
        let listener =
            self.listeners.entry(address(hotline)).or_insert_with(|| Listener::new(Arc::clone(hotline)));
        let known = self.plan.take().filter(|(of, _)| *of == index);
        let plan = match known
            .map_or_else(|| Plan::new(&file.file, work.suite.call(test), listener), |(_, plan)| Ok(plan))
        {
            Ok(plan) => plan,
            Err(faults) => {
                tested.outcome = Outcome::Misfit(faults);
                return tested;
            }
        };
        tested.outcome = Outcome::Passed;
        for repetition in before + 1..=before + count {
            let room = &mut self.room;
            let made = contained(|| (work.attempt)(&plan, listener, room, work.run.go_on));
            let made = match made {
                Ok(made) => made,
                Err(failed) => {
                    // What the call was changing may be half changed; and it would fail again.
                    let failure = Failure::of_the_program(self.room.reached, failed.to_string());
                    (tested.calls, tested.failed) = (tested.calls + 1, tested.failed + 1);
                    if let Outcome::Passed = tested.outcome {
                        tested.outcome = Outcome::Failed { failures: vec![failure], repetition };
                    }
                    self.room = work.room();
                    self.listeners.remove(&address(hotline));
                    return tested;
                }
            };
            match made {
                Ok(lasted) => tested.lasted = lasted,
                Err(failures) => {
                    tested.failed += 1;
                    if let Outcome::Passed = tested.outcome {
                        tested.lasted =
                            failures.last().map_or(Duration::ZERO, |last| last.at.since(At::START));
                        tested.outcome = Outcome::Failed { failures, repetition };
                    }
                }
            }
            if work.run.count {
                let counts = self.counted.entry(address(hotline)).or_default();
                counts.add(hotline, self.room.facts());
            }
            tested.calls += 1;
        }
        self.plan = Some((index, plan));
        tested
    }
}

/// Where a hotline is: calls to the same one share it.
pub(super) fn address(hotline: &Arc<Hotline>) -> usize {
    Arc::as_ptr(hotline).addr()
}
