//! Faults for programs: JSON Lines, one object for each fault, complete and in order.
//!
//! Keys: `code`, `severity` (`error`, `warning` or `note`), `message`, the place (below), `label`, `help`,
//! `notes` (a list of sentences, only where there are some), `suggestion` (a place and its `replacement`),
//! `related` (a list of places, each with its `label`). Absent values are `null`, an absent list is empty. A place is `file`, `line`, `column`, `end_line`, `end_column`,
//! `byte_start`, `byte_end`: lines and columns count from one, columns in Unicode characters; bytes from zero
//! and from the beginning of the file, a byte order mark included; an end is just after the last character.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::{Diagnostic, Faults, Place, is_hidden};

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    at: At<'a>,
    label: Option<&'a str>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [String],
    suggestion: Option<Suggested<'a>>,
    related: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct At<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: usize,
    byte_end: usize,
}

#[derive(Serialize)]
struct Suggested<'a> {
    #[serde(flatten)]
    at: At<'a>,
    replacement: &'a str,
}

#[derive(Serialize)]
struct Other<'a> {
    #[serde(flatten)]
    at: At<'a>,
    label: Option<&'a str>,
}

/// Writes one line for each fault.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(faults: &Faults, out: &mut dyn io::Write) -> io::Result<()> {
    for fault in faults.list() {
        serialize(&Line::of(fault), &mut *out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a value as JSON on one line. Characters that a terminal would obey or not show are escaped, which
/// changes nothing for who reads the JSON, and protects who looks at it.
///
/// # Errors
/// When `out` cannot be written.
pub fn serialize(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Careful)).map_err(io::Error::from)
}

impl<'a> Line<'a> {
    fn of(fault: &'a Diagnostic) -> Self {
        Self {
            code: fault.code.name,
            severity: fault.severity.word(),
            message: &fault.message,
            at: At::of(&fault.place),
            label: filled(&fault.label),
            help: fault.help.as_deref(),
            notes: &fault.notes,
            suggestion: fault.suggestion.as_ref().map(|suggestion| Suggested {
                at: At::of(&suggestion.place),
                replacement: &suggestion.replacement,
            }),
            related: fault
                .related
                .iter()
                .map(|related| Other { at: At::of(&related.place), label: filled(&related.label) })
                .collect(),
        }
    }
}

impl<'a> At<'a> {
    fn of(place: &'a Place) -> Self {
        let (start, end, bytes) = (place.start(), place.end(), place.bytes());
        let mark = place.source.mark();
        Self {
            file: place.source.name(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: bytes.start + mark,
            byte_end: bytes.end + mark,
        }
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Escapes more than JSON asks for.
struct Careful;

impl Formatter for Careful {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some((at, hidden)) = rest.char_indices().find(|&(_, char)| is_hidden(char)) {
            CompactFormatter.write_string_fragment(out, &rest[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(out, rest)
    }
}
