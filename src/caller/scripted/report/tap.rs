//! Results as Test Anything Protocol, version 14 (testanything.org): a line for each test, with a block of YAML
//! under those that failed.

use std::io;

use super::entry::{Entry, State};
use crate::diagnostic::printable;

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "TAP version 14\n1..{}", entries.len())?;
    for (number, entry) in (1..).zip(entries) {
        let (ok, directive) = match entry.state {
            State::Passed => ("ok", ""),
            State::Failed | State::Broken => ("not ok", ""),
            State::NotRun => ("ok", " # SKIP the run was stopped before it"),
        };
        let name = escaped(&format!("{} {}", entry.file, entry.name()));
        writeln!(out, "{ok} {number} - {name}{directive}")?;
        if entry.findings.is_empty() {
            continue;
        }
        writeln!(out, "  ---")?;
        for finding in &entry.findings {
            writeln!(out, "  - code: {}", finding.code)?;
            writeln!(out, "    message: {}", yaml(&finding.message))?;
            if let Some(place) = &finding.place {
                let start = place.start();
                writeln!(
                    out,
                    "    file: {}\n    line: {}\n    column: {}",
                    yaml(place.source.name()),
                    start.line,
                    start.column
                )?;
            }
            if !finding.label.is_empty() {
                writeln!(out, "    there: {}", yaml(&finding.label))?;
            }
            if let Some(help) = &finding.help {
                writeln!(out, "    help: {}", yaml(help))?;
            }
            if let Some(heard) = finding.heard.filter(|heard| !heard.is_empty()) {
                writeln!(out, "    heard:")?;
                for line in heard {
                    writeln!(out, "      - {}", yaml(line))?;
                }
            }
        }
        writeln!(out, "  ...")?;
    }
    Ok(())
}

/// In a description, `#` would begin a directive and a backslash an escape.
fn escaped(name: &str) -> String {
    printable(name).replace('\\', "\\\\").replace('#', "\\#")
}

/// A string of YAML in double quotes, which are those of JSON.
fn yaml(text: &str) -> String {
    let mut quoted = Vec::new();
    match crate::diagnostic::json::serialize(&text, &mut quoted) {
        Ok(()) => String::from_utf8_lossy(&quoted).into_owned(),
        Err(_) => "\"\"".to_owned(),
    }
}
