//! A call file: a test call, or one call over the rows of a table, as a person writes it. Reading needs no
//! hotline; whether its names are those of a hotline is asked by whoever makes the call.
//!
//! The notation is told in `docs/grammar.md`.

mod building;
mod expectation;
pub mod faults;
mod heads;
mod layout;
mod line;
mod pattern;
mod read;
mod statement;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

pub use expectation::{Ends, Expectation, Expected};
pub use heads::{Heads, HeardAs, Moment, Written};
pub use layout::laid_out;
pub use pattern::{Pattern, PatternFault, Piece, VALUES};
pub use statement::{Says, Statement};

use crate::diagnostic::{Diagnostic, Place, ReadError, Source};

/// A call file takes up to this many bytes.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// How a call file is called: its name ends in this.
pub const EXTENSION: &str = "call";

/// A call file as written.
#[derive(Clone, Debug)]
pub struct CallFile {
    /// Its text.
    pub source: Arc<Source>,
    /// The hotline it is to, if it says so: a path from the file's own folder.
    pub hotline: Option<Written<String>>,
    /// Its calls: one, or one for each row of its table. Where the file is faulty, what could be understood of them;
    /// they are not fit to be made.
    pub calls: Vec<TestCall>,
    title: Option<Range<usize>>,
}

/// One call of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestCall {
    /// Its row, where the file has a table.
    pub row: Option<Row>,
    /// What is settled before it begins.
    pub heads: Heads,
    /// What is done and expected, in order.
    pub statements: Vec<Statement>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which, counted from one.
    pub number: usize,
    /// Its cells in the text.
    pub span: Range<usize>,
}

impl CallFile {
    /// Reads the file at `path`, with all its faults at once.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn open(path: &Path) -> Result<(Self, Vec<Diagnostic>), ReadError> {
        Ok(Self::read(Source::read(path, LARGEST)?))
    }

    /// Reads a call file, with all its faults at once.
    pub fn read(source: Arc<Source>) -> (Self, Vec<Diagnostic>) {
        read::read(source)
    }

    /// What the file says it tests: its first line, if that is a comment.
    pub fn title(&self) -> Option<&str> {
        self.title.clone().map(|span| &self.source.text()[span])
    }

    /// A stretch of the file.
    pub fn place(&self, span: &Range<usize>) -> Place {
        self.source.place(span.clone())
    }

    /// The words of a row, as written.
    pub fn row_text(&self, row: &Row) -> &str {
        &self.source.text()[row.span.clone()]
    }
}
