//! Whoever cannot use a menu must get out of it, wherever they are.

use super::{Broken, Rule, Trial};
use crate::call::{Choice, Ending};
use crate::caller::fuzz::known::Way;
use crate::caller::fuzz::phone::Phone;
use crate::script::{StepId, StepKind, Target};

pub(super) const SENTENCE: &str =
    "a person can be reached from everywhere, by the key for it or, without one, by silence";

/// So many times a key stops the typing, and a yes is said to being connected.
const MOST: usize = 4;

pub(super) fn look<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    if !trial.rest() {
        return Ok(());
    }
    let Some(key) = trial.known.person else { return by_silence(trial) };
    // While digits are typed, every digit is one.
    for _ in 0..MOST {
        if !trial.phone.is_typing() {
            break;
        }
        trial.press(trial.stop_key());
        if !trial.rest() {
            return Ok(());
        }
    }
    let Some(line) = trial.known.hotline.anywhere(key).and_then(|target| person(trial, target)) else {
        return Ok(());
    };
    trial.press(key);
    trial.phone.hear_out(trial.lexicon);
    for _ in 0..MOST {
        let choices = trial.phone.choices();
        let Some((yes, _)) = choices.iter().find(|(_, choice)| *choice == Choice::Yes) else { break };
        trial.press(*yes);
        trial.phone.hear_out(trial.lexicon);
    }
    connected(trial, line, &format!("{key} is pressed for a person, and"))
}

/// Where no key leads to a person, repeated trouble has to.
fn by_silence<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    let Some(line) = person(trial, trial.known.hotline.on_failure()) else { return Ok(()) };
    // What a step says for itself may lead elsewhere, and ends there; this rule is about calls that go on.
    let acts = trial.acts.len();
    match super::ends::look(trial) {
        Ok(()) => Ok(()),
        Err(_) => {
            trial.acts.truncate(acts);
            connected(trial, line, "the caller stays silent, and")
        }
    }
}

fn connected<P: Phone>(trial: &Trial<'_, P>, line: StepId, what: &str) -> Result<(), Broken> {
    let there = match trial.phone.ending() {
        Some(Ending::Transferred(there)) if there == line => return Ok(()),
        Some(Ending::Transferred(there)) => format!("the call is connected to {}", trial.name(Some(there))),
        Some(Ending::HungUp | Ending::Finished(_)) => "the call is over".to_owned(),
        None => format!("the call is at {}", trial.name(trial.phone.step())),
    };
    let name = &trial.known.hotline.step(line).name;
    let words = format!("{what} {there} in place of `{name}`");
    Err(Broken { rule: Rule::Person, words, expects: format!("transfer {name}") })
}

/// The line with a person that a target leads to now. Nobody is there while it is closed, and a menu of persons is
/// not one yet.
fn person<P: Phone>(trial: &Trial<'_, P>, target: Target) -> Option<StepId> {
    let now = trial.world();
    let Way::Step(step) = trial.known.way(target, now) else { return None };
    let StepKind::Line(line) = &trial.known.hotline.step(step).kind else { return None };
    // What opens or closes while words are said is left alone.
    (line.person && line.hours.is_none()).then_some(step)
}
