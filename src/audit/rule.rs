//! What a rule is, and whom it is for.

use super::finding::Found;
use super::seen::Seen;
use crate::diagnostic::Code;

/// One thing that shuts callers out, and how it is found.
pub trait Rule: Sync {
    /// Its name, and the page that explains it.
    fn code(&self) -> &'static Code;

    /// What a profile says of it.
    fn asks(&self) -> Asks;

    /// The callers it is for.
    fn affects(&self) -> &'static [Group];

    /// Looks at a hotline and tells what it finds.
    fn judge(&self, seen: &Seen<'_>, found: &mut Found<'_>);
}

/// What a profile says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// How bad it is: `severity`, and `serious` for the worse of two cases where a rule knows two.
    Severity,
    /// From which figure on it is how bad: `note-above`, `warning-below` and the like.
    Figure(Unit),
}

impl Asks {
    /// What its figure counts, if it has one.
    #[must_use]
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Severity => None,
            Self::Figure(unit) => Some(unit),
        }
    }
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Time; in a profile with its unit: `"10s"`.
    Time,
    /// How many of something.
    Count,
    /// Words, or in Chinese characters.
    Words,
    /// Parts of a hundred.
    Percent,
    /// Years of school.
    Grade,
    /// Words in a minute, or in Chinese characters.
    PerMinute,
}

/// A group of callers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Every caller.
    Everyone,
    /// Callers who cannot see.
    Blind,
    /// Callers who see little.
    LowVision,
    /// Callers who cannot hear.
    Deaf,
    /// Callers who hear little.
    HardOfHearing,
    /// Callers who cannot speak, or not clearly.
    Speech,
    /// Callers whose hands are slow, unsteady or few.
    Motor,
    /// Callers who remember, read or decide with difficulty.
    Cognitive,
    /// Older callers.
    Older,
    /// Callers in a language that is not their first.
    NonNative,
}

impl Group {
    /// As reports say it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Everyone => "every caller",
            Self::Blind => "blind callers",
            Self::LowVision => "callers with low vision",
            Self::Deaf => "deaf callers",
            Self::HardOfHearing => "callers who are hard of hearing",
            Self::Speech => "callers who cannot speak clearly",
            Self::Motor => "callers who press keys slowly or unsteadily",
            Self::Cognitive => "callers with memory, learning or attention difficulties",
            Self::Older => "older callers",
            Self::NonNative => "callers in a language that is not their first",
        }
    }
}

impl Unit {
    /// A figure with its unit, as reports say it.
    #[must_use]
    pub fn print(self, figure: f64) -> String {
        let number = if (figure - figure.round()).abs() < 0.05 {
            format!("{}", figure.round())
        } else {
            format!("{figure:.1}")
        };
        match self {
            Self::Time if figure > 0.0 && figure < 1.0 => format!("{} ms", (figure * 1000.0).round()),
            Self::Time => format!("{number} s"),
            Self::Count => number,
            Self::Words => format!("{number} words"),
            Self::Percent => format!("{number} percent"),
            Self::Grade => format!("grade {number}"),
            Self::PerMinute => format!("{number} a minute"),
        }
    }
}
