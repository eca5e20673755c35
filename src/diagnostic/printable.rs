//! Makes text from outside safe to print: nothing in it moves the cursor, changes colours, turns the direction
//! of reading or hides. Everyone who prints words that came from a file, a feed or a network uses this.

use std::borrow::Cow;
use std::fmt::Write;

/// The most characters of a foreign name that a message repeats.
const QUOTED_CHARS: usize = 60;

/// The most characters of a sentence that are shown.
const SENTENCE_CHARS: usize = 500;

/// The text with every character that a terminal would obey, or that cannot be seen, written out: a tab as `\t`,
/// a line feed as `\n`, a carriage return as `\r`, any other as `\u{202E}`. Text without such characters is
/// given back as it is. Text of several lines goes through here line by line.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    // Bytes from 0x20 to 0x7E stand for themselves, in whatever text they are.
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        push_printable(&mut shown, char);
    }
    Cow::Owned(shown)
}

/// A foreign name for use in a message: between backticks, printable, and cut when it is long.
#[must_use]
pub fn quoted(name: &str) -> String {
    let kept = name.char_indices().nth(QUOTED_CHARS).map_or(name.len(), |(at, _)| at);
    let more = if kept < name.len() { "..." } else { "" };
    format!("`{}{more}`", printable(&name[..kept]))
}

/// A sentence safe to print and cut when no person would read it to the end, which happens when someone else's
/// words of a megabyte were put into it.
pub(crate) fn brief(sentence: &str) -> String {
    let Some((cut, _)) = sentence.char_indices().nth(SENTENCE_CHARS) else {
        return printable(sentence).into_owned();
    };
    let left = sentence[cut..].chars().count();
    format!("{}... ({left} more characters)", printable(&sentence[..cut]))
}

/// Adds one character, written out if need be.
pub(super) fn push_printable(shown: &mut String, char: char) {
    match char {
        '\t' => shown.push_str("\\t"),
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        hidden if is_hidden(hidden) => {
            // Writing to a string does not fail.
            let _ = write!(shown, "\\u{{{:X}}}", u32::from(hidden));
        }
        plain => shown.push(plain),
    }
}

/// Whether a terminal would obey the character, or show nothing for it.
///
/// That is: the controls (category Cc), the line and paragraph separators (Zl, Zp), everything with the property
/// `Bidi_Control`, everything with `Default_Ignorable_Code_Point` but the variation selectors, which ordinary
/// Chinese names and emoji hold and which show as part of the character before them, and the marks of
/// interlinear annotation. From the Unicode Character Database, `PropList.txt` and `DerivedCoreProperties.txt`,
/// version 16.
#[must_use]
pub fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_of_any_script_stay_as_they_are() {
        for words in ["", "main menu", "欢迎致电中国邮政", "émigré", "שלום", "日本\u{FE00}", "👍\u{FE0F}"]
        {
            assert!(matches!(printable(words), Cow::Borrowed(same) if same == words), "{words}");
        }
    }

    #[test]
    fn a_terminal_is_not_given_orders() {
        assert_eq!(printable("\u{1B}[2J\u{9B}31mred"), r"\u{1B}[2J\u{9B}31mred");
        assert_eq!(printable("a\rb\nc\td\u{8}\u{7F}\0"), r"a\rb\nc\td\u{8}\u{7F}\u{0}");
    }

    #[test]
    fn what_turns_or_hides_text_can_be_seen() {
        for hidden in ['\u{202E}', '\u{2066}', '\u{200B}', '\u{200D}', '\u{FEFF}', '\u{2028}', '\u{61C}'] {
            let shown = printable(&format!("a{hidden}b")).into_owned();
            assert_eq!(shown, format!("a\\u{{{:X}}}b", u32::from(hidden)));
        }
    }

    #[test]
    fn nothing_hidden_is_left_for_any_character_there_is() {
        for char in '\0'..=char::MAX {
            assert!(!printable(char.encode_utf8(&mut [0; 4])).chars().any(is_hidden), "{char:?}");
        }
    }

    #[test]
    fn a_long_name_is_cut_in_a_message() {
        assert_eq!(quoted("news"), "`news`");
        assert_eq!(quoted("中\u{1B}"), r"`中\u{1B}`");
        assert_eq!(quoted(&"邮".repeat(1000)), format!("`{}...`", "邮".repeat(QUOTED_CHARS)));
    }
}
