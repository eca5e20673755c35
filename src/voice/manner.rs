//! How words are spoken: how fast, how high, how loud.

use crate::prompt::Locale;
use crate::prompt::locale::Tempo;

/// How words are spoken, each in percent of what is ordinary for the voice and the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How fast.
    pub rate: u32,
    /// How high.
    pub pitch: u32,
    /// How loud.
    pub volume: u32,
}

impl Default for Manner {
    fn default() -> Self {
        Self { rate: 100, pitch: 100, volume: 100 }
    }
}

impl Manner {
    /// How many words, in Mandarin how many characters, are said in a minute.
    pub fn per_minute(&self, locale: &Locale) -> u64 {
        ordinary(locale) * u64::from(self.rate) / 100
    }

    /// The rate, in percent, at which so many words, in Mandarin so many characters, are said in a minute.
    pub fn rate_for(locale: &Locale, per_minute: u64) -> u32 {
        let ordinary = ordinary(locale);
        u32::try_from((per_minute * 100 + ordinary / 2) / ordinary).unwrap_or(u32::MAX)
    }
}

/// Percent of loudness as a factor.
pub(super) fn gain(percent: u32) -> f32 {
    f32::from(u16::try_from(percent).unwrap_or(u16::MAX)) / 100.0
}

fn ordinary(locale: &Locale) -> u64 {
    match locale.tempo {
        Tempo::WordsPerMinute(rate) | Tempo::CharactersPerMinute(rate) => rate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_a_minute_and_percent_are_the_same_speed() {
        for (tag, per_minute) in [("en", 80), ("en", 150), ("en", 300), ("zh-CN", 80), ("zh-CN", 240)] {
            let locale = Locale::find(tag).unwrap();
            let manner = Manner { rate: Manner::rate_for(locale, per_minute), ..Manner::default() };
            assert!(manner.per_minute(locale).abs_diff(per_minute) <= 2, "{tag} {per_minute}");
        }
    }
}
