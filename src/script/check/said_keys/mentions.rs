//! Where a prompt names a key, and the words that say what it is for.

use std::ops::Range;

use super::phrases::Phrases;
use super::tokens::{Kind, Token};
use crate::key::{Key, Keys};

/// The most digits of a number that can be a key; more are a number.
const MOST_DIGITS: usize = 4;
/// The most words between "press" and the key.
const MOST_BETWEEN: usize = 4;

/// A key that a prompt names.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The keys, of which any will do.
    pub(super) keys: Vec<Keys>,
    /// Where the first of them is named.
    pub(super) span: Range<usize>,
    /// The words that say what it is for, as places among the tokens.
    pub(super) purpose: Range<usize>,
    /// All words of the sentence that belong to no other key.
    pub(super) around: [Range<usize>; 2],
    /// The words that ask for it and name it, as places among the tokens.
    own: Range<usize>,
    /// Whether it follows another without being asked for by a word of its own: "…, 2 for savings".
    bare: bool,
}

impl Mention {
    /// Whether the key is named first, and what it is for after it: "press 1 for savings".
    pub(super) fn is_before_its_goal(&self, phrases: &Phrases, tokens: &[Token<'_>]) -> bool {
        let words = Words { phrases, tokens };
        self.purpose.start >= self.own.end
            && !self.purpose.is_empty()
            && words.any(phrases.purpose, self.own.end).is_some()
    }
}

/// Every key that is named.
pub(super) fn find(phrases: &Phrases, tokens: &[Token<'_>]) -> Vec<Mention> {
    let mut all = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = tokens[start..].iter().position(|token| token.kind == Kind::End);
        let end = end.map_or(tokens.len(), |length| start + length);
        all.extend(in_sentence(phrases, tokens, start..end));
        start = end + 1;
    }
    all
}

fn in_sentence(phrases: &Phrases, tokens: &[Token<'_>], sentence: Range<usize>) -> Vec<Mention> {
    let words = Words { phrases, tokens: &tokens[..sentence.end] };
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = words.asked(at).or_else(|| {
            let first = mentions.first()?;
            let joined = at > first.own.end && words.is_joint(at - 1);
            joined.then(|| words.listed(at)).flatten()
        });
        match found {
            Some(mention) => {
                at = mention.own.end;
                mentions.push(mention);
            }
            None => at += 1,
        }
    }
    words.purposes(&mut mentions, &sentence);
    mentions
}

/// The words of a prompt up to the end of a sentence.
struct Words<'a> {
    phrases: &'a Phrases,
    tokens: &'a [Token<'a>],
}

impl Words<'_> {
    /// "press 2"
    fn asked(&self, start: usize) -> Option<Mention> {
        let token = self.tokens.get(start).filter(|token| token.kind == Kind::Word)?;
        let surely = self.any(self.phrases.ask, start);
        let perhaps = || self.any(self.phrases.may_ask, start);
        let mut at = surely.or_else(perhaps)?;
        for _ in 0..MOST_BETWEEN {
            at = self.any_of(self.phrases.between, at).unwrap_or(at);
        }
        let (keys, end) = self.key(at)?;
        if surely.is_none() && (keys.len() > 1 || !self.ends_or_goes_on_with_purpose(end)) {
            return None;
        }
        let span = self.tokens[at].span.start..self.tokens[end - 1].span.end.max(self.tokens[at].span.end);
        let end = self.any(self.phrases.after, end).unwrap_or(end);
        let (keys, end) = self.more_keys(keys, end);
        let _ = token;
        Some(Mention { keys, span, purpose: 0..0, around: [0..0, 0..0], own: start..end, bare: false })
    }

    /// "2 for savings", after another key was asked for
    fn listed(&self, start: usize) -> Option<Mention> {
        let (keys, end) = self.key(start)?;
        let after = self.any(self.phrases.after, end).unwrap_or(end);
        self.any(self.phrases.purpose, after)?;
        let span = self.tokens[start].span.start..self.tokens[end - 1].span.end;
        Some(Mention {
            keys: vec![keys],
            span,
            purpose: 0..0,
            around: [0..0, 0..0],
            own: start..after,
            bare: true,
        })
    }

    /// "1, 2 or 3", "1 to 6"
    fn more_keys(&self, first: Keys, end: usize) -> (Vec<Keys>, usize) {
        let mut keys = vec![first];
        let mut end = end;
        if let Some((last, after)) = self.any(self.phrases.to, end).and_then(|at| self.key(at))
            && let Some(range) = range(first, last)
        {
            return (range, after);
        }
        while let Some(mut at) = self.any(self.phrases.or, end) {
            // "1, 2, or 3"
            at = self.any(self.phrases.or, at).unwrap_or(at);
            at = self.any_of(self.phrases.between, at).unwrap_or(at);
            let Some((key, after)) = self.key(at) else { break };
            let after = self.any(self.phrases.after, after).unwrap_or(after);
            if keys.len() == 1 && self.any(self.phrases.purpose, after).is_some() && self.is_comma(at - 1) {
                // "press 1, 2 for savings" names two choices.
                break;
            }
            keys.push(key);
            end = after;
        }
        (keys, end)
    }

    /// A key, or several that are pressed one after the other, and what comes after it.
    fn key(&self, at: usize) -> Option<(Keys, usize)> {
        let (mut keys, mut end) = self.one_key(at)?;
        while let Some((more, after)) = self.one_key(end).filter(|(more, _)| {
            more.len() == 1 && (more.get(0).is_some_and(is_sign) || keys.iter().all(is_sign))
        }) {
            keys = more.iter().fold(Some(keys), |keys, key| keys?.with(key))?;
            end = after;
        }
        self.any_of(self.phrases.quantity, end).is_none().then_some((keys, end))
    }

    fn one_key(&self, at: usize) -> Option<(Keys, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let first = token.text.chars().next()?;
        if Key::from_char(first).is_some() {
            let keys = Keys::parse(token.text).ok().filter(|keys| keys.len() <= MOST_DIGITS)?;
            return Some((keys, at + 1));
        }
        let named = |(word, key): &(&str, Key)| Some((*key, self.phrase(word, at)?));
        let (key, end) = self.phrases.keys.iter().find_map(named)?;
        Some((key.into(), end))
    }

    fn ends_or_goes_on_with_purpose(&self, at: usize) -> bool {
        let ends = self.tokens.get(at).is_none_or(|token| token.kind != Kind::Word);
        ends || self.any(self.phrases.purpose, at).is_some() || self.any(self.phrases.after, at).is_some()
    }

    /// The longest of some phrases that stands here, and what comes after it.
    fn any(&self, phrases: &[&str], at: usize) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(phrase, at)).max()
    }

    /// The same with a longer list.
    fn any_of(&self, list: &'static str, at: usize) -> Option<usize> {
        Phrases::entries(list).filter_map(|phrase| self.phrase(phrase, at)).max()
    }

    fn phrase(&self, phrase: &str, at: usize) -> Option<usize> {
        let mut end = at;
        let mut next = |word: &str| {
            let stands = self.tokens.get(end).is_some_and(|token| token.is(word));
            end += 1;
            stands
        };
        let whole = if self.phrases.spaced {
            phrase.split(' ').all(&mut next)
        } else {
            phrase.char_indices().all(|(place, c)| next(&phrase[place..place + c.len_utf8()]))
        };
        whole.then_some(end)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Comma)
    }

    /// Whether this joins what stands before and after it.
    fn is_joint(&self, at: usize) -> bool {
        self.is_comma(at) || self.any(self.phrases.or, at).is_some()
    }

    /// Finds which words of a sentence belong to which key: those before it, or those after it. What is right
    /// for the first is right for all.
    fn purposes(&self, mentions: &mut [Mention], sentence: &Range<usize>) {
        let own: Vec<Range<usize>> = mentions.iter().map(|mention| mention.own.clone()).collect();
        let Some(first) = own.first() else { return };
        let listed = mentions.iter().any(|mention| mention.bare);
        let after = listed
            || own.len() > 1 && self.any(self.phrases.purpose, first.end).is_some()
            || self.says_nothing(sentence.start..first.start);
        for (place, mention) in mentions.iter_mut().enumerate() {
            let before = place.checked_sub(1).map_or(sentence.start, |before| own[before].end);
            let next = own.get(place + 1).map_or(sentence.end, |next| next.start);
            mention.around = [before..own[place].start, own[place].end..next];
            mention.purpose = mention.around[usize::from(after)].clone();
            if own.len() > 1 {
                mention.around = [mention.purpose.clone(), 0..0];
            }
        }
    }

    /// Whether these words say nothing of what a key is for.
    fn says_nothing(&self, words: Range<usize>) -> bool {
        let mut at = words.start;
        while at < words.end {
            if self.tokens[at].kind == Kind::Hole {
                return false;
            }
            if self.tokens[at].kind == Kind::Word {
                match self.any_of(self.phrases.empty, at) {
                    Some(end) => {
                        at = end;
                        continue;
                    }
                    None => return false,
                }
            }
            at += 1;
        }
        true
    }
}

fn is_sign(key: Key) -> bool {
    key.digit().is_none()
}

/// Every key from one digit to another.
fn range(first: Keys, last: Keys) -> Option<Vec<Keys>> {
    let digit = |keys: Keys| keys.get(0).filter(|_| keys.len() == 1)?.digit();
    let (first, last) = (digit(first)?, digit(last)?);
    (first < last).then(|| (first..=last).filter_map(Key::from_digit).map(Keys::from).collect())
}
