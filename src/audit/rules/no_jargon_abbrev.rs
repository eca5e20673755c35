#![doc = include_str!("no_jargon_abbrev.md")]

use std::ops::Range;

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::{Prompt, Seen};

rule!(
    NoJargonAbbrev,
    "no-jargon-abbrev",
    "no_jargon_abbrev.md",
    Asks::Severity,
    [Cognitive, NonNative, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let fix = "say the words in full";
    for prompt in seen.prompts() {
        for (word, range) in rows_of_capitals(&prompt.text) {
            if is_told(prompt, word) {
                continue;
            }
            let message = format!("`{}` says “{word}” and not what it stands for", prompt.title());
            let draft = Draft::new(seen.within(prompt, range), message, fix);
            found.tell(draft.prompt(prompt).heard(prompt.line()));
        }
        super::says(seen, found, prompt, seen.lexicon(prompt.language).abbreviations, "abbreviates", fix);
    }
}

/// Rows of two capitals or more, with where each is.
fn rows_of_capitals(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut rows = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let word = &text[from..at];
            if word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()) {
                rows.push((word, from..at));
            }
        }
    }
    rows
}

/// Whether words in the same prompt have these first letters, one after the other.
fn is_told(prompt: &Prompt, word: &str) -> bool {
    let small = ["a", "an", "and", "for", "of", "the"];
    let others = prompt.lower.split(|c: char| !c.is_alphanumeric()).filter(|other| !other.is_empty());
    let initials: String =
        others.filter(|other| !small.contains(other)).filter_map(|other| other.chars().next()).collect();
    initials.contains(&word.to_lowercase())
}
