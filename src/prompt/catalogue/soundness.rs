//! Checks of a prompt file's text, before it is known what is in it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// More braces and parentheses than any prompt needs: Fluent fills in a hundred of them. The parser follows
/// each that is opened inside another, so their number bounds how deep it goes.
const MOST_OPENED: usize = 200;

/// Characters that are neither seen nor said.
pub(super) fn unsafe_characters(source: &Arc<Source>) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    // Everything that is not safe is a control character or is written in more than one byte.
    if source.text().bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t')) {
        return told;
    }
    for (at, c) in source.text().char_indices().filter(|&(_, c)| is_unsafe(c)) {
        told.push(unsafe_character(source, c, at..at + c.len_utf8()));
    }
    told
}

/// The same in what a literal with `\u` in it stands for.
pub(super) fn unsafe_in_literal(source: &Arc<Source>, text: &str, span: &Range<usize>) -> Option<Diagnostic> {
    // What is written out was found in the file already.
    if span.len() == text.len() {
        return None;
    }
    let c = text.chars().find(|&c| is_unsafe(c) || matches!(c, '\n' | '\r' | '\t'))?;
    Some(unsafe_character(source, c, span.clone()))
}

fn unsafe_character(source: &Arc<Source>, c: char, span: Range<usize>) -> Diagnostic {
    Diagnostic::error(
        &faults::UNSAFE_CHARACTER,
        format!("the character U+{:04X} can be neither seen nor said", u32::from(c)),
        source.place(span),
    )
    .help("remove it; if the words were copied from elsewhere, type them anew")
}

/// Control characters (line ends and tabs aside), direction marks and overrides, zero-width characters that
/// no language here needs, and characters for private use.
fn is_unsafe(c: char) -> bool {
    const NEVER: [std::ops::RangeInclusive<char>; 7] = [
        '\u{200B}'..='\u{200B}',
        '\u{200E}'..='\u{200F}',
        '\u{202A}'..='\u{202E}',
        '\u{2060}'..='\u{2069}',
        '\u{E000}'..='\u{F8FF}',
        '\u{FEFF}'..='\u{FEFF}',
        '\u{F_0000}'..=char::MAX,
    ];
    // The ideographs, which most of a Mandarin file is made of, come before all but the last of these.
    let c_is_han = ('\u{3000}'..='\u{9FFF}').contains(&c);
    let line_or_tab = matches!(c, '\n' | '\r' | '\t');
    !c_is_han && ((c.is_control() && !line_or_tab) || NEVER.iter().any(|range| range.contains(&c)))
}

/// A prompt that opens so many braces and parentheses that the parser would come to the end of its stack.
/// Where they are closed does not matter: a text in quotation marks may hold any number of closing ones.
pub(super) fn too_deep(source: &Arc<Source>) -> Option<Diagnostic> {
    let mut start = 0;
    let mut opened = 0_usize;
    for line in source.text().split_inclusive('\n') {
        if begins_prompt(line) {
            opened = 0;
        }
        for (at, _) in line.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'{' | b'(')) {
            opened += 1;
            if opened > MOST_OPENED {
                let place = source.place(start + at..start + at + 1);
                return Some(
                    Diagnostic::error(
                        &faults::PROMPT_TOO_DEEP,
                        format!("more than {MOST_OPENED} braces are opened in one prompt"),
                        place,
                    )
                    .help("close the braces further up, or write the prompt with fewer of them"),
                );
            }
        }
        start += line.len();
    }
    None
}

/// Whether the parser, wherever it is, takes this line for the beginning of something new. No brace goes on
/// over such a line: within braces there is neither an equals sign after a name nor a comment.
fn begins_prompt(line: &str) -> bool {
    if line.starts_with('#') {
        return true;
    }
    let line = line.strip_prefix('-').unwrap_or(line);
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(line.len());
    line.starts_with(|c: char| c.is_ascii_alphabetic())
        && line[end..].trim_start_matches(' ').starts_with('=')
}
