//! What a caller notices of something said: where they are, that they were not understood, that they have arrived.

use super::Conversation;
use crate::call::{Hearing, What};
use crate::caller::simulated::habits::Habit;
use crate::script::{Entry, StepId};

impl Conversation<'_> {
    /// Notices what kind of thing is said now.
    pub(super) fn notice(&mut self, place: usize) {
        let saying = self.handset.heard()[place].saying;
        match saying.hearing {
            Hearing::First | Hearing::Again => {}
            Hearing::NoInput { .. } => {
                self.errors += 1;
                self.counted.silences += 1;
            }
            Hearing::NoMatch { .. }
            | Hearing::NotUnderstood { .. }
            | Hearing::TooShort { .. }
            | Hearing::NotValid { .. } => {
                self.errors += 1;
                self.counted.no_matches += 1;
            }
        }
        self.leaves |= self.errors > self.setting.habits.count(Habit::Errors);
        let Some(step) = step_of(&saying.what) else { return };
        let is_new = self.visits == 0 || step != self.step || saying.hearing == Hearing::First;
        self.step = step;
        let wish = self.setting.wish;
        self.fulfilled = !wish.is_line && step == wish.goal && wish.language == Some(saying.language);
        match saying.what {
            What::Menu(_) if is_new => {
                self.visits += 1;
                if !self.ear(place).offers_language {
                    self.menus += 1;
                    self.leaves |= self.menus > self.setting.habits.count(Habit::Menus);
                }
            }
            What::Headlines { .. } if is_new => self.visits += 1,
            What::Menu(_)
            | What::Headlines { .. }
            | What::Greeting(_)
            | What::Line(_)
            | What::Closed(_)
            | What::NoNews(_)
            | What::Story { .. }
            | What::Announcement(_)
            | What::Entry(_)
            | What::ReadBack { .. }
            | What::HiddenReadBack { .. }
            | What::Settings
            | What::Languages
            | What::Waiting { .. }
            | What::Paused { .. }
            | What::Guess(_) => {}
        }
    }

    /// The entry at a step.
    pub(super) fn entry(&self, step: StepId) -> Option<&Entry> {
        self.handset.call().hotline().step(step).kind.entry()
    }
}

/// The step that something is said at, if it says so.
fn step_of(what: &What) -> Option<StepId> {
    match what {
        What::Menu(step)
        | What::Greeting(step)
        | What::Line(step)
        | What::Closed(step)
        | What::Headlines { step, .. }
        | What::NoNews(step)
        | What::Announcement(step)
        | What::Entry(step)
        | What::ReadBack { step, .. }
        | What::HiddenReadBack { step, .. } => Some(*step),
        What::Story { .. }
        | What::Settings
        | What::Languages
        | What::Waiting { .. }
        | What::Paused { .. }
        | What::Guess(_) => None,
    }
}
