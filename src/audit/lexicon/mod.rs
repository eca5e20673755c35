//! Words that mean something to rules, by language: praise, web addresses, blame, tones, prices. A language is one
//! file here and one line in `ALL`. The lists are short on purpose: what they hold is meant whenever it is said.

mod en;
mod zh_cn;

use std::ops::Range;

use crate::prompt::Locale;

/// The words of one language.
pub struct Lexicon {
    /// The language's tag.
    pub tag: &'static str,
    /// Praise, advertising, and news about the menu itself.
    pub promotion: &'static [&'static str],
    /// Sending callers away to the web.
    pub elsewhere: &'static [&'static str],
    /// Telling callers to call another number themselves.
    pub redial: &'static [&'static str],
    /// Blaming the caller, or naming a mistake without saying what it was.
    pub blame: &'static [&'static str],
    /// Tones that callers are told to wait for.
    pub tones: &'static [&'static str],
    /// The looks of a keypad.
    pub looks: &'static [&'static str],
    /// Asking callers to speak.
    pub speak: &'static [&'static str],
    /// Prices and charges.
    pub price: &'static [&'static str],
    /// Letters to be typed on a keypad.
    pub letters: &'static [&'static str],
    /// Keys that must be held, pressed twice or at once.
    pub awkward: &'static [&'static str],
    /// That the choices are about to be told again, or how to hear something again.
    pub again: &'static [&'static str],
    /// That something is needed before typing begins.
    pub ready: &'static [&'static str],
    /// Words that are abbreviations though they look like any word.
    pub abbreviations: &'static [&'static str],
    /// Words that occur in names of everything, and tell no label from another.
    pub common: &'static [&'static str],
    /// Ways to write in place of calling.
    pub written: &'static [&'static str],
}

static ALL: &[&Lexicon] = &[&en::EN, &zh_cn::ZH_CN];

/// The words of a language; those of English where a language has no list of its own.
pub(super) fn of(locale: &Locale) -> &'static Lexicon {
    ALL.iter().copied().find(|lexicon| lexicon.tag == locale.tag).unwrap_or(&en::EN)
}

/// Where a phrase stands in a text in small letters. In a language with spaces, only whole words count.
pub(super) fn find(lower: &str, phrase: &str) -> Option<Range<usize>> {
    let is_letter = |c: char| c.is_alphanumeric() && c.is_ascii();
    lower.match_indices(phrase).map(|(at, found)| at..at + found.len()).find(|range| {
        let before = lower[..range.start].chars().next_back().is_some_and(is_letter);
        let after = lower[range.end..].chars().next().is_some_and(is_letter);
        let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
        !(before && first.is_some_and(is_letter) || after && last.is_some_and(is_letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::locale;

    #[test]
    fn every_language_has_its_own_words() {
        for locale in locale::ALL {
            assert_eq!(of(locale).tag, locale.tag);
        }
    }

    #[test]
    fn only_whole_words_count_where_words_stand_apart() {
        assert_eq!(find("the stone", "tone"), None);
        assert_eq!(find("after the tone.", "tone"), Some(10..14));
        assert_eq!(find("听到嘀声后请留言", "嘀声"), Some(6..12));
    }
}
