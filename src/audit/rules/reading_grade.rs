#![doc = include_str!("reading_grade.md")]

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};

rule!(
    ReadingGrade,
    "reading-grade",
    "reading_grade.md",
    Asks::Figure(Unit::Grade),
    [Cognitive, NonNative, Older, Deaf]
);

/// With fewer words a grade says nothing.
const FEWEST: usize = 30;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        if seen.hotline.locale(language).tag != "en" {
            continue;
        }
        let (mut words, mut sentences, mut syllables) = (0_usize, 0_usize, 0_usize);
        let mut hardest: Option<(f64, _)> = None;
        for prompt in
            seen.prompts().iter().filter(|prompt| prompt.language == language && prompt.attribute.is_none())
        {
            for (_, sentence) in prompt.sentences() {
                let own: Vec<&str> = sentence
                    .split_whitespace()
                    .filter(|word| word.chars().any(char::is_alphabetic))
                    .collect();
                if own.is_empty() {
                    continue;
                }
                let of_own: usize = own.iter().map(|word| syllables_of(word)).sum();
                let grade = grade(own.len(), 1, of_own);
                if own.len() > 3 && hardest.as_ref().is_none_or(|(most, _)| grade > *most) {
                    hardest = Some((grade, prompt));
                }
                words += own.len();
                sentences += 1;
                syllables += of_own;
            }
        }
        let Some((_, prompt)) = hardest.filter(|_| words >= FEWEST) else { continue };
        found.measure(grade(words, sentences, syllables).max(0.0), |_| {
            let message = format!(
                "what this hotline says in English is hard to follow, `{}` most of all",
                prompt.title()
            );
            let draft =
                Draft::new(seen.prompt(prompt), message, "use words of everyday life and shorter sentences");
            draft.about(&prompt.name).language(language).heard(prompt.line())
        });
    }
}

/// The grade of Kincaid's formula.
#[expect(clippy::cast_precision_loss, reason = "prompts have few words")]
fn grade(words: usize, sentences: usize, syllables: usize) -> f64 {
    let words = words as f64;
    0.39 * words / sentences as f64 + 11.8 * syllables as f64 / words - 15.59
}

/// About how many syllables an English word has: its groups of vowels, a silent `e` at its end left out.
fn syllables_of(word: &str) -> usize {
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    let mut groups = 0;
    let mut before = false;
    for c in letters.chars() {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        groups += usize::from(vowel && !before);
        before = vowel;
    }
    let silent = letters.ends_with('e') && !letters.ends_with("le") && groups > 1;
    (groups - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_about_right() {
        for (word, syllables) in
            [("press", 1), ("postal", 2), ("station", 2), ("time", 1), ("people,", 2), ("information", 4)]
        {
            assert_eq!(syllables_of(word), syllables, "{word}");
        }
    }

    #[test]
    fn a_child_can_follow_short_words() {
        assert!(grade(8, 1, 9) < 3.0);
        assert!(grade(15, 1, 45) > 15.0);
    }
}
