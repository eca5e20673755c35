//! Faults for people who listen: the same as in `text`, with nothing drawn. Each line begins with what it holds,
//! and says a place in words. For `--accessible`, for speech and for braille.

use std::io;

use super::excerpt::Excerpt;
use super::faults::Telling;
use super::scene::Seen;
use super::{Diagnostic, Faults, Place, brief, printable};

/// How many columns of a line are quoted: more would be long to listen to.
const QUOTED: usize = 100;

/// Writes the faults and their count. Nothing is written when there are none.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(faults: &Faults, out: &mut dyn io::Write) -> io::Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let told = faults.told();
    for telling in &told.faults {
        tell(telling, out)?;
        writeln!(out)?;
    }
    if let Some(rest) = told.rest() {
        writeln!(out, "{rest}")?;
    }
    writeln!(out, "{}", faults.count())
}

/// Writes one fault without a count, for a report that has more to say about it.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_one(fault: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
    tell(&Telling { fault, same: Vec::new() }, out)
}

fn tell(telling: &Telling<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let fault = telling.fault;
    writeln!(out, "{}: {}", fault.severity.word(), brief(&fault.message))?;
    writeln!(out, "at: {}", position(&fault.place))?;
    quote(&fault.place, out)?;
    if !fault.label.is_empty() {
        writeln!(out, "what is there: {}", brief(&fault.label))?;
    }
    for related in telling.related() {
        let label =
            if related.label.is_empty() { "this belongs to it".into() } else { brief(&related.label) };
        writeln!(out, "see also: {label}, at {}", position(&related.place))?;
        quote(&related.place, out)?;
    }
    for help in fault.help.iter().map(|help| brief(help)).chain(fault.mend()) {
        writeln!(out, "help: {help}")?;
    }
    for note in telling.notes() {
        writeln!(out, "note: {note}")?;
    }
    writeln!(out, "code: {}", fault.code.name)
}

/// `scripts/x.toml, line 14, column 52`.
fn position(place: &Place) -> String {
    let start = place.start();
    format!("{}, line {}, column {}", printable(place.source.name()), start.line, start.column)
}

/// The line that the place is in, and which part of it is meant.
fn quote(place: &Place, out: &mut dyn io::Write) -> io::Result<()> {
    let seen = Seen::of(place);
    let (first, last) = (seen.lines.start, seen.lines.end);
    let excerpt = Excerpt::of(&place.source, first, &seen.bytes, QUOTED);
    let line = excerpt.shown.trim();
    if line.is_empty() {
        writeln!(out, "the line: empty")?;
    } else {
        writeln!(out, "the line: {line}")?;
    }
    if last > first {
        let end = place.source.position(seen.bytes.end);
        let start = place.source.position(seen.bytes.start);
        return writeln!(
            out,
            "marked: from line {first}, column {}, to line {last}, column {}",
            start.column,
            end.column - 1
        );
    }
    let marked = excerpt.shown[excerpt.find(seen.bytes.start)..excerpt.find(seen.bytes.end)].trim();
    if !marked.is_empty() {
        // What is a whole line needs no second hearing.
        return if marked == line {
            writeln!(out, "marked: the whole line")
        } else {
            writeln!(out, "marked: {marked}")
        };
    }
    let text = place.source.text();
    let end = place.source.line_span(first).end;
    if seen.bytes.end == text.len() {
        writeln!(out, "marked: the end of the file")
    } else if seen.bytes.start >= end {
        writeln!(out, "marked: the end of the line")
    } else if seen.bytes.is_empty() {
        writeln!(out, "marked: before {}", excerpt.shown[excerpt.find(seen.bytes.start)..].trim())
    } else {
        writeln!(out, "marked: spaces")
    }
}
