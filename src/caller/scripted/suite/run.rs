//! Makes the calls on as many cores as were asked for. Each core takes the next piece of work when it is done with
//! the one before; the results do not depend on which core did what.

mod work;

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use self::work::{Attempt, Counted, Work, address};
use super::files::{Suite, Test};
use super::results::{Results, Tested};
use crate::caller::scripted::attempt::{GoOn, attempt};
use crate::caller::scripted::coverage::{Counts, Coverage};

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
        let work = Work::of(self, suite, tests, attempt);
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

/// Puts the work of all cores in the order of the tests; what nobody did was not run.
fn in_order(tests: &[Test], done: Vec<Vec<(usize, Tested)>>) -> Vec<Tested> {
    let mut all: Vec<Tested> = tests.iter().copied().map(Tested::not_run).collect();
    for (index, tested) in done.into_iter().flatten() {
        all[index].add(tested);
    }
    all
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::caller::scripted::attempt::Room;
    use crate::caller::scripted::failure::Failure;
    use crate::caller::scripted::listener::Listener;
    use crate::caller::scripted::plan::Plan;
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
