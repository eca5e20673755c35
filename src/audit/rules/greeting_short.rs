#![doc = include_str!("greeting_short.md")]

use std::time::Duration;

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{LanguageId, StepId, StepKind, Target};

rule!(
    GreetingShort,
    "greeting-short",
    "greeting_short.md",
    Asks::Figure(Unit::Time),
    [Everyone, Cognitive, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        let Some((step, length, said)) = before_first_choice(seen, language) else { continue };
        found.measure(length.as_secs_f64(), |_| {
            let message = "callers hear this before the first option".to_owned();
            let fix = "say whose line it is, and nothing else";
            Draft::new(seen.words(step, language), message, fix).step(step).language(language).heard(said)
        });
    }
}

/// What is said before the first option of a call, and how long that takes.
pub(super) fn before_first_choice(
    seen: &Seen<'_>,
    language: LanguageId,
) -> Option<(StepId, Duration, String)> {
    let mut step = seen.hotline.start();
    let (mut length, mut said) = (Duration::ZERO, Vec::new());
    for _ in 0..seen.hotline.steps().len() {
        let heard = seen.heard(step, language);
        let next = match &seen.hotline.step(step).kind {
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) | StepKind::Line(_) => {
                let heard = heard?;
                let own = seen.hotline.prompts(language).text(&seen.hotline.step(step).name, None);
                said.extend(own);
                return Some((step, length + heard.before, said.join(" ")));
            }
            StepKind::Announcement(announcement) => {
                length += heard.map_or(Duration::ZERO, |heard| heard.length);
                said.extend(heard.map(|heard| heard.said.to_string()));
                announcement.then
            }
            StepKind::Hours(hours) => hours.when_open,
        };
        let Target::Step(next) = next else { return None };
        step = next;
    }
    None
}
