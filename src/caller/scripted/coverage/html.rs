//! Coverage as a page in one file: for each hotline a table of what was used, a list of what was not, and the script
//! line by line beside its counts. Nothing is said by colour alone.

use std::collections::BTreeMap;
use std::io;

use super::{Coverage, Item, Kind};
use crate::page::{self, Head, Table, Text};

pub(super) fn write(all: &[Coverage], out: &mut dyn io::Write) -> io::Result<()> {
    Head { language: "en", title: "Coverage of test calls", skip: None }.begin(out, |_| Ok(()))?;
    writeln!(out, "<h1>Coverage of test calls</h1>")?;
    if all.is_empty() {
        writeln!(out, "<p>No call was made.</p>")?;
    }
    for (number, coverage) in all.iter().enumerate() {
        hotline(number, coverage, out)?;
    }
    page::end(out)
}

fn hotline(number: usize, coverage: &Coverage, out: &mut dyn io::Write) -> io::Result<()> {
    let name = Text(coverage.name());
    let summary = coverage.summary();
    writeln!(out, "<section aria-labelledby=\"h{number}\">\n<h2 id=\"h{number}\">{name}</h2>")?;
    writeln!(out, "<p>{summary} covered.</p>")?;
    let caption = format!("How much of each kind was used of {}", coverage.name());
    let mut table = Table::new(caption, &["Kind", "Used", "Of"]);
    for kind in Kind::ALL {
        if let (used, of @ 1..) = coverage.tally(Some(kind)) {
            table.row(kind.name()).number(used).number(of);
        }
    }
    table.write(out)?;
    let unused: Vec<Item> = coverage.unused().collect();
    if !unused.is_empty() {
        writeln!(out, "<h3>Not covered</h3>\n<ul>")?;
        for item in unused {
            let line = coverage.line(item);
            let words = item.words(&coverage.hotline);
            writeln!(out, "<li><a href=\"#h{number}l{line}\">Line {line}</a>: {}</li>", Text(&words))?;
        }
        writeln!(out, "</ul>")?;
    }
    script(number, coverage, out)?;
    writeln!(out, "</section>")
}

/// The script, a row for each line.
fn script(number: usize, coverage: &Coverage, out: &mut dyn io::Write) -> io::Result<()> {
    let mut lines: BTreeMap<usize, Vec<(Item, u64)>> = BTreeMap::new();
    for (item, count) in &coverage.items {
        lines.entry(coverage.line(*item)).or_default().push((*item, *count));
    }
    writeln!(out, "<h3>The script</h3>")?;
    let caption = format!("Each line of {} and how often what it says was used", coverage.name());
    let mut table = Table::new(caption, &["Line", "Script", "Used"]);
    for (line, text) in (1..).zip(coverage.hotline.source().text().lines()) {
        let used = lines.get(&line).into_iter().flatten().map(|(item, count)| {
            let words = item.words(&coverage.hotline);
            let words = Text(&words);
            match count {
                0 => format!("<strong>not covered: {words}</strong>"),
                1 => format!("once: {words}"),
                _ => format!("{count} times: {words}"),
            }
        });
        let used = used.collect::<Vec<_>>().join("<br>");
        let code = format!("<code id=\"h{number}l{line}\">{}</code>", Text(text));
        table.row(line.to_string()).markup(code).markup(used);
    }
    table.write(out)
}
