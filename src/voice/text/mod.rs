//! Text that anybody wrote, as something to be said: each run of it in its own language, numbers, days and times as
//! people say them, emoji by name or not at all.

mod emoji;
mod numbers;
mod paragraphs;

pub use paragraphs::{NotRead, Paragraphs};

use std::time::Duration;

use super::runs;
use super::settings::Emoji;
use crate::prompt::locale::Said;
use crate::prompt::{Locale, Utterance, locale};
use numbers::Piece;
pub(crate) use numbers::{parse_date, parse_time};

/// What lies between two paragraphs.
pub const BETWEEN_PARAGRAPHS: Duration = Duration::from_millis(600);

/// A text as it is said. `locale` is the language of what has no letters of its own.
pub fn utterance(text: &str, locale: &'static Locale, emoji: Emoji) -> Utterance {
    let mut utterance = Utterance::default();
    let text = emoji::said(text, emoji);
    for run in runs(locale, &text) {
        add(&mut utterance, run.locale, run.text);
    }
    utterance
}

/// Adds words of one language, with what numbers there are in them.
pub(super) fn add(utterance: &mut Utterance, locale: &'static Locale, text: &str) {
    for piece in numbers::pieces(text) {
        let said = match piece {
            Piece::Words(text) => Said { eye: text.to_owned(), ear: locale.ear(text) },
            Piece::Number(printed) => locale.digits(printed),
            Piece::Date(printed, date) => Said { eye: printed.to_owned(), ear: locale.date(date).ear },
            Piece::Time(printed, time) => Said { eye: printed.to_owned(), ear: locale.time(time).ear },
        };
        utterance.say(locale, said);
    }
}

/// The language of a text by its first letters; English where it has none.
pub fn guess(text: &str) -> &'static Locale {
    let first = locale::ALL[0];
    runs(first, text).first().map_or(first, |run| run.locale)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prompt::Part;

    fn heard(tag: &str, text: &str) -> Vec<String> {
        let utterance = utterance(text, Locale::find(tag).unwrap(), Emoji::Name);
        let words = |part: &Part| match part {
            Part::Words { locale, said, .. } => Some(format!("{}: {}", locale.tag, said.ear)),
            Part::Pause(_) => None,
        };
        utterance.parts().iter().filter_map(words).collect()
    }

    #[test]
    fn numbers_days_and_times_are_said_as_people_say_them() {
        assert_eq!(
            heard("en", "Dial 010-11185 or 95580 at 9:30 on 2020-10-18, for 3 parcels."),
            [
                "en: Dial zero one zero, one one one eight five or nine five five eight zero at nine thirty in the morning \
              on the eighteenth of October twenty twenty, for 3 parcels."
            ]
        );
        assert_eq!(heard("zh-CN", "请拨11185，按1。"), ["zh-CN: 请拨幺幺幺八五，按一。"]);
        assert_eq!(heard("zh-CN", "2020-10-18 15:00"), ["zh-CN: 二零二零年十月十八日 下午三点"]);
    }

    #[test]
    fn each_script_is_said_in_its_language() {
        assert_eq!(
            heard("en", "China Post 中国邮政 EMS"),
            ["en: China Post ", "zh-CN: 中国邮政 ", "en: E M S"]
        );
        assert_eq!(guess("——你好 hello").tag, "zh-CN");
        assert_eq!(guess("11185").tag, "en");
    }
}
