//! Words that nobody says.

use super::Language;
use super::parts;
use crate::diagnostic::{Diagnostic, nearest};
use crate::prompt::catalogue::{Message, common};
use crate::script::faults;
use crate::script::hotline::StepKind;

/// How many names are compared in all to find those that were meant.
const MOST_COMPARED: usize = 1_000_000;

/// Complains of prompts and attributes that nobody says.
pub(super) fn check(language: &Language<'_>) -> Vec<Diagnostic> {
    let contents = language.catalogue.contents();
    let mut unspoken = None;
    let mut compared = 0;
    let mut told = Vec::new();
    for message in contents.messages() {
        let said = |id| language.roles.given(id).is_some();
        let is_step = language.hotline.find(&message.name).is_some();
        let own_words = message.value.is_some_and(|value| !said(value));
        if message.patterns().all(|id| !said(id)) && !is_step {
            let names = unspoken.get_or_insert_with(|| language.names_without_words());
            compared += names.len();
            let near = (compared < MOST_COMPARED).then(|| nearest(&message.name, names.iter().copied()));
            told.push(language.unused(message, near.flatten()));
            continue;
        }
        if own_words && is_step {
            told.push(language.hours_with_words(message));
        }
        for attribute in message.attributes.iter().filter(|attribute| !said(attribute.pattern)) {
            let is_label = parts::LABELS.contains(&&*attribute.name);
            let step = language.hotline.find(&message.name);
            let unreached = step.is_some_and(|step| language.offers.at(step).unreached);
            if is_step && !is_label || unreached || common::is_common(&message.name) {
                // Told as unknown below; or no caller comes to the step at all.
                continue;
            }
            let place = language.catalogue.source().place(attribute.span.clone());
            let (name, label) = (&message.name, &attribute.name);
            let (message, help) = if is_step {
                (
                    format!("no key leads to `{name}`, so its `.{label}` is never said"),
                    "offer it in a menu, or remove the attribute",
                )
            } else {
                (format!("no prompt uses `{name}.{label}`"), "remove it, or use it in another prompt")
            };
            told.push(Diagnostic::warning(&faults::UNUSED_PROMPT, message, place).help(help));
        }
    }
    told.extend(language.unknown_attributes());
    told
}

impl<'a> Language<'a> {
    /// What a prompt could have been meant for: steps without words, and the common prompts.
    fn names_without_words(&self) -> Vec<&'a str> {
        let common = common::names().map(|name| -> &'a str { name });
        let all = self.hotline.steps().iter().map(|step| &*step.name).chain(common);
        all.filter(|name| self.catalogue.own(name).is_none()).collect()
    }

    fn unused(&self, message: &Message, near: Option<&str>) -> Diagnostic {
        let place = self.catalogue.source().place(message.span.clone());
        let fault = if message.is_term() {
            let said = format!("no prompt uses the term `{}`", message.name);
            Diagnostic::warning(&faults::UNUSED_PROMPT, said, place)
        } else {
            let said = format!("nobody says the prompt `{}`", message.name);
            Diagnostic::warning(&faults::UNUSED_PROMPT, said, place).label("no step has this name")
        };
        match near {
            Some(near) => fault.help(format!("did you mean `{near}`?")).suggest(near),
            None => fault.help("remove it, or name it after a step"),
        }
    }

    /// Hours have a name that can be offered, but nothing to say.
    fn hours_with_words(&self, message: &Message) -> Diagnostic {
        let place = self.catalogue.source().place(message.span.clone());
        let said = format!("`{}` is hours and says nothing, so these words are never heard", message.name);
        Diagnostic::warning(&faults::UNUSED_PROMPT, said, place)
            .help("move the words to the announcement or the menu that the hours lead to")
    }

    fn unknown_attributes(&self) -> Vec<Diagnostic> {
        let contents = self.catalogue.contents();
        let told = self.roles.unknown.iter().map(|unknown| {
            let message = &contents.messages()[unknown.message];
            let attribute = &message.attributes[unknown.attribute];
            let (name, label) = (&message.name, &attribute.name);
            let place = self.catalogue.source().place(attribute.span.clone());
            let known: Vec<&str> = match self.hotline.find(name) {
                Some(step) => parts::parts(&self.hotline.step(step).kind)
                    .iter()
                    .filter_map(|part| part.attribute)
                    .collect(),
                None => Vec::new(),
            };
            let fault = Diagnostic::warning(
                &faults::UNKNOWN_ATTRIBUTE,
                format!("`.{label}` of `{name}` is never said"),
                place,
            );
            let kind = self.hotline.find(name).map(|step| kind(&self.hotline.step(step).kind));
            match (nearest(label, known.iter().copied()), kind) {
                (Some(near), _) => fault.help(format!("did you mean `{near}`?")).suggest(near),
                (None, Some(kind)) => {
                    let known: Vec<String> = known.iter().map(|known| format!("`.{known}`")).collect();
                    fault.help(format!("the attributes of {kind} are {}", known.join(", ")))
                }
                (None, None) => fault.help("a prompt that every hotline has is said without attributes"),
            }
        });
        told.collect()
    }
}

fn kind(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Menu(menu) if !menu.languages.is_empty() => "a menu of languages",
        StepKind::Menu(_) => "a menu",
        StepKind::Line(_) => "this line",
        StepKind::Bulletin(_) => "a bulletin",
        StepKind::Announcement(_) => "an announcement",
        StepKind::Entry(_) => "an entry",
        StepKind::Hours(_) => "hours",
    }
}
