#![doc = include_str!("single_key_commands.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::StepKind;

rule!(
    SingleKeyCommands,
    "single-key-commands",
    "single_key_commands.md",
    Asks::Severity,
    [Motor, Cognitive, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for (id, kind) in seen.steps() {
        let StepKind::Menu(menu) = kind else { continue };
        for option in menu.options.iter().filter(|option| option.keys.len() > 1) {
            let message = format!(
                "`{}` takes {} keys at `{}`",
                option.keys,
                option.keys.len(),
                seen.hotline.step(id).name
            );
            let place = seen.hotline.source().place(option.span.clone());
            found.tell(Draft::new(place, message, "give it a single key").step(id));
        }
    }
    let fix = "let one short press of one key do it";
    for prompt in seen.prompts() {
        super::says(
            seen,
            found,
            prompt,
            seen.lexicon(prompt.language).awkward,
            "asks for more than a press of one key",
            fix,
        );
    }
}
