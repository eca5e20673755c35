#![doc = include_str!("terminator_clear.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::script::StepKind;

rule!(TerminatorClear, "terminator-clear", "terminator_clear.md", Asks::Severity, [Cognitive, Motor]);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let needed =
        seen.steps().any(|(_, kind)| matches!(kind, StepKind::Entry(entry) if entry.end_key.is_some()));
    let unclear = seen.prompts().iter().filter(|prompt| {
        &*prompt.name == "end-key"
            && prompt.attribute.is_none()
            && !prompt.values.iter().any(|value| &**value == "key")
    });
    for prompt in unclear.filter(|_| needed) {
        let message = "`end-key` does not name the key that ends the digits";
        let fix = "name it: `When you are done, press { $key }.`";
        found.tell(
            Draft::new(seen.prompt(prompt), message, fix)
                .about("end-key")
                .language(prompt.language)
                .heard(prompt.line()),
        );
    }
}
