//! The typed values that go into a message: each knows how it looks and how it sounds.

use jiff::civil::{Date, Time};

use super::locale::{Locale, Said};
use crate::key::{Key, Keys};

/// Something that a message names with `{ $name }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A key of the telephone.
    Key(Key),
    /// Keys in the order they were pressed, each by its name.
    Keys(Keys),
    /// A telephone number or another identifier, as printed; said digit by digit.
    Digits(String),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// How many; a message may choose its words by it.
    Count(u64),
    /// Words that are already in a language: an option's name, a headline.
    Words {
        /// The language they are in, which may not be the message's.
        locale: &'static Locale,
        /// The words.
        text: String,
    },
}

impl Value {
    /// How the value looks and sounds to someone who listens in `locale`.
    pub fn said(&self, locale: &Locale) -> Said {
        match self {
            Self::Key(key) => locale.key(*key),
            Self::Keys(keys) => Said {
                eye: keys.to_string(),
                ear: keys.iter().map(|key| locale.key(key).ear).collect::<Vec<_>>().join(" "),
            },
            Self::Digits(printed) => locale.digits(printed),
            Self::Date(date) => locale.date(*date),
            Self::Time(time) => locale.time(*time),
            Self::Count(count) => locale.count(*count),
            Self::Words { locale: own, text } => Said { eye: text.clone(), ear: own.ear(text) },
        }
    }
}
