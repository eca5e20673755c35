//! Words that callers should hear and that a language does not have.

use super::Language;
use super::parts;
use crate::diagnostic::Diagnostic;
use crate::prompt::catalogue::Message;
use crate::script::faults;
use crate::script::hotline::{StepId, StepKind};

/// Complains of every step without its words or its label.
pub(super) fn check(language: &Language<'_>) -> Vec<Diagnostic> {
    language.hotline.step_ids().filter_map(|step| language.missing(step)).collect()
}

impl Language<'_> {
    fn missing(&self, id: StepId) -> Option<Diagnostic> {
        let step = self.hotline.step(id);
        let contents = self.catalogue.contents();
        let message = contents.message(&step.name);
        if message.is_none() && contents.is_damaged(&step.name) {
            return None;
        }
        let speaks = !matches!(step.kind, StepKind::Hours(_));
        let lacks_words = speaks && message.is_none_or(|message| message.value.is_none());
        let label = self.lacking_label(id, message);
        if !lacks_words && label.is_none() {
            return None;
        }
        let (name, file) = (&step.name, self.catalogue.source().name());
        let place = match message {
            Some(message) => self.catalogue.source().place(message.span.clone()),
            None => self.hotline.source().place(step.span.clone()),
        };
        let language = self.name();
        let fault = if lacks_words {
            let with = label.as_ref().map(|label| format!(" with `.{} = …`", label.attribute));
            let help = format!("add `{name} = …`{} to `{file}`", with.unwrap_or_default());
            let said = format!("`{name}` has no words in {language}");
            Diagnostic::error(&faults::MISSING_PROMPT, said, place).help(help)
        } else {
            let label = label.as_ref()?;
            let help = format!("add `.{} = …` to `{name}` in `{file}`", label.attribute);
            if label.needed {
                let said = format!("`{name}` is offered to callers and has no name in {language}");
                Diagnostic::error(&faults::MISSING_PROMPT, said, place).help(help)
            } else {
                let said = format!("callers in trouble are led to `{name}`, which has no name in {language}");
                Diagnostic::warning(&faults::MISSING_PROMPT, said, place).help(help)
            }
        };
        let Some(Label { offered, needed, .. }) = label else { return Some(fault) };
        let why = if needed { "it is offered here" } else { "they are led there from here" };
        Some(fault.related(self.hotline.source().place(offered), why))
    }

    /// The label that a step lacks.
    fn lacking_label(&self, id: StepId, message: Option<&Message>) -> Option<Label> {
        let offer = self.offers.at(id);
        let has = |attribute: &str| message.is_some_and(|message| message.attribute(attribute).is_some());
        let label = |attribute, offered: &std::ops::Range<usize>, needed| {
            Some(Label { attribute, offered: offered.clone(), needed })
        };
        if has("option") {
            return None;
        }
        if let Some(span) = &offer.option {
            return label("option", span, true);
        }
        if let Some(span) = offer.anywhere.as_ref().filter(|_| !has("anywhere")) {
            return label("option", span, true);
        }
        if let Some(span) = offer.closed.as_ref().filter(|_| !has("closed")) {
            return label("closed", span, true);
        }
        let span = offer.failure.as_ref().filter(|_| !parts::LABELS.iter().any(|label| has(label)))?;
        label("option", span, false)
    }
}

/// A label that is lacking.
struct Label {
    attribute: &'static str,
    /// Where the step is offered.
    offered: std::ops::Range<usize>,
    /// Whether callers hear something wrong without it, and not only less.
    needed: bool,
}
