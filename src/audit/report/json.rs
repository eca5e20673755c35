//! A report as one JSON document, for programs.
//!
//! Keys: `hotline`, `file`, `profile`, `rules` (how many were asked), `explored`, `errors`, `warnings`, `notes`, `findings`,
//! `allowed` (findings, each with `reason` and where it is said), `allowances`, `known` (how many a baseline knew;
//! `null` without one), `claim`. A finding: `rule`, `severity`, `step`, `about`, `language`, `message`, `heard`, `figure`,
//! `limit`, `limit_is` (`least` or `most`), `unit`, `affects`, `fix`, `repairable`, `file`, `line`, `column`.

use std::io;

use serde::Serialize;

use super::{NO_CLAIM, Report};
use crate::audit::allow::Allowed;
use crate::audit::{Finding, Unit};
use crate::diagnostic::{Place, Severity, json};

#[derive(Serialize)]
struct Document<'a> {
    hotline: &'a str,
    file: &'a str,
    profile: &'a str,
    rules: usize,
    explored: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    findings: Vec<Row<'a>>,
    allowed: Vec<Excused<'a>>,
    allowances: usize,
    known: Option<usize>,
    claim: &'static str,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'static str,
    severity: &'static str,
    step: Option<&'a str>,
    about: Option<&'a str>,
    language: Option<&'static str>,
    message: &'a str,
    heard: Option<&'a str>,
    figure: Option<f64>,
    limit: Option<f64>,
    limit_is: Option<&'static str>,
    unit: Option<&'static str>,
    affects: Vec<&'static str>,
    fix: &'a str,
    repairable: bool,
    #[serde(flatten)]
    at: At<'a>,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Excused<'a> {
    #[serde(flatten)]
    finding: Row<'a>,
    reason: &'a str,
    said_in: &'a str,
    said_in_line: usize,
}

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let faults = report.faults();
    let document = Document {
        hotline: &report.hotline,
        file: &report.file,
        profile: &report.profile.name,
        rules: report.profile.count(),
        explored: report.explored,
        errors: faults.errors(),
        warnings: faults.warnings(),
        notes: faults.number(Severity::Note),
        findings: report.findings.iter().map(Row::of).collect(),
        allowed: report.allowed.iter().map(Excused::of).collect(),
        allowances: report.allowances,
        known: report.known,
        claim: NO_CLAIM,
    };
    json::serialize(&document, out)?;
    writeln!(out)
}

impl<'a> Row<'a> {
    fn of(finding: &'a Finding) -> Self {
        let figure = finding.figure;
        Self {
            rule: finding.code.name,
            severity: finding.severity.word(),
            step: finding.step.as_deref(),
            about: finding.about.as_deref(),
            language: finding.language,
            message: &finding.message,
            heard: finding.heard.as_deref(),
            figure: figure.map(|figure| figure.found),
            limit: figure.map(|figure| figure.limit),
            limit_is: figure.map(|figure| if figure.at_least { "least" } else { "most" }),
            unit: figure.map(|figure| unit(figure.unit)),
            affects: finding.affects.iter().map(|group| group.words()).collect(),
            fix: &finding.fix,
            repairable: finding.mend.is_some(),
            at: At::of(&finding.place),
        }
    }
}

impl<'a> At<'a> {
    fn of(place: &'a Place) -> Self {
        let start = place.start();
        Self { file: place.source.name(), line: start.line, column: start.column }
    }
}

impl<'a> Excused<'a> {
    fn of(own: &'a Allowed) -> Self {
        Self {
            finding: Row::of(&own.finding),
            reason: &own.reason,
            said_in: own.place.source.name(),
            said_in_line: own.place.start().line,
        }
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Time => "seconds",
        Unit::Count => "count",
        Unit::Words => "words",
        Unit::Percent => "percent",
        Unit::Grade => "grade",
        Unit::PerMinute => "per minute",
    }
}
