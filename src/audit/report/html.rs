//! A report as a page in one file: headings, a section for each finding, a table of all rules. Needs no script,
//! follows the reader's colours, and says everything in words.

use std::io;

use super::{NO_CLAIM, Report};
use crate::audit::{Finding, rules};
use crate::diagnostic::{page, printable};

const STYLE: &str = "\
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
dt { font-weight: bold; }
dd { margin-inline-start: 1.5rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; white-space: pre-wrap; }
:focus-visible { outline: .2rem solid; outline-offset: .1rem; }
";

pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let title = escaped(&format!("Audit of {}", report.hotline));
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )?;
    let profile = &report.profile;
    writeln!(
        out,
        "<p>{} was judged by the {} rules of the profile {}: {}.</p>",
        escaped(&report.file),
        profile.count(),
        escaped(&profile.name),
        escaped(&profile.about)
    )?;
    writeln!(out, "<p>Explored: {}.</p>", escaped(report.explored()))?;
    writeln!(out, "<p>Found: {}. Allowed: {}.</p>", escaped(&report.count()), report.allowed.len())?;
    if let Some(known) = report.known() {
        writeln!(out, "<p>{}.</p>", escaped(&known))?;
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
    writeln!(out, "</main>\n</body>\n</html>")
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
    writeln!(out, "<h3 id=\"{id}\">{}: {}</h3>", finding.severity.word(), escaped(&finding.message))?;
    writeln!(out, "<dl>")?;
    let place =
        format!("{}, line {}, column {}: {line}", finding.place.source.name(), start.line, start.column);
    let rows = [
        ("Why it is allowed", reason.map(str::to_owned)),
        ("Rule", Some(format!("{}, {}", finding.code.name, page::title(finding.code.page)))),
        ("Place", Some(place)),
        ("Callers hear", finding.heard.clone()),
        ("Figure", finding.figure.map(|figure| figure.words())),
        ("Affects", (!finding.affects.is_empty()).then(|| finding.affected())),
        ("What to do", Some(finding.fix.clone())),
    ];
    for (term, words) in rows {
        if let Some(words) = words {
            writeln!(out, "<dt>{term}</dt><dd>{}</dd>", escaped(&words))?;
        }
    }
    writeln!(out, "</dl>\n</section>")
}

fn write_rules(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(
        out,
        "<h2>Rules</h2>\n<table>\n<caption>Every rule, what the profile asks, and who says so</caption>\n<thead><tr>\
         <th scope=\"col\">Rule</th><th scope=\"col\">Asked</th><th scope=\"col\">Findings</th>\
         <th scope=\"col\">Source</th></tr></thead>\n<tbody>"
    )?;
    for rule in rules::ALL {
        let name = rule.code().name;
        let Some(setting) = report.profile.setting(name) else { continue };
        let count = report.findings.iter().filter(|own| own.code.name == name).count();
        writeln!(
            out,
            "<tr><th scope=\"row\">{name}</th><td>{}</td><td>{count}</td><td>{}</td></tr>",
            escaped(&setting.words(rule.asks().unit())),
            escaped(&setting.source)
        )?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn escaped(text: &str) -> String {
    html_escape::encode_quoted_attribute(&*printable(text)).into_owned()
}
