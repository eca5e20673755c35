//! Whoever has chosen a language does not have to choose it again.

use super::{Broken, Rule};
use crate::caller::fuzz::known::{Known, bit};
use crate::caller::fuzz::phone::Phone;
use crate::script::LanguageId;
use crate::transcript::Act;

pub(super) const SENTENCE: &str =
    "the language stays until the caller changes it, and everything is said in it";

/// The caller's language, and what was done since it was settled.
#[derive(Clone, Copy, Debug)]
pub(in crate::caller::fuzz) struct Languages {
    now: LanguageId,
    /// Keys that were pressed since. One that was pressed early may count later.
    pressed: u16,
    /// Whether words were typed, which may name a language.
    typed: bool,
}

impl Languages {
    /// Those of a call that was just connected.
    pub(in crate::caller::fuzz) fn of<P: Phone>(phone: &P) -> Self {
        Self { now: phone.settings().language, pressed: 0, typed: false }
    }
}

/// Looks at the language after an act.
pub(in crate::caller::fuzz) fn looked_at<P: Phone>(
    languages: &mut Languages,
    phone: &P,
    act: &Act,
    known: &Known,
) -> Result<(), Broken> {
    match act {
        Act::Press { keys, .. } => languages.pressed |= keys.iter().map(bit).fold(0, |all, key| all | key),
        Act::Type { .. } => languages.typed = true,
        Act::Wait(_) | Act::HangUp { .. } => {}
    }
    let now = phone.settings().language;
    let before = languages.now;
    let tag = |language| known.hotline.locale(language).tag;
    if now != before && !languages.typed && !known.is_chosen_by(now, languages.pressed) {
        let words = format!("the caller chose `{}`, and the hotline speaks `{}`", tag(before), tag(now));
        return Err(Broken { rule: Rule::Language, words, expects: said_in(tag(before)) });
    }
    if let Some(heard) = phone.handset().hearing()
        && heard.saying.language != now
    {
        let words =
            format!("the language is `{}`, and words are said in `{}`", tag(now), tag(heard.saying.language));
        return Err(Broken { rule: Rule::Language, words, expects: said_in(tag(now)) });
    }
    if now != before {
        (languages.pressed, languages.typed) = (0, false);
    }
    languages.now = now;
    Ok(())
}

fn said_in(tag: &str) -> String {
    format!("hear     {{any}}\nsaid in  {tag}")
}
