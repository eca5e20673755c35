//! A picture for Mermaid: one flowchart, a part of it for each language, with what it is in words for who does not see
//! it.

use std::io;

use crate::map::{Entry, Goes, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    let titles: Vec<_> = outlines.iter().map(|outline| escaped(&outline.title)).collect();
    let rules: Vec<_> =
        outlines.iter().flat_map(|outline| &outline.rules).map(|rule| escaped(rule)).collect();
    writeln!(out, "flowchart LR")?;
    writeln!(out, "  accTitle: {}", titles.join(", "))?;
    writeln!(out, "  accDescr: {}", rules.join(" "))?;
    for (number, outline) in outlines.iter().enumerate() {
        writeln!(out, "  subgraph l{number}[\"{}\"]", escaped(&outline.title))?;
        part(number, outline, out)?;
        writeln!(out, "  end")?;
    }
    Ok(())
}

/// One language: its steps, then the ways between them. Names begin with the number of the language, for a name stands
/// for one box in all of the flowchart.
fn part(number: usize, outline: &Outline, out: &mut dyn io::Write) -> io::Result<()> {
    for entry in entries(outline) {
        if let (Goes::Here, Some(step)) = (&entry.goes, entry.step) {
            writeln!(out, "    l{number}s{}[\"{}\"]", step.index(), escaped(&label(entry)))?;
        }
    }
    for (index, entry) in entries(outline).enumerate() {
        let Some(from) = entry.from else { continue };
        let by = escaped(&entry.by);
        write!(out, "    l{number}s{} -->|\"{by}\"| ", from.index())?;
        match entry.step {
            Some(step) => writeln!(out, "l{number}s{}", step.index())?,
            None => writeln!(out, "l{number}e{index}([\"{}\"])", escaped(&entry.label))?,
        }
    }
    Ok(())
}

fn entries(outline: &Outline) -> impl Iterator<Item = &Entry> {
    outline.sections.iter().flat_map(|section| &section.entries)
}

fn label(entry: &Entry) -> String {
    match entry.facts.first() {
        Some(fact) => format!("{}. {fact}", entry.label),
        None => entry.label.clone(),
    }
}

/// Text in which nothing is Mermaid or HTML: every sign that could be is written by its number.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '。' | '，' | '、' | '：' | '；') {
            safe.push(c);
        } else {
            safe.push_str(&format!("#{};", u32::from(c)));
        }
    }
    safe
}
