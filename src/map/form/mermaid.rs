//! A picture for Mermaid: one flowchart for each language, with what it is in words for who does not see it.

use std::io;

use crate::map::{Entry, Goes, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    for outline in outlines {
        writeln!(out, "flowchart LR")?;
        writeln!(out, "  accTitle: {}", escaped(&outline.title))?;
        let rules: Vec<String> = outline.rules.iter().map(|rule| escaped(rule)).collect();
        writeln!(out, "  accDescr: {}", rules.join(" "))?;
        for entry in entries(outline) {
            if let (Goes::Here, Some(step)) = (&entry.goes, entry.step) {
                writeln!(out, "  s{}[\"{}\"]", step.index(), escaped(&label(entry)))?;
            }
        }
        for (index, entry) in entries(outline).enumerate() {
            let Some(from) = entry.from else { continue };
            let from = from.index();
            match entry.step {
                Some(step) => {
                    writeln!(out, "  s{from} -->|\"{}\"| s{}", escaped(&entry.by), step.index())?;
                }
                None => {
                    writeln!(
                        out,
                        "  s{from} -->|\"{}\"| e{index}([\"{}\"])",
                        escaped(&entry.by),
                        escaped(&entry.label)
                    )?;
                }
            }
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
