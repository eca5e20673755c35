//! Results as a page in one file: headings, one table with a caption, failures in words below it. Needs no script,
//! follows the reader's colours, and says in words what it also shows by colour.

use std::io;

use super::Report;
use super::entry::{Entry, Finding, State};
use crate::diagnostic::printable;

pub(in crate::caller::scripted) const STYLE: &str = "\
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
pre { overflow-x: auto; white-space: pre-wrap; border-inline-start: .25rem solid; padding-inline-start: .75rem; }
a { color: LinkText; }
:focus-visible { outline: .2rem solid; outline-offset: .1rem; }
";

pub(super) fn write(entries: &[Entry<'_>], report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let summary = escaped(&report.summary());
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Test calls: {summary}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>Test calls</h1>\n<p>{summary}.</p>\n"
    )?;
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
        writeln!(out, "<h3 id=\"t{number}\">{}, {}</h3>", escaped(&entry.file), escaped(&entry.name()))?;
        for finding in &entry.findings {
            write_finding(finding, out)?;
        }
        writeln!(out, "</section>")?;
    }
    writeln!(
        out,
        "<h2>All tests</h2>\n<table>\n<caption>Every test call in the order of the files</caption>\n<thead><tr>\
         <th scope=\"col\">File</th><th scope=\"col\">Call</th><th scope=\"col\">Outcome</th>\
         <th scope=\"col\">Seconds of the call</th></tr></thead>\n<tbody>"
    )?;
    for (number, entry) in entries.iter().enumerate() {
        let outcome = outcome(entry.state);
        let outcome = if entry.findings.is_empty() {
            outcome.to_owned()
        } else {
            format!("<a href=\"#t{number}\">{outcome}</a>")
        };
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{outcome}</td><td>{:.1}</td></tr>",
            escaped(&entry.file),
            escaped(&entry.name()),
            entry.seconds
        )?;
    }
    writeln!(out, "</tbody>\n</table>\n</main>\n</body>\n</html>")
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
    writeln!(out, "<p><strong>{}</strong></p>", escaped(&finding.message))?;
    if let Some(place) = &finding.place {
        let start = place.start();
        let line = &place.source.text()[place.source.line_span(start.line)];
        writeln!(
            out,
            "<p>{}, line {}, column {}:</p>\n<pre>{}</pre>",
            escaped(place.source.name()),
            start.line,
            start.column,
            escaped(line.trim())
        )?;
    }
    for words in
        [Some(&finding.label).filter(|label| !label.is_empty()), finding.help.as_ref()].into_iter().flatten()
    {
        writeln!(out, "<p>{}</p>", escaped(words))?;
    }
    match finding.heard {
        None => Ok(()),
        Some([]) => writeln!(out, "<p>Nothing was heard.</p>"),
        Some(heard) => {
            writeln!(out, "<p>Heard:</p>\n<ul>")?;
            for line in heard {
                writeln!(out, "<li>{}</li>", escaped(line))?;
            }
            writeln!(out, "</ul>")
        }
    }
}

pub(in crate::caller::scripted) fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
