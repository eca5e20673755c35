//! A person who walks through a hotline: in a terminal, or through a pipe. What is heard is printed line by line
//! in the notation of a test call, and nothing that was printed is ever drawn again.

mod aloud;
mod answer;
mod answers;
mod clock;
mod help;
mod incoming;
mod keyboard;
mod log;
mod real_time;
mod spoken;
mod untimed;
mod warning;

use std::io;
use std::time::Duration;

pub use answer::{Answer, Origin};
pub use answers::{Answers, Given};
pub use incoming::{Incoming, Signal, Stop, read_all};
pub use keyboard::{Asked, Keyboard};
pub use log::{Asks, Echo, Kept, Log, Telling, why};

use super::Witness;
use crate::transcript::Act;

/// How answers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A line at a time.
    Lines,
    /// Key by key, without Enter.
    Keys,
}

/// How a walk was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The call ended, or the answers did.
    Ended,
    /// The program was stopped.
    Stopped(Stop),
}

/// A walk through a hotline.
pub struct Walk {
    witness: Witness,
    log: Log,
    manner: Manner,
    /// What it is heard through, if it is heard.
    spoken: Option<spoken::Spoken>,
    /// Whether a line of words is being typed where keys count by themselves.
    typing: bool,
    /// Whether the person was told that the walk stops between paragraphs.
    paragraphs_told: bool,
}

impl Walk {
    /// A walk that begins with a call and tells it.
    pub fn new(witness: Witness, log: Log, manner: Manner) -> Self {
        Self { witness, log, manner, spoken: None, typing: false, paragraphs_told: false }
    }

    /// Whether a file could not be written to its end.
    pub fn has_lost(&self) -> bool {
        self.log.has_lost()
    }

    /// Says something beside the call.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn remark(&mut self, words: &str) -> io::Result<()> {
        self.log.remark(words)
    }

    /// Hangs up because nobody can be told anything any more, and closes the files.
    pub fn abandon(&mut self) {
        self.hush();
        let after = self.witness.hearing().is_some().then(|| self.witness.since_last_act());
        self.witness.hang_up(after);
        // Standard output is what failed; the files are written before it.
        let _ = self.log.tell(&mut self.witness, Echo::Needed);
        self.log.finish();
    }

    /// How the next answer is wanted.
    fn asked(&self) -> Asked {
        match self.manner {
            Manner::Keys if !self.typing => Asked::Keys,
            Manner::Keys | Manner::Lines if self.witness.call().is_secret() => Asked::HiddenLine,
            Manner::Keys | Manner::Lines => Asked::Line,
        }
    }

    /// Does what the caller does, now; `after` is told with it where it matters when it was.
    fn perform(&mut self, act: Act, after: Option<Duration>) -> io::Result<()> {
        let echo = self.echo(&act);
        self.do_now(act, after, echo)
    }

    fn do_now(&mut self, act: Act, after: Option<Duration>, echo: Echo) -> io::Result<()> {
        match act {
            Act::Press { keys, .. } => self.witness.press(keys, after),
            Act::Type { words, .. } => self.witness.types(&words, after),
            Act::Wait(length) => self.witness.wait(length),
            Act::HangUp { .. } => self.witness.hang_up(after),
        }
        self.log.tell(&mut self.witness, echo)
    }

    /// Whether an act still has to be shown, before it is done.
    fn echo(&self, act: &Act) -> Echo {
        let call = self.witness.call();
        match (self.manner, act) {
            (Manner::Keys, Act::Press { keys, .. }) if call.is_typing() => {
                keys.get(0).map_or(Echo::Needed, Echo::Joined)
            }
            (Manner::Lines, Act::Press { after: None, .. }) if self.log.asks() == Asks::OnOutput => {
                Echo::Shown
            }
            (Manner::Keys, Act::Type { .. }) if self.typing && self.log.asks() == Asks::OnOutput => {
                Echo::Shown
            }
            _ => Echo::Needed,
        }
    }

    /// Says what can be done now.
    fn help(&mut self, at_paragraph: bool) -> io::Result<()> {
        let saying = self.witness.last_heard().map(|heard| heard.saying);
        for line in help::lines(self.witness.call(), self.manner, saying.as_ref(), at_paragraph) {
            self.log.remark(&line)?;
        }
        Ok(())
    }

    /// What a caller types to hear it again.
    fn repeat(&self) -> Act {
        Act::Type { words: help::repeat(self.witness.call()), after: None }
    }

    /// The end of the answers: the caller hangs up.
    fn hang_up(&mut self, after: Option<Duration>) -> io::Result<Over> {
        self.witness.hang_up(after);
        self.log.tell(&mut self.witness, Echo::Needed)?;
        self.finish()
    }

    /// The program has to stop: says so, and the caller hangs up.
    fn stop(&mut self, stop: Stop, after: Option<Duration>) -> Over {
        self.hush();
        self.witness.note(stop.sentence());
        self.witness.hang_up(after);
        // Whoever closed the terminal cannot be told; the files are.
        let _ = self.log.tell(&mut self.witness, Echo::Needed);
        self.log.finish();
        Over::Stopped(stop)
    }

    fn finish(&mut self) -> io::Result<Over> {
        self.hush();
        self.log.close()?;
        self.log.finish();
        Ok(Over::Ended)
    }
}

impl std::fmt::Debug for Walk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Walk({:?}, {:?})", self.manner, self.witness.call())
    }
}
