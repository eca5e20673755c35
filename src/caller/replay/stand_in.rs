//! Stand-ins for keys that were hidden: digits of the same count, or what else may have been pressed there.

use std::time::Duration;

use crate::caller::Witness;
use crate::key::{Key, Keys};
use crate::script::Accept;
use crate::transcript::act::BETWEEN_KEYS;
use crate::transcript::mask::{self, Mask};
use crate::transcript::{Happened, Moment};

/// What may have been done where something is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    Keys(Keys),
    /// Typed as words.
    Typed(String),
}

/// Numbers that are right, of every length that people type; and how one begins that is never right.
const NUMBERS: [&str; 10] = [
    "13800138000",
    "01068858888",
    "68858888",
    "075583321234",
    "003545551234",
    "0012125550123",
    "00442079460000",
    "4008909999",
    "95580",
    "11185",
];
const NO_NUMBER: &str = "0000000000000000000000000000000";

/// So many keys come in the first second of words, at an ordinary pace.
const EARLY: usize = 2;

/// What is said of a whole number is within so many events behind it.
const NEAR: usize = 8;

/// The events of hidden keys that go on with those at `first`.
pub(super) fn run(events: &[Moment], first: usize) -> Vec<usize> {
    let mut run = Vec::new();
    for (place, event) in events.iter().enumerate().skip(first) {
        match event.what {
            Happened::PressHidden { .. } => run.push(place),
            Happened::Cut | Happened::Note { .. } => {}
            Happened::Hear { .. }
            | Happened::Press { .. }
            | Happened::Type { .. }
            | Happened::Wait { .. }
            | Happened::HangUp { .. }
            | Happened::Transfer { .. }
            | Happened::Ends { .. } => break,
        }
        // More than a telephone's keys hold are no answer.
        if run.len() >= Keys::MOST {
            break;
        }
    }
    run
}

/// How far a call has to go on as it did from `from` on: to what is hidden next, or through a few acts.
pub(super) fn far_enough(events: &[Moment], from: usize) -> usize {
    /// So many acts later everything that was typed has had its effect.
    const ACTS: usize = 8;
    let mut acts = 0;
    for (place, event) in events.iter().enumerate().skip(from) {
        if matches!(event.what, Happened::PressHidden { .. }) {
            return place;
        }
        acts += usize::from(event.what.act().is_some());
        if acts > ACTS {
            return place;
        }
    }
    events.len()
}

/// Everything that is worth trying, the likeliest first.
pub(super) fn candidates(witness: &Witness, run: &[usize], shown: &[String]) -> Vec<Pressed> {
    let call = witness.call();
    let entry = call.step().and_then(|step| call.hotline().step(step).kind.entry());
    let mut digits: Vec<String> = Vec::new();
    match entry.map(|entry| entry.accept) {
        Some(Accept::Digits { least, most }) => {
            let (least, most) = (usize::from(least), usize::from(most));
            // More than are wanted, for those that come too early to count.
            let more = most + 1..=most + EARLY;
            digits.extend((least..=most).rev().chain((1..least).rev()).chain(more).map(counting));
        }
        Some(Accept::Date) => {
            digits.extend(["20000101", "00000000"].map(str::to_owned));
            digits.extend((1..8).rev().map(counting));
        }
        Some(Accept::PhoneNumber) | None => {
            digits.extend(shown.iter().flat_map(|shown| unmasked(shown)));
            digits.extend(NUMBERS.map(str::to_owned));
            digits.extend((1..Keys::MOST).map(|count| NO_NUMBER[..count.min(NO_NUMBER.len())].to_owned()));
        }
        Some(Accept::YesNo) => digits.extend(["1", "2"].map(str::to_owned)),
    }
    let end = entry.and_then(|entry| entry.end_key).unwrap_or(Key::Hash).as_char();
    let keys = |text: &str| Keys::parse(text).ok().map(Pressed::Keys);
    let mut all = Vec::new();
    for digits in &digits {
        all.extend(keys(digits));
        all.extend(keys(&format!("{digits}{end}")));
    }
    all.extend(digits.iter().filter_map(|digits| keys(&format!("{digits}*"))));
    all.extend(["*", "#"].iter().filter_map(|key| keys(key)));
    // Each event has a key at least.
    all.retain(|pressed| matches!(pressed, Pressed::Keys(keys) if keys.len() >= run.len()));
    // Where each key was an event of its own, there are as many keys as events.
    if run.len() > 1 {
        all.sort_by_key(|pressed| matches!(pressed, Pressed::Keys(keys) if keys.len() > run.len()));
    } else {
        all.extend(digits.into_iter().map(Pressed::Typed));
    }
    all
}

/// So many digits, not two of them alike in a row.
fn counting(count: usize) -> String {
    "1234567890".chars().cycle().take(count.min(Keys::MOST)).collect()
}

/// What is shown of a masked number, in the hidden event or in what is read back.
pub(super) fn shown(events: &[Moment], run: &[usize]) -> Vec<String> {
    let first = run.first().copied().unwrap_or(events.len());
    let mut texts: Vec<&str> = Vec::new();
    for event in events.iter().skip(first).take(run.len() + NEAR) {
        match &event.what {
            Happened::PressHidden { shown: Some(shown), .. } => texts.push(shown),
            Happened::Hear { said, .. } => texts.extend(said.iter().map(|stretch| stretch.text.as_str())),
            Happened::PressHidden { shown: None, .. }
            | Happened::Cut
            | Happened::Press { .. }
            | Happened::Type { .. }
            | Happened::Wait { .. }
            | Happened::HangUp { .. }
            | Happened::Transfer { .. }
            | Happened::Ends { .. }
            | Happened::Note { .. } => {}
        }
    }
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let Some(stars) = text.find("**") else { continue };
        let belongs = |c: char| c.is_ascii_digit() || matches!(c, '*' | '+' | ' ' | '-' | '(' | ')' | '/');
        let before = text[..stars].char_indices().rev().find(|(_, c)| !belongs(*c));
        let from = before.map_or(0, |(at, c)| at + c.len_utf8());
        let number: String = text[from..].chars().take_while(|c| belongs(*c)).take(2 * Keys::MOST).collect();
        let number = number.trim().to_owned();
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

/// Digits that look like a masked number, with noughts for its stars: as it stands, without the country, and as it is
/// dialled abroad.
fn unmasked(shown: &str) -> Vec<String> {
    let plain = |text: &str| -> String {
        let digits = text.chars().filter(|c| c.is_ascii_digit() || *c == '*').take(Keys::MOST);
        digits.map(|c| if c == '*' { '0' } else { c }).collect()
    };
    let all = plain(shown);
    let mut found = Vec::new();
    if let Some((_, own)) = shown.split_once(' ').filter(|_| shown.starts_with('+')) {
        found.extend([plain(own), format!("0{}", plain(own)), format!("00{all}")]);
    }
    found.push(all);
    found
}

/// How a stand-in is masked, and how the caller's own number was.
pub(super) fn masks(pressed: &Pressed, shown: &[String]) -> Option<(String, String)> {
    let Pressed::Keys(keys) = pressed else { return None };
    Some((mask::masked(&keys.to_string()), shown.first()?.clone()))
}

/// The moments without the numbers of a call, masked as the caller's own were.
pub(super) fn masked(moments: Vec<Moment>, numbers: &[Keys], masks: &[(String, String)]) -> Vec<Moment> {
    let mut all = Vec::with_capacity(moments.len());
    for moment in moments {
        let mut what = moment.what.without(numbers, Mask::Stars);
        if let Happened::Hear { said, .. } = &mut what {
            for stretch in said.iter_mut().filter(|stretch| stretch.text.contains("**")) {
                for (stand_in, own) in masks {
                    stretch.text = stretch.text.replace(stand_in, own);
                }
            }
        }
        all.push(Moment { at: moment.at, what });
    }
    all
}

/// Presses a stand-in in place of the events of a run.
pub(super) fn press(witness: &mut Witness, events: &[Moment], run: &[usize], pressed: &Pressed, exact: bool) {
    let keys = match pressed {
        Pressed::Typed(words) => return witness.types(words, None),
        Pressed::Keys(keys) => *keys,
    };
    let mut left = keys.len();
    let mut keys = keys.iter();
    for (place, event) in run.iter().enumerate() {
        let at = events[*event].at;
        let following = run.get(place + 1).map(|next| events[*next].at);
        let to_come = run.len() - place - 1;
        // As many as the time up to the next event has room for; the last has all that are left.
        let room =
            following.map_or(Duration::MAX, |next| next.since(at)).as_millis() / BETWEEN_KEYS.as_millis();
        let count = usize::try_from(room + 1).unwrap_or(left).min(left.saturating_sub(to_come)).max(1);
        let group: Keys = keys.by_ref().take(if to_come == 0 { left } else { count }).collect();
        left = left.saturating_sub(group.len());
        if exact {
            witness.come_to(at);
        } else if place > 0 {
            witness.come_to(witness.last_act() + BETWEEN_KEYS);
        }
        witness.press(group, None);
    }
}

/// How many of the moments that were wanted happened, from the first on. What is shown of hidden keys does not count.
pub(super) fn alike(witness: &mut Witness, wanted: &[&Moment], masks: &[(String, String)]) -> usize {
    let moments = masked(witness.take_moments(), witness.numbers(), masks);
    let hidden = |what: &Happened| matches!(what, Happened::PressHidden { .. });
    let same = |(own, wanted): &(&Moment, &&Moment)| {
        own.at == wanted.at && (hidden(&own.what) && hidden(&wanted.what) || own.what == wanted.what)
    };
    let count = moments.iter().zip(wanted).take_while(same).count();
    // What happened beyond it was not wanted.
    if moments.len() > wanted.len() { count.min(wanted.len().saturating_sub(1)) } else { count }
}
