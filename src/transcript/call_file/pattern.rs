//! The words of a `hear` line: what must be said, what may stand between, and the values that may differ.

use std::fmt;

use crate::transcript::plain::each_word;

/// The values that may differ, by the names they have in braces.
pub const VALUES: [(&str, Piece); 3] =
    [("number", Piece::Number), ("date", Piece::Date), ("any", Piece::Any)];

/// A piece of what is to be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// This word, in the plain form of [`crate::transcript::plain`].
    Word(Box<str>),
    /// `...`: any words, or none.
    Gap,
    /// `{number}`: digits, as a number is printed or said.
    Number,
    /// `{date}`: a day.
    Date,
    /// `{any}`: at least one word, and none beyond a pause.
    Any,
}

/// What is to be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: Box<str>,
    pieces: Vec<Piece>,
}

/// Why words are no pattern; the name as written, and where in the words it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// A name in braces that stands for nothing.
    UnknownValue(String, std::ops::Range<usize>),
    /// A brace that is not closed, or was not opened.
    LoneBrace(usize),
    /// Nothing in it that could be heard.
    NoWords,
}

impl Pattern {
    /// Reads the words of a `hear` line.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(text: &str) -> Result<Self, PatternFault> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let at = text.len() - rest.len();
            let special = rest.find(['{', '}', '.', '…']).unwrap_or(rest.len());
            push_words(&mut pieces, &rest[..special]);
            rest = &rest[special..];
            let at = at + special;
            if let Some(inner) = rest.strip_prefix('{') {
                let Some((name, after)) = inner.split_once('}') else {
                    return Err(PatternFault::LoneBrace(at));
                };
                let value = VALUES.into_iter().find(|(own, _)| *own == name.trim());
                let Some((_, piece)) = value else {
                    return Err(PatternFault::UnknownValue(name.trim().to_owned(), at..at + name.len() + 2));
                };
                pieces.push(piece);
                rest = after;
            } else if rest.starts_with('}') {
                return Err(PatternFault::LoneBrace(at));
            } else if let Some(after) = rest.strip_prefix('…') {
                pieces.push(Piece::Gap);
                rest = after.trim_start_matches('…');
            } else {
                let after = rest.trim_start_matches('.');
                // One full stop, or two by mistake, is punctuation.
                if rest.len() - after.len() >= 3 {
                    pieces.push(Piece::Gap);
                }
                rest = after;
            }
        }
        if pieces.iter().all(|piece| *piece == Piece::Gap) {
            return Err(PatternFault::NoWords);
        }
        Ok(Self { text: text.into(), pieces })
    }

    /// Exactly these words, whatever signs are in them: what was heard, to be expected again.
    pub fn of_heard(line: &str) -> Option<Self> {
        let text = line.replace(['{', '}'], " ").replace("...", " ").replace('…', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // `hear nothing` means silence, so the word by itself is put between quotation marks.
        let text = if text == "nothing" { "“nothing”".to_owned() } else { text };
        Self::read(&text).ok()
    }

    /// As it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its pieces in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

fn push_words(pieces: &mut Vec<Piece>, text: &str) {
    each_word(text, |word| pieces.push(Piece::Word(word.into())));
}

impl fmt::Display for Pattern {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let pieces: Vec<_> = Pattern::read(text)
            .unwrap()
            .pieces()
            .iter()
            .map(|piece| match piece {
                Piece::Word(word) => word.to_string(),
                Piece::Gap => "GAP".to_owned(),
                Piece::Number => "NUMBER".to_owned(),
                Piece::Date => "DATE".to_owned(),
                Piece::Any => "ANY".to_owned(),
            })
            .collect();
        pieces.join(" ")
    }

    #[test]
    fn words_gaps_and_values_are_told_apart() {
        assert_eq!(shown("Welcome to China Post."), "welcome to china post");
        assert_eq!(shown("Welcome ... press 1."), "welcome GAP press 1");
        assert_eq!(shown("欢迎……请按{number}。"), "欢 迎 GAP 请 按 NUMBER");
        assert_eq!(shown("on { date }: {any}!"), "on DATE ANY");
        assert_eq!(shown("press *"), "press *");
    }

    #[test]
    fn what_is_no_pattern_says_where() {
        assert_eq!(Pattern::read("a {nubmer}"), Err(PatternFault::UnknownValue("nubmer".into(), 2..10)));
        assert_eq!(Pattern::read("a {number"), Err(PatternFault::LoneBrace(2)));
        assert_eq!(Pattern::read("中 }"), Err(PatternFault::LoneBrace(4)));
        assert_eq!(Pattern::read("..., -"), Err(PatternFault::NoWords));
    }

    #[test]
    fn what_was_heard_can_be_expected_again() {
        for line in ["Welcome to China Post.", "欢迎致电中国邮政。", "Wait... {$number} is", "nothing"]
        {
            let pattern = Pattern::of_heard(line).unwrap();
            assert_eq!(Pattern::read(pattern.text()).unwrap(), pattern);
            assert!(pattern.pieces().iter().all(|piece| matches!(piece, Piece::Word(_))), "{line}");
        }
        assert_eq!(Pattern::of_heard("…"), None);
    }
}
