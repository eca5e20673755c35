//! Values of a script taken for what they should be, with a complaint where they are not.

use std::ops::RangeInclusive;
use std::time::Duration;

use toml::Spanned;

use super::reader::Reader;
use super::syntax::QUOTES;
use crate::diagnostic::quoted;
use crate::script::document::{Field, Raw};
use crate::script::faults;

impl Reader {
    /// A field that must be there, or a complaint at the table that lacks it.
    pub(super) fn required<'a>(
        &mut self,
        field: Option<&'a Field>,
        name: &str,
        table: &str,
        span: &std::ops::Range<usize>,
    ) -> Option<&'a Field> {
        if field.is_none() {
            self.missing(name, table, span.clone());
        }
        field
    }

    fn wrong_type(&mut self, field: &Field, name: &str, wanted: &str) {
        self.lose_value(name);
        let found = field.get_ref().kind();
        self.error(
            &faults::WRONG_TYPE,
            format!("`{name}` takes {wanted}, and this is {found}"),
            field.span(),
        );
    }

    /// A text, as written.
    pub(super) fn text<'a>(&mut self, field: &'a Field, name: &str) -> Option<&'a str> {
        if let Raw::Text(text) = field.get_ref() {
            // What stands in other quotation marks is told already, and meant as if in these.
            let quoted = self.source().text()[field.span()].starts_with(['"', '\'']);
            return Some(if quoted { text } else { text.trim_matches(QUOTES) });
        }
        self.wrong_type(field, name, "a text in quotation marks");
        None
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, field: Option<&Field>, name: &str) -> Option<bool> {
        let field = field?;
        match field.get_ref() {
            Raw::Truth(truth) => return Some(*truth),
            Raw::Text(text) if text == "true" || text == "false" => {
                self.wrong_type(field, name, "`true` or `false`, without quotation marks");
                self.suggest(text.clone());
            }
            Raw::Text(_)
            | Raw::Whole(_)
            | Raw::Fraction(_)
            | Raw::Moment(_)
            | Raw::List(_)
            | Raw::Table(_) => {
                self.wrong_type(field, name, "`true` or `false`, without quotation marks");
            }
        }
        None
    }

    /// A whole number within a range.
    pub(super) fn amount(
        &mut self,
        field: Option<&Field>,
        name: &str,
        range: &RangeInclusive<u8>,
    ) -> Option<u8> {
        let field = field?;
        let Raw::Whole(number) = field.get_ref() else {
            self.wrong_type(field, name, "a whole number without quotation marks");
            return None;
        };
        let within = u8::try_from(*number).ok().filter(|number| range.contains(number));
        if within.is_none() {
            let message =
                format!("`{name}` is from {} to {}, and this is {number}", range.start(), range.end());
            self.error(&faults::OUT_OF_RANGE, message, field.span());
            self.help(format!("write a number from {} to {}", range.start(), range.end()));
        }
        within
    }

    /// A length of time with its unit, within a range.
    pub(super) fn length(
        &mut self,
        field: Option<&Field>,
        name: &str,
        range: &RangeInclusive<Duration>,
    ) -> Option<Duration> {
        let field = field?;
        let Raw::Text(text) = field.get_ref() else {
            self.wrong_type(field, name, "a length of time with its unit, such as \"10s\"");
            if let Raw::Whole(number) = field.get_ref() {
                self.suggest(format!("\"{number}s\""));
            }
            return None;
        };
        let Some(length) = crate::clock::parse_length(text) else {
            self.error(&faults::WRONG_VALUE, format!("{} is no length of time", quoted(text)), field.span());
            self.help("write a number and its unit, `ms`, `s` or `m`: \"700ms\", \"10s\", \"1.5s\", \"2m\"");
            return None;
        };
        if !range.contains(&length) {
            let (least, most) =
                (crate::clock::print_length(*range.start()), crate::clock::print_length(*range.end()));
            self.error(
                &faults::OUT_OF_RANGE,
                format!("`{name}` is from {least} to {most}, and this is {text}"),
                field.span(),
            );
            self.help(format!("write a length of time from \"{least}\" to \"{most}\""));
            return None;
        }
        Some(length)
    }

    /// The items of a list.
    pub(super) fn list<'a>(&mut self, field: &'a Field, name: &str) -> &'a [Field] {
        if let Raw::List(items) = field.get_ref() {
            return items;
        }
        self.wrong_type(field, name, "a list in square brackets");
        if let Raw::Text(text) = field.get_ref() {
            self.suggest(format!("[\"{text}\"]"));
        }
        &[]
    }

    /// The entries of a table, in the order in which they are written.
    pub(super) fn table<'a>(
        &mut self,
        field: Option<&'a Field>,
        name: &str,
    ) -> &'a [(Spanned<String>, Field)] {
        let Some(field) = field else { return &[] };
        if let Raw::Table(entries) = field.get_ref() {
            return entries;
        }
        self.wrong_type(field, name, "a table in braces, such as { 1 = \"…\" }");
        &[]
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        field: Option<&Field>,
        name: &str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let field = field?;
        let text = self.text(field, name)?;
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*choice);
        }
        let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        self.lose_value(name);
        self.error(&faults::WRONG_VALUE, format!("`{name}` cannot be {}", quoted(text)), field.span());
        self.help(format!("it is one of {}", words.join(", ")));
        if let Some(near) = self.nearest(text, choices.len(), choices.iter().map(|(word, _)| *word)) {
            self.suggest(format!("\"{near}\""));
        }
        None
    }
}
