//! The prompts that every hotline has, read once for each language.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use fluent_bundle::FluentResource;

use super::contents::{Contents, Pattern, Piece};
use super::reading;
use crate::diagnostic::Source;
use crate::prompt::locale::{self, Locale};

/// The common prompts of one language.
pub struct Common {
    /// As Fluent has them.
    pub(super) resource: Arc<FluentResource>,
    /// The text they were read from.
    pub source: Arc<Source>,
    /// What is in it.
    pub contents: Contents,
}

static ALL: LazyLock<Vec<(&'static Locale, Common)>> =
    LazyLock::new(|| locale::ALL.iter().map(|locale| (*locale, read(locale))).collect());

fn read(locale: &Locale) -> Common {
    let source = Source::new(format!("prompts/common/{}.ftl (built in)", locale.tag), locale.common);
    let resource = FluentResource::try_new(locale.common.to_owned()).unwrap_or_else(|(_, errors)| {
        panic!("the common prompts of {} are part of the program and faulty: {errors:?}", locale.tag)
    });
    let contents = reading::read(&resource, &source, &mut Vec::new());
    Common { resource: Arc::new(resource), source, contents }
}

/// The common prompts of a language.
///
/// # Panics
/// When the common prompts in the program itself are faulty, which a test rules out.
#[must_use]
pub fn of(locale: &'static Locale) -> &'static Common {
    let (_, common) =
        ALL.iter().find(|(own, _)| *own == locale).expect("every language is in the list of languages");
    common
}

/// The values that each common prompt is given: those that its own words name, in any language.
static VALUES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut values: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for (_, common) in ALL.iter() {
        for message in common.contents.messages() {
            let own = values.entry(&message.name).or_default();
            for id in message.patterns() {
                own.extend(common.contents.pattern(id).variables().map(|variable| &*variable.name));
            }
            own.sort_unstable();
            own.dedup();
        }
    }
    values
});

/// The values that the common prompt of this name is given; `None` if no common prompt has the name.
#[must_use]
pub fn values(name: &str) -> Option<&'static [&'static str]> {
    VALUES.get(name).map(Vec::as_slice)
}

/// Whether every hotline has a prompt of this name.
#[must_use]
pub fn is_common(name: &str) -> bool {
    VALUES.contains_key(name)
}

/// The names of all common prompts, in no order.
pub fn names() -> impl Iterator<Item = &'static str> {
    VALUES.keys().copied()
}

impl Common {
    /// The words of a common prompt, with a space in the place of each value.
    #[must_use]
    pub fn words(&self, name: &str) -> String {
        let Some(pattern) = self.contents.find(name, None) else { return String::new() };
        let pieces = &self.contents.pattern(pattern).pieces;
        let text = |piece: &Piece| match piece {
            Piece::Text(span) => self.source.text()[span.clone()].to_owned(),
            Piece::Literal { text, .. } => text.to_string(),
            Piece::Value(_) | Piece::Selector(_) | Piece::Reference(_) | Piece::Variant => " ".to_owned(),
        };
        pieces.iter().map(text).collect()
    }

    /// The words of a common prompt, piece by piece.
    #[must_use]
    pub fn pattern(&self, name: &str) -> Option<&Pattern> {
        self.contents.find(name, None).map(|id| self.contents.pattern(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_common_prompts() {
        let names = |locale: &'static Locale| {
            let mut names: Vec<&str> = of(locale).contents.messages().iter().map(|m| &*m.name).collect();
            names.sort_unstable();
            names
        };
        for locale in locale::ALL {
            assert_eq!(names(locale), names(locale::ALL[0]), "{}", locale.tag);
        }
    }

    #[test]
    fn a_common_prompt_is_given_the_values_that_its_words_name() {
        assert_eq!(values("no-match"), Some(&["keys", "try"][..]));
        assert_eq!(values("settings"), Some(&[][..]));
        assert_eq!(values("main"), None);
    }
}
