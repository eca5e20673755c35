//! Words as sound, with the caller's own number left out: a tone as long as the number would have been said stands in
//! its place.

use std::time::Duration;

use super::{RATE, Studio};
use crate::call::{Pace, grouped};
use crate::key::Keys;
use crate::prompt::{Locale, Part};
use crate::sound::{Sound, tone};
use crate::transcript::mask::{Mask, hide};
use crate::voice::Trouble;

/// The sound of a part that takes so long, none for a pause.
pub(super) fn sound(
    part: &Part,
    length: Duration,
    pace: Pace,
    studio: &Studio,
    numbers: &[Keys],
) -> Option<Result<Sound, Trouble>> {
    let Part::Words { locale, said } = part else { return None };
    if hide(&said.eye, numbers, Mask::Stars) == said.eye {
        return Some(studio.say(locale, &said.ear, pace).map(|sound| (*sound).clone()));
    }
    Some(without(locale, &said.ear, length, pace, studio, numbers))
}

/// Words around a number, and a tone in its place.
fn without(
    locale: &'static Locale,
    ear: &str,
    length: Duration,
    pace: Pace,
    studio: &Studio,
    numbers: &[Keys],
) -> Result<Sound, Trouble> {
    let forms = numbers.iter().flat_map(|number| [number.to_string(), grouped(*number)]);
    let forms = forms.map(|printed| locale.digits(&printed).ear);
    let found =
        forms.filter_map(|form| Some((ear.find(&form)?, form.len()))).max_by_key(|(_, length)| *length);
    // A number that is said in another way than any known here is drowned out with all the words around it.
    let Some((at, long)) = found else { return Ok(tone::hidden(RATE, length)) };
    let mut whole = say(locale, &ear[..at], pace, studio)?;
    let after = match &ear[at + long..] {
        // The same number may be said twice.
        rest if numbers_in(locale, rest, numbers) => tone::hidden(RATE, Duration::from_millis(500)),
        rest => say(locale, rest, pace, studio)?,
    };
    let around = whole.length() + after.length();
    if around >= length {
        return Ok(tone::hidden(RATE, length));
    }
    whole.join(&tone::hidden(RATE, length - around));
    whole.join(&after);
    Ok(whole)
}

fn numbers_in(locale: &Locale, words: &str, numbers: &[Keys]) -> bool {
    numbers.iter().any(|number| {
        [number.to_string(), grouped(*number)].iter().any(|form| words.contains(&locale.digits(form).ear))
    })
}

/// Words as sound, silence for none.
fn say(locale: &'static Locale, words: &str, pace: Pace, studio: &Studio) -> Result<Sound, Trouble> {
    if words.chars().any(char::is_alphanumeric) {
        Ok((*studio.say(locale, words, pace)?).clone())
    } else {
        Ok(Sound::new(RATE, Vec::new()))
    }
}
