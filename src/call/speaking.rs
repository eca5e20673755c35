//! What is said where the caller is: on arriving at a spot, again, or about something laid over the step.

use super::fact::Fact;
use super::state::{Over, Phase, Place, Spot, State, Tries};
use super::{Action, Actions, Call, Hearing, PlayId, Preface, Saying, What};
use crate::clock::At;
use crate::key::Keys;

impl Call {
    /// Takes the caller to a spot, with all tries before them.
    pub(super) fn arrive(
        &mut self,
        at: At,
        spot: Spot,
        preface: Preface,
        hearing: Hearing,
        actions: &mut Actions,
    ) {
        let phase = Phase::Listening { until: at };
        self.touched.arrived = true;
        self.live.state = State::Talking(Place { spot, over: Over::Nothing, phase, tries: Tries::default() });
        self.hear(at, preface, hearing, actions);
    }

    /// Takes away what lies over the step, and says where the caller is.
    pub(super) fn resume(&mut self, at: At, preface: Preface, actions: &mut Actions) {
        if let State::Talking(place) = &mut self.live.state {
            place.over = Over::Nothing;
        }
        self.hear(at, preface, Hearing::Again, actions);
    }

    /// Lays something over the step.
    pub(super) fn lay_over(&mut self, at: At, over: Over, actions: &mut Actions) {
        if let State::Talking(place) = &mut self.live.state {
            place.over = over;
        }
        self.hear(at, Preface::Nothing, Hearing::First, actions);
    }

    /// Begins to say something and to count its tries.
    pub(super) fn hear(&mut self, at: At, preface: Preface, hearing: Hearing, actions: &mut Actions) {
        if !self.may_hear_more(at, actions) {
            return;
        }
        let State::Talking(place) = &mut self.live.state else { return };
        if let Spot::Menu { partial, .. } = &mut place.spot {
            *partial = Keys::NONE;
        }
        let State::Talking(place) = &self.live.state else { return };
        let what = Self::what(place);
        let saying = Saying { preface, what, hearing, language: self.live.settings.language };
        let id = PlayId(self.live.next_play);
        self.live.next_play = self.live.next_play.wrapping_add(1);
        self.live.hearings = self.live.hearings.saturating_add(1);
        self.note(Fact::Spoke(saying.language));
        actions.push(Action::Play { id, saying, pace: self.live.settings.pace });
        if let State::Talking(place) = &mut self.live.state {
            place.phase = Phase::Playing { id, since: at, early: Keys::NONE };
        }
    }

    /// What is said where the caller is.
    fn what(place: &Place) -> What {
        match place.over {
            Over::Settings => return What::Settings,
            Over::Languages => return What::Languages,
            Over::Waiting { reminders } => return What::Waiting { again: reminders > 0 },
            Over::Guess(choice) => return What::Guess(choice),
            Over::Paused | Over::Nothing => {}
        }
        match &place.spot {
            Spot::Menu { step, .. } => What::Menu(*step),
            Spot::Greeting { step } => What::Greeting(*step),
            Spot::Line { step } => What::Line(*step),
            Spot::Closed { step } => What::Closed(*step),
            Spot::Headlines { step, page } => What::Headlines { step: *step, page: *page },
            Spot::NoNews { step } => What::NoNews(*step),
            Spot::Story { item, paragraph, .. } => What::Story { item: *item, paragraph: *paragraph },
            Spot::Announcement { step } => What::Announcement(*step),
            Spot::Entry { typed, .. } if place.over == Over::Paused => {
                What::Paused { count: count(typed.keys) }
            }
            Spot::Entry { step, .. } => What::Entry(*step),
            Spot::ReadBack { step, typed } if typed.secret => {
                What::HiddenReadBack { step: *step, count: count(typed.keys) }
            }
            Spot::ReadBack { step, typed } => What::ReadBack { step: *step, typed: typed.keys },
        }
    }
}

/// How many keys, as what is said holds it.
pub(super) fn count(keys: Keys) -> u8 {
    u8::try_from(keys.len()).unwrap_or(u8::MAX)
}
