//! A page in one file: headings, nested lists, the language of every word. Needs no script, has no meaning in
//! colour, and works at 320 pixels, in print, and in the reader's own colours.

use std::io;

use html_escape::encode_double_quoted_attribute as attribute;
use html_escape::encode_text as escaped;

use super::text;
use crate::map::{Entry, Marks, Outline};

const STYLE: &str = "\
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 45rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
ul { padding-inline-start: 1.25rem; }
ul ul { border-inline-start: 1px solid; }
li { margin-block: .35rem; }
p { margin: 0; }
kbd { font: inherit; font-weight: bold; }
nav ul { padding-inline-start: 1.25rem; }
@media print { section { break-before: page; } section:first-of-type { break-before: auto; } }
";

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    let Some(first) = outlines.first() else { return Ok(()) };
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        attribute(first.locale.tag),
        escaped(&first.title)
    )?;
    if outlines.len() > 1 {
        write!(out, "<nav>\n<ul>\n")?;
        for outline in outlines {
            let tag = attribute(outline.locale.tag);
            let name = escaped(outline.locale.own_name);
            writeln!(out, "<li><a href=\"#{tag}\" lang=\"{tag}\" hreflang=\"{tag}\">{name}</a></li>")?;
        }
        write!(out, "</ul>\n</nav>\n")?;
    }
    for outline in outlines {
        write_outline(outline, 1, out)?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

/// Writes an outline as a section with a heading of this level and others below it.
pub(in crate::map) fn write_outline(
    outline: &Outline,
    level: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let tag = attribute(outline.locale.tag);
    let below = level + 1;
    let title = escaped(&outline.title);
    writeln!(out, "<section lang=\"{tag}\" id=\"{tag}\">\n<h{level}>{title}</h{level}>")?;
    writeln!(out, "<h{below}>{}</h{below}>\n<ul>", escaped(&outline.anywhere_title))?;
    for (key, does) in &outline.anywhere {
        writeln!(out, "<li>{}</li>", escaped(&text::joined(outline.marks, key, does)))?;
    }
    for rule in &outline.rules {
        writeln!(out, "<li>{}</li>", escaped(rule))?;
    }
    writeln!(out, "</ul>")?;
    for section in &outline.sections {
        writeln!(out, "<h{below}>{}</h{below}>", escaped(&section.title))?;
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
        write!(out, "<kbd>{}</kbd>", escaped(&entry.by))?;
        write!(out, "{}", marks.colon)?;
    }
    match entry.label_locale {
        Some(locale) => {
            let tag = attribute(locale.tag);
            write!(out, "<span lang=\"{tag}\">{}</span>", escaped(&entry.label))?;
        }
        None => write!(out, "{}", escaped(&entry.name(marks)))?,
    }
    write!(out, "</p>")?;
    for sentence in entry.sentences() {
        write!(out, "<p>{}</p>", escaped(sentence))?;
    }
    Ok(())
}
