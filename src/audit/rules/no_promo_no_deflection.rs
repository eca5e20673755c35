#![doc = include_str!("no_promo_no_deflection.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::script::StepKind;

rule!(
    NoPromoNoDeflection,
    "no-promo-no-deflection",
    "no_promo_no_deflection.md",
    Asks::Severity,
    [Everyone, Cognitive, Older, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let asked_for = prompt.step.is_some_and(|step| match &seen.hotline.step(step).kind {
            StepKind::Announcement(_) => seen.ways.keys[step.index()].is_none_or(|keys| keys > 0),
            StepKind::Menu(_) | StepKind::Line(_) | StepKind::Entry(_) => false,
            StepKind::Bulletin(_) | StepKind::Hours(_) => true,
        });
        if asked_for || prompt.attribute.as_deref() == Some("option") {
            continue;
        }
        let lexicon = seen.lexicon(prompt.language);
        super::says(
            seen,
            found,
            prompt,
            lexicon.promotion,
            "praises or advertises",
            "take it out; nobody calls for it",
        );
        super::says(
            seen,
            found,
            prompt,
            lexicon.elsewhere,
            "sends callers to the web",
            "take it out, or say it where callers ask for it",
        );
    }
}
