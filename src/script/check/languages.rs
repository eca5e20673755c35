//! The languages of a hotline: whether they can be spoken here, and their prompt files.

use std::ops::Range;
use std::sync::Arc;

use super::Parts;
use super::names;
use super::reader::Reader;
use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::recordings::Recordings;
use crate::prompt::{Catalogue, Locale, Pronunciation};
use crate::script::document::{Field, Raw};
use crate::script::faults;

/// From this many bytes of prompts on, the languages are read side by side.
const MUCH: usize = 64 * 1024;

/// The languages, in the order in which they are written, and where each is.
pub(super) fn locales(reader: &mut Reader, field: Option<&Field>) -> Vec<(&'static Locale, Range<usize>)> {
    let Some(field) = field else { return Vec::new() };
    let mut locales: Vec<(&'static Locale, Range<usize>)> = Vec::new();
    for item in reader.list(field, "languages") {
        let Some(tag) = reader.text(item, "languages") else { continue };
        match Locale::find(tag) {
            Some(locale) if locales.iter().any(|(own, _)| *own == locale) => {
                reader.error(&faults::WRONG_VALUE, format!("`{tag}` is listed twice"), item.span());
                reader.help("name each language once");
            }
            Some(locale) => locales.push((locale, item.span())),
            None => names::unknown_language(reader, tag, item.span()),
        }
    }
    if matches!(field.get_ref(), Raw::List(items) if items.is_empty()) {
        reader.error(&faults::WRONG_VALUE, "a hotline speaks at least one language", field.span());
        reader.help("write, for example, `languages = [\"en\"]`");
    }
    locales
}

/// The prompts of each language that has a file, in order; the others are told.
pub(super) fn catalogues(
    reader: &mut Reader,
    name: &str,
    locales: &[(&'static Locale, Range<usize>)],
    languages: Option<&Field>,
    parts: &dyn Parts,
) -> Vec<Catalogue> {
    let mut sources = Vec::new();
    for (locale, span) in locales {
        match parts.prompts(name, locale) {
            Ok(source) => sources.push((*locale, source)),
            Err(why) => {
                let message = format!("the prompts in {} cannot be read", locale.english_name);
                reader.error(&faults::MISSING_LANGUAGE, message, span.clone());
                reader.help(why);
            }
        }
    }
    if let Some(field) = languages {
        extra_languages(reader, name, locales, &field.span(), parts);
    }
    let mut catalogues = Vec::with_capacity(sources.len());
    for (mut catalogue, told) in read(sources) {
        reader.tell(told);
        pronounce(reader, name, &mut catalogue, locales, parts);
        if let Some(folder) = parts.recordings(name, catalogue.locale()) {
            catalogue.record(Recordings::read(&folder, &catalogue));
        }
        catalogues.push(catalogue);
    }
    catalogues
}

/// Gives a language the hotline's own pronunciations, if there are any.
fn pronounce(
    reader: &mut Reader,
    name: &str,
    catalogue: &mut Catalogue,
    locales: &[(&'static Locale, Range<usize>)],
    parts: &dyn Parts,
) {
    let locale = catalogue.locale();
    match parts.pronunciation(name, locale) {
        Ok(None) => {}
        Ok(Some(source)) => {
            let (pronunciation, told) = Pronunciation::read(&source);
            reader.tell(told);
            catalogue.pronounce(pronunciation);
        }
        Err(why) => {
            let span = locales.iter().find(|(own, _)| *own == locale).map_or(0..0, |(_, span)| span.clone());
            let message = format!("the pronunciations in {} cannot be read", locale.english_name);
            reader.error(&crate::prompt::faults::PRONUNCIATION, message, span);
            reader.help(why);
        }
    }
}

/// Complains of prompt files in languages that the hotline does not offer.
fn extra_languages(
    reader: &mut Reader,
    name: &str,
    locales: &[(&'static Locale, Range<usize>)],
    place: &Range<usize>,
    parts: &dyn Parts,
) {
    for tag in parts.languages(name) {
        if locales.iter().any(|(locale, _)| locale.tag == tag) {
            continue;
        }
        let message = format!("`prompts/{name}/{tag}.ftl` is in a language that this hotline does not offer");
        reader.warning(&faults::EXTRA_LANGUAGE, message, place.clone());
        match Locale::find(&tag) {
            Some(known) if known.tag == tag => {
                reader.help(format!("add `\"{tag}\"` to `languages`, or move the file elsewhere"));
            }
            Some(known) => reader.help(format!("rename the file to `{}.ftl`", known.tag)),
            None => reader.help("rename the file after a language of the hotline, or move it elsewhere"),
        }
    }
}

/// Reads each prompt file, large ones side by side.
fn read(sources: Vec<(&'static Locale, Arc<Source>)>) -> Vec<(Catalogue, Vec<Diagnostic>)> {
    let bytes: usize = sources.iter().map(|(_, source)| source.text().len()).sum();
    side_by_side(bytes > MUCH, sources, |(locale, source)| Catalogue::read(locale, source))
}

/// Does the same for each item, side by side if there is `much` to do; answers come in the order of the items.
pub(super) fn side_by_side<T: Send, A: Send>(
    much: bool,
    items: Vec<T>,
    work: impl Fn(T) -> A + Sync,
) -> Vec<A> {
    if !much || items.len() < 2 {
        return items.into_iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let workers: Vec<_> = items.into_iter().map(|item| scope.spawn(move || work(item))).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// Whether prompts are so many that languages are checked side by side.
pub(super) fn is_much(catalogues: &[Catalogue]) -> bool {
    catalogues.iter().map(|catalogue| catalogue.source().text().len()).sum::<usize>() > MUCH
}
