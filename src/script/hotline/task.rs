//! What callers may want, as a script declares it.

use std::ops::Range;

use super::StepId;

/// What a caller may want, for simulated callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its name.
    pub name: Box<str>,
    /// The step that fulfils it.
    pub goal: StepId,
    /// What the caller has in mind, for each language of the hotline; without, the words that offer the step.
    pub words: Vec<Option<Box<str>>>,
    /// Where the script names it.
    pub span: Range<usize>,
}
