#![doc = include_str!("plain_language.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::{Seen, VALUE};
use crate::audit::{Asks, Unit};
use crate::prompt::locale::Tempo;

rule!(
    PlainLanguage,
    "plain-language",
    "plain_language.md",
    Asks::Figure(Unit::Words),
    [Cognitive, NonNative, Older, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for prompt in seen.prompts() {
        let tempo = seen.hotline.locale(prompt.language).tempo;
        for (range, sentence) in prompt.sentences() {
            found.measure(words(sentence, tempo), |_| {
                let message = format!("a sentence of `{}` is long", prompt.title());
                let fix = "make two sentences of it, each with one thought";
                Draft::new(seen.within(prompt, range), message, fix).prompt(prompt).heard(sentence)
            });
        }
    }
}

/// How many words a sentence has. Thirty characters of Chinese are as much as twenty words.
fn words(sentence: &str, tempo: Tempo) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "sentences are short")]
    match tempo {
        Tempo::WordsPerMinute(_) => {
            let is_word = |word: &&str| word.chars().any(|c| c.is_alphanumeric() || c == VALUE);
            sentence.split_whitespace().filter(is_word).count() as f64
        }
        Tempo::CharactersPerMinute(_) => {
            sentence.chars().filter(|c| c.is_alphanumeric() || *c == VALUE).count() as f64 * 2.0 / 3.0
        }
    }
}
