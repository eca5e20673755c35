//! What a listener makes of words alone: which keys they name, and the words that say what each is for. Whoever
//! listens so knows nothing of the script.

use std::collections::BTreeSet;

use super::mentions;
use super::phrases::{self, Phrases};
use super::sense::Sense;
use super::tokens::{self, Kind, Token};
use crate::key::Keys;
use crate::prompt::Locale;

/// A key that words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySaid {
    /// The first of the keys that will do.
    pub keys: Keys,
    /// The words that say what it is for, as they stand.
    pub label: String,
    /// What they say.
    pub sense: BTreeSet<String>,
    /// Where in the text both are over.
    pub end: usize,
    /// Whether the key was named before its purpose.
    pub key_first: bool,
}

/// The keys that a text names, in its order; none in a language of which it is not known how it names keys.
pub fn keys_said(locale: &Locale, text: &str) -> Vec<KeySaid> {
    let Some(phrases) = phrases::of(locale) else { return Vec::new() };
    let tokens = tokens::of_text(phrases, text);
    let mentions = mentions::find(phrases, &tokens);
    let said = mentions.iter().filter_map(|mention| {
        let purpose = &tokens[mention.purpose.clone()];
        let after = purpose.last().map_or(0, |token| token.span.end);
        Some(KeySaid {
            keys: *mention.keys.first()?,
            label: label(phrases, purpose),
            sense: Sense::of(phrases, purpose).into_words(),
            end: mention.span.end.max(after),
            key_first: after > mention.span.end,
        })
    });
    said.collect()
}

/// What a text says: its words without those that say nothing, or its pairs of characters.
pub fn sense(locale: &Locale, text: &str) -> BTreeSet<String> {
    phrases::of(locale).map(|phrases| Sense::of_text(phrases, text).into_words()).unwrap_or_default()
}

/// The words of a purpose without those at its beginning and end that say nothing.
fn label(phrases: &Phrases, purpose: &[Token<'_>]) -> String {
    let empty = |token: &&Token<'_>| {
        token.kind != Kind::Word || Phrases::entries(phrases.empty).any(|word| token.is(word))
    };
    let first = purpose.iter().take_while(empty).count();
    let last = purpose.iter().rev().take_while(empty).count();
    let kept = purpose.get(first..purpose.len().saturating_sub(last)).unwrap_or_default();
    let words: Vec<&str> = kept.iter().map(|token| token.text).collect();
    words.join(if phrases.spaced { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(tag: &str, text: &str) -> Vec<(String, String, bool)> {
        let said = keys_said(Locale::find(tag).unwrap(), text);
        said.into_iter().map(|said| (said.keys.to_string(), said.label, said.key_first)).collect()
    }

    #[test]
    fn a_listener_hears_the_goal_before_or_after_its_key() {
        assert_eq!(
            said("en", "For postal savings, press 2."),
            [("2".to_owned(), "postal savings".to_owned(), false)]
        );
        assert_eq!(
            said("en", "Press 2 for postal savings."),
            [("2".to_owned(), "postal savings".to_owned(), true)]
        );
        assert_eq!(said("zh-CN", "邮政储蓄，请按2。"), [("2".to_owned(), "邮政储蓄".to_owned(), false)]);
        assert_eq!(said("en", "Welcome to China Post."), []);
    }

    #[test]
    fn two_questions_in_one_breath_are_two_keys() {
        let keys: Vec<String> =
            said("en", "For yes, press 1. For no, press 2.").into_iter().map(|(keys, ..)| keys).collect();
        assert_eq!(keys, ["1", "2"]);
    }
}
