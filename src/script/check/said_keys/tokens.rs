//! Prompts cut into words: what stands between spaces in some languages, single characters in others.

use std::ops::Range;

use super::phrases::Phrases;
use crate::prompt::catalogue::{Contents, Pattern, Piece};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, a number, or a sign that is a key.
    Word,
    /// A comma and the like.
    Comma,
    /// The end of a sentence, or of words that are said together.
    End,
    /// A value or words of elsewhere that are not known here.
    Hole,
}

/// A word of a prompt.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
    /// Where it is in the prompt file; for words of elsewhere, where they are named.
    pub(super) span: Range<usize>,
}

impl Token<'_> {
    pub(super) fn is(&self, word: &str) -> bool {
        self.kind != Kind::Hole && self.text.eq_ignore_ascii_case(word)
    }
}

/// The words of a prompt, with those of other prompts that it uses if they are plain text.
pub(super) fn of_pattern<'a>(
    phrases: &Phrases,
    contents: &'a Contents,
    text: &'a str,
    pattern: &'a Pattern,
) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let hole = |span: &Range<usize>| Token { text: "", kind: Kind::Hole, span: span.clone() };
    for piece in &pattern.pieces {
        match piece {
            Piece::Text(span) => cut(phrases, &text[span.clone()], |at| at + span.start, &mut tokens),
            Piece::Literal { text, span } => elsewhere(phrases, text, span, &mut tokens),
            Piece::Value(variable) => tokens.push(hole(&variable.span)),
            Piece::Reference(reference) => {
                let plain = reference.target.and_then(|id| plain(contents.pattern(id), text));
                match plain {
                    Some(words) => elsewhere(phrases, words, &reference.span, &mut tokens),
                    None => tokens.push(hole(&reference.span)),
                }
            }
            Piece::Selector(variable) => {
                tokens.push(Token { text: "", kind: Kind::End, span: variable.span.clone() });
            }
            Piece::Variant => tokens.push(Token { text: "", kind: Kind::End, span: 0..0 }),
        }
    }
    tokens
}

/// The words of a prompt that is one text and nothing else.
fn plain<'a>(pattern: &Pattern, text: &'a str) -> Option<&'a str> {
    match &*pattern.pieces {
        [Piece::Text(span)] => Some(&text[span.clone()]),
        _ => None,
    }
}

/// Words that come from elsewhere, all of them at the place where they are named.
fn elsewhere<'a>(phrases: &Phrases, words: &'a str, span: &Range<usize>, tokens: &mut Vec<Token<'a>>) {
    let first = tokens.len();
    cut(phrases, words, |at| at, tokens);
    tokens[first..].iter_mut().for_each(|token| token.span = span.clone());
}

/// The words of a text by itself.
pub(super) fn of_text<'a>(phrases: &Phrases, text: &'a str) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    cut(phrases, text, |at| at, &mut tokens);
    tokens
}

fn cut<'a>(phrases: &Phrases, text: &'a str, place: impl Fn(usize) -> usize, tokens: &mut Vec<Token<'a>>) {
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        let kind = match c {
            '.' | '!' | '?' | ';' | '。' | '！' | '？' | '；' | '…' => Kind::End,
            ',' | '，' | '、' | ':' | '：' | '/' | '(' | ')' | '（' | '）' => Kind::Comma,
            '*' | '#' | '＊' | '＃' => Kind::Word,
            _ if c.is_alphanumeric() => {
                if phrases.spaced || c.is_ascii_alphanumeric() || is_wide_digit(c) {
                    while let Some(&(at, next)) = rest.peek() {
                        let goes_on = if phrases.spaced || next.is_ascii() {
                            next.is_alphanumeric() && !is_wide_digit(next) || is_joint(&text[at..], next)
                        } else {
                            false
                        } || is_wide_digit(c) && is_wide_digit(next);
                        if !goes_on {
                            break;
                        }
                        rest.next();
                    }
                }
                Kind::Word
            }
            _ => continue,
        };
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        tokens.push(Token { text: &text[start..end], kind, span: place(start)..place(end) });
    }
}

fn is_wide_digit(c: char) -> bool {
    ('０'..='９').contains(&c)
}

/// Whether a sign holds together what stands on both sides of it: `1-800`, `2.50`, `don’t`.
fn is_joint(rest: &str, sign: char) -> bool {
    let next = rest[sign.len_utf8()..].chars().next();
    match sign {
        '-' | '–' | '.' | ':' => next.is_some_and(|next| next.is_ascii_digit()),
        '\'' | '’' => next.is_some_and(char::is_alphabetic),
        _ => false,
    }
}
