#![doc = include_str!("must_hear_short.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::StepKind;

rule!(
    MustHearShort,
    "must-hear-short",
    "must_hear_short.md",
    Asks::Figure(Unit::Time),
    [Blind, Cognitive, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        for (id, kind) in seen.steps() {
            if !matches!(kind, StepKind::Announcement(announcement) if !announcement.barge_in) {
                continue;
            }
            let Some(heard) = seen.heard(id, language) else { continue };
            found.measure(heard.length.as_secs_f64(), |_| {
                let message = format!("`{}` cannot be cut short", seen.hotline.step(id).name);
                let fix = "say only what must be heard, and the rest where it can be skipped";
                Draft::new(seen.words(id, language), message, fix)
                    .step(id)
                    .language(language)
                    .heard(heard.said.to_string())
            });
        }
    }
}
