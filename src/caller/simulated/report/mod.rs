//! Results told: in words, as JSON, as a page, as a table for spreadsheets.

mod csv;
mod html;
mod json;
mod text;

use std::io;

pub(super) use csv::line as csv_line;
pub(super) use html::head as html_head;
pub(super) use json::{interval as interval_json, share as share_json};

use super::run::{Results, Row, Simulation, can_call};
use super::sensitivity::{Change, tag};
use super::statistics::Share;
use super::verdict::{Compared, Verdict};
use super::why::{Bears, Why};
use crate::script::StepId;
use crate::transcript::{Form as NotationForm, Moment, Notation};

/// What every report says first.
pub const NOTE: &str = "This is a simulation, not evidence about people. Test with disabled callers.";

/// What is said of who has no way in.
const NO_WAY_IN: &str = "cannot call at all: the script's `[channels]` names neither `rtt` nor `chat`";

/// How results are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// In words.
    #[default]
    Text,
    /// One JSON document.
    Json,
    /// A page in one file.
    Html,
    /// A row for each caller, task and language.
    Csv,
}

impl Form {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Text, Self::Json, Self::Html, Self::Csv];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }

    /// What it is for.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Text => "in words",
            Self::Json => "one JSON document, with every figure of every caller",
            Self::Html => "a page in one file",
            Self::Csv => "a row for each caller, task and language",
        }
    }

    /// Writes a report.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(report, out),
            Self::Json => json::write(report, out),
            Self::Html => html::write(report, out),
            Self::Csv => csv::write(report, out),
        }
    }
}

/// All there is to tell.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was simulated.
    pub simulation: &'a Simulation,
    /// What came of it.
    pub results: &'a Results,
    /// What is said of each row.
    pub judged: &'a [Compared],
    /// Which verdicts hang on a figure that nobody read, if that was looked into.
    pub changes: Option<&'a [Change]>,
    /// A failed call, if one was asked for, with its moments.
    pub why: Option<(&'a Why, &'a [Moment])>,
    /// What the audit finds where that call was.
    pub bearing: &'a [Bears],
    /// Whether one was asked for.
    pub why_asked: bool,
}

impl Report<'_> {
    fn caller(&self, row: &Row) -> &str {
        &self.simulation.callers[row.caller].name
    }

    fn task(&self, row: &Row) -> &str {
        &self.simulation.wishes[row.wish].name
    }

    fn language(&self, row: &Row) -> &'static str {
        tag(self.simulation, row.language)
    }

    fn step(&self, step: StepId) -> &str {
        &self.simulation.hotline.step(step).name
    }

    /// The changes that a row's verdict hangs on.
    fn changes_of(&self, row: usize) -> impl Iterator<Item = &Change> {
        self.changes.unwrap_or_default().iter().filter(move |change| change.row == row)
    }

    /// A changed figure in words: `miss` of `baseline` halved, from 0.02 to 0.01.
    fn change(&self, change: &Change) -> String {
        let unit = change.habit.unit();
        let printed = super::habits::printed;
        format!(
            "{} of {} from {} to {}",
            change.habit.key(),
            self.simulation.callers[change.caller].name,
            printed(unit, change.was),
            printed(unit, change.is)
        )
    }

    /// Whether a row's caller has no way to call at all.
    fn has_no_way_in(&self, row: &Row) -> bool {
        !can_call(&self.simulation.hotline, &self.simulation.callers[row.caller])
    }

    /// The tasks that nobody completed, though somebody tried.
    pub fn never_completed(&self) -> Vec<&str> {
        let wishes = self.simulation.wishes.iter().enumerate();
        let nobody = wishes.filter(|(place, _)| {
            let mut rows = self.results.rows.iter().filter(|row| row.wish == *place).peekable();
            let tried = rows.clone().any(|row| row.tally.calls > 0);
            rows.peek().is_some() && tried && rows.all(|row| row.tally.completed == 0)
        });
        nobody.map(|(_, wish)| wish.name.as_str()).collect()
    }

    /// How many rows have a verdict.
    fn count(&self, verdict: Verdict) -> usize {
        self.judged.iter().filter(|compared| compared.verdict == verdict).count()
    }

    /// The failed call as lines of the notation.
    fn transcript(moments: &[Moment]) -> String {
        let mut notation = Notation::new(NotationForm::Record);
        let mut lines = String::new();
        for moment in moments {
            notation.write(moment, &mut lines);
        }
        lines
    }
}

/// `61.5%`
fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// `61.5% (54.6 to 68.0)`
fn with_interval(share: Share) -> String {
    let interval = share.interval();
    format!("{} ({:.1} to {:.1})", percent(share.share()), interval.low * 100.0, interval.high * 100.0)
}
