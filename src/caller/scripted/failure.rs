//! What was not as expected in a call.

mod nearest;
mod words;

use std::time::Duration;

pub(super) use self::nearest::nearest_line;
use super::failures;
use super::matching::Sought;
use crate::call::Ending;
use crate::clock::At;
use crate::diagnostic::Code;
use crate::key::Keys;
use crate::prompt::Locale;
use crate::script::StepId;

/// Something that was not as expected.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which statement of the call.
    pub statement: usize,
    /// What was missed.
    pub(super) missed: Missed,
    /// When that was known.
    pub at: At,
    /// Where the call was.
    pub step: Option<StepId>,
    /// The act before it; none before the first.
    pub since: Option<usize>,
    /// When that act was done.
    pub since_at: At,
    /// Everything heard since then, line by line.
    pub heard: Vec<String>,
    /// The line of it that comes nearest to what was expected.
    pub nearest: Option<String>,
}

/// What was missed.
#[derive(Clone, Debug)]
pub(super) enum Missed {
    NotHeard { sought: Sought, other_language: Option<&'static Locale>, out_of_order: bool },
    Heard { line: String },
    NotSilent,
    TooLate { took: Duration },
    NotAt { at: Option<StepId>, ending: Option<Ending> },
    OtherOptions { keys: Vec<Keys> },
    NotTransferred { ending: Option<Ending> },
    OtherNumber { line: StepId },
    NotEnded { ending: Option<Ending> },
    CallOver { ending: Ending },
    Program { failed: String },
}

impl Failure {
    /// The program itself failed, once the call had come to a statement.
    pub(super) fn of_the_program(statement: usize, failed: String) -> Self {
        Self {
            statement,
            missed: Missed::Program { failed },
            at: At::START,
            step: None,
            since: None,
            since_at: At::START,
            heard: Vec::new(),
            nearest: None,
        }
    }

    /// Whether the program itself failed, and nothing is known of the call.
    pub fn is_of_the_program(&self) -> bool {
        matches!(self.missed, Missed::Program { .. })
    }

    /// Whether it is that words were not heard.
    pub fn is_about_words(&self) -> bool {
        matches!(self.missed, Missed::NotHeard { .. })
    }

    /// What kind it is.
    pub fn code(&self) -> &'static Code {
        match &self.missed {
            Missed::NotHeard { .. } => &failures::NOT_HEARD,
            Missed::Heard { .. } => &failures::HEARD,
            Missed::NotSilent => &failures::NOT_SILENT,
            Missed::TooLate { .. } => &failures::TOO_LATE,
            Missed::NotAt { .. } => &failures::NOT_THERE,
            Missed::OtherOptions { .. } => &failures::OTHER_OPTIONS,
            Missed::NotTransferred { .. } => &failures::NOT_TRANSFERRED,
            Missed::OtherNumber { .. } => &failures::OTHER_NUMBER,
            Missed::NotEnded { .. } => &failures::NOT_ENDED,
            Missed::CallOver { .. } => &failures::CALL_OVER,
            Missed::Program { .. } => &failures::PROGRAM_FAILED,
        }
    }
}
