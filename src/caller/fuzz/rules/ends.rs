//! A call that its caller has left, or that nobody can answer, does not hold a line for ever.

use super::{Broken, Rule, Trial};
use crate::caller::fuzz::known::Way;
use crate::caller::fuzz::making::milliseconds;
use crate::caller::fuzz::phone::Phone;
use crate::transcript::Act;

pub(super) const SENTENCE: &str =
    "a call ends once its caller is silent, and until then it speaks or listens";

/// More silences than any call has: one that has come through a thousand hearings goes to a person.
const MOST_SILENCES: usize = 2_200;

/// As long as a test call can wait: a day.
const DAY: u64 = 86_400_000;

pub(super) fn look<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    trial.acts.push(Act::Wait(milliseconds(DAY)));
    for _ in 0..MOST_SILENCES {
        if trial.phone.ending().is_some() {
            return Ok(());
        }
        if trial.phone.handset().next_event().is_none() {
            break;
        }
        trial.phone.stay_silent(trial.lexicon);
    }
    let words = if trial.phone.handset().next_event().is_none() {
        format!("the call neither speaks nor listens, at {}", trial.name(trial.phone.step()))
    } else {
        format!("the caller is silent and the call goes on and on, at {}", trial.name(trial.phone.step()))
    };
    let to_step =
        matches!(trial.known.way(trial.known.hotline.on_failure(), trial.opening.connected), Way::Step(_));
    let expects = if to_step { "ends     transferred" } else { "ends     done" };
    Err(Broken { rule: Rule::Ends, words, expects: expects.to_owned() })
}
