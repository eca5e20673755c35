//! The languages Reachline can speak in: how each names its keys, reads digits and dates aloud, and how fast
//! it is spoken. A language is one file here, one line in [`ALL`], and one file of common prompts.

mod en;
mod zh_cn;

use std::fmt;
use std::time::Duration;

use jiff::civil::{Date, Time};

use crate::key::Key;

/// A text for the eye and the same for the ear. The text for the ear is what a voice is given: in Mandarin it
/// never holds a digit, because voices read digits there as quantities.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    /// As printed.
    pub eye: String,
    /// As spoken.
    pub ear: String,
}

/// How speech is counted in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tempo {
    /// Words between spaces, and how many of them are said in a minute.
    WordsPerMinute(u64),
    /// Characters that are sounded, and how many of them are said in a minute.
    CharactersPerMinute(u64),
}

/// One language.
pub struct Locale {
    /// Its tag (BCP 47), as written in a script: `zh-CN`.
    pub tag: &'static str,
    /// Its name in itself, as its speakers are offered it.
    pub own_name: &'static str,
    /// Its name in English, for messages to authors.
    pub english_name: &'static str,
    /// Other names by which callers ask for it, in any language.
    pub also_called: &'static [&'static str],
    /// The ordinary speed of speech.
    pub tempo: Tempo,
    /// The prompts that every hotline has in this language, in Fluent.
    pub common: &'static str,
    /// The name of a key, as spoken.
    key: fn(Key) -> &'static str,
    /// Digits one by one, grouped as they are printed.
    digits: fn(&str) -> String,
    /// A day.
    date: fn(Date) -> Said,
    /// A time of day.
    time: fn(Time) -> Said,
    /// How many of something.
    count: fn(u64) -> String,
    /// Literal text made safe for a voice.
    ear: fn(&str) -> String,
    /// What stands between two sentences that are put together.
    pub between_sentences: &'static str,
}

/// Every language, in the order in which they are listed to people.
pub static ALL: &[&Locale] = &[&en::EN, &zh_cn::ZH_CN];

impl Locale {
    /// The language with this tag, whatever its case.
    pub fn find(tag: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|locale| locale.tag.eq_ignore_ascii_case(tag))
    }

    /// Whether every hotline has a prompt of this name.
    pub fn is_common(name: &str) -> bool {
        en::EN
            .common
            .lines()
            .any(|line| line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('=')))
    }

    /// A key: `*` for the eye, "star" for the ear.
    pub fn key(&self, key: Key) -> Said {
        Said { eye: key.to_string(), ear: (self.key)(key).to_owned() }
    }

    /// An identifier such as a telephone number, digit by digit.
    pub fn digits(&self, printed: &str) -> Said {
        Said { eye: printed.to_owned(), ear: (self.digits)(printed) }
    }

    /// A day: "18 October 2020".
    pub fn date(&self, date: Date) -> Said {
        (self.date)(date)
    }

    /// A time of day: "9:30".
    pub fn time(&self, time: Time) -> Said {
        (self.time)(time)
    }

    /// How many of something, as a quantity.
    pub fn count(&self, count: u64) -> Said {
        Said { eye: count.to_string(), ear: (self.count)(count) }
    }

    /// An author's own text, made safe for a voice.
    pub fn ear(&self, text: &str) -> String {
        (self.ear)(text)
    }

    /// Whether its voices read digits as people do. In Mandarin they read quantities, and are never given any.
    pub fn hears_digits(&self) -> bool {
        (self.ear)("0") == "0"
    }

    /// How long it takes to say `ear` at the ordinary speed.
    pub fn length(&self, ear: &str) -> Duration {
        let (Tempo::WordsPerMinute(rate) | Tempo::CharactersPerMinute(rate)) = self.tempo;
        Duration::from_millis(self.words(ear) as u64 * 60_000 / rate)
    }

    /// How many words `ear` has, or characters that are sounded, as the language is counted.
    pub fn words(&self, ear: &str) -> usize {
        match self.tempo {
            Tempo::WordsPerMinute(_) => ear.split_whitespace().filter(|word| sounds(word)).count(),
            Tempo::CharactersPerMinute(_) => characters_sounded(ear),
        }
    }
}

/// Whether any of `word` is sounded; punctuation alone is not.
fn sounds(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Ideographs count one each; a run of other letters (EMS, BUPT) is spelled or said at about one a letter.
fn characters_sounded(ear: &str) -> usize {
    ear.chars().filter(|c| c.is_alphanumeric()).count()
}

impl fmt::Debug for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Locale({})", self.tag)
    }
}

/// Two languages are the same when their tags are.
impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Locale {}

impl std::hash::Hash for Locale {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_reads_a_date_without_handing_mandarin_a_digit() {
        let day = Date::constant(2020, 10, 18);
        let zh = Locale::find("zh-CN").unwrap().date(day);
        assert_eq!(zh.eye, "2020年10月18日");
        assert_eq!(zh.ear, "二零二零年十月十八日");
        let en = Locale::find("EN").unwrap().date(day);
        assert_eq!(en.eye, "18 October 2020");
        assert_eq!(en.ear, "the eighteenth of October twenty twenty");
    }

    #[test]
    fn speech_takes_as_long_as_its_words() {
        let en = Locale::find("en").unwrap();
        assert_eq!(en.length("For postal savings, press two ."), Duration::from_secs(2));
        let zh = Locale::find("zh-CN").unwrap();
        assert_eq!(zh.length("邮政储蓄。"), Duration::from_secs(1));
    }

    #[test]
    fn mandarin_counts_are_quantities_and_its_digits_are_not() {
        let zh = Locale::find("zh-CN").unwrap();
        for (count, words) in [
            (0, "零"),
            (2, "二"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (35, "三十五"),
            (105, "一百零五"),
            (110, "一百一十"),
            (2020, "二千零二十"),
        ] {
            assert_eq!(zh.count(count).ear, words);
        }
        assert_eq!(zh.digits("11185").ear, "幺幺幺八五");
        assert_eq!(zh.ear("2021年"), "二零二一年");
    }
}
