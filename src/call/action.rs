//! What the caller's side of a call has to do.

use super::{Pace, PlayId, Reason, Saying};
use crate::script::StepId;

/// What the caller's side has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Say this, in place of whatever is being said.
    Play {
        /// Its name, for [`Event::Finished`](super::Event::Finished).
        id: PlayId,
        /// What.
        saying: Saying,
        /// How fast.
        pace: Pace,
    },
    /// Fall silent.
    Stop,
    /// Connect the caller to a line; the call is over.
    Transfer(StepId),
    /// Hang up; the call is over.
    HangUp(Reason),
}

/// What the caller's side has to do now, in order.
#[must_use = "the caller's side has to carry out these actions"]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions {
    first: Option<Action>,
    second: Option<Action>,
}

impl Actions {
    /// The actions in order.
    pub fn iter(&self) -> impl Iterator<Item = Action> {
        [self.first, self.second].into_iter().flatten()
    }

    /// What is played, if anything is.
    pub fn played(&self) -> Option<(PlayId, Saying, Pace)> {
        self.iter().find_map(|action| match action {
            Action::Play { id, saying, pace } => Some((id, saying, pace)),
            Action::Stop | Action::Transfer(_) | Action::HangUp(_) => None,
        })
    }

    /// A playback that is replaced at once is never heard, and silence before words goes without saying. So what
    /// comes after the end of a call is all that can be second.
    pub(super) fn push(&mut self, action: Action) {
        match self.first {
            Some(Action::Transfer(_) | Action::HangUp(_)) => self.second = Some(action),
            Some(Action::Play { .. } | Action::Stop) | None => self.first = Some(action),
        }
    }
}

impl IntoIterator for Actions {
    type Item = Action;
    type IntoIter = std::iter::Flatten<std::array::IntoIter<Option<Action>, 2>>;

    fn into_iter(self) -> Self::IntoIter {
        [self.first, self.second].into_iter().flatten()
    }
}
