//! One line of a report that other programs read: a test, or a file that holds none because something is wrong
//! with it.

use super::Report;
use crate::caller::scripted::suite::{Outcome, Tested};
use crate::diagnostic::{Diagnostic, Place};

/// What is told of a test or a file.
pub(super) struct Entry<'a> {
    /// The file.
    pub(super) file: String,
    /// The row, where there are rows, and its text.
    pub(super) row: Option<(usize, &'a str)>,
    /// What the file says it tests.
    pub(super) title: Option<&'a str>,
    pub(super) state: State,
    pub(super) calls: u64,
    pub(super) failed_calls: u64,
    /// How long a call lasted, in seconds of its own time.
    pub(super) seconds: f64,
    pub(super) findings: Vec<Finding<'a>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Passed,
    Failed,
    /// The call could not be made: it has faults, its hotline has, or the two do not fit.
    Broken,
    NotRun,
}

impl State {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Broken => "broken",
            Self::NotRun => "not-run",
        }
    }
}

/// Something that was not as expected, or is wrong with a file.
pub(super) struct Finding<'a> {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) place: Option<Place>,
    /// Everything heard since the last act, where a call was made.
    pub(super) heard: Option<&'a [String]>,
    pub(super) step: Option<&'a str>,
    /// When in the call, in seconds.
    pub(super) at: Option<f64>,
}

impl Entry<'_> {
    /// The row's name, or that there is but one call.
    pub(super) fn name(&self) -> String {
        match self.row {
            Some((number, text)) => format!("row {number}: {text}"),
            None => self.title.unwrap_or("call").to_owned(),
        }
    }
}

impl Finding<'_> {
    fn of(told: Diagnostic) -> Self {
        Self {
            code: told.code.name,
            message: told.message,
            label: told.label,
            help: told.help,
            place: Some(told.place),
            heard: None,
            step: None,
            at: None,
        }
    }

    /// It in one paragraph of plain words, a line for each part.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{}: {}", self.code, self.message)];
        if let Some(place) = &self.place {
            let start = place.start();
            lines.push(format!("at: {}, line {}, column {}", place.source.name(), start.line, start.column));
            let line = &place.source.text()[place.source.line_span(start.line)];
            lines.push(format!("the line: {}", line.trim()));
        }
        if !self.label.is_empty() {
            lines.push(format!("what is there: {}", self.label));
        }
        lines.extend(self.help.iter().map(|help| format!("help: {help}")));
        lines.extend(self.heard.unwrap_or_default().iter().map(|line| format!("heard: {line}")));
        lines
    }
}

/// All that is told, in order: files that cannot be read, then each file with its faults or its tests.
pub(super) fn entries<'a>(report: &Report<'a>) -> Vec<Entry<'a>> {
    let suite = report.suite;
    let blank = |file: String, title| Entry {
        file,
        row: None,
        title,
        state: State::Broken,
        calls: 0,
        failed_calls: 0,
        seconds: 0.0,
        findings: Vec::new(),
    };
    let mut all = Vec::new();
    for (path, error) in &suite.unreadable {
        let mut entry = blank(path.to_string_lossy().into_owned(), None);
        entry.findings.push(Finding {
            code: "unreadable",
            message: error.to_string(),
            label: String::new(),
            help: None,
            place: None,
            heard: None,
            step: None,
            at: None,
        });
        all.push(entry);
    }
    let mut tested = report.results.tested.iter().peekable();
    for (index, file) in suite.files.iter().enumerate() {
        let path = file.path.to_string_lossy().into_owned();
        if !file.faults.is_empty() {
            let mut entry = blank(path.clone(), file.file.title());
            entry.findings.extend(file.faults.iter().cloned().map(Finding::of));
            all.push(entry);
        }
        while let Some(tested) = tested.next_if(|tested| tested.test.file == index) {
            all.push(entry_of(report, tested, blank(path.clone(), file.file.title())));
        }
    }
    all
}

fn entry_of<'a>(report: &Report<'a>, tested: &'a Tested, mut entry: Entry<'a>) -> Entry<'a> {
    let suite = report.suite;
    let (file, call) = (suite.file(tested.test), suite.call(tested.test));
    entry.row = call.row.as_ref().map(|row| (row.number, file.file.row_text(row)));
    entry.calls = tested.calls;
    entry.failed_calls = tested.failed;
    entry.seconds = tested.lasted.as_secs_f64();
    match &tested.outcome {
        Outcome::Passed => entry.state = State::Passed,
        Outcome::NotRun => entry.state = State::NotRun,
        Outcome::Misfit(faults) => entry.findings.extend(faults.iter().cloned().map(Finding::of)),
        Outcome::Failed { failures, .. } => {
            entry.state = State::Failed;
            let Some(hotline) = &file.answer.hotline else { return entry };
            for failure in failures {
                let mut finding = Finding::of(failure.diagnostic(&file.file, call, hotline));
                finding.heard = Some(&failure.heard);
                finding.step = failure.step.map(|step| &*hotline.step(step).name);
                finding.at = Some(failure.at.since(crate::clock::At::START).as_secs_f64());
                entry.findings.push(finding);
            }
        }
    }
    entry
}
