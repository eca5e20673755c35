//! The lines of a text and how far along them a byte is, found in one pass and then looked up in a time that
//! depends on neither the number of lines nor their length.

use std::ops::Range;

/// Characters and UTF-16 units are counted ahead once for each stretch of so many bytes, so that a place at the
/// end of a line of megabytes is not counted from the line's beginning each time.
const STRETCH: usize = 512;

/// Where lines begin, and how many characters come before every stretch.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// Empty when every byte is a character.
    before: Vec<Count>,
}

/// How much text there is, in the two units that columns are told in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// Unicode scalar values.
    pub(super) chars: usize,
    /// UTF-16 code units, which is what editors and SARIF count in.
    pub(super) units: usize,
}

impl Count {
    /// Adds what begins in these bytes of UTF-8: a byte of the form `10xxxxxx` goes on with a character, and one
    /// from `0xF0` begins a character beyond the first plane, which UTF-16 writes as a pair.
    fn add(mut self, bytes: &[u8]) -> Self {
        for &byte in bytes {
            let begins = usize::from(byte & 0b1100_0000 != 0b1000_0000);
            self.chars += begins;
            self.units += begins + usize::from(byte >= 0xF0);
        }
        self
    }

    fn minus(self, earlier: Self) -> Self {
        Self { chars: self.chars - earlier.chars, units: self.units - earlier.units }
    }
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = Count::default();
            for stretch in text.as_bytes().chunks(STRETCH) {
                before.push(count);
                count = count.add(stretch);
            }
            before.push(count);
        }
        Self { starts, before }
    }

    /// The line, counted from one, that a byte is in. The byte of a line's end belongs to that line.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }

    /// The bytes of a line (counted from one) without its line end, be that `\n` or `\r\n`.
    pub(super) fn span(&self, text: &str, line: usize) -> Range<usize> {
        let line = line.clamp(1, self.starts.len());
        let start = self.starts[line - 1];
        let Some(next) = self.starts.get(line) else { return start..text.len() };
        let end = next - 1;
        if text.as_bytes()[start..end].ends_with(b"\r") { start..end - 1 } else { start..end }
    }

    /// What lies between the beginning of the byte's line and the byte.
    pub(super) fn along(&self, text: &str, byte: usize) -> Count {
        let start = self.starts[self.line_of(byte) - 1];
        if self.before.is_empty() {
            return Count { chars: byte - start, units: byte - start };
        }
        self.up_to(text, byte).minus(self.up_to(text, start))
    }

    fn up_to(&self, text: &str, byte: usize) -> Count {
        let stretch = byte / STRETCH;
        // The list holds one entry more than there are whole stretches, so the last byte has one too.
        self.before[stretch.min(self.before.len() - 1)].add(&text.as_bytes()[stretch * STRETCH..byte])
    }
}
