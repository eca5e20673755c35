//! What came of a simulation.

use crate::caller::simulated::statistics::Share;
use crate::caller::simulated::tally::Tally;
use crate::script::LanguageId;

/// What came of the calls of one caller with one wish in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The caller, as a place among the callers.
    pub caller: usize,
    /// The wish, as a place among the wishes.
    pub wish: usize,
    /// The caller's language; none if the hotline does not speak it.
    pub language: Option<LanguageId>,
    /// What came of it.
    pub tally: Tally,
}

/// How many people of one kind, in one language, completed nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nothing {
    /// The caller, as a place among the callers.
    pub caller: usize,
    /// Their language.
    pub language: Option<LanguageId>,
    /// The share.
    pub share: Share,
}

/// What came of it all.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// By caller, language and wish.
    pub rows: Vec<Row>,
    /// By caller and language.
    pub nothing: Vec<Nothing>,
    /// Whether somebody stopped it before its end.
    pub stopped: bool,
}
