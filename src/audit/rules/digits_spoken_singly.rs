#![doc = include_str!("digits_spoken_singly.md")]

use std::ops::Range;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;

rule!(
    DigitsSpokenSingly,
    "digits-spoken-singly",
    "digits_spoken_singly.md",
    Asks::Severity,
    [Cognitive, Older, HardOfHearing, NonNative]
);

/// So many digits in a row are no quantity that people say.
const FEWEST: usize = 4;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        for (digits, range) in rows_of_digits(&prompt.text) {
            let year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
            if digits.len() < FEWEST || year {
                continue;
            }
            let message = format!(
                "`{}` has the number “{digits}” in its words, where voices read it as a quantity",
                prompt.title()
            );
            let fix =
                "put the number into a line of the script, and `{ $number }` into the words of that line";
            let draft = Draft::new(seen.within(prompt, range), message, fix);
            found.tell(draft.prompt(prompt).heard(prompt.line()));
        }
    }
}

fn rows_of_digits(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut rows = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            rows.push((&text[from..at], from..at));
        }
    }
    rows
}
