//! A wrong choice must cost nothing.

use super::{Broken, Rule, Trial, options};
use crate::call::Choice;
use crate::caller::fuzz::draw::leads_on;
use crate::caller::fuzz::known::Way;
use crate::caller::fuzz::phone::Phone;
use crate::key::Key;
use crate::script::{Announcement, StepId, StepKind};

pub(super) const SENTENCE: &str = "going back after a choice undoes the choice";

/// By then every key counts: no bounce, and no step that still wants to be noticed.
const NOTICED: u64 = 1_000;

pub(super) fn look<P: Phone>(trial: &mut Trial<'_, P>) -> Result<(), Broken> {
    let Some(back) = trial.known.back else { return Ok(()) };
    if !trial.rest() {
        return Ok(());
    }
    if trial.phone.is_typing() {
        return out_of_typing(trial, back);
    }
    let (before, step) = (trial.phone.choices(), trial.phone.step());
    // A question is answered, not chosen from: no is its way back.
    if before.iter().any(|(_, choice)| *choice == Choice::Yes) {
        return Ok(());
    }
    let choices: Vec<_> = before.iter().filter(|(_, choice)| leads_on(*choice)).collect();
    let Some((keys, choice)) = choices.get(trial.pick as usize % choices.len().max(1)) else { return Ok(()) };
    // A step that is on the way already is gone back to; what is undone then is the way.
    let call = trial.phone.handset().call();
    let on_the_way = |to: StepId| call.way().contains(&to) || step == Some(to);
    if let Choice::Target(target) = choice {
        match trial.known.way(*target, trial.world()) {
            Way::Step(to) if !on_the_way(to) => {}
            Way::Step(_) | Way::Deed => return Ok(()),
        }
    }
    trial.press(*keys);
    let chosen = (trial.phone.step(), trial.phone.choices());
    // A language chosen in the settings leads nowhere.
    let settled = matches!(choice, Choice::Language(_)) && chosen.0 == step;
    if settled
        || trial.phone.ending().is_some()
        || chosen == (step, before.clone())
        || !listens_for_back(trial, chosen.0)
    {
        return Ok(());
    }
    let mut still = trial.phone.clone();
    still.wait(super::milliseconds(NOTICED), trial.lexicon);
    // Short words are over by then, and the call has gone on.
    if still.ending().is_some() || still.step() != chosen.0 || still.is_typing() {
        return Ok(());
    }
    trial.press_after(back, NOTICED);
    trial.phone.hear_out(trial.lexicon);
    let after = trial.phone.choices();
    if trial.phone.step() == step && after == before {
        return Ok(());
    }
    let words = format!(
        "{keys} and then {back} should lead back to {}, but {}",
        trial.name(step),
        if trial.phone.ending().is_some() {
            "the call is over".to_owned()
        } else if trial.phone.step() == step {
            "the choices there are others".to_owned()
        } else {
            format!("the call is at {}", trial.name(trial.phone.step()))
        }
    );
    let expects = format!("at menu  {}\n{}", trial.name(step).trim_matches('`'), options(&before));
    Err(Broken { rule: Rule::Back, words, expects })
}

/// Whoever stops typing and goes back is at the step before.
fn out_of_typing<P: Phone>(trial: &mut Trial<'_, P>, back: Key) -> Result<(), Broken> {
    let hotline = &trial.known.hotline;
    let is_entry = |step| matches!(hotline.step(step).kind, StepKind::Entry(_));
    let Some(step) = trial.phone.step().filter(|step| is_entry(*step)) else { return Ok(()) };
    let Some(before) = trial.phone.handset().call().way().last().copied() else { return Ok(()) };
    let stop = trial.stop_key();
    trial.press(stop);
    if !trial.rest() {
        return Ok(());
    }
    trial.press(back);
    trial.phone.hear_out(trial.lexicon);
    if trial.phone.step() == Some(before) {
        return Ok(());
    }
    let words = format!(
        "{stop} stops the typing at {}, and then {back} should lead back to {}, but {}",
        trial.name(Some(step)),
        trial.name(Some(before)),
        if trial.phone.ending().is_some() {
            "the call is over".to_owned()
        } else {
            format!("the call is at {}", trial.name(trial.phone.step()))
        }
    );
    let expects = format!("at menu  {}", trial.name(Some(before)).trim_matches('`'));
    Err(Broken { rule: Rule::Back, words, expects })
}

/// Whether a key counts at once where the choice led: not where words must be heard, and not as a digit.
fn listens_for_back<P: Phone>(trial: &Trial<'_, P>, step: Option<StepId>) -> bool {
    let Some(step) = step else { return false };
    let hotline = &trial.known.hotline;
    match &hotline.step(step).kind {
        StepKind::Announcement(Announcement { barge_in, .. }) => *barge_in,
        StepKind::Menu(menu) => menu.listening.barge_in,
        StepKind::Line(line) => line.listening.barge_in,
        StepKind::Bulletin(bulletin) => bulletin.listening.barge_in,
        StepKind::Entry(entry) => entry.listening.barge_in && !trial.phone.is_typing(),
        StepKind::Hours(_) => false,
    }
}
