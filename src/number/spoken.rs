//! Printed digits as words for the ear: one word a digit, never a quantity, with a comma where the print has a gap.
//! For phone numbers, keys, and digits that a caller typed. No digit is left in what comes out, because voices read
//! `95580` as ninety-five thousand.
//!
//! In Mandarin 1 is 幺, as mainland speakers say it in numbers so that it is not heard as 七; the other digits are
//! the plain ones. Railway and radio words for digits are not used: callers do not know them.

/// A run longer than this is parted, because nobody holds so many digits in one breath.
const LONGEST_RUN: usize = 8;
/// The most digits in a part of such a run: a phone number is heard best by threes and fours.
const PART: usize = 4;

/// What a language says for each thing on a keypad or in a printed number.
struct Words {
    digits: [&'static str; 10],
    between_digits: &'static str,
    between_groups: &'static str,
    plus: &'static str,
    star: &'static str,
    hash: &'static str,
    extension: &'static str,
}

const ENGLISH: Words = Words {
    digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    between_digits: " ",
    between_groups: ", ",
    plus: "plus",
    star: "star",
    hash: "hash",
    extension: "extension",
};

const MANDARIN: Words = Words {
    digits: ["零", "幺", "二", "三", "四", "五", "六", "七", "八", "九"],
    between_digits: "",
    between_groups: "，",
    plus: "加",
    star: "星号",
    hash: "井号",
    extension: "转",
};

/// Printed digits as English words: `400 890 9999` becomes "four zero zero, eight nine zero, nine nine nine nine".
/// `+` is "plus", `*` "star", `#` "hash", `ext.` "extension"; full-width digits count; other characters part groups.
#[must_use]
pub fn digits_en(printed: &str) -> String {
    words(printed, &ENGLISH)
}

/// Printed digits as Mandarin words: `11185` becomes 幺幺幺八五. Reads the same as [`digits_en`].
#[must_use]
pub fn digits_zh(printed: &str) -> String {
    words(printed, &MANDARIN)
}

fn words(printed: &str, language: &Words) -> String {
    let mut spoken = String::with_capacity(printed.len() * 6);
    let mut run = Run { open: false, left: 0, later: 0 };
    let mut rest = printed;
    while let Some(c) = rest.chars().next() {
        let (word, taken) = match c {
            '0'..='9' => (language.digits[usize::from(c as u8 - b'0')], 1),
            '０'..='９' => (language.digits[(u32::from(c) - u32::from('０')) as usize], c.len_utf8()),
            '+' | '＋' => (language.plus, c.len_utf8()),
            '*' | '＊' => (language.star, c.len_utf8()),
            '#' | '＃' => (language.hash, c.len_utf8()),
            'e' if rest.starts_with("ext. ") => (language.extension, "ext. ".len()),
            '转' => (language.extension, c.len_utf8()),
            _ => {
                run.open = false;
                rest = &rest[c.len_utf8()..];
                continue;
            }
        };
        run.begin_word(&mut spoken, rest, language);
        spoken.push_str(word);
        rest = &rest[taken..];
    }
    spoken
}

/// The group that is being said.
struct Run {
    open: bool,
    /// Words that may still be said before the next pause.
    left: usize,
    /// Digits of a long group that come after those.
    later: usize,
}

impl Run {
    /// Puts what stands between the last word and the next: nothing, a breath, or a pause.
    fn begin_word(&mut self, spoken: &mut String, rest: &str, language: &Words) {
        if !self.open {
            let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'+').count();
            self.open = true;
            (self.left, self.later) = if length > LONGEST_RUN { next_part(length) } else { (usize::MAX, 0) };
            if !spoken.is_empty() {
                spoken.push_str(language.between_groups);
            }
        } else if self.left == 0 {
            (self.left, self.later) = next_part(self.later);
            spoken.push_str(language.between_groups);
        } else {
            spoken.push_str(language.between_digits);
        }
        self.left = self.left.saturating_sub(1);
    }
}

/// Cuts the next part off a long run, so that the parts come out as even as can be: how long it is, and what is left.
fn next_part(length: usize) -> (usize, usize) {
    let part = length.div_ceil(length.div_ceil(PART).max(1));
    (part, length - part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_code_is_said_digit_by_digit() {
        assert_eq!(digits_en("11185"), "one one one eight five");
        assert_eq!(digits_zh("11185"), "幺幺幺八五");
        assert_eq!(digits_zh("95580"), "九五五八零");
    }

    #[test]
    fn groups_are_parted_as_they_are_printed() {
        assert_eq!(digits_en("400 890 9999"), "four zero zero, eight nine zero, nine nine nine nine");
        assert_eq!(digits_zh("400 890 9999"), "四零零，八九零，九九九九");
        assert_eq!(
            digits_en("+1 650-253-0000"),
            "plus one, six five zero, two five three, zero zero zero zero"
        );
    }

    #[test]
    fn the_plus_and_the_extension_are_words() {
        assert_eq!(digits_en("+86 10 11185"), "plus eight six, one zero, one one one eight five");
        assert_eq!(digits_zh("+86 10 11185"), "加八六，幺零，幺幺幺八五");
        assert_eq!(digits_zh("6885 8888 ext. 8001"), "六八八五，八八八八，转八零零幺");
        assert_eq!(
            digits_en("6885 8888 ext. 8001"),
            "six eight eight five, eight eight eight eight, extension eight zero zero one"
        );
    }

    #[test]
    fn keys_that_are_no_digits_have_words_too() {
        assert_eq!(digits_en("*9#"), "star nine hash");
        assert_eq!(digits_zh("*９＃"), "星号九井号");
    }

    #[test]
    fn a_long_unbroken_number_is_given_in_even_parts() {
        assert_eq!(digits_zh("1440012345678"), "幺四四零，零幺二，三四五，六七八");
        assert_eq!(digits_zh("95013888"), "九五零幺三八八八", "eight digits are still one breath");
    }
}
