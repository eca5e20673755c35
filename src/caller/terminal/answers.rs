//! Answers as they come, from a person's lines, a person's keys, or a pipe.

use std::collections::VecDeque;

use tokio::sync::mpsc;

use super::answer::{Answer, Origin};
use super::incoming::{Incoming, Lines, Signal};
use super::keyboard::{Asked, Keyboard};

/// What was given in answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// An answer.
    Answer(Answer),
    /// There are no more answers.
    End,
    /// The system has something to say.
    Signal(Signal),
}

/// Answers as they come.
#[derive(Debug)]
pub struct Answers {
    incoming: mpsc::Receiver<Incoming>,
    signals: mpsc::Receiver<Signal>,
    /// The keyboard, at a terminal.
    keyboard: Option<Keyboard>,
    origin: Origin,
    /// What was asked for and has not come yet.
    asked: Option<Asked>,
    by_keys: bool,
    lines: Lines,
    strokes: Strokes,
    ended: bool,
}

impl Answers {
    /// Answers from a file or another program, by lines.
    pub fn piped(incoming: mpsc::Receiver<Incoming>, signals: mpsc::Receiver<Signal>) -> Self {
        Self::new(incoming, signals, None, Origin::Pipe)
    }

    /// Answers from a person at a terminal. Without a keyboard, which tests do not have, they come all the same.
    pub fn typed(
        incoming: mpsc::Receiver<Incoming>,
        signals: mpsc::Receiver<Signal>,
        keyboard: Option<Keyboard>,
    ) -> Self {
        Self::new(incoming, signals, keyboard, Origin::Terminal)
    }

    fn new(
        incoming: mpsc::Receiver<Incoming>,
        signals: mpsc::Receiver<Signal>,
        keyboard: Option<Keyboard>,
        origin: Origin,
    ) -> Self {
        Self {
            incoming,
            signals,
            keyboard,
            origin,
            asked: None,
            by_keys: false,
            lines: Lines::default(),
            strokes: Strokes::default(),
            ended: false,
        }
    }

    /// Where they come from.
    pub fn origin(&self) -> Origin {
        self.origin
    }

    /// The next answer is wanted so.
    pub fn ask(&mut self, asked: Asked) {
        self.by_keys = asked == Asked::Keys;
        if self.asked != Some(asked) {
            self.asked = Some(asked);
            if let Some(keyboard) = &mut self.keyboard {
                keyboard.ask(asked);
            }
        }
    }

    /// The next answer, or what the system has to say; only that unless an answer is `wanted`. It can be dropped
    /// while it waits, and nothing is lost.
    pub async fn next(&mut self, wanted: bool) -> Given {
        if !wanted {
            return match self.signals.recv().await {
                Some(signal) => self.signal(signal),
                // Nobody will say anything any more.
                None => std::future::pending().await,
            };
        }
        loop {
            if let Some(answer) = self.ready() {
                return Given::Answer(answer);
            }
            if self.ended {
                return Given::End;
            }
            tokio::select! {
                biased;
                Some(signal) = self.signals.recv() => return self.signal(signal),
                incoming = self.incoming.recv() => match incoming {
                    Some(Incoming::Bytes(bytes)) => {
                        self.asked = None;
                        if self.by_keys { self.strokes.push(&bytes) } else { self.lines.push(&bytes) }
                    }
                    Some(Incoming::End) | None => {
                        self.lines.end();
                        self.ended = true;
                    }
                },
            }
        }
    }

    fn signal(&mut self, signal: Signal) -> Given {
        if let (Signal::Resumed, Some(keyboard)) = (signal, &mut self.keyboard) {
            keyboard.resume();
        }
        Given::Signal(signal)
    }

    fn ready(&mut self) -> Option<Answer> {
        if self.by_keys {
            let stroke = self.strokes.next()?;
            if stroke == END_OF_INPUT {
                self.ended = true;
                return None;
            }
            return Some(Answer::of_stroke(stroke));
        }
        Some(match self.lines.next()? {
            Ok(line) => Answer::of_line(&line, self.origin),
            Err(fault) => Answer::Refused(fault.to_string()),
        })
    }
}

/// ^D, which a terminal hands on as it is when keys count by themselves.
const END_OF_INPUT: char = '\u{4}';

/// Makes keys out of bytes.
#[derive(Debug, Default)]
struct Strokes {
    partial: Vec<u8>,
    whole: VecDeque<char>,
}

impl Strokes {
    /// Takes more bytes. What follows an escape at once belongs to the same key, an arrow for instance.
    fn push(&mut self, bytes: &[u8]) {
        let (bytes, escaped) = match bytes.iter().position(|byte| *byte == 0x1B) {
            Some(escape) => (&bytes[..escape], true),
            None => (bytes, false),
        };
        self.partial.extend_from_slice(bytes);
        while let Err(fault) = std::str::from_utf8(&self.partial) {
            // Without a length, it is the beginning of a character whose rest is still to come.
            let Some(length) = fault.error_len() else { break };
            let valid = fault.valid_up_to();
            self.take(valid);
            self.partial.drain(..length);
            self.whole.push_back(char::REPLACEMENT_CHARACTER);
        }
        let whole = std::str::from_utf8(&self.partial).map_or_else(|fault| fault.valid_up_to(), str::len);
        self.take(whole);
        if escaped {
            self.partial.clear();
            self.whole.push_back('\u{1B}');
        }
    }

    /// Takes the characters of so many bytes.
    fn take(&mut self, length: usize) {
        let bytes: Vec<u8> = self.partial.drain(..length).collect();
        self.whole.extend(String::from_utf8_lossy(&bytes).chars());
    }

    fn next(&mut self) -> Option<char> {
        self.whole.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::terminal::Stop;
    use crate::transcript::Act;

    fn strokes(pieces: &[&[u8]]) -> String {
        let mut strokes = Strokes::default();
        pieces.iter().for_each(|piece| strokes.push(piece));
        std::iter::from_fn(|| strokes.next()).collect()
    }

    #[test]
    fn a_key_is_one_key_however_many_bytes_it_takes() {
        assert_eq!(strokes(&[b"12", "＃".as_bytes()]), "12＃");
        let (one, other) = "＃".as_bytes().split_at(1);
        assert_eq!(strokes(&[one, other]), "＃");
        assert_eq!(strokes(&[b"1\x1B[A", b"2"]), "1\u{1B}2");
    }

    #[test]
    fn bytes_that_are_no_text_hold_nothing_up() {
        assert_eq!(strokes(&[b"1\xFF", b"2"]), "1\u{FFFD}2");
    }

    fn press(keys: &str) -> Given {
        Given::Answer(Answer::Act(Act::read(&format!("press {keys}")).unwrap()))
    }

    #[tokio::test]
    async fn what_came_before_the_end_still_counts() {
        let (to, from) = mpsc::channel(4);
        let mut answers = Answers::piped(from, mpsc::channel(1).1);
        to.send(Incoming::Bytes(b"1\n2".to_vec())).await.unwrap();
        to.send(Incoming::End).await.unwrap();
        assert_eq!(answers.next(true).await, press("1"));
        assert_eq!(answers.next(true).await, press("2"));
        assert_eq!(answers.next(true).await, Given::End);
        assert_eq!(answers.next(true).await, Given::End);
    }

    #[tokio::test]
    async fn what_stops_the_program_does_not_wait_for_a_line() {
        let ((_to, from), (system, signals)) = (mpsc::channel(4), mpsc::channel(1));
        let mut answers = Answers::piped(from, signals);
        let stop = Signal::Stop(Stop::Interrupted);
        system.send(stop).await.unwrap();
        assert_eq!(answers.next(true).await, Given::Signal(stop));
    }

    #[tokio::test]
    async fn keys_and_lines_take_turns() {
        let (to, from) = mpsc::channel(4);
        let mut answers = Answers::typed(from, mpsc::channel(1).1, None);
        answers.ask(Asked::Keys);
        to.send(Incoming::Bytes(b"1t".to_vec())).await.unwrap();
        assert_eq!(answers.next(true).await, press("1"));
        assert_eq!(answers.next(true).await, Given::Answer(Answer::TypeWords));
        answers.ask(Asked::Line);
        to.send(Incoming::Bytes(b"savings\n".to_vec())).await.unwrap();
        let typed = Act::Type { words: "savings".to_owned(), after: None };
        assert_eq!(answers.next(true).await, Given::Answer(Answer::Act(typed)));
        answers.ask(Asked::Keys);
        to.send(Incoming::Bytes(vec![4])).await.unwrap();
        assert_eq!(answers.next(true).await, Given::End);
    }
}
