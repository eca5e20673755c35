//! Nested lists in Markdown.

use std::io;

use super::text;
use crate::map::Outline;

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    for (index, outline) in outlines.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "# {}\n\n## {}\n", escaped(&outline.title), escaped(&outline.anywhere_title))?;
        for (key, does) in &outline.anywhere {
            writeln!(out, "- {}", escaped(&text::joined(outline.marks, key, does)))?;
        }
        for rule in &outline.rules {
            writeln!(out, "- {}", escaped(rule))?;
        }
        for section in &outline.sections {
            writeln!(out, "\n## {}\n", escaped(&section.title))?;
            for entry in &section.entries {
                writeln!(
                    out,
                    "{}- {}",
                    "  ".repeat(entry.depth),
                    escaped(&text::line(outline.marks, entry))
                )?;
            }
        }
    }
    Ok(())
}

/// Text in which nothing is Markdown or HTML: every sign that could begin either has a backslash before it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '-' | '.' | '!'
            | '|' | '~' | '>' | '=' | ':' | '@'
                if needs_one(&safe, c) =>
            {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}

/// Full stops and hyphens mean something only at the beginning of a line, and a colon only in an address.
fn needs_one(before: &str, c: char) -> bool {
    match c {
        '.' | '-' | '+' | '=' | '(' | ')' => {
            !before.chars().any(|c| c.is_alphabetic()) || c == '.' && before.ends_with("www")
        }
        ':' => before.chars().rev().take_while(|c| c.is_ascii_alphabetic()).count() > 2,
        _ => true,
    }
}
