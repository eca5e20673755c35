//! Lines of any length and encoding from a reader, in flat memory.

use std::io::{self, BufRead};

/// The most of one line that is kept. A longer line is read to its end, and the rest of it is not kept.
const MOST_BYTES: usize = 16 * 1024 * 1024;
/// A buffer that one long line has made this large is given back before the next.
const KEEP_BYTES: usize = 64 * 1024;

/// A line without its end (`\n` or `\r\n`).
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    /// How many bytes more it had than are kept.
    pub(super) cut: u64,
}

/// Gives one line after the other.
pub(super) struct Lines<R> {
    reader: R,
    line: Vec<u8>,
    at_hand: bool,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, line: Vec::new(), at_hand: false }
    }

    /// The next line, or `None` at the end of the input. What stands after the last line end is a line too.
    pub(super) fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        if self.line.capacity() > KEEP_BYTES {
            self.line.shrink_to(KEEP_BYTES);
        }
        let mut cut = 0;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                self.at_hand = false;
                if self.line.is_empty() && cut == 0 {
                    return Ok(None);
                }
                break;
            }
            let end = available.iter().position(|&byte| byte == b'\n');
            let part = &available[..end.unwrap_or(available.len())];
            let kept = part.len().min(MOST_BYTES - self.line.len());
            self.line.extend_from_slice(&part[..kept]);
            cut += (part.len() - kept) as u64;
            let taken = part.len() + usize::from(end.is_some());
            self.at_hand = available.len() > taken;
            self.reader.consume(taken);
            if end.is_some() {
                break;
            }
        }
        let bytes = if cut == 0 { self.line.strip_suffix(b"\r").unwrap_or(&self.line) } else { &self.line };
        Ok(Some(Line { bytes, cut }))
    }

    /// Whether a part of the next line is here already, so that reading it will not wait.
    pub(super) fn has_more_at_hand(&self) -> bool {
        self.at_hand
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<Vec<u8>> {
        let mut lines = Lines::new(text);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            found.push(line.bytes.to_vec());
        }
        found
    }

    #[test]
    fn line_ends_of_both_kinds_are_taken_off() {
        assert_eq!(lines(b"1\n2\r\n\n3"), [&b"1"[..], b"2", b"", b"3"]);
        assert_eq!(lines(b""), [b""; 0]);
        assert_eq!(lines(b"\r\r\n"), [b"\r"]);
    }

    #[test]
    fn a_line_that_comes_in_pieces_is_put_together() {
        let mut lines = Lines::new(std::io::BufReader::with_capacity(3, &b"1234567\n8"[..]));
        assert_eq!(lines.next_line().unwrap().unwrap().bytes, b"1234567");
        assert_eq!(lines.next_line().unwrap().unwrap().bytes, b"8");
        assert!(lines.next_line().unwrap().is_none());
    }

    #[test]
    fn an_endless_line_is_cut_and_counted() {
        let text = vec![b'1'; MOST_BYTES + 5];
        let mut lines = Lines::new(&text[..]);
        let line = lines.next_line().unwrap().unwrap();
        assert_eq!((line.bytes.len(), line.cut), (MOST_BYTES, 5));
    }
}
