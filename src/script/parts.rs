//! What a hotline has beside its script: prompts, pronunciations, recordings, news. Where they are is known to whoever
//! gives them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::news::News;
use crate::prompt::Locale;

/// The parts of a hotline beside its script.
pub trait Parts {
    /// The prompt file of a language.
    ///
    /// # Errors
    /// Why there is none: what was looked for, and what to do next.
    fn prompts(&self, hotline: &str, locale: &'static Locale) -> Result<Arc<Source>, String>;

    /// The hotline's own file of pronunciations in a language, if it has one.
    ///
    /// # Errors
    /// Why it is there and cannot be read, and what to do next.
    fn pronunciation(&self, hotline: &str, locale: &'static Locale) -> Result<Option<Arc<Source>>, String> {
        let _ = (hotline, locale);
        Ok(None)
    }

    /// The folder of the hotline's recordings in a language, if it has one.
    fn recordings(&self, hotline: &str, locale: &'static Locale) -> Option<PathBuf> {
        let _ = (hotline, locale);
        None
    }

    /// The languages of all prompt files that there are, by the names of the files.
    fn languages(&self, hotline: &str) -> Vec<String> {
        let _ = hotline;
        Vec::new()
    }

    /// The news of the hotline, from its folder of this name, with what is wrong with them. No folder, no news.
    ///
    /// # Errors
    /// Why the folder could not be read, and what to do next.
    fn news(&self, hotline: &str, folder: &str) -> Result<(News, Vec<Diagnostic>), String>;
}
