//! What is not kept of what a caller presses or types: secrets, and the caller's own number.

use super::Heard;
use crate::call::{Call, What};
use crate::key::Keys;
use crate::script::{Accept, StepId, StepKind};
use crate::transcript::{Happened, Hidden, mask};

/// What is known of the caller's own number in a call.
#[derive(Clone, Debug, Default)]
pub(super) struct Privacy {
    /// Whether the caller's own number is kept like any other keys.
    pub(super) show_numbers: bool,
    numbers: Vec<Keys>,
    /// The entry of a number that the caller has begun to type.
    typing_at: Option<StepId>,
}

impl Privacy {
    /// Every number of the caller's own that was typed so far; none when numbers are shown.
    pub(super) fn numbers(&self) -> &[Keys] {
        &self.numbers
    }

    /// Why a key that is pressed now must not be kept.
    pub(super) fn must_hide(&self, call: &Call) -> Option<Hidden> {
        if call.is_secret() {
            return Some(Hidden::Secret);
        }
        let is_number = call.is_typing() && call.step().is_some_and(|step| takes_number(call, step));
        (is_number && !self.show_numbers).then_some(Hidden::Number)
    }

    /// The entry of a number that the caller is at. Whoever has left it may begin anew.
    pub(super) fn entry(&mut self, call: &Call) -> Option<StepId> {
        let entry = call.step().filter(|step| takes_number(call, *step));
        self.typing_at = self.typing_at.filter(|typing_at| Some(*typing_at) == entry);
        entry
    }

    /// Whether what was just typed at an entry is all of the caller's number: nothing was typed there before, and
    /// nothing more can be.
    pub(super) fn is_whole_number(&mut self, call: &Call, entry: Option<StepId>) -> bool {
        let begun = self.typing_at.is_some() && self.typing_at == entry;
        self.typing_at = entry;
        !begun && !call.is_typing()
    }

    /// Remembers the caller's own number, once the hotline knows it; `last` is what was said last.
    pub(super) fn find_numbers(&mut self, call: &Call, last: Option<&Heard>) {
        if self.show_numbers {
            return;
        }
        let read_back = match last.map(|heard| heard.saying.what) {
            Some(What::ReadBack { step, typed }) => Some((step, typed)),
            Some(_) | None => None,
        };
        let known: Vec<Keys> = call
            .entries()
            .iter()
            .copied()
            .chain(read_back)
            .filter(|(step, typed)| takes_number(call, *step) && !self.numbers.contains(typed))
            .filter(|(_, typed)| !mask::is_public(&typed.to_string()))
            .map(|(_, typed)| typed)
            .collect();
        self.numbers.extend(known);
    }
}

/// What is told of keys or words that are not kept. Of a part of a number, nothing is shown.
pub(super) fn hidden(why: Hidden, whole: bool, pressed: &str) -> Happened {
    let shown = match why {
        Hidden::Number if whole => Some(mask::masked(pressed)),
        Hidden::Number | Hidden::Secret => None,
    };
    Happened::PressHidden { why, shown }
}

fn takes_number(call: &Call, step: StepId) -> bool {
    matches!(&call.hotline().step(step).kind, StepKind::Entry(entry) if entry.accept == Accept::PhoneNumber)
}
