//! One language's prompts: the hotline's own file over the common ones.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Pronunciation;
use super::locale::{Locale, Said};
use super::recordings::Recordings;
use super::utterance::Utterance;
use super::value::Value;
use crate::diagnostic::{Diagnostic, Source};

pub mod common;
mod contents;
mod reading;
mod references;
mod soundness;
mod syntax;

pub use contents::{Attribute, Contents, Message, Pattern, PatternId, Piece, Reference, Variable};

/// Characters that stand for values while Fluent puts a message together; what an author writes never holds
/// them. The first value is the first of them.
const FIRST_VALUE: u32 = 0xF_0000;
/// How many values one message can be given: as many as there are such characters before those for counts.
const MOST_VALUES: usize = 0xF000;
/// Counts are handed to Fluent as numbers, so that it can choose by them, and come back between these two.
const COUNT: (char, char) = ('\u{F_F000}', '\u{F_F001}');

/// The prompts of one language.
pub struct Catalogue {
    locale: &'static Locale,
    source: Arc<Source>,
    bundle: FluentBundle<Arc<FluentResource>>,
    contents: Contents,
    complete: bool,
    pronunciation: Pronunciation,
    recordings: Option<Arc<Recordings>>,
}

impl Catalogue {
    /// Reads a hotline's prompt file, over the common prompts of `locale`. All faults of the file are given
    /// with it; what could be read is kept all the same.
    ///
    /// # Panics
    /// When the common prompts in the program itself are faulty, which a test rules out.
    pub fn read(locale: &'static Locale, source: Arc<Source>) -> (Self, Vec<Diagnostic>) {
        let mut faults = soundness::unsafe_characters(&source);
        let language = locale.tag.parse().expect("every tag in the list of languages is well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(counts_as_values));
        bundle.add_resource_overriding(Arc::clone(&common::of(locale).resource));

        let mut catalogue = Self {
            locale,
            source,
            bundle,
            contents: Contents::default(),
            complete: false,
            pronunciation: Pronunciation::default(),
            recordings: None,
        };
        if let Some(fault) = soundness::too_deep(&catalogue.source) {
            faults.push(fault);
            return (catalogue, faults);
        }
        let own = match FluentResource::try_new(catalogue.source.text().to_owned()) {
            Ok(own) => own,
            Err((own, errors)) => {
                faults.extend(errors.iter().map(|error| syntax::fault(&catalogue.source, error)));
                own
            }
        };
        catalogue.contents = reading::read(&own, &catalogue.source, &mut faults);
        catalogue.complete = true;
        catalogue.bundle.add_resource_overriding(Arc::new(own));
        faults.extend(references::check(&catalogue));
        (catalogue, faults)
    }

    /// Says words as the hotline's own file of pronunciations has them.
    pub fn pronounce(&mut self, pronunciation: Pronunciation) {
        self.pronunciation = pronunciation;
    }

    /// Gives it recordings of its words.
    pub fn record(&mut self, recordings: Recordings) {
        self.recordings = Some(Arc::new(recordings)).filter(|recordings| !recordings.is_empty());
    }

    /// Recordings of its words, if there are any.
    pub fn recordings(&self) -> Option<&Arc<Recordings>> {
        self.recordings.as_ref()
    }

    /// The language.
    pub fn locale(&self) -> &'static Locale {
        self.locale
    }

    /// The hotline's own file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// What the hotline's own file holds; the common prompts are not among it.
    pub fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Whether all of the hotline's own file was read. Where it was not, nobody can say what it lacks.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// What the hotline's own file says under `name`.
    pub fn own(&self, name: &str) -> Option<&Message> {
        self.contents.message(name)
    }

    /// Whether there is a message with words, the hotline's own or a common one.
    pub fn has(&self, name: &str, attribute: Option<&str>) -> bool {
        self.bundle.get_message(name).is_some_and(|message| match attribute {
            None => message.value().is_some(),
            Some(attribute) => message.get_attribute(attribute).is_some(),
        })
    }

    /// Puts a message together with its values; `None` when there is no such message or attribute.
    ///
    /// A value that the message names and is not given stays in the words as `{$name}`; checking a hotline
    /// finds those before a caller does.
    pub fn utter(&self, name: &str, attribute: Option<&str>, values: &[(&str, Value)]) -> Option<Utterance> {
        let message = self.bundle.get_message(name)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for ((name, value), sign) in values.iter().zip(FIRST_VALUE..).take(MOST_VALUES) {
            arguments.set(*name, argument(value, sign));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        Some(self.assemble(&text, values))
    }

    /// A message without values, for the eye; used for labels that callers may type.
    pub fn text(&self, name: &str, attribute: Option<&str>) -> Option<String> {
        self.utter(name, attribute, &[]).map(|utterance| utterance.to_string())
    }

    /// Words of this language for the ear.
    fn ear(&self, text: &str) -> String {
        self.locale.ear(&self.pronunciation.said(text))
    }

    /// Puts the values back in the places of the characters that stood for them.
    fn assemble(&self, text: &str, values: &[(&str, Value)]) -> Utterance {
        let mut utterance = Utterance::default();
        let mut rest = text;
        let say = |utterance: &mut Utterance, text: &str| {
            let said = Said { eye: text.to_owned(), ear: self.ear(text) };
            utterance.say(self.locale, said);
        };
        while let Some((at, sign)) =
            rest.char_indices().find(|&(_, c)| c == COUNT.0 || value_index(c).is_some())
        {
            say(&mut utterance, &rest[..at]);
            rest = &rest[at + sign.len_utf8()..];
            if let Some((_, value)) = value_index(sign).and_then(|index| values.get(index)) {
                match value {
                    Value::Words { locale, text } if *locale == self.locale => say(&mut utterance, text),
                    Value::Words { locale, .. } => utterance.say(locale, value.said(self.locale)),
                    Value::Key(_)
                    | Value::Keys(_)
                    | Value::Digits(_)
                    | Value::Date(_)
                    | Value::Time(_)
                    | Value::Count(_) => utterance.say(self.locale, value.said(self.locale)),
                }
            } else if let Some((count, after)) = rest.split_once(COUNT.1) {
                rest = after;
                let said = match count.parse() {
                    Ok(count) => self.locale.count(count),
                    Err(_) => self.locale.digits(count),
                };
                utterance.say(self.locale, said);
            }
        }
        say(&mut utterance, rest);
        utterance
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Catalogue({}, {})", self.locale.tag, self.source.name())
    }
}

/// What Fluent is given for a value.
fn argument(value: &Value, sign: u32) -> FluentValue<'static> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "counts that people hear are far below 2^52")]
        Value::Count(count) => FluentValue::Number(FluentNumber::from(*count as f64)),
        Value::Key(_)
        | Value::Keys(_)
        | Value::Digits(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::Words { .. } => {
            let sign = char::from_u32(sign).expect("the signs are characters for private use");
            FluentValue::String(sign.to_string().into())
        }
    }
}

/// Which value a character stands for.
fn value_index(c: char) -> Option<usize> {
    let index = u32::from(c).checked_sub(FIRST_VALUE)? as usize;
    (index < MOST_VALUES).then_some(index)
}

/// Numbers come out of Fluent between two signs, so that they can be said as well as printed.
fn counts_as_values<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format!("{}{}{}", COUNT.0, number.value, COUNT.1)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}
