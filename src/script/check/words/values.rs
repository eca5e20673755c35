//! What each prompt is for, and whether it names only values that it is given there. A prompt that others use is
//! given only what all of them are given.

use super::Language;
use super::offers::Offers;
use super::parts::{self, Given};
use crate::diagnostic::{Diagnostic, nearest};
use crate::prompt::Catalogue;
use crate::prompt::catalogue::{Contents, Message, Pattern, PatternId, Piece, Reference, Variable};
use crate::script::faults;
use crate::script::hotline::{Accept, Hotline, StepId, StepKind};

/// What the words of a prompt file are for.
pub(super) struct Roles<'a> {
    /// For each pattern, what it is given; `None` if nobody says it.
    given: Vec<Option<Given>>,
    /// For each pattern, who uses it and is given the least.
    by: Vec<Option<(PatternId, &'a Reference)>>,
    /// The attributes that no step of the kind has, with the kind's own.
    pub(super) unknown: Vec<Unknown>,
    /// Whether it cannot be known what is used.
    pub(super) unsure: bool,
}

/// What becomes of what is typed at an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// Prompts can say it.
    Said,
    /// It is secret.
    Sensitive,
    /// It is a way, and not kept.
    YesOrNo,
}

/// An attribute that is never said.
pub(super) struct Unknown {
    /// The message, in the order of the file.
    pub(super) message: usize,
    /// The attribute, in the order of the message.
    pub(super) attribute: usize,
}

impl<'a> Roles<'a> {
    pub(super) fn of(hotline: &Hotline, offers: &Offers, catalogue: &'a Catalogue) -> Self {
        let contents = catalogue.contents();
        let count = contents.patterns().len();
        let mut roles =
            Self { given: vec![None; count], by: vec![None; count], unknown: Vec::new(), unsure: false };
        for (place, message) in contents.messages().iter().enumerate() {
            match hotline.find(&message.name) {
                Some(step) => roles.step(hotline, offers, step, place, message),
                None => {
                    if let (Some(value), Some(given)) = (message.value, parts::of_common(&message.name)) {
                        roles.given[value.index()] = Some(given);
                        let attributes = 0..message.attributes.len();
                        let unknown = attributes.map(|attribute| Unknown { message: place, attribute });
                        roles.unknown.extend(unknown);
                    }
                }
            }
        }
        roles.pass_on(contents);
        // What another prompt uses is said after all.
        let (given, messages) = (&roles.given, contents.messages());
        roles.unknown.retain(|unknown| {
            let attribute = &messages[unknown.message].attributes[unknown.attribute];
            given[attribute.pattern.index()].is_none()
        });
        roles
    }

    fn step(&mut self, hotline: &Hotline, offers: &Offers, step: StepId, place: usize, message: &Message) {
        let parts = parts::parts(&hotline.step(step).kind);
        let given =
            |name: Option<&str>| parts.iter().find(|part| part.attribute == name).map(|part| part.given);
        if let Some(value) = message.value {
            self.given[value.index()] = given(None);
        }
        for (index, attribute) in message.attributes.iter().enumerate() {
            let name = &*attribute.name;
            match given(Some(name)) {
                None => self.unknown.push(Unknown { message: place, attribute: index }),
                Some(given) if !parts::LABELS.contains(&name) || offers.at(step).is_any() => {
                    self.given[attribute.pattern.index()] = Some(given);
                }
                Some(_) => {}
            }
        }
    }

    /// Who uses other words passes on what it is given itself; a term is given nothing but what it is told.
    fn pass_on(&mut self, contents: &'a Contents) {
        let Some(order) = contents.from_users_to_words() else {
            // Words that use each other in a circle are told; nobody knows what they would be given.
            self.unsure = true;
            return;
        };
        for user in order {
            let pattern = contents.pattern(user);
            let Some(given) = self.given[user.index()] else { continue };
            for reference in pattern.references() {
                let Some(target) = reference.target else { continue };
                let passed = if reference.name.starts_with('-') { Given::NOTHING } else { given };
                let before = self.given[target.index()];
                let now = before.map_or(passed, |before| before.and(passed));
                if before != Some(now) {
                    self.given[target.index()] = Some(now);
                    self.by[target.index()] = Some((user, reference));
                }
            }
        }
    }

    /// What some words are given; `None` if nobody says them.
    pub(super) fn given(&self, id: PatternId) -> Option<Given> {
        self.given[id.index()]
    }
}

/// Complains of values that are not given, and of choices by values that are no numbers.
pub(super) fn check(language: &Language<'_>) -> Vec<Diagnostic> {
    let contents = language.catalogue.contents();
    let mut told = Vec::new();
    for (id, pattern) in (0..contents.patterns().len()).zip(contents.patterns()) {
        let Some(given) = language.roles.given[id] else { continue };
        let message = &contents.messages()[pattern.message];
        for piece in &pattern.pieces {
            match piece {
                Piece::Value(variable) if !message.is_term() => {
                    told.extend(language.value(id, pattern, given, variable));
                }
                Piece::Selector(variable) if !message.is_term() => {
                    let fault = language.value(id, pattern, given, variable);
                    told.extend(fault.or_else(|| language.selector(variable)));
                }
                Piece::Reference(reference) => told.extend(language.reference(given, reference)),
                Piece::Value(_)
                | Piece::Selector(_)
                | Piece::Text(_)
                | Piece::Literal { .. }
                | Piece::Variant => {}
            }
        }
    }
    told
}

impl Language<'_> {
    /// What becomes of the digits of the entry of this name, if there is one.
    pub(super) fn entry(&self, name: &str) -> Option<Typed> {
        match &self.hotline.step(self.hotline.find(name)?).kind {
            StepKind::Entry(entry) if entry.sensitive => Some(Typed::Sensitive),
            StepKind::Entry(entry) if entry.accept == Accept::YesNo => Some(Typed::YesOrNo),
            StepKind::Entry(_) => Some(Typed::Said),
            StepKind::Menu(_)
            | StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Hours(_) => None,
        }
    }

    fn value(&self, id: usize, pattern: &Pattern, given: Given, variable: &Variable) -> Option<Diagnostic> {
        let name = &*variable.name;
        let entry = self.entry(name).filter(|_| given.has_entries());
        if given.has(name) || entry == Some(Typed::Said) {
            return None;
        }
        let source = self.catalogue.source();
        let contents = self.catalogue.contents();
        let message = &contents.messages()[pattern.message];
        let place = source.place(variable.span.clone());
        let never = |why: &str, help: &str| {
            let message = format!("`${name}` is never said, for {why}");
            Diagnostic::error(&faults::UNKNOWN_VALUE, message, place.clone()).help(help)
        };
        match entry {
            Some(Typed::Sensitive) => {
                return Some(never(
                    &format!("the entry `{name}` is sensitive"),
                    "leave it out; callers know what they typed",
                ));
            }
            Some(Typed::YesOrNo) => {
                return Some(never(
                    &format!("`{name}` takes yes or no"),
                    "lead to different words for yes and for no",
                ));
            }
            Some(Typed::Said) | None => {}
        }
        let mut fault = Diagnostic::error(
            &faults::UNKNOWN_VALUE,
            format!("`{}` is given no value `${name}`", message.name),
            place,
        );
        // Given here, but not where another prompt uses these words.
        if let Some((user, reference)) = self.roles.by[id] {
            let user = &contents.messages()[contents.pattern(user).message].name;
            let label = format!("`{user}` uses these words, and is not given it");
            fault = fault.related(source.place(reference.span.clone()), label);
        }
        let values: Vec<&str> = given.names().collect();
        let entries = self.hotline.steps().iter().filter(|step| self.entry(&step.name) == Some(Typed::Said));
        let entries = entries.map(|step| &*step.name).filter(|_| given.has_entries());
        match nearest(name, values.iter().copied().chain(entries.take(MOST_GUESSED))) {
            Some(near) => Some(fault.help(format!("did you mean `${near}`?")).suggest(format!("${near}"))),
            None if values.is_empty() => {
                Some(fault.help("write the words out in full; no value is given here"))
            }
            None => {
                let values: Vec<String> = values.iter().map(|value| format!("`${value}`")).collect();
                Some(fault.help(format!("its values are {}", values.join(", "))))
            }
        }
    }

    /// A value that is given, but by which nothing is chosen.
    fn selector(&self, variable: &Variable) -> Option<Diagnostic> {
        if Given::is_count(&variable.name) {
            return None;
        }
        let place = self.catalogue.source().place(variable.span.clone());
        let message =
            format!("`${}` is no count, so the words for all other values are always said", variable.name);
        let help = "choose by `$try` or `$count`, or write the words without a choice";
        Some(Diagnostic::warning(&faults::NO_CHOICE, message, place).help(help))
    }

    /// Words of elsewhere that need values of their own.
    fn reference(&self, given: Given, reference: &Reference) -> Option<Diagnostic> {
        let source = self.catalogue.source();
        let place = source.place(reference.span.clone());
        let contents = self.catalogue.contents();
        let lacks = |value: &str| {
            let message = format!("`{}` needs a value `${value}`, which is not given here", reference.name);
            Diagnostic::error(&faults::UNKNOWN_VALUE, message, place.clone())
        };
        match reference.target {
            Some(target) if reference.name.starts_with('-') => {
                let needed = contents.pattern(target).variables().map(|variable| &variable.name);
                let lacking = needed.into_iter().find(|name| !reference.given.contains(name))?;
                let help = format!("write `{{ {}({lacking}: \"…\") }}`", reference.name);
                Some(lacks(lacking).help(help))
            }
            Some(_) => None,
            None => {
                let needed = parts::of_common(&reference.name)?;
                let lacking = needed.names().find(|value| !given.has(value))?;
                Some(lacks(lacking).help("write the words here, without the value"))
            }
        }
    }
}

/// How many entries are looked through for the one that was meant.
const MOST_GUESSED: usize = 100;
