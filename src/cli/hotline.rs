//! The hotline that a command is to do something with, and the language of it that was asked for.

use std::path::Path;

use super::Failure;
use super::faults::complain;
use crate::diagnostic::{Diagnostic, quoted};
use crate::script::{self, Checked, Hotline, LanguageId};

/// The hotline that was asked for. Faults are told on standard error, and only a sound hotline can be `walked`, or
/// whatever is to be done to it.
pub(super) fn hotline(script: Option<&Path>, accessible: bool, walked: &str) -> Result<Hotline, Failure> {
    with_warnings(script, accessible, &format!("cannot be {walked}")).map(|(hotline, _)| hotline)
}

/// The same with its warnings. `unable` says what is not done to a hotline that is not sound: `is not judged`.
pub(super) fn with_warnings(
    script: Option<&Path>,
    accessible: bool,
    unable: &str,
) -> Result<(Hotline, Vec<Diagnostic>), Failure> {
    let Checked { hotline, faults } = match script {
        None => script::built_in(),
        Some(path) => script::load(path).map_err(|error| Failure::told(error.to_string()))?,
    };
    if let Some(hotline) = hotline {
        return Ok((hotline, faults));
    }
    complain(&faults.into_iter().collect(), accessible);
    let name =
        script.map_or_else(|| "the built-in hotline".to_owned(), |path| quoted(&path.display().to_string()));
    Err(Failure::told(format!(
        "{name} {unable} until its faults are mended; `reachline check --explain CODE` explains each"
    )))
}

/// The language that was asked for, by its tag or any of its names.
pub(super) fn language(hotline: &Hotline, asked: &str) -> Result<LanguageId, Failure> {
    let by_name = || {
        hotline.language_ids().find(|id| {
            let locale = hotline.locale(*id);
            [locale.own_name, locale.english_name]
                .iter()
                .chain(locale.also_called)
                .any(|name| name.to_lowercase() == asked.to_lowercase())
        })
    };
    hotline.language(asked).or_else(by_name).ok_or_else(|| {
        let languages: Vec<String> = hotline
            .language_ids()
            .map(|id| format!("`{}` ({})", hotline.locale(id).tag, hotline.locale(id).english_name))
            .collect();
        Failure::told(format!(
            "the hotline has no language {}; it has {}",
            quoted(asked),
            languages.join(" and ")
        ))
    })
}
