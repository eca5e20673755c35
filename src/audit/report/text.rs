//! A report for people: the findings as all complaints are told, what is allowed, and what that comes to. With
//! nothing drawn, for those who listen.

use std::io;

use super::{NO_CLAIM, Report};
use crate::diagnostic::{printable, text, words};

pub(super) fn write(report: &Report, width: Option<usize>, out: &mut dyn io::Write) -> io::Result<()> {
    let faults = report.faults();
    if !faults.is_empty() {
        match width {
            Some(width) => text::write(&faults, width, out)?,
            None => words::write(&faults, out)?,
        }
        writeln!(out)?;
    }
    for own in &report.allowed {
        let start = own.place.start();
        writeln!(
            out,
            "allowed: {} ({}), because: {} ({}, line {})",
            own.finding.code.name,
            printable(&own.finding.message),
            printable(&own.reason),
            printable(own.place.source.name()),
            start.line
        )?;
    }
    writeln!(out, "judged: {}", report.judged())?;
    writeln!(out, "explored: {}", report.explored())?;
    writeln!(out, "found: {}", report.count())?;
    let findings = if report.allowed.len() == 1 { "finding" } else { "findings" };
    let allowances = if report.allowances == 1 { "allowance" } else { "allowances" };
    writeln!(out, "allowed: {} {findings}, by {} {allowances}", report.allowed.len(), report.allowances)?;
    if let Some(known) = report.known() {
        writeln!(out, "known: {known}")?;
    }
    writeln!(out, "{NO_CLAIM}")
}
