//! Makes a call from what a caller does, exactly as a test call is made: everything is heard out before an act,
//! unless it says how long after the one before it is done.

use std::time::Duration;

use jiff::Timestamp;

use super::phone::Phone;
use crate::caller::Lexicon;
use crate::clock::At;
use crate::script::LanguageId;
use crate::transcript::Act;
use crate::transcript::act::BETWEEN_KEYS;

/// What is settled before the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// When the hotline answers.
    pub connected: Timestamp,
    /// The language that is chosen in the caller's place.
    pub language: Option<LanguageId>,
}

/// Which keys were pressed where a secret is taken.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    /// The act, and the key in it.
    pub(super) keys: Vec<(usize, usize)>,
    /// When the last of them was pressed.
    last: Option<At>,
    /// Whether another key followed so soon that it might have been a bounce. Then what it does depends on the
    /// secret, and has to.
    pub(super) followed: bool,
}

impl Secrets {
    pub(super) fn clear(&mut self) {
        self.keys.clear();
        (self.last, self.followed) = (None, false);
    }

    /// A key is pressed.
    fn note(&mut self, place: (usize, usize), now: At, secret: bool, guard: Duration) {
        if secret {
            self.keys.push(place);
            self.last = Some(now);
        } else if self.last.is_some_and(|last| now.since(last) <= guard) {
            self.followed = true;
        }
    }
}

/// Does an act; gives whether the call was still there to do it in.
pub fn perform<P: Phone>(phone: &mut P, act: &Act, lexicon: &mut Lexicon) -> bool {
    perform_noting(phone, act, lexicon, (0, Duration::ZERO), &mut Secrets::default())
}

/// The same, which notes the keys that are secret; `number` is the act's, `guard` the longest time in which a key is
/// a bounce.
pub(super) fn perform_noting<P: Phone>(
    phone: &mut P,
    act: &Act,
    lexicon: &mut Lexicon,
    (number, guard): (usize, Duration),
    secrets: &mut Secrets,
) -> bool {
    match act.after() {
        Some(after) => phone.wait(after, lexicon),
        None => phone.hear_out(lexicon),
    }
    if phone.ending().is_some() {
        return false;
    }
    // What was heard before matters to nobody here.
    phone.handset_mut().forget_finished();
    match act {
        Act::Press { keys, .. } => {
            for (place, key) in keys.iter().enumerate() {
                if place > 0 {
                    phone.wait(BETWEEN_KEYS, lexicon);
                }
                let secret = key.digit().is_some() && phone.handset().call().is_secret();
                secrets.note((number, place), phone.now(), secret, guard);
                phone.press(key, lexicon);
            }
        }
        Act::Type { words, .. } => phone.types(words, lexicon),
        Act::Wait(length) => phone.wait(*length, lexicon),
        Act::HangUp { .. } => phone.handset_mut().hang_up(lexicon),
    }
    true
}

/// The length of so many milliseconds.
pub(super) const fn milliseconds(count: u64) -> Duration {
    Duration::from_millis(count)
}
