//! From one step to the next, and back.

use super::fact::Fact;
use super::saying::{Hearing, Preface};
use super::state::{Over, Place, Spot, State, Typed};
use super::{Action, Actions, Call, Ending, MOST_HEARINGS, Reason};
use crate::clock::At;
use crate::key::Keys;
use crate::script::{Accept, Listening, StepId, StepKind, Target};

/// After a call has gone on too long, a caller can still hear a little before being connected at once.
const LAST_HEARINGS: u16 = 8;

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

    /// How the caller's step listens.
    pub(super) fn listening(&self, step: StepId) -> &Listening {
        match &self.hotline.step(step).kind {
            StepKind::Menu(menu) => &menu.listening,
            StepKind::Line(line) => &line.listening,
            StepKind::Bulletin(bulletin) => &bulletin.listening,
            StepKind::Entry(entry) => &entry.listening,
            StepKind::Announcement(_) | StepKind::Hours(_) => self.hotline.listening(),
        }
    }

    /// Connects the caller to the line they are at.
    pub(super) fn connect(&mut self, step: StepId, actions: &mut Actions) {
        self.end(Ending::Transferred(step), Action::Transfer(step), actions);
    }

    /// Hangs up, because the script says so.
    pub(super) fn hang_up(&mut self, reason: Reason, actions: &mut Actions) {
        self.end(Ending::Finished(reason), Action::HangUp(reason), actions);
    }

    /// Where the last words of [`MOST_HEARINGS`] are said; gives whether the call goes on as it was.
    pub(super) fn may_hear_more(&mut self, at: At, actions: &mut Actions) -> bool {
        if self.live.hearings < MOST_HEARINGS {
            return true;
        }
        if self.live.hearings == MOST_HEARINGS {
            self.live.hearings += 1;
            self.fetch_a_person(at, actions);
            return false;
        }
        if self.live.hearings < MOST_HEARINGS + LAST_HEARINGS {
            return true;
        }
        match self.hotline.last_resort() {
            Some(line) => self.connect(line, actions),
            None => self.hang_up(Reason::TooLong, actions),
        }
        false
    }

    /// Leads to the line of last resort, saying why.
    fn fetch_a_person(&mut self, at: At, actions: &mut Actions) {
        match self.hotline.last_resort() {
            Some(step) => {
                self.note(Fact::Came(step));
                self.arrive(at, Spot::Line { step }, Preface::TooLong, Hearing::First, actions);
            }
            None => self.hang_up(Reason::TooLong, actions),
        }
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

    /// What comes after something was heard to its end.
    pub(super) fn finished(&mut self, at: At, early: Keys, actions: &mut Actions) {
        let State::Talking(Place { spot, over, .. }) = &self.live.state else { return };
        let (spot, over) = (*spot, *over);
        if over == Over::Nothing {
            match spot {
                Spot::Greeting { step } => self.after_greeting(at, step, actions),
                Spot::Line { step } if !self.asks_before_connecting(step) => self.connect(step, actions),
                Spot::Closed { step } => self.when_closed(at, step, actions),
                Spot::NoNews { .. } => self.back(at, actions),
                Spot::Story { step, item, paragraph } => {
                    self.paragraph(at, step, item, paragraph + 1, actions);
                }
                Spot::Announcement { step } => self.after_announcement(at, step, actions),
                Spot::Menu { .. }
                | Spot::Line { .. }
                | Spot::Headlines { .. }
                | Spot::Entry { .. }
                | Spot::ReadBack { .. } => self.listen(at),
            }
        } else {
            self.listen(at);
        }
        for key in early.iter() {
            self.early_key(at, key, actions);
        }
    }

    pub(super) fn after_greeting(&mut self, at: At, step: StepId, actions: &mut Actions) {
        if let StepKind::Menu(menu) = &self.hotline.step(step).kind
            && let Some(then) = menu.then
        {
            self.go(at, then, Preface::Nothing, actions);
        }
    }

    pub(super) fn after_announcement(&mut self, at: At, step: StepId, actions: &mut Actions) {
        if let StepKind::Announcement(announcement) = &self.hotline.step(step).kind {
            let then = announcement.then;
            self.go(at, then, Preface::Nothing, actions);
        }
    }

    pub(super) fn when_closed(&mut self, at: At, step: StepId, actions: &mut Actions) {
        if let StepKind::Line(line) = &self.hotline.step(step).kind
            && let Some((_, target)) = line.hours
        {
            self.go(at, target, Preface::Nothing, actions);
        }
    }

    pub(super) fn asks_before_connecting(&self, step: StepId) -> bool {
        matches!(&self.hotline.step(step).kind, StepKind::Line(line) if line.confirm)
    }

    /// Reads a paragraph, or says that there are no more and goes back to the headlines.
    pub(super) fn paragraph(
        &mut self,
        at: At,
        step: StepId,
        item: u16,
        paragraph: u16,
        actions: &mut Actions,
    ) {
        let locale = self.hotline.locale(self.live.settings.language);
        let paragraphs = self.hotline.news().paragraphs(usize::from(item), locale);
        if usize::from(paragraph) < paragraphs {
            let spot = Spot::Story { step, item, paragraph };
            self.arrive(at, spot, Preface::Nothing, Hearing::First, actions);
        } else {
            let page = self.page_of(step, item);
            let spot = Spot::Headlines { step, page };
            self.arrive(at, spot, Preface::StoryEnd, Hearing::Again, actions);
        }
    }

    /// The page of headlines that an item is on.
    pub(super) fn page_of(&self, step: StepId, item: u16) -> u16 {
        match &self.hotline.step(step).kind {
            StepKind::Bulletin(bulletin) => {
                item / u16::try_from(bulletin.story_keys.len().max(1)).unwrap_or(u16::MAX)
            }
            StepKind::Menu(_)
            | StepKind::Line(_)
            | StepKind::Announcement(_)
            | StepKind::Entry(_)
            | StepKind::Hours(_) => 0,
        }
    }

    /// Whether the digits of an entry are being typed.
    pub(super) fn collects(&self, place: &Place) -> bool {
        match (&place.spot, place.over) {
            (Spot::Entry { step, .. }, Over::Nothing) => {
                matches!(&self.hotline.step(*step).kind, StepKind::Entry(entry) if entry.accept != Accept::YesNo)
            }
            _ => false,
        }
    }
}
