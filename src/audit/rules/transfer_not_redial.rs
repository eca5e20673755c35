#![doc = include_str!("transfer_not_redial.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;
use crate::script::StepKind;

rule!(
    TransferNotRedial,
    "transfer-not-redial",
    "transfer_not_redial.md",
    Asks::Severity,
    [Cognitive, Motor, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let is_line =
            prompt.step.is_some_and(|step| matches!(seen.hotline.step(step).kind, StepKind::Line(_)));
        if is_line && prompt.attribute.is_none() {
            continue;
        }
        let fix = "add a line with the number, and lead to it: the call is put through";
        super::says(
            seen,
            found,
            prompt,
            seen.lexicon(prompt.language).redial,
            "tells callers to dial for themselves",
            fix,
        );
    }
}
