#![doc = include_str!("no_reentry.md")]

use std::collections::BTreeSet;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::{Entry, LanguageId, StepId, StepKind};

rule!(NoReentry, "no-reentry", "no_reentry.md", Asks::Severity, [Cognitive, Motor, Older]);

/// Of all words of two questions, the share in percent from which on they ask for the same.
const SAME: usize = 75;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let entry = |step: StepId| seen.hotline.step(step).kind.entry();
    for (id, kind) in seen.steps() {
        let StepKind::Entry(own) = kind else { continue };
        let way = seen.ways.path(id);
        let earlier = way[..way.len() - 1].iter().filter_map(|step| Some((*step, entry(*step)?)));
        let same = earlier.into_iter().find(|(step, other)| asks_same(seen, (*step, other), (id, own)));
        if let Some((before, _)) = same {
            let name = |step: StepId| &seen.hotline.step(step).name;
            let message = format!("`{}` asks for what `{}` has asked for already", name(id), name(before));
            let fix = "use what was typed before; later words can say it by the entry's name";
            found.tell(Draft::new(seen.step(id), message, fix).step(id));
        }
    }
}

fn asks_same(seen: &Seen<'_>, first: (StepId, &Entry), second: (StepId, &Entry)) -> bool {
    if first.1.accept != second.1.accept {
        return false;
    }
    seen.hotline.language_ids().any(|language| {
        let (first, second) = (words(seen, first.0, language), words(seen, second.0, language));
        let all = first.union(&second).count();
        all > 0 && first.intersection(&second).count() * 100 / all >= SAME
    })
}

fn words(seen: &Seen<'_>, step: StepId, language: LanguageId) -> BTreeSet<String> {
    let prompts = seen.hotline.prompts(language);
    let text = prompts.text(&seen.hotline.step(step).name, None).unwrap_or_default().to_lowercase();
    let spaced = text.contains(' ');
    let words: Vec<String> = if spaced {
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    } else {
        text.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect()
    };
    words.into_iter().filter(|word| !word.is_empty()).collect()
}
