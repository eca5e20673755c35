//! Extensions: the digits that a company's own exchange wants after the number, and the signs that set them off.

use arrayvec::ArrayString;

use super::fault::{Fault, TextFault};
use super::signs::Sign;

/// The digits of an extension.
pub(super) type Extension = ArrayString<MOST>;

/// The most digits an extension may have. The plan says nothing of them; company exchanges use three to six.
const MOST: usize = 8;
/// The most digits that a dash or a comma sets off: more would be a number of its own.
pub(super) const MOST_AFTER_A_DASH: usize = 6;

/// What sets an extension off, a longer mark before one that it begins with. Compared without regard to case.
const MARKS: [&str; 18] = [
    ";ext=",
    "extension",
    "extn",
    "ext",
    "x",
    "转分机",
    "转接",
    "转",
    "轉分機",
    "轉接",
    "轉",
    "分机号",
    "分机",
    "分機",
    "内线",
    "內線",
    "#",
    "＃",
];

/// What stands where an extension could begin.
pub(super) enum Found {
    /// Something else.
    Nothing,
    /// An extension that ends the text.
    Extension(Extension),
    /// An extension with something wrong about it.
    Faulty(Fault),
    /// An extension, and something behind it that has no place there, so many bytes on.
    Stray(usize),
    /// An extension in brackets that are not closed.
    Unclosed,
}

/// Reads a text that begins where an extension could. `in_brackets` when a bracket was opened before it and has to
/// be closed after it.
pub(super) fn read(text: &str, in_brackets: bool) -> Found {
    if let Some(after) = text.strip_prefix([',', '，']) {
        return after_comma(after.trim_start_matches([',', '，']));
    }
    let Some(mark) = MARKS.iter().find(|mark| begins_with(text, mark)) else { return Found::Nothing };
    let after = text[mark.len()..].trim_start_matches(|c| {
        matches!(c, ':' | '：' | '=') || matches!(Sign::of(c), Sign::Gap | Sign::Dash)
    });
    let digits = after.chars().take_while(|&c| digit(c).is_some()).count();
    let behind = after.trim_start_matches(|c| digit(c).is_some());
    let stray = |rest: &str| Found::Stray(text.len() - rest.len());
    let behind_brackets = match behind.strip_prefix(|c| Sign::of(c) == Sign::Close) {
        Some(rest) if in_brackets => rest,
        None if in_brackets && behind.is_empty() => return Found::Unclosed,
        Some(_) | None if in_brackets => return stray(behind),
        Some(_) | None => behind.strip_prefix('号').unwrap_or(behind),
    };
    let rest = behind_brackets.trim_start_matches(|c| Sign::of(c) == Sign::Gap);
    match digits {
        0 => Found::Faulty(TextFault::ExtensionDigits { digits }.into()),
        _ if MARKS.iter().any(|mark| begins_with(rest, mark)) => {
            Found::Faulty(TextFault::TwoExtensions.into())
        }
        _ if !rest.is_empty() => stray(rest),
        _ => match Extension::from(&after.chars().map_while(digit).collect::<String>()) {
            Ok(extension) => Found::Extension(extension),
            Err(_) => Found::Faulty(TextFault::ExtensionDigits { digits }.into()),
        },
    }
}

/// A comma is a pause in a dialling string, and the extension stands right behind it; anything else there, and the
/// comma parts two numbers.
fn after_comma(after: &str) -> Found {
    let mut extension = Extension::new();
    for c in after.chars() {
        match digit(c) {
            Some(digit) if extension.len() < MOST_AFTER_A_DASH => extension.push(digit),
            Some(_) | None => return Found::Nothing,
        }
    }
    if extension.is_empty() { Found::Nothing } else { Found::Extension(extension) }
}

fn digit(c: char) -> Option<char> {
    Sign::of(c).digit()
}

fn begins_with(text: &str, mark: &str) -> bool {
    text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Option<String> {
        match read(text, false) {
            Found::Extension(extension) => Some(extension.to_string()),
            Found::Nothing | Found::Faulty(_) | Found::Stray(_) | Found::Unclosed => None,
        }
    }

    #[test]
    fn every_mark_sets_an_extension_off() {
        for text in [
            "转8001",
            "转 8001",
            "轉8001",
            "转分机8001",
            "分机号：8001",
            "分机8001",
            "ext. 8001",
            "EXT8001",
            "ext:8001",
            "extension 8001",
            "x8001",
            "#8001",
            "＃８００１",
            ";ext=8001",
            ",8001",
            ",,8001",
            "转8001号",
            "转-8001",
        ] {
            assert_eq!(digits(text).as_deref(), Some("8001"), "{text}");
        }
    }

    #[test]
    fn an_extension_in_brackets_ends_with_them() {
        assert!(matches!(read("转8001）", true), Found::Extension(_)));
        assert!(matches!(read("转8001", true), Found::Unclosed));
        assert!(matches!(read("转8001）", false), Found::Stray(_)));
    }

    #[test]
    fn a_comma_before_a_whole_number_is_no_pause() {
        assert!(matches!(read(",68858889", false), Found::Nothing));
        assert!(matches!(read(", 8001", false), Found::Nothing));
    }

    #[test]
    fn what_follows_an_extension_is_pointed_at() {
        assert!(matches!(read("ext. 8001 😀", false), Found::Stray(10)));
        assert!(matches!(read("ext. 8001 ext. 8002", false), Found::Faulty(_)));
        assert!(matches!(read("转", false), Found::Faulty(_)));
        assert!(matches!(read("x123456789", false), Found::Faulty(_)));
    }
}
