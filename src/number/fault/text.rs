//! What can be wrong with a text, whatever the number in it.

use std::fmt;

use arrayvec::ArrayString;

use super::words::Digits;
use crate::number::kind::Kind;
use crate::number::signs;

/// What is wrong with the text. `at` counts characters from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::number) enum TextFault {
    Empty,
    TooLong { bytes: usize },
    NoDigits,
    TooManyDigits { digits: usize },
    LookAlike { c: char, at: usize, digit: char },
    OtherScript { c: char, at: usize, digit: char },
    Foreign { c: char, at: usize },
    Bracket { c: char, at: usize },
    Several { sign: Option<char> },
    ExtensionDigits { digits: usize },
    TwoExtensions,
    NoExtensionHere { kind: Kind },
    Parameter { name: ArrayString<24> },
    Context,
    ContextWithPlus,
}

impl fmt::Display for TextFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing to read; a number looks like `010 6885 8888`"),
            Self::TooLong { bytes } => {
                write!(f, "this is {bytes} bytes long; no phone number is longer than a line of text")
            }
            Self::NoDigits => f.write_str("there is no digit in it; a phone number is made of digits"),
            Self::TooManyDigits { digits } => {
                write!(f, "this has {digits} digits; no phone number has more than twenty")
            }
            Self::LookAlike { c, at, digit } => {
                write!(f, "character {at} is the letter `{c}`, where the digit `{digit}` would be right")
            }
            Self::OtherScript { c, at, digit } => {
                write!(f, "character {at}, `{c}`, is written as `{digit}` in a phone number")
            }
            Self::Foreign { c, at } => foreign(*c, *at, f),
            Self::Bracket { c, at } => {
                write!(f, "character {at} is the bracket `{c}` without its other half; take it out")
            }
            Self::Several { sign: Some(sign) } if signs::is_printable(*sign) => {
                write!(f, "there is more than one number, parted by `{sign}`; give them one at a time")
            }
            Self::Several { sign: Some(sign) } => {
                let name = signs::name_of_invisible(*sign).unwrap_or("invisible character");
                write!(f, "there is more than one number, parted by a {name}; give them one at a time")
            }
            Self::Several { sign: None } => {
                f.write_str("there is more than one number in it; give them one at a time")
            }
            Self::ExtensionDigits { digits: 0 } => {
                f.write_str("there is no digit after the sign for an extension; write it as `ext. 8001`")
            }
            Self::ExtensionDigits { digits } => {
                write!(f, "the extension has {}; extensions have one to eight", Digits(*digits))
            }
            Self::TwoExtensions => f.write_str("there is more than one extension; a number has one"),
            Self::NoExtensionHere { kind } => {
                write!(f, "this is an extension behind a {}, which has none; leave it out", kind.words())
            }
            Self::Parameter { name } => {
                write!(
                    f,
                    "`{name}` is no part of a `tel:` number that is known here; `ext` and `phone-context` are"
                )
            }
            Self::Context => f.write_str(
                "the `phone-context` is not +86, alone or with an area code, as in `phone-context=+86-10`",
            ),
            Self::ContextWithPlus => {
                f.write_str("a number that begins with `+` needs no `phone-context`; leave one of them out")
            }
        }
    }
}

/// A character that has no place in a number.
fn foreign(c: char, at: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let code = u32::from(c);
    if signs::is_invisible(c) {
        let name = signs::name_of_invisible(c).unwrap_or("control or formatting character");
        return write!(f, "character {at} is invisible, U+{code:04X} ({name}); take it out");
    }
    if !signs::is_printable(c) {
        return write!(f, "character {at} is U+{code:04X}, which is no part of a phone number; take it out");
    }
    let what = if c.is_alphabetic() { "letter" } else { "sign" };
    write!(
        f,
        "character {at} is the {what} `{c}` (U+{code:04X}), which is no part of a phone number; take it out"
    )
}
