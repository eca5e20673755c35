//! What exploring found, told: one claim a sentence, for ears and eyes, or as JSON for tools; and calls that show
//! what was refuted.

mod call;
mod json;
mod text;
mod words;

use std::io;

pub use call::call_file;
pub use words::{assumptions, sentence, verdict};

use super::{Cost, Exploration, Longest};
use crate::caller::Lexicon;
use crate::script::LanguageId;

/// A report on a hotline.
pub struct Report<'a> {
    /// What was found.
    pub exploration: &'a Exploration,
    /// The path of the script, as it is named in calls; nothing for the hotline in the program itself.
    pub script: Option<&'a str>,
    costs: Vec<Cost>,
    longest: Option<Longest>,
}

impl<'a> Report<'a> {
    /// A report, of costs in one language if only that is asked for.
    pub fn new(exploration: &'a Exploration, script: Option<&'a str>, language: Option<LanguageId>) -> Self {
        let mut lexicon = Lexicon::default();
        let mut costs = exploration.costs(&mut lexicon);
        costs.retain(|cost| language.is_none_or(|language| cost.language == language));
        let longest = exploration.longest(&mut lexicon);
        Self { exploration, script, costs, longest }
    }

    /// Writes it in sentences.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_text(&self, out: &mut dyn io::Write) -> io::Result<()> {
        text::write(self, out)
    }

    /// Writes it as JSON.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        json::write(self, out)
    }
}
