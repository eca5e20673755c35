//! Results as JSON Lines: an object for each test, and one for each file that holds none because something is
//! wrong with it; last an object `summary`.
//!
//! Keys of a test: `file`, `row` (a number, or `null`), `name`, `title`, `outcome` (`passed`, `failed`, `broken`,
//! `not-run`), `calls`, `failed_calls`, `call_seconds` (how long a call lasted in its own time), and `findings`: a
//! list of `code, message, label, help, line, column, step, at_seconds, heard`. Absent values are `null`.

use std::io;

use serde::Serialize;

use super::Report;
use super::entry::{Entry, Finding};
use crate::diagnostic::json::serialize;

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    row: Option<usize>,
    name: String,
    title: Option<&'a str>,
    outcome: &'static str,
    calls: u64,
    failed_calls: u64,
    call_seconds: f64,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    step: Option<&'a str>,
    at_seconds: Option<f64>,
    heard: Option<&'a [String]>,
}

#[derive(Serialize)]
struct Last {
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    passed: usize,
    failed: usize,
    broken: usize,
    not_run: usize,
    unreadable: usize,
    calls: u64,
    stopped: bool,
}

pub(super) fn write(entries: &[Entry<'_>], report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for entry in entries {
        let line = Line {
            file: &entry.file,
            row: entry.row.map(|(number, _)| number),
            name: entry.name(),
            title: entry.title,
            outcome: entry.state.name(),
            calls: entry.calls,
            failed_calls: entry.failed_calls,
            call_seconds: entry.seconds,
            findings: entry.findings.iter().map(found).collect(),
        };
        serialize(&line, out)?;
        writeln!(out)?;
    }
    let tally = report.results.tally();
    let faulty = report.suite.files.iter().filter(|file| !file.faults.is_empty()).count();
    let summary = Summary {
        passed: tally.passed,
        failed: tally.failed,
        broken: tally.misfits + faulty,
        not_run: tally.not_run,
        unreadable: report.suite.unreadable.len(),
        calls: tally.calls,
        stopped: report.results.stopped,
    };
    serialize(&Last { summary }, out)?;
    writeln!(out)
}

fn found<'a>(finding: &'a Finding<'_>) -> Found<'a> {
    let start = finding.place.as_ref().map(crate::diagnostic::Place::start);
    Found {
        code: finding.code,
        message: &finding.message,
        label: (!finding.label.is_empty()).then_some(finding.label.as_str()),
        help: finding.help.as_deref(),
        line: start.map(|start| start.line),
        column: start.map(|start| start.column),
        step: finding.step,
        at_seconds: finding.at,
        heard: finding.heard,
    }
}
