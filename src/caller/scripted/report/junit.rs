//! Results as JUnit XML: a suite for each call file, a case for each call. What services show of a failure is its
//! message and its text; both are plain words.

use std::io;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::Report;
use super::entry::{Entry, State};

pub(super) fn write(entries: &[Entry<'_>], report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut all = quick_junit::Report::new("reachline");
    all.set_time(report.results.took);
    let mut next = entries.iter().peekable();
    while let Some(first) = next.peek() {
        let file = first.file.as_str();
        let mut suite = TestSuite::new(file);
        while let Some(entry) = next.next_if(|entry| entry.file == file) {
            suite.add_test_case(case(entry));
        }
        all.add_test_suite(suite);
    }
    let text = all.to_string().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

fn case(entry: &Entry<'_>) -> TestCase {
    let status = match entry.state {
        State::Passed => TestCaseStatus::success(),
        State::Failed => TestCaseStatus::non_success(NonSuccessKind::Failure),
        State::Broken => TestCaseStatus::non_success(NonSuccessKind::Error),
        State::NotRun => TestCaseStatus::skipped(),
    };
    let mut case = TestCase::new(entry.name(), status);
    case.set_classname(entry.file.as_str());
    // Where services put their remark.
    case.extra.insert("file".into(), entry.file.as_str().into());
    if let Some(place) = entry.findings.first().and_then(|finding| finding.place.as_ref()) {
        case.extra.insert("line".into(), place.start().line.to_string().into());
    }
    if let Some(first) = entry.findings.first() {
        let lines: Vec<String> = entry.findings.iter().flat_map(|finding| finding.lines()).collect();
        case.status
            .set_type(first.code)
            .set_message(first.message.as_str())
            .set_description(lines.join("\n"));
    } else if entry.state == State::NotRun {
        case.status.set_message("the run was stopped before it");
    }
    case
}
