//! One JSON object a line, for programs.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

use super::answer::{Asked, Why};
use crate::number::{Number, Printed, is_invisible};

/// The keys, in the order they are printed. What a number does not have is `null`.
#[derive(Serialize)]
struct Answer<'a> {
    input: &'a str,
    valid: bool,
    kind: Option<&'static str>,
    e164: Option<&'a str>,
    international: Option<&'a str>,
    national: Option<&'a str>,
    local: Option<&'a str>,
    rfc3966: Option<&'a str>,
    spoken: Option<Spoken>,
    note: Option<String>,
}

/// The number as words, one word a digit.
#[derive(Serialize)]
struct Spoken {
    en: String,
    #[serde(rename = "zh-CN")]
    zh_cn: String,
}

/// Writes one object and a line end.
pub(super) fn write(out: &mut impl Write, asked: &Asked<'_>) -> io::Result<()> {
    // Only what was asked can hold characters that have to be escaped; the answer is ours.
    let plain =
        asked.input.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !asked.input.contains(is_invisible);
    if plain {
        object(&mut serde_json::Serializer::new(&mut *out), asked)?;
    } else {
        object(&mut serde_json::Serializer::with_formatter(&mut *out, Visible), asked)?;
    }
    out.write_all(b"\n")
}

fn object<W: Write, F: Formatter>(
    json: &mut serde_json::Serializer<W, F>,
    asked: &Asked<'_>,
) -> Result<(), serde_json::Error> {
    match &asked.number {
        Ok(number) => valid(&asked.input, number, json),
        Err(why) => refused(&asked.input, why).serialize(json),
    }
}

fn valid<W: Write, F: Formatter>(
    input: &str,
    number: &Number,
    json: &mut serde_json::Serializer<W, F>,
) -> Result<(), serde_json::Error> {
    let (e164, international) = (number.e164(), number.international());
    let (national, local, rfc3966) = (number.national(), number.local(), number.rfc3966());
    let form = number.spoken_form();
    Answer {
        input,
        valid: true,
        kind: Some(number.kind().name()),
        e164: e164.as_ref().map(Printed::as_str),
        international: international.as_ref().map(Printed::as_str),
        national: Some(&national),
        local: Some(&local),
        rfc3966: Some(&rfc3966),
        spoken: Some(Spoken { en: number.spoken_en(form), zh_cn: number.spoken_zh(form) }),
        note: number.note().map(|notes| notes.to_string()),
    }
    .serialize(json)
}

fn refused<'a>(input: &'a str, why: &Why) -> Answer<'a> {
    let note = match why.cleaned() {
        Some(cleaned) => format!("{why}; probably meant: {cleaned}"),
        None => why.to_string(),
    };
    Answer {
        input,
        valid: false,
        kind: None,
        e164: None,
        international: None,
        national: None,
        local: None,
        rfc3966: None,
        spoken: None,
        note: Some(note),
    }
}

/// JSON in which characters that a terminal may obey, or that turn the direction of what follows, are escaped. Read
/// back, the text is the same.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = CompactFormatter;
        let mut rest = fragment;
        while let Some(at) = rest.find(is_invisible) {
            plain.write_string_fragment(writer, &rest[..at])?;
            let mut after = rest[at..].chars();
            let mut units = [0; 2];
            for unit in after.next().unwrap_or_default().encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = after.as_str();
        }
        plain.write_string_fragment(writer, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_may_obey_is_escaped_and_reads_back_the_same() {
        let input = "\u{9B}31m\u{202E}95580\u{E0001}\u{7F}\u{1B}[0m 重庆";
        let mut out = Vec::new();
        write(&mut out, &Asked::from_bytes(input.as_bytes())).unwrap();
        let json = String::from_utf8(out).unwrap();
        assert!(json.trim_end().chars().all(|c| !is_invisible(c)), "{json}");
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["input"], input);
    }
}
