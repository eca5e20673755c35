//! Tells what came of a run: in words for people, and in the forms that other programs read. A form is one file
//! here and one variant of [`Form`].

mod entry;
mod html;
mod json;
mod junit;
mod tap;
mod text;

use std::io;

use entry::entries;

use super::suite::{Results, Suite};

/// A form to tell results in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// In words, with the places drawn, or nothing drawn for people who listen.
    #[default]
    Text,
    /// JUnit XML, for CI services.
    Junit,
    /// Test Anything Protocol, version 14.
    Tap,
    /// JSON Lines, one test a line.
    Json,
    /// A page for a browser, in one file.
    Html,
}

/// What is told, and to whom.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was found and read.
    pub suite: &'a Suite,
    /// What came of it.
    pub results: &'a Results,
    /// How many columns the page has, where that matters.
    pub width: usize,
    /// Whether nothing is to be drawn.
    pub accessible: bool,
}

impl Form {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Text, Self::Junit, Self::Tap, Self::Json, Self::Html];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Junit => "junit",
            Self::Tap => "tap",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// What it is for, in a few words.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Text => "words for people",
            Self::Junit => "JUnit XML, for CI services",
            Self::Tap => "Test Anything Protocol 14",
            Self::Json => "JSON Lines, one test a line",
            Self::Html => "a page for a browser",
        }
    }

    /// Writes the results in this form.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(report, out),
            Self::Junit => junit::write(&entries(report), report, out),
            Self::Tap => tap::write(&entries(report), out),
            Self::Json => json::write(&entries(report), report, out),
            Self::Html => html::write(&entries(report), report, out),
        }
    }
}

/// A number and what it counts: `1 call`, `2 calls`.
pub(super) fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

impl Report<'_> {
    /// The count that closes a report: `12 passed, 1 failed`.
    pub fn summary(&self) -> String {
        let tally = self.results.tally();
        let faulty = self.suite.files.iter().filter(|file| !file.faults.is_empty()).count();
        let parts = [
            (tally.passed, "passed"),
            (tally.failed, "failed"),
            (tally.misfits, "not possible with this hotline"),
            (tally.not_run, "not run"),
        ];
        let mut said: Vec<String> = parts
            .into_iter()
            .filter(|(number, what)| *number > 0 || *what == "passed")
            .map(|(number, what)| format!("{number} {what}"))
            .collect();
        if faulty > 0 {
            said.push(format!("{} with faults", count(faulty as u64, "file", "files")));
        }
        if !self.suite.unreadable.is_empty() {
            let unreadable = self.suite.unreadable.len() as u64;
            said.push(format!("{} not readable", count(unreadable, "file", "files")));
        }
        said.join(", ")
    }
}
