//! Values of a script taken for what they should be, with a complaint where they are not.

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use toml::Spanned;

use crate::diagnostic::{Code, Diagnostic, Source};
use crate::script::document::{Field, Raw};
use crate::script::faults;

/// The script, and what was found wrong with it so far.
pub(super) struct Fields {
    source: Arc<Source>,
    faults: Vec<Diagnostic>,
}

impl Fields {
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), faults: Vec::new() }
    }

    pub(super) fn source(&self) -> &Arc<Source> {
        &self.source
    }

    pub(super) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults
    }

    /// Complains of an error.
    pub(super) fn error(&mut self, code: &'static Code, message: impl Into<String>, span: Range<usize>) {
        self.faults.push(Diagnostic::error(code, message, self.source.place(span)));
    }

    /// Complains of something that works, but probably not as meant.
    pub(super) fn warning(&mut self, code: &'static Code, message: impl Into<String>, span: Range<usize>) {
        self.faults.push(Diagnostic::warning(code, message, self.source.place(span)));
    }

    /// Changes the last complaint, which is the one just made.
    fn amend(&mut self, change: impl FnOnce(Diagnostic) -> Diagnostic) {
        if let Some(last) = self.faults.pop() {
            self.faults.push(change(last));
        }
    }

    /// Says what to do about the last complaint.
    pub(super) fn help(&mut self, help: impl Into<String>) {
        self.amend(|fault| fault.help(help));
    }

    /// Says what is under the carets of the last complaint.
    pub(super) fn label(&mut self, label: impl Into<String>) {
        self.amend(|fault| fault.label(label));
    }

    /// Offers an exact mend for the last complaint.
    pub(super) fn suggest(&mut self, replacement: impl Into<String>) {
        self.amend(|fault| fault.suggest(replacement));
    }

    /// Shows another place that has to do with the last complaint.
    pub(super) fn related(&mut self, span: Range<usize>, label: &str) {
        let place = self.source.place(span);
        self.amend(|fault| fault.related(place, label));
    }

    /// A field that must be there, or a complaint at the table that lacks it.
    pub(super) fn required<'a>(
        &mut self,
        field: Option<&'a Field>,
        name: &str,
        table: &str,
    ) -> Option<&'a Field> {
        if field.is_none() {
            let span = self.table_span(table);
            self.missing(name, table, span);
        }
        field
    }

    /// Complains that a table lacks a key.
    pub(super) fn missing(&mut self, name: &str, table: &str, span: Range<usize>) {
        self.error(&faults::MISSING_KEY, format!("`[{table}]` has no `{name}`"), span);
        self.help(format!("add a line `{name} = …` to it; see `reachline check --explain missing-key`"));
    }

    /// Where a top-level table begins; the beginning of the file if it is nowhere.
    fn table_span(&self, table: &str) -> Range<usize> {
        let header = format!("[{table}]");
        self.source.text().find(&header).map_or(0..0, |start| start..start + header.len())
    }

    fn wrong_type(&mut self, field: &Field, name: &str, wanted: &str) {
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
            return Some(text);
        }
        self.wrong_type(field, name, "a text in quotation marks");
        None
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, field: Option<&Field>, name: &str) -> Option<bool> {
        let field = field?;
        if let Raw::Truth(truth) = field.get_ref() {
            return Some(*truth);
        }
        self.wrong_type(field, name, "`true` or `false`, without quotation marks");
        None
    }

    /// A whole number within a range.
    pub(super) fn amount(
        &mut self,
        field: Option<&Field>,
        name: &str,
        range: std::ops::RangeInclusive<u8>,
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
        }
        within
    }

    /// A length of time with its unit, within a range.
    pub(super) fn length(
        &mut self,
        field: Option<&Field>,
        name: &str,
        range: std::ops::RangeInclusive<Duration>,
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
            self.error(&faults::WRONG_VALUE, format!("`{text}` is no length of time"), field.span());
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
        choices: &[(&str, T)],
    ) -> Option<T> {
        let field = field?;
        let text = self.text(field, name)?;
        if let Some((_, choice)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*choice);
        }
        let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
        self.error(&faults::WRONG_VALUE, format!("`{name}` cannot be `{text}`"), field.span());
        self.help(format!("it is one of {}", words.join(", ")));
        None
    }
}
