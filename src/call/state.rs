//! Where a call is. Every state carries what it needs and nothing else, so that no two parts of it can
//! contradict each other.

use std::fmt;

use arrayvec::ArrayVec;

use super::saying::Choice;
use super::{Ending, PlayId};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::StepId;

/// Where a call is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    /// Not connected yet.
    Ringing,
    /// Connected.
    Talking(Place),
    /// Over.
    Ended(Ending),
}

/// Where a caller is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// The step, and where in it.
    pub(super) spot: Spot,
    /// What lies over it for a moment.
    pub(super) over: Over,
    /// Whether something is being said.
    pub(super) phase: Phase,
    /// How often there was silence or a wrong key since the spot was reached.
    pub(super) tries: Tries,
}

/// A step, and where in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    /// A menu, with the keys of an option that is not complete yet.
    Menu { step: StepId, partial: Keys },
    /// A menu of languages whose question is answered already.
    Greeting { step: StepId },
    /// A line, before the caller is connected.
    Line { step: StepId },
    /// A line that is closed.
    Closed { step: StepId },
    /// A page of headlines.
    Headlines { step: StepId, page: u16 },
    /// A bulletin without news.
    NoNews { step: StepId },
    /// A paragraph of a story.
    Story { step: StepId, item: u16, paragraph: u16 },
    /// An announcement.
    Announcement { step: StepId },
    /// Digits being typed.
    Entry { step: StepId, typed: Typed },
    /// Digits read back.
    ReadBack { step: StepId, typed: Typed },
}

impl Spot {
    /// The step.
    pub(super) fn step(&self) -> StepId {
        match self {
            Self::Menu { step, .. }
            | Self::Greeting { step }
            | Self::Line { step }
            | Self::Closed { step }
            | Self::Headlines { step, .. }
            | Self::NoNews { step }
            | Self::Story { step, .. }
            | Self::Announcement { step }
            | Self::Entry { step, .. }
            | Self::ReadBack { step, .. } => *step,
        }
    }

    /// Whether a caller rests here, so that others can lead back to it.
    pub(super) fn is_resting_place(&self) -> bool {
        match self {
            Self::Menu { .. }
            | Self::Headlines { .. }
            | Self::Story { .. }
            | Self::Entry { .. }
            | Self::ReadBack { .. } => true,
            Self::Greeting { .. }
            | Self::Line { .. }
            | Self::Closed { .. }
            | Self::NoNews { .. }
            | Self::Announcement { .. } => false,
        }
    }
}

/// What lies over a spot for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Over {
    /// Nothing.
    Nothing,
    /// The settings.
    Settings,
    /// The languages to choose from.
    Languages,
    /// The hotline waits until a key is pressed.
    Waiting { reminders: u8 },
    /// Typing is interrupted.
    Paused,
    /// Typed words that were nearly understood.
    Guess(Choice),
}

/// Whether something is being said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Phase {
    /// It is. Keys that come too early to count yet are kept.
    Playing { id: PlayId, since: At, early: Keys },
    /// It is not, and silence counts from then on.
    Listening { until: At },
}

/// How often a caller was not understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Tries {
    /// Silence.
    pub(super) no_input: u8,
    /// Wrong keys or words.
    pub(super) no_match: u8,
}

/// The key before, as far as it matters to the next. It does not show, for it may belong to a secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Recent {
    /// It does not.
    Nothing,
    /// It counted. The same again at once is a bounce.
    Counted(Key, At),
    /// It was wrong. What follows at once was meant for elsewhere.
    Wrong(At),
}

impl fmt::Debug for Recent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => out.write_str("Nothing"),
            Self::Counted(_, at) => write!(out, "Counted({at})"),
            Self::Wrong(at) => write!(out, "Wrong({at})"),
        }
    }
}

/// Digits that a caller typed; they do not show when they are secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Typed {
    pub(super) keys: Keys,
    pub(super) secret: bool,
}

impl fmt::Debug for Typed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.secret {
            write!(out, "Typed({} secret keys)", self.keys.len())
        } else {
            write!(out, "Typed({})", self.keys)
        }
    }
}

/// The steps on the way to where a caller is, for going back. Choosing a step that is on the way is going
/// back to it, so the way never winds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Way(ArrayVec<StepId, 32>);

impl Way {
    /// Leaves `from` for a step further on. When the way is full, its beginning is forgotten.
    pub(super) fn leave(&mut self, from: StepId) {
        if self.0.last() == Some(&from) {
            return;
        }
        if self.0.is_full() {
            self.0.remove(0);
        }
        self.0.push(from);
    }

    /// Arrives at a step: if it is on the way, what came after it is no longer.
    pub(super) fn arrive(&mut self, at: StepId) {
        if let Some(place) = self.0.iter().position(|step| *step == at) {
            self.0.truncate(place);
        }
    }

    /// The steps on it, the nearest last.
    pub(super) fn steps(&self) -> &[StepId] {
        &self.0
    }

    /// The step before.
    pub(super) fn back(&mut self) -> Option<StepId> {
        self.0.pop()
    }
}
