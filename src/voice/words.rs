//! Words as a voice is given them. Nothing gets past here that a voice would read wrongly or obey: no digit in a
//! language whose voices take digits for quantities, no control characters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Manner;
use crate::number::signs::{decimal, is_invisible};
use crate::prompt::Locale;

/// Words for a voice.
#[derive(Clone, Debug)]
pub struct Words<'a> {
    locale: &'static Locale,
    text: Cow<'a, str>,
    manner: Manner,
}

impl<'a> Words<'a> {
    /// Words in a language. Control characters become spaces; digits become characters where the language's voices
    /// must not be given any.
    pub fn new(locale: &'static Locale, text: &'a str, manner: Manner) -> Self {
        let text = match (text.chars().all(|c| !is_invisible(c)), locale.hears_digits()) {
            (true, true) => Cow::Borrowed(text),
            (_, hears_digits) => Cow::Owned(cleaned(locale, text, hears_digits)),
        };
        Self { locale, text, manner }
    }

    /// The language they are in.
    pub fn locale(&self) -> &'static Locale {
        self.locale
    }

    /// The text for the ear; in Mandarin it never holds a digit.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How they are spoken.
    pub fn manner(&self) -> Manner {
        self.manner
    }
}

fn cleaned(locale: &Locale, text: &str, hears_digits: bool) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) {
            // Joiners and marks of direction stand inside words, everything else between them.
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                safe.push(' ');
            }
        } else if hears_digits || !c.is_numeric() || c == '〇' {
            safe.push(c);
        } else {
            without_digits(locale, c, &mut safe);
        }
    }
    safe
}

/// A numeral of any kind, in words: `5`, `５`, `٥`, `⑤`, `½`, `Ⅳ`.
fn without_digits(locale: &Locale, numeral: char, safe: &mut String) {
    for c in numeral.nfkc() {
        match decimal(c) {
            Some(digit) => safe.push_str(&locale.ear(&digit.to_string())),
            // What is a number in a way that nobody here can read is not said rather than said wrongly.
            None if c.is_numeric() => safe.push(' '),
            None => safe.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mandarin(text: &str) -> String {
        Words::new(Locale::find("zh-CN").unwrap(), text, Manner::default()).text().to_owned()
    }

    #[test]
    fn mandarin_is_never_given_a_digit_of_any_script() {
        assert_eq!(mandarin("请拨11185"), "请拨一一一八五");
        assert_eq!(mandarin("５٥५⑤"), "五五五五");
        assert_eq!(mandarin("第Ⅳ"), "第IV");
        assert_eq!(mandarin("二〇二〇"), "二〇二〇");
        assert_eq!(mandarin("𐄇"), " ");
    }

    #[test]
    fn english_hears_its_digits() {
        let words = Words::new(Locale::find("en").unwrap(), "press 2", Manner::default());
        assert_eq!(words.text(), "press 2");
    }

    #[test]
    fn what_a_voice_could_take_for_a_command_is_gone() {
        let words = Words::new(Locale::find("en").unwrap(), "a\u{1}80Sb\nc\u{200D}d", Manner::default());
        assert_eq!(words.text(), "a 80Sb cd");
    }

    proptest! {
        #[test]
        fn no_text_whatever_brings_a_digit_to_mandarin(text in any::<String>(), digits in "\\p{N}{0,9}") {
            let safe = mandarin(&(text + &digits));
            prop_assert!(safe.chars().all(|c| decimal(c).is_none() && (!c.is_numeric() || c == '〇')), "{safe:?}");
            prop_assert!(safe.chars().all(|c| !c.is_control()));
        }
    }
}
