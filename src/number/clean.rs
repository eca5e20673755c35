//! What was probably meant by a text with a wrong character: letters that look like digits become those, invisible
//! characters and emoji go, words around the number go. It is offered, never taken: only a text that then reads as a
//! number, and only when nothing that could be part of it was thrown away.

use super::fault::{Fault, TextFault};
use super::reading;
use super::refusal::Refused;
use super::signs::{self, Sign};

/// The longest text for which it is tried.
const MOST_BYTES: usize = 256;

/// Puts the number that was meant beside a refusal, where there is one.
pub(super) fn offer(text: &str, refused: Refused) -> Refused {
    let Fault::Text(fault) = &refused.fault else { return refused };
    if refused.meant.is_some() || text.len() > MOST_BYTES {
        return refused;
    }
    let meant = match fault {
        TextFault::LookAlike { .. }
        | TextFault::OtherScript { .. }
        | TextFault::Foreign { .. }
        | TextFault::Bracket { .. } => cleaned(text).and_then(|text| reading::read(&text).ok()),
        TextFault::Several { sign: Some(sign) } => {
            before_sign(text, *sign).and_then(|first| reading::read(first).ok())
        }
        TextFault::Empty
        | TextFault::TooLong { .. }
        | TextFault::NoDigits
        | TextFault::TooManyDigits { .. }
        | TextFault::Several { sign: None }
        | TextFault::ExtensionDigits { .. }
        | TextFault::TwoExtensions
        | TextFault::NoExtensionHere { .. }
        | TextFault::Parameter { .. }
        | TextFault::Context
        | TextFault::ContextWithPlus => None,
    };
    Refused::offering(refused.fault, meant)
}

/// The part of the text before what parts its numbers: the first such sign behind a digit.
fn before_sign(text: &str, sign: char) -> Option<&str> {
    let digit = text.find(|c| Sign::of(c).digit().is_some())?;
    let on = text[digit..].find(sign)?;
    Some(&text[..digit + on])
}

/// The text without what does not belong; `None` where something that may stand for digits is between digits.
fn cleaned(text: &str) -> Option<String> {
    let mut cleaned = Cleaned::default();
    let mut word = String::new();
    // The space at the end closes the last word.
    for c in text.chars().chain([' ']) {
        let sign = Sign::of(c);
        if sign == Sign::Other && !signs::is_invisible(c) && !is_emoji(c) {
            word.push(c);
            continue;
        }
        cleaned.word(&std::mem::take(&mut word));
        match sign {
            Sign::Digit(digit) => cleaned.digit(digit),
            Sign::Plus => cleaned.text.push('+'),
            Sign::Dash => cleaned.text.push('-'),
            Sign::Slash => cleaned.text.push('/'),
            Sign::Gap | Sign::Open | Sign::Close => cleaned.text.push(' '),
            // What parts numbers stays, to be refused again.
            Sign::Stop => cleaned.text.push(c),
            Sign::Other => {}
        }
    }
    let at_the_ends = |c: char| matches!(Sign::of(c), Sign::Stop | Sign::Gap | Sign::Dash);
    (!cleaned.lost).then(|| cleaned.text.trim_matches(at_the_ends).to_owned())
}

/// Emoji and dingbats, which people put beside digits and never for one.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{20E3}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}

#[derive(Default)]
struct Cleaned {
    text: String,
    /// A word was left out behind digits, so that no more of them may come.
    ended: bool,
    /// What was left out may have stood for digits.
    lost: bool,
}

impl Cleaned {
    fn digit(&mut self, digit: char) {
        self.lost |= self.ended;
        self.text.push(digit);
    }

    /// A run of characters that are no signs of a number: digits in disguise, or a word, which may stand at either end.
    fn word(&mut self, word: &str) {
        let disguised: Option<String> =
            word.chars().map(|c| signs::look_alike(c).or_else(|| signs::other_digit(c))).collect();
        if let Some(digits) = disguised {
            digits.chars().for_each(|digit| self.digit(digit));
        } else {
            self.lost |= word.chars().any(char::is_numeric);
            self.ended |= self.text.contains(|c: char| c.is_ascii_digit());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_like_digits_become_those() {
        assert_eq!(cleaned("+86 1O 95580").as_deref(), Some("+86 10 95580"));
        assert_eq!(cleaned("l38 0013 8OOO").as_deref(), Some("138 0013 8000"));
        assert_eq!(cleaned("٠١٠٦٨٨٥٨٨٨٨").as_deref(), Some("01068858888"));
        assert_eq!(cleaned("九五五八零").as_deref(), Some("95580"));
    }

    #[test]
    fn words_around_a_number_go() {
        assert_eq!(cleaned("电话：010-68858888").as_deref(), Some("010-68858888"));
        assert_eq!(cleaned("“95580”").as_deref(), Some("95580"));
        assert_eq!(cleaned("95580 (bank)").as_deref(), Some("95580"));
    }

    #[test]
    fn nothing_is_offered_where_digits_may_be_missing() {
        for text in ["955*80", "138****8000", "1-800-FLOWERS-5", "95580 room 3", "①38 0013 8000", "955??80"]
        {
            assert_eq!(cleaned(text), None, "{text}");
        }
    }
}
