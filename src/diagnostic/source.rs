//! A text with a name, and the way from a byte of it to its line and column. How a file becomes such a text is
//! told in `read`.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::lines::Lines;

/// A text from a file, or from the binary itself.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Bytes of the file that come before the text: its byte order mark.
    mark: usize,
    lines: OnceLock<Lines>,
}

/// A line and a column, both counted from one; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub column: usize,
}

/// A stretch of a source.
#[derive(Clone, Debug)]
pub struct Place {
    /// The text it is in.
    pub source: Arc<Source>,
    /// Bytes of that text, from and to.
    pub span: Range<usize>,
}

impl Source {
    /// A text that is already here. `name` is what messages call it: a path as the user gave it.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::after_mark(name.into(), text.into(), 0)
    }

    /// A text that in its file comes after a byte order mark of so many bytes.
    pub(super) fn after_mark(name: String, text: String, mark: usize) -> Arc<Self> {
        Arc::new(Self { name, text, mark, lines: OnceLock::new() })
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte order mark, its line ends as they are in the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes of the file come before the text: three when it began with a byte order mark. Added to a
    /// byte of the text, it gives the byte of the file.
    #[must_use]
    pub fn mark(&self) -> usize {
        self.mark
    }

    /// A stretch of this text.
    #[must_use]
    pub fn place(self: &Arc<Self>, span: Range<usize>) -> Place {
        Place { source: Arc::clone(self), span }
    }

    /// Where a byte is. A byte past the end is at the end; one inside a character is at that character.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let lines = self.lines();
        Position { line: lines.line_of(byte), column: lines.along(&self.text, byte).chars + 1 }
    }

    /// The column of a byte, counted from one in UTF-16 code units, as editors and SARIF count.
    #[must_use]
    pub fn utf16_column(&self, byte: usize) -> usize {
        let byte = self.text.floor_char_boundary(byte);
        self.lines().along(&self.text, byte).units + 1
    }

    /// The bytes of a line, counted from one, without its line end. A line past the end is the last.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Range<usize> {
        self.lines().span(&self.text, line)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }
}

impl Place {
    /// The bytes, brought inside the text, to whole characters and into order, so that they can be cut out
    /// whatever was given.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        let text = self.source.text();
        let start = text.floor_char_boundary(self.span.start);
        let end = text.ceil_char_boundary(self.span.end);
        start..end.max(start)
    }

    /// What is written there.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.source.text()[self.bytes()]
    }

    /// Where it begins.
    #[must_use]
    pub fn start(&self) -> Position {
        self.source.position(self.bytes().start)
    }

    /// Where it ends: the position just after its last character.
    #[must_use]
    pub fn end(&self) -> Position {
        self.source.position(self.bytes().end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(source: &Arc<Source>, byte: usize) -> (usize, usize, usize) {
        let Position { line, column } = source.position(byte);
        (line, column, source.utf16_column(byte))
    }

    #[test]
    fn lines_and_columns_are_counted_from_one() {
        let source = Source::new("x", "ab\ncd");
        assert_eq!(at(&source, 0), (1, 1, 1));
        assert_eq!(at(&source, 2), (1, 3, 3));
        assert_eq!(at(&source, 3), (2, 1, 1));
        assert_eq!(at(&source, 5), (2, 3, 3));
        assert_eq!(at(&source, 500), (2, 3, 3));
    }

    #[test]
    fn a_column_counts_characters_and_an_editor_counts_utf16() {
        let source = Source::new("x", "中文𝄞x");
        assert_eq!(at(&source, 3), (1, 2, 2));
        assert_eq!(at(&source, 4), (1, 2, 2), "inside a character");
        assert_eq!(at(&source, 10), (1, 4, 5));
        assert_eq!(at(&source, 11), (1, 5, 6));
    }

    #[test]
    fn the_end_of_a_line_does_not_hold_its_carriage_return() {
        let source = Source::new("x", "ab\r\n\r\nc\r");
        assert_eq!(source.line_span(1), 0..2);
        assert_eq!(source.line_span(2), 4..4);
        assert_eq!(source.line_span(3), 6..8);
        assert_eq!(source.line_span(99), 6..8);
        assert_eq!(at(&source, 6), (3, 1, 1));
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let source = Source::new("x", "");
        assert_eq!(at(&source, 0), (1, 1, 1));
        assert_eq!(source.line_span(1), 0..0);
    }

    #[test]
    fn positions_agree_with_counting_from_the_start_whatever_the_line_length() {
        let text = "é中𝄞a\u{301}".repeat(400) + "\n" + &"b".repeat(1500) + "\n中";
        let source = Source::new("x", text.clone());
        for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
            let line_start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
            let along = &text[line_start..byte];
            let line = text[..byte].matches('\n').count() + 1;
            assert_eq!(
                at(&source, byte),
                (line, along.chars().count() + 1, along.encode_utf16().count() + 1)
            );
        }
    }

    #[test]
    fn a_place_given_wrongly_is_brought_inside_the_text() {
        let source = Source::new("x", "a中b");
        assert_eq!(source.place(2..3).text(), "中");
        assert_eq!(source.place(50..60).text(), "");
        #[expect(clippy::reversed_empty_ranges, reason = "that is the mistake to survive")]
        let backwards = source.place(4..1);
        assert_eq!(backwards.bytes(), 4..4);
    }
}
