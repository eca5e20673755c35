//! What a caller expects, in a line of the notation: `hear Welcome`, `at menu main`, `transfer postal-savings`.

use std::fmt;
use std::time::Duration;

use super::pattern::Pattern;
use crate::call::{Ending, Reason};
use crate::key::Keys;
use crate::transcript::ending::{TRANSFERRED, ending_name};

/// Something expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// These words are said.
    Hear(Pattern),
    /// These words are not said.
    NotHear(Pattern),
    /// Nothing is said.
    HearNothing,
    /// The call is at this step; its name.
    At(String),
    /// These keys are the choices there, and no others.
    Options(Vec<Keys>),
    /// The caller is connected to this line.
    Transfer {
        /// The line's name.
        line: String,
        /// The number that is dialled, where that is expected too.
        number: Option<String>,
    },
    /// The call ends in this way.
    Ends(Ends),
}

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ends {
    /// The caller is connected to a line, whichever it is.
    Transferred,
    /// The caller hangs up.
    HungUp,
    /// The hotline hangs up because its script says so.
    Done,
    /// The hotline hangs up because the call has gone on too long.
    TooLong,
}

impl Ends {
    /// Every ending, as `ends` names it.
    pub const ALL: [Self; 4] = [Self::Transferred, Self::HungUp, Self::Done, Self::TooLong];

    /// The ending of this name; a space is as good as a hyphen.
    pub fn find(name: &str) -> Option<Self> {
        let name = name.replace(' ', "-");
        Self::ALL.into_iter().find(|ends| ends.name() == name)
    }

    /// Its name, the same as in a transcript.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transferred => TRANSFERRED,
            Self::HungUp => ending_name(Ending::HungUp),
            Self::Done => ending_name(Ending::Finished(Reason::Done)),
            Self::TooLong => ending_name(Ending::Finished(Reason::TooLong)),
        }
    }

    /// Whether a call that ended so ended as this says.
    pub fn is(self, ending: Ending) -> bool {
        ending_name(ending) == self.name()
    }
}

/// An expectation with what was said about it on the lines after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What.
    pub what: Expectation,
    /// How soon after the last act.
    pub within: Option<Duration>,
    /// In which language; its tag.
    pub said_in: Option<String>,
}

impl Expected {
    /// An expectation and nothing more about it.
    pub fn new(what: Expectation) -> Self {
        Self { what, within: None, said_in: None }
    }

    /// Whether `within` makes sense after it.
    pub(super) fn has_a_moment(&self) -> bool {
        match self.what {
            Expectation::Hear(_)
            | Expectation::At(_)
            | Expectation::Transfer { .. }
            | Expectation::Ends(_) => true,
            Expectation::NotHear(_) | Expectation::HearNothing | Expectation::Options(_) => false,
        }
    }

    /// Whether `said in` makes sense after it.
    pub(super) fn has_words(&self) -> bool {
        matches!(self.what, Expectation::Hear(_) | Expectation::NotHear(_))
    }
}

/// Prints the line that is read as this.
impl fmt::Display for Expectation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hear(pattern) => write!(out, "hear     {pattern}"),
            Self::NotHear(pattern) => write!(out, "not hear {pattern}"),
            Self::HearNothing => out.write_str("hear     nothing"),
            Self::At(step) => write!(out, "at menu  {step}"),
            Self::Options(keys) if keys.is_empty() => out.write_str("options  none"),
            Self::Options(keys) => {
                out.write_str("options ")?;
                keys.iter().try_for_each(|keys| write!(out, " {keys}"))
            }
            Self::Transfer { line, number: None } => write!(out, "transfer {line}"),
            Self::Transfer { line, number: Some(number) } => write!(out, "transfer {line} to {number}"),
            Self::Ends(ends) => write!(out, "ends     {}", ends.name()),
        }
    }
}
