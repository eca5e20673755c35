//! One line of a source as it can be shown: safe for a terminal, without tabs, and cut around the place when it
//! is long. Drawing it is left to `text`, saying it to `words`.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::Source;
use super::printable::push_printable;

/// What a cut end is shown as.
const CUT: &str = "...";

/// What a tab is shown as, so that what stands below a line lines up with it in every terminal.
const TAB: &str = "    ";

/// A line as shown, and the way from a byte of the source to a byte of it.
pub(super) struct Excerpt {
    pub(super) shown: String,
    /// For each character shown: its byte in the source, and its byte in `shown`. The last entry is the end.
    at: Vec<(usize, usize)>,
}

/// One character of the source and how it is shown.
struct Piece {
    at: usize,
    shown: String,
    /// Columns, but at least one, so that a heap of marks that take no room is bounded as well.
    cost: usize,
}

impl Piece {
    fn of(at: usize, char: char) -> Self {
        let mut shown = String::new();
        if char == '\t' {
            shown.push_str(TAB);
        } else {
            push_printable(&mut shown, char);
        }
        let cost = shown.chars().map(|char| char.width().unwrap_or(1).max(1)).sum();
        Self { at, shown, cost }
    }
}

impl Excerpt {
    /// The line (counted from one) in about `width` columns. When it is longer, as much is shown as fits around
    /// the bytes `around`: their beginning always, with a third of the room before it.
    ///
    /// Never looks at more of the line than it shows.
    pub(super) fn of(source: &Source, line: usize, around: &Range<usize>, width: usize) -> Self {
        let span = source.line_span(line);
        let text = source.text();
        let middle = text.floor_char_boundary(around.start.clamp(span.start, span.end));
        let (mut before, used_before) = take(backwards(text, span.start..middle), width);
        let (mut after, used_after) = take(forwards(text, middle..span.end), width);
        let whole = before.last().is_none_or(|first| first.at == span.start)
            && after.last().is_none_or(|last| ends_at(text, last) == span.end);
        if !whole || used_before + used_after > width {
            let room_before = (width / 3).max(width.saturating_sub(used_after));
            let used = shorten(&mut before, used_before, room_before);
            shorten(&mut after, used_after, width.saturating_sub(used));
        }
        before.reverse();
        Self::join(text, &span, middle, &before, &after)
    }

    fn join(text: &str, span: &Range<usize>, middle: usize, before: &[Piece], after: &[Piece]) -> Self {
        let mut shown = String::new();
        let mut at = Vec::new();
        let start = before.first().map_or(middle, |piece| piece.at);
        if start > span.start {
            shown.push_str(CUT);
        }
        for piece in before.iter().chain(after) {
            at.push((piece.at, shown.len()));
            shown.push_str(&piece.shown);
        }
        let end = after.last().map_or(middle, |piece| ends_at(text, piece));
        at.push((end, shown.len()));
        if end < span.end {
            shown.push_str(CUT);
        }
        Self { shown, at }
    }

    /// Where a byte of the source stands in what is shown. What was cut away is at the cut.
    pub(super) fn find(&self, byte: usize) -> usize {
        let after = self.at.partition_point(|&(source, _)| source <= byte);
        self.at[after.saturating_sub(1)].1
    }

    /// Whether a byte of the source is within what is shown, or at its end.
    pub(super) fn holds(&self, byte: usize) -> bool {
        let first = self.at.first().map_or(0, |&(source, _)| source);
        let last = self.at.last().map_or(0, |&(source, _)| source);
        (first..=last).contains(&byte)
    }
}

fn ends_at(text: &str, piece: &Piece) -> usize {
    piece.at + text[piece.at..].chars().next().map_or(0, char::len_utf8)
}

fn forwards(text: &str, span: Range<usize>) -> impl Iterator<Item = Piece> {
    text[span.clone()].char_indices().map(move |(at, char)| Piece::of(span.start + at, char))
}

fn backwards(text: &str, span: Range<usize>) -> impl Iterator<Item = Piece> {
    text[span.clone()].char_indices().rev().map(move |(at, char)| Piece::of(span.start + at, char))
}

/// Pieces from the front until they fill the width, and the columns they take.
fn take(pieces: impl Iterator<Item = Piece>, width: usize) -> (Vec<Piece>, usize) {
    let mut used = 0;
    let mut taken = Vec::new();
    for piece in pieces {
        if used > width {
            break;
        }
        used += piece.cost;
        taken.push(piece);
    }
    (taken, used)
}

/// Drops pieces from the far end until the rest fits, with the sign that something was cut. Gives the columns
/// that are then taken.
fn shorten(pieces: &mut Vec<Piece>, mut used: usize, room: usize) -> usize {
    if used <= room {
        return used;
    }
    while used + CUT.len() > room
        && let Some(dropped) = pieces.pop()
    {
        used -= dropped.cost;
    }
    used + CUT.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, around: Range<usize>, width: usize) -> Excerpt {
        let source = Source::new("x", text);
        let line = source.position(around.start).line;
        Excerpt::of(&source, line, &around, width)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let shown = excerpt("first\nsecond\r\nthird", 6..8, 20);
        assert_eq!(shown.shown, "second");
        assert_eq!((shown.find(6), shown.find(8), shown.find(12)), (0, 2, 6));
    }

    #[test]
    fn tabs_and_hidden_characters_keep_their_places() {
        let text = "\ta\u{202E}b";
        let shown = excerpt(text, 0..1, 40);
        assert_eq!(shown.shown, r"    a\u{202E}b");
        assert_eq!(&shown.shown[shown.find(5)..shown.find(6)], "b");
        assert_eq!(&shown.shown[shown.find(2)..shown.find(5)], r"\u{202E}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}here{}", "a".repeat(500), "b".repeat(500));
        let shown = excerpt(&text, 500..504, 40);
        assert!(shown.shown.starts_with("...a") && shown.shown.ends_with("b..."), "{}", shown.shown);
        assert!(shown.shown.len() <= 40, "{}", shown.shown);
        assert_eq!(&shown.shown[shown.find(500)..shown.find(504)], "here");
        assert_eq!(shown.find(3), 3, "what was cut away before is at the cut");
        assert_eq!(shown.find(900), shown.shown.len() - 3);
        assert!(shown.holds(500) && !shown.holds(3) && !shown.holds(900));
    }

    #[test]
    fn the_ends_of_a_long_line_use_all_the_room() {
        let text = "a".repeat(500);
        assert_eq!(excerpt(&text, 0..1, 40).shown, format!("{}...", "a".repeat(37)));
        assert_eq!(excerpt(&text, 500..500, 40).shown, format!("...{}", "a".repeat(37)));
        assert_eq!(excerpt(&text[..40], 20..21, 40).shown, text[..40]);
    }

    #[test]
    fn wide_characters_and_marks_that_take_no_room_count() {
        let wide = excerpt(&"邮".repeat(500), 750..753, 40);
        assert!(wide.shown.chars().count() <= 24, "{}", wide.shown);
        let marks = excerpt(&format!("a{}", "\u{301}".repeat(500)), 0..1, 40);
        assert!(marks.shown.chars().count() <= 43);
    }

    #[test]
    fn nothing_at_all_can_be_shown() {
        assert_eq!(excerpt("", 0..0, 40).shown, "");
        assert_eq!(excerpt("a\n", 2..2, 40).shown, "");
    }
}
