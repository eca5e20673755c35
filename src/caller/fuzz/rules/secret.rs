//! What must not be kept cannot be told from what is kept.

use super::{Broken, Rule, Trial};
use crate::caller::fuzz::phone::Phone;
use crate::key::{Key, Keys};
use crate::transcript::Act;

pub(super) const SENTENCE: &str =
    "nothing secret is kept: a call with other secret digits is kept in the very same words";

/// A caller who types other secret digits leaves the same behind: in the printed transcript, the test call, JSON, and
/// what the program shows of the call for itself.
pub(super) fn look<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    if trial.secrets.keys.is_empty() || trial.secrets.followed || !trial.known.takes_secrets {
        return Ok(());
    }
    let hotline = &trial.known.hotline;
    let others = with_other_secrets(trial.acts, &trial.secrets.keys);
    let (own, other) =
        (P::kept(hotline, trial.opening, trial.acts), P::kept(hotline, trial.opening, &others));
    let differs = own.lines().zip(other.lines()).find(|(own, other)| own != other);
    let Some((line, _)) = differs else { return Ok(()) };
    let secret = trial.secrets.keys.iter().filter_map(|(act, key)| match trial.acts.get(*act) {
        Some(Act::Press { keys, .. }) => keys.get(*key),
        Some(Act::Type { .. } | Act::Wait(_) | Act::HangUp { .. }) | None => None,
    });
    let secret: String = secret.map(Key::as_char).collect();
    let shown: String = line.chars().take(80).collect();
    let words = format!("secret digits show in what is kept, as in: {shown}");
    Err(Broken { rule: Rule::Secret, words, expects: format!("not hear {secret}") })
}

/// The same acts with every secret digit replaced by the next one, so that digits that were equal still are.
fn with_other_secrets(acts: &[Act], secrets: &[(usize, usize)]) -> Vec<Act> {
    let mut others = acts.to_vec();
    for (act, place) in secrets {
        if let Some(Act::Press { keys, .. }) = others.get_mut(*act) {
            let changed: Keys = keys
                .iter()
                .enumerate()
                .map(|(index, key)| match key.digit().filter(|_| index == *place) {
                    Some(digit) => Key::from_digit((digit + 1) % 10).unwrap_or(key),
                    None => key,
                })
                .collect();
            *keys = changed;
        }
    }
    others
}
