//! Whether the prompts fit the script: that nothing is missing in any language, nothing is there that nobody
//! says, and every prompt names only values that it is given.

mod differences;
mod letters;
mod missing;
mod offers;
mod parts;
mod too_early;
mod unused;
mod values;

use super::languages::{is_much, side_by_side};
use super::reader::Reader;
use super::ways::Ways;
use crate::diagnostic::Diagnostic;
use crate::prompt::Catalogue;
use crate::script::hotline::Hotline;

use offers::Offers;
use values::Roles;

/// The prompts of one language, and what they are for.
struct Language<'a> {
    hotline: &'a Hotline,
    offers: &'a Offers,
    catalogue: &'a Catalogue,
    roles: Roles<'a>,
    /// Whether the whole script could be read, so that what nobody seems to say is really said by nobody.
    whole: bool,
}

/// Compares the prompts with the script, and those of each language with the others'.
pub(super) fn check(reader: &mut Reader, hotline: &Hotline, ways: &Ways) {
    let offers = Offers::of(hotline, ways);
    let whole = reader.is_complete();
    let catalogues: Vec<&Catalogue> =
        hotline.languages().iter().filter(|catalogue| catalogue.is_complete()).collect();
    let checked = side_by_side(is_much(hotline.languages()), catalogues, |catalogue| {
        let roles = Roles::of(hotline, &offers, catalogue);
        let language = Language { hotline, offers: &offers, catalogue, roles, whole };
        let mut told = language.own_faults(ways);
        told.sort_by_key(|fault| fault.place.span.start);
        (language, told)
    });
    let mut languages = Vec::with_capacity(checked.len());
    for (language, told) in checked {
        reader.tell(told);
        languages.push(language);
    }
    reader.tell(differences::check(&languages));
}

impl Language<'_> {
    /// What is wrong with this language by itself.
    fn own_faults(&self, ways: &Ways) -> Vec<Diagnostic> {
        let mut told = missing::check(self);
        told.extend(values::check(self));
        if self.whole && !self.roles.unsure {
            told.extend(unused::check(self));
            told.extend(too_early::check(self, ways));
        }
        told.extend(letters::check(self));
        told
    }

    /// The language's name, as messages have it.
    fn name(&self) -> &'static str {
        self.catalogue.locale().english_name
    }
}
