//! Shrinks a call in which something does not hold: leaves out whatever can be left out with the same rule still
//! broken.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::known::Known;
use super::making::{Opening, perform_noting};
use super::phone::Phone;
use super::rules::{Broken, Languages, Rule, Trial, looked_at};
use super::run::{Case, Room, panicked};
use crate::key::Keys;
use crate::transcript::Act;

/// So many calls are made in search of a shorter one.
const MOST_TRIES: usize = 4_000;

/// A call that breaks a rule, with what was tried at its end.
type Shown = (Broken, Opening, Vec<Act>);

/// The shortest call that was found to break the same rule.
pub(super) fn shrink<P: Phone>(known: &Known, case: Case) -> Shown {
    let (rule, pick) = (case.broken.rule, case.pick);
    let (mut opening, mut acts) = (case.opening, case.acts);
    let Some(mut best) = again::<P>(known, opening, &acts, rule, pick) else {
        return (case.broken, opening, acts);
    };
    let mut tries = 0;
    while tries < MOST_TRIES {
        let found = simpler(known, opening, &acts).into_iter().find_map(|(opening, acts)| {
            tries += 1;
            again::<P>(known, opening, &acts, rule, pick).map(|shown| (opening, acts, shown))
        });
        match found {
            Some(found) => (opening, acts, best) = found,
            None => break,
        }
    }
    best
}

/// Every call that is a little simpler, the much simpler first. None is simpler than itself, however far this is
/// taken, so shrinking comes to an end.
fn simpler(known: &Known, opening: Opening, acts: &[Act]) -> Vec<(Opening, Vec<Act>)> {
    let mut calls = Vec::new();
    let mut size = acts.len();
    while size > 0 {
        for from in (0..acts.len()).step_by(size) {
            let to = (from + size).min(acts.len());
            calls.push((opening, [&acts[..from], &acts[to..]].concat()));
        }
        size /= 2;
    }
    if opening.connected != known.ordinary {
        calls.push((Opening { connected: known.ordinary, ..opening }, acts.to_vec()));
    }
    if opening.language.is_some() {
        calls.push((Opening { language: None, ..opening }, acts.to_vec()));
    }
    for (place, act) in acts.iter().enumerate() {
        let with = |act: Act| {
            let mut acts = acts.to_vec();
            acts[place] = act;
            (opening, acts)
        };
        match act {
            Act::Press { keys, after } => {
                if after.is_some() {
                    calls.push(with(Act::Press { keys: *keys, after: None }));
                }
                for gone in (0..keys.len()).filter(|_| keys.len() > 1) {
                    let keys: Keys =
                        keys.iter().enumerate().filter(|(key, _)| *key != gone).map(|(_, key)| key).collect();
                    calls.push(with(Act::Press { keys, after: *after }));
                }
            }
            Act::Type { words, after: Some(_) } => {
                calls.push(with(Act::Type { words: words.clone(), after: None }));
            }
            Act::HangUp { after: Some(_) } => calls.push(with(Act::HangUp { after: None })),
            Act::Type { after: None, .. } | Act::HangUp { after: None } | Act::Wait(_) => {}
        }
    }
    calls
}

/// Makes a call again and tries a rule at its end; what came of it if the rule is broken.
fn again<P: Phone>(known: &Known, opening: Opening, acts: &[Act], rule: Rule, pick: u32) -> Option<Shown> {
    let mut room = Room { acts: Vec::with_capacity(acts.len() + 8), ..Room::default() };
    let made = catch_unwind(AssertUnwindSafe(|| make::<P>(known, &opening, acts, rule, pick, &mut room)));
    let broken = match made {
        Ok(broken) => broken?,
        Err(panic) => panicked(&*panic),
    };
    (broken.rule == rule).then_some((broken, opening, room.acts))
}

fn make<P: Phone>(
    known: &Known,
    opening: &Opening,
    wanted: &[Act],
    rule: Rule,
    pick: u32,
    room: &mut Room,
) -> Option<Broken> {
    let Room { lexicon, acts, secrets } = room;
    let mut phone = P::connect(&known.hotline, opening, lexicon);
    let mut languages = Languages::of(&phone);
    for act in wanted {
        acts.push(act.clone());
        // An act for which the call is over already is none that a test call can hold.
        if !perform_noting(&mut phone, act, lexicon, (acts.len() - 1, known.guard), secrets) {
            return None;
        }
        if let Err(broken) = looked_at(&mut languages, &phone, act, known) {
            return Some(broken);
        }
    }
    let mut trial = Trial { phone, known, opening, lexicon, acts, secrets, pick };
    trial.look(rule).err()
}
