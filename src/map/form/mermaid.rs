//! A picture for Mermaid: one flowchart for each language, with what it is in words for who does not see it.

use std::io;

use crate::map::{Entry, Goes, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    for outline in outlines {
        writeln!(out, "flowchart LR")?;
        writeln!(out, "  accTitle: {}", escaped(&outline.title))?;
        let rules: Vec<String> = outline.rules.iter().map(|rule| escaped(rule)).collect();
        writeln!(out, "  accDescr: {}", rules.join(" "))?;
        for (section, entry) in entries(outline) {
            if let (Goes::Here, Some(step)) = (&entry.goes, entry.step) {
                writeln!(out, "  s{}[\"{}\"]", step.index(), escaped(&label(entry)))?;
            }
            let _ = section;
        }
        for (index, (_, entry)) in entries(outline).enumerate() {
            let Some(from) = entry.from else { continue };
            let from = from.index();
            match (entry.step, entry.label_locale.is_some() || entry.step.is_none()) {
                (Some(step), _) => {
                    writeln!(out, "  s{from} -->|\"{}\"| s{}", escaped(&entry.by), step.index())?;
                }
                (None, _) => {
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

fn entries(outline: &Outline) -> impl Iterator<Item = (usize, &Entry)> {
    outline
        .sections
        .iter()
        .enumerate()
        .flat_map(|(index, section)| section.entries.iter().map(move |entry| (index, entry)))
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
