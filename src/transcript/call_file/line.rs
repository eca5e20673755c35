//! A call file cut into lines: a verb and its argument. What they mean is read elsewhere.

use std::ops::Range;

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The first word.
    pub(super) verb: &'a str,
    /// The rest, without spaces at its ends.
    pub(super) argument: &'a str,
    /// Where the verb begins in the text.
    pub(super) start: usize,
    /// Where the argument begins; where the verb ends, if there is none.
    pub(super) argument_start: usize,
}

impl Line<'_> {
    /// The verb's place.
    pub(super) fn verb_span(&self) -> Range<usize> {
        self.start..self.start + self.verb.len()
    }

    /// The place of the argument, or of the verb where there is none.
    pub(super) fn argument_span(&self) -> Range<usize> {
        if self.argument.is_empty() {
            self.verb_span()
        } else {
            self.argument_start..self.argument_start + self.argument.len()
        }
    }

    /// The place of all of it.
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.argument_span().end
    }
}

/// What a line of a file holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Content<'a> {
    /// Nothing.
    Blank,
    /// A comment, without its sign; the number is where its words begin.
    Comment(&'a str, usize),
    /// A verb and its argument.
    Line(Line<'a>),
}

/// Every line of a text, in order.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Content<'_>> {
    let mut next = 0;
    text.split('\n').map(move |whole| {
        let start = next;
        next += whole.len() + 1;
        content(whole, start)
    })
}

fn content(whole: &str, start: usize) -> Content<'_> {
    let trimmed = whole.trim_start();
    let start = start + (whole.len() - trimmed.len());
    let trimmed = trimmed.trim_end();
    if trimmed.is_empty() {
        return Content::Blank;
    }
    if let Some(comment) = trimmed.strip_prefix('#') {
        let words = comment.trim_start();
        return Content::Comment(words, start + (trimmed.len() - words.len()));
    }
    let (verb, argument) = trimmed.split_once(char::is_whitespace).unwrap_or((trimmed, ""));
    let argument = argument.trim_start();
    let argument_start = start + (trimmed.len() - argument.len());
    Content::Line(Line { verb, argument, start, argument_start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_verb_and_an_argument_with_their_places() {
        let text = "# why\r\n\r\n  press\t 2 3 \r\nhang";
        let all: Vec<_> = lines(text).collect();
        assert!(matches!(all[0], Content::Comment("why", 2)));
        assert!(matches!(all[1], Content::Blank));
        let Content::Line(press) = all[2] else { panic!("{:?}", all[2]) };
        assert_eq!((press.verb, press.argument), ("press", "2 3"));
        assert_eq!(&text[press.verb_span()], "press");
        assert_eq!(&text[press.argument_span()], "2 3");
        let Content::Line(hang) = all[3] else { panic!("{:?}", all[3]) };
        assert_eq!(&text[hang.argument_span()], "hang");
    }

    #[test]
    fn a_comment_is_a_line_of_its_own_for_hash_is_a_key() {
        let Content::Line(press) = lines("press #").next().unwrap() else { panic!() };
        assert_eq!(press.argument, "#");
    }
}
