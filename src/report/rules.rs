//! What the audit found, a section for each finding, and what the script allows.

use std::io::{self, Write};

use super::words::Words;
use super::{Report, english};
use crate::audit::Finding;
use crate::diagnostic::page;
use crate::page::Text;

pub(super) fn write(report: &Report<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let audit = report.audit;
    if audit.findings.is_empty() {
        writeln!(out, "<p>{}</p>", Text(&words.text("audit-none")))?;
    }
    for finding in &audit.findings {
        write_finding(finding, words, out)?;
    }
    if audit.allowed.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h3>{}</h3>", Text(&words.text("allowances")))?;
    writeln!(out, "<p>{}</p>", Text(&words.text("allowances-about")))?;
    let mut table = words.table("allowances-caption", &["finding-rule", "finding-place", "column-reason"]);
    for own in &audit.allowed {
        table
            .row(own.finding.code.name)
            .markup(english(words, &own.finding.message))
            .markup(english(words, &own.reason));
    }
    table.write(out)
}

fn write_finding(finding: &Finding, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let severity = words.text(finding.severity.word());
    writeln!(out, "<section>\n<h3>{}: {}</h3>\n<dl>", Text(&severity), english(words, &finding.message))?;
    let start = finding.place.start();
    let place = format!("{}, {}:{}", finding.place.source.name(), start.line, start.column);
    let rule = format!("{}: {}", finding.code.name, page::title(finding.code.page));
    let heard = finding.heard.as_deref();
    // What callers hear is in the language of the finding; all else is in the words of the audit.
    let heard = heard.map(|heard| match finding.language {
        Some(language) => format!("<span lang=\"{}\">{}</span>", Text(language), Text(heard)),
        None => Text(heard).to_string(),
    });
    let rows = [
        ("finding-rule", Some(english(words, &rule))),
        ("finding-place", Some(Text(&place).to_string())),
        ("finding-heard", heard),
        ("finding-figure", finding.figure.map(|figure| english(words, &figure.words()))),
        ("finding-affected", Some(english(words, &finding.affected()))),
        ("finding-mend", Some(english(words, &finding.fix))),
    ];
    for (name, says) in rows.into_iter().filter_map(|(name, says)| Some((name, says?))) {
        writeln!(out, "<dt>{}</dt><dd>{says}</dd>", Text(&words.text(name)))?;
    }
    writeln!(out, "</dl>\n</section>")
}
