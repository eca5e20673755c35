//! Words without what does not matter when they are compared: case, width, punctuation.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Hands over each word of a text: lower case, in the plain form of every character (Unicode NFKC), without
/// punctuation.
///
/// A word is a run of letters and digits. An ideograph is a word by itself, for they are written without spaces.
/// `*` and `#` are words too: on a telephone they are keys, and "press *" is not "press #".
pub fn each_word(text: &str, mut tell: impl FnMut(&str)) {
    let mut word = String::new();
    if text.is_ascii() {
        return split(text.chars(), &mut word, &mut tell);
    }
    if is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        split(text.chars().flat_map(char::to_lowercase), &mut word, &mut tell);
    } else {
        split(text.nfkc().flat_map(char::to_lowercase), &mut word, &mut tell);
    }
}

fn split(chars: impl Iterator<Item = char>, word: &mut String, tell: &mut impl FnMut(&str)) {
    let mut end = |word: &mut String| {
        if !word.is_empty() {
            tell(word);
            word.clear();
        }
    };
    for c in chars {
        if c.is_alphanumeric() && !stands_alone(c) {
            word.push(c.to_ascii_lowercase());
        } else {
            end(word);
            if stands_alone(c) {
                word.push(c);
                end(word);
            }
        }
    }
    end(word);
}

/// Whether a character is a word by itself: ideographs and syllables of writing without spaces, and the two keys
/// of a telephone that are no digits.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '*' | '#'
        // Hiragana, katakana, bopomofo
        | '\u{3041}'..='\u{30FF}' | '\u{3105}'..='\u{312F}'
        // Ideographs (Unicode blocks CJK Unified Ideographs, Extensions A to H, and the iteration mark)
        | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// The words of a text, one after the other.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_and_punctuation_do_not_matter() {
        assert_eq!(words("Welcome to  CHINA Post!"), ["welcome", "to", "china", "post"]);
        assert_eq!(words("ＥＭＳ，快递。"), ["ems", "快", "递"]);
        assert_eq!(words("China Post’s"), words("china post's"));
        assert_eq!(words("STRASSE Ünï"), ["strasse", "ünï"]);
    }

    #[test]
    fn keys_that_are_no_digits_are_words() {
        assert_eq!(words("To go back, press *."), ["to", "go", "back", "press", "*"]);
        assert_eq!(words("请按＃"), ["请", "按", "#"]);
        assert_ne!(words("press *"), words("press #"));
    }

    #[test]
    fn digits_between_ideographs_are_one_word() {
        assert_eq!(words("2020年10月18日"), ["2020", "年", "10", "月", "18", "日"]);
        assert_eq!(words("+86 10 11185"), ["86", "10", "11185"]);
    }

    #[test]
    fn nothing_and_punctuation_alone_are_no_words() {
        assert!(words("").is_empty());
        assert!(words(" … ， - ").is_empty());
    }
}
