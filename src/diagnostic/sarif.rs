//! Faults for code scanning: SARIF 2.1.0 (OASIS), which editors and forges show beside the text. One run; each
//! code that occurs is a rule with its page; each fault is a result; each exact mend is a fix.

use std::io;

use serde::Serialize;

use super::{Code, Diagnostic, Faults, Place, Related, Suggestion, json, page};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Columns that a rule's page is set in where Markdown is not shown.
const PAGE_WIDTH: usize = 80;

/// Writes one log, which is complete even when there are no faults.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(faults: &Faults, out: &mut dyn io::Write) -> io::Result<()> {
    write_with_suppressed(faults, &[], out)
}

/// Writes one log, and in it after the faults those that their author has decided to keep, each with the reason.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_with_suppressed(
    faults: &Faults,
    suppressed: &[(Diagnostic, &str)],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let kept = suppressed.iter().map(|(fault, _)| fault.code);
    let mut codes: Vec<&Code> = faults.list().iter().map(|fault| fault.code).chain(kept).collect();
    codes.sort_by_key(|code| code.name);
    codes.dedup_by_key(|code| code.name);
    let told = faults.list().iter().map(|fault| Answer::of(fault, None, &codes));
    let kept = suppressed.iter().map(|(fault, reason)| Answer::of(fault, Some(reason), &codes));
    let results = told.chain(kept).collect();
    let driver = Driver {
        name: "Reachline",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: codes.iter().map(|code| Rule::of(code)).collect(),
    };
    let run = Run { tool: Tool { driver }, column_kind: "utf16CodeUnits", results };
    json::serialize(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'static str,
    results: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help<'a>>,
}

#[derive(Serialize)]
struct Help<'a> {
    text: String,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

/// What SARIF calls a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression<'a>>,
}

/// Why something that was found stays.
#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
}

#[derive(Serialize)]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    at: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Text>,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: [Replacement<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Inserted<'a>,
}

#[derive(Serialize)]
struct Inserted<'a> {
    text: &'a str,
}

impl<'a> Rule<'a> {
    fn of(code: &'a Code) -> Self {
        let filled = |text: &str| !text.trim().is_empty();
        let title = page::title(code.page);
        Self {
            id: code.name,
            short_description: filled(title).then(|| Text { text: title.to_owned() }),
            help: filled(code.page)
                .then(|| Help { text: page::plain(code.page, PAGE_WIDTH), markdown: code.page }),
        }
    }
}

impl<'a> Answer<'a> {
    fn of(fault: &'a Diagnostic, kept: Option<&'a str>, codes: &[&Code]) -> Self {
        // Every code of these faults is among the codes, which are sorted by name.
        let rule_index = codes.partition_point(|code| code.name < fault.code.name);
        let mut said = fault.message.clone();
        if !fault.label.is_empty() {
            said = format!("{said}: {}", fault.label);
        }
        if let Some(help) = &fault.help {
            said = format!("{said}. Help: {help}");
        }
        for note in &fault.notes {
            said = format!("{said}. {note}");
        }
        Self {
            rule_id: fault.code.name,
            rule_index,
            level: fault.severity.word(),
            message: message(&said),
            locations: [Location { id: None, at: Physical::of(&fault.place), message: None }],
            related_locations: fault.related.iter().enumerate().map(Location::related).collect(),
            fixes: fault.suggestion.iter().map(|suggestion| Fix::of(suggestion, fault)).collect(),
            suppressions: kept
                .map(|justification| Suppression { kind: "inSource", justification })
                .into_iter()
                .collect(),
        }
    }
}

impl Location {
    fn related((index, related): (usize, &Related)) -> Self {
        Self {
            id: Some(index + 1),
            at: Physical::of(&related.place),
            message: (!related.label.is_empty()).then(|| message(&related.label)),
        }
    }
}

impl Physical {
    fn of(place: &Place) -> Self {
        Self { artifact_location: Artifact::of(place), region: Region::of(place) }
    }
}

impl<'a> Fix<'a> {
    fn of(suggestion: &'a Suggestion, fault: &Diagnostic) -> Self {
        let Suggestion { place, replacement } = suggestion;
        Self {
            description: fault.help.as_deref().map(message),
            artifact_changes: [Change {
                artifact_location: Artifact::of(place),
                replacements: [Replacement {
                    deleted_region: Region::of(place),
                    inserted_content: Inserted { text: replacement },
                }],
            }],
        }
    }
}

impl Region {
    fn of(place: &Place) -> Self {
        let bytes = place.bytes();
        let source = &place.source;
        Self {
            start_line: source.position(bytes.start).line,
            start_column: source.utf16_column(bytes.start),
            end_line: source.position(bytes.end).line,
            end_column: source.utf16_column(bytes.end),
        }
    }
}

impl Artifact {
    fn of(place: &Place) -> Self {
        Self { uri: uri(place.source.name()) }
    }
}

/// A message in which nothing is taken for a placeholder (SARIF 2.1.0, section 3.11.5: braces are doubled) or for
/// a link (section 3.11.6: `[words](place)`; a bracket is escaped).
fn message(text: &str) -> Text {
    let mut text = text.replace('{', "{{").replace('}', "}}");
    if text.contains("](") {
        text = text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    }
    Text { text }
}

/// A path as a URI reference (RFC 3986): what is neither unreserved nor a `/` is escaped, and a full path gets
/// its scheme. On Windows `\` divides the parts of a path; elsewhere it is a character like any other.
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut uri = match (path.starts_with('/'), drive) {
        (true, _) => "file://".to_owned(),
        (false, true) => "file:///".to_owned(),
        (false, false) => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(byte));
            }
            b':' if drive && at == 1 => uri.push(':'),
            other => {
                // Writing to a string does not fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(uri("scripts/china-post.toml"), "scripts/china-post.toml");
        assert_eq!(uri("a b/邮.toml"), "a%20b/%E9%82%AE.toml");
        assert_eq!(uri("c:d%.toml"), "c%3Ad%25.toml");
        #[cfg(not(windows))]
        assert_eq!(uri("/home/x.toml"), "file:///home/x.toml");
    }

    #[test]
    fn nothing_in_a_message_is_a_placeholder_or_a_link() {
        assert_eq!(message("no `{ $nr }` in `[menu]` (x)").text, "no `{{ $nr }}` in `[menu]` (x)");
        assert_eq!(message("see [x](http://y) \\").text, r"see \[x\](http://y) \\");
    }
}
