//! What Fluent's parser complains of, in the author's terms.

use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::parser::{ErrorKind, ParserError};

use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// The complaint, where it is, and what to do.
#[expect(clippy::wildcard_enum_match_arm, reason = "the parser's own words do for the rarer kinds")]
pub(super) fn fault(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let text = source.text();
    let span = within(text, &error.pos);
    let junk = error.slice.as_ref().map_or(span.clone(), |slice| within(text, slice));
    let told = |message: &str, span: Range<usize>, help: &str| {
        Diagnostic::error(&faults::PROMPT_SYNTAX, message, source.place(span)).help(help)
    };
    match &error.kind {
        ErrorKind::ExpectedToken('=') => no_equals_sign(source, span, junk.start),
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" && span.start == junk.start => {
            let (message, help) = no_name(text[junk.clone()].lines().next().unwrap_or_default());
            told(&message, line_span(text, &junk), help)
        }
        ErrorKind::ExpectedMessageField { entry_id } | ErrorKind::ExpectedTermField { entry_id } => told(
            &format!("`{entry_id}` has no words"),
            name_span(text, junk.start),
            "write them after the equals sign; further lines are indented",
        ),
        ErrorKind::ExpectedToken('}') => {
            let opened = text[..span.start].rfind('{').filter(|&at| at >= junk.start);
            let fault = told(
                "a brace is not closed here",
                span,
                "in braces is one value such as `{ $number }`, or one other prompt such as `{ greeting }`",
            );
            match opened {
                Some(at) => fault.related(source.place(at..at + 1), "it is opened here"),
                None => fault,
            }
        }
        ErrorKind::UnbalancedClosingBrace => told(
            "this brace closes nothing",
            span,
            "remove it, or open it further up; a brace that is to be seen is written {\"}\"}",
        ),
        ErrorKind::ExpectedInlineExpression => told(
            "there is nothing in these braces that can be said",
            span,
            "name a value such as `{ $number }`, or another prompt such as `{ greeting }`",
        ),
        ErrorKind::MissingDefaultVariant => told(
            "no variant is marked with `*`, so nothing would be said for other values",
            span,
            "mark the one for all other values: `*[other] …`",
        ),
        ErrorKind::MultipleDefaultVariants => {
            told("two variants are marked with `*`", span, "mark only the one for all other values")
        }
        ErrorKind::MissingValue => told("there are no words here", span, "write them after the sign before"),
        ErrorKind::UnterminatedStringLiteral => {
            told("a quotation mark is not closed here", span, "close it on the same line")
        }
        kind => {
            let message = kind.to_string();
            let mut letters = message.trim_end_matches('.').chars();
            let lower: String =
                letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
            told(
                &format!("this prompt cannot be read: {lower}"),
                span,
                "write `name = words`; attributes and further lines are indented",
            )
        }
    }
}

/// A name without an equals sign after it.
fn no_equals_sign(source: &Arc<Source>, span: Range<usize>, start: usize) -> Diagnostic {
    let text = source.text();
    let name = &text[name_span(text, start)];
    let line = &text[line_span(text, &(start..text.len()))];
    let fault = Diagnostic::error(
        &faults::PROMPT_SYNTAX,
        format!("there is no `=` after the name `{name}`"),
        source.place(span.clone()),
    );
    match text[span.clone()].chars().next() {
        Some(':') => fault.help("write `=` in place of `:`").suggest("="),
        Some('.') => fault.help("a name has letters, digits and hyphens, and no full stop"),
        _ if line.contains('=') => fault.help("a name is one word: join its words with hyphens"),
        _ => fault.help("write `name = words`; words that go on over further lines are indented"),
    }
}

/// A line that begins with no name.
fn no_name(line: &str) -> (String, &'static str) {
    let words = line.trim_start();
    if words.starts_with("//") || words.starts_with("/*") || words.starts_with(';') {
        return ("this is no comment".to_owned(), "a comment begins with `#`");
    }
    if let Some(rest) = words.strip_prefix('.') {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        let name = &rest[..end.unwrap_or(rest.len())];
        return if rest[name.len()..].trim_start().starts_with('=') {
            (
                format!("`.{name}` has no words"),
                "write them after the equals sign; further lines are indented",
            )
        } else {
            (format!("there is no `=` after `.{name}`"), "write `.option = words`")
        };
    }
    if words.len() < line.len() {
        let message = "this line is indented and belongs to no prompt";
        return (message.to_owned(), "write `name = words`, the name at the beginning of its line");
    }
    ("no prompt has a name like this".to_owned(), "a name begins with a letter from a to z: `main = words`")
}

/// A stretch of the text, whatever was given.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    start..text.ceil_char_boundary(span.end.clamp(start, text.len()))
}

/// What is written on the first line of a stretch.
fn line_span(text: &str, span: &Range<usize>) -> Range<usize> {
    let line = text[span.clone()].lines().next().unwrap_or_default();
    let start = span.start + (line.len() - line.trim_start().len());
    start..start + line.trim().len()
}

/// The name that a stretch begins with.
fn name_span(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
    start..start + end
}
