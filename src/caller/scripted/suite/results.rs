//! What came of every test, and what the failures have in common.

use std::collections::HashMap;
use std::time::Duration;

use super::files::{Suite, Test};
use crate::caller::scripted::coverage::Coverage;
use crate::caller::scripted::failure::Failure;
use crate::diagnostic::Diagnostic;

/// What came of a test.
#[derive(Debug)]
pub enum Outcome {
    /// Every call was as expected.
    Passed,
    /// A call was not.
    Failed {
        /// What was missed in the first such call.
        failures: Vec<Failure>,
        /// Which repetition that was, counted from one.
        repetition: u64,
    },
    /// The call does not fit its hotline, so it could not be made.
    Misfit(Vec<Diagnostic>),
    /// The run was stopped before it.
    NotRun,
}

/// What came of one test, however often it was repeated.
#[derive(Debug)]
pub struct Tested {
    /// Which.
    pub test: Test,
    /// What came of it.
    pub outcome: Outcome,
    /// How many calls were made.
    pub calls: u64,
    /// How many of them failed.
    pub failed: u64,
    /// How long a call lasted, in its own time: the first that was made.
    pub lasted: Duration,
}

impl Tested {
    /// A test of which no call was made.
    pub(super) fn not_run(test: Test) -> Self {
        Self { test, outcome: Outcome::NotRun, calls: 0, failed: 0, lasted: Duration::ZERO }
    }

    /// Adds another piece of the same test; the earlier failure is the one that is told.
    pub(super) fn add(&mut self, other: Self) {
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

/// Counts of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// Tests that do not fit their hotline.
    pub misfits: usize,
    /// Tests that were not run.
    pub not_run: usize,
    /// Calls that were made.
    pub calls: u64,
}

/// What came of a run.
#[derive(Debug)]
pub struct Results {
    /// Every test that was asked for, in the order of the files.
    pub tested: Vec<Tested>,
    /// What of the hotlines was used, in the order in which they are called; empty unless somebody asked.
    pub coverage: Vec<Coverage>,
    /// Whether somebody stopped it.
    pub stopped: bool,
    /// How long it took.
    pub took: Duration,
}

/// Failures that are told as one: the same kind with the same words at the same step.
#[derive(Debug)]
pub struct Cause<'a> {
    /// The first of them.
    pub first: &'a Tested,
    /// Which of its failures.
    pub failure: &'a Failure,
    /// It in words, at its place.
    pub told: Diagnostic,
    /// The other tests, in order.
    pub others: Vec<Test>,
}

impl Results {
    /// How many passed, failed, and so on.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for tested in &self.tested {
            tally.calls += tested.calls;
            match tested.outcome {
                Outcome::Passed => tally.passed += 1,
                Outcome::Failed { .. } => tally.failed += 1,
                Outcome::Misfit(_) => tally.misfits += 1,
                Outcome::NotRun => tally.not_run += 1,
            }
        }
        tally
    }

    /// The failures, those of one cause together, in the order of the first of each.
    pub fn causes<'a>(&'a self, suite: &Suite) -> Vec<Cause<'a>> {
        let mut causes: Vec<Cause<'a>> = Vec::new();
        let mut known: HashMap<(&str, String, String, usize), usize> = HashMap::new();
        for tested in &self.tested {
            let Outcome::Failed { failures, .. } = &tested.outcome else { continue };
            let file = suite.file(tested.test);
            let Some(hotline) = &file.answer.hotline else { continue };
            for failure in failures {
                let told = failure.diagnostic(&file.file, suite.call(tested.test), hotline);
                let step = failure.step.map_or(usize::MAX, |step| step.index());
                let key = (told.code.name, told.message.clone(), told.label.clone(), step);
                match known.get(&key) {
                    Some(cause) => {
                        let others = &mut causes[*cause].others;
                        if others.last() != Some(&tested.test) && causes[*cause].first.test != tested.test {
                            causes[*cause].others.push(tested.test);
                        }
                    }
                    None => {
                        known.insert(key, causes.len());
                        causes.push(Cause { first: tested, failure, told, others: Vec::new() });
                    }
                }
            }
        }
        causes
    }

    /// Everything in which calls do not fit their hotlines.
    pub fn misfits(&self) -> impl Iterator<Item = &Diagnostic> {
        self.tested.iter().flat_map(|tested| match &tested.outcome {
            Outcome::Misfit(faults) => faults.as_slice(),
            Outcome::Passed | Outcome::Failed { .. } | Outcome::NotRun => &[],
        })
    }
}
