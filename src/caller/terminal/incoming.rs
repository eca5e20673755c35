//! What comes from a person or a pipe, as bytes of no promised length or kind, and the lines in it.

use std::collections::VecDeque;
use std::io::{self, Read};

use tokio::sync::mpsc;

/// The longest line that is taken for one; no act or answer comes near it.
const LONGEST: usize = 1000;

/// Something that is typed or piped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Bytes, as they come.
    Bytes(Vec<u8>),
    /// There will be no more.
    End,
}

/// Something that the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The program has to stop.
    Stop(Stop),
    /// The program goes on after it was suspended.
    Resumed,
}

/// Why a program has to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The person pressed ^C.
    Interrupted,
    /// Another program said so.
    Terminated,
    /// The terminal was closed.
    TerminalClosed,
}

impl Stop {
    /// The exit code that shells give for it: 128 and the number of the signal.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::TerminalClosed => 129,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }

    /// What happened, in a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Interrupted => "stopped with ^C, so the caller hangs up",
            Self::Terminated => "the program was told to stop, so the caller hangs up",
            Self::TerminalClosed => "the terminal was closed, so the caller hangs up",
        }
    }
}

/// Reads to the end and hands on what comes, on the thread that it is called from. It goes no faster than it is
/// listened to, so that an endless line takes no memory.
pub fn read_all(mut from: impl Read, to: &mpsc::Sender<Incoming>) {
    let mut buffer = [0; 4096];
    loop {
        let incoming = match from.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // A terminal that is gone gives an error in place of an end.
            Ok(0) | Err(_) => Incoming::End,
            Ok(count) => Incoming::Bytes(buffer[..count].to_vec()),
        };
        let over = incoming == Incoming::End;
        if to.blocking_send(incoming).is_err() || over {
            return;
        }
    }
}

/// Why a line could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum LineFault {
    /// Too long.
    #[error("that line is longer than {LONGEST} bytes; nothing was done")]
    TooLong,
    /// Not text.
    #[error("that line is not text in UTF-8; nothing was done")]
    NotText,
}

/// Makes lines out of bytes.
#[derive(Debug, Default)]
pub(super) struct Lines {
    partial: Vec<u8>,
    /// The line is too long already; what follows of it is let go.
    overlong: bool,
    whole: VecDeque<Result<String, LineFault>>,
    /// Whether any bytes came yet.
    begun: bool,
}

impl Lines {
    /// Takes more bytes.
    pub(super) fn push(&mut self, mut bytes: &[u8]) {
        if !std::mem::replace(&mut self.begun, true) {
            // Some shells send a byte order mark before the first line.
            bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
        }
        while let Some(end) = bytes.iter().position(|byte| *byte == b'\n') {
            self.extend(&bytes[..end]);
            self.finish();
            bytes = &bytes[end + 1..];
        }
        self.extend(bytes);
    }

    /// No more bytes come: what is there is the last line.
    pub(super) fn end(&mut self) {
        if !self.partial.is_empty() || self.overlong {
            self.finish();
        }
    }

    /// The next line, without its end.
    pub(super) fn next(&mut self) -> Option<Result<String, LineFault>> {
        self.whole.pop_front()
    }

    fn extend(&mut self, bytes: &[u8]) {
        if self.partial.len() + bytes.len() > LONGEST {
            self.overlong = true;
            self.partial.clear();
        }
        if !self.overlong {
            self.partial.extend_from_slice(bytes);
        }
    }

    fn finish(&mut self) {
        let mut bytes = std::mem::take(&mut self.partial);
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        self.whole.push_back(if std::mem::take(&mut self.overlong) {
            Err(LineFault::TooLong)
        } else {
            String::from_utf8(bytes).map_err(|_| LineFault::NotText)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(pieces: &[&[u8]]) -> Vec<Result<String, LineFault>> {
        let mut lines = Lines::default();
        pieces.iter().for_each(|piece| lines.push(piece));
        lines.end();
        std::iter::from_fn(|| lines.next()).collect()
    }

    #[test]
    fn lines_are_the_same_however_the_bytes_arrive() {
        let whole = [Ok("2".to_owned()), Ok("储蓄".to_owned()), Ok(String::new()), Ok("9".to_owned())];
        let text = "\u{FEFF}2\r\n储蓄\n\n9".as_bytes();
        assert_eq!(lines(&[text]), whole);
        let (one, other) = text.split_at(8);
        assert_eq!(lines(&[one, other]), whole);
    }

    #[test]
    fn a_line_of_a_megabyte_is_one_fault_and_the_next_line_counts() {
        let piece = [b'1'; 4096];
        let mut pieces: Vec<&[u8]> = vec![&piece; 256];
        pieces.push(b"\n2\n");
        assert_eq!(lines(&pieces), [Err(LineFault::TooLong), Ok("2".to_owned())]);
    }

    #[test]
    fn what_is_not_text_is_a_fault() {
        assert_eq!(lines(&[b"\xFF\xFE\n", b"1\n"]), [Err(LineFault::NotText), Ok("1".to_owned())]);
    }

    #[test]
    fn reading_goes_to_the_end() {
        let (to, mut from) = mpsc::channel(4);
        read_all("1\n".as_bytes(), &to);
        assert_eq!(from.try_recv().unwrap(), Incoming::Bytes(b"1\n".to_vec()));
        assert_eq!(from.try_recv().unwrap(), Incoming::End);
    }
}
