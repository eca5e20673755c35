//! What a caller could do next who wants to see everything: each choice, each key that means the same everywhere, a
//! wrong key, silence, and digits where digits are asked for.

use std::time::Duration;

use crate::call::Call;
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Accept, Entry, Hotline, StepKind};
use crate::transcript::act::Act;

/// Everything worth trying now, when everything is said.
pub(super) fn acts(call: &Call, now: At) -> Vec<Act> {
    let hotline = call.hotline();
    let mut acts = Vec::new();
    let mut press = |keys: Keys| acts.push(Act::Press { keys, after: None });
    let step = call.step().map(|step| &hotline.step(step).kind);
    let choices = call.choices();
    match step {
        Some(StepKind::Entry(entry)) if call.is_typing() => {
            press(Key::Hash.into());
            digits(hotline, entry).into_iter().for_each(press);
        }
        Some(_) => {
            choices.iter().for_each(|(keys, _)| press(*keys));
            hotline.anywhere_keys().for_each(|(key, _)| press(key.into()));
            let is_free = |key: &Key| {
                hotline.anywhere(*key).is_none() && choices.iter().all(|(keys, _)| keys.get(0) != Some(*key))
            };
            match Key::ALL.into_iter().find(is_free) {
                Some(key) => press(key.into()),
                // Where every key means something, words can still be wrong.
                None => acts.push(Act::Type { words: "xyzzy".to_owned(), after: None }),
            }
        }
        None => {}
    }
    if let Some(deadline) = call.deadline() {
        acts.push(Act::Wait(deadline.since(now).max(Duration::from_millis(1))));
    }
    acts
}

/// How far into words that lead on by themselves a key is pressed.
const INTO: Duration = Duration::from_secs(1);

/// What is worth trying while words are said that lead on by themselves: there is no other time for it.
pub(super) fn early_acts(call: &Call) -> Vec<Act> {
    let keys = call.hotline().anywhere_keys().map(|(key, _)| key);
    keys.map(|key| Act::Press { keys: key.into(), after: Some(INTO) }).collect()
}

/// What an entry takes, with the key that ends it where its length is open.
fn digits(hotline: &Hotline, entry: &Entry) -> Option<Keys> {
    let text = match entry.accept {
        Accept::Digits { least, most } => {
            let digits: String = "1234567890".chars().cycle().take(usize::from(least.max(1))).collect();
            if least < most { digits + "#" } else { digits }
        }
        Accept::Date => "20260302".to_owned(),
        Accept::PhoneNumber => {
            let lines = hotline.steps().iter().filter_map(|step| step.kind.line()?.numbers.first());
            let number = lines.map(|number| number.national().to_string()).next()?;
            number.chars().filter(char::is_ascii_digit).collect::<String>() + "#"
        }
        Accept::YesNo => return None,
    };
    Keys::parse(&text).ok()
}
