#![doc = include_str!("error_says_what_and_how.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::{Prompt, Seen};

rule!(
    ErrorSaysWhatAndHow,
    "error-says-what-and-how",
    "error_says_what_and_how.md",
    Asks::Severity,
    [Cognitive, NonNative, Motor]
);

/// Common prompts that are said after something went wrong.
const AFTER_TROUBLE: [&str; 9] = [
    "no-input",
    "no-match",
    "no-match-words",
    "too-short",
    "not-a-date",
    "not-a-number",
    "gave-up-silence",
    "gave-up-wrong",
    "last-try",
];

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let wrong = is(prompt, "no-match");
        if wrong && !prompt.values.iter().any(|value| &**value == "keys") {
            let message = format!("`{}` does not say which key was heard", prompt.title());
            let fix = "name it: `{ $keys } is not one of the choices here.`";
            found.tell(Draft::new(seen.prompt(prompt), message, fix).prompt(prompt).heard(prompt.line()));
        }
        if AFTER_TROUBLE.iter().any(|name| is(prompt, name)) {
            let fix = "say what was heard and what to do now";
            super::says(seen, found, prompt, seen.lexicon(prompt.language).blame, "blames the caller", fix);
        }
    }
}

/// Whether these are the words after some trouble, the hotline's or a step's own.
fn is(prompt: &Prompt, name: &str) -> bool {
    match &prompt.attribute {
        Some(attribute) => prompt.step.is_some() && &**attribute == name,
        None => prompt.step.is_none() && &*prompt.name == name,
    }
}
