#![doc = include_str!("costly_step_confirmed.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::number::Kind;
use crate::script::StepKind;

rule!(
    CostlyStepConfirmed,
    "costly-step-confirmed",
    "costly_step_confirmed.md",
    Asks::Severity,
    [Cognitive, Older, Everyone]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let (confirmed, premium) = match kind {
            StepKind::Line(line) => {
                (line.confirm, line.numbers.first().is_some_and(|number| number.kind() == Kind::PremiumRate))
            }
            StepKind::Entry(entry) => (entry.confirm, false),
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Hours(_) => {
                continue;
            }
        };
        if confirmed {
            continue;
        }
        let said =
            seen.prompts().iter().filter(|prompt| prompt.step == Some(id) && prompt.attribute.is_none());
        let priced = said
            .filter_map(|prompt| Some((prompt, prompt.finds(seen.lexicon(prompt.language).price)?)))
            .next();
        let name = &seen.hotline.step(id).name;
        let table = seen.table(id);
        let fix = format!("write `confirm = true` in `[{table}]`, and say what it costs");
        let mend = Mend::Set { table, key: "confirm", value: "true".to_owned() };
        let draft = match priced {
            Some((prompt, (phrase, range))) => {
                let message = format!("`{name}` speaks of “{phrase}” and does not ask first");
                Draft::new(seen.within(prompt, range), message, fix)
                    .language(prompt.language)
                    .heard(prompt.line())
            }
            None if premium => {
                let message = format!(
                    "`{name}` is a line that costs more than a call, and callers are not asked first"
                );
                Draft::new(seen.step(id), message, fix)
            }
            None => continue,
        };
        found.tell(draft.step(id).mend(mend));
    }
}
