//! Which of a system's voices speaks a language that is not the user's own.

use crate::diagnostic::quoted;
use crate::prompt::Locale;

/// The tags that a language goes by among voices, the best first. eSpeak NG's `cmn` reads Chinese characters as English
/// letters on some systems; what it calls `cmn-latn-pinyin` reads them rightly.
fn tags(locale: &Locale) -> Vec<&str> {
    match locale.tag {
        "zh-CN" => vec!["zh-CN", "zh", "cmn-Latn-pinyin", "cmn", "cmn-CN", "zh-Hans-CN"],
        tag => vec![tag],
    }
}

/// Whether words of this language are spoken rightly by whoever speaks the language of this tag.
pub(super) fn speaks(tag: &str, locale: &Locale) -> bool {
    let first = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    tags(locale).iter().any(|own| first(own) == first(tag))
}

/// Whether what speaks the language of this tag may garble its words: eSpeak NG's `cmn` does up to 1.51, and does no
/// more where `cmn-latn-pinyin` was chosen.
pub(super) fn may_garble(tag: &str, locale: &Locale) -> bool {
    locale.tag == "zh-CN" && tag.replace('_', "-").eq_ignore_ascii_case("cmn")
}

/// What is said of such a voice, once.
pub(super) fn warning(name: &str) -> String {
    format!(
        "the only voice for Mandarin Chinese is {}, `cmn`, which reads Chinese characters as English letters in eSpeak NG \
         to 1.51; where it does, install a voice for `cmn-latn-pinyin`, or choose another with `--voice`",
        quoted(name)
    )
}

/// The voice that is best for a language: the first of those whose language is nearest. `of` gives a voice's language,
/// and whether it is a variant of another voice.
pub(super) fn best<'a, V>(
    voices: &'a [V],
    locale: &Locale,
    of: impl Fn(&V) -> Option<(String, bool)>,
) -> Option<&'a V> {
    let tags = tags(locale);
    let rank = |voice: &V| {
        let (language, is_variant) = of(voice)?;
        let language = language.replace('_', "-").to_ascii_lowercase();
        let place = tags.iter().position(|tag| language.eq_ignore_ascii_case(tag));
        // Next to those, what is of the same language in another country.
        let first = tags.first().map(|tag| format!("{}-", tag.to_ascii_lowercase()))?;
        let place = place.or_else(|| language.starts_with(&first).then_some(tags.len()))?;
        Some((place, is_variant))
    };
    let ranked = voices.iter().filter_map(|voice| Some((rank(voice)?, voice)));
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, voice)| voice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen<'a>(voices: &'a [(&str, &str, bool)], tag: &str) -> Option<&'a str> {
        let of = |(_, language, is_variant): &(&str, &str, bool)| Some(((*language).to_owned(), *is_variant));
        best(voices, Locale::find(tag).unwrap(), of).map(|(name, ..)| *name)
    }

    #[test]
    fn mandarin_is_spoken_by_a_voice_that_reads_its_characters() {
        let voices = [
            ("latin as English", "cmn", false),
            ("Alex", "cmn-LATN-PINYIN", true),
            ("latin as Pinyin", "cmn-LATN-PINYIN", false),
            ("Cantonese", "yue", false),
        ];
        assert_eq!(chosen(&voices, "zh-CN").unwrap(), "latin as Pinyin");
        assert_eq!(chosen(&voices[..1], "zh-CN").unwrap(), "latin as English");
        assert_eq!(chosen(&voices[3..], "zh-CN"), None);
        let mandarin = Locale::find("zh-CN").unwrap();
        assert!(may_garble("cmn", mandarin) && !may_garble("cmn-LATN-PINYIN", mandarin));
        assert!(!may_garble("zh-CN", mandarin));
    }

    #[test]
    fn english_of_any_country_is_english() {
        let voices = [("Esperanto", "eo", false), ("British", "en-GB", false)];
        assert_eq!(chosen(&voices, "en").unwrap(), "British");
        assert!(speaks("en_US", Locale::find("en").unwrap()));
        assert!(speaks("cmn", Locale::find("zh-CN").unwrap()));
        assert!(!speaks("en", Locale::find("zh-CN").unwrap()));
    }
}
