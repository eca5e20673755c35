//! What silence means: nothing at first, then that nobody answered, and in the end that help is needed.

use super::fact::Fact;
use super::saying::{Hearing, Preface};
use super::state::{Over, Place, Spot, State, Tries};
use super::{Actions, Call};
use crate::clock::At;
use crate::script::{Deed, Target};

/// The hotline waits this many minutes for a key before it fetches a person.
pub(super) const MOST_REMINDERS: u8 = 20;

impl Call {
    /// Begins to count silence.
    pub(super) fn listen(&mut self, at: At) {
        /// How long the hotline waits before it says that it still waits.
        const REMINDER: std::time::Duration = std::time::Duration::from_mins(1);
        let State::Talking(Place { spot, over, .. }) = &self.live.state else { return };
        let timeout = match over {
            Over::Waiting { .. } => REMINDER,
            Over::Nothing | Over::Settings | Over::Languages | Over::Paused | Over::Guess(_) => {
                self.live.settings.patience.stretch(self.hotline.listening_at(spot.step()).no_input_timeout)
            }
        };
        self.listen_until(at + timeout);
    }

    /// Counts silence until then.
    pub(super) fn listen_until(&mut self, until: At) {
        if let State::Talking(place) = &mut self.live.state {
            place.phase = super::Phase::Listening { until };
        }
    }

    /// Silence was long enough to mean something.
    #[inline]
    pub(super) fn silence(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(Place { spot, over, .. }) = &mut self.live.state else { return };
        match over {
            Over::Waiting { reminders } if *reminders < MOST_REMINDERS => {
                *reminders += 1;
                return self.hear(at, Preface::Nothing, Hearing::Again, actions);
            }
            Over::Waiting { .. } => {
                *over = Over::Nothing;
                let target = self.hotline.on_failure();
                return self.go(at, target, Preface::WaitedLong, actions);
            }
            Over::Settings | Over::Languages | Over::Guess(_) | Over::Paused => {
                return self.resume(at, Preface::GoingOn, actions);
            }
            Over::Nothing => {}
        }
        match spot {
            Spot::Menu { partial, .. } if !partial.is_empty() => {
                let partial = *partial;
                self.complete_partial(at, partial, actions);
            }
            Spot::Entry { typed, .. } if !typed.keys.is_empty() => self.complete_entry(at, actions),
            Spot::Menu { .. }
            | Spot::Entry { .. }
            | Spot::Greeting { .. }
            | Spot::Line { .. }
            | Spot::Closed { .. }
            | Spot::Headlines { .. }
            | Spot::NoNews { .. }
            | Spot::Story { .. }
            | Spot::Announcement { .. }
            | Spot::ReadBack { .. } => self.no_input(at, actions),
        }
    }

    /// Nothing was pressed: says it again, or gives up.
    fn no_input(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(place) = &mut self.live.state else { return };
        self.touched.tries = true;
        place.tries.no_input += 1;
        let (tries, step) = (place.tries.no_input, place.spot.step());
        let (most, target) = {
            let listening = self.hotline.listening_at(step);
            (listening.max_no_input, listening.on_no_input)
        };
        self.note(Fact::Silence { step, last: tries >= most });
        if tries >= most {
            self.give_up(at, target, Preface::GaveUpSilence, actions);
        } else {
            self.hear(at, Preface::Nothing, Hearing::NoInput { tries }, actions);
        }
    }

    /// Leads to where repeated trouble leads. A line that trouble leads back to is connected at once, for asking
    /// again would lead round and round.
    pub(super) fn give_up(&mut self, at: At, target: Target, preface: Preface, actions: &mut Actions) {
        if let State::Talking(Place { spot: Spot::Line { step }, .. }) = &self.live.state {
            let step = *step;
            if self.line_at(at, target) == Some(step) {
                return self.connect(step, actions);
            }
        }
        match target {
            Target::Do(Deed::Back) => {
                self.live.state_tries_reset();
                self.back(at, actions);
            }
            Target::Step(_) | Target::Do(_) => self.go(at, target, preface, actions),
        }
    }
}

impl super::Live {
    /// A caller who is led back begins with all tries.
    fn state_tries_reset(&mut self) {
        if let State::Talking(place) = &mut self.state {
            place.tries = Tries::default();
        }
    }
}
