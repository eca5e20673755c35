//! The forms that faults can be told in. Adding one is a file and a variant.

use std::io;

use super::{Faults, json, sarif, text, words};

/// A form to tell faults in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Drawn in characters, for people who see.
    #[default]
    Text,
    /// In words with nothing drawn, for people who listen.
    Words,
    /// JSON Lines, for programs; the keys are told in [`json`].
    Json,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Text, Self::Words, Self::Json, Self::Sarif];

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Words => "words",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Text => "the place drawn under its line",
            Self::Words => "nothing drawn, for speech and braille",
            Self::Json => "JSON Lines, one fault a line",
            Self::Sarif => "SARIF 2.1.0, for editors and code scanning",
        }
    }

    /// Writes the faults in this form, for a page of `width` columns where that matters.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(self, faults: &Faults, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
        match self {
            Self::Text => text::write(faults, width, out),
            Self::Words => words::write(faults, out),
            Self::Json => json::write(faults, out),
            Self::Sarif => sarif::write(faults, out),
        }
    }
}
