//! What a key means where the caller is.

use super::fact::Fact;
use super::saying::{Choice, Hearing, Preface};
use super::state::{Over, Phase, Place, Recent, Spot, State};
use super::{Action, Actions, Call};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Deed, StepKind, Target};

impl Call {
    /// A key that counts.
    pub(super) fn press(&mut self, at: At, key: Key, actions: &mut Actions) {
        let State::Talking(place) = &self.live.state else { return };
        if let Over::Waiting { .. } = place.over {
            // Any key ends the waiting; the one that leads to a person everywhere does so here too.
            return match self.hotline.anywhere(key) {
                Some(target @ Target::Step(_)) => {
                    self.note(Fact::Everywhere(key));
                    self.go_anywhere(at, target, actions);
                }
                Some(Target::Do(_)) | None => self.resume(at, Preface::GoingOn, actions),
            };
        }
        if self.collects(place) {
            return self.entry_key(at, key, actions);
        }
        let before = match (&place.spot, place.over) {
            (Spot::Menu { partial, .. }, Over::Nothing) => *partial,
            _ => Keys::NONE,
        };
        let Some(keys) = before.with(key) else { return self.wrong(at, before, actions) };
        let found = self.look_up(place, keys);
        if found.longer {
            self.wait_for_more(at, keys, actions);
        } else if let Some(choice) = found.exact {
            self.note_choice(choice, keys);
            self.choose(at, choice, actions);
        } else if before.is_empty() {
            match (self.hotline.anywhere(key), &place.spot, place.over) {
                (Some(target), ..) => {
                    self.note(Fact::Everywhere(key));
                    self.go_anywhere(at, target, actions);
                }
                // A key that means nothing yet was typed ahead for the step that follows.
                (None, Spot::Announcement { step }, Over::Nothing) => {
                    let step = *step;
                    self.after_announcement(at, step, actions);
                    self.early_key(at, key, actions);
                }
                (None, Spot::Greeting { step }, Over::Nothing) => {
                    let step = *step;
                    self.after_greeting(at, step, actions);
                    self.early_key(at, key, actions);
                }
                (None, ..) => self.wrong(at, keys, actions),
            }
        } else if let Some(choice) = self.look_up(place, before).exact {
            // What was pressed first was complete; the new key is for the step it leads to.
            self.note_choice(choice, before);
            self.choose(at, choice, actions);
            if key != Key::Hash {
                self.early_key(at, key, actions);
            }
        } else {
            self.wrong(at, keys, actions);
        }
    }

    /// The keys may not be complete: listens for more of them, and no longer than it must.
    fn wait_for_more(&mut self, at: At, keys: Keys, actions: &mut Actions) {
        let State::Talking(place) = &mut self.live.state else { return };
        if let Phase::Playing { .. } = place.phase {
            actions.push(Action::Stop);
        }
        if let Spot::Menu { partial, .. } = &mut place.spot {
            *partial = keys;
        }
        let step = place.spot.step();
        let timeout =
            self.live.settings.patience.stretch(self.hotline.listening_at(step).inter_digit_timeout);
        self.listen_until(at + timeout);
    }

    /// No more keys came.
    pub(super) fn complete_partial(&mut self, at: At, partial: Keys, actions: &mut Actions) {
        let State::Talking(place) = &self.live.state else { return };
        match self.look_up(place, partial).exact {
            Some(choice) => {
                self.note_choice(choice, partial);
                self.choose(at, choice, actions);
            }
            None => self.wrong(at, partial, actions),
        }
    }

    /// A key that means the same everywhere.
    fn go_anywhere(&mut self, at: At, target: Target, actions: &mut Actions) {
        if let (State::Talking(place), Target::Step(_)) = (&mut self.live.state, target) {
            place.over = Over::Nothing;
        }
        self.go(at, target, Preface::Nothing, actions);
    }

    /// A key that means nothing here: says so, or gives up. Words that ask nothing and lead on by themselves are not
    /// begun again for it: whoever is being connected gets there, however unsteady their hands.
    pub(super) fn wrong(&mut self, at: At, keys: Keys, actions: &mut Actions) {
        self.not_matched(at, |tries| Hearing::NoMatch { tries, keys }, actions);
    }

    /// Whether words are being said that ask nothing, take no key ahead, and lead on by themselves.
    fn asks_nothing(&self) -> bool {
        matches!(&self.live.state, State::Talking(place) if self.leads_on(place))
    }

    /// The same of a place.
    pub(super) fn leads_on(&self, place: &Place) -> bool {
        place.over == Over::Nothing
            && match place.spot {
                Spot::Line { step } => !self.asks_before_connecting(step),
                Spot::Closed { .. } | Spot::NoNews { .. } => true,
                Spot::Menu { .. }
                | Spot::Greeting { .. }
                | Spot::Headlines { .. }
                | Spot::Story { .. }
                | Spot::Announcement { .. }
                | Spot::Entry { .. }
                | Spot::ReadBack { .. } => false,
            }
    }

    /// An answer that means nothing here.
    pub(super) fn not_matched(&mut self, at: At, hearing: impl Fn(u8) -> Hearing, actions: &mut Actions) {
        if self.asks_nothing() {
            return;
        }
        self.live.recent = Recent::Wrong(at);
        let State::Talking(place) = &mut self.live.state else { return };
        self.touched.tries = true;
        place.tries.no_match += 1;
        let (tries, step, bare) = (place.tries.no_match, place.spot.step(), place.over == Over::Nothing);
        let (most, target) = {
            let listening = self.hotline.listening_at(step);
            (listening.max_no_match, listening.on_no_match)
        };
        if bare {
            self.note(Fact::Wrong { step, last: tries >= most });
        }
        if tries >= most {
            if let State::Talking(place) = &mut self.live.state {
                place.over = Over::Nothing;
            }
            self.give_up(at, target, Preface::GaveUpWrong, actions);
        } else {
            self.hear(at, Preface::Nothing, hearing(tries), actions);
        }
    }

    /// Does what an answer means.
    pub(super) fn choose(&mut self, at: At, choice: Choice, actions: &mut Actions) {
        let State::Talking(place) = &mut self.live.state else { return };
        let step = place.spot.step();
        match choice {
            Choice::Target(target) => self.go(at, target, Preface::Nothing, actions),
            Choice::Language(language) => {
                self.live.settings.language = language;
                if place.over == Over::Languages {
                    self.resume(at, Preface::LanguageSet, actions);
                } else {
                    self.after_greeting(at, step, actions);
                }
            }
            Choice::Story(item) => self.paragraph(at, step, item, 0, actions),
            Choice::Page(page) => {
                self.arrive(at, Spot::Headlines { step, page }, Preface::Nothing, Hearing::First, actions);
            }
            Choice::NextParagraph => self.deed(at, Deed::Skip, actions),
            Choice::PreviousParagraph => {
                if let Spot::Story { item, paragraph, .. } = place.spot {
                    self.paragraph(at, step, item, paragraph.saturating_sub(1), actions);
                }
            }
            Choice::Yes => self.yes(at, actions),
            Choice::No => self.no(at, actions),
            Choice::Person => {
                let target = self.hotline.on_failure();
                self.go_anywhere(at, target, actions);
            }
            Choice::Help => self.hear(at, Preface::Help, Hearing::Again, actions),
        }
    }

    fn yes(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(place) = &mut self.live.state else { return };
        match (place.over, &place.spot) {
            (Over::Guess(choice), _) => {
                place.over = Over::Nothing;
                self.note_choice(choice, Keys::NONE);
                self.choose(at, choice, actions);
            }
            (Over::Paused, _) => self.resume(at, Preface::Nothing, actions),
            (_, Spot::Line { step }) => {
                let step = *step;
                self.connect(step, actions);
            }
            (_, Spot::ReadBack { .. }) => self.accept_entry(at, actions),
            (_, Spot::Entry { step, .. }) => {
                if let StepKind::Entry(entry) = &self.hotline.step(*step).kind {
                    let then = entry.then;
                    self.go(at, then, Preface::Nothing, actions);
                }
            }
            _ => self.hear(at, Preface::Nothing, Hearing::Again, actions),
        }
    }

    fn no(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(place) = &mut self.live.state else { return };
        match (place.over, &mut place.spot) {
            (Over::Guess(_), _) => self.resume(at, Preface::GoingOn, actions),
            (Over::Paused, Spot::Entry { typed, .. }) => {
                typed.keys = Keys::NONE;
                self.resume(at, Preface::Nothing, actions);
            }
            (_, Spot::Line { .. }) => self.back(at, actions),
            (_, Spot::ReadBack { .. }) => self.type_again(at, actions),
            (_, Spot::Entry { step, .. }) => {
                if let StepKind::Entry(entry) = &self.hotline.step(*step).kind
                    && let Some(target) = entry.on_no
                {
                    self.go(at, target, Preface::Nothing, actions);
                }
            }
            _ => self.hear(at, Preface::Nothing, Hearing::Again, actions),
        }
    }
}
