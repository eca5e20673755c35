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
        let (language, place) = (self.name(), self.hotline.source().place(step.span.clone()));
        let error = |message: String| Diagnostic::error(&faults::MISSING_PROMPT, message, place.clone());
        let fault = match &label {
            _ if lacks_words => {
                let help = match &label {
                    None => format!("add `{name} = …` to `{file}`"),
                    Some(label) => format!("add `{name} = …` with `.{} = …` to `{file}`", label.attribute),
                };
                error(format!("`{name}` has no words in {language}")).help(help)
            }
            Some(label) if label.needed => {
                error(format!("`{name}` is offered and has no name in {language}"))
                    .help(label.help(name, file))
            }
            Some(label) => {
                let message =
                    format!("callers in trouble are led to `{name}`, and it has no name in {language}");
                Diagnostic::warning(&faults::MISSING_PROMPT, message, place).help(label.help(name, file))
            }
            None => return None,
        };
        let fault = match label {
            Some(Label { offered, .. }) => {
                fault.related(self.hotline.source().place(offered), "it is offered here")
            }
            None => fault,
        };
        Some(self.with_place_of_message(fault, message))
    }

    /// Shows where the message is that lacks something.
    fn with_place_of_message(&self, fault: Diagnostic, message: Option<&Message>) -> Diagnostic {
        match message {
            Some(message) => {
                fault.related(self.catalogue.source().place(message.span.clone()), "its words are here")
            }
            None => fault,
        }
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

impl Label {
    fn help(&self, name: &str, file: &str) -> String {
        format!("add `.{} = …` to `{name}` in `{file}`", self.attribute)
    }
}
