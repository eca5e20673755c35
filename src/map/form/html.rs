//! A page in one file: headings, nested lists, the language of every word. Needs no script, has no meaning in
//! colour, and works at 320 pixels, in print, and in the reader's own colours.

use std::io;

use super::text;
use crate::map::{Entry, Marks, Outline};
use crate::page::{self, Head, Text};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    let Some(first) = outlines.first() else { return Ok(()) };
    Head { language: first.locale.tag, title: &first.title, skip: None }.begin(out, |_| Ok(()))?;
    if outlines.len() > 1 {
        write!(out, "<nav>\n<ul>\n")?;
        for outline in outlines {
            let tag = Text(outline.locale.tag);
            let name = Text(outline.locale.own_name);
            writeln!(out, "<li><a href=\"#{tag}\" lang=\"{tag}\" hreflang=\"{tag}\">{name}</a></li>")?;
        }
        write!(out, "</ul>\n</nav>\n")?;
    }
    for outline in outlines {
        write_outline(outline, 1, out)?;
    }
    page::end(out)
}

/// Writes an outline as a section with a heading of this level and others below it.
pub(in crate::map) fn write_outline(
    outline: &Outline,
    level: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let tag = Text(outline.locale.tag);
    let below = level + 1;
    let title = Text(&outline.title);
    writeln!(out, "<section class=\"map\" lang=\"{tag}\" id=\"{tag}\">\n<h{level}>{title}</h{level}>")?;
    writeln!(out, "<h{below}>{}</h{below}>\n<ul>", Text(&outline.anywhere_title))?;
    for (key, does) in &outline.anywhere {
        writeln!(out, "<li>{}</li>", Text(&text::joined(outline.marks, key, does)))?;
    }
    for rule in &outline.rules {
        writeln!(out, "<li>{}</li>", Text(rule))?;
    }
    writeln!(out, "</ul>")?;
    for section in &outline.sections {
        writeln!(out, "<h{below}>{}</h{below}>", Text(&section.title))?;
        let mut depth = None;
        for entry in &section.entries {
            match depth {
                Some(before) if entry.depth <= before => {
                    write!(out, "</li>\n{}", "</ul>\n</li>\n".repeat(before - entry.depth))?;
                }
                Some(_) | None => writeln!(out, "\n<ul>")?,
            }
            depth = Some(entry.depth);
            write_entry(outline.marks, entry, out)?;
        }
        if let Some(depth) = depth {
            write!(out, "</li>\n{}</ul>\n", "</ul>\n</li>\n".repeat(depth))?;
        }
    }
    writeln!(out, "</section>")
}

/// An entry, but not the end of its list item: what it leads to comes before that.
fn write_entry(marks: Marks, entry: &Entry, out: &mut dyn io::Write) -> io::Result<()> {
    write!(out, "<li><p>")?;
    if !entry.by.is_empty() {
        write!(out, "<kbd>{}</kbd>", Text(&entry.by))?;
        write!(out, "{}", marks.colon)?;
    }
    match entry.label_locale {
        Some(locale) => {
            let tag = Text(locale.tag);
            write!(out, "<span lang=\"{tag}\">{}</span>", Text(&entry.label))?;
        }
        None => write!(out, "{}", Text(&entry.name(marks)))?,
    }
    write!(out, "</p>")?;
    for sentence in entry.sentences() {
        write!(out, "<p>{}</p>", Text(sentence))?;
    }
    Ok(())
}
