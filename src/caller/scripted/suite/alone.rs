//! Single tests, for test harnesses that run a folder of calls with each call as a test of its own.

use super::files::{Suite, Test};
use super::results::Outcome;
use super::run::{Progress, Run};
use crate::caller::scripted::attempt::GoOn;
use crate::caller::scripted::report::{Form, Report};
use crate::diagnostic::{Faults, text};

impl Suite {
    /// Makes one call.
    ///
    /// # Errors
    /// What was not as expected, in words.
    pub fn make(&self, test: Test) -> Result<(), String> {
        let progress = Progress::default();
        let run = Run {
            repeat: 1,
            jobs: Some(1),
            fail_fast: false,
            go_on: GoOn::No,
            count: false,
            progress: &progress,
        };
        let results = run.run(self, &[test]).map_err(|error| error.to_string())?;
        if results.tested.iter().all(|tested| matches!(tested.outcome, Outcome::Passed)) {
            return Ok(());
        }
        let mut words = Vec::new();
        let report = Report { suite: self, results: &results, width: text::WIDTH, accessible: false };
        Form::Text.write(&report, &mut words).map_err(|error| error.to_string())?;
        Err(String::from_utf8_lossy(&words).into_owned())
    }

    /// Every file that holds no call because something is wrong with it: its name, and what is wrong.
    pub fn broken(&self) -> Vec<(String, String)> {
        let mut broken: Vec<(String, String)> = Vec::new();
        for (path, error) in &self.unreadable {
            broken.push((path.to_string_lossy().into_owned(), error.to_string()));
        }
        for file in self.files.iter().filter(|file| !file.faults.is_empty()) {
            let faults: Faults = file.faults.iter().cloned().collect();
            let mut words = Vec::new();
            // Writing to memory does not fail.
            let _ = text::write(&faults, text::WIDTH, &mut words);
            broken.push((
                file.path.to_string_lossy().into_owned(),
                String::from_utf8_lossy(&words).into_owned(),
            ));
        }
        broken
    }
}
