//! Something that a caller heard in virtual time: what, when, and how much of it.

use std::time::Duration;

use super::lexicon::{Lexicon, Words};
use crate::call::{Pace, Saying};
use crate::clock::At;
use crate::prompt::Utterance;

/// Something heard, wholly or in part.
#[derive(Clone, Debug)]
pub struct Heard {
    /// What.
    pub saying: Saying,
    /// How fast.
    pub pace: Pace,
    /// When it began.
    pub from: At,
    /// When it ended, or was cut short.
    pub to: At,
    /// Whether it was cut short.
    pub cut: bool,
    pub(super) words: Words,
}

impl Heard {
    /// The words of all of it.
    pub fn utterance<'a>(&'a self, lexicon: &'a Lexicon) -> &'a Utterance {
        self.words.utterance(lexicon)
    }

    /// How much speech of it was heard, at the ordinary pace and without pauses.
    pub fn spoken(&self, lexicon: &Lexicon) -> Duration {
        let utterance = self.utterance(lexicon);
        let (all, heard) = (utterance.length(self.pace.percent()), self.to - self.from);
        if all.is_zero() || heard >= all {
            return utterance.spoken();
        }
        utterance.spoken().mul_f64(heard.as_secs_f64() / all.as_secs_f64())
    }

    /// A number for its words that stays the same within a lexicon; none where they are this call's own.
    pub fn number(&self) -> Option<u32> {
        self.words.number()
    }
}
