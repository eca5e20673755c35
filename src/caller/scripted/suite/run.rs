//! Makes the calls on as many cores as were asked for. Each core takes the next piece of work when it is done with
//! the one before; the results do not depend on which core did what.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::contained::contained;
use super::files::{Suite, Test};
use super::results::{Outcome, Results, Tested};
use crate::caller::scripted::attempt::{GoOn, Room, attempt};
use crate::caller::scripted::coverage::{Counts, Coverage};
use crate::caller::scripted::failure::Failure;
use crate::caller::scripted::listener::Listener;
use crate::caller::scripted::plan::Plan;
use crate::script::Hotline;

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// How many times each call is made, at least once.
    pub repeat: u64,
    /// On how many cores; as many as there are without.
    pub jobs: Option<usize>,
    /// Whether nothing is begun after the first failure.
    pub fail_fast: bool,
    /// Whether a call goes on after a failure.
    pub go_on: GoOn,
    /// Whether it is counted what of the hotlines is used.
    pub count: bool,
    /// What others can see of the run, and how they stop it.
    pub progress: &'a Progress,
}

/// How far a run is, for who watches it from another thread.
#[derive(Debug, Default)]
pub struct Progress {
    /// Calls made so far.
    pub calls: AtomicU64,
    /// Tests that failed so far.
    pub failed: AtomicUsize,
    /// Set by whoever wants the run to stop.
    pub stop: AtomicBool,
}

/// Calls are counted after so many, and a wish to stop is noticed.
const PIECE: u64 = 2_000;

/// Tests that are not repeated are taken so many at a time.
const HANDFUL: usize = 16;

impl Run<'_> {
    /// Makes the calls of the tests.
    ///
    /// # Errors
    /// When the system gives no threads to work with.
    pub fn run(&self, suite: &Suite, tests: &[Test]) -> Result<Results, rayon::ThreadPoolBuildError> {
        self.run_with(suite, tests, attempt)
    }

    /// The same, with each call made in this way.
    fn run_with(
        &self,
        suite: &Suite,
        tests: &[Test],
        attempt: Attempt,
    ) -> Result<Results, rayon::ThreadPoolBuildError> {
        let begun = Instant::now();
        let jobs = self.jobs.unwrap_or(0);
        let work = Work {
            run: self,
            suite,
            tests,
            attempt,
            pieces: self.repeat.max(1).div_ceil(PIECE),
            next: AtomicU64::new(0),
        };
        let done = if jobs == 1 {
            vec![work.all()]
        } else {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
            pool.broadcast(|_| work.all())
        };
        let (done, counted): (Vec<_>, Vec<_>) = done.into_iter().unzip();
        Ok(Results {
            tested: in_order(tests, done),
            coverage: if self.count { coverage(suite, tests, &counted) } else { Vec::new() },
            stopped: self.progress.stop.load(Ordering::Relaxed),
            took: begun.elapsed(),
        })
    }
}

/// How a call is made.
type Attempt = fn(&Plan, &mut Listener, &mut Room, GoOn) -> Result<Duration, Vec<Failure>>;

/// What is to be done, and how far it is given out.
struct Work<'a> {
    run: &'a Run<'a>,
    suite: &'a Suite,
    tests: &'a [Test],
    attempt: Attempt,
    /// Each test's repetitions are cut into so many pieces.
    pieces: u64,
    next: AtomicU64,
}

impl Work<'_> {
    /// Works until nothing is left, or somebody wants it to stop.
    fn all(&self) -> (Vec<(usize, Tested)>, Counted) {
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

/// What was used of each hotline, by its address.
type Counted = HashMap<usize, Counts>;

/// Where a hotline is: calls to the same one share it.
fn address(hotline: &Arc<Hotline>) -> usize {
    Arc::as_ptr(hotline).addr()
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
        let mut tested =
            Tested { test, outcome: Outcome::NotRun, calls: 0, failed: 0, lasted: Duration::ZERO };
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
                    let failure = Failure::of_the_program(self.room.reached, failed);
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
                        tested.lasted = failures
                            .last()
                            .map_or(Duration::ZERO, |last| last.at.since(crate::clock::At::START));
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

impl Tested {
    /// Adds another piece of the same test; the earlier failure is the one that is told.
    fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.failed += other.failed;
        let earlier = match (&self.outcome, &other.outcome) {
            (Outcome::Failed { repetition: own, .. }, Outcome::Failed { repetition, .. }) => repetition < own,
            (Outcome::Passed | Outcome::NotRun, Outcome::Failed { .. } | Outcome::Misfit(_)) => true,
            (Outcome::NotRun, Outcome::Passed) => true,
            _ => false,
        };
        if earlier {
            self.outcome = other.outcome;
            self.lasted = other.lasted;
        }
    }
}

/// What was used of each hotline that the tests are to, on all cores together.
fn coverage(suite: &Suite, tests: &[Test], counted: &[Counted]) -> Vec<Coverage> {
    let (mut seen, mut all) = (HashSet::new(), Vec::new());
    for test in tests {
        let answer = &suite.file(*test).answer;
        let Some(hotline) = answer.hotline.as_ref().filter(|hotline| seen.insert(address(hotline))) else {
            continue;
        };
        let mut counts = Counts::default();
        counted.iter().filter_map(|own| own.get(&address(hotline))).for_each(|own| counts.merge(own));
        all.extend(Coverage::of(answer, &counts));
    }
    all
}

/// Puts the work of all cores in the order of the tests; what nobody did was not run.
fn in_order(tests: &[Test], done: Vec<Vec<(usize, Tested)>>) -> Vec<Tested> {
    let not_run = |test: &Test| Tested {
        test: *test,
        outcome: Outcome::NotRun,
        calls: 0,
        failed: 0,
        lasted: Duration::ZERO,
    };
    let mut all: Vec<Tested> = tests.iter().map(not_run).collect();
    for (index, tested) in done.into_iter().flatten() {
        all[index].add(tested);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::scripted::suite::{Choice, find};
    use crate::diagnostic::text;
    use crate::script::starter;

    /// A program that fails in calls in which something is pressed.
    fn failing(
        plan: &Plan,
        listener: &mut Listener,
        room: &mut Room,
        go_on: GoOn,
    ) -> Result<Duration, Vec<Failure>> {
        let made = attempt(plan, listener, room, go_on);
        assert!(room.reached == 0, "nothing can be {}", "pressed");
        made
    }

    #[test]
    fn a_call_in_which_the_program_fails_is_a_failure_of_that_call_alone() {
        let folder = tempfile::tempdir().unwrap();
        starter::write("one", folder.path()).unwrap();
        let scripts = folder.path().join("scripts");
        std::fs::remove_file(scripts.join("one.call")).unwrap();
        for (name, text) in [
            ("a.call", "hotline one.toml\nhear {any}\n"),
            ("b.call", "hotline one.toml\nhear {any}\npress 1\n"),
            ("c.call", "hotline one.toml\nhear {any}\n"),
        ] {
            std::fs::write(scripts.join(name), text).unwrap();
        }
        let suite = Suite::read(&find(&[scripts]).unwrap());
        let tests = suite.tests(&Choice::default());
        for jobs in [1, 2] {
            let progress = Progress::default();
            let run = Run {
                repeat: 3,
                jobs: Some(jobs),
                fail_fast: false,
                go_on: GoOn::No,
                count: true,
                progress: &progress,
            };
            let results = run.run_with(&suite, &tests, failing).unwrap();
            let tally = results.tally();
            assert_eq!((tally.passed, tally.failed, tally.not_run), (2, 1, 0));
            let causes = results.causes(&suite);
            let told: crate::diagnostic::Faults = causes.iter().map(|cause| cause.told.clone()).collect();
            let mut words = Vec::new();
            text::write(&told, text::WIDTH, &mut words).unwrap();
            let words = String::from_utf8(words).unwrap();
            assert!(words.contains("error[program-failed]: the program failed in this call"), "{words}");
            assert!(words.contains("b.call:3:1"), "{words}");
            assert!(words.contains("`nothing can be pressed, at src"), "{words}");
            assert!(words.contains("send this call with its script and prompts"), "{words}");
        }
    }
}
