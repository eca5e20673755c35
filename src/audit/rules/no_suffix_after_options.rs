#![doc = include_str!("no_suffix_after_options.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::{Seen, suffix};
use crate::audit::{Asks, Unit};
use crate::prompt::Utterance;
use crate::script::{Announce, StepKind};

rule!(
    NoSuffixAfterOptions,
    "no-suffix-after-options",
    "no_suffix_after_options.md",
    Asks::Figure(Unit::Words),
    [Cognitive, Older]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        for (id, kind) in seen.steps() {
            let StepKind::Menu(menu) = kind else { continue };
            if menu.listening.announce != Announce::All {
                continue;
            }
            let said = suffix(seen.hotline, menu, language);
            let people = seen
                .hotline
                .anywhere_keys()
                .filter(|(_, target)| matches!(target, crate::script::Target::Step(_)))
                .count();
            let people = if menu.listening.person_first { 0 } else { people };
            let rest: Vec<&Utterance> = said.iter().skip(people).collect();
            found.measure(rest.iter().map(|said| super::words(said)).sum(), |_| {
                let message = format!("`{}` goes on after its last option", seen.hotline.step(id).name);
                let fix =
                    "write `announce = \"person\"` there, and tell the other keys where callers ask for them";
                let heard = rest.iter().map(|said| said.to_string()).collect::<Vec<_>>().join(" ");
                let (place, _) = seen.listens(id, "announce");
                Draft::new(place, message, fix).step(id).language(language).heard(heard)
            });
        }
    }
}
