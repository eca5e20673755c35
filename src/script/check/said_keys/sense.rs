//! What words say, as far as it takes to see that they speak of one choice and not of another: the set of their
//! words, without those that say nothing; where words do not stand apart, the set of their pairs of characters.

use std::collections::BTreeSet;

use super::phrases::Phrases;
use super::tokens::{self, Kind, Token};

/// A set of words, or of pairs of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense(BTreeSet<String>);

impl Sense {
    /// What some words of a prompt say.
    pub(super) fn of(phrases: &Phrases, tokens: &[Token<'_>]) -> Self {
        if phrases.spaced {
            return Self(tokens.iter().filter_map(|token| word(phrases, token)).collect());
        }
        let mut pairs = BTreeSet::new();
        let mut before: Option<&Token<'_>> = None;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let empty = Phrases::entries(phrases.empty).filter(|phrase| stands(phrase, &tokens[at..]));
            let empty = empty.map(|phrase| phrase.chars().count());
            if let Some(length) = empty.max() {
                before = None;
                at += length;
                continue;
            }
            at += 1;
            if token.kind != Kind::Word {
                before = None;
            } else if token.text.is_ascii() {
                // A word of letters, such as EMS, stands by itself.
                pairs.insert(token.text.to_ascii_lowercase());
                before = None;
            } else {
                pairs.extend(before.map(|before| format!("{}{}", before.text, token.text)));
                before = Some(token);
            }
        }
        Self(pairs)
    }

    /// What a text by itself says.
    pub(super) fn of_text(phrases: &Phrases, text: &str) -> Self {
        Self::of(phrases, &tokens::of_text(phrases, text))
    }

    /// The words, or the pairs of characters.
    pub(super) fn into_words(self) -> BTreeSet<String> {
        self.0
    }

    /// Takes in what another says.
    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend(other.0.iter().cloned());
    }

    /// What both say.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }

    /// How much is said.
    pub(super) fn size(&self) -> usize {
        self.0.len()
    }

    /// Whether all that `other` says is said here, and more.
    pub(super) fn says_more_than(&self, other: &Self) -> bool {
        self.0.len() > other.0.len() && other.0.is_subset(&self.0)
    }

    /// Whether words speak of the choice that has this sense: one of the two says all that the other says, and
    /// not only what could be said of many things.
    pub(super) fn is_meant_by(&self, phrases: &Phrases, words: &Self) -> bool {
        if self.0.is_empty() || words.0.is_empty() {
            return false;
        }
        if self == words {
            return true;
        }
        let both = self.and(words);
        let certain = both.0.iter().any(|word| !Phrases::entries(phrases.vague).any(|vague| vague == word));
        certain && (self.0.is_subset(&words.0) || words.0.is_subset(&self.0))
    }
}

/// A word that says something, without the ending of its plural.
fn word(phrases: &Phrases, token: &Token<'_>) -> Option<String> {
    if token.kind != Kind::Word {
        return None;
    }
    let word = token.text.to_lowercase().replace('’', "'");
    let word = word.strip_suffix("'s").unwrap_or(&word);
    if Phrases::entries(phrases.empty).any(|empty| empty == word) {
        return None;
    }
    let stem = match word {
        _ if word.ends_with("ss") || word.len() <= 3 => word.to_owned(),
        _ => match (word.strip_suffix("ies"), word.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.to_owned(),
            (None, None) => word.to_owned(),
        },
    };
    Some(stem)
}

/// Whether the characters of a phrase stand at the beginning.
fn stands(phrase: &str, tokens: &[Token<'_>]) -> bool {
    let mut tokens = tokens.iter();
    phrase
        .char_indices()
        .all(|(at, c)| tokens.next().is_some_and(|token| token.is(&phrase[at..at + c.len_utf8()])))
}
