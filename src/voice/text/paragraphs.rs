//! A text of any length, paragraph by paragraph: a book takes no more memory than its longest paragraph, and a paragraph
//! without an end is parted.

use std::io::{self, Read};

/// More than this is not waited for; a longer paragraph is parted at the end of a sentence.
const MOST: usize = 16 * 1024;
/// How much is read at a time.
const BUFFER: usize = 8 * 1024;

/// Why a text cannot be read any further.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// The system says so.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// It is in another encoding.
    #[error("it is not in UTF-8: byte {0} is not; convert it, for example with `iconv -f GB18030 -t UTF-8`")]
    NotUtf8(u64),
}

/// The paragraphs of a text. Blank lines part them; a single new line is a space.
#[derive(Debug)]
pub struct Paragraphs<R> {
    from: R,
    /// Read and not yet given.
    text: String,
    /// The first bytes of a character whose others have not come.
    begun: Vec<u8>,
    /// How many bytes were turned into text.
    read: u64,
    ended: bool,
}

impl<R: Read> Paragraphs<R> {
    /// The paragraphs of what comes.
    pub fn new(from: R) -> Self {
        Self { from, text: String::new(), begun: Vec::new(), read: 0, ended: false }
    }

    /// Reads more, until there is none.
    fn fill(&mut self) -> Result<(), NotRead> {
        let mut buffer = [0; BUFFER];
        let count = match self.from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
            count => count?,
        };
        if count == 0 {
            self.ended = true;
            return if self.begun.is_empty() { Ok(()) } else { Err(NotRead::NotUtf8(self.read + 1)) };
        }
        let first = self.read == 0 && self.begun.is_empty();
        self.begun.extend_from_slice(&buffer[..count]);
        let good = match std::str::from_utf8(&self.begun) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(error) => return Err(NotRead::NotUtf8(self.read + error.valid_up_to() as u64 + 1)),
        };
        let text = String::from_utf8_lossy(&self.begun[..good]);
        self.text.push_str(if first { text.strip_prefix('\u{FEFF}').unwrap_or(&text) } else { &text });
        self.begun.drain(..good);
        self.read += good as u64;
        Ok(())
    }

    /// Takes the text up to a place, and what parts it from the rest.
    fn take(&mut self, end: usize) -> String {
        let rest = self.text.split_off(end);
        let paragraph = std::mem::replace(&mut self.text, rest);
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl<R: Read> Iterator for Paragraphs<R> {
    type Item = Result<String, NotRead>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let begin = self.text.len() - self.text.trim_start().len();
            let end = match blank_line(&self.text[begin..]) {
                Some(at) => begin + at,
                None if self.text.len() > MOST => parted(&self.text),
                None if self.ended && begin == self.text.len() => return None,
                None if self.ended => self.text.len(),
                None => match self.fill() {
                    Ok(()) => continue,
                    Err(why) => {
                        self.ended = true;
                        self.text.clear();
                        return Some(Err(why));
                    }
                },
            };
            let paragraph = self.take(end);
            if !paragraph.is_empty() {
                return Some(Ok(paragraph));
            }
        }
    }
}

/// Where the first line without anything on it begins.
fn blank_line(text: &str) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at + 1).find(|&at| {
        let line = text[at..].trim_start_matches([' ', '\t', '\r', '\u{3000}']);
        line.starts_with('\n')
    })
}

/// Where a text that does not end is best parted.
fn parted(text: &str) -> usize {
    let most = text.floor_char_boundary(MOST);
    let within = &text[..most];
    let after = |at: usize, c: char| at + c.len_utf8();
    let sentence =
        within.char_indices().rfind(|(_, c)| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '\n'));
    let space = || within.char_indices().rfind(|(_, c)| c.is_whitespace());
    sentence.or_else(space).map_or(most, |(at, c)| after(at, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, as a pipe may.
    struct Slowly<'a>(&'a [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(buffer.len()).min(3);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn of(text: &[u8]) -> Vec<Result<String, String>> {
        Paragraphs::new(Slowly(text)).map(|one| one.map_err(|why| why.to_string())).collect()
    }

    #[test]
    fn blank_lines_part_and_single_ones_do_not() {
        let text = "\u{FEFF}One\ntwo.\r\n \r\n\n\n三\n";
        assert_eq!(of(text.as_bytes()), [Ok("One two.".to_owned()), Ok("三".to_owned())]);
        assert_eq!(of(b" \n\n "), []);
        assert_eq!(of(b""), []);
    }

    #[test]
    fn a_megabyte_without_a_space_comes_in_parts() {
        let text = "好".repeat(1 << 18);
        let parts: Vec<String> = Paragraphs::new(text.as_bytes()).map(Result::unwrap).collect();
        assert!(parts.iter().all(|part| part.len() <= MOST));
        assert_eq!(parts.concat(), text);
    }

    #[test]
    fn another_encoding_is_told_with_its_place() {
        let why = of(b"good\n\nbad \xC4\xE3\xBA")[1].clone().unwrap_err();
        assert!(why.contains("byte 11 is not"), "{why}");
        let cut = of("你".as_bytes().split_last().unwrap().1);
        assert!(cut[0].clone().unwrap_err().contains("byte 1 is not"), "{cut:?}");
    }
}
