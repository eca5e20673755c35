//! A caller who has learned a key relies on it.

use super::{Broken, Rule, Trial, options};
use crate::call::{Choice, Settings};
use crate::caller::fuzz::known::Way;
use crate::caller::fuzz::phone::Phone;
use crate::key::Keys;
use crate::script::{Deed, StepId, Target};

pub(super) const SENTENCE: &str = "a key that means the same everywhere does it everywhere";

/// What can be told apart of where a caller is.
#[derive(PartialEq)]
struct There {
    step: Option<StepId>,
    choices: Vec<(Keys, Choice)>,
    settings: Settings,
}

fn there<P: Phone>(phone: &P) -> There {
    There { step: phone.step(), choices: phone.choices(), settings: phone.settings() }
}

pub(super) fn look<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    let known = trial.known;
    let count = known.anywhere.len();
    if count == 0 || !trial.rest() || trial.phone.is_typing() {
        return Ok(());
    }
    let (key, target) = known.anywhere[trial.pick as usize % count];
    let before = there(&trial.phone);
    // While the hotline waits, any key ends that, and only the way to a person does more.
    let waits = before.choices.is_empty();
    if waits && matches!(target, Target::Do(_)) {
        return Ok(());
    }
    let way = known.way(target, trial.world());
    trial.press(key);
    let after = there(&trial.phone);
    let (holds, meant, expects) = match (target, way) {
        (Target::Step(_), Way::Step(step)) => {
            let name = &known.hotline.step(step).name;
            (after.step == Some(step), format!("leads to `{name}`"), format!("at menu  {name}"))
        }
        (Target::Step(_), Way::Deed) => return Ok(()),
        // Another rule looks at it.
        (Target::Do(Deed::Back), _) => return Ok(()),
        (Target::Do(deed), _) => {
            let expects = options(&before.choices);
            (does(deed, &before, &after, &trial.phone), format!("means `{}`", deed.name()), expects)
        }
    };
    if holds {
        return Ok(());
    }
    let words = format!(
        "{key} {meant} everywhere, but not at {}: there it leads to {}",
        trial.name(before.step),
        if trial.phone.ending().is_some() {
            "the end of the call".to_owned()
        } else {
            trial.name(after.step)
        }
    );
    Err(Broken { rule: Rule::Anywhere, words, expects })
}

/// Whether a deed was done, and nothing else.
fn does<P: Phone>(deed: Deed, before: &There, after: &There, phone: &P) -> bool {
    let ended = phone.ending().is_some();
    let same_step = before.step == after.step && !ended;
    let same_choices = before.choices == after.choices;
    let same_settings = before.settings == after.settings;
    let offers = |wanted: &dyn Fn(Choice) -> bool| after.choices.iter().any(|(_, choice)| wanted(*choice));
    match deed {
        Deed::Repeat => same_step && same_choices && same_settings && phone.handset().hearing().is_some(),
        // Everything was heard out, so there is nothing to skip.
        Deed::Skip => same_step && same_choices && same_settings,
        Deed::Settings => {
            same_step && same_settings && offers(&|choice| choice == Choice::Target(Target::Do(Deed::Slower)))
        }
        Deed::Language => {
            same_step && same_settings && offers(&|choice| matches!(choice, Choice::Language(_)))
        }
        Deed::Wait => same_step && same_settings && after.choices.is_empty(),
        Deed::Slower | Deed::Faster | Deed::MoreTime => {
            let mut wanted = before.settings;
            let (pace, patience) = (wanted.pace, wanted.patience);
            if deed == Deed::Slower {
                wanted.pace = pace.slower().unwrap_or(pace);
            } else if deed == Deed::Faster {
                wanted.pace = pace.faster().unwrap_or(pace);
            } else {
                wanted.patience = patience.more().unwrap_or(patience);
            }
            same_step && same_choices && after.settings == wanted
        }
        Deed::HangUp => ended,
        Deed::Back => true,
    }
}
