//! Words that one language has and another has not. What every step needs is told in `missing`; this is about
//! what a hotline says beyond that, so that callers in all languages hear the same.

use super::Language;
use crate::diagnostic::{Diagnostic, Place};
use crate::prompt::catalogue::{Message, common};
use crate::script::faults;

/// Complains of each prompt or attribute that a language lacks and another has, once for each that lacks it.
pub(super) fn check(languages: &[Language<'_>]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (place, lacking) in languages.iter().enumerate() {
        for (other_place, having) in languages.iter().enumerate().filter(|(other, _)| *other != place) {
            let told_before = |name: &str, attribute: Option<&str>| {
                let before = languages[..other_place].iter().enumerate();
                before.filter(|(own, _)| *own != place).any(|(_, other)| other.says(name, attribute))
            };
            for message in having.catalogue.contents().messages() {
                told.extend(compare(lacking, having, message, &told_before));
            }
        }
    }
    told
}

fn compare(
    lacking: &Language<'_>,
    having: &Language<'_>,
    message: &Message,
    told_before: &dyn Fn(&str, Option<&str>) -> bool,
) -> Vec<Diagnostic> {
    let name = &*message.name;
    let source = having.catalogue.source();
    if lacking.catalogue.contents().is_damaged(name) {
        return Vec::new();
    }
    if common::is_common(name) {
        let lacks = having.says(name, None) && !lacking.says(name, None) && !told_before(name, None);
        let place = source.place(message.span.clone());
        return lacks.then(|| tell(lacking, having, name, place)).into_iter().collect();
    }
    // A step without any words is told as missing.
    if having.hotline.find(name).is_none() || lacking.catalogue.own(name).is_none() {
        return Vec::new();
    }
    let attributes = message.attributes.iter().filter(|attribute| {
        let attribute = Some(&*attribute.name);
        attribute != Some("option")
            && !lacking.misspells(name)
            && having.says(name, attribute)
            && !lacking.says(name, attribute)
            && !told_before(name, attribute)
    });
    attributes
        .map(|attribute| {
            let place = source.place(attribute.span.clone());
            tell(lacking, having, &format!("{name}.{}", attribute.name), place)
        })
        .collect()
}

fn tell(lacking: &Language<'_>, having: &Language<'_>, what: &str, place: Place) -> Diagnostic {
    let message = format!("`{what}` is said in {} and not in {}", having.name(), lacking.name());
    let file = lacking.catalogue.source().name();
    Diagnostic::warning(&faults::MISSING_PROMPT, message, place)
        .help(format!("say the same in `{file}`, or remove it here"))
}

impl Language<'_> {
    /// Whether the hotline's own file has these words, for callers to hear.
    fn says(&self, name: &str, attribute: Option<&str>) -> bool {
        self.catalogue.contents().find(name, attribute).is_some_and(|id| self.roles.given(id).is_some())
    }

    /// Whether a message has an attribute that is never said; most likely it is the one that it lacks.
    fn misspells(&self, name: &str) -> bool {
        let messages = self.catalogue.contents().messages();
        self.roles.unknown.iter().any(|unknown| &*messages[unknown.message].name == name)
    }
}
