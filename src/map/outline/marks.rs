//! Punctuation, which is not the same in all languages.

use crate::prompt::Locale;
use crate::prompt::locale::Tempo;

/// What stands between words and sentences in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Before what a key leads to.
    pub colon: &'static str,
    /// Before where it is told.
    pub comma: &'static str,
    /// After a sentence that has no mark of its own.
    pub stop: &'static str,
    /// Between sentences.
    pub gap: &'static str,
}

impl Marks {
    /// Those of a language.
    pub(super) fn of(locale: &Locale) -> Self {
        match locale.tempo {
            Tempo::WordsPerMinute(_) => Self { colon: ": ", comma: ", ", stop: ".", gap: " " },
            Tempo::CharactersPerMinute(_) => Self { colon: "：", comma: "，", stop: "。", gap: "" },
        }
    }
}
