#![doc = include_str!("have_ready_notice.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{Accept, StepKind};

rule!(
    HaveReadyNotice,
    "have-ready-notice",
    "have_ready_notice.md",
    Asks::Figure(Unit::Count),
    [Cognitive, Older, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts().iter().filter(|prompt| prompt.attribute.is_none()) {
        let Some(step) = prompt.step else { continue };
        let StepKind::Entry(entry) = &seen.hotline.step(step).kind else { continue };
        let Accept::Digits { most, .. } = entry.accept else { continue };
        if prompt.finds(seen.lexicon(prompt.language).ready).is_some() {
            continue;
        }
        found.measure(f64::from(most), |_| {
            let message =
                format!("`{}` asks for digits and does not say what callers need for it", prompt.name);
            let fix = "say what is needed and where it is printed";
            Draft::new(seen.prompt(prompt), message, fix)
                .step(step)
                .language(prompt.language)
                .heard(prompt.line())
        });
    }
}
