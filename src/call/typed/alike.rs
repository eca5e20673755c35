//! How alike words are that were typed and words that may have been meant.

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;

/// Words without what does not matter: case, width, punctuation, further spaces. A question mark alone stays.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    if text.trim() == "?" {
        return "?".to_owned();
    }
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many slips of the fingers lie between what was typed and what may have been meant; none where it is
/// another word. One slip in four letters is a slip.
pub(super) fn slips(typed: &str, meant: &str) -> Option<usize> {
    let distance = damerau_levenshtein(typed, meant);
    (distance <= typed.chars().count() / 4).then_some(distance)
}

/// The same where some of the words of an option were typed.
pub(super) fn slips_in_part(typed: &str, words: &str) -> Option<usize> {
    if is_part(typed, words) {
        return Some(0);
    }
    let nearest = |word: &str| words.split(' ').filter_map(|other| slips(word, other)).min();
    // Short words are like too many others.
    let long_enough = typed.split(' ').all(|word| word.chars().count() >= 4);
    typed.split(' ').map(nearest).sum::<Option<usize>>().filter(|_| long_enough)
}

/// Whether all of `part`'s words are among `whole`'s; in writing without spaces, whether it is in it.
pub(super) fn is_part(part: &str, whole: &str) -> bool {
    let spaced = part.is_ascii();
    if part.chars().count() < if spaced { 3 } else { 2 } {
        return false;
    }
    if spaced {
        part.split(' ').all(|word| whole.split(' ').any(|other| other == word))
    } else {
        whole.contains(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_and_punctuation_do_not_matter_to_what_is_typed() {
        assert_eq!(plain("  Postal   SAVINGS! "), "postal savings");
        assert_eq!(plain("ＥＭＳ，快递"), "ems 快递");
        assert_eq!(plain("？"), "?");
    }

    #[test]
    fn some_of_an_options_words_are_a_part_of_it_and_half_a_word_is_not() {
        assert!(is_part("savings", "postal savings"));
        assert!(!is_part("sav", "postal savings"));
        assert!(is_part("储蓄", "邮政储蓄"));
        assert!(!is_part("储", "邮政储蓄"));
    }

    #[test]
    fn a_slip_in_one_of_an_options_words_is_forgiven_and_another_word_is_not() {
        assert_eq!(slips_in_part("savngs", "postal savings"), Some(1));
        assert_eq!(slips_in_part("lattest newws", "the latest headline news"), Some(2));
        assert_eq!(slips_in_part("stamp", "postman story"), None);
        assert_eq!(slips_in_part("a", "a person"), None);
    }
}
