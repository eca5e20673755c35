//! The shortest way to a step, as somebody knows it who has learned a hotline by heart, and as it is measured how
//! far others strayed from it. No simulated caller looks at it before choosing.

use std::collections::VecDeque;

use crate::key::Keys;
use crate::script::{Hotline, LanguageId, StepId, StepKind, Target};

/// A way from the beginning to a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// What is pressed, choice by choice.
    pub keys: Vec<Keys>,
    /// The steps on it, the first and the last among them.
    pub steps: Vec<StepId>,
}

/// The shortest way to `goal` for who chooses `language` when asked; none where no key leads there.
pub fn way(hotline: &Hotline, language: Option<LanguageId>, goal: StepId) -> Option<Way> {
    let mut from: Vec<Option<(StepId, Option<Keys>)>> = vec![None; hotline.steps().len()];
    let mut seen = vec![false; hotline.steps().len()];
    let mut waiting = VecDeque::from([hotline.start()]);
    seen[hotline.start().index()] = true;
    while let Some(step) = waiting.pop_front() {
        if step == goal {
            break;
        }
        for (keys, target) in on(hotline, step, language) {
            if let Target::Step(next) = target
                && !seen[next.index()]
            {
                seen[next.index()] = true;
                from[next.index()] = Some((step, keys));
                waiting.push_back(next);
            }
        }
    }
    if !seen[goal.index()] {
        return None;
    }
    let mut way = Way { keys: Vec::new(), steps: vec![goal] };
    let mut at = goal;
    while let Some((before, keys)) = from[at.index()] {
        way.keys.extend(keys);
        way.steps.push(before);
        at = before;
    }
    way.keys.reverse();
    way.steps.reverse();
    Some(way)
}

/// The ways on from a step: what is pressed, if anything is, and where it leads.
fn on(hotline: &Hotline, step: StepId, language: Option<LanguageId>) -> Vec<(Option<Keys>, Target)> {
    let mut on = Vec::new();
    match &hotline.step(step).kind {
        StepKind::Menu(menu) => {
            let languages =
                menu.languages.iter().filter(|(_, own)| language.is_none_or(|wanted| wanted == *own));
            on.extend(languages.filter_map(|(keys, _)| Some((Some(*keys), menu.then?))));
            on.extend(menu.options.iter().map(|option| (Some(option.keys), option.target)));
        }
        StepKind::Announcement(announcement) => on.push((None, announcement.then)),
        StepKind::Entry(entry) => on.push((None, entry.then)),
        StepKind::Hours(hours) => on.extend([(None, hours.when_open), (None, hours.when_closed)]),
        StepKind::Line(_) | StepKind::Bulletin(_) => {}
    }
    on.extend(hotline.anywhere_keys().map(|(key, target)| (Some(key.into()), target)));
    on
}
