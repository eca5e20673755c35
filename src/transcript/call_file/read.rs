//! Reads a call file: heads first, then acts and expectations, over the rows of a table if there is one. Every
//! fault is told at once.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::building::one_call;
use super::heads::Written;
use super::line::{Content, Line, lines};
use super::table::{LONGEST, Table};
use super::{CallFile, faults};
use crate::diagnostic::{Diagnostic, Place, Source, is_hidden, quoted};

/// After so many faults the rest of a file is not read.
const MOST_FAULTS: usize = 200;

/// The most lines that do or expect something, counted once for each row.
const MOST_STATEMENTS: usize = 400_000;

/// Collects the faults of one file.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Arc<Source>,
    faults: Vec<Diagnostic>,
    told: HashSet<(usize, String)>,
}

impl Reader<'_> {
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.source.place(span)
    }

    /// Whether nothing is wrong so far.
    pub(super) fn is_content(&self) -> bool {
        self.faults.is_empty()
    }

    /// Keeps a fault, once for each place: rows of a table share their lines.
    pub(super) fn fault(&mut self, fault: Diagnostic) {
        if !self.is_full() && self.told.insert((fault.place.span.start, fault.message.clone())) {
            self.faults.push(fault);
        }
    }

    /// Whether so much is wrong that the rest is not worth reading.
    pub(super) fn is_full(&self) -> bool {
        self.faults.len() >= MOST_FAULTS
    }
}

/// Reads a call file.
pub(super) fn read(source: Arc<Source>) -> (CallFile, Vec<Diagnostic>) {
    let mut reader = Reader { source: &source, faults: Vec::new(), told: HashSet::new() };
    let text = source.text();
    hidden_characters(&mut reader);

    let mut title = None;
    let mut hotline = None;
    let mut table: Option<Table<'_>> = None;
    let mut second: Option<Table<'_>> = None;
    let mut rest: Vec<Line<'_>> = Vec::new();
    for (index, content) in lines(text).enumerate() {
        match content {
            Content::Blank => {}
            Content::Comment(words, start) => {
                if index == 0 && !words.is_empty() {
                    title = Some(start..start + words.len());
                }
            }
            Content::Line(line) if line.argument.len() > LONGEST => {
                let long = Diagnostic::error(
                    &faults::TOO_LONG,
                    format!("a line has at most {LONGEST} bytes"),
                    reader.place(line.verb_span()),
                );
                reader.fault(
                    long.help("a `hear` line needs only the words that matter, with `...` between them"),
                );
            }
            Content::Line(line) => match line.verb {
                "for" => match &table {
                    None => table = Some(Table::begin(line, &mut reader)),
                    Some(first) => {
                        let fault = Diagnostic::error(
                            &faults::SECOND_TABLE,
                            "a file has one table",
                            reader.place(line.span()),
                        )
                        .related(reader.place(first.span.clone()), "the first is here")
                        .help("add the columns to the first, or write a second file");
                        reader.fault(fault);
                        second = Some(Table::begin(line, &mut reader));
                    }
                },
                "row" => {
                    if let Some(table) = second.as_mut().or(table.as_mut()) {
                        table.row(line, &mut reader);
                    } else {
                        let place = reader.place(line.verb_span());
                        let fault = Diagnostic::error(&faults::LONE_ROW, "a row without a table", place);
                        reader
                            .fault(fault.help("name its columns on a line before it, as in `for key, line`"));
                    }
                }
                "hotline" => read_hotline(line, &mut hotline, &mut reader),
                _ => rest.push(line),
            },
        }
    }
    if let Some(empty) = table.as_ref().filter(|table| table.rows.is_empty() && reader.faults.is_empty()) {
        let fault =
            Diagnostic::error(&faults::NO_ROWS, "a table without rows", reader.place(empty.span.clone()));
        reader.fault(fault.help("give it rows below, as in `row 1, postal-business`"));
    }

    let mut calls = Vec::new();
    match &table {
        // Which values belong to which lines cannot be told; what is wrong with the others can.
        Some(table) if second.is_some() || table.rows.is_empty() => {
            one_call(&without_values(&rest), None, &mut reader);
        }
        None => calls.push(one_call(&rest, None, &mut reader)),
        Some(table) if table.rows.len() * rest.len() > MOST_STATEMENTS => {
            let many = Diagnostic::error(
                &faults::TOO_LONG,
                format!("{} rows of {} lines are too many for one file", table.rows.len(), rest.len()),
                reader.place(table.span.clone()),
            );
            reader.fault(many.help("put some of the rows in a second file"));
        }
        Some(table) => {
            for (row, cells) in &table.rows {
                calls.push(one_call(&rest, Some((table, row, cells)), &mut reader));
                if reader.is_full() {
                    break;
                }
            }
        }
    }
    let faults = reader.faults;
    (CallFile { source, hotline, calls, title }, faults)
}

/// The lines that are the same in every row, without the limits of the others.
fn without_values<'a>(lines: &[Line<'a>]) -> Vec<Line<'a>> {
    let mut left_out = false;
    let is_same = |line: &&Line<'_>| {
        let limits = matches!(line.verb, "within" | "said");
        left_out = line.argument.contains('{') || (limits && left_out);
        !left_out
    };
    lines.iter().filter(is_same).copied().collect()
}

/// Characters that a terminal or an editor would obey rather than show.
fn hidden_characters(reader: &mut Reader<'_>) {
    let source = reader.source;
    let text = source.text();
    if text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | 0x20..0x7F)) {
        return;
    }
    let mut next = 0;
    for line in text.split('\n') {
        let start = next;
        next += line.len() + 1;
        let shown = line.strip_suffix('\r').unwrap_or(line);
        let hidden = shown.char_indices().find(|&(_, c)| c != '\t' && is_hidden(c));
        if let Some((at, c)) = hidden {
            let fault = Diagnostic::error(
                &faults::HIDDEN_CHARACTER,
                format!("{} is neither seen nor said", quoted(&c.to_string())),
                reader.place(start + at..start + at + c.len_utf8()),
            );
            reader.fault(fault.help("take the character away; where the line was copied from, type it anew"));
        }
        if reader.is_full() {
            return;
        }
    }
}

fn read_hotline(line: Line<'_>, hotline: &mut Option<Written<String>>, reader: &mut Reader<'_>) {
    let place = reader.place(line.argument_span());
    let fault = if line.argument.is_empty() {
        Diagnostic::error(&faults::MISSING_ARGUMENT, "`hotline` needs a file", place)
            .help("write its path from this file's folder, as in `hotline ../china-post.toml`")
    } else if let Some(first) = hotline.as_ref() {
        let first = reader.place(first.span.clone());
        Diagnostic::error(&faults::REPEATED_HEAD, "a call is to one hotline", place)
            .related(first, "the first is here")
    } else if std::path::Path::new(line.argument).has_root() || line.argument.contains(":\\") {
        Diagnostic::error(&faults::FULL_PATH, "a full path is found on one machine only", place)
            .help("write the path from this file's folder, as in `hotline ../china-post.toml`")
    } else if line.argument.contains('{') {
        Diagnostic::error(&faults::UNKNOWN_PLACEHOLDER, "all rows of a table call one hotline", place)
            .help("write a second file for the other hotline")
    } else {
        *hotline = Some(Written { value: line.argument.to_owned(), span: line.argument_span() });
        return;
    };
    reader.fault(fault);
}
