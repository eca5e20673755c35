//! The table form: `for key, line` names columns, each `row 1, postal-business` gives them values, and each row
//! is a call of its own.

use std::borrow::Cow;
use std::ops::Range;

use super::line::Line;
use super::read::Reader;
use super::{Row, faults, pattern};
use crate::diagnostic::{Diagnostic, quoted};

/// The most rows of a table.
const MOST_ROWS: usize = 10_000;

/// The most columns.
const MOST_COLUMNS: usize = 20;

/// A line with its values in it is at most so many bytes.
pub(super) const LONGEST: usize = 16_000;

/// A table as written.
pub(super) struct Table<'a> {
    pub(super) span: Range<usize>,
    columns: Vec<&'a str>,
    pub(super) rows: Vec<(Row, Vec<&'a str>)>,
}

impl<'a> Table<'a> {
    /// Reads the line `for key, line`.
    pub(super) fn begin(line: Line<'a>, reader: &mut Reader<'_>) -> Self {
        let mut columns: Vec<&str> = Vec::new();
        for (name, span) in cells(line.argument, line.argument_start).unwrap_or_default() {
            let well_formed = !name.is_empty()
                && name.len() <= 40
                && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
            if !well_formed {
                reader.fault(
                    Diagnostic::error(
                        &faults::BAD_COLUMN,
                        format!("{} is no name for a column", quoted(name)),
                        reader.place(span),
                    )
                    .help("name the columns with letters, digits and hyphens, commas between them, as in `for key, line`"),
                );
            } else if pattern::VALUES.iter().any(|(own, _)| *own == name) {
                reader.fault(
                    Diagnostic::error(
                        &faults::BAD_COLUMN,
                        format!("a column cannot be called `{name}`: `{{{name}}}` stands for a value that is heard"),
                        reader.place(span),
                    )
                    .help("give the column another name"),
                );
            } else if columns.contains(&name) {
                reader.fault(Diagnostic::error(
                    &faults::BAD_COLUMN,
                    format!("two columns are called `{name}`"),
                    reader.place(span),
                ));
            } else if columns.len() == MOST_COLUMNS {
                reader.fault(Diagnostic::error(
                    &faults::TOO_LONG,
                    format!("a table has at most {MOST_COLUMNS} columns"),
                    reader.place(span),
                ));
                break;
            }
            columns.push(name);
        }
        Self { span: line.span(), columns, rows: Vec::new() }
    }

    /// Reads a line `row 1, postal-business`.
    pub(super) fn row(&mut self, line: Line<'a>, reader: &mut Reader<'_>) {
        let place = reader.place(line.argument_span());
        let Some(cells) = cells(line.argument, line.argument_start) else {
            reader.fault(
                Diagnostic::error(&faults::RAGGED_ROW, "a quotation mark is not closed in this row", place)
                    .help("close it; a value needs quotation marks only where it holds a comma"),
            );
            return;
        };
        let (have, want) = (cells.len(), self.columns.len());
        if have != want {
            let help = if have > want {
                "put a value that holds a comma between quotation marks, as in `\"one, two\"`"
            } else if line.argument.contains(['，', '、']) {
                "write commas between the values as `,`"
            } else {
                "give each column a value, with commas between them; a value may be empty"
            };
            reader.fault(
                Diagnostic::error(
                    &faults::RAGGED_ROW,
                    format!(
                        "this row has {}, and the table has {}",
                        count(have, "value"),
                        count(want, "column")
                    ),
                    place,
                )
                .label(format!("the columns are {}", self.columns.join(", ")))
                .related(reader.place(self.span.clone()), "the columns")
                .help(help),
            );
            return;
        }
        if self.rows.len() == MOST_ROWS {
            reader.fault(
                Diagnostic::error(&faults::TOO_LONG, format!("a table has at most {MOST_ROWS} rows"), place)
                    .help("put the others in a second file"),
            );
            return;
        }
        let row = Row { number: self.rows.len() + 1, span: line.argument_span() };
        self.rows.push((row, cells.into_iter().map(|(cell, _)| cell).collect()));
    }

    /// The columns in order.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'a str> {
        self.columns.iter().copied()
    }

    /// Puts a row's values in the places of `{column}`; `None` where that makes a line far too long.
    pub(super) fn fill<'t>(&self, cells: &[&str], text: &'t str) -> Option<Cow<'t, str>> {
        let mut filled = String::new();
        let mut rest = text;
        let mut changed = false;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
            let name = rest[open + 1..close].trim();
            if let Some(column) = self.columns.iter().position(|column| *column == name) {
                filled.push_str(&rest[..open]);
                filled.push_str(cells.get(column).copied().unwrap_or_default());
                changed = true;
            } else {
                filled.push_str(&rest[..=close]);
            }
            if filled.len() > LONGEST {
                return None;
            }
            rest = &rest[close + 1..];
        }
        if !changed {
            return Some(Cow::Borrowed(text));
        }
        filled.push_str(rest);
        (filled.len() <= LONGEST).then_some(Cow::Owned(filled))
    }
}

/// Cuts a row into its cells and their places; `None` when a quotation mark is not closed.
fn cells(text: &str, start: usize) -> Option<Vec<(&str, Range<usize>)>> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start().len();
        let cell = &rest[blank..];
        let begin = at + blank;
        if let Some(inner) = cell.strip_prefix('"') {
            let (value, after) = inner.split_once('"')?;
            cells.push((value, start + begin + 1..start + begin + 1 + value.len()));
            let gap = after.find(',').unwrap_or(after.len());
            if !after[..gap].trim().is_empty() {
                return None;
            }
            at = text.len() - after.len() + gap;
        } else {
            let end = cell.find(',').unwrap_or(cell.len());
            let value = cell[..end].trim_end();
            cells.push((value, start + begin..start + begin + value.len()));
            at = begin + end;
        }
        if at >= text.len() {
            return Some(cells);
        }
        at += 1;
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Option<Vec<&str>> {
        cells(text, 0).map(|cells| {
            for (cell, span) in &cells {
                assert_eq!(&text[span.clone()], *cell);
            }
            cells.into_iter().map(|(cell, _)| cell).collect()
        })
    }

    #[test]
    fn a_row_is_cut_at_its_commas() {
        assert_eq!(cut("1, postal-business").unwrap(), ["1", "postal-business"]);
        assert_eq!(
            cut("4,china-post-life , \"life, and more\" ,").unwrap(),
            ["4", "china-post-life", "life, and more", ""]
        );
        assert_eq!(cut("人寿保险，中邮人寿").unwrap(), ["人寿保险，中邮人寿"]);
        assert_eq!(cut("").unwrap(), [""]);
        assert_eq!(cut("\"open, 2"), None);
        assert_eq!(cut("\"a\" b, 2"), None);
    }
}
