//! Everything in a script that calls can use.

use super::{Answer, Item};
use crate::script::{Accept, Hotline, StepId, StepKind};

impl Item {
    /// Everything in a hotline, in the order of its script.
    pub(in crate::caller::scripted::coverage) fn all(hotline: &Hotline) -> Vec<Self> {
        let mut all: Vec<Self> = hotline.language_ids().map(Self::Language).collect();
        all.extend(hotline.anywhere_keys().map(|(key, _)| Self::Everywhere(key)));
        for step in hotline.step_ids() {
            all.push(Self::Step(step));
            answers(hotline, step, &mut all);
        }
        all.sort_by_key(|item| (item.span(hotline).start, *item));
        all
    }
}

/// What can be answered at a step, and what silence and wrong keys do there.
fn answers(hotline: &Hotline, step: StepId, all: &mut Vec<Item>) {
    let mut add = |own: &[Answer]| all.extend(own.iter().map(|answer| Item::Answer(step, *answer)));
    let listening = match &hotline.step(step).kind {
        StepKind::Menu(menu) => {
            all.extend(menu.languages.iter().map(|(keys, _)| Item::Option(step, *keys)));
            all.extend(menu.options.iter().map(|option| Item::Option(step, option.keys)));
            Some(&menu.listening)
        }
        StepKind::Line(line) => {
            if line.hours.is_some() {
                add(&[Answer::Open, Answer::Closed]);
            }
            if line.confirm {
                add(&[Answer::Yes, Answer::No]);
            }
            line.confirm.then_some(&line.listening)
        }
        // A bulletin without news says so and leads back.
        StepKind::Bulletin(_) if hotline.news().is_empty() => None,
        StepKind::Bulletin(bulletin) => {
            add(&[Answer::Story]);
            if hotline.news().len() > bulletin.story_keys.len() {
                add(&[Answer::Older, Answer::Newer]);
            }
            Some(&bulletin.listening)
        }
        StepKind::Announcement(_) => None,
        StepKind::Entry(entry) => {
            if entry.confirm || entry.accept == Accept::YesNo {
                add(&[Answer::Yes, Answer::No]);
            }
            Some(&entry.listening)
        }
        StepKind::Hours(_) => {
            add(&[Answer::Open, Answer::Closed]);
            None
        }
    };
    let Some(listening) = listening else { return };
    // Where once is too often, nothing is forgiven.
    if listening.max_no_input > 1 {
        all.push(Item::Silence(step));
    }
    all.push(Item::LastSilence(step));
    if listening.max_no_match > 1 {
        all.push(Item::Wrong(step));
    }
    all.push(Item::LastWrong(step));
}
