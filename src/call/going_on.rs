//! How a call goes on once words were heard to their end, or skipped.

use super::state::{Over, Place, Spot, State};
use super::{Actions, Call, Hearing, Preface};
use crate::clock::At;
use crate::key::Keys;
use crate::script::{StepId, StepKind};

impl Call {
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
}
