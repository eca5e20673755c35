#![doc = include_str!("labels_distinct.md")]

use std::collections::BTreeSet;

use crate::audit::finding::{Draft, Found};
use crate::audit::lexicon::Lexicon;
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::prompt::locale::Tempo;
use crate::script::{LanguageId, StepId, StepKind, Target};

rule!(
    LabelsDistinct,
    "labels-distinct",
    "labels_distinct.md",
    Asks::Figure(Unit::Percent),
    [Cognitive, NonNative, HardOfHearing]
);

/// More options are not compared with each other.
const MOST: usize = 100;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        for (id, kind) in seen.steps() {
            let StepKind::Menu(menu) = kind else { continue };
            let mut targets: Vec<StepId> = Vec::new();
            for option in menu.options.iter().take(MOST) {
                if let Target::Step(step) = option.target
                    && !targets.contains(&step)
                {
                    targets.push(step);
                }
            }
            let labels: Vec<(String, BTreeSet<String>)> =
                targets.iter().map(|step| label(seen, *step, language)).collect();
            compare(seen, found, id, language, &labels);
        }
    }
}

fn compare(
    seen: &Seen<'_>,
    found: &mut Found<'_>,
    menu: StepId,
    language: LanguageId,
    labels: &[(String, BTreeSet<String>)],
) {
    for (place, (first, words)) in labels.iter().enumerate() {
        for (second, others) in &labels[place + 1..] {
            let all = words.union(others).count();
            if all == 0 {
                continue;
            }
            #[expect(clippy::cast_precision_loss, reason = "labels have few words")]
            let alike = words.intersection(others).count() as f64 * 100.0 / all as f64;
            found.measure(alike, |_| {
                let name = &seen.hotline.step(menu).name;
                let message = format!("at `{name}`, “{first}” and “{second}” share most of their words");
                let fix = "name each by what only it is for";
                Draft::new(seen.key(&seen.table(menu), "options"), message, fix)
                    .step(menu)
                    .language(language)
                    .heard(format!("{first}; {second}"))
            });
        }
    }
}

/// How a step is offered, and the words of it that tell it from others.
fn label(seen: &Seen<'_>, step: StepId, language: LanguageId) -> (String, BTreeSet<String>) {
    let catalogue = seen.hotline.prompts(language);
    let text = catalogue.text(&seen.hotline.step(step).name, Some("option")).unwrap_or_default();
    let lexicon: &Lexicon = seen.lexicon(language);
    let lower = text.to_lowercase();
    let is_sound = |c: &char| c.is_alphanumeric();
    let words: BTreeSet<String> = match catalogue.locale().tempo {
        Tempo::WordsPerMinute(_) => lower.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect(),
        Tempo::CharactersPerMinute(_) => lower.chars().filter(is_sound).map(String::from).collect(),
    };
    let telling =
        words.into_iter().filter(|word| !word.is_empty() && !lexicon.common.contains(&word.as_str()));
    (text, telling.collect())
}
