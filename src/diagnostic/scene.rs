//! The lines of a source that are drawn for one fault, and where on them its places are, all in the text as it
//! is shown.

use std::ops::Range;
use std::sync::Arc;

use super::excerpt::Excerpt;
use super::{Place, Related, brief};

/// How many lines away a second place may be to be drawn in the same picture.
const NEAR: usize = 6;

/// From so many lines on, a place is marked on its first line only, and its last is named in words.
const TALL: usize = 8;

/// Lines to draw, and what to mark on them.
pub(super) struct Scene {
    /// The lines, each as it can be shown.
    pub(super) text: String,
    /// The number of the first.
    pub(super) first_line: usize,
    /// The place of the fault.
    pub(super) primary: Mark,
    /// The places nearby that have to do with it.
    pub(super) others: Vec<Mark>,
}

/// Bytes of a scene's text, and what is there in a few words.
pub(super) struct Mark {
    pub(super) span: Range<usize>,
    pub(super) label: String,
}

/// A place by its lines, its end brought back before the line end that it may include: what is seen of a place
/// ends where its last line does.
pub(super) struct Seen {
    pub(super) bytes: Range<usize>,
    pub(super) lines: Range<usize>,
}

impl Seen {
    pub(super) fn of(place: &Place) -> Self {
        let source = &place.source;
        let Range { start, mut end } = place.bytes();
        let first = source.position(start).line;
        let mut last = source.position(end).line;
        if last > first && source.line_span(last).start == end {
            last -= 1;
        }
        let within = source.line_span(last).end;
        end = end.min(within).max(start);
        Self { bytes: start..end, lines: first..last }
    }

    fn is_tall(&self) -> bool {
        self.lines.end - self.lines.start >= TALL
    }
}

impl Scene {
    /// The scene of a place in about `width` columns, and those of its related places that are too far away to be
    /// part of it.
    pub(super) fn of<'a>(
        place: &Place,
        label: &str,
        related: &'a [Related],
        width: usize,
    ) -> (Self, Vec<&'a Related>) {
        let source = &place.source;
        let mut seen = Seen::of(place);
        let mut label = brief(label);
        if seen.is_tall() {
            let on = format!("goes on to line {}", seen.lines.end);
            label = if label.is_empty() { on } else { format!("{label} ({on})") };
            seen = Seen {
                bytes: seen.bytes.start..source.line_span(seen.lines.start).end,
                lines: seen.lines.start..seen.lines.start,
            };
        }
        let (near, mut apart): (Vec<_>, Vec<_>) =
            related.iter().partition(|related| is_near(&seen, place, &related.place));
        let first = near.iter().map(|related| related.place.start().line).min();
        let last = near.iter().map(|related| related.place.start().line).max();
        let first_line = first.map_or(seen.lines.start, |line| line.min(seen.lines.start));
        let last_line = last.map_or(seen.lines.end, |line| line.max(seen.lines.end));

        let mut shown = Shown { text: String::new(), lines: Vec::new() };
        for line in first_line..=last_line {
            let span = source.line_span(line);
            let around = if line == seen.lines.start {
                seen.bytes.clone()
            } else if line == seen.lines.end {
                seen.bytes.end..seen.bytes.end
            } else {
                near.iter()
                    .map(|related| related.place.bytes())
                    .find(|bytes| span.start <= bytes.start && bytes.start <= span.end)
                    .unwrap_or(span.start..span.start)
            };
            shown.push(span, Excerpt::of(source, line, &around, width));
        }

        let mut others = Vec::new();
        for related in near {
            let bytes = Seen::of(&related.place).bytes;
            if shown.holds(bytes.start) {
                others.push(Mark { span: shown.span(&bytes), label: brief(&related.label) });
            } else {
                apart.push(related);
            }
        }
        let primary = Mark { span: shown.span(&seen.bytes), label };
        (Self { text: shown.text, first_line, primary, others }, apart)
    }
}

fn is_near(seen: &Seen, here: &Place, there: &Place) -> bool {
    let other = Seen::of(there);
    Arc::ptr_eq(&here.source, &there.source)
        && other.lines.start == other.lines.end
        && other.lines.start + NEAR >= seen.lines.start
        && other.lines.start <= seen.lines.end + NEAR
}

/// Lines as shown, one below the other, and where each came from.
struct Shown {
    text: String,
    /// The bytes in the source, where the line begins in `text`, and the line.
    lines: Vec<(Range<usize>, usize, Excerpt)>,
}

impl Shown {
    fn push(&mut self, span: Range<usize>, line: Excerpt) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        // A last line with nothing in it would not count as a line.
        self.text.push_str(if line.shown.is_empty() { " " } else { &line.shown });
        self.lines.push((span, start, line));
    }

    fn line(&self, byte: usize) -> Option<&(Range<usize>, usize, Excerpt)> {
        let after = self.lines.partition_point(|(span, ..)| span.start <= byte);
        self.lines.get(after.saturating_sub(1))
    }

    fn holds(&self, byte: usize) -> bool {
        self.line(byte).is_some_and(|(_, _, line)| line.holds(byte))
    }

    fn find(&self, byte: usize) -> usize {
        self.line(byte).map_or(0, |(_, start, line)| start + line.find(byte))
    }

    fn span(&self, bytes: &Range<usize>) -> Range<usize> {
        self.find(bytes.start)..self.find(bytes.end)
    }
}
