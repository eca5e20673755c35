//! Coverage as a page in one file: for each hotline a table of what was used, a list of what was not, and the script
//! line by line beside its counts. Nothing is said by colour alone.

use std::collections::BTreeMap;
use std::io;

use super::{Coverage, Item, Kind};
use crate::caller::scripted::report::html::{STYLE, escaped};

pub(super) fn write(all: &[Coverage], out: &mut dyn io::Write) -> io::Result<()> {
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Coverage of test calls</title>\n<style>\n{STYLE}\
         td.number {{ text-align: end; }}\n</style>\n</head>\n<body>\n<main>\n<h1>Coverage of test calls</h1>\n"
    )?;
    if all.is_empty() {
        writeln!(out, "<p>No call was made.</p>")?;
    }
    for (number, coverage) in all.iter().enumerate() {
        hotline(number, coverage, out)?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn hotline(number: usize, coverage: &Coverage, out: &mut dyn io::Write) -> io::Result<()> {
    let name = escaped(coverage.name());
    writeln!(
        out,
        "<section aria-labelledby=\"h{number}\">\n<h2 id=\"h{number}\">{name}</h2>\n<p>{} covered.</p>\n\
         <table>\n<caption>How much of each kind was used</caption>\n<thead><tr><th scope=\"col\">Kind</th>\
         <th scope=\"col\">Used</th><th scope=\"col\">Of</th></tr></thead>\n<tbody>",
        coverage.summary()
    )?;
    for kind in Kind::ALL {
        if let (used, of @ 1..) = coverage.tally(Some(kind)) {
            let kind = kind.name();
            writeln!(
                out,
                "<tr><th scope=\"row\">{kind}</th><td class=\"number\">{used}</td><td class=\"number\">{of}</td></tr>"
            )?;
        }
    }
    writeln!(out, "</tbody>\n</table>")?;
    let unused: Vec<Item> = coverage.unused().collect();
    if !unused.is_empty() {
        writeln!(out, "<h3>Not covered</h3>\n<ul>")?;
        for item in unused {
            let line = coverage.line(item);
            let words = escaped(&item.words(&coverage.hotline));
            writeln!(out, "<li><a href=\"#h{number}l{line}\">Line {line}</a>: {words}</li>")?;
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
    writeln!(
        out,
        "<h3>The script</h3>\n<table>\n<caption>Each line of the script and how often what it says was used</caption>\n\
         <thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Script</th><th scope=\"col\">Used</th></tr></thead>\n<tbody>"
    )?;
    for (index, text) in coverage.hotline.source().text().lines().enumerate() {
        let line = index + 1;
        let text = escaped(text);
        write!(
            out,
            "<tr id=\"h{number}l{line}\"><th scope=\"row\">{line}</th><td><code>{text}</code></td><td>"
        )?;
        for (place, (item, count)) in lines.get(&line).into_iter().flatten().enumerate() {
            let between = if place > 0 { "<br>" } else { "" };
            let words = escaped(&item.words(&coverage.hotline));
            match count {
                0 => write!(out, "{between}<strong>not covered: {words}</strong>")?,
                1 => write!(out, "{between}once: {words}")?,
                _ => write!(out, "{between}{count} times: {words}")?,
            }
        }
        writeln!(out, "</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}
