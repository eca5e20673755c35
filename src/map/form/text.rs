//! Nested lists in plain text.

use std::io;

use crate::map::{Entry, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    for (index, outline) in outlines.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", outline.title)?;
        writeln!(out)?;
        writeln!(out, "{}", outline.anywhere_title)?;
        for (key, does) in &outline.anywhere {
            writeln!(out, "- {}", joined(key, does))?;
        }
        for rule in &outline.rules {
            writeln!(out, "- {rule}")?;
        }
        for section in &outline.sections {
            writeln!(out)?;
            writeln!(out, "{}", section.title)?;
            for entry in &section.entries {
                writeln!(out, "{}- {}", "  ".repeat(entry.depth), line(entry))?;
            }
        }
    }
    Ok(())
}

/// A key and what it does, with a space between words of scripts that have one.
pub(super) fn joined(key: &str, does: &str) -> String {
    if does.is_ascii() { format!("{key} {does}") } else { format!("{key}{}{does}", gap(does)) }
}

fn gap(text: &str) -> &'static str {
    if text.chars().next().is_some_and(|first| first.is_ascii()) { " " } else { "，" }
}

/// An entry in one line.
pub(super) fn line(entry: &Entry) -> String {
    let mut line = entry.head();
    if !entry.elsewhere().is_empty() {
        line.push_str(", ");
        line.push_str(entry.elsewhere());
    }
    let sentences = std::iter::once(&entry.said).filter(|said| !said.is_empty()).chain(&entry.facts);
    let sentences: Vec<&str> = sentences.map(String::as_str).collect();
    if !sentences.is_empty() {
        line.push_str(". ");
        line.push_str(&sentences.join(" "));
    }
    line
}
