//! From one step to the next, and back.

use super::fact::Fact;
use super::saying::{Hearing, Preface};
use super::state::{Spot, State, Typed};
use super::{Actions, Call};
use crate::clock::At;
use crate::key::Keys;
use crate::script::{StepId, StepKind, Target};

/// What is found at a step.
enum Threshold {
    /// A spot to be at.
    In(Spot),
    /// A way on.
    On(Target),
}

impl Call {
    /// Leads on: to a step further along, or to what every hotline can do.
    pub(super) fn go(&mut self, at: At, target: Target, preface: Preface, actions: &mut Actions) {
        match target {
            Target::Step(step) => {
                if let State::Talking(place) = &self.live.state
                    && place.spot.is_resting_place()
                {
                    self.live.way.leave(place.spot.step());
                }
                self.enter(at, step, preface, Hearing::First, actions);
            }
            Target::Do(deed) => self.deed(at, deed, actions),
        }
    }

    /// Enters a step. Steps that say nothing lead on at once.
    pub(super) fn enter(
        &mut self,
        at: At,
        mut step: StepId,
        preface: Preface,
        hearing: Hearing,
        actions: &mut Actions,
    ) {
        // A hotline has no circle of silent steps; checking refuses it. The bound holds even so.
        for _ in 0..=self.hotline.steps().len() {
            self.note(Fact::Came(step));
            self.look(at, step);
            match self.threshold(at, step) {
                Threshold::On(Target::Step(next)) => step = next,
                Threshold::On(Target::Do(deed)) => return self.deed(at, deed, actions),
                Threshold::In(spot) => {
                    if let Spot::Greeting { .. } = spot {
                        // The question is answered once; whoever comes back to it is asked.
                        self.live.language_known = false;
                    }
                    if spot.is_resting_place() {
                        self.live.way.arrive(step);
                    }
                    return self.arrive(at, spot, preface, hearing, actions);
                }
            }
        }
        self.fetch_a_person(at, actions);
    }

    /// What a caller comes to at a step: a spot, or what it leads on to without a word.
    fn threshold(&self, at: At, step: StepId) -> Threshold {
        Threshold::In(match &self.hotline.step(step).kind {
            StepKind::Hours(hours) => {
                let open = self.is_open(at, &hours.timetable);
                return Threshold::On(if open { hours.when_open } else { hours.when_closed });
            }
            StepKind::Menu(menu) if self.live.language_known && !menu.languages.is_empty() => {
                Spot::Greeting { step }
            }
            StepKind::Menu(_) => Spot::Menu { step, partial: Keys::NONE },
            StepKind::Line(line) => match &line.hours {
                Some((timetable, _)) if !self.is_open(at, timetable) => Spot::Closed { step },
                Some(_) | None => Spot::Line { step },
            },
            StepKind::Bulletin(_) if self.hotline.news().is_empty() => Spot::NoNews { step },
            StepKind::Bulletin(_) => Spot::Headlines { step, page: 0 },
            StepKind::Announcement(_) => Spot::Announcement { step },
            StepKind::Entry(entry) => {
                Spot::Entry { step, typed: Typed { keys: Keys::NONE, secret: entry.sensitive } }
            }
        })
    }

    /// The line that a target comes to now, past steps that say nothing, if it comes to one that is open.
    pub(super) fn line_at(&self, at: At, mut target: Target) -> Option<StepId> {
        for _ in 0..=self.hotline.steps().len() {
            let Target::Step(step) = target else { return None };
            match self.threshold(at, step) {
                Threshold::On(next) => target = next,
                Threshold::In(spot) => return matches!(spot, Spot::Line { .. }).then_some(step),
            }
        }
        None
    }

    /// Keeps whether a step with hours is open now.
    fn look(&mut self, at: At, step: StepId) {
        if self.facts.is_none() {
            return;
        }
        let timetable = match &self.hotline.step(step).kind {
            StepKind::Hours(hours) => Some(&hours.timetable),
            StepKind::Line(line) => line.hours.as_ref().map(|(timetable, _)| timetable),
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Entry(_) => {
                None
            }
        };
        if let Some(timetable) = timetable {
            let open = self.is_open(at, timetable);
            self.note(Fact::Looked { step, open });
        }
    }

    fn is_open(&self, at: At, timetable: &crate::script::hours::Timetable) -> bool {
        let so_far = jiff::SignedDuration::from_millis(i64::try_from(at.as_millis()).unwrap_or(i64::MAX));
        // The calendar has an end, and a call may be said to come near it.
        let now = self.live.connected.checked_add(so_far).unwrap_or(jiff::Timestamp::MAX);
        timetable.is_open(self.hotline.timezone().to_datetime(now))
    }

    /// Goes back to the step before, or says that there is none.
    pub(super) fn back(&mut self, at: At, actions: &mut Actions) {
        // Who has arrived elsewhere since goes back from there, and not on the way from where they were.
        self.touched.back = self.touched.back.saturating_add(if self.touched.arrived { 2 } else { 1 });
        if let Some(step) = self.live.way.back() {
            return self.enter(at, step, Preface::Nothing, Hearing::Again, actions);
        }
        let State::Talking(place) = &self.live.state else { return };
        if place.spot.is_resting_place() {
            self.hear(at, Preface::AtBeginning, Hearing::Again, actions);
        } else {
            let start = self.hotline.start();
            self.enter(at, start, Preface::AtBeginning, Hearing::Again, actions);
        }
    }
}
