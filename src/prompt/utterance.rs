//! One thing said to a caller: parts in a language each, with pauses between them.

use std::fmt;
use std::time::Duration;

use super::locale::{Locale, Said};

/// A piece of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words in one language.
    Words {
        /// The language, for the voice.
        locale: &'static Locale,
        /// The same words for the eye and for the ear.
        said: Said,
    },
    /// Silence; on paper, a new line.
    Pause(Duration),
}

/// What is said between two moments at which nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utterance {
    parts: Vec<Part>,
    spoken: Duration,
    silent: Duration,
}

impl Utterance {
    /// The parts in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Adds words. Words that follow words of the same language join them.
    pub fn say(&mut self, locale: &'static Locale, said: Said) {
        if said.eye.is_empty() && said.ear.is_empty() {
            return;
        }
        self.spoken += locale.length(&said.ear);
        if let Some(Part::Words { locale: last, said: before }) = self.parts.last_mut()
            && *last == locale
        {
            before.eye.push_str(&said.eye);
            before.ear.push_str(&said.ear);
        } else {
            self.parts.push(Part::Words { locale, said });
        }
    }

    /// Adds silence, unless nothing has been said yet. Two pauses in a row are the longer of them.
    pub fn pause(&mut self, length: Duration) {
        match self.parts.last_mut() {
            None => {}
            Some(Part::Pause(before)) => {
                self.silent += length.saturating_sub(*before);
                *before = length.max(*before);
            }
            Some(Part::Words { .. }) => {
                self.silent += length;
                self.parts.push(Part::Pause(length));
            }
        }
    }

    /// Adds all that another utterance says.
    pub fn append(&mut self, other: Self) {
        for part in other.parts {
            match part {
                Part::Words { locale, said } => self.say(locale, said),
                Part::Pause(length) => self.pause(length),
            }
        }
    }

    /// How long it lasts when spoken at `percent` of the ordinary speed; pauses keep their length.
    pub fn length(&self, percent: u32) -> Duration {
        self.spoken * 100 / percent.max(1) + self.silent
    }

    /// How many words are heard; in languages that are counted so, characters.
    pub fn words(&self) -> usize {
        let words = |part: &Part| match part {
            Part::Words { locale, said } => locale.words(&said.ear),
            Part::Pause(_) => 0,
        };
        self.parts.iter().map(words).sum()
    }

    /// How long its words last at the ordinary speed, without the pauses.
    pub fn spoken(&self) -> Duration {
        self.spoken
    }

    /// What is printed, a line for each stretch between pauses.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.parts
            .split(|part| matches!(part, Part::Pause(_)))
            .map(|stretch| {
                let mut line = String::new();
                for part in stretch {
                    if let Part::Words { said, .. } = part {
                        line.push_str(&said.eye);
                    }
                }
                line.split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .filter(|line| !line.is_empty())
    }
}

/// Prints what is for the eye, in one line.
impl fmt::Display for Utterance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, line) in self.lines().enumerate() {
            if index > 0 {
                out.write_str(" ")?;
            }
            out.write_str(&line)?;
        }
        Ok(())
    }
}
