//! Results as a page in one file: headings, one table with a caption, failures in words below it. Needs no script,
//! follows the reader's colours, and says in words what it also shows by colour.

use std::io;

use super::Report;
use super::entry::{Entry, Finding, State};
use crate::page::{self, Head, Table, Text};

pub(super) fn write(entries: &[Entry<'_>], report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let summary = report.summary();
    let title = format!("Test calls: {summary}");
    Head { language: "en", title: &title, skip: None }.begin(out, |_| Ok(()))?;
    writeln!(out, "<h1>Test calls</h1>\n<p>{}.</p>", Text(&summary))?;
    if report.results.stopped {
        writeln!(out, "<p>The run was stopped before its end.</p>")?;
    }
    let bad: Vec<(usize, &Entry<'_>)> =
        entries.iter().enumerate().filter(|(_, entry)| !entry.findings.is_empty()).collect();
    if !bad.is_empty() {
        writeln!(out, "<h2>What was not as expected</h2>")?;
    }
    for (number, entry) in &bad {
        writeln!(out, "<section aria-labelledby=\"t{number}\">")?;
        writeln!(out, "<h3 id=\"t{number}\">{}, {}</h3>", Text(&entry.file), Text(&entry.name()))?;
        for finding in &entry.findings {
            write_finding(finding, out)?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "<h2>All tests</h2>")?;
    let columns = ["File", "Call", "Outcome", "Seconds of the call"];
    let mut table = Table::new("Every test call in the order of the files", &columns);
    for (number, entry) in entries.iter().enumerate() {
        let outcome = outcome(entry.state);
        let row = table.row(&entry.file).words(entry.name());
        if entry.findings.is_empty() {
            row.words(outcome);
        } else {
            row.markup(format!("<a href=\"#t{number}\">{outcome}</a>"));
        }
        row.number(format!("{:.1}", entry.seconds));
    }
    table.write(out)?;
    page::end(out)
}

fn outcome(state: State) -> &'static str {
    match state {
        State::Passed => "passed",
        State::Failed => "failed",
        State::Broken => "could not be made",
        State::NotRun => "not run",
    }
}

fn write_finding(finding: &Finding<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "<p><strong>{}</strong></p>", Text(&finding.message))?;
    if let Some(place) = &finding.place {
        let start = place.start();
        let line = &place.source.text()[place.source.line_span(start.line)];
        writeln!(
            out,
            "<p>{}, line {}, column {}:</p>\n<pre>{}</pre>",
            Text(place.source.name()),
            start.line,
            start.column,
            Text(line.trim())
        )?;
    }
    for words in
        [Some(&finding.label).filter(|label| !label.is_empty()), finding.help.as_ref()].into_iter().flatten()
    {
        writeln!(out, "<p>{}</p>", Text(words))?;
    }
    match finding.heard {
        None => Ok(()),
        Some([]) => writeln!(out, "<p>Nothing was heard.</p>"),
        Some(heard) => {
            writeln!(out, "<p>Heard:</p>\n<ul>")?;
            for line in heard {
                writeln!(out, "<li>{}</li>", Text(line))?;
            }
            writeln!(out, "</ul>")
        }
    }
}
