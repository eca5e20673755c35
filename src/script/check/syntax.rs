//! What TOML's parser complains of, in the author's terms.

use std::ops::Range;

use toml::de::Error;

use super::reader::Reader;
use crate::diagnostic::quoted;
use crate::script::faults;

/// Quotation marks that are none to TOML.
pub(super) const QUOTES: [char; 10] = ['“', '”', '„', '‘', '’', '「', '」', '«', '»', '＂'];

/// Complains of each fault of the syntax. Where one wrong character makes the parser stumble several times on
/// the same line, only the first is told.
pub(super) fn complain(reader: &mut Reader, errors: &[Error]) {
    let text_end = reader.source().text().len();
    let mut spans: Vec<(Range<usize>, &Error)> =
        errors.iter().map(|error| (error.span().unwrap_or(text_end..text_end), error)).collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let mut told_line = None;
    for (span, error) in spans {
        let line = reader.source().position(span.start).line;
        if told_line != Some(line) {
            told_line = Some(line);
            tell(reader, span, error.message());
        }
    }
    keys_that_are_comments(reader);
}

fn tell(reader: &mut Reader, span: Range<usize>, message: &str) {
    let source = std::sync::Arc::clone(reader.source());
    let text = source.place(span.clone()).text().to_owned();
    let syntax = &faults::TOML_SYNTAX;
    match message {
        "duplicate key" => twice(reader, &span),
        _ if message.starts_with("string values must be quoted") => no_string(reader, span, &text),
        _ if message.starts_with("invalid unquoted key") => {
            reader.error(syntax, format!("{} stands here without quotation marks", quoted(&text)), span);
            reader.help("a name of other characters than letters, digits, `-` and `_` is quoted");
            if !text.contains(['"', '\\', '\n']) {
                reader.suggest(format!("\"{text}\""));
            }
        }
        _ if message.starts_with("key with no value") => {
            reader.error(syntax, "there is no `=` after this key", span);
            reader.help("write a key, an equals sign and a value: `start = \"main\"`");
        }
        _ if message.starts_with("unquoted keys cannot be empty") => {
            reader.error(syntax, "there is no key before the `=`", span);
            reader.help(
                "write a key, an equals sign and a value; the keys * and # are quoted: `\"*\" = \"back\"`",
            );
        }
        _ if message.starts_with("unclosed table") => {
            reader.error(syntax, "a `]` is missing here", span);
            reader.help("the name of a table stands in square brackets: `[menu.main]`");
            reader.suggest("]");
            reader.lose();
        }
        _ if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") => {
            reader.error(syntax, "a quotation mark is not closed on this line", span);
            reader.help("a text begins and ends with a quotation mark");
        }
        _ if message.starts_with("missing comma") || message.starts_with("extra assignment") => {
            reader.error(syntax, "a comma is missing before this", span);
            reader.help("what stands in braces or brackets is separated by commas");
        }
        _ if message.starts_with("unclosed") => {
            reader.error(syntax, "what was opened further up is not closed here", span);
            reader.help("close the brace, the bracket or the quotation mark");
        }
        _ if message.starts_with("invalid boolean") => {
            reader.error(syntax, format!("{} is neither `true` nor `false`", quoted(&text)), span);
            reader.help("write `true` or `false`, or a text in quotation marks");
        }
        _ if message.starts_with("unexpected key or value") => {
            reader.error(syntax, "there is more on this line than a key and its value", span);
            reader.help("write each key on a line of its own");
        }
        _ if message.contains("recurs") => {
            reader.error(syntax, "this is nested too deeply", span);
            reader.help(
                "a script needs three levels at most: a table, a key, and a list or table as its value",
            );
            reader.lose();
        }
        _ => {
            reader.error(syntax, format!("this is not TOML: {}", first_line(message)), span);
            reader.help("write tables as `[menu.main]`, and below them lines with a key, `=` and a value");
            reader.lose();
        }
    }
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or(message)
}

/// A value that is no TOML: most likely a text without its quotation marks.
fn no_string(reader: &mut Reader, span: Range<usize>, text: &str) {
    let syntax = &faults::TOML_SYNTAX;
    if text.trim().is_empty() {
        reader.error(syntax, "there is no value after the `=`", span);
        reader
            .help("write a value: a text in quotation marks, a number, `true` or `false`, a list or a table");
        return;
    }
    if text.starts_with(QUOTES) {
        reader.error(syntax, "these are not the quotation marks of TOML", span);
        reader.help("use the straight ones, as in \"main\"; some editors replace them while you type");
    } else {
        reader.error(syntax, format!("{} stands here without quotation marks", quoted(text)), span);
        reader.help("put texts, names and lengths of time in quotation marks");
    }
    let inner = text.trim_matches(QUOTES);
    if !inner.contains(['"', '\\', '\n']) && !inner.contains(QUOTES) {
        reader.suggest(format!("\"{inner}\""));
    }
}

/// A table or a key that is there twice. One of the two is lost, with whatever it leads to.
fn twice(reader: &mut Reader, span: &Range<usize>) {
    reader.lose();
    let source = std::sync::Arc::clone(reader.source());
    let text = source.text();
    let name = text.get(span.clone()).unwrap_or_default();
    let line_span = source.line_span(source.position(span.start).line);
    let line = text[line_span.clone()].trim();
    if line.starts_with('[') {
        let end = line.find(']').map_or(line.len(), |end| end + 1);
        let header = &line[..end];
        let first = lines(text).find(|(_, own)| own.trim_start().starts_with(header));
        if header.contains('.') {
            reader.error(
                &faults::DUPLICATE_STEP,
                format!("there are two steps named `{name}`"),
                span.clone(),
            );
            reader.help("every step has a name of its own; rename one of them, or make them one");
        } else {
            reader.error(
                &faults::DUPLICATE_KEY,
                format!("the table `{header}` is there twice"),
                span.clone(),
            );
            reader.help("write all its keys below one of them");
        }
        if let Some((at, own)) = first.filter(|(at, _)| *at < line_span.start) {
            let start = at + (own.len() - own.trim_start().len());
            reader.related(start..start + header.len(), "the first is here");
        }
        return;
    }
    reader.error(&faults::DUPLICATE_KEY, format!("`{name}` is given twice"), span.clone());
    reader.help("keep one of the two, or give one of them another key");
    // The first is on the same braces, or further up in the same table.
    let begin = text[..span.start].rfind(['{', '[']).unwrap_or(0);
    let first = text[begin..span.start].match_indices(name).map(|(at, _)| begin + at).find(|&at| {
        let before = text[..at].chars().next_back();
        let is_whole = before.is_none_or(|c| c.is_whitespace() || c == '{' || c == ',');
        is_whole && text[at + name.len()..].trim_start().starts_with('=')
    });
    if let Some(first) = first {
        reader.related(first..first + name.len(), "the first is here");
    }
}

/// Each line with the byte that it begins at.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    })
}

/// `# = "skip"` is a comment to TOML, and hardly ever meant as one.
fn keys_that_are_comments(reader: &mut Reader) {
    let source = std::sync::Arc::clone(reader.source());
    for (at, line) in lines(source.text()) {
        let words = line.trim_start();
        let Some(rest) = words.strip_prefix('#') else { continue };
        if rest.trim_start().strip_prefix('=').is_some_and(|value| value.trim_start().starts_with('"')) {
            let start = at + (line.len() - words.len());
            let message = "this line is a comment, for it begins with `#`";
            reader.warning(&faults::TOML_SYNTAX, message, start..start + 1);
            reader.help("the key # is quoted: `\"#\" = …`");
            reader.suggest("\"#\"");
        }
    }
}
