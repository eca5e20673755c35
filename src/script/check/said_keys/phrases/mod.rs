//! How each language asks for a key: the words around it, and the words that say nothing of what it is for. A
//! language is one file here and one line in [`ALL`].

mod en;
mod zh_cn;

use crate::key::Key;
use crate::prompt::locale::Locale;

/// How a language asks for a key. The longer lists are texts, with a comma between two entries.
#[derive(Debug)]
pub(in crate::script::check) struct Phrases {
    /// The language's tag.
    pub(super) tag: &'static str,
    /// Whether words stand apart from each other. Where they do not, every character counts as one.
    pub(super) spaced: bool,
    /// Words that ask for a key: "press".
    pub(super) ask: &'static [&'static str],
    /// Words that may ask for a key, or for something else: "dial", "enter".
    pub(super) may_ask: &'static [&'static str],
    /// What may stand between such a word and the key: "the number".
    pub(super) between: &'static str,
    /// The keys in words.
    pub(super) keys: &'static [(&'static str, Key)],
    /// What may stand after the key: "key".
    pub(super) after: &'static [&'static str],
    /// What makes a quantity of the number before it: "seconds".
    pub(super) quantity: &'static str,
    /// What joins two keys that do the same: "or".
    pub(super) or: &'static [&'static str],
    /// What makes a range of two keys: "to".
    pub(super) to: &'static [&'static str],
    /// What begins the purpose after a key: "for".
    pub(super) purpose: &'static [&'static str],
    /// Words that say nothing of what a key is for.
    pub(super) empty: &'static str,
    /// Words that say too little of it by themselves: "more", "service".
    pub(super) vague: &'static str,
}

impl Phrases {
    /// The entries of a longer list.
    pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
        list.split(", ")
    }
}

static ALL: &[&Phrases] = &[&en::EN, &zh_cn::ZH_CN];

/// How a language asks for a key, if that is known.
pub(in crate::script::check) fn of(locale: &Locale) -> Option<&'static Phrases> {
    ALL.iter().copied().find(|phrases| phrases.tag == locale.tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::locale;

    #[test]
    fn it_is_known_how_every_language_asks_for_a_key() {
        for locale in locale::ALL {
            assert!(of(locale).is_some(), "{}", locale.tag);
        }
    }
}
