#![doc = include_str!("timeout_warning.md")]

use std::collections::BTreeSet;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::Target;

rule!(
    TimeoutWarning,
    "timeout-warning",
    "timeout_warning.md",
    Asks::Severity,
    [Motor, Cognitive, Older, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let mut told = BTreeSet::new();
    for language in seen.hotline.language_ids() {
        let prompts = seen.hotline.prompts(language);
        for (id, listening) in seen.listening() {
            for target in [listening.on_no_input, listening.on_no_match] {
                let Target::Step(step) = target else { continue };
                let name = &seen.hotline.step(step).name;
                if prompts.has(name, Some("anywhere"))
                    || prompts.has(name, Some("option"))
                    || !told.insert((step, language))
                {
                    continue;
                }
                let message = format!(
                    "callers are not told before trouble at `{}` takes them to `{name}`, which has no name to say",
                    seen.hotline.step(id).name
                );
                let fix = format!(
                    "let trouble lead to a step that is offered somewhere, or give `{name}` an `.option`"
                );
                found
                    .tell(Draft::new(seen.words(step, language), message, fix).step(step).language(language));
            }
        }
    }
}
