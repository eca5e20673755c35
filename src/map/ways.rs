//! Where each step leads, as a script says it.

use crate::key::Keys;
use crate::script::{Hotline, LanguageId, StepId, StepKind, Target};

/// By what a caller goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By keys.
    Keys(Keys),
    /// By the key of a language.
    Language(Keys, LanguageId),
    /// By the end of the words, or of what was typed.
    Then,
    /// By yes.
    Yes,
    /// By no.
    No,
    /// When it is open.
    Open,
    /// When it is closed.
    Closed,
}

/// The ways on from a step, in the order in which they are told.
pub(super) fn of(hotline: &Hotline, step: StepId) -> Vec<(By, Target)> {
    match &hotline.step(step).kind {
        StepKind::Menu(menu) => {
            let languages = menu
                .languages
                .iter()
                .filter_map(|(keys, language)| Some((By::Language(*keys, *language), menu.then?)));
            let options = menu.options.iter().map(|option| (By::Keys(option.keys), option.target));
            languages.chain(options).collect()
        }
        StepKind::Line(line) => line.hours.iter().map(|(_, target)| (By::Closed, *target)).collect(),
        StepKind::Bulletin(_) => Vec::new(),
        StepKind::Announcement(announcement) => vec![(By::Then, announcement.then)],
        StepKind::Entry(entry) => match entry.on_no {
            Some(no) => vec![(By::Yes, entry.then), (By::No, no)],
            None => vec![(By::Then, entry.then)],
        },
        StepKind::Hours(hours) => vec![(By::Open, hours.when_open), (By::Closed, hours.when_closed)],
    }
}
