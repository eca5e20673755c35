//! Something in a script that calls can use, and where the script says it. All of it is listed in `all`, and what a
//! call used is told in `used`.

mod all;
mod used;
mod words;

use std::ops::Range;

use crate::key::{Key, Keys};
use crate::script::{Hotline, LanguageId, StepId, StepKind};

/// Something in a script that calls can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A language that the hotline speaks.
    Language(LanguageId),
    /// A key that means the same everywhere.
    Everywhere(Key),
    /// A step that callers come to.
    Step(StepId),
    /// An option of a menu, or a language that it offers.
    Option(StepId, Keys),
    /// Another answer that a step knows.
    Answer(StepId, Answer),
    /// Silence that is forgiven.
    Silence(StepId),
    /// Silence that leads on.
    LastSilence(StepId),
    /// An answer that means nothing, and is forgiven.
    Wrong(StepId),
    /// An answer that means nothing, and leads on.
    LastWrong(StepId),
}

/// An answer of a step that is no menu, by a caller or by the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// A story of a bulletin.
    Story,
    /// Older headlines.
    Older,
    /// Newer headlines.
    Newer,
    /// It is open.
    Open,
    /// It is closed.
    Closed,
}

/// What items are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Steps.
    Steps,
    /// What steps offer, and ways that depend on the time.
    Options,
    /// Keys that mean the same everywhere.
    Everywhere,
    /// Silence: time-outs.
    Silence,
    /// Wrong keys and words.
    Wrong,
    /// Languages.
    Languages,
}

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::Steps, Self::Options, Self::Everywhere, Self::Silence, Self::Wrong, Self::Languages];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Options => "options",
            Self::Everywhere => "keys everywhere",
            Self::Silence => "silence",
            Self::Wrong => "wrong keys",
            Self::Languages => "languages",
        }
    }
}

impl Item {
    /// What it is counted with.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Language(_) => Kind::Languages,
            Self::Everywhere(_) => Kind::Everywhere,
            Self::Step(_) => Kind::Steps,
            Self::Option(..) | Self::Answer(..) => Kind::Options,
            Self::Silence(_) | Self::LastSilence(_) => Kind::Silence,
            Self::Wrong(_) | Self::LastWrong(_) => Kind::Wrong,
        }
    }

    /// The step it belongs to, if it belongs to one.
    pub const fn step(self) -> Option<StepId> {
        match self {
            Self::Language(_) | Self::Everywhere(_) => None,
            Self::Step(step)
            | Self::Option(step, _)
            | Self::Answer(step, _)
            | Self::Silence(step)
            | Self::LastSilence(step)
            | Self::Wrong(step)
            | Self::LastWrong(step) => Some(step),
        }
    }

    /// Where the script says it.
    pub fn span(self, hotline: &Hotline) -> Range<usize> {
        let own = match self {
            Self::Language(language) => hotline.language_span(language),
            Self::Everywhere(key) => hotline.anywhere_span(key),
            Self::Option(step, keys) => match &hotline.step(step).kind {
                StepKind::Menu(menu) => {
                    let languages = menu.languages.iter().zip(&menu.language_spans);
                    let mut languages = languages.filter(|((own, _), _)| *own == keys);
                    let mut options = menu.options.iter().filter(|option| option.keys == keys);
                    let language = languages.next().map(|(_, span)| span.clone());
                    language.or_else(|| options.next().map(|option| option.span.clone()))
                }
                StepKind::Line(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Entry(_)
                | StepKind::Hours(_) => None,
            },
            Self::Step(_)
            | Self::Answer(..)
            | Self::Silence(_)
            | Self::LastSilence(_)
            | Self::Wrong(_)
            | Self::LastWrong(_) => None,
        };
        own.or_else(|| self.step().map(|step| hotline.step(step).span.clone())).unwrap_or(0..0)
    }
}
