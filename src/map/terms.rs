//! The words of a map that are not the hotline's own, in the map's language.

use crate::diagnostic::Source;
use crate::prompt::{Catalogue, Locale, Value};
use crate::script::{Deed, Hotline, LanguageId, StepId};

/// The words of a map in one language.
pub(super) struct Terms<'a> {
    pub(super) hotline: &'a Hotline,
    pub(super) language: LanguageId,
    own: Catalogue,
}

/// The file of a language's words.
fn file(locale: &Locale) -> &'static str {
    match locale.tag {
        "zh-CN" => include_str!("words/zh-CN.ftl"),
        _ => include_str!("words/en.ftl"),
    }
}

impl<'a> Terms<'a> {
    pub(super) fn new(hotline: &'a Hotline, language: LanguageId) -> Self {
        let locale = hotline.locale(language);
        let source = Source::new(format!("words of maps in {} (built in)", locale.tag), file(locale));
        let (own, _) = Catalogue::read(locale, source);
        Self { hotline, language, own }
    }

    pub(super) fn locale(&self) -> &'static Locale {
        self.own.locale()
    }

    /// A sentence of the map's own.
    pub(super) fn say(&self, name: &str, values: &[(&str, Value)]) -> String {
        self.own.utter(name, None, values).map_or_else(String::new, |said| flat(&said.to_string()))
    }

    /// What every hotline can do.
    pub(super) fn deed(&self, deed: Deed) -> String {
        self.say(&format!("map-{}", deed.name()), &[])
    }

    /// What stands between the parts of a list; Fluent takes away the spaces at the end of a line.
    pub(super) fn join(&self, name: &str, parts: &[String]) -> String {
        let mark = self.say(name, &[]);
        let gap = if mark.is_ascii() { " " } else { "" };
        parts.join(&format!("{mark}{gap}"))
    }

    pub(super) fn words(&self, text: impl Into<String>) -> Value {
        Value::Words { locale: self.locale(), text: text.into() }
    }

    /// How a step is called where it is offered.
    pub(super) fn label(&self, step: StepId) -> String {
        self.labelled(step, &["option", "anywhere"])
    }

    /// How a step is called where a key leads to it from everywhere.
    pub(super) fn anywhere_label(&self, step: StepId) -> String {
        self.labelled(step, &["anywhere", "option"])
    }

    /// Whether a step has words by which it is offered.
    pub(super) fn is_labelled(&self, step: StepId) -> bool {
        let prompts = self.hotline.prompts(self.language);
        let name = &self.hotline.step(step).name;
        ["option", "anywhere"].iter().any(|label| prompts.has(name, Some(label)))
    }

    fn labelled(&self, step: StepId, labels: &[&str]) -> String {
        let name = &self.hotline.step(step).name;
        let prompts = self.hotline.prompts(self.language);
        let label = labels.iter().find_map(|label| prompts.text(name, Some(label)));
        flat(&label.unwrap_or_else(|| name.replace('-', " ")))
    }
}

/// Text in one line, without anything that a page or a terminal would obey.
pub(super) fn flat(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::diagnostic::printable(&one_line).into_owned()
}
