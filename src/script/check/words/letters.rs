//! Words that no voice of the language could say: none at all, or in the letters of another language.

use std::ops::{Range, RangeInclusive};

use super::Language;
use crate::diagnostic::Diagnostic;
use crate::prompt::catalogue::{Pattern, Piece};
use crate::prompt::locale::Locale;
use crate::script::faults;

/// Letters of one kind of writing, by their blocks in Unicode.
struct Writing {
    name: &'static str,
    letters: &'static [RangeInclusive<char>],
}

const LATIN: Writing =
    Writing { name: "Latin", letters: &['A'..='Z', 'a'..='z', 'À'..='ɏ', 'Ḁ'..='ỿ'] };
const HAN: Writing = Writing {
    name: "Chinese",
    letters: &['\u{3400}'..='\u{9FFF}', '\u{F900}'..='\u{FAFF}', '\u{2_0000}'..='\u{3_23AF}', '〇'..='〇'],
};

/// What can be told apart. Writing that is not here passes.
const WRITINGS: [Writing; 11] = [
    LATIN,
    HAN,
    Writing { name: "Japanese", letters: &['\u{3041}'..='\u{30FF}'] },
    Writing { name: "Korean", letters: &['\u{AC00}'..='\u{D7A3}', '\u{1100}'..='\u{11FF}'] },
    Writing { name: "Cyrillic", letters: &['\u{0400}'..='\u{052F}'] },
    Writing { name: "Greek", letters: &['\u{0370}'..='\u{03FF}'] },
    Writing { name: "Arabic", letters: &['\u{0620}'..='\u{064A}', '\u{066E}'..='\u{06D3}'] },
    Writing { name: "Hebrew", letters: &['\u{05D0}'..='\u{05EA}'] },
    Writing { name: "Thai", letters: &['\u{0E01}'..='\u{0E4E}'] },
    Writing { name: "Devanagari", letters: &['\u{0904}'..='\u{0963}'] },
    Writing { name: "Armenian", letters: &['\u{0531}'..='\u{0587}'] },
];

/// The writing that a voice of each language can say; a language that is not here is not judged.
const CAN_SAY: [(&str, &[&str]); 2] = [("en", &["Latin"]), ("zh-CN", &["Chinese", "Latin"])];

/// Complains of prompts without words, and of words in letters of another language. What callers may type is
/// theirs to write.
pub(super) fn check(language: &Language<'_>) -> Vec<Diagnostic> {
    let (contents, source) = (language.catalogue.contents(), language.catalogue.source());
    let mut told = Vec::new();
    for pattern in contents.patterns() {
        let name = &contents.messages()[pattern.message].name;
        if name.starts_with("command-") {
            continue;
        }
        if is_empty(pattern, source.text()) {
            told.push(
                Diagnostic::error(
                    &faults::EMPTY_PROMPT,
                    format!("these words of `{name}` are empty, so callers hear nothing"),
                    source.place(pattern.span.clone()),
                )
                .help("write what callers hear"),
            );
        } else if let Some((span, writing)) = foreign(pattern, source.text(), language.catalogue.locale()) {
            told.push(
                Diagnostic::warning(
                    &faults::FOREIGN_WORDS,
                    format!("a voice in {} cannot say {writing} words", language.name()),
                    source.place(span),
                )
                .help("put words of another language into its own file; languages are offered in themselves"),
            );
        }
    }
    told
}

/// Whether nothing of it is said.
fn is_empty(pattern: &Pattern, text: &str) -> bool {
    pattern.pieces.iter().all(|piece| match piece {
        Piece::Text(span) => !text[span.clone()].contains(char::is_alphanumeric),
        Piece::Literal { text, .. } => !text.contains(char::is_alphanumeric),
        Piece::Variant | Piece::Selector(_) => true,
        Piece::Value(_) | Piece::Reference(_) => false,
    })
}

/// The first words in letters that a voice of the language cannot say.
fn foreign(pattern: &Pattern, text: &str, locale: &Locale) -> Option<(Range<usize>, &'static str)> {
    let (_, can_say) = CAN_SAY.iter().find(|(tag, _)| *tag == locale.tag)?;
    pattern.pieces.iter().find_map(|piece| {
        let Piece::Text(span) = piece else { return None };
        let words = &text[span.clone()];
        if words.is_ascii() {
            return None;
        }
        let writing =
            |c: char| WRITINGS.iter().find(|writing| writing.letters.iter().any(|r| r.contains(&c)));
        let is_foreign =
            |c: char| !c.is_ascii() && writing(c).is_some_and(|writing| !can_say.contains(&writing.name));
        let start = words.find(is_foreign)?;
        let name = writing(words[start..].chars().next()?)?.name;
        let length = words[start..].find(|c: char| !is_foreign(c)).unwrap_or(words.len() - start);
        Some((span.start + start..span.start + start + length, name))
    })
}
