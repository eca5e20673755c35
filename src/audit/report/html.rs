//! A report as a page in one file: headings, a section for each finding, a table of all rules. Needs no script,
//! follows the reader's colours, and says everything in words.

use std::io;

use super::{NO_CLAIM, Report};
use crate::audit::{Finding, rules};
use crate::diagnostic::page::title as title_of;
use crate::page::{self, Head, Table, Text};

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let title = format!("Audit of {}", report.hotline);
    Head { language: "en", title: &title, skip: None }.begin(out, |_| Ok(()))?;
    writeln!(out, "<h1>{}</h1>", Text(&title))?;
    let profile = &report.profile;
    writeln!(
        out,
        "<p>{} was judged by the {} rules of the profile {}: {}.</p>",
        Text(&report.file),
        profile.count(),
        Text(&profile.name),
        Text(&profile.about)
    )?;
    writeln!(out, "<p>Explored: {}.</p>", Text(report.explored()))?;
    writeln!(out, "<p>Found: {}. Allowed: {}.</p>", Text(&report.count()), report.allowed.len())?;
    if let Some(known) = report.known() {
        writeln!(out, "<p>{}.</p>", Text(&known))?;
    }
    writeln!(out, "<p>{NO_CLAIM}</p>")?;
    writeln!(out, "<h2>What was found</h2>")?;
    if report.findings.is_empty() {
        writeln!(out, "<p>Nothing.</p>")?;
    }
    for (number, finding) in report.findings.iter().enumerate() {
        write_finding(finding, &format!("f{number}"), None, out)?;
    }
    writeln!(out, "<h2>What is allowed</h2>")?;
    if report.allowed.is_empty() {
        writeln!(out, "<p>Nothing.</p>")?;
    }
    for (number, own) in report.allowed.iter().enumerate() {
        write_finding(&own.finding, &format!("a{number}"), Some(&own.reason), out)?;
    }
    write_rules(report, out)?;
    page::end(out)
}

fn write_finding(
    finding: &Finding,
    id: &str,
    reason: Option<&str>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let start = finding.place.start();
    let line = finding.place.source.text()[finding.place.source.line_span(start.line)].trim();
    writeln!(out, "<section aria-labelledby=\"{id}\">")?;
    writeln!(out, "<h3 id=\"{id}\">{}: {}</h3>", finding.severity.word(), Text(&finding.message))?;
    writeln!(out, "<dl>")?;
    let place =
        format!("{}, line {}, column {}: {line}", finding.place.source.name(), start.line, start.column);
    let rows = [
        ("Why it is allowed", reason.map(str::to_owned)),
        ("Rule", Some(format!("{}, {}", finding.code.name, title_of(finding.code.page)))),
        ("Place", Some(place)),
        ("Callers hear", finding.heard.clone()),
        ("Figure", finding.figure.map(|figure| figure.words())),
        ("Affects", (!finding.affects.is_empty()).then(|| finding.affected())),
        ("What to do", Some(finding.fix.clone())),
    ];
    for (term, words) in rows {
        if let Some(words) = words {
            writeln!(out, "<dt>{term}</dt><dd>{}</dd>", Text(&words))?;
        }
    }
    writeln!(out, "</dl>\n</section>")
}

fn write_rules(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "<h2>Rules</h2>")?;
    let columns = ["Rule", "Asked", "Findings", "Source"];
    let mut table = Table::new("Every rule, what the profile asks, and who says so", &columns);
    for rule in rules::ALL {
        let name = rule.code().name;
        let Some(setting) = report.profile.setting(name) else { continue };
        let count = report.findings.iter().filter(|own| own.code.name == name).count();
        table.row(name).words(setting.words(rule.asks().unit())).number(count).words(&*setting.source);
    }
    table.write(out)
}
