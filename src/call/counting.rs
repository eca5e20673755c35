//! Whether a key that was pressed counts: not when it bounces, not when its caller could not hear yet that the one before
//! was wrong, and not by accident. A key that words must be heard before waits for their end.

use std::time::Duration;

use super::state::{Over, Phase, Place, Recent, Spot, State};
use super::{Actions, Call};
use crate::clock::At;
use crate::key::Key;
use crate::script::StepKind;

/// Keys that follow a wrong one within this time were pressed before the caller could hear that it was wrong.
const BURST: Duration = Duration::from_millis(600);

/// A step that confirms, costs or takes something secret does not count a key that was pressed before its
/// words could have been noticed.
const NOTICE: Duration = Duration::from_secs(1);

impl Call {
    /// The caller pressed a key.
    pub(super) fn key(&mut self, at: At, key: Key, actions: &mut Actions) {
        let State::Talking(place) = &self.live.state else { return };
        let listening = self.hotline.listening_at(place.spot.step());
        let guard = if self.is_typing() { listening.double_digit_guard } else { listening.double_key_guard };
        match self.live.recent {
            Recent::Wrong(before) if at.since(before) < BURST => {
                self.live.recent = Recent::Wrong(at);
                return;
            }
            Recent::Counted(last, before) if last == key && at.since(before) < guard => {
                self.live.recent = Recent::Counted(key, at);
                return;
            }
            Recent::Nothing | Recent::Wrong(_) | Recent::Counted(..) => {}
        }
        if self.is_unnoticed(place, at) {
            return;
        }
        self.live.recent = Recent::Counted(key, at);
        if self.must_be_heard(place) {
            self.keep_for_later(key);
        } else {
            self.press(at, key, actions);
        }
    }

    /// A key that was pressed before it could count, or typed.
    pub(super) fn early_key(&mut self, at: At, key: Key, actions: &mut Actions) {
        let State::Talking(place) = &self.live.state else { return };
        if self.is_unnoticed(place, at) || matches!(self.live.recent, Recent::Wrong(before) if before == at) {
            return;
        }
        if self.must_be_heard(place) {
            self.keep_for_later(key);
        } else {
            self.press(at, key, actions);
        }
    }

    /// Whether words are being said that no key cuts short.
    pub(super) fn must_be_heard(&self, place: &Place) -> bool {
        let Phase::Playing { .. } = place.phase else { return false };
        let step = place.spot.step();
        let barge_in = match &self.hotline.step(step).kind {
            StepKind::Announcement(announcement) => announcement.barge_in,
            StepKind::Menu(_)
            | StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Entry(_)
            | StepKind::Hours(_) => self.hotline.listening_at(step).barge_in,
        };
        place.over == Over::Nothing && !barge_in
    }

    /// Whether a key must not count by accident here, and the words that say so have only begun.
    fn is_unnoticed(&self, place: &Place, at: At) -> bool {
        matches!(place.phase, Phase::Playing { since, .. } if at.since(since) < NOTICE)
            && self.wants_notice(place)
    }

    /// Whether a key must not count by accident here.
    fn wants_notice(&self, place: &Place) -> bool {
        match (&place.spot, place.over) {
            (Spot::ReadBack { .. }, Over::Nothing) => true,
            (Spot::Line { step }, Over::Nothing) => self.asks_before_connecting(*step),
            (Spot::Entry { typed, .. }, Over::Nothing) => typed.secret && typed.keys.is_empty(),
            _ => false,
        }
    }

    fn keep_for_later(&mut self, key: Key) {
        if let State::Talking(Place { phase: Phase::Playing { early, .. }, .. }) = &mut self.live.state {
            // A caller who presses more keys than this ahead of the words has lost patience, not typed ahead.
            let _ = early.push(key);
        }
    }
}
