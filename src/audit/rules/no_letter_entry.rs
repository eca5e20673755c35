#![doc = include_str!("no_letter_entry.md")]

use crate::audit::Asks;
use crate::audit::finding::Found;
use crate::audit::seen::Seen;

rule!(
    NoLetterEntry,
    "no-letter-entry",
    "no_letter_entry.md",
    Asks::Severity,
    [Blind, NonNative, Cognitive, Motor]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let fix = "ask for digits, or lead to a person";
    for prompt in seen.prompts() {
        super::says(seen, found, prompt, seen.lexicon(prompt.language).letters, "asks for letters", fix);
    }
}
