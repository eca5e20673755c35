//! Nested lists in plain text.

use std::io;

use crate::map::{Entry, Marks, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    for (index, outline) in outlines.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", outline.title)?;
        writeln!(out)?;
        writeln!(out, "{}", outline.anywhere_title)?;
        for (key, does) in &outline.anywhere {
            writeln!(out, "- {}", joined(outline.marks, key, does))?;
        }
        for rule in &outline.rules {
            writeln!(out, "- {rule}")?;
        }
        for section in &outline.sections {
            writeln!(out)?;
            writeln!(out, "{}", section.title)?;
            for entry in &section.entries {
                writeln!(out, "{}- {}", "  ".repeat(entry.depth), line(outline.marks, entry))?;
            }
        }
    }
    Ok(())
}

/// A key and what it does.
pub(super) fn joined(marks: Marks, key: &str, does: &str) -> String {
    // A language that has no spaces has a comma there.
    let between = if marks.gap.is_empty() { marks.comma } else { marks.gap };
    format!("{key}{between}{does}")
}

/// An entry in one line.
pub(super) fn line(marks: Marks, entry: &Entry) -> String {
    let mut line = entry.head(marks);
    for sentence in entry.sentences() {
        if !line.ends_with(['.', '。', '?', '？', '!', '！', '…']) {
            line.push_str(marks.stop);
        }
        line.push_str(marks.gap);
        line.push_str(sentence);
    }
    line
}
