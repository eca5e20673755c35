//! The words of a report in the language of its readers, in Fluent like everything that people read or hear.

use crate::diagnostic::Source;
use crate::page::Table;
use crate::prompt::{Catalogue, Locale, Value};

/// The words in one language.
pub(super) struct Words(Catalogue);

impl Words {
    /// The words in `locale`; in English where there are none.
    pub(super) fn of(locale: &'static Locale) -> Self {
        let english = Locale::find("en").unwrap_or(locale);
        let (locale, text) = match locale.tag {
            "zh-CN" => (locale, include_str!("words/zh-CN.ftl")),
            _ => (english, include_str!("words/en.ftl")),
        };
        let name = format!("report/{}.ftl (built in)", locale.tag);
        Self(Catalogue::read(locale, Source::new(name, text)).0)
    }

    /// The language that they really are in.
    pub(super) fn locale(&self) -> &'static Locale {
        self.0.locale()
    }

    /// Words without values.
    ///
    /// # Panics
    /// When there are none of this name, which a test rules out.
    pub(super) fn text(&self, name: &str) -> String {
        self.with(name, &[])
    }

    /// Words with values.
    ///
    /// # Panics
    /// When there are none of this name, which a test rules out.
    pub(super) fn with(&self, name: &str, values: &[(&str, Value)]) -> String {
        let said = self.0.utter(name, None, values);
        said.unwrap_or_else(|| panic!("the words `{name}` of reports are part of the program")).to_string()
    }

    /// A text as a value.
    pub(super) fn value(&self, text: impl Into<String>) -> Value {
        Value::Words { locale: self.locale(), text: text.into() }
    }

    /// An empty table whose caption and columns are words of these names.
    pub(super) fn table(&self, caption: &str, columns: &[&str]) -> Table {
        let columns: Vec<String> = columns.iter().map(|name| self.text(name)).collect();
        Table::new(self.text(caption), &columns.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Words one after another.
    pub(super) fn list(&self, words: &[&str]) -> String {
        words.join(if self.locale().tag == "zh-CN" { "、" } else { ", " })
    }
}
