//! Digits that a caller types: taken one by one, judged, read back, kept or forgotten.

use super::saying::{Hearing, Preface};
use super::speaking::count;
use super::state::{Over, Phase, Place, Spot, State, Typed};
use super::{Action, Actions, Call};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::number;
use crate::script::{Accept, Entry, StepId, StepKind};

impl Call {
    /// Whether the digits of an entry are being typed.
    pub(super) fn collects(&self, place: &Place) -> bool {
        match (&place.spot, place.over) {
            (Spot::Entry { step, .. }, Over::Nothing) => {
                matches!(&self.hotline.step(*step).kind, StepKind::Entry(entry) if entry.accept != Accept::YesNo)
            }
            _ => false,
        }
    }

    /// A key while digits are being typed. Here every digit is a digit; one key stops the typing, so that keys mean
    /// what they mean elsewhere.
    pub(super) fn entry_key(&mut self, at: At, key: Key, actions: &mut Actions) {
        let Some((entry, step, mut typed)) = self.entry() else { return };
        let (accept, pause_key, inter_digit) =
            (entry.accept, entry.pause_key(), entry.listening.inter_digit_timeout);
        if key.digit().is_none() {
            return if key == pause_key {
                self.lay_over(at, Over::Paused, actions);
            } else {
                self.complete_entry(at, actions);
            };
        }
        if !typed.keys.push(key) {
            return self.complete_entry(at, actions);
        }
        let State::Talking(place) = &mut self.live.state else { return };
        place.spot = Spot::Entry { step, typed };
        if is_complete(accept, typed.keys) {
            return self.complete_entry(at, actions);
        }
        if let Phase::Playing { .. } = place.phase {
            actions.push(Action::Stop);
        }
        self.listen_until(at + self.live.settings.patience.stretch(inter_digit));
    }

    /// Judges what was typed.
    pub(super) fn complete_entry(&mut self, at: At, actions: &mut Actions) {
        let Some((entry, step, typed)) = self.entry() else { return };
        let (confirm, verdict) = (entry.confirm, judge(entry.accept, typed.keys));
        match verdict {
            Verdict::Right if confirm => {
                self.arrive(at, Spot::ReadBack { step, typed }, Preface::Nothing, Hearing::First, actions);
            }
            Verdict::Right => self.accept_entry(at, actions),
            Verdict::TooShort => {
                self.clear(step, typed.secret);
                let count = count(typed.keys);
                self.not_matched(at, |tries| Hearing::TooShort { tries, count }, actions);
            }
            Verdict::NotValid => {
                self.clear(step, typed.secret);
                self.not_matched(at, |tries| Hearing::NotValid { tries }, actions);
            }
        }
    }

    /// Keeps what was typed, unless it is secret, and goes on.
    pub(super) fn accept_entry(&mut self, at: At, actions: &mut Actions) {
        let Some((entry, step, typed)) = self.entry() else { return };
        let then = entry.then;
        self.live.entries.retain(|(own, _)| *own != step);
        if !typed.secret {
            self.live.entries.push((step, typed.keys));
        }
        self.go(at, then, Preface::Nothing, actions);
    }

    /// Begins the entry again.
    pub(super) fn type_again(&mut self, at: At, actions: &mut Actions) {
        let Some((_, step, typed)) = self.entry() else { return };
        let typed = Typed { keys: Keys::NONE, secret: typed.secret };
        self.arrive(at, Spot::Entry { step, typed }, Preface::Nothing, Hearing::Again, actions);
    }

    /// Forgets what was typed.
    fn clear(&mut self, step: StepId, secret: bool) {
        if let State::Talking(place) = &mut self.live.state {
            place.spot = Spot::Entry { step, typed: Typed { keys: Keys::NONE, secret } };
        }
    }

    /// The entry that the caller is at, and what was typed.
    fn entry(&self) -> Option<(&Entry, StepId, Typed)> {
        let State::Talking(Place {
            spot: Spot::Entry { step, typed } | Spot::ReadBack { step, typed }, ..
        }) = &self.live.state
        else {
            return None;
        };
        Some((self.hotline.step(*step).kind.entry()?, *step, *typed))
    }
}

enum Verdict {
    Right,
    TooShort,
    NotValid,
}

/// Whether no further digit can belong to it, so that nobody waits for one.
fn is_complete(accept: Accept, typed: Keys) -> bool {
    match accept {
        Accept::Digits { most, .. } => typed.len() >= usize::from(most),
        Accept::Date => typed.len() >= 8,
        // Three to seven digits may be a short code or the beginning of a number; whatever is a whole number
        // of eleven digits or more goes no further.
        Accept::PhoneNumber => typed.len() >= 11 && number::read(&typed.to_string()).is_ok(),
        Accept::YesNo => !typed.is_empty(),
    }
}

fn judge(accept: Accept, typed: Keys) -> Verdict {
    match accept {
        Accept::Digits { least, .. } if typed.len() < usize::from(least) => Verdict::TooShort,
        Accept::Date if typed.len() < 8 => Verdict::TooShort,
        Accept::Date if date(typed).is_none() => Verdict::NotValid,
        Accept::PhoneNumber if typed.is_empty() => Verdict::TooShort,
        Accept::PhoneNumber if number::read(&typed.to_string()).is_err() => Verdict::NotValid,
        Accept::Digits { .. } | Accept::Date | Accept::PhoneNumber | Accept::YesNo => Verdict::Right,
    }
}

/// The day that eight digits name: year, month, day.
pub(super) fn date(typed: Keys) -> Option<jiff::civil::Date> {
    let digits = typed.to_string();
    if digits.len() != 8 {
        return None;
    }
    let (year, month, day) =
        (digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?);
    jiff::civil::Date::new(year, month, day).ok()
}
