//! The one way to set out a call file: verbs in a column, arguments in the next, rows of a table one under the
//! other. Words and comments stay as they are.

use unicode_width::UnicodeWidthStr;

use super::line::{Content, Line, lines};

/// Where arguments begin, counted from zero.
const COLUMN: usize = 9;

/// The file set out anew. What it says does not change.
pub fn laid_out(text: &str) -> String {
    let widths = row_widths(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut blank = false;
    for content in lines(text) {
        let Some(line) = set(content, &widths) else {
            blank = !out.is_empty();
            continue;
        };
        if std::mem::take(&mut blank) {
            out.push('\n');
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A line set out; `None` for one that is blank.
fn set(content: Content<'_>, widths: &[usize]) -> Option<String> {
    match content {
        Content::Blank => None,
        Content::Comment("", _) => Some("#".to_owned()),
        Content::Comment(words, _) => Some(format!("# {words}")),
        Content::Line(line) if line.verb == "row" => Some(format!("{:COLUMN$}{}", "row", row(line, widths))),
        Content::Line(line) => {
            let (verb, argument) = whole_verb(line);
            Some(if verb.len() < COLUMN {
                format!("{verb:COLUMN$}{argument}")
            } else {
                format!("{verb} {argument}")
            })
        }
    }
}

/// Verbs of two words, and what is left of the argument.
fn whole_verb(line: Line<'_>) -> (String, &str) {
    let (second, rest) = line.argument.split_once(char::is_whitespace).unwrap_or((line.argument, ""));
    match (line.verb, second) {
        ("not", "hear") | ("at", "menu") | ("hang", "up") | ("heard", "as") | ("said", "in") => {
            (format!("{} {second}", line.verb), rest.trim_start())
        }
        (verb, _) => (verb.to_owned(), line.argument),
    }
}

/// A row's cells as written, quotation marks and all.
fn written_cells(row: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in row.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                cells.push(row[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    cells.push(row[start..].trim());
    cells
}

/// How wide each column has to be.
fn row_widths(text: &str) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for content in lines(text) {
        let Content::Line(line) = content else { continue };
        if line.verb != "row" {
            continue;
        }
        for (column, cell) in written_cells(line.argument).into_iter().enumerate() {
            match widths.get_mut(column) {
                Some(width) => *width = cell.width().max(*width),
                None => widths.push(cell.width()),
            }
        }
    }
    widths
}

fn row(line: Line<'_>, widths: &[usize]) -> String {
    let cells = written_cells(line.argument);
    let last = cells.len() - 1;
    let mut out = String::new();
    for (column, cell) in cells.into_iter().enumerate() {
        out.push_str(cell);
        if column < last {
            out.push(',');
            let room = widths.get(column).map_or(0, |width| width - cell.width());
            out.push_str(&" ".repeat(room + 1));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_arguments_and_rows_stand_in_columns() {
        let text = "#why\r\n\n\n  language   en\n\nnot  hear  a  b\nat menu main\nhang   up\nsaid in en\nheard as sound\n\
            transfer x\nfor  key,line\nrow 1,postal-business , 邮政\nrow 22, x, \"a, b\"\n\n\n";
        let expected = "\
# why

language en

not hear a  b
at menu  main
hang up
said in  en
heard as sound
transfer x
for      key,line
row      1,  postal-business, 邮政
row      22, x,               \"a, b\"
";
        assert_eq!(laid_out(text), expected);
        assert_eq!(laid_out(expected), expected, "what is laid out stays as it is");
    }

    #[test]
    fn nothing_stays_nothing() {
        assert_eq!(laid_out("\n \n"), "");
    }
}
