//! What is said as something else than words: digits, characters, days, times, quantities.

use crate::diagnostic::quoted;
use crate::prompt::Locale;
use crate::prompt::locale::Said;
use crate::voice::text::{parse_date, parse_time};

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SayAs {
    /// One by one, in groups.
    Digits,
    /// Letter by letter.
    Characters,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// How many.
    Cardinal,
}

impl SayAs {
    pub(super) const NAMES: [&'static str; 6] =
        ["digits", "telephone", "characters", "cardinal", "date", "time"];

    pub(super) fn find(name: &str) -> Option<Self> {
        Some(match name {
            "digits" | "telephone" => Self::Digits,
            "characters" | "spell-out" => Self::Characters,
            "date" => Self::Date,
            "time" => Self::Time,
            "cardinal" | "number" => Self::Cardinal,
            _ => return None,
        })
    }

    /// How it is said in a language.
    pub(super) fn said(self, text: &str, locale: &Locale) -> Result<Said, String> {
        let no = |what: &str| format!("{} is no {what}", quoted(text));
        match self {
            Self::Digits if text.chars().any(|c| c.is_ascii_digit()) => Ok(locale.digits(text)),
            Self::Digits => Err(no("number that can be said digit by digit")),
            Self::Characters => {
                let spaced = text
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join(" ");
                Ok(Said { eye: text.to_owned(), ear: locale.ear(&spaced) })
            }
            Self::Date => parse_date(text).map(|date| locale.date(date)).ok_or_else(|| no("day")),
            Self::Time => parse_time(text).map(|time| locale.time(time)).ok_or_else(|| no("time of day")),
            Self::Cardinal => {
                let count = text.replace([',', ' '], "").parse().ok();
                count.map(|count| locale.count(count)).ok_or_else(|| no("quantity"))
            }
        }
    }

    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Digits => "write digits, as in `95580`",
            Self::Characters => "write letters or digits",
            Self::Date => "write year, month and day, as in `2020-10-18`",
            Self::Time => "write hours and minutes, as in `9:30`",
            Self::Cardinal => "write a whole number, as in `12`",
        }
    }
}
