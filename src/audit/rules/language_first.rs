#![doc = include_str!("language_first.md")]

use std::collections::BTreeSet;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::{StepKind, Target};

rule!(LanguageFirst, "language-first", "language_first.md", Asks::Severity, [NonNative, Deaf]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    if hotline.languages().len() < 2 {
        return;
    }
    let mut step = hotline.start();
    for _ in 0..hotline.steps().len() {
        let next = match &hotline.step(step).kind {
            StepKind::Announcement(announcement) => announcement.then,
            StepKind::Hours(hours) => hours.when_open,
            StepKind::Menu(menu) if !menu.languages.is_empty() => {
                let offered: BTreeSet<_> = menu.languages.iter().map(|(_, language)| *language).collect();
                let missing = hotline.language_ids().find(|language| !offered.contains(language));
                if let Some(language) = missing {
                    let locale = hotline.locale(language);
                    let message =
                        format!("`{}` does not offer {}", hotline.step(step).name, locale.english_name);
                    let fix = format!("add a key for `{}` to its `languages`", locale.tag);
                    let place = seen.key(&seen.table(step), "languages");
                    found.tell(Draft::new(place, message, fix).step(step).language(language));
                }
                return;
            }
            StepKind::Menu(_) | StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => break,
        };
        let Target::Step(next) = next else { break };
        step = next;
    }
    let message = format!("`{}` comes before any choice of language", hotline.step(step).name);
    let fix = "begin with a menu that has `languages`, and let its `then` lead here";
    found.tell(Draft::new(seen.step(step), message, fix).step(step));
}
