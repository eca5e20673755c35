//! Emoji in a text: each is said by its name, which is English, or none is said.

use std::borrow::Cow;

use crate::table::Table;
use crate::voice::settings::Emoji;

/// Their English names, as Unicode has them.
const NAMES: Table = Table::new(include_str!(concat!(env!("OUT_DIR"), "/emoji.table")));

/// The most characters that one emoji is written with: a family with four tones of skin.
const LONGEST: usize = 12;

/// The text with its emoji as words, or without them.
pub(super) fn said(text: &str, emoji: Emoji) -> Cow<'_, str> {
    if !text.chars().any(|c| may_begin(c) && !c.is_ascii()) && !text.contains('\u{20E3}') {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = match if may_begin(next) { find(rest) } else { None } {
            Some((length, name)) => {
                match emoji {
                    Emoji::Name => {
                        // A name is parted from words; a row of emoji is a list of names.
                        let parted = said.is_empty() || said.ends_with(char::is_whitespace);
                        said.push_str(if parted { "" } else { " " });
                        said.push_str(name);
                        let more = rest[length..].chars().next();
                        said.push_str(match more {
                            Some(more) if may_begin(more) && !more.is_ascii() => ", ",
                            Some(more) if more.is_alphanumeric() => " ",
                            Some(_) | None => "",
                        });
                    }
                    Emoji::Skip => {}
                }
                length
            }
            None => {
                said.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    Cow::Owned(said)
}

/// Whether an emoji may begin so. A digit, a star and a hash do in a drawn key, and two are letters.
fn may_begin(c: char) -> bool {
    matches!(c, '0'..='9' | '*' | '#' | '©' | '®' | 'ℹ' | 'Ⓜ')
        || ('\u{203C}'..='\u{3299}').contains(&c) && !c.is_alphabetic()
        || c >= '\u{1F000}'
}

/// The longest emoji that the text begins with: how long it is, and its name. Whether a picture is asked for (U+FE0F) is not
/// looked at, for many texts leave that out.
fn find(text: &str) -> Option<(usize, &'static str)> {
    let mut key = String::with_capacity(4 * LONGEST);
    let mut longest = None;
    for (at, c) in text.char_indices().take(LONGEST) {
        if c != '\u{FE0F}' {
            key.push(c);
        }
        if let Some(name) = NAMES.get(&key) {
            longest = Some((at + c.len_utf8(), name));
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_said_by_its_name_or_not_at_all() {
        assert_eq!(said("Done 🎉🚀!", Emoji::Name), "Done party popper, rocket!");
        assert_eq!(said("Done 🎉🚀!", Emoji::Skip), "Done !");
        assert_eq!(
            said("👩‍🚀 and 🇨🇳 press 1️⃣", Emoji::Name),
            "woman astronaut and flag: China press keycap: 1"
        );
        assert_eq!(said("好👍🏽", Emoji::Name), "好 thumbs up: medium skin tone");
    }

    #[test]
    fn every_emoji_of_unicode_has_its_name() {
        let toned = emojis::iter().flat_map(|emoji| emoji.skin_tones().into_iter().flatten().chain([emoji]));
        for emoji in toned {
            assert_eq!(said(emoji.as_str(), Emoji::Name), emoji.name());
            assert_eq!(said(&emoji.as_str().replace('\u{FE0F}', ""), Emoji::Name), emoji.name());
        }
        assert!(emojis::iter().count() > 1900);
    }

    #[test]
    fn what_is_no_emoji_stays() {
        for text in ["press 1, * or #", "你好。", "", "½ → ∞ ①", "\u{FE0F}\u{200D}"] {
            assert_eq!(said(text, Emoji::Skip), text);
        }
    }
}
