//! Words that a caller types in place of keys.

mod alike;
mod candidates;

use self::alike::{is_part, plain, slips, slips_in_part};
pub use self::candidates::COMMANDS;
pub(super) use self::candidates::command;
use super::saying::{Choice, Hearing, Preface};
use super::state::{Over, Place, State};
use super::{Actions, Call};
use crate::clock::At;
use crate::key::Keys;

/// More than anyone types to answer a menu; the rest is not looked at.
const LONGEST: usize = 200;

impl Call {
    /// The caller typed words.
    pub(super) fn typed(&mut self, at: At, text: &str, actions: &mut Actions) {
        let text: String = text.chars().take(LONGEST).collect();
        if text.trim().is_empty() {
            return;
        }
        // Typed digits are keys, as they are on a text telephone.
        if let Ok(keys) = Keys::parse(&text.split_whitespace().collect::<String>()) {
            for key in keys.iter() {
                self.early_key(at, key, actions);
            }
            return;
        }
        let State::Talking(place) = &self.live.state else { return };
        if self.waits() {
            return self.resume(at, Preface::GoingOn, actions);
        }
        match self.understand(place, &plain(&text)) {
            Understood::Certainly(choice) => self.meant(at, Some(choice), actions),
            Understood::Perhaps(choice) => self.lay_over(at, Over::Guess(choice), actions),
            Understood::Not => self.meant(at, None, actions),
        }
    }

    /// Does what typed words certainly mean, or says that they mean nothing.
    pub(super) fn meant(&mut self, at: At, choice: Option<Choice>, actions: &mut Actions) {
        match choice {
            Some(_) | None if self.waits() => self.resume(at, Preface::GoingOn, actions),
            Some(choice) => {
                self.note_choice(choice, Keys::NONE);
                self.choose(at, choice, actions);
            }
            None => self.not_matched(at, |tries| Hearing::NotUnderstood { tries }, actions),
        }
    }

    fn waits(&self) -> bool {
        matches!(&self.live.state, State::Talking(Place { over: Over::Waiting { .. }, .. }))
    }

    /// The choice whose words were typed, or nearly.
    fn understand(&self, place: &Place, text: &str) -> Understood {
        let candidates = self.candidates(place);
        if let Some((_, choice)) = candidates.iter().find(|(words, _)| words == text) {
            return Understood::Certainly(*choice);
        }
        // A slip of the fingers is nearest, then some of an option's words, slips and all, then an option's words
        // among others, the more of them the nearer.
        let nearness = |words: &str| {
            if let Some(slips) = slips(text, words) {
                Some((0, slips))
            } else if let Some(slips) = slips_in_part(text, words) {
                Some((1, slips))
            } else {
                is_part(words, text).then(|| (2, LONGEST.saturating_sub(words.chars().count())))
            }
        };
        let mut near: Vec<((u8, usize), Choice)> =
            candidates.iter().filter_map(|(words, choice)| Some((nearness(words)?, *choice))).collect();
        near.sort_by_key(|(distance, _)| *distance);
        // Where two meanings are equally near, guessing would be a coin toss.
        match near.split_first() {
            Some(((best, choice), rest))
                if rest.iter().all(|(distance, other)| other == choice || distance > best) =>
            {
                Understood::Perhaps(*choice)
            }
            Some(_) | None => Understood::Not,
        }
    }
}

enum Understood {
    Certainly(Choice),
    Perhaps(Choice),
    Not,
}
