//! A table with a caption, headed columns, and rows that are headed by their first cell.

use std::io::{self, Write};

use super::Text;

/// What stands in a cell.
#[derive(Clone, Debug)]
enum Cell {
    Words(String),
    Number(String),
    /// Markup that its writer has made safe.
    Markup(String),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    caption: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty table.
    pub fn new(caption: impl Into<String>, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Self { caption: caption.into(), columns, rows: Vec::new() }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Begins a row with its heading.
    pub fn row(&mut self, heading: impl Into<String>) -> &mut Self {
        self.rows.push(vec![Cell::Words(heading.into())]);
        self
    }

    /// Adds words to the row.
    pub fn words(&mut self, words: impl Into<String>) -> &mut Self {
        self.cell(Cell::Words(words.into()))
    }

    /// Adds a figure to the row.
    pub fn number(&mut self, number: impl ToString) -> &mut Self {
        self.cell(Cell::Number(number.to_string()))
    }

    /// Adds markup to the row; its text has gone through [`Text`].
    pub fn markup(&mut self, markup: impl Into<String>) -> &mut Self {
        self.cell(Cell::Markup(markup.into()))
    }

    fn cell(&mut self, cell: Cell) -> &mut Self {
        if let Some(row) = self.rows.last_mut() {
            row.push(cell);
        }
        self
    }

    /// Writes it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        // A part of the page that scrolls by itself has to be reached by keyboard, and to have a name.
        let caption = Text(&self.caption);
        writeln!(out, "<div class=\"table\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">")?;
        writeln!(out, "<table>\n<caption>{caption}</caption>\n<thead><tr>")?;
        for column in &self.columns {
            writeln!(out, "<th scope=\"col\">{}</th>", Text(column))?;
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        for row in &self.rows {
            write!(out, "<tr>")?;
            for (index, cell) in row.iter().enumerate() {
                match cell {
                    Cell::Words(words) if index == 0 => {
                        write!(out, "<th scope=\"row\">{}</th>", Text(words))?
                    }
                    Cell::Words(words) => write!(out, "<td>{}</td>", Text(words))?,
                    Cell::Number(number) => write!(out, "<td class=\"number\">{}</td>", Text(number))?,
                    Cell::Markup(markup) => write!(out, "<td>{markup}</td>")?,
                }
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody>\n</table>\n</div>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_headed_and_the_caption_names_the_table() {
        let mut table = Table::new("Lines & keys", &["Line", "Keys"]);
        table.row("savings <b>").number(2);
        let mut out = Vec::new();
        table.write(&mut out).unwrap();
        let html = String::from_utf8(out).unwrap();
        assert!(html.contains("<caption>Lines &amp; keys</caption>"));
        assert!(html.contains("<th scope=\"col\">Keys</th>"));
        assert!(
            html.contains("<tr><th scope=\"row\">savings &lt;b&gt;</th><td class=\"number\">2</td></tr>")
        );
    }
}
