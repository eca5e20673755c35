//! Checks of a prompt file that need nothing but the file and the common prompts.

use std::collections::HashMap;
use std::sync::Arc;

use fluent_syntax::parser::ParserError;

use super::Catalogue;
use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// Deeper than any prompt needs, and far from exhausting the stack of the parser.
const DEEPEST: usize = 32;

/// Characters that are neither seen nor said.
pub(super) fn unsafe_characters(source: &Arc<Source>) -> Vec<Diagnostic> {
    let told = source.text().char_indices().filter(|&(_, c)| is_unsafe(c)).map(|(at, c)| {
        Diagnostic::error(
            &faults::UNSAFE_CHARACTER,
            format!("the character U+{:04X} can be neither seen nor said", u32::from(c)),
            source.place(at..at + c.len_utf8()),
        )
        .help("remove it; if the words were copied from elsewhere, type them anew")
    });
    told.collect()
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
    let line_or_tab = matches!(c, '\n' | '\r' | '\t');
    (c.is_control() && !line_or_tab) || NEVER.iter().any(|range| range.contains(&c))
}

/// Braces opened too far into each other; the parser would follow them to the end of its stack.
pub(super) fn too_deep(source: &Arc<Source>) -> Option<Diagnostic> {
    let mut depth = 0_usize;
    for (at, byte) in source.text().bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(
                Diagnostic::error(
                    &faults::PROMPT_TOO_DEEP,
                    format!("more than {DEEPEST} braces are open here"),
                    source.place(at..at + 1),
                )
                .help("close the braces further up, or write the prompt with fewer of them"),
            );
        }
    }
    None
}

/// What the parser complains of.
pub(super) fn syntax(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let end = source.text().len();
    let start = source.text().floor_char_boundary(error.pos.start.min(end));
    let stop = source.text().ceil_char_boundary(error.pos.end.clamp(start, end));
    let message = error.kind.to_string();
    let mut letters = message.chars();
    let message: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Diagnostic::error(
        &faults::PROMPT_SYNTAX,
        format!("this prompt cannot be read: {}", message.trim_end_matches('.')),
        source.place(start..stop),
    )
    .help("write `name = words`; attributes and further lines are indented")
}

/// References to nothing, and references that lead back to where they began.
pub(super) fn references(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let source = &catalogue.source;
    for message in catalogue.messages.values() {
        for reference in message.patterns().flat_map(|pattern| &pattern.references) {
            let exists = match reference.name.strip_prefix('-') {
                Some(_) => catalogue.messages.contains_key(&reference.name),
                None => catalogue.has(&reference.name, reference.attribute.as_deref()),
            };
            if !exists {
                let attribute =
                    reference.attribute.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
                told.push(
                    Diagnostic::error(
                        &faults::UNKNOWN_REFERENCE,
                        format!("there is no prompt named `{}{attribute}`", reference.name),
                        source.place(reference.span.clone()),
                    )
                    .help("name a prompt of this file, or write the words here"),
                );
            }
        }
    }
    told.extend(cycles(catalogue));
    told
}

/// One complaint for each message that is on a way back to itself and was found first.
fn cycles(catalogue: &Catalogue) -> Vec<Diagnostic> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        OnTheWay,
        Done,
    }
    let mut told = Vec::new();
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    for start in catalogue.messages.values() {
        // Each entry is a message and how many of its references were followed; no recursion, for a file may
        // hold a chain of any length.
        let mut way = vec![(start, 0_usize)];
        while let Some((message, followed)) = way.pop() {
            if followed == 0 {
                if seen.contains_key(&*message.name) {
                    continue;
                }
                seen.insert(&message.name, Seen::OnTheWay);
            }
            let next = message.patterns().flat_map(|pattern| &pattern.references).nth(followed);
            let Some(reference) = next else {
                seen.insert(&message.name, Seen::Done);
                continue;
            };
            way.push((message, followed + 1));
            let Some(target) = catalogue.messages.get(&reference.name) else { continue };
            match seen.get(&*target.name) {
                None => way.push((target, 0)),
                Some(Seen::Done) => {}
                Some(Seen::OnTheWay) => told.push(
                    Diagnostic::error(
                        &faults::PROMPT_CYCLE,
                        format!("`{}` refers to itself, so its words would never end", target.name),
                        catalogue.source.place(reference.span.clone()),
                    )
                    .related(catalogue.source.place(target.span.clone()), "it begins here")
                    .help("write one of the prompts on the way out in full"),
                ),
            }
        }
    }
    told
}
