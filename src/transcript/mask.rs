//! Hides a caller's own number where it was said or pressed, for everything that is kept or handed on.

use std::ops::Range;

use crate::key::Keys;
use crate::number;

/// How many digits at the end of what is no telephone number stay.
const SHOWN: usize = 4;

/// A shorter run of digits is no telephone number: an option, a year, a count.
const SHORTEST: usize = 5;

/// What stands in the place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    /// Its beginning and its end, for people: `+86 138 **** 8000`.
    Stars,
    /// The notation's word for any number, so that a test call holds for every number: `{number}`.
    Word,
}

/// The words with every number of `numbers` hidden, however it is grouped, also with its country or area before
/// it. Words without such a number are given back as they are.
#[must_use]
pub fn hide(words: &str, numbers: &[Keys], mask: Mask) -> String {
    let numbers: Vec<String> =
        numbers.iter().map(|keys| digits(&keys.to_string())).filter(|own| own.len() >= SHORTEST).collect();
    let mut hidden = String::with_capacity(words.len());
    let mut rest = 0;
    for run in runs(words) {
        let said = digits(&words[run.clone()]);
        let own = numbers.iter().find(|own| said.contains(*own) || own.contains(&said));
        if let Some(own) = own.filter(|_| said.len() >= SHORTEST) {
            hidden.push_str(&words[rest..run.start]);
            match mask {
                Mask::Word => hidden.push_str("{number}"),
                Mask::Stars => hidden.push_str(&masked(own)),
            }
            rest = run.end;
        }
    }
    hidden.push_str(&words[rest..]);
    hidden
}

/// Whether keys are a number that is printed on walls, which belongs to no caller.
#[must_use]
pub fn is_public(pressed: &str) -> bool {
    number::read(&digits(pressed)).is_ok_and(|number| !number.kind().is_personal())
}

/// A number as it was pressed, with its middle hidden.
#[must_use]
pub fn masked(pressed: &str) -> String {
    let digits = digits(pressed);
    match number::read(&digits) {
        Ok(number) => number.masked().to_string(),
        Err(_) => {
            let shown = digits.len().saturating_sub(SHOWN);
            format!("{}{}", "*".repeat(shown), &digits[shown..])
        }
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The longest stretches of digits and of what groups them, each from its first digit to its last.
fn runs(words: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in words.char_indices() {
        if c.is_ascii_digit() {
            match runs.last_mut() {
                Some(run) if open => run.end = at + 1,
                // The sign before a country code belongs to the number.
                Some(_) | None if words[..at].ends_with('+') => runs.push(at - 1..at + 1),
                Some(_) | None => runs.push(at..at + 1),
            }
            open = true;
        } else if !matches!(c, ' ' | '\u{A0}' | '-' | '.' | '(' | ')' | '/' | '+') {
            open = false;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(words: &str, number: &str) -> String {
        hide(words, &[Keys::parse(number).unwrap()], Mask::Stars)
    }

    #[test]
    fn a_number_is_hidden_however_it_is_grouped() {
        for (words, shown) in [
            ("You typed 138 0013 8000.", "You typed +86 138 **** 8000."),
            ("您输入的是138-0013-8000。", "您输入的是+86 138 **** 8000。"),
            ("We call +86 138 0013 8000 back.", "We call +86 138 **** 8000 back."),
        ] {
            assert_eq!(hidden(words, "13800138000"), shown);
        }
    }

    #[test]
    fn other_numbers_stay() {
        let words = "Press 1, or call 95580 before 2021; or 11185.";
        assert_eq!(hidden(words, "13800138000"), words);
        assert_eq!(hidden("Dial 0.", "000000"), "Dial 0.");
    }

    #[test]
    fn in_a_test_call_any_number_may_stand_there() {
        let keys = [Keys::parse("13800138000").unwrap()];
        assert_eq!(hide("You typed 138 0013 8000.", &keys, Mask::Word), "You typed {number}.");
    }

    #[test]
    fn what_is_no_number_is_hidden_all_the_same() {
        assert_eq!(masked("13800138000#"), "+86 138 **** 8000");
        assert_eq!(masked("99999999999999999"), "*************9999");
    }

    #[test]
    fn numbers_on_walls_are_nobodys_own() {
        assert!(is_public("95580#"));
        assert!(!is_public("13800138000"));
    }
}
