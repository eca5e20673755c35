//! A picture that needs nothing else: a tree of boxes, one row each, so that it stays readable however many there
//! are. What it shows is said in words too, in its title and description.

use std::io;

use html_escape::encode_double_quoted_attribute as attribute;
use html_escape::encode_text as escaped;
use unicode_width::UnicodeWidthStr;

use super::text;
use crate::map::{Entry, Marks, Outline};

/// The height of a row, and of a heading's.
const ROW: usize = 30;
/// How far each level is further to the right.
const STEP: usize = 28;
/// The width of a letter; a Chinese one is twice as wide.
const LETTER: usize = 8;
/// The space around.
const MARGIN: usize = 16;
/// More columns of text than this are left to the description.
const MOST_COLUMNS: usize = 90;
/// A description of more entries than this is longer than anyone listens to.
const MOST_DESCRIBED: usize = 400;

/// Where a row's box is.
struct Row<'a> {
    x: usize,
    y: usize,
    width: usize,
    words: String,
    entry: Option<&'a Entry>,
}

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    let Some(first) = outlines.first() else { return Ok(()) };
    let rows: Vec<(usize, Vec<Row<'_>>)> = laid_out(outlines);
    let all = || rows.iter().flat_map(|(_, rows)| rows);
    let width = all().map(|row| row.x + row.width).max().unwrap_or(0) + MARGIN;
    let height = all().map(|row| row.y + ROW).max().unwrap_or(0) + MARGIN;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title desc\" lang=\"{}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"14\">",
        attribute(first.locale.tag)
    )?;
    let titles: Vec<&str> = outlines.iter().map(|outline| outline.title.as_str()).collect();
    writeln!(out, "<title id=\"title\">{}</title>", escaped(&titles.join(" · ")))?;
    writeln!(out, "<desc id=\"desc\">{}</desc>", escaped(&described(outlines)))?;
    // Its own paper, so that it reads on a page of any colour.
    writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>")?;
    for (index, rows) in &rows {
        writeln!(out, "<g lang=\"{}\">", attribute(outlines[*index].locale.tag))?;
        write_lines(rows, out)?;
        for row in rows {
            write_row(row, out)?;
        }
        writeln!(out, "</g>")?;
    }
    writeln!(out, "</svg>")
}

/// What the picture shows, in words.
fn described(outlines: &[Outline]) -> String {
    let entries: usize = outlines.iter().map(Outline::len).sum();
    if entries > MOST_DESCRIBED {
        return outlines.iter().map(|outline| outline.rules.join(" ")).collect::<Vec<_>>().join(" ");
    }
    let mut sentences = Vec::new();
    for outline in outlines {
        sentences.extend(
            outline.anywhere.iter().map(|(key, does)| format!("{}.", text::joined(outline.marks, key, does))),
        );
        sentences.extend(outline.rules.iter().cloned());
        for entry in outline.sections.iter().flat_map(|section| &section.entries) {
            let line = text::line(outline.marks, entry);
            sentences.push(if line.ends_with(['.', '。']) { line } else { format!("{line}.") });
        }
    }
    sentences.join(" ")
}

fn laid_out(outlines: &[Outline]) -> Vec<(usize, Vec<Row<'_>>)> {
    let mut y = MARGIN;
    let mut all = Vec::new();
    for (index, outline) in outlines.iter().enumerate() {
        let mut rows = Vec::new();
        let mut put = |depth: usize, words: String, entry| {
            let words = cut(words);
            rows.push(Row { x: MARGIN + depth * STEP, y, width: words.width() * LETTER + 16, words, entry });
            y += ROW;
        };
        put(0, outline.title.clone(), None);
        for (key, does) in &outline.anywhere {
            put(0, text::joined(outline.marks, key, does), None);
        }
        for section in &outline.sections {
            put(0, section.title.clone(), None);
            for entry in &section.entries {
                put(entry.depth, words(outline.marks, entry), Some(entry));
            }
        }
        y += ROW / 2;
        all.push((index, rows));
    }
    all
}

/// What stands in a box: the key, what it is called, and the first fact, which for a line is its number.
fn words(marks: Marks, entry: &Entry) -> String {
    let mut words = entry.head(marks);
    if let Some(fact) = entry.facts.first() {
        if !words.ends_with(['.', '。', '?', '？', '!', '！', '…']) {
            words.push_str(marks.stop);
        }
        words.push_str(marks.gap);
        words.push_str(fact);
    }
    words
}

fn cut(words: String) -> String {
    if words.width() <= MOST_COLUMNS {
        return words;
    }
    let mut kept = String::new();
    for c in words.chars() {
        if kept.width() >= MOST_COLUMNS - 1 {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    kept
}

/// Lines from each entry to those it leads to.
fn write_lines(rows: &[Row<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    // The last row at each depth.
    let mut above: Vec<Option<usize>> = Vec::new();
    for row in rows {
        let Some(entry) = row.entry else {
            above.clear();
            continue;
        };
        above.truncate(entry.depth);
        above.resize(entry.depth, None);
        if let Some(Some(y)) = above.last() {
            let (x, y2) = (row.x - STEP / 2, row.y + ROW / 2);
            writeln!(
                out,
                "<path d=\"M{x} {y}V{y2}H{}\" fill=\"none\" stroke=\"#333\" stroke-width=\"1.5\"/>",
                row.x,
            )?;
        }
        above.push(Some(row.y + ROW - 4));
    }
    Ok(())
}

fn write_row(row: &Row<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Row { x, y, width, words, entry } = row;
    let text_y = y + ROW / 2 + 5;
    let Some(entry) = entry else {
        return writeln!(
            out,
            "<text x=\"{x}\" y=\"{text_y}\" font-weight=\"bold\" fill=\"#000\">{}</text>",
            escaped(words)
        );
    };
    // A step that is told elsewhere has a broken line around it.
    let broken = if entry.elsewhere().is_empty() { "" } else { " stroke-dasharray=\"5 4\"" };
    writeln!(
        out,
        "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\" rx=\"4\" fill=\"#fff\" stroke=\"#333\"{broken}/>",
        y + 2,
        ROW - 6
    )?;
    writeln!(out, "<text x=\"{}\" y=\"{text_y}\" fill=\"#000\">{}</text>", x + 8, escaped(words))
}
