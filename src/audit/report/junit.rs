//! A report as JUnit XML: a suite for the hotline, a case for each rule. A rule that the profile does not ask is
//! skipped and says so; findings that are allowed are in the output of their case.

use std::io;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::Report;
use crate::audit::{Finding, faults, rules};
use crate::diagnostic::Severity;

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut all = quick_junit::Report::new("reachline audit");
    let mut suite = TestSuite::new(format!("{} ({})", report.hotline, report.profile.name));
    for rule in rules::ALL {
        suite.add_test_case(case(report, rule.code().name, report.profile.judges(rule.code().name)));
    }
    for code in faults::ALL.iter().filter(|code| report.findings.iter().any(|own| own.code.name == code.name))
    {
        suite.add_test_case(case(report, code.name, true));
    }
    all.add_test_suite(suite);
    let text = all.to_string().map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

fn case(report: &Report, name: &str, asked: bool) -> TestCase {
    let own: Vec<&Finding> = report.findings.iter().filter(|own| own.code.name == name).collect();
    let worst = own.iter().map(|own| own.severity).max();
    let status = match worst {
        _ if !asked => TestCaseStatus::skipped(),
        Some(Severity::Error | Severity::Warning) => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Some(Severity::Note) | None => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(name, status);
    case.set_classname(&*report.hotline);
    let told: Vec<String> = own.iter().map(|own| told(own)).collect();
    if !asked {
        case.status.set_message(format!("the profile {} does not ask it", report.profile.name));
    } else if let (Some(first), Some(Severity::Error | Severity::Warning)) = (own.first(), worst) {
        case.status
            .set_type(first.severity.word())
            .set_message(first.message.as_str())
            .set_description(told.join("\n"));
    } else if !told.is_empty() {
        case.set_system_out(told.join("\n"));
    }
    let allowed: Vec<String> = (report.allowed.iter().filter(|own| own.finding.code.name == name))
        .map(|own| format!("allowed: {}, because: {}", told_shortly(&own.finding), own.reason))
        .collect();
    if !allowed.is_empty() {
        case.set_system_out(told.into_iter().chain(allowed).collect::<Vec<_>>().join("\n"));
    }
    case
}

fn told(finding: &Finding) -> String {
    let mut said = told_shortly(finding);
    if let Some(figure) = &finding.figure {
        said = format!("{said}; figure: {}", figure.words());
    }
    if let Some(heard) = &finding.heard {
        said = format!("{said}; callers hear: {heard}");
    }
    format!("{said}; affects: {}; fix: {}", finding.affected(), finding.fix)
}

fn told_shortly(finding: &Finding) -> String {
    let start = finding.place.start();
    format!(
        "{}: {} ({}, line {}, column {})",
        finding.severity.word(),
        finding.message,
        finding.place.source.name(),
        start.line,
        start.column
    )
}
